"""During: one step at a time, with its picture, what it feels like, and when to speak up."""

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.content.conditions import UNSURE
from models.content.problems import Code, problem
from models.content.procedure import Step
from models.planning.plan import PlanStep
from models.planning.visit import UNKNOWN
from resources import resource
from ui.language import ntr, tr
from ui.screens.screen import PagedScreen
from ui.session import Session
from ui.theme.icons import icon_pixmap
from ui.theme.look import change_look, look
from ui.theme.system_motion import system_is_calm
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Heading, WrappingChip, card, chip, label
from ui.widgets.picture_panel import PicturePanel
from ui.widgets.progress_dots import ProgressDots
from ui.widgets.where_from import Sourced, where_from_button, where_from_panel


class Place(NamedTuple):
    """Where the reader is: the step's index, and whether intimate detail was asked for."""

    step: int
    detailed: bool


class DuringScreen(PagedScreen):
    """Walks through the steps of all chosen procedures; *Continue* goes step by step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._steps: tuple[PlanStep, ...] = ()
        self._index = 0
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(look().mm(6))
        self.picture = PicturePanel(resource("pictures"), may_detail=session.site.pictures.intimate)
        self.picture.not_drawn.connect(self._tell_staff)
        if look().is_tight:
            for name in ("full-row", "fits-page", "kept"):
                self.picture.setProperty(name, True)
        else:
            self._body.addWidget(self.picture, 2)
        self._texts = QVBoxLayout()
        self._body.addLayout(self._texts, 3)
        self._column.addLayout(self._body, 1)
        self.add_pages(self._texts)
        self.dots = ProgressDots()
        self._column.addWidget(self.dots)

    def enter(self, *, forward: bool) -> None:
        """Begin with the first step, or come back to the last; easy words leave more room to the picture."""
        self._body.setStretch(0, 3 if self._session.easy else 2)
        self._steps = self._session.plan.steps
        self._show(0 if forward else len(self._steps) - 1)

    def place(self) -> Place:
        """The step, and how it was drawn."""
        return Place(self._index, self.picture.is_detailed)

    def return_to(self, place: Place) -> None:
        """Show that step, drawn as it was."""
        self.picture.is_detailed = place.detailed
        self._show(place.step)

    def advance(self) -> bool:
        """Turn the page, then go to the next step."""
        if super().advance():
            return True
        return self._go(1)

    def retreat(self) -> bool:
        """Turn back the page, then go back a step."""
        if super().retreat():
            return True
        return self._go(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture above the words on an upright screen, and away where the words need all the room."""
        super().resizeEvent(event)
        if look().is_tight:
            return  # it has a page of its own
        upright = self.height() > self.width()
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight)
        self.picture.setMinimumHeight(self.height() * 2 // 5 if upright else 0)
        self.picture.setMinimumWidth(0 if upright else self.width() // 3)

    def _tell_staff(self, view: str, why: str) -> None:
        self._session.notice(problem(Code.NO_PICTURE, f"pictures/{view}.svg", 0, "", why))

    def _go(self, by: int) -> bool:
        if not 0 <= self._index + by < len(self._steps):
            return False
        self._show(self._index + by, moving=by > 0)
        if by < 0:
            self.pages.show_last()
        self.moved.emit()
        return True

    @property
    def spoken_heading(self) -> str:
        """The heading with the step's own."""
        step = self._steps[self._index] if self._steps else None
        return f"{self.heading.text()}. {step.step.title}" if step else self.heading.text()

    def _show(self, index: int, *, moving: bool = False) -> None:
        before, self._index = self._index, index
        self.dots.setVisible(bool(self._steps) and not look().is_tight)
        if not self._steps:  # every step was for others
            self.title(tr("During your procedure"))
            self.note_changed.emit("")
            self.picture.show_picture(None)
            self.pages.set_items([label(tr("Ask us what will happen."), "lead")])
            return
        present = self._steps[index]
        plan = self._session.plan
        (procedure,) = (each for each in plan.procedures if each.id == present.procedure)
        named = tr("During: {procedure}").format(procedure=procedure.short_name)
        self.title(tr("During your procedure") if look().neutral else named)
        self.dots.show_step(present.number, present.total)
        place = tr("Step {number} of {total}").format(number=present.number, total=present.total)
        self.note_changed.emit(place)
        same = self._steps[before].procedure == present.procedure
        self.picture.show_picture(present.picture, moving=moving and same)
        self.pages.set_items(self._items(present, place))

    def _items(self, present: PlanStep, place: str) -> list[QWidget]:
        step, easy = present.step, self._session.easy
        minutes = ntr("about {n} minute", "about {n} minutes", step.minutes) if step.minutes else ""
        side = tr("The picture shows the left side. Yours may be the right.") if present.side_unknown else ""
        hard = tr("This may be the hardest moment") if easy and step.peak else ""
        facts = " · ".join(part for part in (place, minutes) if part)
        chips = [chip(each) for each in (place, minutes) if each] if look().is_tight else [WrappingChip(facts)]
        title, buttons = Heading(step.title, "lead" if look().neutral else "h2"), self._buttons(step.title)
        above = not (look().is_crowded or look().is_narrow or look().standing)
        head = _block(_row(*chips, buttons), title) if above else _block(*chips, title)
        notes = [label(note, "small", soft=True) for note in (hard, side, _perhaps(present)) if note]
        happens = step.easy if easy and step.easy else step.happens
        parts = [head, label(happens, "lead"), *notes, *(() if above else (buttons,))]
        items: list[QWidget] = parts if look().is_crowded else [_block(*parts)]
        if look().is_tight and not self.picture.isHidden():
            items.insert(2, self.picture)
        return items + [_box(*each) for each in _boxes(step, easy=easy)]

    def _buttons(self, title: str) -> QWidget:
        origin = where_from_button(title)
        origin.clicked.connect(self._explain)
        if self.picture.isHidden() or system_is_calm():
            return Flow([origin])
        movement = Button(_movement_words(), "small")
        movement.clicked.connect(self._switch_movement)
        return Flow([origin, movement], gap_mm=3)

    def _switch_movement(self) -> None:
        change_look(replace(look(), calm=not look().calm))
        self.picture.drawn.stand_still()
        button = self.sender()
        if isinstance(button, Button):
            button.setText(_movement_words())

    def _explain(self) -> None:
        present, plan = self._steps[self._index], self._session.plan
        step = present.step
        said = Sourced(step.happens, step.sources, step.title, note=step.note)
        procedures = [each for each in plan.procedures if each.id == present.procedure]
        panel = where_from_panel(said, plan.sources, procedures, for_staff=self._session.for_staff)
        self.panel_requested.emit(step.title, panel)


def _block(*parts: QWidget) -> QFrame:
    """Keep parts together; large text needs them apart, or they would not fit a page."""
    frame = QFrame()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look().mm(2))
    for each in parts:
        column.addWidget(each, 0, Qt.AlignmentFlag.AlignLeading if each.property("chip") else Qt.AlignmentFlag(0))
    return frame


def _row(*parts: QWidget) -> QWidget:
    """Set a chip before the buttons, which stand at the far end."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    first, *others = parts
    row.addWidget(first, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    for each in others:
        row.addWidget(each, 0)
    return whole


def _boxes(step: Step, *, easy: bool) -> list[tuple[str, str, str, str]]:
    """Give what stands below in boxes: pictogram, title, words, surface. Easy-read keeps to when to speak up."""
    feel = tr("This is the hard part. You may feel") if step.peak else tr("You may feel")
    quiet = (
        ("feel", feel, step.feel, "card"),
        ("heart", tr("What helps"), step.helps, "card"),
        ("ask", tr("We ask you to"), step.you_do, "card"),
    )
    urgent = ("alert", tr("Say so at once"), step.say_so_if, "caution")
    boxes = (urgent,) if easy else (*quiet, urgent)
    return [(picture, title, text, surface) for picture, title, text, surface in boxes if text]


def _movement_words() -> str:
    return tr("Let pictures move") if look().calm else tr("Stop movement")


def _perhaps(present: PlanStep) -> str:
    """Say that a step may not come, where it is here only because an answer is not known."""
    known = {given.question: given.answer for given in present.answers if given.answer not in (UNSURE, UNKNOWN)}
    open_titles = [given.title for given in present.answers if given.question not in known]
    if present.step.for_ is None or not open_titles or present.step.for_.truth(known):
        return ""
    words = tr("This step may not apply to you. It depends on your answer about: {titles}.")
    return words.format(titles=", ".join(open_titles))


def _box(picture: str, title: str, text: str, surface: str) -> QFrame:
    frame, _ = card(surface, padding=0)
    layout = frame.layout()
    row = QHBoxLayout()
    edge = look().mm(2)
    row.setContentsMargins(2 * edge, edge, 2 * edge, edge)
    row.setSpacing(look().mm(4))
    mark = QLabel()
    colour = look().theme.urgent_border if surface == "caution" else look().theme.primary
    mark.setPixmap(icon_pixmap(picture, colour, look().mm(9), frame.devicePixelRatioF()))
    words = QVBoxLayout()
    words.setSpacing(look().mm(0.5))
    words.addWidget(label(title, "body", bold=True))
    words.addWidget(label(text, "body"))
    row.addWidget(mark)
    row.addLayout(words, 1)
    if isinstance(layout, QVBoxLayout):
        layout.addLayout(row)
    return frame
