"""What can be learned of a visit from outside its pages: nothing; and what is typed reaches no file."""

import ctypes
import os
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication

IN_OPEN = 0x20


@pytest.fixture
def chosen(passerby):
    passerby.begin()
    passerby.enter()
    passerby.walk_to("questions", "nephrostogram")
    return passerby


def test_no_title_and_no_name_of_the_program_tells_what_somebody_is_here_for(chosen):
    application = QGuiApplication.instance()
    windows = QApplication.topLevelWidgets()
    titles = chain.from_iterable((each.windowTitle(), each.accessibleName(), each.windowRole()) for each in windows)
    roots = [QAccessible.queryAccessibleInterface(each) for each in (application, *windows)]
    names = [
        each.text(kind) for each in roots if each for kind in QAccessible.Text if kind != QAccessible.Text.UserText
    ]
    said = [application.applicationName(), application.applicationDisplayName(), application.desktopFileName()]
    command = Path("/proc/self/cmdline").read_text() if Path("/proc/self/cmdline").exists() else ""

    outside = " ".join([*titles, *names, *said, command]).casefold()
    assert "ready room" in outside
    assert "nephro" not in outside


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "inotify_init1"), reason="only Linux tells who opens a file")
def test_markup_that_is_typed_stays_words_and_opens_no_file(qtbot, passerby, tmp_path):
    path = tmp_path / "x.png"
    path.write_bytes(b"")
    libc = ctypes.CDLL(None)
    watch = libc.inotify_init1(os.O_NONBLOCK)
    libc.inotify_add_watch(watch, bytes(path), IN_OPEN)
    passerby.begin()
    passerby.enter()
    search = passerby.kiosk.visit.present_screen.search
    passerby.press(search)
    passerby.write(words := f'<img src="file://{path}">'[: search.maxLength()])

    assert search.text() == words
    passerby.kiosk.grab()
    with pytest.raises(BlockingIOError):
        os.read(watch, 64)
    path.read_bytes()
    assert os.read(watch, 64)  # the watch would have seen it
    os.close(watch)
