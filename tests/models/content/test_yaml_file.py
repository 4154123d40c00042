import pytest

from models.content.yaml_file import read_yaml


def test_yes_and_no_stay_answers():
    assert read_yaml("f.yaml", "answer: [yes, no, on, off, y]").data == {"answer": ["yes", "no", "on", "off", "y"]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True), ("False", False), ("null", None), ("~", None), ("", None), ("12", 12), ("-3", -3), ("0", 0),
        ("012", "012"), ("1.5", "1.5"), ("2026-12-02", "2026-12-02"), ("9:30", "9:30"), ("'12'", "12"),
        ('"true"', "true"), ("9" * 5000, "9" * 5000),
    ],
)  # fmt: skip
def test_a_plain_word_is_read_as_it_looks(text, value):
    assert read_yaml("f.yaml", f"- a\n- {text}").data == ["a", value]


def test_a_block_of_text_stays_text():
    assert read_yaml("f.yaml", "a: |\n  12\nb: >\n  true").data == {"a": "12\n", "b": "true"}


def test_every_field_has_its_line():
    file = read_yaml("f.yaml", "- id: one\n  sources:\n    - a\n    - b\n")

    assert [file.line(path) for path in [(0, "id"), (0, "sources"), (0, "sources", 1)]] == [1, 2, 4]


def test_a_field_that_is_not_there_has_the_line_of_what_encloses_it():
    file = read_yaml("f.yaml", "\n\nfacts:\n  xray: true\n")

    assert file.line(("facts", "ct")) == 3


def test_a_path_in_an_empty_file_has_the_first_line():
    assert read_yaml("f.yaml", "").line(("id",)) == 1


def test_a_key_written_twice_is_named_with_its_line():
    (problem,) = read_yaml("f.yaml", "id: a\nname: b\nid: c\n").problems

    assert (problem.code, problem.line, problem.field) == ("C005", 3, "id")


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: b\nc: [1\n", 3), ("a: 'b\n", 2), ("a: 1\n---\nb: 2\n", 2), ("a: b\n\tc: d", 2), ("a: \x00", 1), ("*a", 1)],
)
def test_a_file_that_is_not_yaml_is_named_with_its_line(text, line):
    file = read_yaml("f.yaml", text)

    assert file.data is None
    assert [(each.code, each.line) for each in file.problems] == [("C001", line)]


@pytest.mark.parametrize("text", ["a: &x [*x]", "a: &x {b: 1}\nc: *x", "a: &x 1\nb:\n  <<: *x"])
def test_an_alias_is_refused_even_one_that_holds_itself(text):
    (problem,) = read_yaml("f.yaml", text).problems

    assert problem.code == "C001"
    assert "alias" in problem.message


def test_a_file_nested_without_end_is_refused():
    (problem,) = read_yaml("f.yaml", "[" * 900 + "]" * 900).problems

    assert problem.message == "the file is nested too deep"


def test_a_file_with_a_byte_order_mark_is_read():
    assert read_yaml("f.yaml", "\ufeffid: a").data == {"id": "a"}


def test_every_path_has_its_line_also_behind_a_key_that_is_a_list():
    file = read_yaml("a.yaml", "a:\n  - b\n  - c: 1\n? [x,\n   y]\n: d\ne: f\n")

    assert dict(file.lines) == {
        (): 1, ("a",): 1, ("a", 0): 2, ("a", 1): 3, ("a", 1, "c"): 3, ("['x', 'y']",): 4, ("e",): 7,
    }  # fmt: skip
    assert len(file.lines) == 7
