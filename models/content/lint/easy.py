"""Rules about easy-read: a pictogram for every topic and sign, and few, plain words."""

import re
from collections.abc import Iterator

from models.content.lint.case import Case, Finding, Part
from models.content.lint.grade import flesch_kincaid
from models.content.lint.reading import plain_words
from models.content.problems import Code
from models.content.procedure import Procedure, Step
from models.content.shared import After, Instruction, WarningSign
from models.content.topics import Topic
from models.content.wording import sentences
from resources import resource

MOST_WORDS = 9
_HIGHEST = 4
"""The school grade that must be enough. A grade of 4.9 is still the fourth."""
_MEASURE = re.compile(r"\d[\d.,–-]*(?: (?:°C|°F|kg|lb|cm))?(?: \(\d[^)]*\))?")
"""A number with its unit, and the same in another unit, is read as one word."""


def pictograms(case: Case) -> Iterator[Finding]:
    """C080: a topic or a warning sign without a pictogram, or one that names a pictogram that is not there."""
    for part in case.parts:
        record = part.record
        if isinstance(record, Topic | WarningSign | Instruction | Procedure):
            if record.icon is None and isinstance(record, WarningSign):
                yield part.finding(Code.NO_PICTOGRAM, "it has no pictogram", "icon")
            if record.icon is not None and not resource("icons", f"{record.icon}.svg").is_file():
                yield part.finding(Code.NO_PICTOGRAM, f"there is no pictogram '{record.icon}'", "icon")


def easy_words(case: Case) -> Iterator[Finding]:
    """C081: an easy line that is long, or a procedure whose easy lines together are above the grade.

    A step's title is one of the lines that easy-read shows, and so is what happens where it has no easy line. One
    long word moves the grade of so short a line by several years, so lines are graded as they are read: all those of
    a procedure, one after the other.
    """
    for part in case.parts:
        for field, line in _shown(part.record):
            if word_count(line) > MOST_WORDS:
                yield part.finding(Code.HARD_EASY, f"'{line}' has {word_count(line)} words", field)
    for part in case.procedures:
        lines = tuple(dict.fromkeys(_easy_lines(case, part)))
        grade = flesch_kincaid(plain_words(case.library, part.record, lines)) if lines else 0.0
        if int(grade) > _HIGHEST:
            yield part.finding(Code.HARD_EASY, f"its easy lines read at grade {grade:.1f}")


def _shown(record: object) -> Iterator[tuple[str, str]]:
    """Give the field and the words of every line of a record that easy-read shows."""
    easy = getattr(record, "easy", None)
    if easy is not None:
        yield "easy", easy
    if isinstance(record, Step):
        yield "title", record.title
        if easy is None:
            yield "happens", record.happens


def word_count(text: str) -> int:
    """Count the words of a line as they are read aloud."""
    return len(_MEASURE.sub("1", text).split())


def _easy_lines(case: Case, part: Part) -> Iterator[str]:
    library, procedure = case.library, part.record
    records: tuple[Instruction | After | WarningSign, ...] = (
        *library.preparation_of(procedure),
        *library.after_of(procedure),
        *library.signs_of(procedure),
    )
    for easy in (*(each.easy for each in records), *(step.easy for step in procedure.during)):
        yield from sentences(easy) if easy else ()


RULES = (pictograms, easy_words)
