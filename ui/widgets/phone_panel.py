"""The panel *Take it on your phone*: one code a page, with what it is and what to do beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.language import tr
from ui.theme.look import TextRole, look
from ui.widgets.labels import label
from ui.widgets.pages import natural_height
from ui.widgets.panel import Panel
from ui.widgets.qr_code import QrCode

if TYPE_CHECKING:
    from models.export.qr import Code


class PhonePanel(Panel):
    """Shows codes one at a time, beside their words or, where there is more height than width, below them.

    Where large text leaves no room beside a code for what to do, a page of its own says that first.
    """

    def __init__(self, codes: "tuple[Code, ...]") -> None:
        super().__init__()
        self._codes = codes
        self.set_maker(self._pages_for)

    def _pages_for(self, width: int, height: int) -> tuple[list[QWidget], float]:
        upright = height > width
        pages = [_page(code, _what_to_do(), upright=upright) for code in self._codes]
        if all(natural_height(page, width) <= height for page in pages):
            return list(pages), 0.0
        return [_words(_what_to_do("lead")), *(_page(code, [], upright=upright) for code in self._codes)], 0.0


def _what_to_do(role: TextRole = "body") -> list[QLabel]:
    return [
        label(tr("Point the camera of your phone at the square. Keep the words that it shows."), role),
        label(tr("The sheet on paper counts, and it says more. Ask us for it."), role),
    ]


def _page(code: "Code", more: list[QLabel], *, upright: bool) -> QWidget:
    page = QWidget()
    page.setProperty("fill-page", True)
    row = QBoxLayout(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight, page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look().mm(6))
    place = tr("Code {n} of {total}").format(n=code.number, total=code.total)
    said = [label(code.title, "h2", bold=True), *([label(place, "lead", bold=True)] if code.total > 1 else []), *more]
    square, words = QrCode(code), _words(said)
    for each, stretch in ((words, 0), (square, 1)) if upright else ((square, 1), (words, 1)):
        row.addWidget(each, stretch)
    return page


def _words(labels: list[QLabel]) -> QWidget:
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look().mm(3))
    for each in labels:
        each.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        column.addWidget(each)
    column.addStretch(1)
    return words
