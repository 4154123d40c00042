"""The header: who speaks here, where one is on the way, and how it should look."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.language import tr
from ui.theme.icons import icon, icon_pixmap
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import label
from ui.widgets.stepper import Stepper


class Header(QFrame):
    """The strip on top of every page.

    Signals:
        stage_chosen: The reader wants to go back to a stage. arg: its index.
        text_size_requested: The next text size is wanted.
        theme_requested: The other theme is wanted.
    """

    stage_chosen = Signal(int)
    text_size_requested = Signal()
    theme_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._build()
        self.text_size.clicked.connect(self.text_size_requested)
        self.theme.clicked.connect(self.theme_requested)
        self.stepper.stage_chosen.connect(self.stage_chosen)

    def _build(self) -> None:
        now = look()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(now.mm(7), now.mm(2), now.mm(7), now.mm(2))
        row.setSpacing(now.mm(4))
        self._logo = QLabel()
        self._title = label("", "body", bold=True)
        self._clinic = label("", "small", soft=True)
        for each in (self._title, self._clinic):
            each.setWordWrap(False)
        self._brand = QWidget()
        names = QVBoxLayout(self._brand)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._clinic)
        self.stepper = Stepper()
        self.text_size = Button()
        self.theme = Button()
        for button in (self.text_size, self.theme):
            button.setProperty("kind", "small")
        row.addWidget(self._logo)
        row.addWidget(self._brand)
        row.addStretch(1)
        row.addWidget(self.stepper)
        row.addStretch(1)
        row.addWidget(self.text_size)
        row.addWidget(self.theme)
        self.show_clinic("")

    def add_tool(self, button: Button) -> None:
        """Put one more button at the end."""
        self._row.addWidget(button)

    def show_stage(self, present: int, furthest: int) -> None:
        """Show where one is; at once, for a stage's name must not be cut even for a moment."""
        self.stepper.show_stage(present, furthest)
        self._fit()
        self.stepper.setVisible(present >= 0)  # last: stages shown before they are short widen the window
        self._row.activate()

    def show_clinic(self, name: str) -> None:
        """Show the clinic's name; without one the line is left out."""
        self._clinic.setText(name)
        self._clinic.setVisible(bool(name))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look or language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the stepper."""
        super().resizeEvent(event)
        self._fit()

    def _dress(self) -> None:
        now, ratio = look(), self.devicePixelRatioF()
        self._title.setText(tr("Getting ready"))
        logo = "hospital" if now.neutral else "urology"
        self._logo.setPixmap(icon_pixmap(logo, now.theme.primary, now.mm(11), ratio))
        self.text_size.setAccessibleName(tr("Text size, now {percent} %").format(percent=round(now.text * 100)))
        self.theme.setAccessibleName(tr("Contrast: change colours"))
        self.theme.setIcon(icon("eye", now.theme.ink, now.mm(7)))
        self.theme.setIconSize(QSize(now.mm(7), now.mm(7)))
        self._fit()

    def _fit(self) -> None:
        """Leave out what has no room beside the stepper: the name, the words on the buttons, the sign."""
        tight = self.width() < look().mm(330) * (0.6 + 0.4 * look().text)
        named = not (tight and look().is_crowded) and self.width() > look().mm(220)
        for brand, words, logo in ((named, True, True), (False, True, True), (False, False, True), (False,) * 3):
            self._name_tools(words)
            room = self._room(self._brand if brand else None, self._logo if logo else None)
            if room >= self.stepper.least():
                break
        self._brand.setVisible(brand)
        self._logo.setVisible(logo)
        self.stepper.fit(room)

    def _name_tools(self, words: bool) -> None:
        text = look().text
        percent = tr("A A  {percent} %").format(percent=round(text * 100))
        self.text_size.setText(percent if words and text != 1.0 else tr("A A"))
        self.theme.setText(tr("Contrast") if words else "")

    def _room(self, *before: QWidget | None) -> int:
        """Give the width that is left to the stepper."""
        shown = [each for each in (*before, self.text_size, self.theme) if each is not None]
        return self.width() - sum(each.sizeHint().width() + look().mm(4) for each in shown) - look().mm(14 + 4)
