"""The words round a picture: each in its own place, whole, at any size; what finds no room goes to the key."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics
from views import DYE, SIDES, a_box, a_layer, a_picture, a_view

from models.content.pictures import load_view
from resources import resource
from ui.theme.fonts import WRAP, text_font
from ui.theme.look import Look, change_look, theme
from ui.widgets.picture_labels import stacked
from ui.widgets.picture_layout import arrange, has_sides

SHAPE = QRectF(0, 0, 800, 1000)
ROOM = QRectF(8, 8, 720, 710)
ROOMS = [ROOM, QRectF(8, 8, 455, 400), QRectF(8, 8, 980, 640), QRectF(0, 0, 300, 300), QRectF(0, 0, 90, 60)]
MANY = tuple(
    a_layer(
        f"needle-{word}", a_box(300, 100 + 30 * n, 50, 20), label=f"{word} needle", anchor=f"325 {110 + 30 * n} end"
    )
    for n, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth"))
)
LONG = a_layer(
    "tube", a_box(300, 100, 50, 20), label="Schlauchverbindungsstück", anchor="320 110 end", legend="Schlauch"
)
VIEW = a_view(*SIDES, DYE, *MANY, LONG)
EVERYTHING = a_picture(*(each for each in VIEW.layers if each != "body"), focus="dye-bladder")


@pytest.fixture(autouse=True)
def application(qapp):
    return qapp


def arranged(picture, room=ROOM, view=VIEW, *, mirrored=False):
    return arrange(view, picture, SHAPE, room, mirrored=mirrored)


def labels(arrangement):
    return [each.text for each in arrangement.notes if each.leader]


def key(arrangement):
    return [each.text for each in arrangement.notes if each.swatch]


def sides(arrangement):
    return [each.text for each in arrangement.notes if not each.swatch and not each.leader]


def places(arrangement):
    found = [each.place for each in arrangement.notes]
    return [*found, *(each.swatch[1] for each in arrangement.notes if each.swatch), arrangement.box]


@pytest.mark.matrix
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room.width():.0f}x{room.height():.0f}")
@pytest.mark.parametrize("mirrored", [False, True])
def test_no_words_are_cut_or_lie_on_others_or_on_the_drawing(room, text, mirrored):
    change_look(Look(theme("standard"), text=text))
    found = arranged(EVERYTHING, room, mirrored=mirrored)

    assert not [(one, other) for one, other in combinations(places(found), 2) if one.intersects(other)]
    for note in found.notes:
        needed = QFontMetrics(text_font("small", bold=note.bold)).boundingRect(
            note.place.toAlignedRect(), WRAP, note.text
        )
        assert needed.width() <= note.place.width() + 1
        assert needed.height() <= note.place.height() + 1
    assert [each for each in found.notes if not room.adjusted(-1, -1, 1, 1).contains(each.place)] == []


def test_the_focus_is_labelled_first_then_the_steps_own_order_and_never_more_than_five():
    found = arranged(EVERYTHING)

    assert set(labels(found)) == {
        "dye",
        "dye-kidney of right",
        "dye-ureter of right",
        "dye-kidney of left",
        "dye-ureter of left",
    }


def test_the_same_word_is_written_once():
    twice = a_view(DYE, a_layer("dye-urethra", a_box(380, 900, 40, 90), label="dye", anchor="400 950 end"))

    assert labels(arranged(a_picture("dye-bladder", "dye-urethra"), view=twice)) == ["dye"]


def test_a_label_stands_on_its_edge_with_a_leader_to_its_anchor():
    found = arranged(a_picture("dye-kidney-right", "dye-kidney-left"))
    box, scale = found.box, found.box.width() / 800
    left, right = sorted((each for each in found.notes if each.leader), key=lambda each: each.place.x())

    assert (left.text, right.text) == ("dye-kidney of right", "dye-kidney of left")
    assert left.place.right() < box.left() < box.right() < right.place.left()
    assert left.leader[1] == QPointF(box.left() + 280 * scale, box.top() + 300 * scale)


def test_the_language_turns_the_key_but_never_the_body():
    one, other = (arranged(a_picture("tube", "gown"), view=a_view(LONG, GOWN), mirrored=each) for each in (False, True))

    assert one.box == other.box
    assert [each.place.left() > each.swatch[1].right() for each in one.notes if each.swatch] == [True, True]
    assert [each.place.right() < each.swatch[1].left() for each in other.notes if each.swatch] == [True, True]


GOWN = a_layer("gown", a_box(200, 600, 400, 300), legend="sheet", colour="#A9D0CF")


def test_what_is_labelled_is_not_in_the_key_and_what_finds_no_room_is():
    wide, narrow = (
        arranged(a_picture("tube", "gown"), room, a_view(LONG, GOWN)) for room in (QRectF(0, 0, 1200, 700), ROOM)
    )

    assert (labels(wide), key(wide)) == (["Schlauchverbindungsstück"], ["sheet"])
    assert (labels(narrow), key(narrow)) == ([], ["Schlauch", "sheet"])


def test_the_drawing_stands_still_from_step_to_step():
    pictures = [a_picture("dye-bladder"), a_picture("dye-kidney-left", "dye-kidney-right"), a_picture("needle-first")]

    assert len({arranged(each).box.getRect() for each in pictures}) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("urinary-front", True),
        ("womb-front", True),
        ("pelvis-side-male", False),
        ("kidney-close", False),
        ("positions", False),
    ],
)
def test_only_a_view_with_both_sides_names_them(name, expected):
    view = load_view(resource("pictures"), name)
    shown = next(each.id for each in view.layers.values() if not each.is_base)
    found = arranged(a_picture(shown, view=name), view=view)

    assert has_sides(view) is expected
    assert sides(found) == (["your right", "your left"] if expected else [])


def test_the_sides_of_a_child_are_the_childs_own():
    picture = a_picture("dye-bladder").model_copy(update={"of_child": True})

    assert sides(arranged(picture)) == ["your child's right", "your child's left"]


def test_the_patients_right_is_on_the_left_whatever_the_language():
    right, left = (each for each in arranged(a_picture("dye-bladder"), mirrored=True).notes if each.bold)

    assert right.text == "your right"
    assert right.place.right() < left.place.left()


@pytest.mark.parametrize(
    ("middles", "tops"),
    [([50, 60], [40, 72]), ([0, 0, 0], [0, 32, 64]), ([200, 200], [148, 180]), ([10, 190], [0, 180]), ([], [])],
)
def test_boxes_stand_near_their_middles_without_touching(middles, tops):
    assert stacked(middles, [20] * len(middles), 0, 200) == tops
