"""The rows that lists are made of, made from the events that are there."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.listed import list_all

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables, and a row for each briefing."""
    op.create_table(
        "briefings",
        sa.Column("briefing", sa.String(36), primary_key=True),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("led_on", sa.Date(), nullable=False),
        sa.Column("appointment_on", sa.Date()),
        sa.Column("reference", sa.Text()),
        sa.Column("reference_key", sa.Text()),
        sa.Column("procedures", sa.Text(), nullable=False),
    )
    for name in ("stage", "owner", "led_on", "appointment_on", "reference_key"):
        op.create_index(f"briefings_by_{name}", "briefings", [name, "briefing"])
    op.create_table(
        "stages",
        sa.Column("stage", sa.String(16), primary_key=True),
        sa.Column("many", sa.Integer(), nullable=False),
    )
    op.create_table(
        "briefing_procedures",
        sa.Column("procedure", sa.String(64), primary_key=True),
        sa.Column("briefing", sa.String(36), sa.ForeignKey("briefings.briefing"), primary_key=True),
    )
    op.create_index("ix_briefing_procedures_briefing", "briefing_procedures", ["briefing"])
    list_all(op.get_bind())


def downgrade() -> None:
    """Only the events stay; they lose nothing."""
    op.drop_table("briefing_procedures")
    op.drop_table("stages")
    op.drop_table("briefings")
