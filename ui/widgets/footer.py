"""The footer: back, a word on progress, help, and on."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import tr
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import Button, Kind
from ui.widgets.labels import label

_GAP_MM = 4
_ARROW = "‹"


class Footer(QFrame):
    """The strip at the foot of every page: the same buttons in the same places.

    Signals:
        back_requested, help_requested, restart_requested, continue_requested, hide_requested: A button was pressed.
    """

    back_requested = Signal()
    help_requested = Signal()
    restart_requested = Signal()
    continue_requested = Signal()
    hide_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._in_public = self._anything = False
        self.setObjectName("footer")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(look().mm(7), look().mm(3), look().mm(7), look().mm(3))
        self._column.setSpacing(look().mm(_GAP_MM))
        self._row = QHBoxLayout()
        self._row.setSpacing(look().mm(_GAP_MM))
        self._column.addLayout(self._row)
        self.back, self.help, self.restart, self.hide_now, self.forward = (Button() for _ in range(5))
        self._note = label("", "small", soft=True)
        for each, stretch in (
            (self.back, 0), (self.help, 0), (self._note, 100), (self.restart, 0), (self.hide_now, 0), (self.forward, 0)
        ):  # fmt: skip
            self._row.addWidget(each, stretch)
        self._row.insertStretch(self._row.indexOf(self._note), 1)  # where there is no note
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # help stays where it is
        self.back.setSizePolicy(policy)
        self.back.clicked.connect(self.back_requested)
        self.help.clicked.connect(self.help_requested)
        self.restart.clicked.connect(self.restart_requested)
        self.hide_now.clicked.connect(self.hide_requested)
        self.forward.clicked.connect(self.continue_requested)
        self.forward.setProperty("kind", "primary")
        self._forward_words = ""
        self._name()

    def go_public(self, *, anything: bool = True) -> None:
        """Have *Hide now* stand for *Start again*, for others may look; without ``anything`` to hide, neither."""
        self._in_public, self._anything = True, anything
        self._fit()

    def show_note(self, text: str) -> None:
        """Say in a few words how far one is."""
        self._note.setText(text)

    def show_forward(self, words: str) -> None:
        """Name the main button; *Continue* if empty."""
        self._forward_words = words
        self._name()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language, fit the new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self._name()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the note out where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def _name(self) -> None:
        self.back.setAccessibleName(tr("Back"))
        self.help.setAccessibleName(tr("Get help"))
        self.hide_now.setAccessibleName(tr("Hide now: forget everything"))
        self.restart.setText(tr("Start again"))
        self.restart.setProperty("kind", "large")
        self.forward.setText(tr("{words} ›").format(words=self._forward_words or tr("Continue")))
        self.forward.setAccessibleName(self._forward_words or tr("Continue"))

    def _fit(self) -> None:
        """Have what is wider than the strip stand as a sign: first what hides, then help, then the way back.

        What is shown is decided before anything is shown: even for a moment it would make the window wider.
        """
        third = self.hide_now if self._in_public else self.restart
        buttons = [self.back, self.help, *((third,) if self._anything or not self._in_public else ()), self.forward]
        for signs in range(4):
            for place, (button, words, kind, sign) in enumerate(self._in_words()):
                self._dress(button, words, kind, sign if place < signs else "")
            needed = self._needed(buttons)
            if needed > self.width() and self.restart in buttons:
                buttons.remove(self.restart)  # the help panel offers it too
                needed = self._needed(buttons)
            if needed <= self.width():
                break
        self._stack(needed > self.width())
        for each in (self.restart, self.hide_now):
            each.setVisible(each in buttons)
        room = self.width() - needed - look().mm(_GAP_MM)
        wide = room > max(look().mm(30), self._note.minimumSizeHint().width())
        self._note.setVisible(wide and self._note.heightForWidth(room) <= self.forward.sizeHint().height())
        self._column.activate()

    def _in_words(self) -> tuple[tuple[Button, str, Kind, str], ...]:
        return (
            (self.hide_now, tr("Hide now"), "large", "hide"),
            (self.help, tr("Get help"), "large", "question"),
            (self.back, tr("‹ Back"), "outline", _ARROW),
        )

    @staticmethod
    def _needed(buttons: list[Button]) -> int:
        """Give the width of buttons in one row."""
        return sum(each.sizeHint().width() for each in buttons) + look().mm(14 + _GAP_MM * len(buttons))

    def _stack(self, apart: bool) -> None:
        """Put the main button into a row of its own, as wide as the strip."""
        if apart and self._row.indexOf(self.forward) >= 0:
            self._column.addWidget(self.forward)
        elif not apart and self._row.indexOf(self.forward) < 0:
            self._row.addWidget(self.forward)

    @staticmethod
    def _dress(button: Button, words: str, kind: Kind, sign: str) -> None:
        """Show a button in words, or as a sign only; its spoken name stays."""
        side, drawn = look().mm(10), sign not in ("", _ARROW)
        button.setText(words if not sign else "" if drawn else sign)
        button.setIcon(icon(sign, look().theme.ink, side) if drawn else QIcon())
        button.setIconSize(QSize(side, side))
        kind = "icon" if sign else kind
        if button.property("kind") != kind:
            button.setProperty("kind", kind)
            button.style().polish(button)
