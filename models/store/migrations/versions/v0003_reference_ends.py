"""References are kept from their end, so that an index finds those that end alike."""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_AT_A_TIME = 1000
_BRIEFINGS = sa.table("briefings", *(sa.column(each, sa.Text) for each in ("briefing", "reference", "reference_key")))


def upgrade() -> None:
    """Turn the keys round; a server must sort them by their signs, whatever its language."""
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("briefings", "reference_key", type_=sa.Text(collation="C"))
    _write_keys(lambda reference: "".join(reference.split()).casefold()[::-1])


def downgrade() -> None:
    """Turn them back."""
    _write_keys(lambda reference: "".join(reference.split()).casefold())
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("briefings", "reference_key", type_=sa.Text(collation="default"))


def _write_keys(key: Callable[[str], str]) -> None:
    connection, row, last = op.get_bind(), _BRIEFINGS.c, ""
    wanted = sa.select(row.briefing, row.reference).where(row.reference.is_not(None)).order_by(row.briefing)
    change = _BRIEFINGS.update().where(row.briefing == sa.bindparam("id")).values(reference_key=sa.bindparam("key"))
    while found := connection.execute(wanted.where(row.briefing > last).limit(_AT_A_TIME)).all():
        connection.execute(change, [{"id": each.briefing, "key": key(each.reference)} for each in found])
        last = found[-1].briefing
