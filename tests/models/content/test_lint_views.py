"""Rules about the drawings: what they are called, what can be seen of them, and what survives a grey print."""

import pytest
from builders import a_library, a_question, a_step, a_tidy_procedure
from findings import FONTS, TODAY, findings

from models.content.lint import lint

OUTLINED = '<rect x="20" y="20" width="60" height="60" fill="#CFE3EA" stroke="#123A4A" stroke-width="4"/>'
SKIN = '<rect x="0" y="0" width="100" height="100" fill="#F4E7DD"/>'


@pytest.fixture
def said(tmp_path_factory):
    def of(code, *layers, title="Your room", show=("bed",), box="0 0 100 100", damaged=(), **has):
        """Give what one rule says of a drawing with these layers, of which a step shows some."""
        folder = tmp_path_factory.mktemp("library") / "pictures"
        folder.mkdir()
        for each in damaged:
            (folder / f"{each}.svg").write_text("<svg")
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><title>{title}</title>{"".join(layers)}</svg>'
        (folder / "room.svg").write_text(svg.replace("><", ">\n<"))
        steps = [a_step(picture={"view": "room", "show": show}, say_so_if="Say stop.")]
        procedure, side_question = a_tidy_procedure(during=steps, **has), has.get("side_question")
        library = a_library(procedure, questions=[a_question(side_question)] if side_question else [])
        return [each for each in lint(library, folder, FONTS, TODAY) if each.code == code]

    return of


def _layer(id="bed", shapes=OUTLINED, words="a bed", **changes):
    has = "".join(f' data-{key}="{value}"' for key, value in changes.items())
    return f'<g id="{id}"{has}><title>{words}</title>{shapes}</g>'


def _things(found):
    return [(each.field, each.message) for each in found]


def test_c074_a_step_without_a_picture():
    assert findings("C074", a_tidy_procedure(during=[a_step(picture=None)])) == ["during.0.picture"]
    assert findings("C074", a_tidy_procedure(during=[a_step()])) == []


@pytest.mark.parametrize(
    ("layer", "message"),
    [
        (_layer(words=""), "it has no words"),
        (_layer(words="you, lying"), "'you, lying' stands in a list, where ',' cuts it in two"),
        (_layer(words="a bed."), "'a bed.' stands in a list, where '.' cuts it in two"),
        (_layer(legend="bed", anchor="1 1 start"), "'bed' in the legend has no colour"),
        (_layer(legend="bed", colour="#CFE3EA"), "'bed' in the legend has no anchor"),
        (_layer(label="bed"), "the label 'bed' has no anchor"),
    ],
)
def test_c075_words_that_are_missing_or_fit_no_list(said, layer, message):
    assert _things(said("C075", layer)) == [("bed", message)]


def test_c075_a_base_layer_has_words_too_and_a_view_has_a_title(said):
    assert _things(said("C075", _layer(), _layer("floor", words="", kind="base"))) == [("floor", "it has no words")]
    assert _things(said("C075", _layer(), title="")) == [("", "the drawing has no title")]


def test_c075_good_words_are_let_pass(said):
    assert said("C075", _layer(legend="bed", colour="#CFE3EA", label="bed", anchor="1 1 start")) == []


def test_c075_a_drawing_that_cannot_be_read_is_left_to_c016(said):
    assert said("C075", _layer(), damaged=["attic"]) == []


def test_c075_it_names_file_line_layer_and_next_step(said):
    (problem,) = said("C075", _layer(), _layer("floor", words=""))

    assert str(problem) == (
        "pictures/room.svg:7: floor: it has no words [C075] "
        "Write the words so that they fit 'The picture shows ..., ... and ...'."
    )


@pytest.mark.parametrize(
    ("layers", "things"),
    [
        ((_layer("Bed"),), [("Bed", "no step can name 'Bed'")]),
        ((_layer("bed_one"),), [("bed_one", "no step can name 'bed_one'")]),
        ((_layer(), _layer()), [("bed", "'bed' stands there 2 times")]),
        ((_layer("bed-left"),), [("bed-left", "there is no 'bed-right'")]),
        ((_layer("bed-right"),), [("bed-right", "there is no 'bed-left'")]),
        ((_layer("bed-left"), _layer("bed-right")), []),
        ((_layer("bed-2"),), []),
        ((_layer("bed-left", path="M 1,2", width="4"), _layer("bed-right", path="M 9,2", width="4")), []),
        (
            (_layer("bed-left", path="M 1,2", width="4"), _layer("bed-right")),
            [("bed-right", "'bed-left' has a data-path and 'bed-right' has none")],
        ),
    ],
)
def test_c076_a_layer_that_no_step_can_name_on_both_sides(said, layers, things):
    assert _things(said("C076", *layers)) == things


@pytest.mark.parametrize(
    ("layer", "title", "words"),
    [
        (_layer(words="your bed"), "A room", ["your bed"]),
        (_layer(words="a bed that holds you"), "A room", ["a bed that holds you"]),
        (_layer(label="You", anchor="1 1 end"), "A room", ["You"]),
        (_layer(), "Your room", ["Your room"]),
        (_layer(words="your child in a bed", label="Your child", anchor="1 1 end"), "A young room", []),
    ],
)
def test_c084_words_that_take_the_reader_for_the_child(said, layer, title, words):
    found = said("C084", layer, title=title, patient_is_child=True)

    assert [each.message for each in found] == [f"'{each}' is said of a child" for each in words]
    assert said("C084", layer, title=title) == []


def test_c084_a_drawing_that_cannot_be_read_is_left_to_c016(said):
    assert said("C084", _layer(words="your bed"), show=("bunk",), patient_is_child=True) == []


def test_c077_what_a_step_shows_below_is_ground_too(said):
    water = _layer("water", '<rect x="10" y="10" width="80" height="80" fill="#123A4A"/>')
    wire = _layer("wire", '<rect x="30" y="48" width="40" height="4" fill="#123A4A"/>')
    body = _layer("body", SKIN, kind="base")

    assert said("C077", body, water, wire, show=("wire",)) == []
    assert said("C077", body, wire, water, show=("wire", "water")) == []
    (found,) = said("C077", body, water, wire, show=("wire", "water"))
    assert found.field == "wire"
    assert found.message.startswith("over water only 0% of its outline stands out 3:1; at worst it is 1.0:1 at ")


WIRE = '<path d="M 10,50 L 90,50" fill="none" stroke="{}" stroke-width="{}"/>'


def _plain(fill, **more):
    has = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in more.items())
    return f'<rect x="20" y="20" width="60" height="60" fill="{fill}"{has}/>'


@pytest.mark.parametrize(
    ("shapes", "faint"),
    [
        (_plain("#FFFFFF"), True),
        (_plain("#E6AE90"), True),
        (_plain("#123A4A"), False),
        (_plain("#123A4A", fill_opacity="0.1"), True),
        (_plain("#FFFFFF", stroke="#CDB49C", stroke_width="4"), True),
        (_plain("#FFFFFF", stroke="#123A4A", stroke_width="4"), False),
        (WIRE.format("#F2B640", 6), True),
        (WIRE.format("#123A4A", 8) + WIRE.format("#F2B640", 4), False),
        (_plain("#E6AE90") + '<circle cx="50" cy="50" r="3" fill="#000000"/>', True),
        ("", True),
    ],
)
def test_c077_a_layer_that_does_not_stand_out_from_what_it_lies_on(said, shapes, faint):
    found = said("C077", _layer("body", SKIN, kind="base"), _layer(shapes=shapes))

    assert [each.field for each in found] == (["bed"] if faint else [])


def test_c077_it_says_how_much_is_seen_and_where_it_is_faintest(said):
    (found,) = said("C077", _layer("body", SKIN, kind="base"), _layer(shapes=_plain("#FFFFFF")))

    assert found.message.startswith("only 0% of its outline stands out 3:1; at worst it is 1.2:1 at ")


def test_c077_an_edge_is_judged_by_the_ground_that_it_has_there(said):
    half = '<rect x="0" y="0" width="{}" height="100" fill="#123A4A"/>'
    bed = _layer(shapes='<rect x="5" y="40" width="90" height="20" fill="#FFFFFF"/>')

    assert said("C077", _layer("body", half.format(90), kind="base"), bed) == []
    assert said("C077", _layer("body", half.format(40), kind="base"), bed) != []


def test_c077_where_the_drawing_ends_nothing_needs_to_be_seen(said):
    cut = '<rect x="-9" y="50" width="118" height="70" fill="#FFFFFF"/>'
    line = '<path d="M -9,50 L 109,50" fill="none" stroke="#123A4A" stroke-width="4"/>'

    assert said("C077", _layer("body", SKIN, kind="base"), _layer(shapes=cut + line)) == []


def test_c077_only_what_a_step_shows_on_either_side_is_judged(said):
    faint = _plain("#FFFFFF")
    layers = (_layer("bed-left"), _layer("bed-right", faint), _layer("cup", faint), _layer("wall", faint, kind="base"))

    assert said("C077", *layers, show=("bed-left", "wall")) == []
    assert [each.field for each in said("C077", *layers, show=("bed-left",), side_question="side")] == ["bed-right"]


@pytest.mark.parametrize(
    ("shapes", "box", "why"),
    [
        ("<text/>", "0 0 100 100", "<text> is not understood"),
        (OUTLINED, "0 0 100", "the view 'room' has no viewBox of four numbers"),
    ],
)
def test_c077_what_cannot_be_judged_is_not_called_sound(said, shapes, box, why):
    assert _things(said("C077", _layer(shapes=shapes), box=box)) == [("bed", f"it cannot be judged: {why}")]


def test_c077_a_picture_that_cannot_be_drawn_is_left_to_c016(said):
    assert said("C077", _layer(shapes=_plain("#FFFFFF")), show=("bed", "lung")) == []
    assert len(said("C016", _layer(), show=("bed", "lung"))) == 1


def _entry(id, colour, shapes=OUTLINED, **more):
    return _layer(id, shapes, f"a {id}", **({"legend": id, "colour": colour} | more))


NUMBER = {"anchor": "1 1 start"}
AREA, LINE = '<rect x="1" y="1" width="9" height="9" fill="{}"/>', '<path d="M1,1L9,9" fill="none" stroke="{}"{}/>'


def test_c078_two_things_of_one_grey(said):
    layers = (_entry("bed", "#FFE98A"), _entry("cup", "#E8EEF1"))

    assert _things(said("C078", *layers, show=("bed", "cup"))) == [
        ("bed", "in grey its colour is that of 'cup' (1.0:1)")
    ]
    assert said("C078", *layers, show=("bed",)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_entry("bed", "#FFE98A"), _entry("cup", "#123A4A")),
        (_entry("bed", "#FFE98A"), _entry("cup", "#E8EEF1", legend="bed")),
        (_entry("bed", "#FFE98A", **NUMBER), _entry("cup", "#E8EEF1", **NUMBER)),
        (_entry("bed", "#FFE98A"), _layer("cup", words="a cup")),
    ],
)
def test_c078_another_grey_the_same_thing_a_number_or_no_place_in_the_key(said, one, other):
    assert said("C078", one, other, show=("bed", "cup")) == []


def test_c078_one_number_of_two_is_not_enough(said):
    layers = (_entry("bed", "#FFE98A", **NUMBER), _entry("cup", "#E8EEF1"))

    assert [each.field for each in said("C078", *layers, show=("bed", "cup"))] == ["bed"]


@pytest.mark.parametrize(
    ("one", "other", "form"),
    [
        (AREA.format("#F2B640"), AREA.format("#E8861C"), "a plain area"),
        (LINE.format("#F2B640", ""), LINE.format("#E8861C", ""), "a plain line"),
        (LINE.format("#F2B640", ""), AREA.format("#E8861C"), None),
        (LINE.format("#F2B640", ""), LINE.format("#E8861C", ' stroke-dasharray="4 4"'), None),
        (AREA.format("#F2B640"), AREA.format("#E8861C") + LINE.format("#123A4A", ""), None),
    ],
)
def test_c078_two_plain_forms_need_three_to_one(said, one, other, form):
    found = said("C078", _entry("bed", "#F2B640", one), _entry("cup", "#E8861C", other), show=("bed", "cup"))

    assert [each.message for each in found] == (
        [f"it is {form}, as 'cup' is, and their colours are only 1.5:1 apart"] if form else []
    )


def test_c078_what_cannot_be_judged_is_not_called_sound(said):
    layers = (_entry("bed", "blue"), _entry("cup", "#E8EEF1"))

    (found,) = said("C078", *layers, show=("bed", "cup"))
    assert found.message == "it cannot be judged: a colour is written as in #0B6E7A, not 'blue'"
