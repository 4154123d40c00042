"""The tour: every screen as a picture and every paper as a PDF, without a display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parents[1]
CODE = "import sys; from pathlib import Path; from ui.tour import run_tour; run_tour(Path(sys.argv[1]), sizes=[(1280, 800)])"
SCREENS = ["welcome", "choose", "appointment", "questions", "check", "before", "during", "after", "signs", "take_home"]


@pytest.fixture(scope="module")
def tour(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tour")
    without = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run([sys.executable, "-c", CODE, folder], cwd=ROOT, env=without, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_screen_is_painted_in_both_text_sizes(tour):
    for look in ("1280x800-100", "1280x800-200"):
        painted = {path.name.split("-")[1] for path in (tour / "screens" / look).glob("*.png")}
        assert painted == set(SCREENS)


def test_the_pictures_are_pngs_of_the_size_asked_for(tour):
    for path in (tour / "screens").rglob("*.png"):
        head = path.read_bytes()[:24]
        assert head.startswith(b"\x89PNG")
        assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (1280, 800)


def test_every_combination_has_its_paper_in_both_sizes(tour):
    papers = sorted((tour / "papers").glob("*.pdf"))

    assert len(papers) == 14
    assert all(PdfReader(path).pages for path in papers)
