import pytest
from builders import a_library, a_question, write_content
from pydantic import ValidationError

from models.content.loader import load_library
from models.content.questions import Contradiction
from models.content.wording import Comparison, Myth, Term

MYTH = {
    "id": "shellfish",
    "says": "Shellfish allergy bars dye.",
    "because": "It does not.",
    "patterns": [r"shell\s?fish"],
    "unless": ["does not matter"],
    "sources": ["leaflet"],
}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Tell us about SHELL FISH.", True),
        ("Shellfish does not matter.", False),
        ("Tell us about fish.", False),
    ],
)
def test_a_myth_is_found_in_any_wording_but_not_where_it_is_denied(sentence, found):
    assert Myth.model_validate(MYTH).is_in(sentence) is found


def test_a_pattern_that_cannot_be_read_is_refused():
    with pytest.raises(ValidationError, match=r"'\(' is not a regular expression"):
        Myth.model_validate(MYTH | {"unless": ["("]})


def test_words_of_the_whole_library_are_read_from_their_files(tmp_path):
    terms = [Term(id="urethra", words=("urethra",), plain="water pipe")]
    library = a_library(glossary=terms, myths=[Myth.model_validate(MYTH)])

    found = load_library(write_content(tmp_path, library))
    assert (found.problems, list(found.glossary), list(found.myths)) == ((), ["urethra"], ["shellfish"])


def test_a_comparison_names_procedures_that_exist(tmp_path):
    comparison = Comparison(id="both", procedures=("a", "b"), text="They differ.", sources=("leaflet",))

    (problem,) = load_library(write_content(tmp_path, a_library(comparisons=[comparison]))).problems
    assert (problem.file, problem.field, problem.code) == ("comparisons.yaml", "procedures", "C007")


@pytest.mark.parametrize(
    ("answers", "code", "field"),
    [
        ({"insulin": ["yes"], "diabtes": ["no"]}, "C007", "answers.diabtes"),
        ({"insulin": ["yes"], "diabetes": ["never"]}, "C009", "answers.diabetes"),
    ],
)
def test_a_contradiction_names_questions_and_answers_that_exist(tmp_path, answers, code, field):
    clash = Contradiction(id="clash", answers=answers, says="These do not fit.")
    questions = [a_question("insulin"), a_question("diabetes")]

    (problem,) = load_library(write_content(tmp_path, a_library(questions=questions, contradictions=[clash]))).problems
    assert (problem.file, problem.code, problem.field) == ("contradictions.yaml", code, field)


def test_a_kind_may_be_spread_over_files_in_a_folder(tmp_path):
    folder = write_content(tmp_path)
    (folder / "sources").mkdir()
    (folder / "sources.yaml").rename(folder / "sources" / "leaflets.yaml")

    found = load_library(folder)
    assert (found.problems, list(found.sources)) == ((), ["leaflet"])
