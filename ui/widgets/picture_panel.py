"""A step's picture with the tap that shows real anatomy, where the drawing has any and the clinic allows it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.content.pictures import PictureError, View, load_view
from models.content.procedure import Picture
from ui.language import tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.picture import StepPicture
from ui.widgets.picture_sign import PictureSign

_NEAR_MM = 75, 95
"""The most that a drawing takes where others may see it."""


class PicturePanel(QWidget):
    """The pictures of one visit, read from a folder of views; without a picture it takes no room.

    Intimate detail is never shown unasked: ``is_detailed`` is off until the reader wants it. Where others may see the
    screen, a pictogram stands for the picture; the reader may look at it, small, until the next step.

    Signals:
        not_drawn: The view that a step wanted, and why it cannot be drawn; nothing but the step's words is shown.
    """

    not_drawn = Signal(str, str)

    def __init__(self, folder: Path, *, may_detail: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._may_detail = folder, may_detail
        self._picture: Picture | None = None
        self.is_detailed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(2))
        self._is_near = False
        self.drawn, self.sign = StepPicture(), PictureSign()
        self.look_near, self.detail = Button("", "small"), Button("", "small")
        self.look_near.clicked.connect(self._switch_near)
        self.detail.clicked.connect(self._switch_detail)
        if look().neutral:
            self.drawn.setMaximumSize(look().mm(_NEAR_MM[0]), look().mm(_NEAR_MM[1]))
        row = QHBoxLayout()
        row.setSpacing(look().mm(3))
        row.addStretch(1)
        for button in (self.look_near, self.detail):
            row.addWidget(button)
        row.addStretch(1)
        for shown in (self.drawn, self.sign):
            column.addWidget(shown, 1)
        column.addLayout(row)
        self.hide()

    def show_picture(self, picture: Picture | None, *, moving: bool = False) -> None:
        """Show a picture, which may come out of the one before; one that cannot be drawn leaves all to the words."""
        self._is_near = False
        self._show(picture, moving=moving)

    def _show(self, picture: Picture | None, *, moving: bool = False) -> None:
        self._picture = picture
        self.setVisible(picture is not None and self._draw(picture, moving=moving))

    def _draw(self, picture: Picture, *, moving: bool) -> bool:
        try:
            view = load_view(self._folder, picture.view)
            self.drawn.show_picture(view, in_detail(view, picture, wanted=self.is_detailed), moving=moving)
        except PictureError as error:
            self.not_drawn.emit(picture.view, str(error))
            return False
        has_more = any(each.is_intimate for each in view.layers.values())
        covered = look().neutral and not self._is_near
        self.detail.setVisible(self._may_detail and has_more and not covered)
        self.detail.setText(tr("Show less detail") if self.is_detailed else tr("Show more detail"))
        self.sign.show_sign(picture)
        self.sign.setVisible(covered)
        self.drawn.setVisible(not covered)
        self.look_near.setVisible(look().neutral)
        self.look_near.setText(tr("Hide the picture") if self._is_near else tr("Show the picture, small"))
        return True

    def _switch_near(self) -> None:
        self._is_near, self.is_detailed = not self._is_near, False
        self._show(self._picture)

    def _switch_detail(self) -> None:
        self.is_detailed = not self.is_detailed
        self._show(self._picture)


def in_detail(view: View, picture: Picture, *, wanted: bool) -> Picture:
    """Give the picture with all intimate layers of its view, or with none."""
    real = tuple(each.id for each in view.layers.values() if each.is_intimate)
    plain = tuple(each for each in picture.show if each not in real)
    focus = None if picture.focus in real and not wanted else picture.focus
    return picture.model_copy(update={"show": (*plain, *real) if wanted else plain, "focus": focus})
