"""The footer: back, a word on progress, help, and on."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.language import tr
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import label


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
        row = QHBoxLayout(self)
        row.setContentsMargins(look().mm(7), look().mm(3), look().mm(7), look().mm(3))
        row.setSpacing(look().mm(4))
        self.back, self.help, self.restart, self.hide_now, self.forward = (Button() for _ in range(5))
        for button, kind in (
            (self.back, "outline"),
            (self.help, "large"),
            (self.restart, "large"),
            (self.hide_now, "large"),
            (self.forward, "primary"),
        ):
            button.setProperty("kind", kind)
        self._note = label("", "small", soft=True)
        row.addWidget(self.back)
        row.addWidget(self._note, 1)
        row.addWidget(self.help)
        row.addWidget(self.restart)
        row.addWidget(self.hide_now)
        row.addWidget(self.forward)
        self.back.clicked.connect(self.back_requested)
        self.help.clicked.connect(self.help_requested)
        self.restart.clicked.connect(self.restart_requested)
        self.hide_now.clicked.connect(self.hide_requested)
        self.forward.clicked.connect(self.continue_requested)
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
        self.back.setText(tr("‹ Back"))
        self.back.setAccessibleName(tr("Back"))
        self.help.setText(tr("Get help"))
        self.restart.setText(tr("Start again"))
        self.hide_now.setAccessibleName(tr("Hide now: forget everything"))
        self.forward.setText(tr("{words} ›").format(words=self._forward_words or tr("Continue")))
        self.forward.setAccessibleName(self._forward_words or tr("Continue"))

    def _fit(self) -> None:
        if self._in_public:
            self._shorten(short=False)
        third = self.hide_now if self._in_public else self.restart
        buttons = sum(button.sizeHint().width() for button in (self.back, self.help, third, self.forward))
        if self._in_public and self.width() < buttons + look().mm(14 + 3 * 4):
            self._shorten(short=True)
        room = self.width() - buttons - look().mm(14 + 4 * 4)
        self._note.setVisible(room > max(look().mm(30), self._note.minimumSizeHint().width()))
        self.restart.setVisible(not self._in_public and self.width() > buttons + look().mm(28))
        self.hide_now.setVisible(self._in_public and self._anything)

    def _shorten(self, *, short: bool) -> None:
        """Show *Hide now* as a sign only, or in words; it must be there on every page."""
        side = look().mm(10)
        self.hide_now.setText("" if short else tr("Hide now"))
        self.hide_now.setIcon(icon("hide", look().theme.ink, side) if short else QIcon())
        self.hide_now.setIconSize(QSize(side, side))
        self.hide_now.setProperty("kind", "icon" if short else "large")
        self.hide_now.style().polish(self.hide_now)
