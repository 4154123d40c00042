from datetime import datetime

import pytest
from builders import a_library, a_visit

from models.document.blocks import Paragraph
from models.document.sheet import full_sheet
from models.export import paper_process
from models.export.paper_process import set_apart
from models.export.pdf import PaperError, to_pdf
from models.planning.compiler import make_plan


@pytest.fixture
def document():
    return full_sheet(make_plan(a_library(), a_visit(("a",), {}, datetime(2026, 12, 2, 9))))


def test_a_sheet_set_apart_is_the_sheet_set_here(document):
    sheet = set_apart(document, "a4", 72)

    assert sheet.pdf == to_pdf(document, "a4")
    assert all(page.startswith(b"\x89PNG") for page in sheet.pages)


def test_what_cannot_be_set_is_said_and_not_a_traceback(document):
    from dataclasses import replace

    unknown = replace(document, blocks=(Paragraph("\U00013000"),))

    with pytest.raises(PaperError, match="(?i)font|character|set"):
        set_apart(unknown, "a4", 72)


def test_a_process_that_dies_makes_no_sheet(document, monkeypatch):
    monkeypatch.setattr(paper_process, "_PROGRAM", "import os; os.kill(os.getpid(), 9)")

    with pytest.raises(PaperError, match="no sheet was made"):
        set_apart(document, "a4", 72)
