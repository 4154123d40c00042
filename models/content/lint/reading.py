"""Rules about how hard the words are, after the names and the explained words are taken out."""

import re
from collections.abc import Iterator
from functools import cache

from models.content.library import Library
from models.content.lint.case import Case, Finding, asked
from models.content.lint.grade import flesch_kincaid, smog
from models.content.problems import Code
from models.content.procedure import Procedure
from models.content.translation import texts
from models.content.wording import sentences

_HIGHEST = 6
"""The school grade that must be enough. A grade of 6.9 is still the sixth."""
_ENOUGH_WORDS = 10
"""One long word moves the grade of a shorter sentence by several years: it is read with the rest of its text."""
_MOST_WORDS = 18
_WORD = re.compile(r"[\w-]+")


def hard_sentences(case: Case) -> Iterator[Finding]:
    """C020: a sentence above the grade; short ones are read together with their neighbours."""
    known = _explained(case.library)
    own = {part.record.id: _words_of_name(part.record) for part in case.procedures}
    for text in case.texts:
        if not (text.is_name or text.is_for_the_team):
            for passage in _passages(text.sentences):
                plain = _plain(passage, known, own.get(text.part.record.id, frozenset()))
                grade = flesch_kincaid(plain)
                if int(grade) > _HIGHEST:
                    yield text.finding(Code.HARD_SENTENCE, f"'{passage}' reads at grade {grade:.1f}")


def hard_procedures(case: Case) -> Iterator[Finding]:
    """C021 and C022: all that a reader of the procedure gets, shared lines too, is above the grade.

    Flesch-Kincaid (C021) counts long sentences and long words; SMOG (C022) the words of three syllables or more.
    """
    for part in case.procedures:
        whole = _whole(case.library, part.record)
        for code, grade, name in (
            (Code.HARD_PROCEDURE, flesch_kincaid(whole), "Flesch-Kincaid"),
            (Code.HARD_WORDS, smog(whole), "SMOG"),
        ):
            if int(grade) > _HIGHEST:
                yield part.finding(code, f"it reads at grade {grade:.1f} ({name})")


def long_sentences(case: Case) -> Iterator[Finding]:
    """C023: a sentence that is too long to say in one breath."""
    for text, sentence in case.sentences:
        many = len(sentence.split())
        if many > _MOST_WORDS and not text.is_for_the_team:
            yield text.finding(Code.LONG_SENTENCE, f"'{sentence}' has {many} words")


def _passages(found: tuple[str, ...]) -> Iterator[str]:
    """Give every long sentence, and the short ones of a text together if they are enough to be graded."""
    short = [each for each in found if len(each.split()) < _ENOUGH_WORDS]
    yield from (each for each in found if len(each.split()) >= _ENOUGH_WORDS)
    together = " ".join(short)
    if len(together.split()) >= _ENOUGH_WORDS:
        yield together


def _explained(library: Library) -> re.Pattern[str]:
    """Find the words that the glossary explains, the longer ones first."""
    words = sorted((word for term in library.glossary.values() for word in term.words), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b" if words else r"(?!)", re.IGNORECASE)


def _words_of_name(procedure: Procedure) -> frozenset[str]:
    names = " ".join((procedure.name, procedure.short_name, *procedure.also_called))
    return frozenset(_WORD.findall(names.lower()))


def _plain(text: str, known: re.Pattern[str], own: frozenset[str]) -> str:
    """Put a short word for each name and each explained word."""
    return _WORD.sub(lambda word: "it" if word.group().lower() in own else word.group(), _without(text, known))


@cache
def _without(text: str, known: re.Pattern[str]) -> str:
    return known.sub("it", text)


def _whole(library: Library, procedure: Procedure) -> str:
    """Give all that is read for a procedure, its shared lines too, as sentences with a full stop each."""
    shared = (
        *library.preparation_of(procedure),
        *library.after_of(procedure),
        *library.signs_of(procedure),
        *library.teach_back_of(procedure),
        *(library.questions[each] for each in sorted(asked(procedure))),
    )
    found = {words: None for record in (procedure, *shared) for path, words in texts(record) if path[-1] != "easy"}
    return plain_words(library, procedure, tuple(each for words in found for each in sentences(words)))


def plain_words(library: Library, procedure: Procedure, lines: tuple[str, ...]) -> str:
    """Join sentences with a full stop each, after the procedure's names and the explained words are taken out."""
    known, own = _explained(library), _words_of_name(procedure)
    whole = (_plain(each, known, own) for each in lines)
    return " ".join(each if each.endswith((".", "!", "?")) else f"{each}." for each in whole)


RULES = (hard_sentences, hard_procedures, long_sentences)
