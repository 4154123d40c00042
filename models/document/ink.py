"""The ink of a kept signature as a drawing: read move by move, so that nothing but lines ever gets into a picture."""

import re

_MOVE = re.compile(r"([MLQ])([0-9 .,-]*)")
_NUMBER = re.compile(r"-?\d{1,6}(?:\.\d{1,4})?")
_NUMBERS_OF = {"M": 2, "L": 2, "Q": 4}
_PEN = 7
"""In thousandths of the width of the field that was signed."""


def ink_svg(path: str) -> str | None:
    """Give the drawing of SVG path data made of absolute moves, lines and curves (M, L, Q); None for anything else."""
    moves: list[tuple[str, list[str]]] = []
    at = 0
    while at < len(path):
        found = _MOVE.match(path, at)
        if found is None:
            return None
        numbers = _NUMBER.findall(found[2])
        if len(numbers) != _NUMBERS_OF[found[1]] or (not moves and found[1] != "M"):
            return None
        moves.append((found[1], numbers))
        at = found.end()
    if not moves:
        return None
    across = [float(each) for _, numbers in moves for each in numbers[::2]]
    down = [float(each) for _, numbers in moves for each in numbers[1::2]]
    left, top = min(across) - _PEN, min(down) - _PEN
    wide, high = max(across) - left + _PEN, max(down) - top + _PEN
    drawn = "".join(letter + " ".join(numbers) for letter, numbers in moves)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:g} {top:g} {wide:g} {high:g}">'
        f'<path d="{drawn}" fill="none" stroke="#12263A" stroke-width="{_PEN}" stroke-linecap="round" '
        'stroke-linejoin="round"/></svg>'
    )
