"""Content in another language: every field marked ``Translatable`` is found by its type and replaced."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, get_args

from models.content.base import Content, Translatable, parts
from models.content.card import Card
from models.content.library import Library
from models.content.places import Path
from models.content.procedure import Procedure
from models.content.procedures import Procedures
from models.content.references import SHARED_KINDS
from models.language import Language

_FIELD = re.compile(r"\{[^{}]*\}")


def texts(record: Content) -> Iterator[tuple[Path, str]]:
    """Give every text that people read in a record, however deep, with its path as an author writes it."""
    for path, part in parts(record):
        for name in _text_fields(type(part)):
            value = getattr(part, name)
            at = (*path, name.removesuffix("_"))
            if isinstance(value, str):
                yield at, value
            elif isinstance(value, tuple):
                yield from (((*at, index), each) for index, each in enumerate(value))


def translated(library: Library, language: Language) -> Library:
    """Give the library in a language, so that a plan made from it is in that language.

    A text without a translation stays English. Without a catalogue, or in its own language, it is the same
    library. A procedure that is read when it is asked for is translated then.
    """
    if language.is_source or library.language == language.code:
        return library
    kinds: dict[str, Any] = {
        kind: {each: _translated(record, language) for each, record in getattr(library, kind).items()}
        for kind in SHARED_KINDS
    }
    return replace(library, **kinds, procedures=_procedures(library.procedures, language), language=language.code)


def _procedures(procedures: Mapping[str, Procedure], language: Language) -> Mapping[str, Procedure]:
    if not isinstance(procedures, Procedures):
        return {each: _translated(procedure, language) for each, procedure in procedures.items()}
    cards = {each: _card(card, language) for each, card in procedures.cards.items()}

    def read(procedure: str) -> Procedure:
        found: Procedure = _translated(procedures[procedure], language)
        return found

    return Procedures(cards, read)


def _card(card: Card, language: Language) -> Card:
    """Translate what a card shows; the fields are those of a procedure."""
    marked = [name for name in _text_fields(Procedure) if name in Card.__dataclass_fields__]
    words = {name: _translated(getattr(card, name), language, is_text=True) for name in marked}
    return replace(card, lookalikes=_translated(card.lookalikes, language), **words)


def _translated(value: Any, language: Language, *, is_text: bool = False) -> Any:
    if isinstance(value, Content):
        marked = _text_fields(type(value))
        new = {name: _translated(old, language, is_text=name in marked) for name, old in value}
        return value.model_copy(update=new)
    if isinstance(value, tuple):
        return tuple(_translated(each, language, is_text=is_text) for each in value)
    return _words(value, language) if is_text and isinstance(value, str) else value


def _words(text: str, language: Language) -> str:
    """Translate a text; one that would lose the place of a time or a value stays English."""
    words = language.text(text)
    return words if sorted(_FIELD.findall(words)) == sorted(_FIELD.findall(text)) else text


@cache
def _text_fields(model: type[Content]) -> tuple[str, ...]:
    return tuple(
        name
        for name, field in model.model_fields.items()
        if any(isinstance(each, Translatable) for each in field.metadata) or _is_marked(field.annotation)
    )


def _is_marked(annotation: Any) -> bool:
    inside = get_args(annotation)
    return any(isinstance(each, Translatable) or _is_marked(each) for each in inside)
