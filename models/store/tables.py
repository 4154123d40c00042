"""The tables as they are now; ``migrations`` brings older files here. ``events`` is the truth, the rest lists it."""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

EVENTS = Table(
    "events",
    METADATA,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("event", String(36), nullable=False),
    Column("briefing", String(36), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("at", String(40), nullable=False),
    Column("body", Text),
    Column("digest", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("briefing", "number"),
)

BRIEFINGS = Table(
    "briefings",
    METADATA,
    Column("briefing", String(36), primary_key=True),
    Column("stage", String(16), nullable=False),
    Column("owner", Text, nullable=False),
    Column("led_on", Date, nullable=False),
    Column("appointment_on", Date),
    Column("reference", Text),
    Column("reference_key", Text),  # on a server its signs sort by their numbers, see v0003
    Column("procedures", Text, nullable=False),
)
for _name in ("stage", "owner", "led_on", "appointment_on", "reference_key"):
    Index(f"briefings_by_{_name}", BRIEFINGS.c[_name], BRIEFINGS.c.briefing)

STAGES = Table(
    "stages",
    METADATA,
    Column("stage", String(16), primary_key=True),
    Column("many", Integer, nullable=False),
)

PROCEDURES = Table(
    "briefing_procedures",
    METADATA,
    Column("procedure", String(64), primary_key=True),
    Column("briefing", String(36), ForeignKey("briefings.briefing"), primary_key=True, index=True),
)
