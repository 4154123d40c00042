"""How readily the chosen procedures bleed, as published: for staff, never to choose by (M3)."""

from collections.abc import Iterable

from models.content.procedure import BLEEDING_CLASSES, Procedure
from models.language import Language


def bleeding_words(procedures: Iterable[Procedure], language: Language) -> tuple[str, ...]:
    """Say the strictest published class first, then that of each procedure, the strictest of those on top.

    A procedure that no page classes is named with the strict ones: what nobody has classed is not low.
    """
    text = language.text
    words = {"low": text("low"), "moderate": text("moderate"), "high": text("high")}
    classed, unknown = [], []
    for each in procedures:
        if each.bleeding is None:
            unknown.append(text("{procedure}: no class found; ask").format(procedure=each.short_name))
            continue
        ranks = sorted(map(BLEEDING_CLASSES.index, each.bleeding.classes), reverse=True)
        pages = text(" or ").join(words[BLEEDING_CLASSES[rank]] for rank in ranks)
        classed.append((ranks[0], text("{procedure}: {classes}").format(procedure=each.short_name, classes=pages)))
    if not classed:
        return tuple(unknown)
    classed.sort(key=lambda each: -each[0])
    strictest = text("Strictest published class for bleeding: {level}").format(
        level=words[BLEEDING_CLASSES[classed[0][0]]]
    )
    return (strictest, *unknown, *(line for _, line in classed))
