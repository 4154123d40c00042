"""The interface's language of the moment; screens write ``tr("…")`` round every text that people read."""

from models.language import ENGLISH, Language


class _Current:
    language: Language = ENGLISH


def current_language() -> Language:
    """Give the language of the moment."""
    return _Current.language


def change_language(language: Language) -> None:
    """Make ``language`` the one of the moment; widgets learn it as Qt's LanguageChange event."""
    _Current.language = language


def tr(message: str) -> str:
    """Translate an interface text. Fill in values with ``str.format`` on the result, never with an f-string."""
    return _Current.language.text(message)


def ntr(one: str, many: str, number: int) -> str:
    """Translate a text with a number, written ``{n}``."""
    return _Current.language.count(one, many, number)
