"""From one picture of a view to the next: what leaves fades, what comes flows, advances, swells or fades in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QTransform

from models.content.pictures import View
from models.content.procedure import Picture
from ui.theme.look import look
from ui.theme.system_motion import system_is_calm
from ui.widgets.picture_drawing import drawing, part
from ui.widgets.picture_flow import Entry, Things, entries, revealed

DURATION_MS = 850
_LEFT_BY = 0.3
_HAND_OVER = 0.1
_OUTLINE = 14
"""How far a layer's lines may reach over its bounds, in the drawing's own units."""
_SMALLEST = 0.2


def wants_calm() -> bool:
    """Tell whether nothing should move, because the reader or the system says so."""
    return look().calm or system_is_calm()


@dataclass(frozen=True)
class _Sheet:
    """Layers drawn together; ``place`` is where, in pixels of the screen. Without an entry they leave or stay."""

    pixmap: QPixmap
    place: QRect
    entry: Entry | None = None
    leaves: bool = False


class Movement:
    """The sheets between two pictures of one view, in the order in which they lie on each other."""

    def __init__(self, view: View, before: Picture, after: Picture, size: QSize, ratio: float) -> None:
        self._view, self._size, self._ratio = view, size, ratio
        self._frame = drawing(view).viewBoxF()
        self._scale = size.width() / self._frame.width()
        shown, wanted = set(before.show), set(after.show)
        base = {each.id for each in view.layers.values() if each.is_base}
        self._staying = base | (shown & wanted)
        self._leaving = shown - wanted - base
        courses = {each.id: each.course for each in view.layers.values() if each.course}
        things = Things({each: drawing(view).boundsOnElement(each) for each in wanted}, courses, self._frame)
        found = entries(after.show, wanted - shown - base, things)
        self._entries = {each.layer: each for each in found}
        self._sheets: list[_Sheet] = []

    def prepare(self) -> Iterator[None]:
        """Draw the sheets one by one, so that the program answers between them; each that is drawn is yielded."""
        together: list[str] = []
        for layer in self._view.layers:
            if layer in self._staying:
                together.append(layer)
            elif layer in self._leaving or layer in self._entries:
                yield from self._add_still(together)
                together = []
                place = self._place(drawing(self._view).boundsOnElement(layer))
                leaves = layer in self._leaving
                self._sheets.append(_Sheet(self._drawn((layer,), place), place, self._entries.get(layer), leaves))
                yield
        yield from self._add_still(together)

    def _add_still(self, layers: list[str]) -> Iterator[None]:
        if layers:
            bounds = (drawing(self._view).boundsOnElement(each) for each in layers)
            place = self._place(reduce(QRectF.united, bounds))
            self._sheets.append(_Sheet(self._drawn(tuple(layers), place), place))
            yield

    def _drawn(self, layers: tuple[str, ...], place: QRect) -> QPixmap:
        return part(self._view, layers, self._size, place, self._ratio)

    def _place(self, bounds: QRectF) -> QRect:
        grown = bounds.adjusted(-_OUTLINE, -_OUTLINE, _OUTLINE, _OUTLINE).translated(-self._frame.topLeft())
        scaled = QRectF(grown.topLeft() * self._scale, grown.size() * self._scale).toAlignedRect()
        return scaled.intersected(QRect(0, 0, self._size.width(), self._size.height()))

    def paint(self, painter: QPainter, corner: QPointF, at: float) -> None:
        """Paint the moment ``at``, from 0 to 1, with the drawing's upper left corner at ``corner``."""
        for sheet in self._sheets:
            painter.save()
            painter.translate(corner + QPointF(sheet.place.topLeft()) / self._ratio)
            if sheet.leaves:
                painter.setOpacity(max(0.0, 1 - at / _LEFT_BY))
            elif sheet.entry is not None:
                self._let_in(painter, sheet, sheet.entry, at)
            if painter.opacity() > 0:
                painter.drawPixmap(0, 0, sheet.pixmap)
            painter.restore()

    def _let_in(self, painter: QPainter, sheet: _Sheet, entry: Entry, at: float) -> None:
        progress = entry.progress(at)
        if progress in (0.0, 1.0) or entry.way == "fade":
            painter.setOpacity(progress)
            return
        source = self._on_sheet(sheet).map(entry.source)
        if entry.way == "swell":
            size = _SMALLEST + (1 - _SMALLEST) * progress
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(source * (1 - size))
            painter.scale(size, size)
            return
        if entry.band is not None:
            painter.setClipPath(self._on_sheet(sheet).map(entry.band.grown(progress)))
            return
        box = QRectF(QPointF(), sheet.place.size() / self._ratio)
        painter.setClipPath(revealed(entry.way, source, box, progress))

    def _on_sheet(self, sheet: _Sheet) -> QTransform:
        """Give the way from the drawing's units to the sheet's."""
        scale, corner = self._scale / self._ratio, QPointF(sheet.place.topLeft()) / self._ratio
        left, top = self._frame.left() * scale + corner.x(), self._frame.top() * scale + corner.y()
        return QTransform(scale, 0, 0, scale, -left, -top)


def handed_over(at: float) -> tuple[float, float]:
    """Give how much of the picture before, and of the one after, still or already lies over the movement."""
    return max(0.0, 1 - at / _HAND_OVER), max(0.0, (at - 1 + _HAND_OVER) / _HAND_OVER)
