"""Makes the sheet of a small visit, and finds what stands on it."""

import io
import re
from datetime import datetime

import pypdf
from builders import a_library, a_procedure, a_visit

from models.document.blocks import Checklist, Document, Heading
from models.document.sheet import full_sheet
from models.language import Language
from models.planning.compiler import make_plan
from models.site import NO_SITE, Site

WHEN = datetime.fromisoformat("2026-12-02T09:00")
NOW = datetime.fromisoformat("2026-11-20T10:00")
SITE = Site.model_validate(
    {"name": "Riverside", "emergency_number": "999", "phones": [{"label": "Always", "number": "020 7946 0018"}]}
)


def a_sheet(
    *procedures, site=NO_SITE, answers=None, when=WHEN, now=NOW, views=None, language=None, **kinds
) -> Document:
    library = a_library(*procedures, **kinds)
    visit = a_visit(tuple(library.procedures), answers or {"pregnancy": "no"}, when, now)
    plan = make_plan(library, visit, site)
    return full_sheet(plan, site, language or Language(), views or {})


def of(document, kind):
    return [block for block in document.blocks if isinstance(block, kind)]


def lines(document):
    return [line for checklist in of(document, Checklist) for line in checklist.lines]


def line(document, text):
    return next(each for each in lines(document) if each.text == text)


def headings(document):
    return [block.text for block in of(document, Heading)]


def prepared(*instructions, **changes):
    return a_procedure(preparation=list(instructions), **changes)


def squeezed(text):
    return re.sub(r"\s+", "", text)


def pages(pdf):
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
