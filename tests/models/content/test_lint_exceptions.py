"""Exceptions: what the authors let stand, with its reason, and only for as long as it is there."""

from struct import pack

import pytest
from builders import a_contradiction, a_library, a_tidy_procedure, edit, tidy_kinds, write_content
from findings import FONTS, PICTURES, TODAY, findings
from pydantic import ValidationError

from models.content.exceptions import Accepted
from models.content.lint import lint
from models.content.lint.font_file import characters
from models.content.loader import load_library

REASON = "The word is what people at the clinic say."
SHOUT = {"who": "PLEASE come."}


def accepted(code="C058", record="procedures/a/who"):
    return Accepted(code=code, record=record, reason=REASON)


def test_an_exception_takes_its_finding_away():
    assert findings("C058", a_tidy_procedure(**SHOUT)) == ["who"]
    assert findings("C058", a_tidy_procedure(**SHOUT), exceptions=[accepted()]) == []
    assert findings("C064", a_tidy_procedure(**SHOUT), exceptions=[accepted()]) == []


def test_an_exception_names_records_by_id_inside_a_file():
    during = a_tidy_procedure().during[0].model_copy(update={"feel": "STINGS."})
    procedure = a_tidy_procedure().model_copy(update={"during": (during,)})

    assert findings("C058", procedure, exceptions=[accepted(record="procedures/a/during/lie-down/feel")]) == []


def test_an_exception_covers_one_place_only():
    procedure = a_tidy_procedure(who="PLEASE come.", where="PLEASE come.")

    assert findings("C058", procedure, exceptions=[accepted()]) == ["where"]


@pytest.mark.parametrize(
    ("code", "record", "field"),
    [
        ("C058", "procedures/a/who", "record"),
        ("C058", "procedures/b", "record"),
        ("C099", "procedures/a", "record"),
        ("C013", "procedures/a/warning_signs", "code"),
        ("C017", "procedures/a/who", "code"),
    ],
)
def test_c064_an_exception_that_excepts_nothing_or_may_not(code, record, field):
    assert findings("C064", exceptions=[accepted(code, record)]) == [field]


def test_c064_guesses_which_place_was_meant():
    library = a_library(a_tidy_procedure(**SHOUT), exceptions=[accepted(record="procedures/a/whom")])
    messages = [each.message for each in lint(library, PICTURES, FONTS, TODAY) if each.code == "C064"]

    assert messages == ["C058 finds nothing at 'procedures/a/whom'; did you mean 'procedures/a/who'?"]


def test_c064_no_exception_takes_a_phone_number_away():
    procedure = a_tidy_procedure(who="Ring 999.")

    assert findings("C017", procedure, exceptions=[accepted("C017")]) == ["who"]


def test_c064_is_silent_while_something_cannot_be_read(tmp_path):
    write_content(tmp_path, a_library(a_tidy_procedure(), exceptions=[accepted()], **tidy_kinds()))
    (tmp_path / "procedures" / "b.yaml").write_text("id: [")

    assert lint(load_library(tmp_path), PICTURES, FONTS, TODAY) == ()


def test_a_folder_need_not_hold_exceptions(tmp_path):
    write_content(tmp_path, a_library(a_tidy_procedure()))
    (tmp_path / "exceptions.yaml").unlink()

    assert load_library(tmp_path).problems == ()


def test_an_exception_gives_a_reason(tmp_path):
    write_content(tmp_path, a_library(a_tidy_procedure(), exceptions=[accepted()]))
    edit(tmp_path / "exceptions.yaml", REASON, "So.")

    (problem,) = load_library(tmp_path).problems
    assert (problem.file, problem.field, problem.code) == ("exceptions.yaml", "reason", "C002")


def test_an_exception_is_known_by_code_and_place():
    assert accepted().id == "C058/procedures/a/who"
    with pytest.raises(ValidationError):
        accepted("X1")


def test_a_finding_below_a_mapping_keeps_its_names():
    clash = a_contradiction(pregnancy="yes", escort="no").model_copy(update={"says": "TODO: say it."})

    assert findings("C060", contradictions=[clash]) == ["says"]


def a_font(*maps):
    """Make a font that holds nothing but maps of characters, each for a platform."""
    start, head = 12 + 16, 4 + 8 * len(maps)
    offsets = [head + sum(len(data) for _, data in maps[:number]) for number in range(len(maps))]
    entries = [pack(">HHL", platform, 0, offset) for (platform, _), offset in zip(maps, offsets, strict=True)]
    table = pack(">HH", 0, len(maps)) + b"".join(entries) + b"".join(data for _, data in maps)
    return pack(">LHHHH", 0x10000, 1, 0, 0, 0) + pack(">4sLLL", b"cmap", 0, start, len(table)) + table


def test_a_font_is_read_in_both_forms_and_others_are_passed_over(tmp_path):
    format_4 = pack(">7H5H", 4, 0, 0, 4, 0, 0, 0, ord("b"), 0xFFFF, 0, ord("a"), 0xFFFF)
    format_12 = pack(">HHLLLLLL", 12, 0, 0, 0, 1, 0x1F600, 0x1F601, 0)
    (tmp_path / "small.ttf").write_bytes(a_font((3, format_4), (0, format_12), (3, pack(">H", 6)), (1, format_4)))

    assert {"a", "b", "\U0001f600", "\U0001f601"} <= characters(tmp_path / "small.ttf")


def test_the_shipped_fonts_draw_letters_and_no_surrogates():
    (font, *_) = sorted(FONTS.rglob("*.ttf"))

    assert {"A", "é", "°", "–"} <= characters(font)
    assert "\uffff" not in characters(font)
