"""The clinic's own reference for a patient: never needed, as the clinic writes it, never whole on a shared screen."""

import unicodedata

from models.reference_pattern import fits
from models.site import Site

_MOST = 64
_SHOWN = 4
_DOTS = "••••"
_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
"""Signs that nobody sees and that change what others look like."""


class WrongReferenceError(ValueError):
    """A reference that is not taken. The message says what would be right, and never repeats what was typed."""


def masked(reference: str) -> str:
    """Hide all but the end: the last four signs, and never more than half. What is hidden does not show its length."""
    whole = "".join(reference.split())
    shown = min(_SHOWN, len(whole) // 2)
    return _DOTS + whole[len(whole) - shown :]


def check_reference(site: Site, text: str) -> str | None:
    """Give the reference as it is kept, with single spaces; None where nothing was typed.

    Raises:
        WrongReferenceError: it is too long, has signs that cannot be seen, or is not as the clinic writes them.
    """
    if any(unicodedata.category(each) in _UNSEEN and not each.isspace() for each in text):
        raise WrongReferenceError(f"the {site.reference_label} has signs that cannot be seen; type it by hand")
    found = " ".join(text.split())
    if not found:
        return None
    if len(found) > _MOST:
        raise WrongReferenceError(f"the {site.reference_label} is too long; it has at most {_MOST} signs")
    if site.reference_pattern is not None and not fits(site.reference_pattern, found):
        raise WrongReferenceError(f"this is no {site.reference_label} of this clinic; check each sign, or leave it out")
    return found
