import re
import runpy
from datetime import datetime
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from builders import a_visit

from models.content.library import Library
from models.content.loader import load_library
from models.content.translation import translated
from models.language import load_language
from models.planning.compiler import make_plan
from models.site import Site
from resources import resource
from ui.language import change_language, current_language, ntr, tr

ROOT = Path(__file__).parents[1]
VIEWS = "words, labels and legends of the drawings: picture_messages finds them"
FOUND_ELSEWHERE = {
    ("ui/language.py", "_Current.language.text(message)"): "the function itself",
    ("models/content/translation.py", "language.text(text)"): "content_messages finds them",
    ("ui/widgets/picture_layout.py", "tr(each)"): VIEWS,
    ("ui/widgets/picture_labels.py", "tr(each.label)"): VIEWS,
    ("ui/widgets/picture_labels.py", "tr(layer.label)"): VIEWS,
    ("models/document/picture_words.py", "text(view.title)"): VIEWS,
    ("models/document/picture_words.py", "text(each)"): VIEWS,
    ("models/document/picture_words.py", "text(ringed.words)"): VIEWS,
    ("models/document/setting.py", "self.language.text(answer.replace('-', ' '))"): "the id of a choice, not its words",
    ("models/document/picture_key.py", "language.text(each.words)"): VIEWS,
}


@pytest.fixture(scope="module")
def messages():
    return runpy.run_path(str(ROOT / "packaging" / "messages.py"))


@pytest.fixture(scope="module")
def found(messages):
    return list(messages["all_messages"]())


@pytest.fixture(scope="module")
def template(messages, found):
    return messages["template"](found)


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load_library(resource("content"))


@pytest.fixture(scope="module")
def pseudo(template, tmp_path_factory):
    """A language in which every message stands in brackets: what has none was never translated."""
    folder = tmp_path_factory.mktemp("locale")
    path = folder / "eo" / "LC_MESSAGES" / "readyroom.mo"
    path.parent.mkdir(parents=True)
    (folder / "readyroom.pot").write_bytes(template)
    with (folder / "readyroom.pot").open("rb") as file:
        catalogue = read_po(file, locale="eo")
    for each in catalogue:
        if each.id:
            each.string = tuple(map(_wrapped, each.id)) if each.pluralizable else _wrapped(each.id)
    with path.open("wb") as file:
        write_mo(file, catalogue)
    return load_language("eo", folder)


def _wrapped(text):
    return f"⟦{text}⟧"


def _is_wrapped(text):
    return text.startswith("⟦") and text.endswith("⟧")


def test_the_template_is_what_the_tree_says(messages, template):
    assert messages["TEMPLATE"].read_bytes() == template, "run `make messages`"


def test_the_template_names_no_day_and_no_machine(template):
    text = template.decode()

    assert "Date" not in text
    assert str(ROOT) not in text


@pytest.mark.parametrize(
    ("message", "file"),
    [
        ("Get help", "ui/widgets/footer.py"),
        ("Getting ready", "models/document/sheet.py"),
        ("Wednesday", "models/planning/clock.py"),
        ("{distance} after your appointment", "models/planning/clock.py"),
        (("{n} day", "{n} days"), "models/planning/clock.py"),
        ("Stop eating {time}.", "resources/content/instructions.yaml"),
        ("Nephrostogram", "resources/content/procedures/nephrostogram.yaml"),
        ("a comfortably full bladder", "resources/content/parameters.yaml"),
        ("dye in the bladder", "resources/pictures/urinary-front.svg"),
        ("Numbing gel", "resources/pictures/urinary-front.svg"),
    ],
)
def test_messages_of_every_kind_are_found(found, message, file):
    assert (message, file) in {(each.id, each.file) for each in found}


def test_every_call_that_translates_names_its_text_where_it_can_be_found(messages):
    calls = {(each.file, each.call) for each in messages["code_messages"]() if not hasattr(each, "texts")}

    assert calls <= set(FOUND_ELSEWHERE)


DEVICES_DO = re.compile(
    r"\b(amplif|analys|alarm|calculat|convert|detect|diagnos|measur|monitor|(program|screen|we) (interpret|control))",
    re.IGNORECASE,
)
"""What a medical device does, by the words that its regulators look for; people interpret and lose control, too."""


def test_neither_program_nor_readme_speaks_like_a_medical_device(found):
    own = [each.id for each in found if each.file.startswith(("ui/", "models/"))]
    texts = [text for each in own for text in ([each] if isinstance(each, str) else each)]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    of_the_program_itself = re.sub(r"(?m)^\| `make bench`.*$|# measured, where the screen.*$", "", readme)

    assert [each for each in (*texts, of_the_program_itself) if DEVICES_DO.search(each)] == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("tr('a')", ["a"]),
        ("tr('a' 'b')", ["ab"]),
        ("tr('a' if x else 'b')", ["a", "b"]),
        ("W = ('a', 'b')\ndef f(): return text(W[0])", ["a", "b"]),
        ("def f(x):\n w = 'a'\n if x:\n  w = 'b'\n return self.language.text(w)", ["a", "b"]),
        ("language.text({1: 'a', 2: 'b'}[x])", ["a", "b"]),
        ("ntr('{n} a', '{n} b', 2)", [("{n} a", "{n} b")]),
        ("['a'].count('a')", []),
        ("tr(tr('a'))", ["tr(tr('a'))", "a"]),
        ("label.text()", []),
        ("def f():\n w = 'a'\ndef g(w): tr(w)", ["tr(w)"]),
    ],
)
def test_texts_are_found_in_code(messages, source, expected):
    read = messages["python_messages"]("x.py", source)

    assert [getattr(each, "id", None) or each.call for each in read] == expected


def test_the_interface_is_translated(pseudo):
    before = current_language()
    change_language(pseudo)
    try:
        assert tr("Get help") == "⟦Get help⟧"
        assert ntr("{n} chosen", "{n} chosen", 2) == "⟦2 chosen⟧"
    finally:
        change_language(before)


@pytest.mark.parametrize("at", [None, datetime.fromisoformat("2026-12-02T09:00")])
def test_every_text_of_a_plan_is_translated(shipped, pseudo, at):
    visit = a_visit(tuple(shipped.procedures), {"asleep": "unsure"}, at, datetime.fromisoformat("2026-11-20T09:00"))
    plan = make_plan(translated(shipped, pseudo), visit, Site(time_zone="Europe/London"), pseudo)
    texts = [
        *(text for line in plan.lines for text in (line.do, line.because, line.detail)),
        *(text for line in plan.after for text in (line.text, line.detail)),
        *(text for sign in plan.signs for text in (sign.sign, sign.detail, sign.act)),
        *(text for each in plan.steps for text in (each.step.title, each.step.happens, each.step.feel)),
        *(answer.title for line in plan.lines for answer in line.answers),
        *(text for conflict in plan.conflicts for text in (conflict.title, conflict.ask_team_when)),
        *(text for item in plan.teach_back for text in (item.ask, *item.must_contain)),
        *(text for procedure in plan.procedures for text in (procedure.name, procedure.what, procedure.faqs[0].ask)),
    ]

    assert plan.conflicts
    assert not [text for text in texts if text and not _is_wrapped(text)]
