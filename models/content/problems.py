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
    HARD_SENTENCE = ("C020", "Shorten the sentence, use plainer words, or put a medical word into the glossary.")
    HARD_PROCEDURE = ("C021", "Shorten its sentences and use plainer words, shared lines too.")
    HARD_WORDS = ("C022", "Use shorter words, or put medical ones into the glossary.")
    LONG_SENTENCE = ("C023", "Make two sentences of it.")
    MYTH = ("C024", "Say what is right instead; myths.yaml names it with its source.")
    SAME_SIGN = ("C025", "Use one record for both, or say what tells the two apart.")
    NO_GLYPH = ("C026", "Use another character, or ship a font that has it.")
    STEPS_TOO_LONG = ("C027", "Correct the minutes of the steps, or of the whole.")
    TIME = ("C028", "Make the text and its field say the same time.")
    EXPIRED = ("C029", "Have the words reviewed again, and enter the new day.")
    UNSIGNED = ("C030", "Enter who approved it, on what day, and when it is due again; or leave it a draft.")
    REVIEW_DAYS = ("C031", "Correct the day of signing, or the day when it is due.")
    DOSE = ("C032", "Leave the dose out; it is for whoever prescribes.")
    STOP_DATE = ("C033", "Leave it out; the team decides who stops what, and when.")
    VERDICT = ("C034", "Say what to tell the team; a person decides.")
    PROMISE = ("C035", "Say what happens most often, and what we do if it does not.")
    MINIMISING = ("C036", "Say what it feels like, how long, and what helps.")
    UNASKED = ("C037", "Add the question to the procedure, or take the condition off.")
    NO_NORMAL = ("C038", "Add what is normal, with its end (kind: normal, until).")
    NO_HOME_CARE = ("C039", "Add what to do at home (kind: care or activity).")
    NO_RADIATION = ("C040", "Add an answer on radiation in everyday terms.")
    NO_LOOKALIKE = ("C041", "Name a procedure that people mix it up with, and the difference.")
    NO_OTHER_NAME = ("C042", "Add the names and abbreviations that people use.")
    NO_LIMITS = ("C043", "Say what it can show or do, and what it cannot.")
    DENOMINATORS = ("C044", "Give all chances out of one number, or name the published one in a note that says why.")
    BAD_COUNT = ("C045", "Write both numbers as published: 'count' people out of 'of'.")
    SAME_FAQ = ("C046", "Keep one of the two.")
    SIDE_NOT_ASKED = ("C047", "Add a side_question, or show both sides.")
    ONE_UNIT = ("C048", "Give both, as in 38.0 °C (100.4 °F).")
    UNCLEAR_HOUR = ("C049", "Use a clock time of 24 hours, or a distance.")
    COPY = ("C050", "Cite the page by its issuer with seen: copy, without this address.")
    SAME_PAGE = ("C051", "Keep one record for the page.")
    UNTRACEABLE = ("C052", "Add the address, the date on the page, or a note.")
    FACTS = ("C053", "Correct one of the two.")
    SAME_NAME = ("C054", "Leave the name to one of them; make the other a look-alike.")
    ONE_WAY = ("C055", "Name each in the other, or neither.")
    CLOSED = ("C056", "Ask an open question, with each point once.")
    ABBREVIATION = ("C057", "Write it out, or explain it in the glossary.")
    SHOUTING = ("C058", "Say it in plain small letters.")
    AMERICAN = ("C059", "Use the British word.")
    LEFTOVER = ("C060", "Finish it, or take it out.")
    SPACING = ("C061", "Put one space after a mark, and none before.")
    NO_FLAG = ("C062", "Add a flag for the team, or move it to another group.")
    FEW_OPTIONS = ("C063", "Add the published answers, or make it a plain line.")
    STALE_EXCEPTION = ("C064", "Remove the exception, or correct its record.")
    NO_STOP_SIGNAL = ("C065", "Add what to speak up about (say_so_if).")
    NO_HARD_MOMENT = ("C066", "Mark the hardest step with peak: true.")
    NO_QUESTION_MARK = ("C067", "Write it as a question.")
    WRONG_ACT = ("C068", "Write the act that the tier asks for, or change the tier.")
    CONVERSION = ("C069", "Correct one of the two temperatures.")
    FACT_NOT_ASKED = ("C070", "Add the question to the procedure.")
    OPTION_OUT_OF_RANGE = ("C071", "Widen the range, or correct the value.")
    FIGURE_IN_WORDS = ("C072", "Say the count that is drawn, or draw the one that is said.")
    TERM_TWICE = ("C073", "Explain the word once.")
    STEP_NOT_DRAWN = ("C074", "Add the picture that explains the step.")
    LAYER_WORDS = ("C075", "Write the words so that they fit 'The picture shows ..., ... and ...'.")
    LAYER_NAME = ("C076", "Use small letters and hyphens, each id once, and a twin for the other side.")
    FAINT_LAYER = ("C077", "Give its shapes a darker outline, or a light one where the ground is dark.")
    COLOUR_ALONE = ("C078", "Give each an anchor for its number, or a colour that differs in grey too.")
    NO_PICTOGRAM = ("C080", "Name a pictogram of resources/icons, or add one.")
    HARD_EASY = ("C081", "Say it in nine short words or fewer, and lose no condition.")
    FALSE_DEADLINE = ("C082", "Give it the days for which it holds, as in {between: [P7D, P0D]}.")
    KEY_STEPS = ("C083", "Mark with key: true the two to four steps that people must recognise.")
    WHOSE_BODY = ("C084", "Write the words of the drawing without 'you'; the body is that of the reader's child.")
    NOT_APPROVED = ("C085", "Have them approved, or show them under their ribbon with 'kiosk: {drafts: true}'.")
    MANY_ANSWERS = ("C086", "Ask it in two questions, or join answers that lead to the same lines.")
    BROKEN_SEAL = ("C087", "Bring back the files that were sealed, or have the new ones read, and seal them.")
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
