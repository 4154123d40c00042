"""Bring a database to this program's schema, or say that a newer program made it."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect

from models.store.errors import StoreError, Trouble

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"
"""The newest step. A test holds it against the folder, so that opening a file need not import Alembic."""
_FOLDER = Path(__file__).parent / "migrations"


def version_of(connection: Connection) -> str | None:
    """Tell the last step that was made; None in an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def check_version(connection: Connection, place: str) -> None:
    """Raise StoreError if this program cannot read the schema as it is."""
    found = version_of(connection)
    if found is not None and found > HEAD:
        message = f"{place} was made by a newer Ready Room (schema {found}, here {HEAD}); install that one"
        raise StoreError(Trouble.NEWER, message)
    if found != HEAD:
        message = f"{place} was made by an older Ready Room (schema {found or 'none'}); open it once with --nurse"
        raise StoreError(Trouble.READ_ONLY, message)


def bring_up(connection: Connection, place: str) -> None:
    """Make the missing steps, all or none: the caller's transaction is theirs."""
    found = version_of(connection)
    if found is not None and found > HEAD:
        check_version(connection, place)
    if found != HEAD:
        from alembic import command

        command.upgrade(_config(connection), "head")


def bring_down(connection: Connection, step: str) -> None:
    """Take steps back, to hand a file to an older program; ``base`` is an empty database."""
    from alembic import command

    command.downgrade(_config(connection), step)


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
