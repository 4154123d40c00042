"""The screen that waits for somebody: what this is, what is kept, and the languages."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.language import Language
from models.language_names import own_name
from ui.language import tr
from ui.screens.screen import PagedScreen
from ui.session import Session
from ui.theme.icons import icon, icon_pixmap
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import card, label
from ui.widgets.pages import natural_height

_PROMISES_MM = 230.0


class AttractScreen(PagedScreen):
    """Stands still and holds nothing; a language begins a visit.

    Signals:
        begun: A language was touched. arg: the Language.
        staff_requested: Staff want to leave the kiosk.
    """

    begun = Signal(object)
    staff_requested = Signal()
    subtitle_is_needed = True

    def __init__(
        self, session: Session, languages: tuple[Language, ...], seconds: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        self.buttons = [_language_button(each) for each in languages]
        for button, language in zip(self.buttons, languages, strict=True):
            button.setProperty("language", language)
            button.clicked.connect(self._begin)
        self.staff = Button("", "icon")
        self.staff.setIconSize(QSize(look().mm(8), look().mm(8)))
        self.staff.setIcon(icon("lock", look().theme.soft_ink, look().mm(7)))
        self.staff.setAccessibleName(tr("For staff: leave the kiosk"))
        self.staff.clicked.connect(self.staff_requested)
        self._top.addWidget(self.staff, 0, Qt.AlignmentFlag.AlignTop)
        self.title(
            tr("Get ready for your procedure"),
            tr("A few questions, then a plan made for you. It takes about 10 minutes. Nothing is kept."),
        )
        self.add_pages()
        self._promises = _promises()
        self._head.insertWidget(2, self._promises)
        self._column.setSpacing(look().mm(5))
        idle, warn = seconds
        rule = tr(
            "If nobody touches the screen for {idle} seconds, we ask if you are still there. "
            "After {warn} more seconds, your answers are cleared."
        )
        words = tr("This information does not replace advice from your care team.")
        items: list[QWidget] = list(self.buttons)
        self._small_print = label(rule.format(idle=idle, warn=warn), "small"), label(words, "small", soft=True)
        for each in self._small_print:
            if look().is_tight:
                each.setProperty("full-row", True)
                items.append(each)
            else:
                self._column.addWidget(each)
        self.pages.set_items(items, narrowest_mm=110)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the promises out where the languages need the room."""
        super().resizeEvent(event)
        margins, gap = self._column.contentsMargins(), self._column.spacing()
        width = self.width() - margins.left() - margins.right()
        parts = [self.heading, self.subtitle, self._promises, self.buttons[0], *self._small_print]
        needed = sum(natural_height(each, width) + gap for each in parts) + margins.top() + margins.bottom()
        self._promises.setVisible(needed <= self.height() and width > look().mm(_PROMISES_MM) and not look().is_tight)

    def _begin(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.begun.emit(button.property("language"))


def _promises() -> QWidget:
    """Say in pictures and a few words what one gets."""
    frame, column = card(padding=6)
    row = QHBoxLayout()
    row.setSpacing(look().mm(8))
    for picture, words in (
        ("list", tr("What to do before, in the right order")),
        ("person", tr("What happens, step by step, and how it feels")),
        ("phone", tr("Which signs at home mean: call now")),
        ("document", tr("A sheet to take home")),
    ):
        part = QVBoxLayout()
        mark = QLabel()
        mark.setPixmap(icon_pixmap(picture, look().theme.primary, look().mm(18), frame.devicePixelRatioF()))
        part.addWidget(mark)
        part.addWidget(label(words, "small", bold=True), 1)
        row.addLayout(part, 1)
    column.addLayout(row)
    return frame


def _language_button(language: Language) -> Button:
    words = language.text("Touch here to start")
    button = Button(f"{own_name(language.code)}\n{words}", "language")
    button.setAccessibleName(f"{own_name(language.code)}. {words}")
    direction = Qt.LayoutDirection.RightToLeft if language.right_to_left else Qt.LayoutDirection.LeftToRight
    button.setLayoutDirection(direction)
    return button
