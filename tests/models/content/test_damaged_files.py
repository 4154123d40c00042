"""Files as they come from a broken disk, a torn copy or an enemy: named with their line, and nobody else is harmed."""

import resource as limits
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from models.content.examined import begin, examine
from models.content.folder import LARGEST, Folder
from models.content.loader import load_library
from resources import resource

SHIPPED = resource("content")
NAMES = sorted(path.name for path in (SHIPPED / "procedures").glob("*.yaml"))
SHARED = ("topics.yaml", "parameters.yaml", "sources/grade-a.yaml", "signs.yaml", "edition.yaml", "red_flags.yaml")
ROOT = Path(__file__).parent.parent.parent.parent


MARKS = (b"\n", b"  ", b"\t", b":", b"- ", b"{", b"]", b"&a ", b"*a", b"!!set ", b"'", b'"', b"|", b"#", b"%", b"\x00",
         b"\xff", b"\xef\xbb\xbf", b"---\n", b"...\n", b"? ", b"<<: ")  # fmt: skip
"""Bytes that mean something to YAML or to an editor, or nothing to anybody."""


def damaged(data, random):
    """Tear, double, overwrite or fill in, a few times."""
    for _ in range(random.randint(1, 3)):
        at, many = random.randint(0, len(data)), random.choice((1, 2, 7, 80, 2000))
        new = random.choice(MARKS)
        kinds = (
            data[:at],
            data[:at] + data[at + many :],
            data[:at] + data[at : at + many] * 2 + data[at + many :],
            data[:at] + new + data[at + len(new) :],
            data[:at] + new + data[at:],
        )
        data = random.choice(kinds)
    return data


@pytest.fixture(scope="module")
def kinds():
    return begin(Folder(SHIPPED)).resolver.kinds


@pytest.fixture(scope="module")
def apart(tmp_path_factory):
    folder = tmp_path_factory.mktemp("apart")
    (folder / "procedures").mkdir()
    return Folder(folder)


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_procedure_is_sound_or_named_with_its_line(name, kinds, apart):
    whole, random = (SHIPPED / "procedures" / name).read_bytes(), Random(name)
    for _ in range(20):
        data = damaged(whole, random)
        (apart.path / "procedures" / name).write_bytes(data)

        examined, procedure, _ = examine(apart, f"procedures/{name}", kinds)

        lines = data.count(b"\n") + data.count(b"\r") + 1
        assert all(0 <= each.line <= lines and each.next_step for each in examined.problems)
        assert {each.file for each in examined.problems} <= {f"procedures/{name}"}
        assert procedure is not None or examined.problems


@pytest.fixture
def content(tmp_path):
    return shutil.copytree(SHIPPED, tmp_path / "content")


@pytest.mark.parametrize("name", SHARED)
@pytest.mark.parametrize("share", [0.1, 0.37, 0.93])
def test_a_torn_shared_file_is_named(content, name, share):
    whole = (content / name).read_bytes()
    begun = whole.rindex(b"id: ", 0, int(len(whole) * share)) if b"id: " in whole else 0
    (content / name).write_bytes(whole[: begun + 7])

    assert name in {each.file for each in load_library(content).problems}


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\n"
EVIL = {
    "aliases that explode": BOMB,
    "an alias of itself": "a: &a [*a]\n",
    "an object made by a tag": '!!python/object/apply:os.system ["touch harm"]\n',
    "a field made by a tag": 'id: !!python/object/apply:os.system ["touch harm"]\n',
    "brackets without end": "a: " + "[" * 100_000,
    "indents without end": "".join(f"{' ' * number}a:\n" for number in range(1500)),
    "a number without end": "id: " + "9" * 1_000_000,
    "a text without end": "id: " + "a" * 4_000_000,
    "keys without end": "".join(f"k{number}: 1\n" for number in range(60_000)),
    "one key for ever": "id: a\n" * 2_000,
    "zeros": "\0" * 1000,
    "a second document": "id: a\n---\nid: b\n",
    "nothing": "",
}


@pytest.mark.parametrize("text", EVIL.values(), ids=EVIL.keys())
def test_an_evil_file_is_one_problem_and_all_others_are_there(content, text, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (content / "procedures" / "evil.yaml").write_text(text, encoding="utf-8")

    found = load_library(content)

    assert {each.file for each in found.problems} == {"procedures/evil.yaml"}
    assert all(each.line <= text.count("\n") + 1 for each in found.problems)
    assert len(found.procedures) == len(NAMES)
    assert not (tmp_path / "harm").exists()


def test_a_file_that_is_too_large_is_never_read(content):
    with (content / "procedures" / "large.yaml").open("wb") as file:
        file.truncate(LARGEST + 1)

    (problem,) = load_library(content).problems

    assert (problem.file, problem.code) == ("procedures/large.yaml", "C014")
    assert "more than 5 MB" in problem.message


@pytest.mark.skipif(sys.platform != "linux", reason="limits the memory of a process as Linux does")
def test_evil_files_take_little_memory(content):
    for number, text in enumerate(EVIL.values()):
        (content / "procedures" / f"evil-{number}.yaml").write_text(text, encoding="utf-8")
    program = (
        "import sys; from pathlib import Path; from models.content.loader import load_library; "
        "print(len(load_library(Path(sys.argv[1])).procedures))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(content)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=lambda: limits.setrlimit(limits.RLIMIT_AS, (600 * 1024**2,) * 2),
    )

    assert (done.stdout.strip(), done.stderr) == (str(len(NAMES)), "")
