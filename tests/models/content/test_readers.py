import pytest
from builders import a_library, an_own, edit, write_content

from models.content import readers
from models.content.cache import Cache
from models.content.loader import load_library

MANY = 12


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    """Have other processes read even a few files."""
    monkeypatch.setattr(readers, "_FEW", 4)


@pytest.fixture
def content(tmp_path):
    folder = write_content(tmp_path / "content", a_library(*(an_own(f"p-{number}") for number in range(MANY))))
    edit(folder / "procedures" / "p-3.yaml", "body_area: bladder", "body_area: elbow")
    edit(folder / "procedures" / "p-4.yaml", "id: p-4-bring", "id: p-5-bring")
    edit(folder / "procedures" / "p-6.yaml", "topic: bring", "topic: brnig")
    (folder / "procedures" / "p-7.yaml").write_text("id: [")
    return folder


def _loaded(content, tmp_path):
    return load_library(content, Cache(tmp_path / "content.cache"))


def test_other_processes_find_the_same(content, tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "examine", None)

    assert _loaded(content, tmp_path).problems == load_library(content).problems != ()
    assert _loaded(content, tmp_path) == load_library(content)


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.kill(os.getpid(), 9)",
        "print('garbage')",
        "import pickle, sys; sys.stdout.buffer.write(pickle.dumps([]))",
    ],
)
def test_what_another_process_cannot_do_is_done_here(content, tmp_path, monkeypatch, program):
    monkeypatch.setattr(readers, "_PROGRAM", program)

    assert _loaded(content, tmp_path) == load_library(content)
    assert _loaded(content, tmp_path).problems == load_library(content).problems


def test_no_process_at_all_is_no_problem(content, tmp_path, monkeypatch):
    monkeypatch.setattr(readers.sys, "executable", "/there/is/none")

    assert _loaded(content, tmp_path) == load_library(content)


def test_every_process_takes_its_share_of_the_batches(content, monkeypatch, capfdbinary):
    import pickle

    monkeypatch.setattr(readers, "_BATCH", 2)
    monkeypatch.setattr(readers.sys, "argv", ["-c", str(content), "1", "3"])
    readers.main()
    written = capfdbinary.readouterr().out

    found = pickle.loads(written)  # noqa: S301 - written above
    assert [each.name for each in found] == ["procedures/p-10.yaml", "procedures/p-11.yaml"]
