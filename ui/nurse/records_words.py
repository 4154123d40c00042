"""Records in words: how a briefing can stand, when it was, and what is wrong with the store."""

from datetime import date, datetime
from typing import get_args

from models.document.event_words import stage_words
from models.planning.clock import short_day_words
from models.record.state import Stage
from models.store.errors import StoreError, Trouble
from ui.language import current_language, tr


def stages() -> dict[Stage, str]:
    """Name how a briefing can stand."""
    return {each: stage_words(each, current_language()) for each in get_args(Stage)}


def trouble_words(error: Exception) -> str:
    """Say what is wrong with the store and what to do, in the reader's language; other errors speak for themselves."""
    if not isinstance(error, StoreError):
        return str(error)
    return {
        Trouble.NO_KEY: tr("The key of the records is missing. Nothing was read or written. Call whoever keeps it."),
        Trouble.WRONG_KEY: tr(
            "The records do not open with this key. Nothing was changed. Call whoever keeps the key."
        ),
        Trouble.DAMAGED: tr("The records are damaged. Leave them as they are, and call whoever keeps the safe copies."),
        Trouble.NEWER: tr("The records are from a newer Ready Room. Use that one; nothing was changed."),
        Trouble.READ_ONLY: tr("The records cannot be written. Nothing was changed. Ask for the right to write there."),
        Trouble.FULL: tr("The disk is full. Nothing was written. Make room, then do it again."),
        Trouble.IN_USE: tr("Another program has the records open. Close it, then do it again."),
        Trouble.MISSING: tr("It is no longer there. Look in the list again."),
        Trouble.UNREACHABLE: tr("The server of the records does not answer. Nothing was changed. Try again soon."),
        Trouble.CONFLICT: tr("Somebody else wrote in this briefing just now. Open it again, then do it again."),
    }[error.trouble]


def short_day(day: date) -> str:
    """Write a day without its weekday, for lists."""
    return short_day_words(day, current_language())


def moment(at: datetime) -> str:
    """Say a day and time to the second, as the record has it."""
    return tr("{day}, {clock}").format(day=short_day(at.date()), clock=f"{at:%H:%M:%S}")
