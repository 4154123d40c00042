"""What Alembic runs for each move: all steps in the one transaction of the connection that it was given."""

from alembic import context

from models.store.tables import METADATA


def run() -> None:
    """Run the steps that Alembic has chosen."""
    context.configure(
        connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True
    )
    context.run_migrations()


if __name__ == "env_py":  # the name under which Alembic reads this file
    run()
