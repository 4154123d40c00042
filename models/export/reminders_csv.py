"""Reminders as a table (RFC 4180) for a service that sends text messages: no name, no procedure, one row a moment."""

import csv
import io
import uuid
from datetime import UTC, date, datetime

from models.document.reminders import Reminder, Reminders

COLUMNS = (
    "visit", "item", "sheet", "due_date", "due_time", "due_utc", "send_date", "send_time", "send_utc", "parts", "text",
)  # fmt: skip
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The basic alphabet of a text message (3GPP TS 23.038)."""
_GSM_DOUBLE = frozenset("^{}\\[~]|€")
_GSM_ONE, _GSM_MANY = 160, 153
_OTHER_ONE, _OTHER_MANY = 70, 67
_FORMULA = "=+-@\t\r\n "


def to_csv(reminders: Reminders) -> bytes:
    """Write the table, UTF-8 with a heading; rows of one ``visit`` take the place of all that were given for it before.

    ``send_…`` is when to send it; it is empty where another row says it in time, no clock can be trusted, or that
    time has passed. Local times are the clinic's.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in reminders.entries:
        writer.writerow(tuple(_safe(each) for each in _row(reminders, entry)))
    return out.getvalue().encode()


def _row(reminders: Reminders, entry: Reminder) -> tuple[str, ...]:
    text = message(entry)
    item = str(uuid.uuid5(reminders.visit, entry.key))
    said = str(parts(text)), text
    return (str(reminders.visit), item, reminders.sheet, *_moment(entry.at), *_moment(entry.rings), *said)


def _moment(at: datetime | date | None) -> tuple[str, str, str]:
    """Give the local date, the local time and UTC, each empty where it is not known."""
    if not isinstance(at, datetime):
        return at.isoformat() if at else "", "", ""
    utc = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at.tzinfo else ""
    return at.date().isoformat(), at.strftime("%H:%M"), utc


def message(entry: Reminder) -> str:
    """Join as many sentences as one text message holds, the most important first; that one is never cut."""
    said, *more = entry.message
    for sentence in more:
        if parts(f"{said} {sentence}") == 1:
            said = f"{said} {sentence}"
    return said


def parts(text: str) -> int:
    """Count the messages in which a text is sent: a letter outside the phones' own alphabet takes room from all."""
    if _GSM.union(_GSM_DOUBLE).issuperset(text):
        length, one, many = sum(2 if each in _GSM_DOUBLE else 1 for each in text), _GSM_ONE, _GSM_MANY
    else:
        length, one, many = len(text.encode("utf-16-le")) // 2, _OTHER_ONE, _OTHER_MANY
    return 1 if length <= one else -(-length // many)


def _safe(cell: str) -> str:
    """Leave nothing at the front that a spreadsheet would take for a formula, and no line break inside."""
    return " ".join(cell.split()).lstrip(_FORMULA)
