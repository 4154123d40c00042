"""What of a visit the person has in hand."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.document.sheet import Replaced
    from models.planning.plan import Plan


@dataclass(frozen=True)
class IssuedSheet:
    """The sheet in the person's hand: of which plan, since which day if that is known, and what it said it replaces.

    ``calendar`` is the calendar file that was saved last, be it with this sheet or with an older one.
    """

    number: str
    plan: "Plan"
    day: date | None
    replaces: "Replaced | None"
    calendar: bytes | None = None
