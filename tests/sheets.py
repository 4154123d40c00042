"""Makes the sheet of a small visit, and finds what stands on it."""

import io
import re
from datetime import datetime

import pikepdf
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
    """Give the words of each page without the spaces; only what Typst writes is understood, so it is quick."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [squeezed("".join(_letters(page, page.resources))) for page in opened.pages]


def _letters(part, resources):
    """Read what is drawn on a page, and in the forms on it, by the tables of its fonts."""
    tables = {name: _table(font) for name, font in resources.get("/Font", {}).items()}
    for operands, operator in pikepdf.parse_content_stream(part, "Tf Tj TJ Do"):
        match str(operator):
            case "Tf":
                table = tables[operands[0]]
            case "Do" if (form := resources.XObject[operands[0]]).Subtype == "/Form":
                yield from _letters(form, form.get("/Resources", resources))
            case said:
                parts = operands[0] if said == "TJ" else operands
                drawn = b"".join(bytes(each) for each in parts if isinstance(each, pikepdf.String))
                yield from (table[drawn[at : at + 2]] for at in range(0, len(drawn), 2))


def _table(font):
    """Give the letters of each glyph of a font."""
    pairs = re.findall(rb"<(\w{4})>\s*<(\w+)>", font.ToUnicode.read_bytes())
    return {bytes.fromhex(glyph.decode()): bytes.fromhex(said.decode()).decode("utf-16-be") for glyph, said in pairs}
