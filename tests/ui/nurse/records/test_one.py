"""One past briefing: opened on record, read, corrected beside what stands."""

from briefings import NOW, NURSE, Writer, a_briefing
from past_briefings import ANN, DAY, LATER, MANAGER, ids

from models.record.events import VisitChanged
from models.store.errors import StoreError, Trouble
from models.store.retention import delete


def test_that_it_was_opened_is_on_record_before_it_is_shown(open_page, filled):
    page = open_page(filled)
    view = page.open()
    last = filled.events(view.briefing)[-1]

    assert (last.kind, last.purpose, last.by.name) == ("opened", "read", "Mia Sand")
    assert "Opened to read." in page.all_words()


def test_what_cannot_be_noted_is_not_shown(open_page, filled, monkeypatch):
    page = open_page(filled)

    def full(_events):
        raise StoreError(Trouble.FULL, "the disk is full")

    monkeypatch.setattr(filled, "append", full)
    page.open()

    assert page.part.stack.currentIndex() == 0
    assert "The disk is full. Nothing was written. Make room, then do it again." in page.words


def test_the_briefing_in_hand_gets_no_note_between_its_events(open_page, filled):
    newest = ids(filled)[0]
    page = open_page(filled, in_hand=lambda: newest)
    before = filled.events(newest)
    page.open()

    assert page.part.view.briefing == newest
    assert filled.events(newest) == before


def test_it_says_who_did_what_when_and_what_was_left_open(open_page, filled):
    page = open_page(filled)
    page.open()
    words = page.all_words()

    assert "How it ended: Put off" in words
    assert "Led by: Ann Okafor, nurse" in words
    assert "Handed to Bo Lind, nurse." in words
    assert "6 · 20 November 2026, 09:00:06 · Ann Okafor, nurse" in words
    assert "Has a question: Ask us about bladder. Note: Will ask the family" in words
    assert "Put off. Note: No interpreter" in words
    assert "canary" not in words


def test_answers_are_said_in_words_and_only_what_is_new(open_page, store):
    write = Writer()
    first, second = {"pregnancy": "no"}, {"pregnancy": "no", "which-side": "left"}
    store.append([
        write.started(),
        *(write(VisitChanged, procedures=("a", "b"), answers=each) for each in (first, second)),
        write.plan(),
    ])  # fmt: skip
    page = open_page(store)
    page.open()
    words = page.all_words()

    assert "Answered. pregnancy: no." in words
    assert "Answered. Which side: My left." in words
    assert "which-side" not in words
    assert "Plan shown, of content 1, in English." in words


def test_a_correction_stands_beside_the_entry_which_stays(open_page, filled):
    page = open_page(filled, ANN)
    view = page.open()
    before = filled.events(view.briefing)
    page.correct(3)
    panel = page.host.panel
    assert not panel.add.isEnabled()
    panel.says.edit.setText("The patient understood it.")
    panel.reason.edit.setText("Wrong line")
    panel.add.click()
    page.wait()

    after = filled.events(view.briefing)
    assert after[: len(before)] == before
    assert (after[-1].kind, after[-1].about, after[-1].by.name) == ("amended", 3, "Ann Okafor")
    assert "The correction is kept." in page.words
    words = page.all_words()
    assert f"Corrected in entry {after[-1].number}." in words
    assert "Correction of entry 3: The patient understood it. Reason: Wrong line" in words


def test_nobody_else_corrects_and_nobody_while_it_is_led(open_page, store):
    write = Writer(NOW, NURSE)
    store.append([write.started(), write.plan()])
    store.append(a_briefing(NOW - DAY))
    for at_work, place in ((ANN, 0), (MANAGER, 1)):
        page = open_page(store, at_work)
        page.open(place)
        assert not [each for each in page.buttons() if each.startswith("Correct")]


def test_a_deleted_briefing_shows_only_that_it_was(open_page, filled):
    gone = ids(filled)[0]
    delete(filled, gone, MANAGER.person, "kept for 30 days", LATER)
    page = open_page(filled)
    page.look_for(lambda panel: panel.stage.options["deleted"].click())
    page.open()

    words = page.all_words()
    assert "Deleted by the rule: kept for 30 days." in words
    assert "Ann Okafor" not in words
    assert page.buttons() >= {"‹ All briefings"}
    assert not page.buttons() & {"Print again", "Save as PDF", "Show the reference"}
