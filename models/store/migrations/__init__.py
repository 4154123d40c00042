"""The steps from one schema to the next, in Alembic's form; a step that was released is never edited."""
