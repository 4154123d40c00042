"""The one writer of what is shared between screens: the choice, the answers, the time, the ticks, the plan."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from models.content.library import Library
    from models.content.problems import Problem
    from models.content.questions import Question
    from models.planning.plan import Plan
    from models.planning.visit import Resolution
    from models.site import Site


class Session(QObject):
    """One visit at the screen. Screens read properties and call methods; they never assign state.

    Nothing here outlives the process, and ``reset`` forgets everything about the person.

    Signals:
        loaded: Content and the clinic's file are there.
        selection_changed: Other procedures are chosen.
        answers_changed: An answer was given or changed.
        appointment_changed: The appointment was set or cleared.
        ticks_changed: A line was ticked or unticked.
        was_reset: Everything about the person was forgotten.
    """

    loaded = Signal()
    selection_changed = Signal()
    answers_changed = Signal()
    appointment_changed = Signal()
    ticks_changed = Signal()
    was_reset = Signal()

    def __init__(self, clock: Callable[[], datetime] = datetime.now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._library: Library | None = None
        self._site: Site | None = None
        self._problems: tuple[Problem, ...] = ()
        self._forget()

    def _forget(self) -> None:
        self._selection: tuple[str, ...] = ()
        self._answers: dict[str, str] = {}
        self._appointments: dict[str, datetime] = {}
        self._resolutions: tuple[Resolution, ...] = ()
        self._ticks: frozenset[str] = frozenset()
        self._plan: Plan | None = None

    def load(self, library: "Library", site: "Site", problems: "tuple[Problem, ...]") -> None:
        """Take the content and the clinic's values; ``problems`` are for staff."""
        from models.content.translation import translated
        from ui.language import current_language

        self._library = translated(library, current_language())
        self._site, self._problems = site, problems
        self._plan = None
        self.loaded.emit()

    @property
    def is_loaded(self) -> bool:
        """True once content is there."""
        return self._library is not None

    @property
    def library(self) -> "Library":
        """The content; only after ``loaded``."""
        if self._library is None:
            raise RuntimeError("the library is read after the first screen; wait for Session.loaded")
        return self._library

    @property
    def site(self) -> "Site":
        """The clinic's values; only after ``loaded``."""
        if self._site is None:
            raise RuntimeError("the clinic's file is read after the first screen; wait for Session.loaded")
        return self._site

    @property
    def problems(self) -> "tuple[Problem, ...]":
        """What is wrong with content or the clinic's file."""
        return self._problems

    @property
    def now(self) -> datetime:
        """The clock on this computer, without a zone."""
        return self._clock().replace(second=0, microsecond=0, tzinfo=None)

    @property
    def selection(self) -> tuple[str, ...]:
        """The chosen procedures, in the order they were chosen."""
        return self._selection

    @property
    def answers(self) -> Mapping[str, str]:
        """What was answered, by question."""
        return self._answers

    @property
    def appointments(self) -> Mapping[str, datetime]:
        """The times that are known, in the clinic's clock, by procedure."""
        return {each: at for each, at in self._appointments.items() if each in self._selection}

    @property
    def ticks(self) -> frozenset[str]:
        """The lines ticked as done."""
        return self._ticks

    @property
    def questions(self) -> "tuple[Question, ...]":
        """The questions that the chosen procedures need, in their order."""
        from models.planning.team import questions_for

        return questions_for(self.library, self._selection)

    @property
    def unanswered(self) -> int | None:
        """The place of the first question that has no answer yet; None when all have one."""
        open_questions = (place for place, each in enumerate(self.questions) if each.id not in self._answers)
        return next(open_questions, None)

    @property
    def plan(self) -> "Plan":
        """The plan of this visit, compiled when something has changed.

        Raises:
            VisitError: no procedure is chosen yet.
        """
        if self._plan is None:
            from models.planning.compiler import make_plan
            from models.planning.visit import Visit
            from ui.language import current_language

            needed = {question.id for question in self.questions}
            answers = {question: answer for question, answer in self._answers.items() if question in needed}
            visit = Visit(self._selection, answers, self.appointments, self.now, self._resolutions)
            self._plan = make_plan(self.library, visit, self.site, current_language())
        return self._plan

    def toggle(self, procedure: str) -> None:
        """Choose a procedure, or drop it again."""
        chosen = self._selection
        without = tuple(each for each in chosen if each != procedure)
        self._selection = without if procedure in chosen else (*chosen, procedure)
        self._plan = None
        self.selection_changed.emit()

    def answer(self, question: str, answer: str) -> None:
        """Record an answer; emits only if it is a new one."""
        if self._answers.get(question) == answer:
            return
        self._answers[question] = answer
        self._plan = None
        self.answers_changed.emit()

    def set_appointments(self, appointments: Mapping[str, datetime]) -> None:
        """Set the times by procedure; one that is not named is *I don't know yet*.

        Raises:
            VisitError: the day has passed or the clinic's clocks skip that time; all stays as it was.
        """
        if dict(appointments) == self._appointments:
            return
        from models.planning.visit import check_appointment

        for at in appointments.values():
            check_appointment(at, self.site, self.now)
        self._appointments = dict(appointments)
        self._plan = None
        self.appointment_changed.emit()

    def resolve(self, resolution: "Resolution") -> None:
        """Take what a named member of staff has settled."""
        self._resolutions = (*self._resolutions, resolution)
        self._plan = None
        self.answers_changed.emit()

    def tick(self, line: str, *, done: bool) -> None:
        """Mark a line as done, or not."""
        ticks = self._ticks | {line} if done else self._ticks - {line}
        if ticks != self._ticks:
            self._ticks = ticks
            self.ticks_changed.emit()

    def reset(self) -> None:
        """Forget everything about the person."""
        self._forget()
        self.was_reset.emit()
