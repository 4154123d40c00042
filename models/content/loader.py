"""Reads a content folder into a Library; reports every problem at once and keeps what is sound."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from models.content.cache import Cache, Head
from models.content.changed import ChangedError
from models.content.examined import Gathering, begin, examine
from models.content.folder import Folder, digest_of
from models.content.index import Index, read_index
from models.content.library import Library
from models.content.problems import Code, Problem
from models.content.procedure import Procedure
from models.content.procedures import Procedures
from models.content.readers import examine_all
from models.content.reading import SHARED, Reading, explain, validate
from models.content.yaml_file import YamlFile

__all__ = ["SHARED", "explain", "load_library"]

Progress = Callable[[int, int], None]
"""Told now and then how many procedures of how many have been read."""
_STEP = 100


def load_library(folder: Path, cache: Cache | None = None, progress: Progress = lambda *_: None) -> Library:
    """Read all content in ``folder``.

    Never raises for bad content: a record that cannot be read is left out, with everything that
    depends on it, and named in ``Library.problems``.

    With a cache, unchanged and sound files are not parsed again, and a procedure is read when it is asked
    for. Whether they are unchanged is told from outside, see ``Folder.stamp``; if they look different, by
    their contents. Without a cache everything is read, however it looks.
    """
    if cache is None:
        return _whole(Folder(folder))
    return _from_cache(Folder(folder), cache) or _anew(Folder(folder), cache, progress)


def _whole(folder: Folder) -> Library:
    """Read everything and hold it all, with the line of every field."""
    gathering = begin(folder)
    procedures = {}
    for name in folder.procedures():
        examined, procedure, place = examine(folder, name, gathering.resolver.kinds)
        if gathering.take(examined) and procedure:
            procedures[procedure.id] = procedure
            gathering.reading.places[f"procedures/{procedure.id}"] = place
    return _library(gathering, procedures)


def _anew(folder: Folder, cache: Cache, progress: Progress) -> Library:
    """Read everything, hold the cards, and have the cache keep the rest if nothing is wrong."""
    stamp = folder.stamp()
    gathering = begin(folder)
    index = Index()
    many = len(folder.procedures())
    with cache.replacing() as replacement:
        for number, examined in enumerate(examine_all(folder, gathering)):
            if number % _STEP == 0:
                progress(number, many)
            card = gathering.take(examined)
            if card:
                index.add(card, examined.name, examined.digest)
                replacement.put(examined.name, examined.digest, examined.data)
        library = _library(gathering, _procedures(folder, cache, index))
        if not library.problems:
            replacement.finish(Head(stamp, digest_of(gathering.digests)), index.dump(gathering.data))
    return library


def _library(gathering: Gathering, procedures: Mapping[str, Procedure]) -> Library:
    reading, resolver = gathering.reading, gathering.resolver
    problems: set[Problem] = {*reading.problems, *resolver.problems(procedures.keys())}
    kinds: dict[str, Any] = resolver.kinds
    return Library(reading.edition, procedures, **kinds, problems=_causes_first(problems), places=reading.places)


def _causes_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by place; an id that leads nowhere is often only what another problem led to."""
    return tuple(sorted(problems, key=lambda each: (each.code == Code.DANGLING.id, each)))


def _from_cache(folder: Folder, cache: Cache) -> Library | None:
    """Give the library that was kept, if the files still hold what they held and it passes as they did."""
    head = cache.head()
    if head is None:
        return None
    stamp = folder.stamp()
    if stamp != head.stamp:
        if head.digest != digest_of((name, folder.read(name).digest) for name in folder.names()):
            return None
        cache.restamp(Head(stamp, head.digest))
    try:
        index, data = read_index(cache.index(head.digest) or "")
    except ValueError:
        return None
    reading = Reading()
    for name, each in data.items():
        reading.read_shared(name, YamlFile(each))
    if reading.problems:
        return None
    records: dict[str, Any] = reading.records
    return Library(reading.edition, _procedures(folder, cache, index), **records)


def _procedures(folder: Folder, cache: Cache, index: Index) -> Procedures:
    """Have each procedure read when it is asked for: from the cache, or else from its file if that is unchanged."""

    def read(procedure: str) -> Procedure:
        name, digest = index.files[procedure]
        kept = cache.get(name, digest)
        if kept is not None:
            found = validate(name, YamlFile(None), Procedure, from_json(kept))[0]
            if found is not None and found.id == procedure:
                return found
        file = folder.read(name)
        found = validate(name, YamlFile(None), Procedure, file.parse().data)[0] if file.digest == digest else None
        if found is None:
            raise ChangedError(f"'{folder.path / name}' was changed while it was in use; start again")
        return found

    return Procedures(index.cards, read)
