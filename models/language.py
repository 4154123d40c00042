"""The language of one visit: its translations, and which way it reads."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur", "yi"}


class Catalogue(Protocol):
    """What gettext's translations offer; its module is imported only where a language has a catalogue."""

    def gettext(self, message: str) -> str:
        """Translate a message."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Translate a message with a number."""


class _Source:
    """The source language: messages are their own translation."""

    def gettext(self, message: str) -> str:
        """Give the message itself."""
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Give the English singular or plural."""
        return msgid1 if n == 1 else msgid2


class _Whole:
    """A catalogue without the translations that have lost or gained a ``{placeholder}``: for those the source stands.

    A sentence in the wrong language is a nuisance; one that has lost its number is a danger.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._kept: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        """Give the translation, or the message."""
        found = self._kept.get(message)
        if found is None:
            words = self._catalogue.gettext(message)
            found = self._kept[message] = words if _placeholders(words) == _placeholders(message) else message
        return found

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Give the plural form, which may say the number in a word, or the source's."""
        words = self._catalogue.ngettext(msgid1, msgid2, n)
        whole = _placeholders(words) - {"n"} == _placeholders(msgid2) - {"n"}
        return words if whole else _Source().ngettext(msgid1, msgid2, n)


def _placeholders(words: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", words))


@dataclass(frozen=True)
class Language:
    """A language code with its gettext catalogue; English is the source and needs none."""

    code: str = "en"
    catalogue: Catalogue = field(default_factory=_Source, compare=False, repr=False)

    def text(self, message: str) -> str:
        """Give the message in this language."""
        return self.catalogue.gettext(message) if message else ""

    def count(self, one: str, many: str, number: int) -> str:
        """Give the plural form for ``number``, with ``{n}`` filled in."""
        return self.catalogue.ngettext(one, many, number).replace("{n}", str(number))

    @property
    def is_source(self) -> bool:
        """True if messages are shown as they were written."""
        return isinstance(self.catalogue, _Source)

    @property
    def right_to_left(self) -> bool:
        """A property of the script, never guessed from the text."""
        return self.code.split("_")[0].split("-")[0] in _RIGHT_TO_LEFT


ENGLISH = Language()


def load_language(code: str, folder: Path) -> Language:
    """Load ``folder/<code>/LC_MESSAGES/readyroom.mo``; without one the language is English, in words and direction."""
    import gettext

    try:
        found = gettext.translation("readyroom", folder, [code, code.split("_", maxsplit=1)[0]])
    except FileNotFoundError:
        return ENGLISH
    return Language(code, _Whole(found))


def languages(folder: Path) -> tuple[Language, ...]:
    """Give every language that can be chosen: English, the source, and those with a catalogue."""
    found = sorted(path.parent.parent.name for path in folder.glob("*/LC_MESSAGES/readyroom.mo"))
    return (ENGLISH, *(load_language(code, folder) for code in found if code != ENGLISH.code))


def in_sentences(*parts: str) -> str:
    """Join words to be read or heard; each part is a sentence, with the sign it ends in or a full stop."""
    return " ".join(part if part.endswith((".", "?", "!", ":")) else f"{part}." for part in parts if part)
