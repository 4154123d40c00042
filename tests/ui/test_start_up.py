"""The first screen needs little: what is heavy is imported after it has been painted."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool

from models.content.changed import ChangedError
from ui import application
from ui.application import Starter, density

ROOT = Path(__file__).parents[2]
FIRST_PAINT = """
import json, sys
from PySide6.QtCore import QEvent, QObject
from ui.application import Look, MainWindow, Session, Starter, apply, make_application, theme

application = make_application()
apply(application, Look(theme("standard")))
session = Session()
window = MainWindow(session)
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(json.dumps(sorted(sys.modules)), flush=True)
            import os; os._exit(0)
        return False
watch = Watch()
Starter(window, session, None, None)
window.installEventFilter(watch)
window.show()
application.exec()
"""
VOID = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(100_000):
    thing.setObjectName("x")
print("alive")
"""
ESSENTIALS = {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport"}


def python(code):
    offscreen = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=offscreen, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def modules():
    """All modules that are there when the first screen is being painted."""
    return json.loads(python(FIRST_PAINT))


@pytest.mark.parametrize("heavy", ["pydantic", "yaml", "typst", "models.content.library", "models.planning.plan"])
def test_the_first_paint_waits_for_nothing_heavy(modules, heavy):
    assert not [each for each in modules if each == heavy or each.startswith(f"{heavy}.")]


def test_the_first_paint_uses_the_essentials_only(modules):
    loaded = {each.split(".")[1] for each in modules if each.startswith("PySide6.Qt")}

    assert loaded <= ESSENTIALS


@pytest.mark.parametrize("path", [*(ROOT / "ui").rglob("*.py"), ROOT / "main.py"], ids=lambda path: path.stem)
def test_no_file_imports_more_than_the_essentials(path):
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    froms = [each.module or "" for each in nodes if isinstance(each, ast.ImportFrom)]
    plain = [name.name for each in nodes if isinstance(each, ast.Import) for name in each.names]

    assert {each.split(".")[1] for each in (*froms, *plain) if each.startswith("PySide6.")} <= ESSENTIALS


def test_a_hundred_thousand_calls_that_return_nothing_are_survived():
    assert python(VOID) == "alive\n"


@pytest.fixture
def starting(open_window, new_session, tmp_path):
    """A window that has just been painted for the first time, with nothing read yet."""
    session = new_session()
    window = open_window(shown_session=session)
    starter = Starter(window, session, tmp_path / "site.yaml", tmp_path / "content.cache")
    window.repaint()
    return session, window, starter


def test_content_is_read_after_the_first_paint(qtbot, starting):
    session, _, _ = starting
    assert not session.is_loaded

    qtbot.waitUntil(lambda: session.is_loaded, timeout=20_000)

    assert len(session.library.procedures) >= 3


def test_start_pressed_too_early_waits_for_the_content(qtbot, starting):
    session, window, _ = starting
    window.go_on()
    assert window.screen_name == "welcome"

    qtbot.waitUntil(lambda: window.screen_name == "choose", timeout=20_000)

    assert session.is_loaded


def test_content_that_changes_under_a_visit_is_read_anew_and_the_visit_begins_again(qtbot, starting):
    session, window, starter = starting
    qtbot.waitUntil(lambda: session.is_loaded, timeout=20_000)
    session.toggle("nephrostogram")
    window.show_screen("appointment", forward=True)
    before = session.library

    starter.catch(ChangedError, ChangedError("a file was changed"), None)

    assert (window.screen_name, session.selection) == ("welcome", ())
    assert window.overlay.isVisible()
    qtbot.waitUntil(lambda: session.library is not before, timeout=20_000)


def test_any_other_fault_is_printed_as_ever(starting, capsys):
    starting[2].catch(ValueError, ValueError("a fault"), None)

    assert "ValueError: a fault" in capsys.readouterr().err


def test_a_closed_program_reads_no_further(qtbot, starting, monkeypatch):
    session, _, starter = starting
    monkeypatch.setattr(application, "read_content", lambda *given: [given[2](done, 10**9) for done in range(10**9)])

    starter.stop()
    starter.read()

    assert QThreadPool.globalInstance().waitForDone(20_000)
    assert not session.is_loaded


@pytest.mark.parametrize(("dpi", "expected"), [(96, 96 / 25.4), (149, 149 / 25.4), (0, 4.0), (25, 4.0), (900, 4.0)])
def test_an_impossible_density_is_not_believed(dpi, expected):
    assert density(dpi) == pytest.approx(expected)
