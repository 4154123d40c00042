"""Rules about letters and spelling: what cannot be drawn, what looks like a slip, what nobody explains."""

import re
from collections.abc import Iterator

from models.content.lint.case import Case, Finding, Text
from models.content.lint.font_file import characters
from models.content.problems import Code
from models.content.procedure import Procedure
from models.content.shared import Source
from models.content.wording import Myth, Term

_CAPITALS = re.compile(r"\b[A-Z]{2,}s?\b")
_COMMON = ("UK", "US", "NHS", "TV", "DVD", "ID")
_SHOUTED = re.compile(r"!\s*!|\?\s*!|!\s*\?|\b(?:NOT|NEVER|ALWAYS|MUST|STOP|DO|ONLY|NO|ALL|ANY|[A-Z]{6,})\b")
_AMERICAN = re.compile(
    r"\b(?:colou?rs? )?(?:colors?|centers?|fibers?|liters?|milliliters?|meters|labor|odou?rless|odors?|tumors?|gray"
    r"|an(?:a)?esthesi(?:a|olog\w+)|anesthe\w+|pediatric\w*|orthopedic\w*|gynecolog\w+|esophag\w+|hem(?:at|orr|og|ophil)\w+"
    r"|edema|diarrhea|leukemia|anemia|ischemi\w+|cecum|fecal|feces|estrogen|fetal|dialyz\w+|analyz\w+|catheteriz\w+"
    r"|sterili[z]\w+|paralyz\w+|apologiz\w+|organiz\w+|recogniz\w+|mom|diapers?|acetaminophen|epinephrine|traveling"
    r"|canceled|labeled|swollen-up|aluminum|program|counselor|skillful|behavior|flavor\w*|favorite|neighbor\w*)\b",
    re.IGNORECASE,
)
_LEFTOVER = re.compile(
    r"\b(?:TODO|FIXME|TBC|TBD|XXX+|lorem|ipsum|asdf)\b|\?{2,}|\.{4,}|<[a-z_ ]+>"
    r"|\[(?:\s*|\.+|unconfirmed|inference|insert[^]]*)\]",
    re.IGNORECASE,
)
_SPACING = re.compile(r" {2,}|\s[.,;:!?](?=\s|$)|[,;](?=[A-Za-z])|\(\s|\s\)|[a-z]\.(?=[A-Z])|\t")


def not_drawn(case: Case) -> Iterator[Finding]:
    """C026: a character that none of the shipped fonts has, and that would be an empty box on paper."""
    drawn = frozenset[str]().union(*(characters(each) for each in sorted(case.fonts_folder.rglob("*.ttf"))))
    for text in case.texts:
        missing = sorted(set(text.words) - drawn - {"\n"})
        if missing:
            named = ", ".join(f"'{each}' (U+{ord(each):04X})" for each in missing)
            yield text.finding(Code.NO_GLYPH, f"no font has {named}")


def abbreviations(case: Case) -> Iterator[Finding]:
    """C057: a word in capitals that neither the glossary, nor a name, nor the same record explains."""
    known = _explained(case)
    told: set[tuple[str, str]] = set()
    for text in case.texts:
        for word in _CAPITALS.findall(text.words):
            place = (text.part.record.id, word)
            if _is_name(text) or word.removesuffix("s") in known or place in told:
                continue
            if not _explained_here(case, text, word):
                told.add(place)
                yield text.finding(Code.ABBREVIATION, f"nothing says what '{word}' is")


def _explained(case: Case) -> set[str]:
    words = [*_COMMON]
    words += [word for term in case.library.glossary.values() for word in term.words]
    for each in case.library.procedures.values():
        words += (each.name, each.short_name, *each.also_called)
    return {found for word in words for found in _CAPITALS.findall(word)}


def _explained_here(case: Case, text: Text, word: str) -> bool:
    here = " ".join(each.words for each in case.texts if each.part.record is text.part.record)
    return f"({word})" in here or f"{word} (" in here


def shouting(case: Case) -> Iterator[Finding]:
    """C058: several marks in a row, or words in capitals for effect."""
    for text in case.texts:
        found = _SHOUTED.search(text.words)
        if found and not _is_name(text):
            yield text.finding(Code.SHOUTING, f"'{found.group()}' shouts")


def american(case: Case) -> Iterator[Finding]:
    """C059: American spelling, or an American word, in British text; a name may be what people search for."""
    for text in case.texts:
        found = _AMERICAN.search(text.words)
        if found and not _is_name(text):
            yield text.finding(Code.AMERICAN, f"'{found.group()}' is American")


def _is_name(text: Text) -> bool:
    is_look_alike = isinstance(text.part.record, Procedure) and text.path[0] == "lookalikes" and text.path[-1] == "name"
    return text.is_name or is_look_alike or isinstance(text.part.record, Term)


def leftovers(case: Case) -> Iterator[Finding]:
    """C060: what an author left to do, in any string; a pattern or a page's own title may look like it."""
    for part, name, words in case.strings():
        found = _LEFTOVER.search(words) if not isinstance(part.record, Source | Myth) else None
        if found:
            yield part.finding(Code.LEFTOVER, f"'{found.group()}' was left behind", name)


def spacing(case: Case) -> Iterator[Finding]:
    """C061: a space too many, or one that is missing after a mark."""
    for text in case.texts:
        found = _SPACING.search(text.words)
        if found:
            near = text.words[max(0, found.start() - 12) : found.end() + 12]
            yield text.finding(Code.SPACING, f"a space is wrong in '{near}'")


RULES = (not_drawn, abbreviations, shouting, american, leftovers, spacing)
