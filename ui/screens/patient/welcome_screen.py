"""The first screen: what this is, how long it takes, and one button to begin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.language import ntr, tr
from ui.screens.screen import Screen
from ui.session import Session
from ui.theme.icons import icon_pixmap
from ui.theme.look import look
from ui.widgets.labels import card, label


class WelcomeScreen(Screen):
    """Greets; needs neither content nor the clinic's file, so that it can be painted at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._build()
        session.loaded.connect(self._show)
        self._show()

    def _build(self) -> None:
        self._column.removeWidget(self.heading)
        self._column.removeWidget(self.subtitle)
        self._column.addStretch(1)
        self._column.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.subtitle)
        self._column.addSpacing(look().mm(6))
        for picture, words in self._promises():
            self._column.addWidget(_promise(picture, words))
        self._column.addStretch(1)
        self._staff_card, column = card("caution")
        self._staff = label("", "small")
        column.addWidget(self._staff)
        self._column.addWidget(self._staff_card)
        self._column.addWidget(label(tr("This information does not replace advice from your care team."), "small", soft=True))

    @staticmethod
    def _promises() -> tuple[tuple[str, str], ...]:
        return (
            ("list", tr("What to do before, in the right order.")),
            ("person", tr("What happens, step by step, and how it feels.")),
            ("phone", tr("Which signs at home mean: call now.")),
            ("document", tr("A sheet to take home.")),
        )

    def _show(self) -> None:
        self.title(
            tr("Get ready for your procedure"),
            tr("A few questions, then a plan made for you. It takes about 10 minutes. Nothing is kept."),
        )
        problems = len(self._session.problems)
        self._staff_card.setVisible(bool(problems))
        if problems:
            words = ntr(
                "For staff: {n} problem in the content. A procedure may be missing.",
                "For staff: {n} problems in the content. Procedures may be missing.",
                problems,
            )
            first = self._session.problems[0]
            self._staff.setText(f"{words}\n{first.file}, {tr('line')} {first.line}: {first.message} [{first.code}]")
        self.forward_named.emit(tr("Start"))

    def enter(self, *, forward: bool) -> None:  # noqa: ARG002
        """Name the way in."""
        self._show()
        self.note_changed.emit("")


def _promise(picture: str, words: str) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    mark = QLabel()
    mark.setPixmap(icon_pixmap(picture, look().theme.primary, look().mm(10), row.devicePixelRatioF()))
    mark.setFixedWidth(look().mm(14))
    layout.addWidget(mark)
    layout.addWidget(label(words, "lead"), 1)
    return row
