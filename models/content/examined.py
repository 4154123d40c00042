"""What a single procedure file turns out to be, apart from all other procedures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from models.content.card import Card, card_of
from models.content.folder import Folder, LinesInFile
from models.content.places import Place
from models.content.problems import Code, Problem, problem
from models.content.procedure import Procedure
from models.content.reading import Reading, validate
from models.content.references import Judged, Resolver, judge


@dataclass(frozen=True)
class Examined:
    """A procedure file: its digest and problems, and if a procedure could be read, its card and the data it came from.

    Small, and plain to hand from one process to another.
    """

    name: str
    digest: str
    problems: tuple[Problem, ...]
    card: Card | None = None
    judged: Judged | None = None
    data: str = ""


def examine(
    folder: Folder, name: str, kinds: Mapping[str, Mapping[str, Any]]
) -> tuple[Examined, Procedure | None, Place]:
    """Read, validate and judge a file beside the shared records; give also the procedure, and all its lines."""
    file = folder.read(name)
    parsed = file.parse()
    place = Place(name, parsed.lines)
    if parsed.problems:
        return Examined(name, file.digest, parsed.problems), None, place
    procedure, problems = validate(name, parsed, Procedure, parsed.data)
    if procedure is None:
        return Examined(name, file.digest, tuple(problems)), None, place
    if procedure.id != Path(name).stem:
        problems.append(place.problem(Code.WRONG_NAME, ("id",), f"the file holds '{procedure.id}'"))
    handed_on = Place(name, LinesInFile(folder, name))
    judged = judge(procedure, kinds, place, handed_on)
    data = to_json(parsed.data).decode()
    return Examined(name, file.digest, tuple(problems), card_of(procedure), judged, data), procedure, place


@dataclass
class Gathering:
    """The shared records of a folder, settled among themselves, and the procedures as they are taken in."""

    reading: Reading
    resolver: Resolver
    data: dict[str, Any] = field(default_factory=dict)
    digests: list[tuple[str, str]] = field(default_factory=list)

    def take(self, examined: Examined) -> Card | None:
        """Take in what a file turned out to be; give the card of a procedure that may stay."""
        self.digests.append((examined.name, examined.digest))
        self.reading.problems += examined.problems
        card, judged = examined.card, examined.judged
        if card is None or judged is None:
            return None
        is_new = self.reading.keep_place("procedures", card.id, judged.place)
        return card if is_new and self.resolver.admit(card.id, judged) else None


def begin(folder: Folder) -> Gathering:
    """Read the shared files of a folder."""
    reading = Reading()
    data, digests = {}, []
    for name in folder.shared():
        file = folder.read(name)
        parsed = file.parse()
        reading.read_shared(name, parsed)
        data[name] = parsed.data
        digests.append((name, file.digest))
    if not folder.procedures():
        message = "there is no procedure file in this folder"
        reading.problems.append(problem(Code.NO_FILE, "procedures", 0, "", message))
    return Gathering(reading, Resolver(reading.records, reading.places), data, digests)
