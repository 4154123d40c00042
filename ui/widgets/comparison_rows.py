"""The rows of a comparison: side by side where there is room, else one procedure after the other."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from models.document.comparison import Row
from ui.language import tr
from ui.theme.look import look
from ui.widgets.labels import Heading, label

_QUESTION_SHARE, _CELL_SHARE = 2, 3
_NARROWEST_MM = 75.0


def side_by_side(width: int, columns: int) -> bool:
    """Tell whether all columns can be read beside each other at this width in pixels."""
    return width >= look().mm(_NARROWEST_MM) * look().text * (columns + 2 / 3)


def difference_words(row: Row) -> str:
    """Say by a sign and in words whether the answers differ."""
    return tr("≠ Different") if row.different else tr("= The same")


def heading_row(names: tuple[str, ...]) -> QFrame:
    """Make the row that stands above all others: the names."""
    made = _frame("tint")
    _fill(made, label(tr("Question"), "small", soft=True), [label(each, "body", bold=True) for each in names])
    return made


def wide_row(row: Row) -> QFrame:
    """Make a row of the table."""
    made = _frame("caution" if row.different else "card")
    head = QWidget()
    column = QVBoxLayout(head)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look().mm(0.5))
    column.addWidget(Heading(row.question, "h3"))
    column.addWidget(label(difference_words(row), "small", bold=row.different))
    column.addStretch(1)
    _fill(made, head, [label(each, "body") for each in row.cells])
    return made


def tall_row(row: Row, names: tuple[str, ...]) -> QFrame:
    """Make a card on which the procedures answer one question in turn."""
    frame = QFrame()
    frame.setProperty("surface", "caution" if row.different else "card")
    column = QVBoxLayout(frame)
    edge = look().mm(3)
    column.setContentsMargins(edge + look().mm(1), edge, edge, edge)
    column.setSpacing(look().mm(0.5))
    column.addWidget(Heading(row.question, "h3"))
    column.addWidget(label(difference_words(row), "small", bold=row.different))
    for name, cell in zip(names, row.cells, strict=True):
        column.addSpacing(look().mm(2))
        column.addWidget(label(name, "small", soft=True))
        column.addWidget(label(cell, "body"))
    return frame


def _frame(surface: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("surface", surface)
    row = QHBoxLayout(frame)
    edge = look().mm(3)
    row.setContentsMargins(edge, look().mm(2), edge, look().mm(2))
    row.setSpacing(edge)
    return frame


def _fill(frame: QFrame, head: QWidget, cells: list[QLabel]) -> None:
    """Share the width out by what each column is for, and not by what stands in it."""
    layout = frame.layout()
    if not isinstance(layout, QHBoxLayout):
        return
    for widget, share in ((head, _QUESTION_SHARE), *((each, _CELL_SHARE) for each in cells)):
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        widget.setSizePolicy(policy)
        layout.addWidget(widget, share)
