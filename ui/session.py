"""The one writer of what is shared between screens: the choice, the answers, the time, the ticks, the plan."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.issued_sheet import IssuedSheet
from ui.visit_time import VisitTime, planning_moment, utc_now

if TYPE_CHECKING:
    from models.content.library import Library
    from models.content.problems import Problem
    from models.content.questions import Contradiction, Question
    from models.document.sheet import Replaced
    from models.planning.plan import Plan
    from models.planning.visit import Resolution
    from models.record.state import State
    from models.site import Kiosk, SignedValue, Site

_GROUPS = ("safety", "health", "medicines", "practical")
"""The groups of questions in the order in which they are asked."""
_MANY = 500


class Session(VisitTime, QObject):
    """One visit at the screen. Screens read properties and call methods; they never assign state.

    Nothing here outlives the process, and ``reset`` forgets everything about the person. ``for_staff`` says
    that staff are at the screen: they see reasons and may settle matters.

    Signals:
        reading: Content is being read, and there is much of it. args: procedures read, of how many.
        loaded: Content and the clinic's file are there.
        selection_changed: Other procedures are chosen.
        answers_changed: An answer was given or changed.
        appointment_changed: An appointment was set or cleared.
        resolutions_changed: A matter was settled, or a value decided for this visit.
        ticks_changed: A line was ticked or unticked.
        briefing_changed: What a nurse has recorded of the visit is another.
        easy_changed: Easy words and pictures were switched on or off.
        was_reset: Everything about the person was forgotten.
    """

    reading = Signal(int, int)
    loaded = Signal()
    selection_changed = Signal()
    answers_changed = Signal()
    appointment_changed = Signal()
    resolutions_changed = Signal()
    ticks_changed = Signal()
    briefing_changed = Signal()
    easy_changed = Signal()
    was_reset = Signal()

    withholds = False
    """True where there are procedures that may not be offered; at a kiosk, those whose review is past."""

    def __init__(
        self, clock: Callable[[], datetime] = utc_now, parent: QObject | None = None, *, for_staff: bool = False
    ) -> None:
        super().__init__(parent)
        self._clock, self._for_staff = clock, for_staff
        self._library: Library | None = None
        self._site: Site | None = None
        self._problems: tuple[Problem, ...] = ()
        self._noticed: tuple[Problem, ...] = ()
        self._forget()

    def _forget(self) -> None:
        self._selection: tuple[str, ...] = ()
        self._answers: dict[str, str] = {}
        self._times: dict[str, datetime | None] = {}
        self._resolutions: tuple[Resolution, ...] = ()
        self._values: dict[str, SignedValue] = {}
        self._ticks: frozenset[str] = frozenset()
        self._plan: Plan | None = None
        self._looked_over: Plan | None = None
        self._issued: IssuedSheet | None = None
        self._easy = False
        self._briefing: State | None = None

    def load(self, library: "Library", site: "Site", problems: "tuple[Problem, ...]") -> None:
        """Take the content and the clinic's values; ``problems`` are for staff."""
        from models.content.in_review import past_review, past_review_problems
        from models.content.translation import translated
        from ui.language import current_language

        self._library = translated(library, current_language())
        self._site = site
        self._problems = (*problems, *past_review_problems(library, past_review(library, self.day_reached)))
        self._plan = None
        self.loaded.emit()

    def notice(self, problem: "Problem") -> None:
        """Keep what turned out to be wrong while somebody used the program; staff see it on the first screen."""
        if problem not in self.problems:
            self._noticed = (*self._noticed, problem)

    def say_reading(self, done: int, many: int) -> None:
        """Say how far the reading of content has come, where it takes time."""
        if many > _MANY:
            self.reading.emit(done, many)

    @property
    def for_staff(self) -> bool:
        """True where staff are at the screen."""
        return self._for_staff

    @property
    def briefing(self) -> "State | None":
        """How a nurse leads the visit; None where nobody does."""
        return self._briefing

    def follow_briefing(self, state: "State") -> None:
        """Take what a nurse has recorded, for the screens and the paper to show."""
        self._briefing = state
        self.briefing_changed.emit()

    @property
    def easy(self) -> bool:
        """True where the person reads easy words with large pictures."""
        return self._easy

    @property
    def kiosk(self) -> "Kiosk | None":
        """The clinic's rules for a patient who is alone with the program, in public; None elsewhere."""
        return None

    @property
    def needs(self) -> tuple[str, ...]:
        """How the person asked to be told; a kiosk asks for it."""
        return ()

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
        """The clinic's values, and those decided for this visit; only after ``loaded``."""
        if self._site is None:
            raise RuntimeError("the clinic's file is read after the first screen; wait for Session.loaded")
        if not self._values:
            return self._site
        return self._site.model_copy(update={"parameters": {**self._site.parameters, **self._values}})

    @property
    def problems(self) -> "tuple[Problem, ...]":
        """What is wrong with content or the clinic's file, and what was noticed since they were read."""
        return (*self._problems, *self._noticed)

    @property
    def selection(self) -> tuple[str, ...]:
        """The chosen procedures, in the order they were chosen."""
        return self._selection

    @property
    def answers(self) -> Mapping[str, str]:
        """What was answered, by question."""
        return self._answers

    @property
    def ticks(self) -> frozenset[str]:
        """The lines ticked as done."""
        return self._ticks

    @property
    def questions(self) -> "tuple[Question, ...]":
        """The questions that the chosen procedures need, group by group, so that no group is met twice."""
        from models.planning.team import questions_for

        found = questions_for(self.library, self._selection)
        return tuple(sorted(found, key=lambda question: _GROUPS.index(question.group)))

    @property
    def unanswered(self) -> int | None:
        """The place of the first question that has no answer yet; None when all have one."""
        open_questions = (place for place, each in enumerate(self.questions) if each.id not in self._answers)
        return next(open_questions, None)

    @property
    def contradictions(self) -> "tuple[Contradiction, ...]":
        """Answers to this visit's questions that cannot all be true; while there are any, there is no plan."""
        answers = self._needed_answers()
        return tuple(each for each in self.library.contradictions.values() if each.holds(answers))

    @property
    def issued(self) -> IssuedSheet | None:
        """The sheet that was printed or saved last."""
        return self._issued

    @property
    def plan(self) -> "Plan":
        """The plan of this visit, compiled when something has changed.

        Raises:
            VisitError: no procedure is chosen yet, or there are ``contradictions``.
        """
        if self._plan is None:
            from models.planning.compiler import make_plan
            from models.planning.visit import Visit
            from ui.language import current_language

            now, settled = planning_moment(self.known_now, self.appointments.values()), self._resolutions
            visit = Visit(self._selection, self._needed_answers(), self.appointments, now, settled, self.needs)
            self._plan = make_plan(self.library, visit, self.site, current_language())
        return self._plan

    def _needed_answers(self) -> dict[str, str]:
        needed = {question.id for question in self.questions}
        return {question: answer for question, answer in self._answers.items() if question in needed}

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

    def set_appointments(self, times: Mapping[str, datetime | None]) -> None:
        """Set the times by procedure; None is *I don't know yet*, and who is not named has not been asked.

        Raises:
            VisitError: the day has passed or the clinic's clocks skip that time; all stays as it was.
        """
        if dict(times) == self._times:
            return
        self._check_new(times)
        self._times = dict(times)
        self._plan = None
        self.appointment_changed.emit()

    def resolve(self, resolution: "Resolution") -> None:
        """Take what a named member of staff has settled; it stands in place of what was said of it before."""
        # The clock here shows minutes, so of two decisions within one the plan could not tell the later.
        matter = resolution.about, set(resolution.between)
        others = tuple(each for each in self._resolutions if (each.about, set(each.between)) != matter)
        self._resolutions = (*others, resolution)
        self._plan = None
        self.resolutions_changed.emit()

    def decide_value(self, parameter: str, value: "SignedValue") -> None:
        """Take the value of a parameter that a named clinician has decided for this visit."""
        self._values[parameter] = value
        self._plan = None
        self.resolutions_changed.emit()

    def look_over(self) -> "Plan | None":
        """Note that the reader looks the present plan over; give the one looked over before, None the first time."""
        before, self._looked_over = self._looked_over, self.plan
        return before

    def issue(self, replaces: "Replaced | None", calendar: bytes | None = None) -> None:
        """Note that the present plan's sheet was printed or saved, which one it said it replaces, and its calendar."""
        from models.document.sheet import sheet_number

        day = self.known_now.date() if self.known_now else None
        last = calendar if calendar is not None or self._issued is None else self._issued.calendar
        self._issued = IssuedSheet(sheet_number(self.plan, self._briefing), self.plan, day, replaces, last)

    def tick(self, line: str, *, done: bool) -> None:
        """Mark a line as done, or not."""
        ticks = self._ticks | {line} if done else self._ticks - {line}
        if ticks != self._ticks:
            self._ticks = ticks
            self.ticks_changed.emit()

    def set_easy(self, easy: bool) -> None:
        """Read easy words with large pictures, or all words again."""
        if easy != self._easy:
            self._easy = easy
            self.easy_changed.emit()

    def reset(self) -> None:
        """Forget everything about the person."""
        self._forget()
        self.was_reset.emit()
