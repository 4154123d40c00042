"""Codes for a phone: read back by a decoder, no larger than stated, and with every word in them."""

import itertools
import re

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from phone import read_modules

from models.content.loader import load_library
from models.document.takeaway import Part, Takeaway, takeaways
from models.export.qr import CAPACITY, VERSION, Code, to_codes, to_png, to_svg
from models.planning.compiler import make_plan
from models.planning.visit import Visit
from resources import resource

MARKS = ("Sheet 3F2A", "Draft")
FOOT = "The sheet on paper counts."


def a_takeaway(*parts, title="Signs"):
    return Takeaway("signs", title, MARKS, "{n} of {total}", parts, FOOT)


def body(code):
    """Give a code's words without what every code has."""
    return code.text.split("\n\n")[1:-1]


def test_the_capacity_is_that_of_the_largest_version():
    def version(length):
        return segno.make_qr("x" * length, error="m", mode="byte").version

    assert (version(CAPACITY), version(CAPACITY + 1)) == (VERSION, VERSION + 1)


def test_a_short_text_is_one_code_with_title_marks_and_foot():
    (code,) = to_codes(a_takeaway(Part(("Call if:",), ("- You faint.", "- You bleed."))))

    assert read_modules(code.modules) == [code.text]
    assert code.text == "Signs\nSheet 3F2A\nDraft\n\nCall if:\n- You faint.\n- You bleed.\n\nThe sheet on paper counts."


def test_a_long_text_is_split_between_lines_and_the_head_is_said_again():
    lines = tuple(f"- Sign {number} is here, and it has some words of its own." for number in range(30))

    codes = to_codes(a_takeaway(Part(("Emergency: 999", "Call if:"), lines), Part(("Call us if:",), ("- It itches.",))))

    assert [(code.number, code.total) for code in codes] == [(n, len(codes)) for n in range(1, len(codes) + 1)]
    assert all(f"{code.number} of {code.total}" in code.text.splitlines() for code in codes)
    assert all(body(code)[0].startswith("Emergency: 999\nCall if:\n- ") for code in codes)
    assert [line for code in codes for line in code.text.splitlines() if line.startswith("- ")] == [
        *lines, "- It itches."
    ]  # fmt: skip


def test_a_line_that_fills_more_than_a_code_is_broken_between_words():
    line = "- " + " ".join(f"word{number}" for number in range(200))

    codes = to_codes(a_takeaway(Part(("Call if:",), (line,))))

    assert len(codes) > 1
    assert " ".join(each.removeprefix("Call if:\n") for code in codes for each in body(code)) == line


def test_a_head_that_fills_a_code_is_said_once_and_whole():
    numbers = tuple(f"Ward {number}, day and night: +44 1632 960 {number:03}" for number in range(20))

    codes = to_codes(a_takeaway(Part((*numbers, "Call if:"), ("- You faint.",))))

    assert [line for code in codes for each in body(code) for line in each.splitlines()] == [
        *numbers, "Call if:", "- You faint."
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=900), max_size=6))
)
def test_whatever_the_words_none_is_lost_and_no_code_is_too_large(parts):
    lines = [[f"- {line}" for line in part] for part in parts]
    codes = to_codes(a_takeaway(*(Part((f"Head {n}",), tuple(part)) for n, part in enumerate(lines))))

    assert all(len(code.text.encode()) <= CAPACITY for code in codes)
    said = "".join(re.sub(r"Head \d+\n", "", each) for code in codes for each in body(code))
    assert re.sub(r"\s", "", said) == re.sub(r"\s", "", "".join(itertools.chain(*lines)))


@pytest.mark.parametrize(
    "words", ["Ünïcode – “quoted” 38.0 °C", "خذ ورقتك معك \u2066+44 1632 960 001\u2069", "电话 999"]
)
def test_any_script_is_read_as_it_was_written(words):
    code = Code("signs", "Signs", words, 1, 1)

    assert read_modules(code.modules) == [words]


def test_every_code_of_every_procedure_is_read():
    library = load_library(resource("content"))
    for procedure in library.procedures:
        plan = make_plan(library, Visit((procedure,)))
        codes = [code for each in takeaways(plan) for code in to_codes(each)]

        assert len(codes) <= 12
        code = codes[-1]
        assert read_modules(code.modules) == [code.text]


def test_pictures_are_black_on_white_with_a_quiet_zone():
    (code,) = to_codes(a_takeaway(Part((), ("- You faint.",))))

    assert to_png(code).startswith(b"\x89PNG")
    svg = to_svg(code, scale=1).decode()
    across = len(code.modules) + 8
    assert f'width="{across}" height="{across}"' in svg
    assert "#fff" in svg
    assert "#000" in svg
