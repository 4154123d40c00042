"""Find procedures by name, other names and plain words, forgiving typing errors."""

from models.content.library import Library
from models.content.procedure import Procedure

_NEAR_ENOUGH = 68


def search(library: Library, words: str) -> tuple[Procedure, ...]:
    """Give the matching procedures, best first; all of them by name for empty ``words``."""
    wanted = words.strip().casefold()
    if not wanted:
        return tuple(sorted(library.procedures.values(), key=lambda procedure: procedure.short_name.casefold()))
    scored = [(_score(procedure, wanted), procedure) for procedure in library.procedures.values()]
    near = [(score, procedure) for score, procedure in scored if score >= _NEAR_ENOUGH]
    return tuple(procedure for _, procedure in sorted(near, key=lambda each: (-each[0], each[1].short_name)))


def _score(procedure: Procedure, wanted: str) -> float:
    from rapidfuzz import fuzz

    names = [each.casefold() for each in (procedure.name, procedure.short_name, *procedure.also_called)]
    plain = f"{procedure.summary} {procedure.body_area.replace('-', ' ')}".casefold()
    if any(name.startswith(wanted) for name in names):
        return 101.0
    by_name = max(fuzz.WRatio(wanted, name) for name in names)
    by_word = min(
        max(
            fuzz.ratio(word, each[: max(len(word), 4)] if len(word) < len(each) else each)
            for each in f"{' '.join(names)} {plain}".split()
        )
        for word in wanted.split()
    )
    return max(by_name, by_word * 0.95)
