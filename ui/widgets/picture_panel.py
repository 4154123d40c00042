"""A step's picture with the tap that shows real anatomy, where the drawing has any and the clinic allows it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.content.pictures import PictureError, View, load_view
from models.content.procedure import Picture
from ui.language import tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.picture import StepPicture


class PicturePanel(QWidget):
    """The pictures of one visit, read from a folder of views; without a picture it takes no room.

    Intimate detail is never shown unasked: ``is_detailed`` is off until the reader wants it.
    """

    def __init__(self, folder: Path, *, may_detail: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._may_detail = folder, may_detail
        self._picture: Picture | None = None
        self.is_detailed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(2))
        self.drawn = StepPicture()
        self.detail = Button("", "small")
        self.detail.clicked.connect(self._switch_detail)
        column.addWidget(self.drawn, 1)
        column.addWidget(self.detail, 0, Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    def show_picture(self, picture: Picture | None, *, moving: bool = False) -> None:
        """Show a picture, which may come out of the one before; one that cannot be drawn leaves all to the words."""
        self._picture = picture
        self.setVisible(picture is not None and self._draw(picture, moving=moving))

    def _draw(self, picture: Picture, *, moving: bool) -> bool:
        try:
            view = load_view(self._folder, picture.view)
            self.drawn.show_picture(view, in_detail(view, picture, wanted=self.is_detailed), moving=moving)
        except PictureError:
            return False
        has_more = any(each.is_intimate for each in view.layers.values())
        self.detail.setVisible(self._may_detail and has_more)
        self.detail.setText(tr("Show less detail") if self.is_detailed else tr("Show more detail"))
        return True

    def _switch_detail(self) -> None:
        self.is_detailed = not self.is_detailed
        self.show_picture(self._picture)


def in_detail(view: View, picture: Picture, *, wanted: bool) -> Picture:
    """Give the picture with all intimate layers of its view, or with none."""
    real = tuple(each.id for each in view.layers.values() if each.is_intimate)
    plain = tuple(each for each in picture.show if each not in real)
    focus = None if picture.focus in real and not wanted else picture.focus
    return picture.model_copy(update={"show": (*plain, *real) if wanted else plain, "focus": focus})
