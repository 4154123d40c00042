"""One line of a briefing: what was said about it at one touch, and the rest of what can be said behind another."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.record.events import LineMarked, Mark
from ui.language import tr
from ui.nurse.rows import Row
from ui.theme.icons import icon, icon_pixmap
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.wrapping_button import WrappingButton

_BEHIND_MM = 38.0
_MARKS: tuple[Mark, ...] = ("explained", "understood", "question", "not_applicable")


def mark_words(mark: Mark) -> str:
    """Say a mark in words."""
    return {
        "explained": tr("Explained"),
        "understood": tr("I understand"),
        "question": tr("I have a question"),
        "not_applicable": tr("Does not apply"),
        "unmarked": tr("Not yet explained"),
    }[mark]


class NurseRow(QFrame):
    """Shows a line with its mark; opened, it offers every mark, and why the line is here.

    Signals:
        marked: Something was said about the line. args: its key, the Mark.
        opened: The row was opened, so that others close. arg: its key.
        why_requested: Staff want the whole chain of reasons. arg: the Row.
    """

    marked = Signal(str, str)
    opened = Signal(str)
    why_requested = Signal(object)

    def __init__(self, row: Row, said: LineMarked | None, *, is_open: bool) -> None:
        super().__init__()
        self.row, self.mark = row, said.mark if said else "unmarked"
        self.setProperty("full-row", True)
        self.setProperty("surface", "tint" if is_open else "line")
        column = QVBoxLayout(self)
        edge = look().mm(1.5)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look().mm(1.5))
        column.addLayout(self._top(said))
        self.choices: dict[Mark, Button] = {}
        if is_open:
            column.addWidget(self._marks())

    def _top(self, said: LineMarked | None) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(look().mm(3))
        self.box = Button("", "mark")
        self.box.setProperty("mark", self.mark)
        side = look().mm(11)
        self.box.setFixedSize(side, side)
        self.box.setIconSize(QSize(look().mm(7), look().mm(7)))
        self._dress_box()
        self.box.clicked.connect(self._toggle)
        top.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._words(said), 3)
        behind = label(self.row.behind, "fine", soft=True)
        behind.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        behind.setMinimumWidth(look().mm(_BEHIND_MM))
        if look().text == 1.0:
            top.addWidget(behind, 1)
        self.open_button = Button("⋯", "compact")
        self.open_button.setFixedWidth(look().mm(11))
        self.open_button.setAccessibleName(tr("More: {line}").format(line=self.row.title))
        self.open_button.clicked.connect(self._open)
        top.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        return top

    def _words(self, said: LineMarked | None) -> QWidget:
        box = QWidget()
        texts = QVBoxLayout(box)
        texts.setContentsMargins(0, look().mm(0.5), 0, 0)
        texts.setSpacing(look().mm(0.5))
        title = QHBoxLayout()
        title.setSpacing(look().mm(2))
        if self.row.warns and self.mark == "unmarked":
            mark = QLabel()
            mark.setPixmap(icon_pixmap("alert", look().theme.urgent_border, look().mm(6), self.devicePixelRatioF()))
            mark.setAccessibleName(tr("Must not be left out"))
            title.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(label(self.row.title, "small", bold=True), 1)
        texts.addLayout(title)
        if self.row.detail:
            texts.addWidget(label(self.row.detail, "fine", soft=True))
        if said is not None and said.mark != "explained":
            words = mark_words(said.mark)
            if said.reason:
                words = tr("{mark}: {reason}").format(mark=words, reason=said.reason)
            texts.addWidget(label(words, "fine", bold=True))
        texts.addStretch(1)
        return box

    def _marks(self) -> Flow:
        """Offer every mark, in a second row where one is too narrow for their words."""
        for mark in _MARKS:
            button = WrappingButton(mark_words(mark))
            button.setCheckable(True)
            button.setChecked(mark == self.mark)
            button.setAccessibleName(tr("{mark}: {line}").format(mark=mark_words(mark), line=self.row.title))
            button.setProperty("says", mark)
            button.clicked.connect(self._choose)
            self.choices[mark] = button
        offered: list[QWidget] = [*self.choices.values()]
        if self.row.line is not None:
            why = WrappingButton(tr("Why?"))
            why.setAccessibleName(tr("Why? {line}").format(line=self.row.title))
            why.clicked.connect(self._why)
            offered.append(why)
        return Flow(offered)

    def _dress_box(self) -> None:
        theme = look().theme
        shown = {
            "explained": ("check", theme.done),
            "understood": ("check", theme.on_done),
            "question": ("question", theme.on_urgent),
            "not_applicable": ("ban", theme.soft_ink),
        }.get(self.mark)
        if shown:
            self.box.setIcon(icon(shown[0], shown[1], look().mm(7)))
        name = tr("{line}: {mark}").format(line=self.row.title, mark=mark_words(self.mark))
        self.box.setAccessibleName(name)
        self.box.setCheckable(True)
        self.box.setChecked(self.mark in ("explained", "understood"))

    def _toggle(self) -> None:
        """Say *explained*; take any mark back."""
        self.marked.emit(self.row.key, "explained" if self.mark == "unmarked" else "unmarked")

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            says = button.property("says")
            self.marked.emit(self.row.key, "unmarked" if says == self.mark else says)

    def _open(self) -> None:
        self.opened.emit(self.row.key)

    def _why(self) -> None:
        self.why_requested.emit(self.row)
