"""Drawings as pixmaps, sharp at any size: stills as they go on paper too, and parts of them for movement."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from models.content.pictures import PictureError, View
from models.content.procedure import Picture


@lru_cache(maxsize=4)
def drawing(view: View) -> QSvgRenderer:
    """Give the whole view, read once; raises PictureError if it is no drawing."""
    return _read(view.id, view.svg)


@lru_cache(maxsize=8)
def still(view: View, picture: Picture, size: QSize, ratio: float) -> QPixmap:
    """Give the picture in ``size`` pixels of the screen; raises PictureError if it cannot be drawn."""
    renderer = _read(view.id, view.compose(picture))
    pixmap = _empty(size, ratio)
    painter = _painter(pixmap, QPoint())
    renderer.render(painter, QRectF(QPoint(), size))
    painter.end()
    return pixmap


def part(view: View, layers: tuple[str, ...], size: QSize, area: QRect, ratio: float) -> QPixmap:
    """Give the ``area`` of a drawing of ``size`` with these layers and no other, both in pixels of the screen."""
    renderer, whole = drawing(view), drawing(view).viewBoxF()
    across, down = size.width() / whole.width(), size.height() / whole.height()
    pixmap = _empty(area.size(), ratio)
    painter = _painter(pixmap, -area.topLeft())
    for layer in layers:
        box = renderer.boundsOnElement(layer)
        x, y = (box.x() - whole.x()) * across, (box.y() - whole.y()) * down
        renderer.render(painter, layer, QRectF(x, y, box.width() * across, box.height() * down))
    painter.end()
    return pixmap


def _read(name: str, svg: str) -> QSvgRenderer:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    if not renderer.isValid() or renderer.viewBoxF().isEmpty():
        raise PictureError(f"the view '{name}' cannot be drawn")
    return renderer


def _empty(size: QSize, ratio: float) -> QPixmap:
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _painter(pixmap: QPixmap, shift: QPoint) -> QPainter:
    """Give a painter that counts in the pixmap's own pixels."""
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(1 / pixmap.devicePixelRatio(), 1 / pixmap.devicePixelRatio())
    painter.translate(shift)
    return painter
