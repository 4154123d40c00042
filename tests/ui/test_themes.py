"""Every pair of colours that meets is told apart: WCAG 1.4.6 and 1.4.11 on the tokens of both themes."""

import re
from itertools import product

import pytest

from resources import resource
from ui.theme.look import TEXT_STEPS, THEMES, Look, theme
from ui.theme.style import load_fonts, style_sheet
from ui.theme.tokens import Theme, contrast, load_theme

PAPERS = ("page", "card", "primary_tint", "done_tint", "urgent_tint", "chip")
FILLS = ("primary", "done", "emergency", "urgent", "routine")
READ = [*product(("ink", "soft_ink"), PAPERS), *((f"on_{fill}", fill) for fill in FILLS)]
LARGE = [("primary", "card"), ("primary", "page"), ("done", "done_tint"), ("urgent_border", "card"),
         ("urgent_border", "urgent_tint"), ("focus_ring", "focus")]  # fmt: skip
SEEN = [*product(("control_border", "primary", "done", "urgent_border", "emergency", "routine"), ("page", "card")),
        ("control_border", "primary_tint"), ("primary", "primary_tint"), ("focus_ring", "page")]  # fmt: skip


def ratio(name, one, other):
    return contrast(getattr(theme(name), one), getattr(theme(name), other))


@pytest.mark.parametrize("name", THEMES)
def test_text_stands_out_by_seven_to_one(name):
    assert not {pair: ratio(name, *pair) for pair in READ if ratio(name, *pair) < 7}


@pytest.mark.parametrize("name", THEMES)
def test_large_text_stands_out_by_four_and_a_half(name):
    assert not {pair: ratio(name, *pair) for pair in LARGE if ratio(name, *pair) < 4.5}


@pytest.mark.parametrize("name", THEMES)
def test_borders_and_ticks_stand_out_by_three(name):
    assert not {pair: ratio(name, *pair) for pair in SEEN if ratio(name, *pair) < 3}


@pytest.mark.parametrize(("one", "other", "expected"), [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48)])
def test_contrast_follows_the_formula(one, other, expected):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_uses_tokens_only(name):
    used = set(re.findall(r"#[0-9A-Fa-f]{6}\b", style_sheet(Look(theme(name)))))

    assert used <= {getattr(theme(name), each) for each in Theme._fields}


@pytest.mark.parametrize(
    ("old", "new", "said"), [("ink =", "inc =", "missing"), ('name = "', 'extra = "x"\nname = "', "extra")]
)
def test_a_theme_with_a_wrong_token_is_refused(tmp_path, old, new, said):
    path = tmp_path / "mine.toml"
    path.write_text(resource("themes", "standard.toml").read_text().replace(old, new, 1))

    with pytest.raises(ValueError, match=f"mine.toml.*{said}"):
        load_theme(path)


def test_larger_text_is_larger_in_every_role():
    for role in ("small", "body", "lead", "h3", "h2", "h1"):
        sizes = [Look(theme("standard"), text=text).font_px(role) for text in TEXT_STEPS]
        assert sizes == sorted(set(sizes))


def test_headings_never_fall_below_the_text():
    large = Look(theme("standard"), text=2.0)

    assert min(large.font_px(role) for role in ("lead", "h3", "h2", "h1")) >= large.font_px("body")


def test_the_shipped_typeface_is_accepted(qapp):
    assert load_fonts()
