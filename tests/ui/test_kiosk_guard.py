"""What a stranger tries at the kiosk, and that nothing comes of it."""

import ast
import re
from pathlib import Path

import pytest
from passersby import visible_windows
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QClipboard,
    QCloseEvent,
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHelpEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from ui.kiosk.guard import RAPID

ROOT = Path(__file__).parents[2]
CONTROL, ALT, META = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Alt", "Meta"))
NONE = Qt.KeyboardModifier.NoModifier
MARKABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    | Qt.TextInteractionFlag.TextEditable
)  # fmt: skip
FUNCTION_KEYS = [(getattr(Qt.Key, f"Key_F{number}"), NONE) for number in range(1, 13)]
WITH_CONTROL = [(getattr(Qt.Key, f"Key_{letter}"), CONTROL) for letter in "ACFHLNOPQRSTVWXZ"]
OTHERS = [
    (Qt.Key.Key_F4, ALT), (Qt.Key.Key_Tab, ALT), (Qt.Key.Key_Space, ALT), (Qt.Key.Key_Escape, NONE),
    (Qt.Key.Key_Escape, CONTROL), (Qt.Key.Key_Menu, NONE), (Qt.Key.Key_Print, NONE), (Qt.Key.Key_Super_L, NONE),
    (Qt.Key.Key_D, META), (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier), (Qt.Key.Key_Alt, NONE),
    (Qt.Key.Key_HomePage, NONE), (Qt.Key.Key_LaunchMail, NONE), (Qt.Key.Key_MediaPlay, NONE), (Qt.Key.Key_Help, NONE),
    (Qt.Key.Key_VolumeUp, NONE), (Qt.Key.Key_PowerOff, NONE), (Qt.Key.Key_Delete, CONTROL | ALT),
]  # fmt: skip


def state(passerby):
    search = passerby.kiosk.visit.present_screen.search
    return passerby.kiosk.isVisible(), passerby.window.screen_name, search.text(), passerby.session.selection


def test_keys_that_are_not_needed_do_nothing(choosing):
    before = state(choosing)
    for key, modifiers in (*FUNCTION_KEYS, *WITH_CONTROL, *OTHERS):
        choosing.strike(key, modifiers)
        assert state(choosing) == before, (key, modifiers)

    assert visible_windows() == [choosing.kiosk]


def test_the_window_cannot_be_closed(qapp, choosing):
    qapp.sendEvent(choosing.kiosk, QCloseEvent())
    choosing.kiosk.close()
    qapp.sendEvent(qapp, QEvent(QEvent.Type.Quit))

    assert choosing.kiosk.isVisible()


def test_no_menu_no_drop_no_note_anywhere(qapp, choosing):
    data = QMimeData()
    data.setText("dropped")
    at = QPoint(5, 5)
    for widget in [choosing.kiosk, *choosing.kiosk.findChildren(QWidget)]:
        assert not widget.toolTip()
        assert not (isinstance(widget, QLabel) and widget.textInteractionFlags() & MARKABLE)
        for event in (
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at)),
            QDragEnterEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE),
            QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE),
            QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)),
            QHelpEvent(QEvent.Type.WhatsThis, at, widget.mapToGlobal(at)),
        ):
            qapp.sendEvent(widget, event)
            assert not (isinstance(event, QDragEnterEvent | QDropEvent) and event.isAccepted())

    assert len(visible_windows()) == 1
    assert not [each for each in qapp.topLevelWidgets() if isinstance(each, QMenu)]
    assert state(choosing)[2] == "dye"


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton])
def test_other_buttons_of_a_mouse_do_nothing(qtbot, choosing, button):
    QGuiApplication.clipboard().setText("from elsewhere", QClipboard.Mode.Clipboard)
    before = state(choosing)
    for place in (QPoint(300, 200), QPoint(200, 480), QPoint(1170, 750)):
        qtbot.mouseClick(choosing.kiosk.windowHandle(), button, pos=place)

    assert state(choosing) == before


@pytest.mark.parametrize(
    "link", ["https://example.org", "file:///etc/passwd", "mailto:a@example.org", "tel:999", "HTTP://EXAMPLE.ORG"]
)
def test_no_link_opens_anything(choosing, link, monkeypatch):
    asked = []
    monkeypatch.setattr(type(choosing.kiosk._guard), "refuse", lambda _guard, url: asked.append(url))
    before = children()

    assert QDesktopServices.openUrl(QUrl(link))  # taken care of: nobody else is asked
    assert len(visible_windows()) == 1
    assert children() == before


def children():
    """Give the processes that this one has started, as Linux knows them."""
    return [each.read_text() for each in Path("/proc/self/task").glob("*/children")]


def test_nothing_can_be_marked_or_copied(qtbot, choosing):
    search = choosing.kiosk.visit.present_screen.search
    left, right = (search.mapTo(choosing.kiosk, QPoint(x, 20)) for x in (70, 200))
    window = choosing.kiosk.windowHandle()
    qtbot.mouseDClick(window, Qt.MouseButton.LeftButton, pos=left)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, NONE, left)
    QTest.mouseMove(window, right)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, NONE, right)
    qtbot.keyClick(window, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window, Qt.Key.Key_C, CONTROL)

    assert search.selectedText() == ""
    assert QGuiApplication.clipboard().text() == ""


def test_what_reaches_a_clipboard_all_the_same_is_taken_out(choosing):
    QGuiApplication.clipboard().setText("zanzibar")

    assert QGuiApplication.clipboard().text() == ""


def test_a_trembling_hand_presses_once(choosing):
    tile = choosing.shown_tile()
    choosing.press(tile)
    chosen = choosing.session.selection
    for wait in (0.05, 0.2, 0.2):
        choosing.clock.pass_by(wait)
        choosing.click_at_once(tile)
    assert choosing.session.selection == chosen

    choosing.press(tile)
    assert choosing.session.selection == ()


def test_the_keys_of_the_keyboard_may_be_pressed_twice(choosing):
    pressed = []
    key = QPushButton("e", choosing.kiosk)
    key.clicked.connect(lambda: pressed.append(key))
    key.setProperty(RAPID, True)
    key.setGeometry(0, 0, 80, 80)
    key.show()

    choosing.click_at_once(key)
    choosing.click_at_once(key)

    assert len(pressed) == 2


@pytest.mark.parametrize("fingers", [2, 5, 10])
def test_a_palm_presses_nothing(qapp, choosing, fingers):
    before = state(choosing)
    forward = choosing.window.footer.forward
    middle = forward.mapTo(choosing.kiosk, forward.rect().center())
    choosing.put_fingers([middle + QPoint(3 * finger, 0) for finger in range(fingers)])
    qapp.processEvents()

    assert state(choosing) == before


def test_one_finger_presses(qapp, choosing):
    choosing.session.toggle("nephrostogram")
    help_button = choosing.window.footer.help
    choosing.put_fingers([help_button.mapTo(choosing.kiosk, help_button.rect().center())])

    assert choosing.button("Close") is not None


FORBIDDEN = {
    "QFileDialog", "QPrintDialog", "QPrintPreviewDialog", "QPageSetupDialog", "QColorDialog", "QFontDialog",
    "QInputDialog", "QMessageBox", "QDialog", "QProcess", "QShortcut", "QMenu", "QSystemTrayIcon", "QSettings",
    "openUrl",
}  # fmt: skip


KIOSK_PARTS = [each for each in sorted((ROOT / "ui").rglob("*.py")) if each.parent.name != "nurse"]
"""Of the nurse's part a kiosk's process imports nothing: a contract in pyproject.toml holds that."""


@pytest.mark.parametrize("path", KIOSK_PARTS, ids=lambda path: path.stem)
def test_no_part_of_the_program_knows_a_dialog_that_leads_out(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    named |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    wrong = named & FORBIDDEN

    # The desk saves files with it; the kiosk has no button for it: test_kiosk_window holds that.
    allowed = {"saving.py": {"QFileDialog"}, "speaker.py": {"QProcess"}}
    assert wrong <= allowed.get(path.name, set())


STARTERS = {
    "kiosk/check_machine.py": "asks the system how it is locked, for staff and never in a visit",
    "kiosk/child.py": "our own visits",
    "printing/cups.py": "the print service's commands",
    "speech/handshake.py": "tries a voice with a word of its own",
    "speech/speaker.py": "a voice, which reads words from a pipe",
    "theme/system_motion.py": "asks the desktop whether animations are off, at the desk and never in a visit",
}
"""Who in ui starts a process, and which."""


def test_only_these_parts_start_a_process():
    starting = re.compile(r"subprocess|QProcess|multiprocessing|os\.(system|popen|exec|spawn|startfile|fork)")
    found = {path.relative_to(ROOT / "ui").as_posix(): path.read_text() for path in (ROOT / "ui").rglob("*.py")}

    assert {name for name, source in found.items() if starting.search(source)} == STARTERS.keys()
