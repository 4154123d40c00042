"""What a step's picture keeps back: intimate detail until it is asked for, and an empty box always."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from views import DYE, a_box, a_layer, a_picture, a_view, write_views

from ui.widgets.picture_panel import PicturePanel, in_detail

REAL = "#B04060"
SKIN = a_layer("real-parts", a_box(300, 300, 200, 100), kind="intimate", colour=REAL)
MODEST, PLAIN = a_view(SKIN, DYE), a_view(DYE, id="plain")
DAMAGED = a_view(id="damaged").svg[:-20]
WITHOUT_VIEW_BOX = a_view(DYE, id="sized").svg.replace('viewBox="0 0 800 1000"', "")


@pytest.fixture
def panel(qapp, qtbot, tmp_path):
    def _panel(picture, *, may_detail=True):
        folder = write_views(tmp_path, MODEST, PLAIN)
        (folder / "damaged.svg").write_text(DAMAGED, encoding="utf-8")
        (folder / "sized.svg").write_text(WITHOUT_VIEW_BOX, encoding="utf-8")
        (folder / "empty.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
        made = PicturePanel(folder, may_detail=may_detail)
        qtbot.addWidget(made)
        made.resize(500, 600)
        made.show_picture(picture)
        return made

    return _panel


def shows(panel, colour=REAL):
    image = panel.drawn.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(colour).rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(0, image.height(), 3))


def test_intimate_detail_comes_with_a_tap_and_goes_with_the_next(panel, qtbot):
    found = panel(a_picture("dye-bladder"))
    assert (found.detail.text(), shows(found)) == ("Show more detail", False)

    qtbot.mouseClick(found.detail, Qt.MouseButton.LeftButton)
    assert (found.detail.text(), shows(found)) == ("Show less detail", True)
    assert "words of real-parts" in found.drawn.accessibleName()

    qtbot.mouseClick(found.detail, Qt.MouseButton.LeftButton)
    assert (found.detail.text(), shows(found)) == ("Show more detail", False)
    assert "words of real-parts" not in found.drawn.accessibleName()


def test_detail_that_was_asked_for_stays_for_the_next_step(panel, qtbot):
    found = panel(a_picture("dye-bladder"))
    qtbot.mouseClick(found.detail, Qt.MouseButton.LeftButton)
    found.show_picture(a_picture("dye-bladder", focus="dye-bladder"))

    assert shows(found)


@pytest.mark.parametrize("picture", [a_picture("real-parts"), a_picture("dye-bladder", focus="real-parts")])
def test_a_step_cannot_show_intimate_detail_unasked(panel, picture):
    assert not shows(panel(picture))
    assert in_detail(MODEST, picture, wanted=False).focus is None
    assert in_detail(MODEST, picture, wanted=True).show[-1] == "real-parts"


@pytest.mark.parametrize(
    ("picture", "may_detail"), [(a_picture("dye-bladder", view="plain"), True), (a_picture("dye-bladder"), False)]
)
def test_where_there_is_no_detail_or_the_clinic_shows_none_there_is_no_button(panel, picture, may_detail):
    found = panel(picture, may_detail=may_detail)

    assert found.detail.isHidden()
    assert not found.isHidden()


@pytest.mark.parametrize("view", ["damaged", "empty", "nowhere"])
def test_what_cannot_be_drawn_takes_no_room(panel, view):
    found = panel(a_picture("dye-bladder"))
    assert not found.isHidden()

    found.show_picture(a_picture("dye-bladder", view=view))
    assert found.isHidden()

    found.show_picture(a_picture("dye-bladder"))
    assert not found.isHidden()


@pytest.mark.parametrize(
    ("view", "why"),
    [
        ("damaged", "the view 'damaged' is not a sound SVG"),
        ("empty", "the view 'empty' has no layer dye-bladder"),
        ("nowhere", "the view 'nowhere' cannot be read"),
    ],
)
def test_what_cannot_be_drawn_is_told(panel, qtbot, view, why):
    found = panel(a_picture("dye-bladder"))

    with qtbot.waitSignal(found.not_drawn) as told:
        found.show_picture(a_picture("dye-bladder", view=view))
    assert told.args[0] == view
    assert told.args[1].startswith(why)


@pytest.mark.parametrize("picture", [None, a_picture("no-such-layer")])
def test_without_a_picture_there_is_no_empty_box(panel, picture):
    assert panel(picture).isHidden()


def test_a_screen_reader_hears_what_is_drawn(panel):
    found = panel(a_picture("dye-bladder"))
    name = found.drawn.accessibleName()

    assert name.startswith("A body.")
    assert "words of dye-bladder" in name


def test_a_drawing_that_gives_only_its_size_is_drawn(panel):
    found = panel(a_picture("dye-bladder", view="sized"))

    assert shows(found, "#2F6FD6")
