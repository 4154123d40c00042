"""The files of a content folder: which there are, how they look from outside, and what they hold."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from models.content.places import Lines
from models.content.places import Path as FieldPath
from models.content.problems import Code, Problem, problem
from models.content.reading import SHARED
from models.content.yaml_file import YamlFile, read_yaml

_OPTIONAL = ("exceptions",)
"""Kinds of which a folder need not hold a file."""
LARGEST = 5_000_000
"""Bytes of the largest file that is read: a hundred times what a procedure needs."""


@dataclass(frozen=True)
class File:
    """One file as it was read, and the digest of its bytes; one that cannot be read has a problem and no text."""

    name: str
    digest: str
    text: str = ""
    problem: Problem | None = None

    def parse(self) -> YamlFile:
        """Read its YAML."""
        return YamlFile(None, {}, (self.problem,)) if self.problem else read_yaml(self.name, self.text)


@dataclass(frozen=True)
class Folder:
    """A content folder."""

    path: Path

    def shared(self) -> tuple[str, ...]:
        """Name the files of shared records that there are or ought to be."""
        found = [self.path / "edition.yaml"]
        for kind in SHARED:
            files = sorted((self.path / kind).glob("*.yaml")) or [self.path / f"{kind}.yaml"]
            found += [path for path in files if kind not in _OPTIONAL or path.exists()]
        return tuple(path.relative_to(self.path).as_posix() for path in found)

    def procedures(self) -> tuple[str, ...]:
        """Name the files of procedures."""
        return tuple(f"procedures/{name}" for name in sorted(path.name for path in self.path.glob("procedures/*.yaml")))

    def names(self) -> tuple[str, ...]:
        """Name all files, in the order in which they are read."""
        return *self.shared(), *self.procedures()

    def read(self, name: str) -> File:
        """Read a file; one that cannot be read is a problem."""
        try:
            with (self.path / name).open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            missing = problem(Code.NO_FILE, name, 0, "", f"the file cannot be read: {error.strerror}")
            return File(name, "", problem=missing)
        if len(data) > LARGEST:
            message = f"the file cannot be read: it has more than {LARGEST // 1_000_000} MB"
            return File(name, "", problem=problem(Code.NO_FILE, name, 0, "", message))
        digest = hashlib.sha256(data).hexdigest()
        try:
            text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            wrong = problem(Code.UNREADABLE, name, line, "", "the file is not UTF-8 text")
            return File(name, digest, problem=wrong)
        return File(name, digest, text)

    def stamp(self) -> str:
        """Tell how the files look from outside: their names, sizes and times of change.

        Another stamp may mean nothing: a copy, a checkout. The same stamp with other contents takes some doing:
        as many bytes, and both the time of change and the file system's own set back, or a change within
        one tick of its clock (some milliseconds) after the last look.
        """
        found = hashlib.sha256(str(self.path.absolute()).encode())
        for name in self.names():
            try:
                each = (self.path / name).stat()
            except OSError:
                found.update(f"{name}\0-\0".encode())
            else:
                found.update(f"{name}\0{each.st_size}\0{each.st_mtime_ns}\0{each.st_ctime_ns}\0".encode())
        return found.hexdigest()


class LinesInFile(Lines):
    """The lines of a file that is read again if anybody asks; small, and plain to hand to another process."""

    def __init__(self, folder: Folder, name: str) -> None:
        self._folder, self._name = folder, name

    def _work_out(self) -> Mapping[FieldPath, int]:
        return self._folder.read(self._name).parse().lines


def digest_of(files: Iterable[tuple[str, str]]) -> str:
    """Join names of files and digests of their contents to one digest."""
    whole = hashlib.sha256()
    for name, digest in files:
        whole.update(f"{name}\0{digest}\0".encode())
    return whole.hexdigest()
