"""The base of every authored record, and the types its fields are built from."""

from functools import cache
from typing import Annotated, Any, NewType, get_args

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


def parts(record: Content, path: Path = ()) -> list[tuple[Path, Content]]:
    """Give a record and every record inside it, however deep, each with its path as an author writes it."""
    found = [(path, record)]
    for name, public in record_fields(type(record)):
        value = getattr(record, name)
        if type(value) is tuple:
            for index, each in enumerate(value):
                if isinstance(each, Content):
                    found += parts(each, (*path, public, index))
        elif isinstance(value, Content):
            found += parts(value, (*path, public))
    return found


@cache
def record_fields(model: type[Content]) -> tuple[tuple[str, str], ...]:
    """Name the fields that can hold records, as in Python and as an author writes them."""
    fields = model.model_fields.items()
    return tuple((name, name.removesuffix("_")) for name, field in fields if _holds_records(field.annotation))


def _holds_records(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Content):
        return True
    return any(_holds_records(each) for each in get_args(annotation))
