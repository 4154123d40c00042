"""Stores with briefings in them, and the page that shows them."""

from datetime import datetime

import pytest
from briefings import NOW, NURSE, a_briefing
from hosted import hosted
from past_briefings import DAY, LATER, MANAGER, NAMES, OTHER, Past, put_off

from models.store.memory import MemoryStore
from models.store.sqlite_file import open_file
from ui.nurse.records_desk import RecordsDesk
from ui.nurse.records_page import RecordsPage


@pytest.fixture(params=["memory", "file"])
def store(request, tmp_path):
    """A store in memory, and a real encrypted file."""
    with MemoryStore() if request.param == "memory" else open_file(tmp_path / "data" / "records.db", "ab" * 32) as made:
        yield made


@pytest.fixture
def filled(store):
    """Eighteen finished briefings, a day apart; every third was led by Bo; the newest was put off."""
    for days in range(18, 0, -1):
        by, at = OTHER if days % 3 == 0 else NURSE, NOW - days * DAY
        appointments = {"a": datetime(2026, 12, 2, 9, 0)} if days % 2 else {}
        store.append(a_briefing(at, by, reference=f"MRN {48210000 + days}", appointments=appointments))
    store.append(put_off())
    return store


@pytest.fixture
def open_page(qtbot):
    opened = []

    def _open(store, at_work=MANAGER, in_hand=lambda: None, size=(1280, 800), look=(1.0, "standard", False), **desk):
        made = RecordsDesk(store, at_work, NAMES, clock=lambda: LATER, **desk)
        context = hosted(qtbot, lambda: RecordsPage(made, in_hand), size, *look)
        opened.append(context)
        page = Past(context.__enter__())
        page.part.show_list()
        page.wait()
        return page

    yield _open
    for each in opened:
        each.__exit__(None, None, None)
