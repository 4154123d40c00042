"""Which papers a briefing has: the patient's sheet, and the record for the team."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.document.blocks import Document
from models.site import Site
from ui.language import current_language, tr
from ui.nurse.led import LedBriefing
from ui.nurse.papers_page import Named

if TYPE_CHECKING:
    from models.record.chain import Link
    from models.record.events import AnyEvent


def papers_of(led: LedBriefing, links: "Sequence[Link]") -> tuple[Named, ...]:
    """Give the papers of a briefing that is led; without a plan there is no sheet for the patient."""
    team = record_paper(led.events, links, led.session.site)
    if led.plan is None:
        return (team,)
    return (Named(tr("For the patient"), lambda: _patients_sheet(led), "getting-ready.pdf"), team)


def record_paper(events: "Sequence[AnyEvent]", links: "Sequence[Link]", site: Site) -> Named:
    """Give the paper of a briefing for the team."""

    def make() -> Document:
        from models.document.nurse_sheet import nurse_sheet

        return nurse_sheet(events, links, site, current_language())

    return Named(tr("For the team"), make, "briefing.pdf")


def _patients_sheet(led: LedBriefing) -> Document:
    from models.content.pictures import load_views
    from models.document.easy import easy_sheet
    from models.document.sheet import full_sheet
    from resources import resource

    session = led.session
    plan = session.plan
    views = load_views(resource("pictures"), (placed.picture.view for placed in plan.steps if placed.picture))
    make = easy_sheet if session.easy else full_sheet
    return make(plan, session.site, current_language(), views, briefing=led.state)
