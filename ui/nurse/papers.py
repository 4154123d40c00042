"""Which papers a briefing has, led or past: the patient's sheet, and the record for the team."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from models.document.blocks import Document
from ui.given_out import older_sheet, visit_calendar
from ui.language import current_language, tr
from ui.nurse.led import LedBriefing
from ui.nurse.papers_page import Named
from ui.session import Session

if TYPE_CHECKING:
    from models.content.pictures import View
    from models.planning.plan import Plan
    from models.record.chain import Link
    from models.record.events import AnyEvent
    from models.record.state import State

_SHEET = "getting-ready"


def papers_of(led: LedBriefing, links: "Sequence[Link]") -> tuple[Named, ...]:
    """Give the papers of a briefing that is led; without a plan there is no sheet for the patient."""
    session, team = led.session, _record(led.events, links, led.session)
    if led.plan is None:
        return (team,)
    replaces = older_sheet(session)

    def given(calendar: bytes | None) -> None:
        session.issue(replaces, calendar)

    def calendar() -> bytes:
        return visit_calendar(session)

    has_times = led.plan.appointment is not None
    times = calendar if has_times else None
    return (Named(tr("For the patient"), lambda: _patients_sheet(led), _SHEET, given, times, is_page_too=True), team)


def past_papers(events: "Sequence[AnyEvent]", links: "Sequence[Link]", session: Session) -> tuple[Named, ...]:
    """Give the papers of a past briefing, from what was kept of it; an old copy may not be enough for a sheet."""
    from models.record.fold import state_of
    from models.record.kept_plan import PlanTextError
    from models.record.shown_plan import plan_as_shown

    state, team = state_of(events), _record(events, links, session)
    if state.plan is None:
        return (team,)
    try:
        plan = plan_as_shown(state.plan, session.site)
    except PlanTextError:
        return (team,)
    make = partial(_copy_of_sheet, plan, state, session)
    return (Named(tr("For the patient"), make, _SHEET, is_page_too=True), team)


def _record(events: "Sequence[AnyEvent]", links: "Sequence[Link]", session: Session) -> Named:
    def make() -> Document:
        from models.document.nurse_sheet import nurse_sheet
        from models.record.names import names_of

        return nurse_sheet(events, links, session.site, current_language(), names_of(session.library))

    return Named(tr("For the team"), make, "briefing")


def _patients_sheet(led: LedBriefing) -> Document:
    from models.document.easy import easy_sheet
    from models.document.sheet import full_sheet

    session = led.session
    make = easy_sheet if session.easy else full_sheet
    plan, replaces = session.plan, older_sheet(session)
    return make(plan, session.site, current_language(), _views(plan), replaces, led.state)


def _copy_of_sheet(plan: "Plan", state: "State", session: Session) -> Document:
    """Write it in the language in which it was shown; the drawings are those of today."""
    from models.document.past_sheet import past_sheet
    from models.language import load_language
    from resources import resource

    language = load_language(state.plan.language if state.plan else "en", resource("locale"))
    return past_sheet(plan, state, session.site, language, _views(plan))


def _views(plan: "Plan") -> "Mapping[str, View]":
    from models.content.pictures import load_views
    from resources import resource

    return load_views(resource("pictures"), (placed.picture.view for placed in plan.steps if placed.picture))
