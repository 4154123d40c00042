"""Checks that every id leads somewhere, and leaves out what would show half a procedure."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from models.content.conditions import Condition
from models.content.library import Library
from models.content.problems import Code, Problem, problem
from models.content.procedure import Procedure, SignUse
from models.content.yaml_file import Path, YamlFile


@dataclass(frozen=True)
class Place:
    """Where a record stands: its file, and the path to it there."""

    name: str
    file: YamlFile
    at: tuple[int, ...]

    def line(self, path: Path) -> int:
        """Give the line of a path inside the record."""
        return self.file.line((*self.at, *path))


@dataclass(frozen=True)
class Reference:
    """An id found in a record: what kind of record it names, and where."""

    kind: str
    id: str
    path: Path


def resolve(library: Library, places: Mapping[str, Place]) -> Library:
    """Add every dangling reference to the problems; leave out what holds one, and whatever names that in turn.

    A missing neighbour (``related``, a look-alike) is reported, but costs nobody else their procedure.
    """
    problems = list(library.problems)
    kinds = {kind: dict(getattr(library, kind)) for kind in (*_SHARED_KINDS, "procedures")}
    dropped = True
    while dropped:
        dropped = False
        for kind, records in kinds.items():
            for record_id, record in list(records.items()):
                wrong = [each for each in references(record) if each.id not in kinds[each.kind]]
                problems += [_dangling(each, kinds, places[f"{kind}/{record_id}"]) for each in wrong]
                if any(each.kind != "procedures" for each in wrong):
                    del records[record_id]
                    dropped = True
    found = replace(library, **kinds)
    return replace(found, problems=tuple(sorted({*problems, *_wrong_answers(found, places)})))


_SHARED_KINDS = ("sources", "topics", "parameters", "questions", "instructions", "signs", "after", "teach_back", "prompts")


def _dangling(reference: Reference, kinds: Mapping[str, Mapping[str, object]], place: Place) -> Problem:
    near = difflib.get_close_matches(reference.id, kinds[reference.kind], n=1, cutoff=0.5)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    message = f"there is no {reference.kind.replace('_', ' ')} record '{reference.id}' that could be read{hint}"
    field = ".".join(str(part) for part in reference.path)
    return problem(Code.DANGLING, place.name, place.line(reference.path), field, message)


def references(record: object, path: Path = ()) -> Iterator[Reference]:
    """Every id that a record names, however deep; the one list of which field names what."""
    if isinstance(record, Procedure):
        yield from _entries(record)
    for name in getattr(type(record), "model_fields", {}):
        value = getattr(record, name)
        at = (*path, name.removesuffix("_"))
        if name in _FIELDS:
            values = value if isinstance(value, tuple) else (value,)
            yield from (Reference(_FIELDS[name], each, at) for each in values if isinstance(each, str))
        elif isinstance(value, Condition):
            yield from (Reference("questions", leaf.question, at) for leaf in value.leaves())
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                yield from references(each, (*at, index))
        elif hasattr(value, "model_fields_set"):
            yield from references(value, at)


_FIELDS = {
    "sources": "sources",
    "about_sources": "sources",
    "topic": "topics",
    "parameter": "parameters",
    "questions": "questions",
    "procedures": "procedures",
    "procedure": "procedures",
    "related": "procedures",
}
_ENTRIES = {"preparation": "instructions", "after": "after", "warning_signs": "signs", "teach_back": "teach_back"}


def _entries(procedure: Procedure) -> Iterator[Reference]:
    for name, kind in _ENTRIES.items():
        for index, entry in enumerate(getattr(procedure, name)):
            if isinstance(entry, str):
                yield Reference(kind, entry, (name, index))
            elif isinstance(entry, SignUse):
                yield Reference(kind, entry.use, (name, index))


def _wrong_answers(library: Library, places: Mapping[str, Place]) -> Iterator[Problem]:
    """A condition on an answer that its question does not offer could never be certain."""
    for kind in ("instructions", "after", "signs", "procedures"):
        for record_id, record in getattr(library, kind).items():
            for condition, path in _conditions(record):
                for leaf in condition.leaves():
                    unknown = set(leaf.answer) - set(library.questions[leaf.question].answers)
                    if unknown:
                        place = places[f"{kind}/{record_id}"]
                        message = f"'{leaf.question}' has no answer {', '.join(sorted(unknown))}"
                        yield problem(Code.UNKNOWN_ANSWER, place.name, place.line(path), ".".join(map(str, path)), message)


def _conditions(record: object, path: Path = ()) -> Iterator[tuple[Condition, Path]]:
    for name in getattr(type(record), "model_fields", {}):
        value = getattr(record, name)
        at = (*path, name.removesuffix("_"))
        if isinstance(value, Condition):
            yield value, at
        for index, each in enumerate(value if isinstance(value, tuple) else ()):
            yield from _conditions(each, (*at, index))


