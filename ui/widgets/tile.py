"""The wrapping tile for ticks and choices: all of it is the target, and its text never widens the window."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui.theme.fonts import lines, text_font, wrapped
from ui.theme.icons import icon_pixmap
from ui.theme.look import TextRole, look
from ui.widgets.indicator import paint_indicator

_EASY_MM = 20.0
"""How large a pictogram is that carries the meaning."""


@dataclass(frozen=True)
class TileText:
    """What a tile says: the line itself, more about it, who asked, and a mark that needs attention.

    ``easy`` asks for a large pictogram and large words.
    """

    title: str
    detail: str = ""
    note: str = ""
    mark: str = ""
    icon: str = ""
    chips: tuple[str, ...] = ()
    easy: bool = False

    @property
    def spoken(self) -> str:
        """The whole tile as a screen reader says it."""
        return ". ".join(
            part.rstrip(".") for part in (self.title, self.detail, *self.chips, self.mark, self.note) if part
        )


@dataclass(frozen=True)
class _Piece:
    """One painted text and where it goes, measured from the tile's own corner."""

    text: str
    box: QRect
    font: QFont
    colour: str
    chip: str = ""


class _Tile:
    """Measuring, painting and hitting, shared by the two kinds of tile.

    A mixin: the class that comes after it is a QCheckBox or a QRadioButton, whose role, state and
    actions a screen reader already knows.
    """

    def _set_up(self, text: TileText) -> None:
        button = self._button
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(text)

    def say(self, text: TileText) -> None:
        """Say something else, or the first thing."""
        self._text = text
        self._heights: dict[int, int] = {}
        self._button.setText(text.title)
        self._button.setAccessibleName(text.spoken)
        self._button.updateGeometry()

    @property
    def _button(self) -> QAbstractButton:
        assert isinstance(self, QAbstractButton)  # noqa: S101 - what the mixin stands on
        return self

    @property
    def tile_text(self) -> TileText:
        """What the tile says."""
        return self._text

    def hitButton(self, position: QPoint) -> bool:
        """Make the whole tile the target."""
        return self._button.rect().contains(position)

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that a narrower tile is a taller one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height that shows all of the text; layouts ask again and again."""
        if width not in self._heights:
            pieces, bottom = self._pieces(width)
            least = look().mm(_EASY_MM + 4 if self._text.easy else 16)
            self._heights[width] = max(least, bottom + look().mm(3)) if pieces else least
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Suggest a readable width and the height that goes with it."""
        width = look().mm(120)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Stay narrow: no text of any length may widen the window."""
        return QSize(look().mm(40), look().mm(16))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look has changed."""
        super().changeEvent(event)  # type: ignore[misc]
        if event.type() == QEvent.Type.StyleChange:
            self._heights.clear()
            self._button.updateGeometry()

    def _pieces(self, width: int) -> tuple[list[_Piece], int]:
        """Lay out the texts for a width; give them with the bottom of the lowest."""
        raise NotImplementedError

    def _indicator(self) -> QRect:
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw surface, indicator, icon and texts; mirrored where the language reads from the right."""
        button = self._button
        theme, painter = look().theme, QPainter(button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, focused = button.isChecked(), button.hasFocus()
        border, width = (theme.primary, 3) if on else (theme.control_border, 2)
        fill = theme.primary_tint if on else theme.card
        if focused:
            border, width, fill = theme.focus_ring, look().mm(1.2), theme.focus
        painter.setPen(QPen(QColor(border), width))
        painter.setBrush(QColor(fill))
        inset = width // 2 + 1
        painter.drawRoundedRect(button.rect().adjusted(inset, inset, -inset, -inset), look().mm(3.5), look().mm(3.5))
        paint_indicator(painter, self._mirrored(self._indicator()), on, isinstance(button, QRadioButton))
        ink = theme.focus_ring if focused else None
        if self._text.icon:
            box = self._mirrored(self._icon_box())
            colour = ink or (theme.primary if button.isEnabled() else theme.soft_ink)
            painter.drawPixmap(box, icon_pixmap(self._text.icon, colour, box.width(), button.devicePixelRatioF()))
        for piece in self._pieces(button.width())[0]:
            self._paint_piece(painter, piece, ink)
        painter.end()

    def _icon_box(self) -> QRect:
        raise NotImplementedError

    def _mirrored(self, box: QRect) -> QRect:
        if self._button.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box = QRect(box)
            box.moveLeft(self._button.width() - box.right() - 1)
        return box

    def _paint_piece(self, painter: QPainter, piece: _Piece, ink: str | None) -> None:
        box = self._mirrored(piece.box)
        painter.setFont(piece.font)
        if piece.chip:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(piece.chip))
            painter.drawRoundedRect(box, look().mm(1.5), look().mm(1.5))
            painter.setPen(QColor(look().theme.ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, piece.text)
            return
        painter.setPen(QColor(ink or piece.colour))
        layout, _ = lines(piece.text, piece.font, box.width(), self._button.layoutDirection())
        layout.draw(painter, QPointF(box.topLeft()))


class _RowTile(_Tile):
    """A tile as wide as the page: indicator, icon, then the texts."""

    def _indicator(self) -> QRect:
        side, height = look().mm(10), self._button.height()
        return QRect(look().mm(4), (height - side) // 2, side, side)

    def _icon_box(self) -> QRect:
        side = look().mm(_EASY_MM if self._text.easy else 10)
        return QRect(look().mm(18), (self._button.height() - side) // 2, side, side)

    def _pieces(self, width: int) -> tuple[list[_Piece], int]:
        now, text, theme = look(), self._text, look().theme
        left = now.mm(18 + (_EASY_MM + 5 if text.easy else 14) * bool(text.icon))
        note_width = 0
        right = width - now.mm(4)
        note_font = text_font("small")
        if text.note or text.mark:
            widest = max(QFontMetrics(note_font).horizontalAdvance(each) for each in (text.note, text.mark)) + now.mm(5)
            note_width = min(widest, (right - left) // 3) if right - left > now.mm(250) * now.text else 0
        across = right - left - (note_width + now.mm(3) if note_width else 0)
        y, pieces = now.mm(3), []
        title = text_font(self._title_role(), bold=True)
        columns = [(text.title, title, theme.ink), (text.detail, text_font("body"), theme.soft_ink)]
        if not note_width:
            columns += [
                (text.mark, text_font("small", bold=True), theme.urgent_border),
                (text.note, note_font, theme.soft_ink),
            ]
        for content, font, colour in columns:
            if content:
                box = wrapped(content, font, left, y, across)
                pieces.append(_Piece(content, box, font, colour))
                y = box.bottom() + 1 + now.mm(0.8)
        if (text.easy or not text.detail) and len(pieces) == 1:
            spare = max(0, self._button.height() - now.mm(3) - y) // 2 if self._button.height() >= y else 0
            pieces[0].box.translate(0, spare)
        if note_width:
            pieces += self._side(right - note_width, note_width, y, note_font)
        return pieces, y

    def _side(self, x: int, width: int, bottom: int, font: QFont) -> list[_Piece]:
        now, theme, found = look(), look().theme, []
        y = now.mm(3)
        if self._text.mark:
            bold = text_font("small", bold=True)
            box = wrapped(self._text.mark, bold, x, y, width)
            found.append(_Piece(self._text.mark, box, bold, theme.urgent_border))
            y = box.bottom() + now.mm(0.5)
        if self._text.note:
            found.append(_Piece(self._text.note, wrapped(self._text.note, font, x, y, width), font, theme.soft_ink))
        spare = (bottom - y) // 3
        for piece in found:
            piece.box.translate(0, max(0, spare))
        return found

    def _title_role(self) -> TextRole:
        return "h3" if (self._text.detail or self._text.easy) and not look().neutral else "body"

    def natural_width(self) -> int:
        """Give the width at which the title stands on one line."""
        title = text_font(self._title_role(), bold=True)
        return QFontMetrics(title).horizontalAdvance(self._text.title) + look().mm(36 if self._text.icon else 22)


class CheckTile(_RowTile, QCheckBox):
    """A line to tick."""

    def __init__(self, text: TileText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set_up(text)


class RadioTile(_RowTile, QRadioButton):
    """One of several answers."""

    def __init__(self, text: TileText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set_up(text)


class CardTile(_Tile, QCheckBox):
    """A card to choose: icon and box on top, then name, summary and fact chips."""

    def __init__(self, text: TileText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set_up(text)

    def _indicator(self) -> QRect:
        side, edge = look().mm(9), look().mm(4)
        return QRect(self._button.width() - edge - side, edge, side, side)

    def _icon_box(self) -> QRect:
        side, edge = look().mm(11), look().mm(4)
        return QRect(edge, edge, side, side)

    def _pieces(self, width: int) -> tuple[list[_Piece], int]:
        now, theme = look(), look().theme
        edge, y = now.mm(5), now.mm(18)
        across, pieces = width - 2 * edge, []
        for content, font, colour in (
            (self._text.title, text_font("body" if look().neutral else "h3", bold=True), theme.ink),
            (self._text.detail, text_font("body"), theme.soft_ink),
        ):
            box = wrapped(content, font, edge, y, across)
            pieces.append(_Piece(content, box, font, colour))
            y = box.bottom() + 1 + now.mm(1)
        chips, bottom = self._chips(edge, y + now.mm(1.5), across)
        return pieces + chips, bottom

    def _chips(self, left: int, top: int, across: int) -> tuple[list[_Piece], int]:
        now, font = look(), text_font("small", bold=True)
        metrics, x, y, found = QFontMetrics(font), left, top, []
        height = metrics.height() + now.mm(1.5)
        for chip in self._text.chips:
            width = min(metrics.horizontalAdvance(chip) + now.mm(4), across)
            if x + width > left + across and x > left:
                x, y = left, y + height + now.mm(1)
            found.append(_Piece(chip, QRect(x, y, width, height), font, now.theme.ink, now.theme.chip))
            x += width + now.mm(1.5)
        return found, (y + height) if found else y
