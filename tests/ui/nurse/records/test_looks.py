"""Nothing of past briefings is cut or too small."""

from datetime import datetime
from functools import partial

import pytest
from briefings import NOW, NURSE, a_briefing
from hosted import LOOKS, faults, faults_on_all_pages
from past_briefings import DAY, LEADS, Past

from models.store.memory import MemoryStore

OPENED = {
    "list": Past.wait,
    "ticked": lambda page: [page.rows[0].tick.click(), page.press("Show references")],
    "find": partial(Past.press, words="Find …"),
    "view": Past.open,
    "verify": Past.check,
    "old": lambda page: [page.press("Old ones …"), page.press("Look what is old")],
    "amend": lambda page: [page.open(), page.correct(3)],
}


@pytest.mark.matrix
@pytest.mark.parametrize("what", OPENED)
@pytest.mark.parametrize(("size", "text", "theme_name", "rtl"), LOOKS)
def test_nothing_is_cut_or_too_small(open_page, size, text, theme_name, rtl, what):
    store = MemoryStore()
    for days in range(24, 0, -1):
        appointments = {"a": datetime(2026, 12, 2, 9, 0)}
        store.append(a_briefing(NOW - days * DAY, NURSE, reference=f"MRN {48210000 + days}", appointments=appointments))
    page = open_page(store, LEADS, size=size, look=(text, theme_name, rtl), keep_days=20)
    OPENED[what](page)
    page.wait()

    if page.host.panel is not None:
        assert not faults_on_all_pages(page.host.panel, page.host.overlay)
    elif what == "view":
        assert not faults_on_all_pages(page.part.view.turner.pages, page.part)
    else:
        assert page.rows
        assert not faults(page.part)
