from datetime import date

import pytest
from builders import a_library, a_parameter

from models.content.timing import Duration
from models.site import NO_SITE, Site, load_site

LIBRARY = a_library(
    parameters=[
        a_parameter("hours"),
        a_parameter("bladder", kind="choice", choices=[{"id": each, "says": each} for each in ("full", "empty")]),
    ]
)
GOOD = """
name: Riverside Hospital
country: GB
time_zone: Europe/London
emergency_number: "999"
phones:
  - {label: Day, number: 020 7946 0000}
parameters:
  hours: {value: 6, signed_by: Dr Who, signed_on: 2026-11-01, expires: 2027-11-01}
  bladder: {value: full, signed_by: Dr Who, signed_on: 2026-11-01}
"""


def _load(tmp_path, text, library=LIBRARY):
    (tmp_path / "site.yaml").write_text(text, encoding="utf-8")
    return load_site(tmp_path / "site.yaml", library)


def test_a_sound_file_has_no_problems(tmp_path):
    found = _load(tmp_path, GOOD)

    assert not found.problems
    assert (found.site.name, str(found.site.zone), found.site.paper) == ("Riverside Hospital", "Europe/London", "a4")


def test_a_clinic_without_a_file_has_settled_nothing(tmp_path):
    found = load_site(tmp_path / "nowhere.yaml", LIBRARY)

    assert (found.site, found.problems, found.site.zone) == (NO_SITE, (), None)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "null"])
def test_an_empty_file_is_no_problem(tmp_path, text):
    assert _load(tmp_path, text).problems == ()


@pytest.mark.parametrize(
    ("old", "new", "field", "code"),
    [
        ("Europe/London", "Europe/Lundon", "time_zone", "C002"),
        ("Europe/London", "../../etc/passwd", "time_zone", "C002"),
        ("country: GB", "country: England", "country", "C002"),
        ("name:", "nmae:", "nmae", "C003"),
        ("number: 020 7946 0000", "number: call us", "phones.0.number", "C002"),
        ("signed_by: Dr Who, ", "", "parameters.hours.signed_by", "C004"),
        ("value: 6", "value: true", "parameters.hours.value.int", "C002"),
        ("value: 6", "value: 60", "parameters.hours", "S001"),
        ("value: full", "value: half", "parameters.bladder", "S001"),
        ("  bladder:", "  blader:", "parameters.blader", "S002"),
        ("country: GB", "country: 'GB", "", "C001"),
        ("country: GB", "pictures: {intimate: 'no'}", "pictures.intimate", "C002"),
        ("country: GB", "pictures: {intimat: false}", "pictures.intimat", "C003"),
        ("country: GB", "country: GB\ncountry: FR", "country", "C005"),
    ],
)
def test_a_mistake_is_named_with_its_field_and_code(tmp_path, old, new, field, code):
    found = _load(tmp_path, GOOD.replace(old, new, 1))

    assert (field, code) in {(each.field, each.code) for each in found.problems}


def test_a_field_that_cannot_be_read_leaves_the_others(tmp_path):
    found = _load(tmp_path, GOOD.replace("Europe/London", "Mars/Base").replace("GB", "gb"))

    assert (found.site.time_zone, found.site.country, found.site.name) == (None, None, "Riverside Hospital")
    assert len(found.problems) == 2


@pytest.mark.parametrize(
    ("text", "allowed"), [("", True), ("pictures: {}", True), ("pictures: {intimate: false}", False)]
)
def test_a_clinic_may_keep_intimate_detail_off_the_screen(tmp_path, text, allowed):
    found = _load(tmp_path, text)

    assert not found.problems
    assert found.site.pictures.intimate is allowed


@pytest.mark.parametrize("text", ["- a\n- b", "false", "12"])
def test_a_file_that_is_no_list_of_fields_settles_nothing(tmp_path, text):
    found = _load(tmp_path, text)

    assert found.site == NO_SITE
    assert [each.code for each in found.problems] == ["C002"]


def test_an_unknown_parameter_is_answered_with_the_nearest(tmp_path):
    found = _load(tmp_path, GOOD.replace("  hours:", "  hour:"))

    assert found.problems[0].message == "there is no parameter 'hour'; did you mean 'hours'?"


def test_without_a_library_values_are_not_judged(tmp_path):
    assert _load(tmp_path, GOOD.replace("value: 6", "value: 60"), None).problems == ()


def test_a_file_that_is_not_utf_8_or_no_file_is_named(tmp_path):
    (tmp_path / "site.yaml").write_bytes(b"name: caf\xe9")

    assert "not UTF-8" in load_site(tmp_path / "site.yaml").problems[0].message
    assert load_site(tmp_path).problems[0].code == "C014"


@pytest.mark.parametrize(("on", "value"), [(None, None), (date(2027, 11, 1), 6), (date(2027, 11, 2), None)])
def test_a_value_counts_until_it_expires_and_not_where_the_day_is_not_known(tmp_path, on, value):
    signed = _load(tmp_path, GOOD).site.signed(LIBRARY.parameters["hours"], on)

    assert (signed and signed.value) == value


@pytest.mark.parametrize("value", [1, 13, "six", "6"])
def test_a_value_out_of_range_counts_as_unset(value):
    signed = {"hours": {"value": value, "signed_by": "Dr Who", "signed_on": "2026-11-01"}}

    assert Site(parameters=signed).signed(LIBRARY.parameters["hours"], None) is None
    assert "is not a whole number of hours from 2 to 12" in LIBRARY.parameters["hours"].refuses(value)


@pytest.mark.parametrize(
    ("unit", "length"), [("minutes", Duration(minutes=3)), ("hours", Duration(minutes=180)), ("days", Duration(days=3))]
)
def test_a_number_counts_in_the_parameters_unit(unit, length):
    assert a_parameter(unit=unit).distance(3) == length


WINDOW = a_parameter("cycle", kind="window", unit="days", min=1, max=14)


@pytest.mark.parametrize("value", [7, "7-10", (0, 10), (7, 15), (10, 7)])
def test_a_window_is_a_first_and_a_last_day(value):
    assert "is not a first and a last day, [from, to], within 1 to 14" in WINDOW.refuses(value)


def test_a_window_is_read_from_the_clinics_file(tmp_path):
    found = _load(
        tmp_path,
        "parameters:\n  cycle: {value: [7, 10], signed_by: Dr Who, signed_on: 2026-11-01}\n",
        a_library(parameters=[WINDOW]),
    )

    assert not found.problems
    assert found.site.signed(WINDOW, None).value == (7, 10)


def test_a_window_counts_days():
    with pytest.raises(ValueError, match="counted in days"):
        a_parameter(kind="window")


def test_a_kiosk_has_times_that_nobody_need_set(tmp_path):
    found = _load(tmp_path, "mode: kiosk\n")

    assert not found.problems
    assert (found.site.mode, found.site.kiosk.idle_seconds, found.site.kiosk.warn_seconds) == ("kiosk", 90, 30)
    assert NO_SITE.mode == "window"


@pytest.mark.parametrize("line", ["warn_seconds: 19", "warn_seconds: 20.5", "idle_seconds: 59", "px_per_mm: 0.1"])
def test_a_kiosk_never_cuts_anybody_off_nor_shows_anything_too_small(tmp_path, line):
    found = _load(tmp_path, f"mode: kiosk\nkiosk: {{{line}}}\n")

    assert [each.field for each in found.problems] == [f"kiosk.{line.split(':')[0]}"]
    assert found.site.kiosk == NO_SITE.kiosk


@pytest.mark.parametrize("name", ["-o raw", "-oraw", "Ward/3", "Ward#3", "'Ward'", ""])
def test_a_printer_is_named_as_a_print_system_could(tmp_path, name):
    (tmp_path / "site.yaml").write_text(f"name: Clinic\nprinter: {name!r}\n")
    found = load_site(tmp_path / "site.yaml")

    assert (found.site.name, found.site.printer) == ("Clinic", None)
    assert [each.field for each in found.problems] == ["printer"]


@pytest.mark.parametrize("name", ["Ward-3", "Ward 3", "W", "HP LaserJet 400 (Ward 3)", r"\\\\server\\Ward 3"])
def test_a_printer_may_be_named_as_windows_does(tmp_path, name):
    (tmp_path / "site.yaml").write_text(f'printer: "{name}"\n')

    found = load_site(tmp_path / "site.yaml")
    assert found.problems == ()
    assert found.site.printer == name.replace(r"\\", "\\")
