"""The screening questions: one a page, and *not sure* is always an answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from models.content.questions import Question
from ui.language import tr
from ui.screens.screen import PagedScreen
from ui.session import Session
from ui.theme.look import look
from ui.widgets.answers import answer_words
from ui.widgets.labels import Heading, WrappingChip, card, label
from ui.widgets.pages import MOST_CHOICES
from ui.widgets.tile import RadioTile, TileText

_OPPOSITE_MM = 6.0
"""How far apart answers are that exclude each other."""


class QuestionsScreen(PagedScreen):
    """Asks what the chosen procedures need to know; reports each answer to the session."""

    subtitle_is_needed = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._questions: tuple[Question, ...] = ()
        self._index = 0
        self._returns = False
        self._tiles: dict[RadioTile, str] = {}
        self.group = WrappingChip()
        self.asked = Heading("", "lead")
        self.asked.setVisible(look().neutral)
        self._head.insertWidget(self._head.indexOf(self.subtitle), self.asked)
        self._place_chip()
        self.add_pages()

    def _place_chip(self) -> None:
        """Put the group beside the explanation; large text needs all the width, so there it shares the page's row."""
        row = QHBoxLayout()
        row.addWidget(self.group, 0, Qt.AlignmentFlag.AlignTop)
        if not look().is_crowded:
            row.setSpacing(look().mm(4))
            place = self._head.indexOf(self.subtitle)
            self._head.removeWidget(self.subtitle)
            row.addWidget(self.subtitle, 1)
            self._head.insertLayout(place, row)
            return
        row.addStretch(1)
        if not look().is_narrow:
            self._top.removeWidget(self._count)
            row.addWidget(self._count)
        self._head.insertLayout(0, row)

    def enter(self, *, forward: bool) -> None:
        """Begin where the first answer is missing, or at the first question; or come back to the last."""
        self._questions = self._session.questions
        self._returns = False
        self._ask(self._session.unanswered or 0 if forward else len(self._questions) - 1)

    def edit(self, part: str) -> None:
        """Ask one question again, and go back to the check page after it."""
        self._returns = True
        self._ask([each.id for each in self._questions].index(part))

    def place(self) -> tuple[int, bool]:
        """The question, and whether it is being changed from the check page."""
        return self._index, self._returns

    def return_to(self, place: tuple[int, bool]) -> None:
        """Ask that question again."""
        index, self._returns = place
        self._ask(index)

    def advance(self) -> bool:
        """Show the rest of the question, then the next one; stay while there is no answer."""
        if super().advance():
            return True
        question = self._questions[self._index]
        if question.id not in self._session.answers:
            self.warn(tr("Please choose one answer. If you do not know, choose “Not sure”."))
            return True
        if self._returns or self._index + 1 >= len(self._questions):
            return False
        self._ask(self._index + 1)
        self.moved.emit()
        return True

    def retreat(self) -> bool:
        """Go back one question."""
        if super().retreat():
            return True
        if self._returns or self._index == 0:
            return False
        self._ask(self._index - 1)
        self.moved.emit()
        return True

    @property
    def spoken_heading(self) -> str:
        """The group, then the question."""
        asked = f". {self.asked.text()}" if look().neutral else ""
        return f"{self.group.text()}. {super().spoken_heading}{asked}"

    def _place_in_group(self, question: Question) -> str:
        names = {
            "safety": tr("Your safety"),
            "health": tr("Your health"),
            "medicines": tr("Your medicines"),
            "practical": tr("Your visit"),
        }
        group = [each.id for each in self._questions if each.group == question.group]
        place = tr("{group} · {number} of {total}")
        return place.format(group=names[question.group], number=group.index(question.id) + 1, total=len(group))

    def _ask(self, index: int) -> None:
        self._index = index
        question = self._questions[index]
        place = tr("Question {number} of {total}").format(number=index + 1, total=len(self._questions))
        self.asked.setText(question.ask)
        self.title(place if look().neutral else question.ask, question.help or "")
        self.group.setText(self._place_in_group(question))
        self.warn("")
        self.note_changed.emit(place)
        given = self._session.answers.get(question.id)
        self._tiles = {}
        self._group = QButtonGroup(self)
        for answer in question.answers:
            tile = RadioTile(TileText(answer_words(question, answer)))
            tile.setMinimumHeight(look().mm(20))
            tile.setObjectName(f"answer-{answer}")
            tile.setChecked(answer == given)
            tile.toggled.connect(self._choose)
            self._group.addButton(tile)
            self._tiles[tile] = answer
        why, column = card("tint")
        column.addWidget(label(tr("Why we ask"), "body", bold=True))
        column.addWidget(label(question.why, "body"))
        widest = max(tile.natural_width() for tile in self._tiles)
        side_by_side = look().is_crowded and widest < look().mm(75) * look().text
        why.setProperty("full-row", True)
        narrowest = widest / look().px_per_mm if side_by_side else 0.0
        self.pages.set_items([*self._tiles, why], narrowest_mm=narrowest, gap_mm=_OPPOSITE_MM, most=MOST_CHOICES)

    def _choose(self, on: bool) -> None:
        tile = self.sender()
        if on and isinstance(tile, RadioTile) and tile in self._tiles:
            self.warn("")
            self._session.answer(self._questions[self._index].id, self._tiles[tile])
