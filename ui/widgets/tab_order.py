"""The order in which Tab goes: that of reading, whenever each part of the page was made."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget


def move_focus(parts: Sequence[QWidget], *, following: bool) -> bool:
    """Give the focus to the next target in these parts, or to the one before; False where there is none."""
    order = [(place, each) for place, part in enumerate(parts) for each in _targets(part)]
    if not order:
        return False
    present = parts[0].window().focusWidget()
    at = next((index for index, (_, each) in enumerate(order) if each is present), None)
    if at is None:  # the page itself has the focus: its first target comes next
        place = next((place for place, part in enumerate(parts) if present and _holds(part, present)), 0)
        after = next((index for index, (inside, _) in enumerate(order) if inside >= place), 0)
        at = after - 1 if following else after
    chosen = order[(at + (1 if following else -1)) % len(order)][1]
    reason = Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason
    chosen.setFocus(reason)
    return True


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)


def _targets(part: QWidget) -> Iterator[QWidget]:
    """Give what takes the focus by Tab in a part: row by row, and what stands together one after the other."""
    for each in in_rows([each for each in part.children() if isinstance(each, QWidget) and each.isVisible()]):
        if each.isWindow():
            continue
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled():
            yield each
        if not isinstance(each, QLineEdit):  # what is inside of one is pressed, and Tab does not come to it
            yield from _targets(each)


def in_rows(siblings: Sequence[QWidget]) -> list[QWidget]:
    """Put widgets of one parent into the order of reading."""
    rows: list[list[QWidget]] = []
    bottom = -1
    for each in sorted(siblings, key=lambda sibling: sibling.y()):
        if not rows or each.geometry().center().y() > bottom:
            rows.append([])
            bottom = each.geometry().bottom()
        rows[-1].append(each)
    for row in rows:
        row.sort(key=lambda sibling: sibling.x(), reverse=row[0].isRightToLeft())
    return [each for row in rows for each in row]
