"""The chain over all events, checked from the page."""

import threading
from itertools import repeat

from past_briefings import ANN
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool

from models.record.chain import Link
from ui.nurse.records_verify import grouped


def test_a_whole_chain_gives_its_last_link_to_note(open_page, filled):
    words = open_page(filled, ANN).check()
    *_, last = filled.links()

    assert "entries. The chain is whole." in words
    assert grouped(last.hash) in words
    assert f"{last.position} entries" in words


def test_a_noted_link_is_found_again_however_it_is_written(open_page, filled):
    noted = list(filled.links())[20].hash

    assert "The chain is whole." in open_page(filled).check(f" {grouped(noted).upper()} ")


def test_a_missing_end_is_found_by_the_noted_link(open_page, filled):
    words = open_page(filled).check("ab" * 32)

    assert "The chain breaks at link" in words
    assert "the hash that was noted earlier is not in the chain" in words


def test_the_first_broken_link_is_named(open_page, filled, monkeypatch):
    links = list(filled.links())
    third = links[2]
    links[2] = Link(**{**vars(third), "body": third.body.replace("Will it hurt?", "Nothing hurts.")})
    monkeypatch.setattr(filled, "links", lambda *_: iter(links))
    words = open_page(filled).check()

    assert "The chain breaks at link 3." in words
    assert "its text was changed." in words
    assert str(third.briefing) in words


def test_a_long_check_says_how_far_it_is_and_can_be_stopped(open_page, filled, monkeypatch, qtbot):
    link = next(iter(filled.links()))
    monkeypatch.setattr("models.record.chain._wrong", lambda *_: None)
    monkeypatch.setattr(filled, "links", lambda *_: repeat(link))
    page = open_page(filled)
    page.part.verify.click()
    panel = page.host.panel
    panel.button.click()
    assert panel.button.text() == "Stop"
    qtbot.waitUntil(lambda: "done so far" in panel.state.text(), timeout=20_000)
    panel.button.click()
    qtbot.waitUntil(lambda: panel.state.text() == "Stopped. Nothing was changed.", timeout=20_000)

    assert panel.button.isEnabled()
    assert panel.button.text() == "Check now"


def test_closing_the_panel_ends_the_work(open_page, filled, monkeypatch):
    begun, link = threading.Event(), next(iter(filled.links()))

    def endless(*_):
        while True:
            begun.set()
            yield link

    monkeypatch.setattr("models.record.chain._wrong", lambda *_: None)
    monkeypatch.setattr(filled, "links", endless)
    page = open_page(filled)
    page.part.verify.click()
    page.host.panel.button.click()
    assert begun.wait(20)
    page.host.overlay.close_panel()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert QThreadPool.globalInstance().waitForDone(20_000)
