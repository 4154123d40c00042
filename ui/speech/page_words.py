"""What a page says, in the order in which it is read: exactly what is visible, and what can be done with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from ui.language import tr
from ui.widgets.labels import Heading
from ui.widgets.pages import Pages

_ARROWS = "‹› "
_Kind = Literal["text", "ticked", "unticked", "chosen", "answer", "pressed", "button", "off", "field"]
_IN_A_ROW = "button", "off"
"""Kinds that are named together where several follow each other."""


@dataclass(frozen=True)
class Shown:
    """A page as it is: its heading, as it is announced when it comes up, and its parts in reading order."""

    heading: str
    parts: tuple[QWidget, ...]


def shown_over(cover: QWidget) -> Shown:
    """Give what lies over a page, by the first heading that is on it."""
    heading = next((each.text() for each in cover.findChildren(Heading) if each.isVisible()), "")
    return Shown(heading, (cover,))


def shown_on(window: QWidget, page: QWidget, shown: Shown) -> Shown:
    """Give what a person sees of a window: what lies over its page, or what the page shows."""
    seen = [each for each in window.children() if isinstance(each, QWidget) and each.isVisible()]
    return shown_over(seen[-1]) if seen and seen[-1] is not page else shown


def page_words(parts: Iterable[QWidget]) -> tuple[str, ...]:
    """Give the sentences that say what these parts of a window show."""
    said = [item for part in parts if part.isVisible() for item in _items(part)]
    sentences: list[str] = []
    for kind, group in groupby(said, key=lambda item: item[0]):
        words = [each for _, each in group]
        sentences += (
            [_with_role(kind, tr(". ").join(each.rstrip(".") for each in words))]
            if kind in _IN_A_ROW
            else [_with_role(kind, each) for each in words]
        )
    return tuple(sentences)


def _items(widget: QWidget) -> Iterator[tuple[_Kind, str]]:
    """Give what a widget says itself, then what is in it."""
    if isinstance(widget, QAbstractButton):
        yield _button_kind(widget), button_words(widget)
    elif isinstance(widget, QLineEdit):
        yield "field", ": ".join(each for each in (widget.accessibleName(), widget.text()) if each)
    else:
        words = widget.accessibleName() or (widget.text() if isinstance(widget, QLabel) else "")
        if _is_said(words):
            yield "text", words
        for child in _children(widget):
            yield from _items(child)


def _is_said(words: str) -> bool:
    return any(each.isalnum() for each in words)


def button_words(button: QAbstractButton) -> str:
    """Give a button's words as they stand on it; those for screen readers where a sign stands for words.

    A button to push has in its name for screen readers what stands beside it too, and that is being read anyhow.
    """
    seen, name = button.text().strip(_ARROWS), button.accessibleName()
    plain = isinstance(button, QPushButton) and _is_said(seen) and seen in (name or seen)
    return seen if plain else name or seen


def _button_kind(button: QAbstractButton) -> _Kind:
    if not button.isEnabled():
        return "off"
    if isinstance(button, QCheckBox):
        return "ticked" if button.isChecked() else "unticked"
    if isinstance(button, QRadioButton):
        return "chosen" if button.isChecked() else "answer"
    return "pressed" if button.isChecked() else "button"


def _with_role(kind: _Kind, words: str) -> str:
    roles = {
        "text": "{words}",
        "ticked": tr("Box, ticked: {words}"),
        "unticked": tr("Box, not ticked: {words}"),
        "chosen": tr("Answer, chosen: {words}"),
        "answer": tr("Answer: {words}"),
        "pressed": tr("Button, pressed: {words}"),
        "button": tr("To press: {words}"),
        "off": tr("Not to press now: {words}"),
        "field": tr("Field to write in: {words}"),
    }
    said = roles[kind].format(words=words)
    return f"{said}." if said[-1:].isalnum() or said[-1:] in ")]%”’\"'" else said


def _children(widget: QWidget) -> list[QWidget]:
    """Give the visible children in the order in which they are laid out; those that lie free come last."""
    laid_out = list(_in_layout(widget.layout()))
    if isinstance(widget, Pages):
        laid_out = list(widget.items)
    free = [each for each in widget.children() if isinstance(each, QWidget) and each not in laid_out]
    free.sort(key=lambda each: (each.y(), -each.x() if widget.isRightToLeft() else each.x()))
    return [each for each in (*laid_out, *free) if each.isVisible() and not each.isWindow()]


def _in_layout(layout: QLayout | None) -> Iterator[QWidget]:
    for index in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(index) if layout is not None else None
        if item is None:
            continue
        widget = item.widget()
        if widget is not None:
            yield widget
        else:
            yield from _in_layout(item.layout())
