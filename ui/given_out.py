"""What a visit's papers and files say of those that were given out before: two sheets at home are a danger."""

from typing import TYPE_CHECKING

from ui.language import current_language
from ui.session import Session

if TYPE_CHECKING:
    from models.document.blocks import Document
    from models.document.sheet import Replaced


def older_sheet(session: Session) -> "Replaced | None":
    """Name the sheet that the present one replaces; a copy says the same as the first."""
    from models.document.sheet import Replaced, sheet_number
    from models.planning.changes import changes, summary

    issued, plan, language = session.issued, session.plan, current_language()
    if issued is None:
        return None
    if issued.number == sheet_number(plan, session.briefing):
        return issued.replaces
    return Replaced(issued.number, issued.day, summary(changes(issued.plan, plan, language), language))


def copy_for(file: str, document: "Document", pdf: bytes) -> bytes:
    """Give what a file of this name should hold: a web page, or the paper's own PDF."""
    from models.export.html import to_html

    return to_html(document) if file.lower().endswith(".html") else pdf


def visit_calendar(session: Session) -> bytes:
    """Write the times as a calendar file, which also ends what no longer counts of the one that was saved before."""
    from models.document.reminders import reminders
    from models.export.calendar_file import to_calendar

    issued = session.issued
    found = reminders(session.plan, session.site, current_language(), session.briefing)
    return to_calendar(found, issued.calendar if issued else None)
