"""The geometry of the drawings: which colour is where, and what is not understood."""

import xml.etree.ElementTree as ET

import pytest

from models.content.lint.shapes import PAPER, colour_at, contrast, hex_colour, luminance, read_shapes
from models.content.pictures import PictureError

INK, RED = (0, 0, 0), (255, 0, 0)


def _shapes(*elements):
    return read_shapes(ET.fromstring(f"<g><title>it</title>{''.join(elements)}</g>"))  # noqa: S314 - our own words


@pytest.mark.parametrize(
    ("element", "inside", "outside"),
    [
        ('<rect x="10" y="10" width="20" height="10" rx="3"/>', (20, 15), (31, 15)),
        ('<circle cx="20" cy="20" r="10"/>', (28, 20), (28, 28)),
        ('<ellipse cx="20" cy="20" rx="10" ry="4"/>', (28, 20), (20, 25)),
        ('<path d="M 10,10 30,10 L 30,30 Z"/>', (25, 15), (15, 25)),
        ('<path d="M10,10L30,10L30,30"/>', (25, 15), (15, 25)),
        ('<path d="M 10,20 C 10,5 30,5 30,20 Z"/>', (20, 10), (20, 7)),
        ('<path d="M0,0L40,0L40,40L0,40Z M10,10L30,10L30,30L10,30Z"/>', (5, 5), (20, 20)),
        ('<path d="M10,20L30,20" fill="none" stroke="#000000" stroke-width="4"/>', (20, 21.5), (20, 23)),
        ('<path d="M10,20L10,20" fill="none" stroke="#000000" stroke-width="4"/>', (11, 20), (13, 20)),
        ('<path d="M10,20L30,20" fill="none" stroke="#000000"/>', (20, 20.4), (20, 20.6)),
        ('<g transform="translate(100 0)"><rect x="0" y="0" width="10" height="10"/></g>', (105, 5), (5, 5)),
        ('<g transform="translate(100)"><rect x="0" y="0" width="10" height="10"/></g>', (105, 5), (105, 15)),
        ('<rect transform="scale(2)" x="10" y="10" width="10" height="10"/>', (39, 39), (15, 15)),
        ('<rect transform="scale(2 1)" x="10" y="10" width="10" height="10"/>', (39, 15), (15, 15)),
        ('<rect transform="rotate(90)" x="10" y="10" width="10" height="10"/>', (-15, 15), (15, 15)),
        (
            '<g transform="translate(50 0) rotate(90)"><rect x="10" y="0" width="10" height="10"/></g>',
            (45, 15),
            (15, 5),
        ),
        ('<g transform="scale(2)"><path d="M0,0L20,0" stroke="#000000" stroke-width="4"/></g>', (20, 3.5), (20, 4.5)),
    ],
)
def test_a_shape_paints_where_it_is(element, inside, outside):
    assert colour_at(_shapes(element), inside) == INK
    assert colour_at(_shapes(element), outside) == PAPER


def test_what_is_painted_later_lies_on_top_and_lets_through_what_it_does_not_hide():
    square = '<rect x="0" y="0" width="10" height="10" fill="{}" fill-opacity="{}"/>'

    assert colour_at(_shapes(square.format("#000000", 1), square.format("#FF0000", 1)), (5, 5)) == RED
    assert colour_at(_shapes(square.format("#FF0000", 1), square.format("#000000", ".5")), (5, 5)) == (127.5, 0, 0)
    assert colour_at(_shapes(square.format("#000000", ".5")), (5, 5), RED) == (127.5, 0, 0)


def test_a_stroke_lies_on_its_fill():
    framed = _shapes('<rect x="0" y="0" width="20" height="20" fill="#FF0000" stroke="#000000" stroke-width="4"/>')

    assert [colour_at(framed, (x, 10)) for x in (-3, -1, 1, 3)] == [PAPER, INK, INK, RED]


@pytest.mark.parametrize(
    ("element", "why"),
    [
        ("<text/>", "<text> is not understood"),
        ('<path d="M 1,1 A 1 1 0 0 0 2 2"/>', "'A' in a path"),
        ('<path d="m 1,1 l 2,2"/>', "'m' in a path"),
        ("<path/>", "lacks a measure"),
        ('<path d=""/>', "lacks a measure"),
        ('<path d="M 1,1 L 2"/>', "lacks a measure"),
        ('<path d="L 1,1"/>', "lacks a measure"),
        ('<circle cx="1" cy="1"/>', "lacks a measure"),
        ('<rect x="1" y="1" width="1mm" height="1"/>', "has one that is no number"),
        ('<g transform="scale()"/>', "lacks a measure"),
        ('<rect x="1" y="1" width="1" height="1" fill="red"/>', "a colour is written as in #0B6E7A, not 'red'"),
        ('<g transform="skewX(3)"/>', "transform 'skewX' is not understood"),
        ('<g transform="rotate(3 1 1)"/>', "transform 'rotate' is not understood"),
    ],
)
def test_what_is_not_understood_is_said(element, why):
    with pytest.raises(PictureError, match=why):
        _shapes(element)


def test_contrast_is_that_of_wcag():
    assert luminance(PAPER) == pytest.approx(1)
    assert contrast([PAPER, INK]) == pytest.approx(21)
    assert contrast([hex_colour("#767676"), PAPER]) == pytest.approx(4.54, abs=0.01)
    assert contrast([RED, INK, PAPER]) == pytest.approx(21)
    assert contrast([RED, RED]) == 1
