"""A step's picture: a sharp drawing with its words round it, and the way from one picture to the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.content.pictures import View
from models.content.procedure import Picture
from models.document.picture_words import picture_text
from ui.language import current_language
from ui.theme.look import look
from ui.widgets.picture_drawing import drawing, still
from ui.widgets.picture_layout import arrange
from ui.widgets.picture_motion import DURATION_MS, Movement, handed_over, wants_calm
from ui.widgets.picture_note import PAPER, Note, paint_note

_NOTES_CHANGE_BY = 0.35


@dataclass(frozen=True)
class _Shown:
    """A picture as it stands on this screen: where its upper left corner is, its size in pixels, and the notes."""

    view: View
    picture: Picture
    corner: QPointF
    size: QSize
    ratio: float
    notes: tuple[Note, ...]

    @property
    def drawn(self) -> QPixmap:
        """The drawing, made when it is first needed."""
        return still(self.view, self.picture, self.size, self.ratio)


class StepPicture(QWidget):
    """Draws one picture as large as it fits, with labels, key and the body's sides.

    Two pictures of one view may pass into each other; the words never wait for it. It keeps its own pale paper
    in every theme: its colours carry meaning.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._view: View | None = None
        self._picture: Picture | None = None
        self._now: _Shown | None = None
        self._before: _Shown | None = None
        self._movement: Movement | None = None
        self._sheets: Iterator[None] = iter(())
        self._preparing = QTimer(self, interval=0)
        self._preparing.timeout.connect(self._prepare)
        self.clock = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=DURATION_MS)
        self.clock.valueChanged.connect(self._tick)
        self.clock.finished.connect(self.stand_still)

    def show_picture(self, view: View, picture: Picture, *, moving: bool = False) -> None:
        """Show a picture; ``moving`` lets it come out of the one before, if that is of the same view.

        Raises:
            PictureError: it cannot be drawn; what was shown stays.
        """
        words = picture_text(view, picture, current_language())
        drawing(view)
        if (view, picture) == (self._view, self._picture):
            return
        before = self._now if moving and view == self._view and self.isVisible() and not wants_calm() else None
        self.stand_still()
        self._view, self._picture, self._now = view, picture, None
        self.setAccessibleName(words)
        after = self._arranged() if before else None
        if before and after:
            self._move(before, after)

    @property
    def is_moving(self) -> bool:
        """True from the moment another picture is asked for until it stands still."""
        return self._movement is not None

    def stand_still(self) -> None:
        """Show the present picture as it is when all movement is over."""
        self.clock.stop()
        self._preparing.stop()
        self._movement, self._before, self._sheets = None, None, iter(())
        self.update()

    def _move(self, before: _Shown, after: _Shown) -> None:
        self._before = before
        self._movement = Movement(after.view, before.picture, after.picture, after.size, after.ratio)
        self._sheets = self._drawn_ahead(self._movement, after)
        self._preparing.start()

    @staticmethod
    def _drawn_ahead(movement: Movement, after: _Shown) -> Iterator[None]:
        yield from movement.prepare()
        _ = after.drawn
        yield

    def _prepare(self) -> None:
        """Draw the next sheet; between two of them the program answers."""
        for _ in self._sheets:
            return
        self._preparing.stop()
        self.clock.start()

    def _tick(self) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        """Suggest an upright picture."""
        return QSize(look().mm(120), look().mm(150))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again at the new size."""
        super().resizeEvent(event)
        self._forget()

    def hideEvent(self, event: QHideEvent) -> None:
        """Move for nobody."""
        super().hideEvent(event)
        self.stand_still()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again for another direction, and draw again for another screen."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange):
            self._forget()

    def event(self, event: QEvent) -> bool:
        """Draw again where the screen has other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._forget()
        return super().event(event)

    def _forget(self) -> None:
        self.stand_still()
        self._now = None

    def _arranged(self) -> _Shown | None:
        """Lay out the picture for the present size, once."""
        if self._now is None and self._view is not None and self._picture is not None:
            edge, ratio = look().mm(2), self.devicePixelRatioF()
            room = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            shape = drawing(self._view).viewBoxF()
            found = arrange(self._view, self._picture, shape, room, mirrored=self.isRightToLeft())
            size = (found.box.size() * ratio).toSize()
            corner = QPointF((found.box.topLeft() * ratio).toPoint()) / ratio  # on whole pixels, or it is blurred
            self._now = _Shown(self._view, self._picture, corner, size, ratio, found.notes)
        return self._now

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw paper, picture and notes."""
        now, shown = look(), self._arranged()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(now.theme.hairline))
        painter.setBrush(QColor(PAPER))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), now.mm(4), now.mm(4))
        if shown is not None and self._movement is not None and self._before is not None:
            self._paint_moment(painter, self._movement, self._before, shown)
        elif shown is not None:
            painter.drawPixmap(shown.corner, shown.drawn)
            _paint_notes(painter, shown.notes, 1)
        painter.end()

    def _paint_moment(self, painter: QPainter, movement: Movement, before: _Shown, shown: _Shown) -> None:
        at = float(self.clock.currentValue()) if self.clock.state() is not QVariantAnimation.State.Stopped else 0.0
        movement.paint(painter, shown.corner, at)
        for each, share in zip((before, shown), handed_over(at), strict=True):
            if share > 0:
                painter.setOpacity(share)
                painter.drawPixmap(each.corner, each.drawn)
        changed = at / _NOTES_CHANGE_BY  # the old ones go before the new ones come, or they would lie on each other
        _paint_notes(painter, [each for each in before.notes if each not in shown.notes], 1 - 2 * changed)
        _paint_notes(painter, [each for each in shown.notes if each not in before.notes], min(1, 2 * changed - 1))
        _paint_notes(painter, [each for each in shown.notes if each in before.notes], 1)


def _paint_notes(painter: QPainter, notes: Iterable[Note], opacity: float) -> None:
    painter.setOpacity(max(0, opacity))
    for each in notes if opacity > 0 else ():
        paint_note(painter, each)
