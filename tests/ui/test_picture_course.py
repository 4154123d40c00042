"""What a thing comes from and where it goes: in a small drawing, and in the steps where it matters most."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from models.content.pictures import Course, load_view
from resources import resource
from ui.widgets.picture_course import Band
from ui.widgets.picture_drawing import drawing, part
from ui.widgets.picture_flow import Things, entries
from ui.widgets.picture_motion import Movement

FRAME = QRectF(0, 0, 800, 1000)
SIZE = QSize(400, 500)
MOMENTS = [each / 40 for each in range(41)]
UP_AND_OVER = Course((("M", ((100, 900),)), ("L", ((100, 100),)), ("L", ((500, 100),))), 40)
FORK = Course(
    (("M", ((400, 100),)), ("L", ((400, 300),)), ("M", ((400, 100),)), ("L", ((400, 500),)), ("L", ((600, 500),))), 20
)
DOWN_OR_UP = Course((("M", ((400, 200),)), ("C", ((400, 400), (400, 600), (400, 800)))), 30, from_either_end=True)
WITH_LINES = [
    (path.stem, layer.id)
    for path in sorted(resource("pictures").glob("*.svg"))
    for layer in load_view(resource("pictures"), path.stem).layers.values()
    if layer.course
]


@pytest.mark.parametrize(
    ("progress", "reached", "not_yet"),
    [
        (0.01, [(100, 895)], [(100, 850)]),
        (0.5, [(100, 500), (115, 400)], [(100, 250), (300, 100)]),
        (0.9, [(100, 110), (360, 100)], [(450, 100)]),
        (1.0, [(495, 85)], [(300, 300)]),
    ],
)
def test_a_band_grows_along_its_line(progress, reached, not_yet):
    band = Band(UP_AND_OVER).grown(progress)

    assert all(band.contains(QPointF(*each)) for each in reached)
    assert not any(band.contains(QPointF(*each)) for each in not_yet)


def test_branches_grow_at_one_speed():
    band = Band(FORK).grown(0.25)

    assert band.boundingRect().bottom() == pytest.approx(260, abs=1)
    assert Band(FORK).grown(0.8).contains(QPointF(450, 500))


def entry(shown, coming, boxes, courses):
    return {each.layer: each for each in entries(shown, coming, Things(boxes, courses, FRAME))}


def test_an_instrument_with_a_line_starts_where_the_line_does():
    found = entry(("wire",), {"wire"}, {"wire": QRectF(90, 90, 420, 820)}, {"wire": UP_AND_OVER})["wire"]

    assert found.source == found.band.start == QPointF(100, 900)


@pytest.mark.parametrize(
    ("bringing", "start"),
    [
        ({"dye-kidney-left": QRectF(350, 50, 100, 140)}, 200),
        ({"scope": QRectF(300, 790, 200, 200)}, 800),
        ({"wire-left": QRectF(350, 100, 100, 800), "scope": QRectF(300, 790, 200, 200)}, 800),
        ({"scope": QRectF(300, 790, 200, 200), "dye-kidney-left": QRectF(350, 50, 100, 140)}, 800),
        ({"wire-left": QRectF(350, 100, 100, 800)}, 200),
        ({}, 200),
    ],
)
def test_dye_enters_a_line_at_the_end_that_is_reached_first(bringing, start):
    boxes = {**bringing, "dye-ureter-left": QRectF(390, 200, 20, 600)}
    found = entry((*bringing, "dye-ureter-left"), {"dye-ureter-left"}, boxes, {"dye-ureter-left": DOWN_OR_UP})

    assert found["dye-ureter-left"].source == QPointF(400, start)


@pytest.mark.parametrize("order", [("dye-ureter-left", "dye-kidney-left"), ("dye-kidney-left", "dye-ureter-left")])
def test_of_two_that_are_equally_near_the_step_names_the_first(order):
    boxes = {
        "wire-left": QRectF(450, 300, 100, 500),
        "dye-kidney-left": QRectF(450, 300, 100, 150),
        "dye-ureter-left": QRectF(450, 440, 60, 300),
    }
    first, second = (entry(("wire-left", *order), {*boxes}, boxes, {})[each] for each in order)

    assert first.ends <= second.begins


@pytest.mark.parametrize(("view", "layer"), WITH_LINES)
def test_a_band_takes_in_all_of_its_layer(qapp, view, layer):
    view = load_view(resource("pictures"), view)
    whole = part(view, (layer,), SIZE, QRect(QPoint(), SIZE), 1.0)
    cut = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    cut.fill(Qt.GlobalColor.transparent)
    painter = QPainter(cut)
    scale = SIZE.width() / drawing(view).viewBoxF().width()
    painter.scale(scale, scale)
    painter.setClipPath(Band(view.layers[layer].course).grown(1.0))
    painter.scale(1 / scale, 1 / scale)
    painter.drawPixmap(0, 0, whole)
    painter.end()
    drawn, kept = opaque(whole.toImage()), opaque(cut)

    assert drawn > 100
    assert kept >= drawn * 0.99


def opaque(image):
    data = bytes(image.convertToFormat(QImage.Format.Format_Alpha8).constBits())
    return sum(each > 128 for each in data)


KIDNEYS = (550, 376), (250, 396)
STEPS = [
    ("ureteral-stent", "camera", "dye-and-wire", "left", [(549, 662), (505.7, 603.1), (466, 440), KIDNEYS[0]]),
    ("barium-enema", "tube-in", "barium-in", "left", [(483, 857), (533, 765), (416, 655), (270, 751), (284, 836)]),
    ("barium-enema", "barium-in", "air-in", "left", [(455, 862), (533, 765), (416, 655), (270, 751), (284, 836)]),
    ("angiogram", "numbing", "tube-in", "left", [(344, 524), (402, 400), (436, 243)]),
    ("angiogram", "tube-in", "dye", "left", [(402, 315), (456, 528), (480, 700), (475, 950)]),
    ("angiogram", "tube-in", "dye", "left", [(402, 315), (321, 700), (325, 950)]),
    ("vascular-stent", "numbing", "dye", "left", [(402, 315), (456, 528), (475, 950)]),
    ("vascular-stent", "balloon", "stent", "left", [(467, 712), (467, 760), (467, 808)]),
    ("pyelogram-retrograde", "fine-tube", "dye", "left", [(545, 725), (502, 606), (463, 480), KIDNEYS[0]]),
    ("pyelogram-retrograde", "fine-tube", "dye", "right", [(255, 725), (298, 607), (337, 500), KIDNEYS[1]]),
    ("nephrostogram", "dye-in", "pressure", "left", [(472, 432), (464, 480)]),
    ("nephrostogram", "pressure", "pictures", "left", [(462, 520), (502, 606), (550, 712), (400, 795)]),
]


@pytest.mark.parametrize(("procedure", "before", "after", "side", "points"), STEPS)
def test_what_is_nearer_to_the_source_fills_first(qapp, library, procedure, before, after, side, points):
    steps = {each.id: each.picture.on_side(side) for each in library.procedures[procedure].during if each.picture}
    movement = Movement(load_view(resource("pictures"), steps[after].view), steps[before], steps[after], SIZE, 1.0)
    list(movement.prepare())
    images = [moment(movement, at) for at in MOMENTS]
    arrivals = [arrival(images, point) for point in points]

    assert arrivals == sorted(arrivals)
    assert 0 < arrivals[0] < arrivals[-1] < len(MOMENTS) - 1


def moment(movement, at):
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    movement.paint(painter, QPointF(), at)
    painter.end()
    return image


def arrival(images, point):
    """Give the first moment from which the point stays as it is at the end."""
    colours = [QColor(each.pixel(round(point[0] / 2), round(point[1] / 2))) for each in images]
    assert colours[0] != colours[-1], point
    return max(at for at, colour in enumerate(colours) if unlike(colour, colours[-1])) + 1


def unlike(one, other):
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)
    return max(abs(first - second) for first, second in pairs) > 16
