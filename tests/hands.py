"""Clicks and keys as a person at the screen gives them: to the window, never past it to a widget."""

from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QRadioButton

APPOINTMENT = datetime(2026, 12, 2, 9, 0)  # noqa: DTZ001 - the clinic's local time
KEYS = Qt.Key


class Hands:
    """Works one window, by mouse or by keyboard."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window

    def click(self, widget, at=None):
        """Press where a widget is; what lies there must be that widget."""
        point = widget.mapTo(self.window, at or widget.rect().center())
        assert self.window.childAt(point) is widget, f"{self.window.childAt(point)} lies over {widget}"
        self.qtbot.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(point))

    def type(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Press a key; Qt gives it to whatever has the focus."""
        self.qtbot.keyClick(self.window.windowHandle(), key, modifier)

    def tab_to(self, widget):
        """Press Tab until a widget has the focus."""
        met = []
        while not widget.hasFocus():
            self.type(KEYS.Key_Tab)
            met.append(self.window.focusWidget())
            assert len(met) < 150, f"Tab never comes to {widget.accessibleName()}: {names(met)}"

    def button(self, words):
        """Find a visible button by the words on it or those that are spoken."""
        (found, *_) = [
            each
            for each in self.window.findChildren(QPushButton)
            if each.isVisible() and words in (each.text(), each.accessibleName())
        ] or [None]
        assert found is not None, f"no button {words!r} on {self.window.screen_name}"
        return found

    def shown(self, kind, name=""):
        """Give the visible widgets of a kind and name on this screen."""
        found = (
            self.window.present_screen.findChildren(kind, name)
            if name
            else (self.window.present_screen.findChildren(kind))
        )
        return [each for each in found if each.isVisible()]

    def text(self):
        """All words that the screen shows now."""
        from PySide6.QtWidgets import QLabel

        labels = [each.text() for each in self.window.findChildren(QLabel) if each.isVisible()]
        return "\n".join(labels + [each.text() for each in self.shown(QAbstractButton)])

    def go_on(self):
        self.click(self.window.footer.forward)

    def go_back(self):
        self.click(self.window.footer.back)

    def choose(self, procedure):
        """Tick a procedure's card, on whatever page it is."""
        while not (cards := self.shown(QCheckBox, f"card-{procedure}")):
            self.click(self.button("Next page ›"))
        self.click(cards[0])
        while (
            before := self.button("‹ Page before") if self.shown(QPushButton) and self._has("‹ Page before") else None
        ):
            if self.window.present_screen.pages.page == 0:
                break
            self.click(before)

    def _has(self, words):
        return any(each.text() == words for each in self.shown(QPushButton))

    def answer(self, answer=None):
        """Press an answer, by default one that raises no flag if there is one."""
        tiles = {each.objectName().removeprefix("answer-"): each for each in self.shown(QRadioButton)}
        self.click(tiles.get(answer or "no") or next(iter(tiles.values())))

    def pick_day(self):
        """Turn to December and choose the second."""
        screen = self.window.present_screen
        self.click(screen.month_after)
        self.click(next(each for each in screen.day_buttons if each.text() == "2" and each.isVisible()))

    def walk_to(self, target, *procedures, answers=()):
        """Walk from where one is to a screen, doing on each what it asks for."""
        waiting = list(procedures)
        answers = dict(answers)
        for _ in range(400):
            name = self.window.screen_name
            if name == target:
                return
            if name == "choose":
                for procedure in waiting:
                    self.choose(procedure)
                waiting = []
            elif name == "appointment" and self.shown(QPushButton, "") and self._has_day():
                self.pick_day()
            elif name == "questions" and self.shown(QRadioButton) and not self._answered():
                self.answer(answers.get(self.window.present_screen.question_id))
            self.go_on()
        raise AssertionError(f"the walk stays on {self.window.screen_name}")

    def _answered(self):
        return any(each.isChecked() for each in self.shown(QRadioButton))

    def _has_day(self):
        screen = self.window.present_screen
        return screen.day_buttons[10].isVisible() and not any(each.isChecked() for each in screen.day_buttons)


def names(widgets):
    return [each.accessibleName() or type(each).__name__ if each is not None else None for each in widgets]
