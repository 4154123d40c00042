"""The first screen: what this is, how long it takes, and one button to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget

from ui.language import ntr, tr
from ui.screens.screen import PagedScreen
from ui.session import Session
from ui.theme.icons import icon_pixmap
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import card, label
from ui.widgets.tile import CheckTile, TileText

_SHOWN = 3
_WIDE_MM = 400.0


class WelcomeScreen(PagedScreen):
    """Greets; needs neither content nor the clinic's file, so that it can be painted at once.

    Signals:
        staff_requested: Somebody works here, and wants the nurse's window.
    """

    staff_requested = Signal()
    subtitle_is_needed = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._build()
        session.loaded.connect(self._show)
        session.was_reset.connect(self._show)
        session.reading.connect(self._say_reading)
        self._show()

    def offer_staff(self) -> None:
        """Show the way for those who work here."""
        self.staff_way = Button(tr("I work here"), "small")
        self.staff_way.clicked.connect(self.staff_requested)
        self._top.addWidget(self.staff_way, 0, Qt.AlignmentFlag.AlignTop)

    def _build(self) -> None:
        self.easy = CheckTile(TileText(tr("Easy words and pictures"), icon="easy"))
        self.easy.setProperty("full-row", True)
        self.easy.toggled.connect(self._session.set_easy)
        promises: list[QWidget] = [
            _promise("list", tr("What to do before, in the right order")),
            _promise("person", tr("What happens, step by step, and how it feels")),
            _promise("phone", tr("Which signs at home mean: call now")),
            _promise("document", tr("A sheet to take home")),
        ]
        # A large text needs several pages, and the choice must be found on the first.
        self.add_pages()
        if not look().is_crowded:
            self._column.insertStretch(0, 1)
            self._column.setStretchFactor(self.pages, 8)
            self._column.addWidget(self.easy)
        self._staff_card, column = card("caution")
        self._staff = label("", "small")
        column.addWidget(self._staff)
        limits = label(tr("This information does not replace advice from your care team."), "small", soft=True)
        items = [self.easy, *promises] if look().is_crowded else promises
        for each in (self._staff_card, limits):
            if look().is_tight:
                each.setProperty("full-row", True)
                items.append(each)
            else:
                self._column.addWidget(each)
        self.pages.set_items(items, narrowest_mm=(150 if look().is_crowded else 72) * look().text)

    def _show(self) -> None:
        self.easy.setChecked(self._session.easy)
        self.title(
            tr("Get ready for your procedure"),
            tr("A few questions, then a plan made for you. It takes about 10 minutes. Nothing is kept."),
        )
        problems = len(self._session.problems)
        self._staff_card.setVisible(bool(problems))
        if problems:
            words = ntr(
                "For staff: {n} problem in the content. A procedure or a picture may be missing.",
                "For staff: {n} problems in the content. Procedures or pictures may be missing.",
                problems,
            )
            first = self._session.problems[:_SHOWN]
            line, whole = tr("{file}, line {line}: {message} [{code}]"), tr("{file}: {message} [{code}]")
            told = [
                (line if each.line else whole).format(
                    file=each.file, line=each.line, message=each.message, code=each.code
                )
                for each in first
            ]
            self._staff.setText("\n".join([words, *told]))
        self.forward_named.emit(tr("Start"))
        self.note_changed.emit("")

    def _say_reading(self, done: int, many: int) -> None:
        self.note_changed.emit(tr("Reading content: {done} of {many}").format(done=f"{done:,}", many=f"{many:,}"))

    def enter(self, *, forward: bool) -> None:  # noqa: ARG002
        """Name the way in."""
        self._show()


def _promise(picture: str, words: str) -> QFrame:
    beside = look().is_crowded
    frame, column = card(padding=2.5 if beside else 5, spacing=3)
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
    row.setSpacing(look().mm(4))
    mark = QLabel()
    side = look().mm(10 if beside else 26 if look().wide > _WIDE_MM else 16)
    mark.setPixmap(icon_pixmap(picture, look().theme.primary, side, frame.devicePixelRatioF()))
    row.addWidget(mark)
    text = label(words, "lead", bold=True)
    text.setAlignment(Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignTop)
    row.addWidget(text, 1)
    column.addLayout(row)
    return frame
