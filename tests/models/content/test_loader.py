import pytest
from builders import a_library, a_topic, edit, write_content

from models.content.loader import load_library
from models.content.nearest import did_you_mean


def _found(folder):
    return [(each.file, each.field, each.code) for each in load_library(folder).problems]


def test_a_sound_folder_has_no_problems_and_reads_back_equal(tmp_path):
    library = load_library(write_content(tmp_path))

    assert library == a_library()


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "code"),
    [
        ("topics.yaml", "icon: info", "icon: 'info", "", "C001"),
        ("topics.yaml", "operator: union", "operator: onion", "operator", "C002"),
        ("topics.yaml", "operator: union", "operator: never_automatic", "", "C002"),
        ("topics.yaml", "title: bring", "title: bring\n  soruces: []", "soruces", "C003"),
        ("topics.yaml", "  title: bring\n", "", "title", "C004"),
        ("topics.yaml", "title: bring", "title: bring\n  title: b", "title", "C005"),
        ("topics.yaml", "id: urine-colour", "id: bring", "id", "C006"),
        ("procedures/a.yaml", "id: a", "id: b", "id", "C008"),
        ("procedures/a.yaml", "id: two", "id: one", "teach_back.1.id", "C006"),
        ("procedures/a.yaml", "topic: bring", "topic: brnig", "preparation.0.topic", "C007"),
        ("procedures/a.yaml", "kind: on_the_day", "kind: some_day", "preparation.0.when.kind", "C002"),
        ("procedures/a.yaml", "xray: false", "own: 3", "facts.own", "C003"),
        ("procedures/a.yaml", "short_name: a", "short_name: a\nown: 3", "own", "C003"),
        ("edition.yaml", "version: test", "version: 3", "version", "C002"),
    ],
)
def test_a_mistake_is_named_with_its_file_field_and_code(tmp_path, file, old, new, field, code):
    edit(write_content(tmp_path) / file, old, new)

    assert (file, field, code) in _found(tmp_path)


def test_a_mistake_is_named_with_its_line_and_the_next_step(tmp_path):
    edit(write_content(tmp_path) / "topics.yaml", "operator: shortest", "operator: shortish")

    (problem,) = [each for each in load_library(tmp_path).problems if each.code == "C002"]

    assert problem.line == 13
    assert str(problem).startswith("topics.yaml:13: operator: input should be")
    assert str(problem).endswith("[C002] Give the field the value that the message asks for.")


def test_all_problems_of_all_files_are_reported_at_once(tmp_path):
    write_content(tmp_path)
    edit(tmp_path / "topics.yaml", "operator: union", "operator: onion")
    edit(tmp_path / "sources.yaml", "grade: B", "grade: Z")
    edit(tmp_path / "procedures" / "a.yaml", "xray: false", "xrya: false")

    assert {("topics.yaml", "operator", "C002"), ("sources.yaml", "grade", "C002")} <= set(_found(tmp_path))
    assert {("procedures/a.yaml", "facts.xrya", "C003"), ("procedures/a.yaml", "facts.xray", "C004")} <= set(
        _found(tmp_path)
    )


def test_a_broken_procedure_leaves_the_others(tmp_path):
    write_content(tmp_path)
    (tmp_path / "procedures" / "b.yaml").write_text("id: b\nname: [")

    assert list(load_library(tmp_path).procedures) == ["a"]


def test_a_missing_shared_file_is_named(tmp_path):
    (write_content(tmp_path) / "signs.yaml").unlink()

    assert _found(tmp_path) == [("signs.yaml", "", "C014")]


def test_a_folder_that_is_not_there_is_a_problem_and_not_a_crash(tmp_path):
    found = load_library(tmp_path / "nowhere")

    assert not found.procedures
    assert {each.code for each in found.problems} == {"C014"}


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path):
    (write_content(tmp_path) / "signs.yaml").write_bytes(b"- id: a\n  sign: caf\xe9\n")

    (problem,) = load_library(tmp_path).problems
    assert (problem.file, problem.line, problem.code) == ("signs.yaml", 2, "C001")


@pytest.mark.parametrize("text", ["", "id: bring", "3"])
def test_a_shared_file_must_be_a_list(tmp_path, text):
    (write_content(tmp_path) / "prompts.yaml").write_text(text)

    assert _found(tmp_path) == [("prompts.yaml", "", "C002")]


@pytest.mark.parametrize("text", ["- 3", "- [a]", "- null"])
def test_a_record_must_have_fields(tmp_path, text):
    (write_content(tmp_path) / "prompts.yaml").write_text(text)

    assert _found(tmp_path) == [("prompts.yaml", "", "C002")]


def test_a_record_defined_twice_names_the_first_place_and_keeps_it(tmp_path):
    write_content(tmp_path)
    with (tmp_path / "topics.yaml").open("a") as file:
        file.write("- {id: bring, title: Other, phase: before, operator: union, icon: info}\n")

    library = load_library(tmp_path)

    assert library.topics["bring"] == a_topic()
    assert "already defined in topics.yaml, line 1" in library.problems[0].message


def test_the_nearest_ids_are_offered():
    assert did_you_mean("nephrostogrm", ["nephrostogram", "cystoscopy"]) == "; did you mean 'nephrostogram'?"
    assert did_you_mean("zzz", ["nephrostogram"]) == ""


def test_the_shipped_content_has_no_problems(shipped):
    assert not shipped.problems
    assert {"cystoscopy-flexible", "pyelogram-retrograde", "nephrostogram"} <= set(shipped.procedures)
