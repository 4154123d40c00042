"""Clicks and keys as a person at the screen gives them: to the window, never past it to a widget."""

from datetime import date, datetime
from itertools import combinations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QRadioButton, QWidget

from ui.screens.walk import PLACE

PROCEDURES = ("cystoscopy-flexible", "nephrostogram", "pyelogram-retrograde")
TOGETHER = [chosen for size in (1, 2, 3) for chosen in combinations(PROCEDURES, size)]
APPOINTMENT = datetime(2026, 12, 2, 9, 0)
LONGEST_WALK = 400
MOST_TABS = 150


class Hands:
    """Walks through a window; how a widget is pressed is up to the kind of hand."""

    def __init__(self, qtbot, window, session):
        self.qtbot, self.window, self.session = qtbot, window, session

    def press(self, widget):
        raise NotImplementedError

    def shown(self, kind, name=""):
        """Give the visible widgets of a kind on this screen."""
        found = self.window.present_screen.findChildren(kind)
        return [each for each in found if each.isVisible() and name in ("", each.objectName())]

    def button(self, words):
        """Find a visible button by the words on it or those that are spoken; None if there is none."""
        found = [each for each in self.window.findChildren(QPushButton) if each.isVisible()]
        return next((each for each in found if words in (each.text(), each.accessibleName())), None)

    def write(self, words):
        """Type into whatever has the focus."""
        for letter in words:
            self.qtbot.keyClick(self.window.windowHandle(), letter)

    def text(self):
        """Give all words that the window shows or speaks now."""
        seen = [each for each in self.window.findChildren(QWidget) if each.isVisible()]
        labels = [each.text() for each in seen if isinstance(each, QLabel | QAbstractButton)]
        return "\n".join(labels + [each.accessibleName() for each in seen])

    def read_to_the_end(self):
        """Give all words of this screen, page by page; ends on its last page."""
        words = [self.text()]
        while self.window.present_screen.pages.page + 1 < self.window.present_screen.pages.count:
            self.go_on()
            words.append(self.text())
        return "\n".join(words)

    def turn_to(self, words):
        """Turn pages until a button is there, and give it."""
        while self.button(words) is None:
            self.go_on()
        return self.button(words)

    def go_on(self):
        self.press(self.window.footer.forward)

    def go_back(self):
        self.press(self.window.footer.back)

    def choose(self, procedure):
        """Tick a procedure's card, on whatever page it is."""
        while self.window.present_screen.pages.page:
            self.press(self.button("‹ Page before"))
        while not self.shown(QCheckBox, f"card-{procedure}"):
            self.press(self.button("Next page ›"))
        self.press(self.shown(QCheckBox, f"card-{procedure}")[0])

    def answer(self, answer):
        """Press an answer; the first one if there is no such."""
        tiles = self.shown(QRadioButton)
        wanted = [each for each in tiles if each.objectName() == f"answer-{answer}"]
        self.press((wanted or tiles)[0])

    def pick_day(self, day=2):
        """Turn to a day of December, if it is not shown yet, and choose it."""
        days, wanted = self.window.present_screen.days, date(2026, 12, day)
        while days.button(wanted) is None:
            self.press(days.month_after)
        self.press(days.button(wanted))

    def take_time(self, day=2):
        """Choose a day and go on, through however many pages the screen has."""
        heading = self.window.present_screen.heading.text()
        self.pick_day(day)
        while self.window.screen_name == "appointment" and self.window.present_screen.heading.text() == heading:
            self.go_on()

    def tick(self, tile):
        """Press a tile of the appointment screen, on whatever page it is."""
        while not tile.isVisible():
            assert self.window.present_screen.pages.turn(1)
        self.press(tile)

    @property
    def question(self):
        """The question that is being asked."""
        asked = self.window.present_screen.asked.text()
        return next(each for each in self.session.questions if each.ask == asked)

    def walk_to(self, target, *procedures, answers=()):
        """Walk from where one is to a screen, doing on each what it asks for."""
        for _ in range(LONGEST_WALK):
            if self.window.screen_name == target:
                return
            self._do_what_is_asked(procedures, dict(answers))
            self.go_on()
        raise AssertionError(f"the walk stays on {self.window.screen_name}")

    def stand_at(self, target, *procedures, answers=()):
        """Be on a screen as if one had walked there, for tests of something else than the walk."""
        answers = dict(answers)
        for procedure in procedures:
            self.session.toggle(procedure)
        if PLACE[target] > PLACE["appointment"]:
            self.session.set_appointments(dict.fromkeys(procedures, APPOINTMENT))
        if PLACE[target] > PLACE["questions"]:
            while (place := self.session.unanswered) is not None:
                asked = self.session.questions[place]
                said = answers.get(asked.id, "no")
                self.session.answer(asked.id, said if said in asked.answers else next(iter(asked.answers)))
        if PLACE[target] > PLACE["check"]:
            self.window.show_screen("check", forward=True)  # what comes later is compared with what it showed
        self.window.show_screen(target, forward=True)

    def _do_what_is_asked(self, procedures, answers):
        name, screen = self.window.screen_name, self.window.present_screen
        if name == "choose":
            for procedure in set(procedures) - set(self.session.selection):
                self.choose(procedure)
        elif name == "appointment" and screen.days.isVisible() and not self.session.times:
            if not screen.unknown.isChecked() and screen._shown_day is None:
                self.pick_day()
        elif name == "questions" and self.shown(QRadioButton) and self.question.id not in self.session.answers:
            self.answer(answers.get(self.question.id, "no"))


class Mouse(Hands):
    """Presses by a click at the widget's place; what lies there must be that widget."""

    def press(self, widget):
        self.click(widget, widget.rect().center())

    def click(self, widget, point):
        place = widget.mapTo(self.window, point)
        assert self.window.childAt(place) is widget, f"{self.window.childAt(place)} lies over {widget}"
        self.qtbot.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(place))


class Keys(Hands):
    """Presses by Tab, arrows, Space and Enter; Qt gives each key to whatever has the focus."""

    def type(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.window.windowHandle(), key, modifier)

    def press(self, widget):
        self.tab_to(widget)
        self.type(Qt.Key.Key_Return if isinstance(widget, QPushButton) else Qt.Key.Key_Space)

    def tab_to(self, widget):
        """Press Tab until a widget has the focus; between answers of one question, the arrow key."""
        met = []
        while not widget.hasFocus():
            self.type(self._way_to(widget))
            met.append(self.window.focusWidget())
            assert len(met) < MOST_TABS, f"Tab never comes to '{widget.accessibleName()}': {names(met[:20])}"

    def _way_to(self, widget):
        focused = self.window.focusWidget()
        group = focused.group() if isinstance(focused, QAbstractButton) else None
        if group is None or not isinstance(widget, QAbstractButton) or group is not widget.group():
            return Qt.Key.Key_Tab
        if isinstance(widget, QRadioButton):
            return Qt.Key.Key_Down
        if widget.y() != focused.y():
            return Qt.Key.Key_Down if widget.y() > focused.y() else Qt.Key.Key_Up
        return Qt.Key.Key_Right if widget.x() > focused.x() else Qt.Key.Key_Left


def names(widgets):
    """Name widgets as a screen reader does, or by their class."""
    return [each.accessibleName() or type(each).__name__ if each is not None else None for each in widgets]
