"""A closed screen leaves nothing behind: with the session alive, nothing else may hold it."""

import gc
import importlib
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool

from ui.main_window import MainWindow
from ui.screens.walk import WALK


def screen_type(name):
    module = importlib.import_module(f"ui.screens.patient.{name}_screen")
    return getattr(module, "".join(part.capitalize() for part in name.split("_")) + "Screen")


def freed(make, *arguments):
    """Make a widget, delete it and let it go; give a reference that should be dead."""
    widget = make(*arguments)
    gone = weakref.ref(widget)
    widget.deleteLater()
    del widget
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return gone


def entered(name, session):
    screen = screen_type(name)(session)
    screen.resize(1280, 600)
    screen.show()
    screen.enter(forward=True)
    screen.advance()
    return screen


@pytest.mark.parametrize("name", WALK)
def test_a_screen_is_freed_when_closed(visit, name):
    assert freed(entered, name, visit)() is None


def walked(session):
    window = MainWindow(session)
    window.show()
    for name in WALK:
        window.show_screen(name, forward=True)
    return window


def test_the_window_is_freed_with_all_its_screens(visit):
    assert freed(walked, visit)() is None


def test_start_again_frees_every_screen_but_the_first(window, visit):
    for name in WALK:
        window.show_screen(name, forward=True)
    screens = [weakref.ref(screen) for name, screen in window._screens.items() if name != "welcome"]

    visit.reset()
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()

    assert not [each() for each in screens if each() is not None]
