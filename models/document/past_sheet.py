"""The patient's sheet of a past briefing once more: what was kept of it, marked as a copy of that day."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from models.content.pictures import View
from models.document.blocks import Document, Notice
from models.document.sheet import full_sheet
from models.language import ENGLISH, Language
from models.planning.clock import day_words
from models.planning.plan import Plan
from models.record.state import State
from models.site import NO_SITE, Site

_NO_VIEWS: Mapping[str, View] = MappingProxyType({})


def past_sheet(
    plan: Plan,
    briefing: State,
    site: Site = NO_SITE,
    language: Language = ENGLISH,
    views: Mapping[str, View] = _NO_VIEWS,
) -> Document:
    """Write the sheet of a briefing from the plan as it was shown (``models.record.shown_plan``), in its language.

    Only the clinic's name and numbers are of today: whoever reads it must reach somebody.
    """
    text, taken = language.text, briefing.plan
    at = taken.at if taken else briefing.last_at
    day = day_words((at.astimezone(site.zone) if site.zone else at).date(), language, year=True)
    title = text("This is a copy of your sheet of {day}.").format(day=day)
    words = text("Do you have a newer sheet? Then go by the newer one. Are you not sure? Ask us.")
    sheet = full_sheet(plan, site, language, views, briefing=briefing)
    return replace(sheet, marks=(text("Copy"), *sheet.marks), blocks=(Notice("copy", title, (words,)), *sheet.blocks))
