"""Make the rows of the list anew from the events: for a step that changes what a list shows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from models.record.events import read_event
from models.record.summary import Summary, summary_after
from models.store import rows
from models.store.tables import BRIEFINGS, EVENTS, PROCEDURES, STAGES

_AT_A_TIME = 1000


def list_all(connection: Connection) -> None:
    """Go through the chain once; a deleted briefing leaves its bare row."""
    connection.execute(PROCEDURES.delete())
    connection.execute(STAGES.delete())
    connection.execute(BRIEFINGS.delete())
    position = 0
    while found := connection.execute(
        select(EVENTS).where(EVENTS.c.position > position).order_by(EVENTS.c.position).limit(_AT_A_TIME)
    ).all():
        position = found[-1].position
        for row in found:
            if row.kind in rows.TELLING:
                _take(connection, row)


def _take(connection: Connection, row: Row[Any]) -> None:
    found = connection.execute(rows.one(UUID(row.briefing))).all()
    before = rows.summary(found[0]) if found else None
    now = _bare(row) if row.body is None else summary_after(before, read_event(row.body))
    if now != before:
        rows.write(connection, before, now)


def _bare(row: Row[Any]) -> Summary:
    day = datetime.fromisoformat(row.at).date()
    return Summary(UUID(row.briefing), "deleted", "", day, None, None, ())
