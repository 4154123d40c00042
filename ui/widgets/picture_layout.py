"""How a picture is laid out: the drawing, its labels, the key to its colours, and the names of the body's sides."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics

from models.content.pictures import View, other_side
from models.content.procedure import Picture
from ui.language import tr
from ui.theme.fonts import text_font, wrapped
from ui.theme.look import look
from ui.widgets.picture_labels import by_rank, column_width, fitting_labels, label_notes, wanted_labels
from ui.widgets.picture_note import TO_THE_LEFT, TO_THE_RIGHT, Note, advance, gap, longest_word

_MOST_FOR_KEY, _MOST_FOR_SIDES = 0.3, 0.2
"""How much of the height may be taken from the drawing."""


@dataclass(frozen=True)
class Arrangement:
    """Where the drawing stands, and every note round it."""

    box: QRectF
    notes: tuple[Note, ...]


def arrange(view: View, picture: Picture, shape: QRectF, room: QRectF, *, mirrored: bool) -> Arrangement:
    """Lay out a picture whose drawing has the ``shape``; ``mirrored`` for a language that reads from the right.

    A label that finds no room beside the drawing goes to the key below it. The drawing itself is never mirrored.
    """
    labels = wanted_labels(view, picture)
    while True:
        key = _key(_entries(view, picture, {each.text for each in labels}), room, mirrored=mirrored)
        foot = max((each.place.bottom() for each in key), default=_least_foot(view))
        middle = room.adjusted(0, _sides_height(view, picture, room), 0, -foot)
        spare = (middle.width() - _inside(shape.size(), middle).width()) / 2
        column = column_width(view, middle, spare)
        fitting = fitting_labels(labels, column, middle.height())
        if fitting == labels:
            break
        labels = fitting
    box = _inside(shape.size(), middle.adjusted(column, 0, -column, 0))
    beside = label_notes(labels, shape, box, middle, column)
    below = (_lowered(each, middle.bottom()) for each in key)
    return Arrangement(box, (*_sides(view, picture, room, box.width() + 2 * column), *beside, *below))


def has_sides(view: View) -> bool:
    """Tell whether the view shows both sides of a body: then some layer of the left has a twin on the right."""
    return any(other_side(each) != each and other_side(each) in view.layers for each in view.layers)


def _entries(view: View, picture: Picture, labels: Collection[str]) -> dict[str, str]:
    """Give the words and colours of the key by rank: of all that is shown and bears no label."""
    entries: dict[str, str] = {}
    for layer in by_rank(view, picture):
        names = [tr(each) for each in (layer.legend, layer.label) if each]
        if names and layer.colour and not set(names) & set(labels):
            entries.setdefault(names[0], layer.colour)
    return entries


def _key(entries: dict[str, str], room: QRectF, *, mirrored: bool) -> tuple[Note, ...]:
    """Set the key in centred rows from 0 downwards, leaving out what cannot be written whole or would take too much."""
    font, swatch, wide = text_font("small"), look().mm(12), int(room.width())
    rows: list[list[tuple[str, int]]] = [[]]
    for words in (each for each in entries if longest_word(each, font) + swatch <= wide):
        width = min(advance(words, font) + swatch, wide)
        if rows[-1] and sum(each for _, each in rows[-1]) + width > wide:
            rows.append([])
        rows[-1].append((words, width))
    notes: list[Note] = []
    y = float(look().mm(1))
    for row in filter(None, rows):
        height = max(_row(), *(wrapped(words, font, 0, 0, width - swatch).height() for words, width in row))
        if y + height > room.height() * _MOST_FOR_KEY:
            break
        x = room.left() + (wide - sum(width for _, width in row)) / 2
        for words, width in row:
            notes.append(_entry(words, entries[words], QRectF(x, y, width, height), room, mirrored=mirrored))
            x += width
        y += height
    return tuple(notes)


def _entry(words: str, colour: str, place: QRectF, room: QRectF, *, mirrored: bool) -> Note:
    side = look().mm(5)
    square = QRectF(place.left() + look().mm(5), place.center().y() - side / 2, side, side)
    text = place.adjusted(look().mm(12), 0, 0, 0)
    if mirrored:
        square, text = (
            QRectF(room.left() + room.right() - each.right(), each.top(), each.width(), each.height())
            for each in (square, text)
        )
    align = (TO_THE_RIGHT if mirrored else TO_THE_LEFT) | Qt.AlignmentFlag.AlignVCenter
    return Note(words, text, align, swatch=(colour, square))


def _lowered(note: Note, by: float) -> Note:
    swatch = (note.swatch[0], note.swatch[1].translated(0, by)) if note.swatch else None
    return replace(note, place=note.place.translated(0, by), swatch=swatch)


def _row() -> int:
    return max(look().mm(9), QFontMetrics(text_font("small")).height() + look().mm(1))


def _least_foot(view: View) -> float:
    """Keep a row for the key where another picture of the view may need it: the drawing then stands still."""
    return look().mm(1) + _row() if any(each.legend and each.colour for each in view.layers.values()) else 0


def _side_names(picture: Picture) -> tuple[str, str]:
    """Name what stands on the left and on the right: the sides are the patient's own, who faces us."""
    if picture.of_child:
        return tr("your child's right"), tr("your child's left")
    return tr("your right"), tr("your left")


def _sides_height(view: View, picture: Picture, room: QRectF) -> float:
    """Give the height of the names of the sides; 0 where there are none, or no room to write them whole."""
    half, font, names = _half(room.width()), text_font("small", bold=True), _side_names(picture)
    if not has_sides(view) or max(longest_word(each, font) for each in names) > half:
        return 0
    height = max(wrapped(each, font, 0, 0, half).height() for each in names) + gap() / 2
    return height if height <= room.height() * _MOST_FOR_SIDES else 0


def _sides(view: View, picture: Picture, room: QRectF, width: float) -> Iterator[Note]:
    height = _sides_height(view, picture, room)
    if not height:
        return
    needed = 2 * max(advance(each, text_font("small", bold=True)) for each in _side_names(picture)) + 2 * gap()
    width = min(max(width, needed), room.width())
    left = QRectF(room.center().x() - width / 2, room.top(), _half(width), height)
    first, second = _side_names(picture)
    yield Note(first, left, TO_THE_LEFT, bold=True)
    yield Note(second, left.translated(width - left.width(), 0), TO_THE_RIGHT, bold=True)


def _half(width: float) -> int:
    return int(width) // 2 - gap()


def _inside(shape: QSizeF, room: QRectF) -> QRectF:
    """Give the largest box of the drawing's own shape, centred in the room."""
    size = shape.scaled(QSizeF(max(room.width(), 1), max(room.height(), 1)), Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF(room.center() - QPointF(size.width() / 2, size.height() / 2), size)
