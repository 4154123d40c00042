"""What is older than the clinic keeps, shown, confirmed and deleted."""

import pytest
from past_briefings import ANN, DAY, LATER, MANAGER, NAMES, ids

from ui.nurse.records_desk import RecordsDesk


def test_what_is_old_is_shown_then_confirmed_then_deleted(open_page, filled):
    page = open_page(filled, keep_days=12)
    old = [each for each in filled.find(limit=1000) if each.led_on + 12 * DAY < LATER.date()]
    page.press("Old ones …")
    page.press("Look what is old")
    panel = page.host.panel

    assert f"{len(old)} briefings go for good." in page.words
    assert panel.button.text() == "Delete them"
    assert not panel.button.isEnabled()
    assert len(filled.find(limit=1000)) == 19
    panel.confirm.click()
    page.press("Delete them")

    assert f"{len(old)} briefings were deleted." in page.words
    assert len(filled.find(limit=1000)) == 19 - len(old)
    (tombstone,) = filled.events(old[0].briefing)
    assert (tombstone.kind, tombstone.by.name, tombstone.rule) == ("deleted", "Mia Sand", "kept for 12 days")
    page.host.overlay.close_panel()
    assert "The chain is whole." in page.check()


def test_where_nothing_is_old_nothing_can_be_deleted(open_page, filled):
    page = open_page(filled, keep_days=3650)
    page.press("Old ones …")
    page.press("Look what is old")

    assert "Nothing is older than that." in page.words
    assert page.host.panel.button.text() == "Look what is old"


def test_without_the_clinics_rule_nothing_is_deleted(open_page, filled):
    page = open_page(filled)
    page.press("Old ones …")

    assert "does not say how long briefings are kept" in page.words
    assert not page.host.panel.button.isEnabled()


def test_the_desk_itself_refuses_who_may_not(filled):
    desk = RecordsDesk(filled, ANN, NAMES, keep_days=1, clock=lambda: LATER)
    with pytest.raises(Exception, match="Only a manager may delete"):
        desk.delete_expired(LATER)
    with pytest.raises(Exception, match="Only a manager may take copies"):
        desk.copy(None, "json", ids(filled)[:1], None)
    with pytest.raises(Exception, match="Only who led"):
        RecordsDesk(filled, MANAGER, NAMES).amend(ids(filled)[0], 1, "x", "y")
