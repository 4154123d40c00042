"""Garbage is collected on the GUI thread, and only there."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from ui.garbage import Collector


class Cycle:
    """Something that only a collection frees, and that notes which thread did."""

    def __init__(self, freed):
        self.me, self.freed = self, freed
        weakref.finalize(self, lambda: freed.append(threading.current_thread()))


@pytest.fixture
def collector(qapp):
    parent = QObject()
    yield Collector(parent)
    gc.enable()


def test_what_another_thread_allocates_frees_nothing_there(qtbot, collector):
    freed, kept = [], []
    Cycle(freed)

    def allocate():
        kept.extend([each] for each in range(50_000))

    other = threading.Thread(target=allocate)
    other.start()
    other.join()
    assert not freed
    qtbot.waitUntil(lambda: bool(freed), timeout=5000)
    assert freed == [threading.main_thread()]
