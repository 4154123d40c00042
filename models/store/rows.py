"""The rows that lists are made of: how one is written, read and looked for."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, Select, bindparam, delete, func, insert, select, update

from models.record.summary import SHORTEST_END, Summary, reference_key
from models.store.store import Criteria
from models.store.tables import BRIEFINGS, PROCEDURES, STAGES

TELLING = frozenset({"started", "visit_changed", "handed_over", "stopped", "finished", "deleted"})
"""The kinds of events that can change a row."""

_SHOWN = (
    BRIEFINGS.c.briefing,
    BRIEFINGS.c.stage,
    BRIEFINGS.c.owner,
    BRIEFINGS.c.led_on,
    BRIEFINGS.c.appointment_on,
    BRIEFINGS.c.reference,
    BRIEFINGS.c.procedures,
)

_LAST_SIGN = "\U0010ffff"
_MORE = update(STAGES).where(STAGES.c.stage == bindparam("stage_")).values(many=STAGES.c.many + bindparam("change"))


def summary(row: Sequence[Any]) -> Summary:
    """Read a row."""
    briefing, stage, owner, led_on, appointment_on, reference, procedures = row
    return Summary(UUID(briefing), stage, owner, led_on, appointment_on, reference, tuple(procedures.split()))


def values(briefing: Summary) -> dict[str, Any]:
    """Give the columns of a row."""
    return {
        "briefing": str(briefing.briefing),
        "stage": briefing.stage,
        "owner": briefing.owner,
        "led_on": briefing.led_on,
        "appointment_on": briefing.appointment_on,
        "reference": briefing.reference,
        "reference_key": reference_key(briefing.reference) if briefing.reference else None,
        "procedures": " ".join(briefing.procedures),
    }


def write(connection: Connection, before: Summary | None, now: Summary) -> None:
    """Put the row in the place of the one before."""
    if before is None:
        connection.execute(insert(BRIEFINGS), values(now))
    else:
        connection.execute(update(BRIEFINGS).where(BRIEFINGS.c.briefing == str(now.briefing)).values(**values(now)))
    if before is None or before.stage != now.stage:
        _count(connection, now.stage, 1)
        if before is not None:
            _count(connection, before.stage, -1)
    if before is None or before.procedures != now.procedures:
        _choose(connection, now, anew=before is not None)


def _choose(connection: Connection, now: Summary, *, anew: bool) -> None:
    if anew:
        connection.execute(delete(PROCEDURES).where(PROCEDURES.c.briefing == str(now.briefing)))
    chosen = [{"procedure": each, "briefing": str(now.briefing)} for each in dict.fromkeys(now.procedures)]
    if chosen:
        connection.execute(insert(PROCEDURES), chosen)


def _count(connection: Connection, stage: str, change: int) -> None:
    if not connection.execute(_MORE, {"stage_": stage, "change": change}).rowcount:
        connection.execute(insert(STAGES), {"stage": stage, "many": change})


def one(briefing: UUID) -> Select[Any]:
    """Look for one briefing."""
    return select(*_SHOWN).where(BRIEFINGS.c.briefing == str(briefing))


def page(criteria: Criteria, older_than: UUID | None, limit: int) -> Select[Any]:
    """Look for the next briefings, the newest first: ids sort by time, so the index is the order."""
    source = _source(criteria)
    key = PROCEDURES.c.briefing if criteria.procedure and source is BRIEFINGS else source.c.briefing
    shown = select(*(source.c[each.name] for each in _SHOWN))
    wanted = _where(shown, source, criteria).order_by(key.desc()).limit(limit)
    return wanted if older_than is None else wanted.where(key < str(older_than))


def how_many(criteria: Criteria) -> Select[Any]:
    """Count; what only asks for a stage reads the counts that are kept."""
    if criteria == Criteria(stage=criteria.stage):
        wanted = STAGES.c.stage == criteria.stage if criteria.stage else STAGES.c.stage != "deleted"
        return select(func.coalesce(func.sum(STAGES.c.many), 0)).where(wanted)
    source = _source(criteria)
    return _where(select(func.count()).select_from(source), source, criteria)


def _source(criteria: Criteria) -> FromClause:
    """Give what to look in: of a reference only the few rows that have it, however much else is asked."""
    if criteria.reference is None:
        return BRIEFINGS
    found = select(BRIEFINGS).where(_is_reference(criteria.reference)).cte("found")
    return found.prefix_with("MATERIALIZED")  # or the database may go through all that one nurse led


def _is_reference(wanted: str) -> ColumnElement[bool]:
    """Keys are read from the end, so that what ends alike stands together in the index."""
    key, column = reference_key(wanted), BRIEFINGS.c.reference_key
    return column.between(key, key + _LAST_SIGN) if len(key) >= SHORTEST_END else column == key


def _where(wanted: Select[Any], source: FromClause, criteria: Criteria) -> Select[Any]:
    if criteria.procedure is not None:
        wanted = wanted.join(PROCEDURES, PROCEDURES.c.briefing == source.c.briefing)
        wanted = wanted.where(PROCEDURES.c.procedure == criteria.procedure)
    same = {
        source.c.led_on: criteria.led_on,
        source.c.appointment_on: criteria.appointment_on,
        source.c.owner: criteria.owner,
        source.c.stage: criteria.stage,
    }
    for column, value in same.items():
        if value is not None:
            wanted = wanted.where(column == value)
    return wanted if criteria.stage else wanted.where(source.c.stage != "deleted")
