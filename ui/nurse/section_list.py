"""The middle of the nurse's page: one section, line by line."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.content.questions import Question
from ui.language import tr
from ui.nurse.led import LedBriefing
from ui.nurse.line_row import NurseRow
from ui.nurse.question_row import QuestionRow
from ui.nurse.rows import Row, Section, day_line, rows_of, section_name
from ui.nurse.turner import TitledList
from ui.widgets.labels import Heading, card, label


class SectionList(TitledList):
    """Shows a section; reports what is said about its lines.

    Signals:
        marked: args: the line's key, the Mark.
        answered: args: the question, the answer.
        why_requested: arg: the Row.
        moved: Another line is being spoken of, so that the patient's view can follow. arg: the line's key.
    """

    marked = Signal(str, str)
    answered = Signal(str, str)
    why_requested = Signal(object)
    moved = Signal(str)

    def __init__(self, led: LedBriefing) -> None:
        super().__init__(tr("Lines"))
        self._led = led
        self.section: Section = "before"
        self._opened = self.spoken_of = ""

    def show_section(self, section: Section) -> None:
        """Show a section from its first page, or the same one again where it was."""
        same = section == self.section
        self.section = section
        kept = self.turner.pages.first_item if same else 0
        if not same:
            self._opened = ""
        self.heading.setText(self._title(section))
        self.turner.pages.set_items(list(self._items(section)))
        if same:
            self.turner.pages.show_item(kept)

    def show_question(self, question: str) -> None:
        """Show the page of a question."""
        for index, each in enumerate(self.turner.pages.items):
            if isinstance(each, QuestionRow) and each.question.id == question:
                self.turner.pages.show_item(index)

    def _title(self, section: Section) -> str:
        plan = self._led.plan
        if section == "before" and plan is not None:
            return tr("{section} · {day}").format(section=section_name(section), day=day_line(plan))
        return section_name(section)

    def _items(self, section: Section) -> Iterable[QWidget]:
        if section == "answers":
            yield from self._contradictions()
            for group, questions in groupby(self._led.session.questions, key=lambda each: each.group):
                yield _group(_question_group(group))
                yield from (self._question(each) for each in questions)
            return
        plan, kept = self._led.plan, self._led.state.kept
        if plan is None or kept is None:
            yield from self._contradictions()
            return
        rows = rows_of(plan, self._led.session.site, section, kept)
        for group, found in groupby(rows, key=lambda each: each.group):
            yield _group(group)
            yield from (self._row(each) for each in found)

    def _contradictions(self) -> Iterable[QWidget]:
        for each in self._led.session.contradictions:
            frame, column = card("stop", padding=2.5)
            frame.setProperty("full-row", True)
            column.addWidget(label(each.says, "small", bold=True))
            column.addWidget(label(tr("Change one of the answers. Until then there is no plan."), "fine"))
            yield frame

    def _question(self, question: Question) -> QuestionRow:
        row = QuestionRow(question, self._led.session.answers.get(question.id))
        row.answered.connect(self.answered)
        return row

    def _row(self, row: Row) -> NurseRow:
        made = NurseRow(row, self._led.state.marks.get(row.key), is_open=row.key == self._opened)
        made.marked.connect(self.marked)
        made.marked.connect(self._follow)
        made.opened.connect(self._open)
        made.why_requested.connect(self.why_requested)
        return made

    def _follow(self, key: str, _mark: str) -> None:
        self.spoken_of = key
        self.moved.emit(key)

    def _open(self, key: str) -> None:
        """Open one row, or close it; the one that was open closes."""
        self.open_row("" if key == self._opened else key)

    def open_row(self, key: str) -> None:
        """Open a row and show its page; the one that was open closes."""
        self._opened = self.spoken_of = key
        self.moved.emit(key)
        self.show_section(self.section)
        for each in self.turner.pages.items:
            if isinstance(each, NurseRow) and each.row.key == key:
                self.turner.pages.show_item(self.turner.pages.items.index(each))
                each.open_button.setFocus()


def _group(words: str) -> QWidget:
    made = Heading(words, "small")
    made.setProperty("bold", True)
    made.setProperty("soft", True)
    made.setProperty("full-row", True)
    made.setProperty("keep-with-next", True)
    return made


def _question_group(group: str) -> str:
    return {
        "safety": tr("Safety"),
        "health": tr("Health"),
        "medicines": tr("Medicines"),
        "practical": tr("Practical"),
    }.get(group, group)
