import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _python(program, **environment):
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, env=os.environ | environment
    )


def test_all_of_models_can_be_imported_without_qt():
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (ROOT / "models").rglob("*.py")]
    program = (
        f"import importlib, sys; sys.modules['PySide6'] = None; [importlib.import_module(each) for each in {names}]"
    )

    assert _python(program).stderr == ""


def test_the_command_line_imports_nothing_heavy():
    program = (
        "import sys, ui.command_line; heavy = 'PySide6 typst pydantic yaml textstat sqlalchemy keyring'; "
        "print([m for m in heavy.split() if m in sys.modules])"
    )

    assert _python(program).stdout == "[]\n"


def test_qt_counts_its_references():
    program = "from PySide6.QtCore import QObject\no = QObject()\nfor n in range(100_000): o.setObjectName('a')\nprint('alive')"  # noqa: E501

    assert _python(program, QT_QPA_PLATFORM="offscreen").stdout == "alive\n"


def test_no_part_of_the_kiosk_can_reach_the_records():
    program = (
        "import importlib, pkgutil, sys, ui.kiosk, ui.screens.patient, ui.main_window\n"
        "for package in (ui.kiosk, ui.screens.patient):\n"
        "    for each in pkgutil.iter_modules(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(each.name)\n"
        "records = 'models.store', 'ui.nurse', 'sqlalchemy', 'keyring'\n"
        "print([each for each in sys.modules if each.startswith(records)])"
    )

    assert _python(program).stdout == "[]\n"
