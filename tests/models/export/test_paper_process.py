import sys
import time
from datetime import datetime
from threading import Thread

import pytest
from builders import a_library, a_visit

from models.document.blocks import Paragraph
from models.document.sheet import full_sheet
from models.export import paper_process
from models.export.paper_process import Job
from models.export.pdf import PaperError, to_pdf
from models.planning.compiler import make_plan


@pytest.fixture
def document():
    return full_sheet(make_plan(a_library(), a_visit(("a",), {}, datetime(2026, 12, 2, 9))))


def test_a_sheet_set_apart_is_the_sheet_set_here(document):
    sheet = Job(document, "a4", 72).run()

    assert sheet.pdf == to_pdf(document, "a4")
    assert all(page.startswith(b"\x89PNG") for page in sheet.pages)


def test_what_cannot_be_set_is_said_and_not_a_traceback(document):
    from dataclasses import replace

    unknown = replace(document, blocks=(Paragraph("\U00013000"),))

    with pytest.raises(PaperError, match="(?i)font|character|set"):
        Job(unknown, "a4", 72).run()


def test_a_process_that_dies_makes_no_sheet(document, monkeypatch):
    dying = [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]
    monkeypatch.setattr(paper_process, "_COMMAND", dying)

    with pytest.raises(PaperError, match="no sheet was made"):
        Job(document, "a4", 72).run()


def test_a_sheet_that_nobody_waits_for_is_given_up_at_once(document, monkeypatch, tmp_path):
    begun = tmp_path / "begun"
    endless = f"import pathlib, time; pathlib.Path({str(begun)!r}).touch(); time.sleep(60)"
    monkeypatch.setattr(paper_process, "_COMMAND", [sys.executable, "-c", endless])
    job = Job(document, "a4", 72)
    refused = []

    def work():
        with pytest.raises(PaperError, match="nobody waits") as raised:
            job.run()
        refused.append(raised.value)

    worker = Thread(target=work)
    worker.start()
    while not begun.exists():
        time.sleep(0.01)
    job.stop()
    worker.join(10)

    assert len(refused) == 1
    assert not worker.is_alive()


def test_a_sheet_given_up_before_it_was_begun_is_never_begun(document):
    job = Job(document, "a4", 72)
    job.stop()

    with pytest.raises(PaperError, match="nobody waits"):
        job.run()
