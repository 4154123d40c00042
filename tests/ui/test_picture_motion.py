"""One picture comes out of the other by what the layers mean, in under a second, and ends as the still picture."""

import shutil
import subprocess

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from views import SIDES, a_box, a_layer, a_picture, a_view

from models.content.pictures import load_view
from resources import resource
from ui.theme import system_motion
from ui.theme.look import Look, change_look, theme
from ui.widgets.picture import StepPicture
from ui.widgets.picture_drawing import part, still
from ui.widgets.picture_flow import Things, entries, outer_end, way_of
from ui.widgets.picture_motion import Movement

FRAME = QRectF(0, 0, 800, 1000)
CATHETER = a_layer("catheter-urethral", a_box(390, 750, 20, 250), colour="#1F8A70", ring="400 950 40")
DYE = a_layer("dye-bladder", a_box(350, 500, 100, 220))
BALLOON = a_layer("balloon", a_box(340, 300, 120, 120), colour="#8A1F70")
FIELD = a_layer("field-bladder", a_box(250, 100, 300, 100), colour="#0B6E7A")
VIEW = a_view(*SIDES, CATHETER, DYE, BALLOON, FIELD)
DRY, WET = (
    a_picture("field-bladder"),
    a_picture("catheter-urethral", "dye-bladder", "balloon", focus="catheter-urethral"),
)
UNRINGED = WET.model_copy(update={"focus": None})
SIZE = QSize(400, 500)
VIEWS = sorted(path.stem for path in resource("pictures").glob("*.svg"))


@pytest.mark.parametrize(
    ("layer", "way"),
    [
        ("dye-bladder", "rise"), ("urine-bladder", "rise"), ("barium-stomach", "rise"), ("dye-ureter-left", "flow"),
        ("dye-stream", "flow"), ("stream", "flow"), ("spill", "flow"), ("scope", "advance"), ("wire-left", "advance"),
        ("catheter-womb", "advance"), ("needle-kidney-right", "advance"), ("tube-suprapubic", "advance"),
        ("stent-left", "advance"), ("balloon", "swell"), ("balloon-leg", "swell"), ("field", "fade"),
        ("person-back", "fade"), ("dye-bottle", "fade"), ("scope-light", "fade"), ("air-pump", "fade"),
        ("stent-string-left", "fade"), ("bag-barium", "fade"),
    ],
)  # fmt: skip
def test_a_layer_comes_in_as_its_name_means(layer, way):
    assert way_of(layer) == way


@pytest.mark.parametrize(
    ("box", "end"),
    [
        (QRectF(390, 600, 20, 400), QPointF(400, 1000)),
        (QRectF(390, 0, 20, 400), QPointF(400, 0)),
        (QRectF(500, 300, 300, 20), QPointF(800, 310)),
        (QRectF(0, 300, 300, 20), QPointF(0, 310)),
        (QRectF(550, 300, 200, 200), QPointF(750, 400)),
    ],
)
def test_an_instrument_comes_from_the_nearest_outside(box, end):
    assert outer_end(box, FRAME) == end


def test_dye_follows_the_instrument_and_runs_on_from_organ_to_organ_on_both_sides_at_once():
    boxes = {
        "needle-kidney-left": QRectF(600, 300, 200, 10), "dye-kidney-left": QRectF(500, 200, 120, 200),
        "dye-kidney-right": QRectF(180, 200, 120, 200), "dye-ureter-left": QRectF(480, 400, 60, 300),
        "dye-ureter-right": QRectF(260, 400, 60, 300), "dye-bladder": QRectF(350, 700, 100, 100),
    }  # fmt: skip
    found = {each.layer: each for each in entries(tuple(boxes), boxes, Things(boxes, {}, FRAME))}
    starts = [
        found[each].begins for each in ("needle-kidney-left", "dye-kidney-left", "dye-ureter-left", "dye-bladder")
    ]

    assert starts == sorted(set(starts))
    assert found["dye-ureter-left"].begins == found["dye-ureter-right"].begins
    assert found["dye-kidney-left"].source == QPointF(620, 305)
    assert found["dye-ureter-left"].source.y() == 400
    assert all(0 <= each.begins < each.ends <= 1 for each in found.values())


def test_what_nothing_brings_comes_from_above():
    boxes = {"dye-ureter-left": QRectF(480, 400, 60, 300)}

    assert entries(tuple(boxes), boxes, Things(boxes, {}, FRAME))[0].source == QPointF(510, 400)


@pytest.fixture
def shown(qapp, qtbot):
    widget = StepPicture()
    qtbot.addWidget(widget)
    widget.resize(500, 600)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.show_picture(VIEW, DRY)
    widget.grab()
    return widget


def started(qtbot, widget, picture=WET):
    widget.show_picture(VIEW, picture, moving=True)
    qtbot.waitUntil(lambda: widget.clock.state() == widget.clock.State.Running)
    widget.clock.pause()
    return widget


def amount(image, colour):
    wanted = QColor(colour).rgb()
    image = image.toImage().convertToFormat(QImage.Format.Format_RGB32)
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(0, image.height(), 3))


def at(widget, moment):
    widget.clock.setCurrentTime(round(moment * widget.clock.duration()))
    return widget.grab()


def test_a_movement_is_over_in_under_a_second_and_ends_as_the_still_picture(qtbot, shown):
    shown.show_picture(VIEW, WET, moving=True)
    assert shown.is_moving
    qtbot.waitUntil(lambda: not shown.is_moving, timeout=3000)
    alone = StepPicture()
    qtbot.addWidget(alone)
    alone.resize(shown.size())
    alone.show_picture(VIEW, WET)

    assert shown.clock.duration() < 1000
    assert shown.grab().toImage() == alone.grab().toImage()


def test_it_begins_as_the_picture_before(qtbot, shown):
    before = amount(shown.grab(), "#0B6E7A")
    shown.show_picture(VIEW, WET, moving=True)

    assert amount(shown.grab(), "#0B6E7A") == before
    assert amount(at(started(qtbot, shown), 0), "#0B6E7A") == before


@pytest.mark.parametrize("colour", ["#2F6FD6", "#1F8A70", "#8A1F70"])
def test_what_comes_in_grows_from_nothing_to_all_of_it(qtbot, shown, colour):
    started(qtbot, shown, UNRINGED)
    amounts = [amount(at(shown, moment / 10), colour) for moment in range(11)]

    assert amounts[0] == 0
    assert amounts == sorted(amounts)
    assert len(set(amounts)) > 3


def test_dye_rises_in_the_bladder_and_a_tube_comes_from_below(qtbot, shown):
    started(qtbot, shown, UNRINGED)
    tube, dye = (rows(at(shown, moment), colour) for moment, colour in ((0.3, "#1F8A70"), (0.7, "#2F6FD6")))
    end = at(shown, 1)

    assert rows(end, "#1F8A70")[0] < tube[0] < tube[-1] == rows(end, "#1F8A70")[-1]
    assert rows(end, "#2F6FD6")[0] < dye[0] < dye[-1] == rows(end, "#2F6FD6")[-1]


def rows(pixmap, colour):
    wanted = QColor(colour).rgb()
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_RGB32)
    return [y for y in range(image.height()) if any(image.pixel(x, y) == wanted for x in range(image.width()))]


def test_the_first_picture_the_same_one_and_one_of_another_view_stand_still_at_once(qtbot, shown):
    shown.show_picture(VIEW, DRY, moving=True)
    assert not shown.is_moving
    shown.show_picture(a_view(DYE, id="side"), a_picture("dye-bladder", view="side"), moving=True)
    assert not shown.is_moving

    fresh = StepPicture()
    qtbot.addWidget(fresh)
    fresh.show()
    fresh.show_picture(VIEW, WET, moving=True)
    assert not fresh.is_moving


def test_whoever_wants_calm_sees_no_movement(shown):
    change_look(Look(theme("standard"), calm=True))
    shown.show_picture(VIEW, WET, moving=True)

    assert not shown.is_moving


@pytest.mark.parametrize(("wish", "moves"), [(0, True), (1, False)])
def test_the_systems_wish_is_followed_where_qt_knows_it(shown, wish, moves):
    hints = QGuiApplication.styleHints()
    hints.accessibility().setProperty("motionPreference", wish)
    shown.show_picture(VIEW, WET, moving=True)
    hints.accessibility().setProperty("motionPreference", None)

    assert shown.is_moving is moves


@pytest.mark.parametrize("calm", [True, False])
def test_the_desktops_wish_is_followed_where_qt_does_not_know_it(shown, calm):
    system_motion.keep(calm=calm)
    shown.show_picture(VIEW, WET, moving=True)
    system_motion.keep(calm=False)

    assert shown.is_moving is not calm


@pytest.mark.skipif(shutil.which("gsettings") is None, reason="apt-get install libglib2.0-bin")
def test_a_real_desktop_setting_is_read(tmp_path, monkeypatch):
    monkeypatch.setenv("GSETTINGS_BACKEND", "keyfile")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    asked = [system_motion.ask_the_desktop()]
    for moves in ("false", "true"):
        subprocess.run(["gsettings", "set", "org.gnome.desktop.interface", "enable-animations", moves], check=True)
        asked.append(system_motion.ask_the_desktop())

    assert asked == [False, True, False]


def test_a_desktop_that_cannot_be_asked_wants_nothing(monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert not system_motion.ask_the_desktop()


@pytest.mark.matrix
@pytest.mark.parametrize("change", [StepPicture.hide, lambda widget: widget.resize(300, 400)])
def test_another_size_or_nobody_to_look_ends_it(qtbot, shown, change):
    started(qtbot, shown)
    change(shown)

    assert not shown.is_moving


def test_the_next_step_can_be_asked_for_in_the_middle(qtbot, shown):
    started(qtbot, shown)
    shown.show_picture(VIEW, a_picture("dye-kidney-left"), moving=True)
    qtbot.waitUntil(lambda: not shown.is_moving, timeout=3000)

    assert "dye-kidney-left" in shown.accessibleName()


@pytest.mark.parametrize("name", VIEWS)
def test_the_last_moment_of_every_drawing_is_the_drawing(qapp, name):
    view = load_view(resource("pictures"), name)
    first, *others = (each.id for each in view.layers.values() if not each.is_base)
    after = a_picture(*others, view=name)
    movement = Movement(view, a_picture(first, view=name), after, SIZE, 1.0)
    for _ in movement.prepare():
        QCoreApplication.processEvents()
    image = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    movement.paint(painter, QPointF(), 1)
    painter.end()

    assert difference(image, still(view, after, SIZE, 1.0).toImage()) <= 2


def difference(one, other):
    """Give the largest difference of any channel of any pixel."""
    kind = QImage.Format.Format_ARGB32_Premultiplied
    pairs = zip(bytes(one.constBits()), bytes(other.convertToFormat(kind).constBits()), strict=True)
    return max(abs(first - second) for first, second in pairs)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_drawing_has_a_pixel_of_its_own_for_each_of_the_screen(qapp, ratio):
    drawn = still(VIEW, WET, SIZE * ratio, ratio)

    assert drawn.size() == SIZE * ratio
    assert drawn.deviceIndependentSize().toSize() == SIZE
    assert drawn is still(VIEW, WET, SIZE * ratio, ratio)


def test_a_part_shows_the_layers_that_are_named_and_no_other(qapp):
    drawn = part(a_view(DYE), ("body",), SIZE, QRectF(100, 0, 200, 500).toRect(), 1.0)

    assert drawn.toImage().pixelColor(100, 400) == QColor("#F4E7DD")
    assert drawn.size() == QSize(200, 500)
