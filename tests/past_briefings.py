"""Briefings of a fortnight and more, and somebody at the desk who looks at them."""

from datetime import UTC, datetime, timedelta

from briefings import NOW, NURSE, Writer
from hosted import calm
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QLabel, QPushButton

from models.record.event import Person
from models.record.events import HandedOver, LineMarked, Stopped, TaughtBack
from models.record.names import Names
from models.staff import AtWork
from ui.nurse.records_row import RecordRow

NAMES = Names(
    {"a": "Cystoscopy", "b": "Nephrostogram"}, {"which-side": "Which side"}, {("which-side", "left"): "My left"}
)
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

    def check(self, known=""):
        """Check the chain; give what is said of it."""
        self.press("Check the records …")
        self.host.panel.known.edit.setText(known)
        self.press("Check now")
        return self.words


def ids(store, **criteria):
    return [each.briefing for each in store.find(limit=1000, **criteria)]
