import pytest

from models.content.pictures import Anchor, Course, PictureError, View, load_view, load_views, other_side
from models.content.procedure import Picture

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<g id="body" data-kind="base"><title>your body</title><rect/></g>
<g id="tube" data-legend="Tube" data-colour="#123" data-anchor="1 2 end" data-ring="10 20 5"><title> tube </title></g>
<g id="bag" data-legend="Tube" data-colour="#123456" data-anchor="3 4 start"><title>a bag</title></g>
<g id="dye" data-legend="Dye"/>
<g><path/></g>
</svg>"""
VIEW = View("front", SVG)


def _picture(*show, focus=None):
    return Picture(view="front", show=show, focus=focus)


def test_the_base_and_the_shown_layers_are_drawn_and_no_other():
    svg = VIEW.compose(_picture("tube"))

    assert 'id="body"' in svg
    assert 'id="tube"' in svg
    assert 'id="bag"' not in svg


def test_the_focus_gets_a_ring():
    svg = VIEW.compose(_picture("tube", focus="tube"))

    assert svg.count("<circle") == 2
    assert 'cx="10.0" cy="20.0" r="5.0"' in svg


@pytest.mark.parametrize("picture", [_picture("tube"), _picture("bag", focus="bag")])
def test_without_a_focus_or_its_place_there_is_no_ring(picture):
    assert "<circle" not in VIEW.compose(picture)


def test_the_key_names_each_thing_once_and_what_is_in_focus_first():
    view = View("front", SVG.replace('data-legend="Dye"', 'data-legend="Dye" data-anchor="5 6 end"'))

    assert view.key(_picture("bag", "tube", "dye")) == (("Tube", (3, 4, "start")), ("Dye", (5, 6, "end")))
    assert view.key(_picture("bag", "tube", "dye", focus="tube")) == (("Tube", (1, 2, "end")), ("Dye", (5, 6, "end")))
    assert view.key(_picture("bag", "dye", focus="dye")) == (("Dye", (5, 6, "end")), ("Tube", (3, 4, "start")))


def test_what_has_no_place_or_no_name_is_not_in_the_key():
    assert VIEW.key(_picture("dye")) == ()
    assert VIEW.key(_picture("dye", focus="body")) == ()


@pytest.mark.parametrize("ask", [VIEW.compose, VIEW.check])
@pytest.mark.parametrize("picture", [_picture("lung"), _picture("tube", focus="lung")])
def test_a_layer_that_is_not_there_is_named(ask, picture):
    with pytest.raises(PictureError, match="'front' has no layer lung"):
        ask(picture)


def test_a_damaged_drawing_is_named():
    with pytest.raises(PictureError, match="'front' is not a sound SVG"):
        _ = View("front", "<svg").layers


@pytest.mark.parametrize("ring", ["1 2", "1 2 3 4", "a b c"])
def test_a_ring_needs_three_numbers(ring):
    with pytest.raises(PictureError, match="data-ring"):
        _ = View("front", SVG.replace("10 20 5", ring)).layers


@pytest.mark.parametrize("anchor", ["1 2", "1 2 left", "a 2 start", "1 2 start 3"])
def test_an_anchor_needs_a_point_and_an_edge(anchor):
    with pytest.raises(PictureError, match="data-anchor takes x, y and start or end"):
        _ = View("front", SVG.replace("1 2 end", anchor)).layers


def test_a_label_has_its_words_and_the_point_that_it_names():
    svg = SVG.replace('data-anchor="1 2 end"', 'data-label="tube" data-anchor="1 2.5 end"')
    layer = View("front", svg).layers["tube"]

    assert (layer.label, layer.anchor) == ("tube", Anchor(1, 2.5, "end"))


def _course(path, **more):
    has = "".join(f' data-{key}="{value}"' for key, value in {"path": path, "width": 8, **more}.items())
    return View("front", SVG.replace(" data-ring=", f"{has} data-ring=")).layers["tube"].course


@pytest.mark.parametrize(("more", "either"), [({}, False), ({"ends": "first"}, False), ({"ends": "either"}, True)])
def test_a_layer_has_the_line_that_it_follows(more, either):
    moves = (("M", ((1, 2),)), ("L", ((3, -4.5),)), ("C", ((5, 6), (7, 8), (9, 10))))

    assert VIEW.layers["tube"].course is None
    assert _course("M 1,2 L 3,-4.5 C 5,6 7,8 9,10", **more) == Course(moves, 8, either)


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("M 1", {}), ("M 1,2 L 3,4 5,6", {}), ("M 1,2 C 3,4", {}), ("M 1,2 Q 3,4 5,6", {}), ("M a,b", {}),
        ("L 1,2", {}), ("1,2 M 3,4", {}), ("none", {}), ("M 1,2", {"width": ""}), ("M 1,2", {"ends": "last"}),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_followed_is_named(path, more):
    with pytest.raises(PictureError, match="data-path"):
        _course(path, **more)


@pytest.mark.parametrize("box", ["", ' viewBox="0 0 100"', ' viewBox="0 0 a 100"'])
def test_the_edges_come_from_the_view_box(box):
    assert VIEW.box == (0, 0, 100, 100)
    with pytest.raises(PictureError, match="'front' has no viewBox of four numbers"):
        _ = View("front", SVG.replace(' viewBox="0 0 100 100"', box)).box


def test_a_layer_has_a_twin_on_the_other_side():
    assert [other_side(each) for each in ("tube-left", "tube-right-bag", "tube")] == [
        "tube-right",
        "tube-left-bag",
        "tube",
    ]


def test_a_view_is_read_from_its_file(tmp_path):
    (tmp_path / "front.svg").write_text(SVG)

    assert list(load_view(tmp_path, "front").layers) == ["body", "tube", "bag", "dye"]


def test_a_view_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PictureError, match="'back' cannot be read"):
        load_view(tmp_path, "back")


def test_every_shipped_picture_can_be_drawn(shipped):
    from resources import resource

    for procedure in shipped.procedures.values():
        for step in procedure.during:
            view = load_view(resource("pictures"), step.picture.view)
            assert view.compose(step.picture)
            assert all(view.layers[each].words for each in step.picture.show)


def test_no_ring_is_cut_by_the_edge_of_its_drawing():
    from resources import resource

    half = 14 / 2  # of the white line that is drawn below the ring
    for path in resource("pictures").glob("*.svg"):
        view = load_view(path.parent, path.stem)
        left, top, right, bottom = view.box
        for x, y, radius in (each.ring for each in view.layers.values() if each.ring):
            reach = radius + half
            assert left <= x - reach < x + reach <= right, (view.id, x, y, radius)
            assert top <= y - reach < y + reach <= bottom, (view.id, x, y, radius)


def test_a_procedure_that_shows_a_mans_body_says_so_in_words(shipped):
    """Where nobody is asked for their sex, the words tell whose body is drawn; a biopsy's name does it too."""
    for procedure in shipped.procedures.values():
        drawn = [each for each in procedure.during if each.picture.view == "pelvis-side-male"]
        if drawn and "prostate" not in procedure.name.lower():
            assert "The picture shows a man." in drawn[0].happens, procedure.id


@pytest.mark.parametrize(("answer", "tube"), [("water-pipe", "catheter-urethral"), ("tummy", "tube-suprapubic")])
@pytest.mark.parametrize("id", ["cystogram", "ct-cystogram", "vcug-adult", "urethrogram-antegrade", "ct-urethrogram"])
def test_dye_fills_the_bladder_through_the_tube_that_is_there(shipped, id, answer, tube):
    steps = shipped.procedures[id].during
    mine = [each for each in steps if each.for_ is None or each.for_.truth({"bladder-tube": answer})]
    bottles = {"dye-bottle": "catheter-urethral", "dye-bottle-suprapubic": "tube-suprapubic"}
    shown = [each.picture.show for each in mine if set(bottles) & set(each.picture.show)]

    assert [tube in each and bottles[(set(bottles) & set(each)).pop()] == tube for each in shown] == [True]


def test_of_several_views_those_that_can_be_read_are_kept(tmp_path):
    (tmp_path / "front.svg").write_text(SVG)

    assert list(load_views(tmp_path, ["front", "back", "front"])) == ["front"]


def test_intimate_layers_are_marked_and_drawn_only_when_they_are_named():
    view = View("front", SVG.replace('id="bag"', 'id="bag" data-kind="intimate"'))

    assert [each.id for each in view.layers.values() if each.is_intimate] == ["bag"]
    assert 'id="bag"' not in view.compose(_picture("tube"))
    assert 'id="bag"' in view.compose(_picture("tube", "bag"))
