"""The base of every authored record, and the types its fields are built from."""

from collections.abc import Iterator
from typing import Annotated, NewType

from pydantic import BaseModel, ConfigDict, StringConstraints

from models.content.places import Path


class Content(BaseModel):
    """A record written by an author: immutable, and closed to unknown keys.

    A misspelt key must fail when the file is read; ignoring ``soruces:`` would
    publish a line without its evidence.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Translatable:
    """Marks a field whose text is shown to people, and so extracted and translated."""


Text = Annotated[str, StringConstraints(min_length=1), Translatable()]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=64)]

ProcedureId = NewType("ProcedureId", str)
QuestionId = NewType("QuestionId", str)
TopicId = NewType("TopicId", str)
ParameterId = NewType("ParameterId", str)
SourceId = NewType("SourceId", str)


def parts(record: Content, path: Path = ()) -> Iterator[tuple[Path, Content]]:
    """Give a record and every record inside it, however deep, each with its path as an author writes it."""
    yield path, record
    for name, value in record:
        at = (*path, name.removesuffix("_"))
        if isinstance(value, Content):
            yield from parts(value, at)
        for index, each in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(each, Content):
                yield from parts(each, (*at, index))
