"""Past briefings: found, opened to read, corrected, copied, checked and deleted, by whoever may, always on record."""

import threading
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import repeat

import pytest
from briefings import NOW, NURSE, Writer, a_briefing
from hosted import LOOKS, calm, faults, faults_on_all_pages, hosted
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QLabel, QPushButton

from models.record.chain import Link
from models.record.event import Person
from models.record.events import HandedOver, LineMarked, Stopped, TaughtBack
from models.staff import AtWork
from models.store.errors import StoreError, Trouble
from models.store.memory import MemoryStore
from models.store.retention import delete
from models.store.sqlite_file import open_file
from ui.nurse.records_desk import RecordsDesk
from ui.nurse.records_page import RecordsPage
from ui.nurse.records_row import RecordRow
from ui.nurse.records_verify import grouped
from ui.nurse.records_words import trouble_words

NAMES = {"a": "Cystoscopy", "b": "Nephrostogram"}
OTHER = Person(name="Bo Lind", role="nurse")
MANAGER, ANN, BO = (
    AtWork(person=Person(name="Mia Sand", role="ward manager"), rights="manager"),
    AtWork(person=NURSE, rights="nurse"),
    AtWork(person=OTHER, rights="nurse"),
)
LEADS = AtWork(person=NURSE, rights="manager")
LATER = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def put_off(at=NOW, by=NURSE):
    """A briefing that was put off, with a question open and one handed over."""
    write = Writer(at, by)
    started, plan = write.started(reference="MRN 48219999"), write.plan()
    line = next(iter(plan.kept.lines))
    asked = next(iter(plan.kept.teach_back))
    marked = write(LineMarked, line=line, mark="question", reason="Will ask the family")
    taught = write(TaughtBack, item=asked, outcome="not_yet")
    handed = write(HandedOver, to=OTHER, matters=(f"teach-back:{asked}",))
    return [started, plan, marked, taught, handed, write(Stopped, outcome="deferred", reason="No interpreter")]


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


class Past:
    """The page as somebody at the desk uses it."""

    def __init__(self, host):
        self.host, self.part = host, host.part

    def wait(self):
        for _ in range(4):
            QThreadPool.globalInstance().waitForDone()
            calm()

    def press(self, words):
        found = [each for each in self.host.findChildren(QPushButton) if each.isVisible()]
        button = next(each for each in found if words in (each.accessibleName(), each.text().replace("\n", " ")))
        assert button.isEnabled(), words
        button.click()
        self.wait()

    def buttons(self):
        found = [each for each in self.host.findChildren(QPushButton) if each.isVisible()]
        return {each.accessibleName() or each.text() for each in found}

    @property
    def rows(self):
        return [each for each in self.part.list.pages.items if isinstance(each, RecordRow) and each.isVisible()]

    @property
    def words(self):
        return "\n".join(each.text() for each in self.host.findChildren(QLabel) if each.isVisible())

    def open(self, place=0):
        self.rows[place].open.click()
        self.wait()
        return self.part.view

    def look_for(self, fill):
        self.press("Find …")
        fill(self.host.panel)
        self.host.panel.look.click()
        self.wait()

    def correct(self, number):
        """Press *Correct* of an entry, on whatever page it is."""
        pages = self.part.view.turner.pages
        while f"Correct entry {number}" not in self.buttons():
            assert pages.turn(1)
            calm()
        self.press(f"Correct entry {number}")

    def all_words(self):
        """All words of the briefing that is shown, page by page."""
        pages, found = self.part.view.turner.pages, []
        pages.show_first()
        while True:
            calm()
            found.append(self.words)
            if not pages.turn(1):
                return "\n".join(found)


def ids(store, **criteria):
    return [each.briefing for each in store.find(limit=1000, **criteria)]


# -- the list -------------------------------------------------------------------------------------------------------


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
    [(by_reference, 1), (by_day, 1), (by_appointment, 9), (by_stage, 1), (by_owner, 6), (by_procedure, 19)],
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


# -- one briefing ---------------------------------------------------------------------------------------------------


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


# -- copies and paper -----------------------------------------------------------------------------------------------


def test_copies_of_several_are_written_off_the_gui_thread_and_noted(open_page, filled, tmp_path):
    asked, written, path = [], [], tmp_path / "out.json"

    def choose(name):
        asked.append(name)
        return path

    def export(*given):
        written.append((*given, threading.get_ident()))

    page = open_page(filled, choose_file=choose, export=export)
    chosen = [each.briefing for each in page.rows[:2]]
    for row in page.rows[:2]:
        row.tick.click()
    page.press("Save 2 as JSON")

    assert asked == ["briefings-2026-11-22.json"]
    ((to, kind, briefings, thread),) = written
    assert (to, kind, set(briefings)) == (path, "json", set(chosen))
    assert thread != threading.get_ident()
    assert all(filled.events(each)[-1].purpose == "export" for each in chosen)
    assert "Saved as out.json." in page.words


def test_what_is_ticked_stays_ticked_from_page_to_page(open_page, filled):
    page = open_page(filled)
    page.rows[0].tick.click()
    first = page.rows[0].briefing
    page.press("Older ›")
    page.rows[0].tick.click()
    page.press("‹ Newer")

    assert page.rows[0].tick.isChecked()
    assert first in page.part.list.ticked
    assert "Save 2 as PDF" in page.buttons()
    page.press("Choose none")
    assert "Save 2 as PDF" not in page.buttons()
    assert not page.rows[0].tick.isChecked()


def test_who_names_no_file_takes_no_copy(open_page, filled):
    page = open_page(filled, export=lambda *_: pytest.fail("nothing was named"))
    view = page.open()
    page.press("Save as PDF")

    assert filled.events(view.briefing)[-1].purpose == "read"


def test_a_copy_that_cannot_be_written_says_why(open_page, filled, tmp_path):
    def export(*_):
        raise OSError(28, "No space left on device")

    page = open_page(filled, choose_file=lambda _: tmp_path / "out.pdf", export=export)
    page.open()
    page.press("Save as PDF")

    assert "No space left on device" in page.words


def test_printing_again_is_noted_then_asked_for_on_the_gui_thread(open_page, filled):
    printed = []
    page = open_page(filled, ANN, print_again=lambda each: printed.append((each, threading.get_ident())))
    view = page.open()
    page.press("Print again")

    assert printed == [(view.briefing, threading.get_ident())]
    assert filled.events(view.briefing)[-1].purpose == "print"


# -- the chain ------------------------------------------------------------------------------------------------------


def check(page, known=""):
    page.press("Check the records …")
    page.host.panel.known.edit.setText(known)
    page.press("Check now")
    return page.words


def test_a_whole_chain_gives_its_last_link_to_note(open_page, filled):
    words = check(open_page(filled, ANN))
    *_, last = filled.links()

    assert "entries. The chain is whole." in words
    assert grouped(last.hash) in words
    assert f"{last.position} entries" in words


def test_a_noted_link_is_found_again_however_it_is_written(open_page, filled):
    noted = list(filled.links())[20].hash

    assert "The chain is whole." in check(open_page(filled), f" {grouped(noted).upper()} ")


def test_a_missing_end_is_found_by_the_noted_link(open_page, filled):
    words = check(open_page(filled), "ab" * 32)

    assert "The chain breaks at link" in words
    assert "the hash that was noted earlier is not in the chain" in words


def test_the_first_broken_link_is_named(open_page, filled, monkeypatch):
    links = list(filled.links())
    third = links[2]
    links[2] = Link(**{**vars(third), "body": third.body.replace("Will it hurt?", "Nothing hurts.")})
    monkeypatch.setattr(filled, "links", lambda *_: iter(links))
    words = check(open_page(filled))

    assert "The chain breaks at link 3." in words
    assert "its text was changed." in words
    assert str(third.briefing) in words


def test_a_long_check_says_how_far_it_is_and_can_be_stopped(open_page, filled, monkeypatch, qtbot):
    link = next(iter(filled.links()))
    monkeypatch.setattr("models.record.chain._wrong", lambda *_: None)
    monkeypatch.setattr(filled, "links", lambda *_: repeat(link))
    page = open_page(filled)
    page.part.verify.click()
    panel = page.host.panel
    panel.button.click()
    assert panel.button.text() == "Stop"
    qtbot.waitUntil(lambda: "done so far" in panel.state.text(), timeout=20_000)
    panel.button.click()
    qtbot.waitUntil(lambda: panel.state.text() == "Stopped. Nothing was changed.", timeout=20_000)

    assert panel.button.isEnabled()
    assert panel.button.text() == "Check now"


def test_closing_the_panel_ends_the_work(open_page, filled, monkeypatch):
    begun, link = threading.Event(), next(iter(filled.links()))

    def endless(*_):
        while True:
            begun.set()
            yield link

    monkeypatch.setattr("models.record.chain._wrong", lambda *_: None)
    monkeypatch.setattr(filled, "links", endless)
    page = open_page(filled)
    page.part.verify.click()
    page.host.panel.button.click()
    assert begun.wait(20)
    page.host.overlay.close_panel()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert QThreadPool.globalInstance().waitForDone(20_000)


# -- what is old ----------------------------------------------------------------------------------------------------


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
    assert "The chain is whole." in check(page)


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


# -- troubles -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_words_and_keeps_the_way_back(open_page, filled, monkeypatch, trouble):
    page = open_page(filled)

    def find(*_, **__):
        raise StoreError(trouble, "technical")

    monkeypatch.setattr(filled, "find", find)
    page.press("Older ›")

    words = trouble_words(StoreError(trouble, "technical"))
    assert words != "technical"
    assert words in page.words
    monkeypatch.undo()
    page.press("‹ Newer")
    assert page.rows


# -- how it looks ---------------------------------------------------------------------------------------------------

OPENED = {
    "list": Past.wait,
    "ticked": lambda page: [page.rows[0].tick.click(), page.press("Show references")],
    "find": partial(Past.press, words="Find …"),
    "view": Past.open,
    "verify": check,
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
