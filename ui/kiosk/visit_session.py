"""The session of a person who is alone with the program, in public."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import Signal

from ui.session import Session

if TYPE_CHECKING:
    from models.content.library import Library
    from models.content.problems import Problem
    from models.site import Kiosk, Site

Need = Literal["larger-text", "high-contrast", "easy-read", "slowly", "read-aloud", "one-button"]
NEEDS: tuple[Need, ...] = get_args(Need)


class VisitSession(Session):
    """A session that also knows the clinic's rules for the kiosk, and how the person asked to be told.

    Signals:
        reading_offered: A voice for the language of the moment was found, or there is none any more.
    """

    reading_offered = Signal()

    def __init__(
        self, library: "Library", site: "Site", problems: "tuple[Problem, ...]", reached: date | None = None
    ) -> None:
        self._kiosk, self._can_be_read = site.kiosk, False
        self._read = library, site, problems
        self._reached = reached
        self.past_review: tuple[str, ...] = ()
        super().__init__()
        self.load(*self._read)

    def speak(self) -> None:
        """Take the content in the language of the moment; it was read in the source language."""
        self.load(*self._read)

    def load(self, library: "Library", site: "Site", problems: "tuple[Problem, ...]") -> None:
        """Take the content, but for what is not approved or past its review: nobody is there who could explain it."""
        from models.content import in_review

        self._site = site
        self.past_review = in_review.past_review(library, self.day_reached, site.kiosk.grace_days)
        drafts = () if site.kiosk.drafts else in_review.not_approved(library)
        withheld = frozenset((*self.past_review, *drafts))
        self.withholds = bool(withheld)
        named = in_review.past_review_problems(library, self.past_review)
        unapproved = in_review.not_approved_problems(len(drafts))
        super().load(in_review.without(library, withheld), site, (*problems, *named, *unapproved))

    def judge_clock(self, reached: date | None) -> None:
        """Believe the clock with None; else all that is known of the time is a day that is not still to come."""
        self._reached = reached
        self._plan = None

    @property
    def known_now(self) -> datetime | None:
        """``now``, while the clock is believed."""
        return None if self._reached else self.now

    @property
    def day_reached(self) -> date:
        """Today, while the clock is believed."""
        return self._reached or self.now.date()

    def _forget(self) -> None:
        super()._forget()
        self._needs: tuple[Need, ...] = ()

    @property
    def kiosk(self) -> "Kiosk":
        """The clinic's rules."""
        return self._kiosk

    @property
    def needs(self) -> tuple[Need, ...]:
        """How the person asked to be told, in one order."""
        return self._needs

    def ask_for(self, needs: frozenset[Need]) -> None:
        """Take how the person wants to be told; the plan carries it to the team."""
        self._needs = tuple(each for each in NEEDS if each in needs)
        self._plan = None
        self.set_easy("easy-read" in needs)

    @property
    def can_be_read(self) -> bool:
        """True where there is a voice for the language of the moment."""
        return self._can_be_read

    def offer_reading(self, there: bool) -> None:
        """Say whether there is a voice; a wish for one that is not there is dropped, and is not on the plan."""
        if there != self._can_be_read:
            self._can_be_read = there
            self.reading_offered.emit()
        if not there and "read-aloud" in self._needs:
            self.ask_for(frozenset(self._needs) - {"read-aloud"})
