"""A pictogram in place of a drawing, where others may see it: what is done, and no body."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.content.procedure import Picture
from ui.theme.icons import icon_pixmap
from ui.theme.look import look

_SIGNS = (
    ("scope", "camera"), ("needle", "needle"), ("numbing", "needle"), ("syringe", "needle"), ("line-", "needle"),
    ("scalpel", "scalpel"), ("catheter", "tube"), ("tube", "tube"), ("stent", "tube"), ("sheath", "tube"),
    ("balloon", "tube"), ("dressing", "plaster"), ("pressure", "plaster"), ("drink", "drink"), ("barium", "drink"),
    ("dye", "drop"), ("water", "drop"), ("air", "drop"), ("gel", "drop"), ("wash", "drop"), ("urine", "toilet"),
    ("field", "xray"), ("c-arm", "xray"), ("beam", "xray"), ("gown", "clothing"), ("sheet", "bed"), ("staff", "nurse"),
    ("monitor", "heartbeat"), ("drip", "drop"), ("pad", "pad"), ("gauze", "plaster"), ("child", "child"),
    ("person", "person"),
)  # fmt: skip
_ROOM, _OTHER = "hospital", "nurse"


def sign_of(picture: Picture) -> str:
    """Name the icon for what a picture shows: the thing to look at first, then whatever else has one."""
    for layer in (*((picture.focus,) if picture.focus else ()), *picture.show):
        for start, icon in _SIGNS:
            if layer.startswith(start):
                return icon
    return _ROOM if picture.view.startswith("room") else _OTHER


class PictureSign(QWidget):
    """Draws the pictogram as large as a drawing would be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = _OTHER
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def icon(self) -> str:
        """The icon's name."""
        return self._icon

    def show_sign(self, picture: Picture) -> None:
        """Show the pictogram of a picture."""
        self._icon = sign_of(picture)
        self.update()

    def sizeHint(self) -> QSize:
        """Suggest as much as a drawing does."""
        return QSize(look().mm(120), look().mm(150))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw it in the middle of a card."""
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(now.theme.hairline))
        painter.setBrush(QColor(now.theme.card))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), now.mm(4), now.mm(4))
        side = min(self.width(), self.height()) * 3 // 5
        mark = icon_pixmap(self._icon, now.theme.primary, max(side, 1), self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, mark)
        painter.end()
