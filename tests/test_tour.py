"""The tour: every screen as a picture and every paper as a PDF, without a display."""

import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader

from models.content.loader import load_library
from resources import resource

ROOT = Path(__file__).parents[1]
CODE = """
import sys
from pathlib import Path
from ui.tour import run_tour
run_tour(Path(sys.argv[1]), sizes=[(1280, 800)], texts=[1.0], walked=["nephrostogram"], pages=2)
"""
SCREENS = [
    "welcome", "choose", "appointment", "questions", "check", "before", "during", "after", "signs", "take_home",
    "learn", "compare",
]  # fmt: skip


def size_of(png):
    head = png.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


def test_the_tour_paints_every_screen_and_every_paper_without_a_display(tmp_path):
    without = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}

    done = subprocess.run([sys.executable, "-c", CODE, tmp_path], cwd=ROOT, env=without, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    pictures = list((tmp_path / "screens" / "1280x800-100").glob("*.png"))
    assert {path.name.split("-")[1] for path in pictures} == set(SCREENS)
    assert {path.stem.rsplit("-", 1)[1] for path in pictures if path.name[3:].startswith("before")} == {"01", "02"}
    assert {size_of(path) for path in pictures} == {(1280, 800)}
    papers = list((tmp_path / "papers").glob("*.pdf"))
    assert len(papers) == 14
    areas = {card.body_area for card in load_library(resource("content")).cards.values()}
    beside = {path.name.rsplit("-", 1)[0] for path in pictures if path.name[3:].startswith(("learn", "compare"))}
    assert len(beside) == len(areas) + 2
    assert all(PdfReader(path).pages for path in papers)
    steps = load_library(resource("content")).procedures["nephrostogram"].during
    assert len(list((tmp_path / "during").glob("nephrostogram-1280x800-*.png"))) >= len(steps)
