"""Reads a content folder into a Library; reports every problem at once and keeps what is sound."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from models.content import references
from models.content.cache import Cache
from models.content.library import Library
from models.content.parameters import Parameter
from models.content.places import Place, dotted
from models.content.problems import Code, Problem, problem
from models.content.procedure import Procedure
from models.content.questions import Contradiction, Question
from models.content.red_flags import RedFlag
from models.content.shared import After, Edition, Instruction, Source, TeachBack, WarningSign
from models.content.topics import Prompt, Topic
from models.content.wording import Comparison, Myth, Term
from models.content.yaml_file import YamlFile, read_yaml

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
    "glossary": Term,
    "myths": Myth,
    "red_flags": RedFlag,
}
_Model = TypeVar("_Model", bound=BaseModel)
_NO_EDITION = Edition(version="unknown", dated=date(1970, 1, 1))


@dataclass
class _Reading:
    """Records read so far, where each stands, and what was wrong."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    edition: Edition = _NO_EDITION


def load_library(folder: Path, cache: Cache | None = None) -> Library:
    """Read all content in ``folder``.

    Never raises for bad content: a record that cannot be read is left out, with everything that
    depends on it, and named in ``Library.problems``. With a cache, unchanged and sound files are
    not parsed again.
    """
    texts, problems = _texts(folder)
    digest = _digest(texts)
    kept = cache.get(digest) if cache and not problems else None
    found = _library(_from_cache(kept)) if kept is not None else None
    if found is not None and not found.problems:
        return found
    reading = _Reading(problems=problems)
    raw: dict[str, Any] = {}
    for name, text in texts.items():
        file = read_yaml(name, text)
        reading.problems += file.problems
        raw[name] = file.data
        if not file.problems:
            _read(reading, name, file)
    library = references.resolve(_library(reading))
    if cache and not library.problems:
        cache.put(digest, raw)
    return library


def _texts(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    wanted = [folder / "edition.yaml"]
    for kind in SHARED:
        wanted += sorted((folder / kind).glob("*.yaml")) or [folder / f"{kind}.yaml"]
    for path in (*wanted, *sorted((folder / "procedures").glob("*.yaml"))):
        name = path.relative_to(folder).as_posix()
        try:
            texts[name] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            problems.append(problem(Code.UNREADABLE, name, line, "", "the file is not UTF-8 text"))
        except OSError as error:
            problems.append(problem(Code.NO_FILE, name, 0, "", f"the file cannot be read: {error.strerror}"))
    if not any(name.startswith("procedures/") for name in texts):
        problems.append(problem(Code.NO_FILE, "procedures", 0, "", "there is no procedure file in this folder"))
    return texts, problems


def _digest(texts: Mapping[str, str]) -> str:
    whole = hashlib.sha256()
    for name, text in texts.items():
        whole.update(f"{name}\0{len(text)}\0{text}".encode())
    return whole.hexdigest()


def _from_cache(raw: Mapping[str, Any]) -> _Reading:
    reading = _Reading()
    for name, data in raw.items():
        _read(reading, name, YamlFile(data))
    return reading


def _read(reading: _Reading, name: str, file: YamlFile) -> None:
    kind = name.partition("/")[0].removesuffix(".yaml")
    if kind == "edition":
        reading.edition = _record(reading, name, file, Edition, file.data, ()) or _NO_EDITION
    elif kind in SHARED:
        _read_list(reading, kind, name, file)
    else:
        procedure = _record(reading, name, file, Procedure, file.data, ())
        if procedure is not None:
            _keep(reading, "procedures", procedure, Place(name, file.lines))
            if procedure.id != Path(name).stem:
                message = f"the file holds '{procedure.id}'"
                reading.problems.append(problem(Code.WRONG_NAME, name, file.line(("id",)), "id", message))


def _read_list(reading: _Reading, kind: str, name: str, file: YamlFile) -> None:
    if not isinstance(file.data, list):
        message = "the file must be a list of records, each starting with '- id:'"
        reading.problems.append(problem(Code.INVALID, name, 1, "", message))
        return
    for index, data in enumerate(file.data):
        record = _record(reading, name, file, SHARED[kind], data, (index,))
        if record is not None:
            _keep(reading, kind, record, Place(name, file.lines, (index,)))


def _keep(reading: _Reading, kind: str, record: Any, place: Place) -> None:
    found = reading.records.setdefault(kind, {})
    if record.id in found:
        first = reading.places[f"{kind}/{record.id}"]
        message = f"'{record.id}' is already defined in {first.name}, line {first.line(())}"
        reading.problems.append(place.problem(Code.DUPLICATE_ID, ("id",), message))
        return
    found[record.id] = record
    reading.places[f"{kind}/{record.id}"] = place


def _record(
    reading: _Reading, name: str, file: YamlFile, model: type[_Model], data: Any, at: tuple[int, ...]
) -> _Model | None:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        reading.problems += [explain(name, file, at, dict(detail)) for detail in error.errors(include_url=False)]
        return None


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


def _library(reading: _Reading) -> Library:
    problems = tuple(sorted(reading.problems))
    return Library(edition=reading.edition, problems=problems, places=reading.places, **reading.records)
