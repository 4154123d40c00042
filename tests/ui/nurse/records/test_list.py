"""The list of past briefings: pages, what is looked for, and whose they are."""

import threading

import pytest
from past_briefings import BO, ids


def test_the_list_goes_from_the_newest_to_the_oldest_and_back(open_page, filled):
    page, seen, ways = open_page(filled), [], 0
    while True:
        seen += [each.briefing for each in page.rows]
        if not page.part.list.older.isEnabled():
            break
        page.press("Older ›")
        ways += 1
    assert seen == ids(filled)

    for _ in range(ways):
        page.press("‹ Newer")
    assert [each.briefing for each in page.rows] == seen[: len(page.rows)]
    assert not page.part.list.newer.isEnabled()


def test_it_holds_no_more_rows_than_it_shows(open_page, filled):
    page = open_page(filled)

    assert len(page.part.list.pages.items) <= 2 * len(page.rows)


def test_turning_the_page_fills_the_same_rows_again(open_page, filled):
    page = open_page(filled)
    rows, first = page.rows, page.words
    page.press("Older ›")

    assert page.rows == rows
    assert page.words != first
    assert not [each for each in rows if each.isWindow() or each.tick.isWindow()]


def test_a_larger_window_shows_more_rows(open_page, filled):
    page = open_page(filled)
    before = len(page.rows)
    page.host.resize(1280, 1400)
    page.wait()

    assert len(page.rows) > before


def test_the_store_is_asked_off_the_gui_thread(open_page, filled, monkeypatch):
    threads = []
    find, events, append = filled.find, filled.events, filled.append
    for name, work in (("find", find), ("events", events), ("append", append)):

        def noted(*given, work=work, **said):
            threads.append(threading.get_ident())
            return work(*given, **said)

        monkeypatch.setattr(filled, name, noted)
    open_page(filled).open()

    assert threads
    assert threading.get_ident() not in threads


def by_reference(panel):
    panel.reference.edit.setText("mrn48210007")


def by_the_end_of_a_reference(panel):
    panel.reference.edit.setText("0007")


def by_day(panel):
    panel.led_on.edit.setText("13.11.2026")


def by_appointment(panel):
    panel.appointment_on.edit.setText("2.12.2026")


def by_stage(panel):
    panel.stage.options["deferred"].click()


def by_owner(panel):
    panel.owner.edit.setText("Bo Lind")


def by_procedure(panel):
    panel.procedure.options["b"].click()


@pytest.mark.parametrize(
    ("fill", "many"),
    [
        (by_reference, 1),
        (by_the_end_of_a_reference, 1),
        (by_day, 1),
        (by_appointment, 9),
        (by_stage, 1),
        (by_owner, 6),
        (by_procedure, 19),
    ],
)
def test_a_briefing_is_found_by_what_is_known_of_it(open_page, filled, fill, many):
    page = open_page(filled, size=(1280, 2400))
    page.look_for(fill)

    assert len(page.rows) == many
    assert "Looked for: " in page.words
    assert "48210007" not in page.words
    page.press("Show all")
    assert "Looked for: " not in page.words


def test_a_day_that_is_none_is_not_looked_for(open_page, filled):
    page = open_page(filled)
    page.press("Find …")
    page.host.panel.led_on.edit.setText("31.2.2026")

    assert not page.host.panel.look.isEnabled()


def test_an_empty_list_says_so(open_page, store):
    page = open_page(store)
    assert "No briefing is kept here yet." in page.words
    page.look_for(by_day)

    assert "No briefing matches." in page.words


def test_a_nurse_finds_and_opens_only_what_is_their_own(open_page, filled):
    page = open_page(filled, BO, size=(1280, 2400))
    assert len(page.rows) == 6
    assert not page.buttons() & {"Old ones …"}
    assert not [each for each in page.buttons() if "for a copy" in each]

    page.part.open_briefing(ids(filled)[0])
    page.wait()

    assert "You did not lead this briefing. A manager can open it." in page.words
    assert [each.kind for each in filled.events(ids(filled)[0])][-1] == "stopped"


def test_references_show_only_their_end_until_asked_for(open_page, filled):
    page = open_page(filled)
    assert "••••9999" in page.words
    assert "48219999" not in page.words + "".join(page.buttons())

    page.press("Show references")
    assert "MRN 48219999" in page.words
    page.open()
    assert "48219999" not in page.words
    page.press("Show the reference")
    assert "Reference: MRN 48219999" in page.words
    page.press("‹ All briefings")
    assert "48219999" not in page.words
