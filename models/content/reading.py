"""Turns the data of files into records: each is validated, and what is wrong with one is named with its line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from models.content.background import Background
from models.content.exceptions import Accepted
from models.content.parameters import Parameter
from models.content.places import Place, dotted
from models.content.problems import Code, Problem, problem
from models.content.questions import Contradiction, Question
from models.content.red_flags import RedFlag
from models.content.shared import After, Edition, Instruction, Source, TeachBack, WarningSign
from models.content.topics import Prompt, Topic
from models.content.wording import Comparison, Myth, Term
from models.content.yaml_file import YamlFile

SHARED: Mapping[str, type[BaseModel]] = {
    "sources": Source,
    "topics": Topic,
    "parameters": Parameter,
    "questions": Question,
    "instructions": Instruction,
    "signs": WarningSign,
    "after": After,
    "teach_back": TeachBack,
    "prompts": Prompt,
    "contradictions": Contradiction,
    "comparisons": Comparison,
    "backgrounds": Background,
    "glossary": Term,
    "myths": Myth,
    "red_flags": RedFlag,
    "exceptions": Accepted,
}
_Model = TypeVar("_Model", bound=BaseModel)
_NO_EDITION = Edition(version="unknown", dated=date(1970, 1, 1))


@dataclass
class Reading:
    """Records read so far, where each stands, and what was wrong."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    edition: Edition = _NO_EDITION

    def read_shared(self, name: str, file: YamlFile) -> None:
        """Take the shared records of a file, or the edition."""
        self.problems += file.problems
        if file.problems:
            return
        kind = name.partition("/")[0].removesuffix(".yaml")
        if kind == "edition":
            self.edition = self._take(name, file, Edition, file.data, ()) or _NO_EDITION
        elif not isinstance(file.data, list):
            message = "the file must be a list of records, each starting with '- id:'"
            self.problems.append(problem(Code.INVALID, name, 1, "", message))
        else:
            for index, data in enumerate(file.data):
                record: Any = self._take(name, file, SHARED[kind], data, (index,))
                if record is not None and self.keep_place(kind, record.id, Place(name, file.lines, (index,))):
                    self.records.setdefault(kind, {})[record.id] = record

    def keep_place(self, kind: str, record: str, place: Place) -> bool:
        """Note where a record stands; one with an id that is taken is a problem."""
        first = self.places.setdefault(f"{kind}/{record}", place)
        if first is not place:
            message = f"'{record}' is already defined in {first.name}, line {first.line(())}"
            self.problems.append(place.problem(Code.DUPLICATE_ID, ("id",), message))
        return first is place

    def _take(self, name: str, file: YamlFile, model: type[_Model], data: Any, at: tuple[int, ...]) -> _Model | None:
        record, problems = validate(name, file, model, data, at)
        self.problems += problems
        return record


def validate(
    name: str, file: YamlFile, model: type[_Model], data: Any, at: tuple[int, ...] = ()
) -> tuple[_Model | None, list[Problem]]:
    """Give the record that stands at ``at`` in a file, or what is wrong with it."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)[:_MOST_PROBLEMS]
        return None, [explain(name, file, at, dict(detail)) for detail in details]


_MOST_PROBLEMS = 50
"""Of one record: who has that many has another file than a record."""
_UNION_TAGS = {"ref", "own", "raised"}


def explain(name: str, file: YamlFile, at: tuple[int, ...], detail: dict[str, Any]) -> Problem:
    """Turn one of pydantic's error details into a problem at its line; ``at`` is the record's own path."""
    path = tuple(_without_tags(detail["loc"]))
    line = file.line((*at, *path))
    if detail["type"] == "extra_forbidden":
        return problem(Code.MISSPELT, name, line, dotted(path), f"'{path[-1]}' is not a field here")
    if detail["type"] == "missing":
        return problem(Code.MISSING, name, line, dotted(path), f"the field '{path[-1]}' is missing")
    message = str(detail["msg"]).removeprefix("Value error, ")
    return problem(Code.INVALID, name, line, dotted(path), message[:1].lower() + message[1:])


def _without_tags(loc: tuple[str | int, ...]) -> Iterator[str | int]:
    """Leave out the names that pydantic gives the forms of an entry; they follow the entry's number."""
    for before, part in zip((None, *loc), loc, strict=False):
        if part not in _UNION_TAGS or not isinstance(before, int):
            yield part
