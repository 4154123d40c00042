"""What can be wrong with content or a clinic's file: a stable code, the place, and the way out."""

from dataclasses import dataclass
from enum import Enum


class Code(Enum):
    """Kinds of problem. The code is stable; the wording may change."""

    UNREADABLE = ("C001", "Mend the YAML at this line; a quote, a colon or the indentation is the usual cause.")
    INVALID = ("C002", "Give the field the value that the message asks for.")
    MISSPELT = ("C003", "Correct the field's name, or remove it.")
    MISSING = ("C004", "Add the field.")
    DUPLICATE_KEY = ("C005", "Keep one of the two; the second would silently replace the first.")
    DUPLICATE_ID = ("C006", "Give one of the two another id; ids are never reused.")
    DANGLING = ("C007", "Write the id as it is defined, or define it.")
    WRONG_NAME = ("C008", "Name the file after its id.")
    UNKNOWN_ANSWER = ("C009", "Use one of the question's own answers.")
    UNUSED = ("C010", "Remove the record, or refer to it.")
    UNSOURCED = ("C011", "Add a source, or a note that says why there is none.")
    WEAK_SOURCE = ("C012", "Add a grade A or B source, or let the clinic decide (firmness: site).")
    RED_FLAG = ("C013", "Add what this kind of procedure must carry; red_flags.yaml says what counts.")
    NO_FILE = ("C014", "Check the folder's name, or restore the file.")
    PLACEHOLDER = ("C015", "Use {time} only with a clock distance and {value} only with a parameter.")
    NO_PICTURE = ("C016", "Use a view and layers that exist in resources/pictures.")
    PHONE_NUMBER = ("C017", "Leave the number out; the clinic enters its own.")
    MISFIT = ("C018", "Give the line the topic, unit or level that fits, or mend the topic in topics.yaml.")
    MEASURED = (
        "C019",
        "Ask what can be said in words; a number about the body is for the team, never for a rule.",
    )
    OUT_OF_RANGE = ("S001", "Set a value within the range, signed by a named person.")
    UNKNOWN_PARAMETER = ("S002", "Use a parameter's id as `readyroom check` lists it.")

    @property
    def id(self) -> str:
        """The stable code, such as ``C007``."""
        return self.value[0]

    @property
    def next_step(self) -> str:
        """What to do about it."""
        return self.value[1]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. ``line`` counts from 1; 0 when the whole file is meant."""

    file: str
    line: int
    field: str
    code: str
    message: str
    next_step: str

    def __str__(self) -> str:
        """One line for a person: where, what, and what to do next."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        field = f" {self.field}:" if self.field else ""
        return f"{place}:{field} {self.message} [{self.code}] {self.next_step}"


def problem(code: Code, file: str, line: int, field: str, message: str) -> Problem:
    """Build a problem with its code's standing next step."""
    return Problem(file, line, field, code.id, message, code.next_step)
