"""The language of one visit: its translations, and which way it reads."""

import gettext
from dataclasses import dataclass, field
from pathlib import Path

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur", "yi"}


@dataclass(frozen=True)
class Language:
    """A language code with its gettext catalogue; English is the source and needs none."""

    code: str = "en"
    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations, compare=False, repr=False)

    def text(self, message: str) -> str:
        """Give the message in this language."""
        return self.catalogue.gettext(message) if message else ""

    def count(self, one: str, many: str, number: int) -> str:
        """Give the plural form for ``number``, with ``{n}`` filled in."""
        return self.catalogue.ngettext(one, many, number).replace("{n}", str(number))

    @property
    def right_to_left(self) -> bool:
        """A property of the script, never guessed from the text."""
        return self.code.split("_")[0].split("-")[0] in _RIGHT_TO_LEFT


ENGLISH = Language()


def load_language(code: str, folder: Path) -> Language:
    """Load ``folder/<code>/LC_MESSAGES/readyroom.mo``; without one the language is English, in words and direction."""
    try:
        return Language(code, gettext.translation("readyroom", folder, [code, code.split("_", maxsplit=1)[0]]))
    except FileNotFoundError:
        return ENGLISH
