"""Copies of kept briefings in files that only their owner may read: JSON with all events, or the paper of each."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, Protocol
from uuid import UUID

from models.document.nurse_sheet import nurse_sheet
from models.export.briefing_json import briefing_as_json
from models.export.pdf import PaperError, to_pdf
from models.language import ENGLISH, Language
from models.record.chain import Link
from models.record.events import AnyEvent, Deleted
from models.record.fold import SequenceError
from models.record.names import NO_NAMES, Names
from models.site import Site

Format = Literal["pdf", "json"]


class Kept(Protocol):
    """Where the briefings are kept: a store."""

    def events(self, briefing: UUID) -> tuple[AnyEvent, ...]:
        """Give the events of a briefing; of a deleted one only the tombstone; none if it is not known."""

    def links(self, briefing: UUID | None = None) -> Iterator[Link]:
        """Give the links of a briefing."""


class ExportError(ValueError):
    """A copy that cannot be made; the message says what would be right, and nothing of a patient."""


@dataclass(frozen=True)
class Written:
    """The file or folder that was written, and why some briefings are not in it."""

    path: Path
    left_out: tuple[str, ...] = ()


def write_briefings(
    store: Kept,
    briefings: Iterable[UUID],
    path: Path,
    kind: Format,
    site: Site,
    language: Language = ENGLISH,
    *,
    only_new: bool = False,
    names: Names = NO_NAMES,
) -> Written:
    """Write briefings: as JSON one file with an array; as PDF one file for a sequence of one, else a new folder.

    The folder has the name of ``path`` without its suffix, and a paper for each briefing. ``only_new`` writes over
    nothing. ``names`` are those of today's content, for what was kept without any.

    Raises:
        ExportError: nothing could be written there, or the only briefing has no copy.
        StoreError: the store could not be read.
    """
    if kind == "json":
        return _write_json(store, briefings, path, only_new=only_new)
    papers = _Papers(store, site, language, names)
    if isinstance(briefings, Sequence) and len(briefings) == 1:
        paper = papers.of(briefings[0])
        with _opened(path, only_new=only_new) as file:
            file.write(paper)
        return Written(path)
    return _write_papers(papers, briefings, path.with_suffix(""))


def _write_json(store: Kept, briefings: Iterable[UUID], path: Path, *, only_new: bool) -> Written:
    with _opened(path, only_new=only_new) as file:
        before = "[\n"
        for each in briefings:
            data = briefing_as_json(_events(store, each), store.links(each))
            file.write((before + json.dumps(data, ensure_ascii=False)).encode())
            before = ",\n"
        file.write(b"[]\n" if before == "[\n" else b"\n]\n")
    return Written(path)


def _write_papers(papers: "_Papers", briefings: Iterable[UUID], folder: Path) -> Written:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        raise ExportError(f"'{folder}' is there already; name a new folder") from None
    except OSError as error:
        wrong = f"'{folder}' cannot be made: {error.strerror}; name a folder in one that exists and is yours"
        raise ExportError(wrong) from error
    left_out = []
    for each in briefings:
        try:
            paper = papers.of(each)
        except ExportError as error:
            left_out.append(str(error))
            continue
        with _opened(folder / f"{each}.pdf", only_new=True) as file:
            file.write(paper)
    return Written(folder, tuple(left_out))


def _events(store: Kept, briefing: UUID) -> tuple[AnyEvent, ...]:
    events = store.events(briefing)
    if not events:
        raise ExportError(f"there is no briefing '{briefing}'; 'readyroom records list' shows them")
    return events


@dataclass(frozen=True)
class _Papers:
    """Makes the paper of a briefing."""

    store: Kept
    site: Site
    language: Language
    names: Names

    def of(self, briefing: UUID) -> bytes:
        events = _events(self.store, briefing)
        if isinstance(events[0], Deleted):
            raise ExportError(f"briefing '{briefing}' was deleted; nothing of it can be printed")
        try:
            document = nurse_sheet(events, tuple(self.store.links(briefing)), self.site, self.language, self.names)
            return to_pdf(document, "letter" if self.site.paper == "letter" else "a4")
        except (SequenceError, PaperError) as error:
            raise ExportError(f"the paper of briefing '{briefing}' cannot be made: {error}") from error


@contextmanager
def _opened(path: Path, *, only_new: bool) -> Iterator[BinaryIO]:
    """Open a file for its owner alone; what cannot be finished is taken away."""
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
    try:
        if not only_new:
            path.unlink(missing_ok=True)  # another's rights on the old file must not be the new one's
        descriptor = os.open(path, flags | os.O_EXCL, 0o600)
    except FileExistsError:
        raise ExportError(f"'{path}' is there already; name a new file") from None
    except OSError as error:
        wrong = f"'{path}' cannot be written: {error.strerror}; name a file in a folder that exists and is yours"
        raise ExportError(wrong) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
    except OSError as error:
        path.unlink(missing_ok=True)
        raise ExportError(f"'{path}' cannot be written: {error.strerror}") from error
    except BaseException:
        path.unlink(missing_ok=True)
        raise
