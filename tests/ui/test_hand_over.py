"""The code at the kiosk carries the visit to the nurse's desk, by camera or typed, where the clinic wants it."""

from datetime import UTC, datetime

import pytest
from phone import read_image
from PySide6.QtWidgets import QLabel, QPushButton

from models.handover import take_over
from ui.widgets.qr_code import QrCode


def way_to_the_code(kiosk):
    """Ask for help in the middle of a visit, and give the button that shows the code, if there is one."""
    kiosk.begin()
    kiosk.enter("larger-text")
    kiosk.walk_to("before", "nephrostogram")
    kiosk.press(kiosk.window.footer.help)
    found = [each for each in kiosk.window.overlay.findChildren(QPushButton) if "to the nurse" in each.text()]
    return found[0] if found else None


@pytest.mark.parametrize("size", [(1280, 800), (1080, 1920)])
def test_what_is_shown_at_the_kiosk_arrives_at_the_desk(open_kiosk, library, size):
    kiosk = open_kiosk(size, hand_over=True)
    session = kiosk.kiosk.session
    kiosk.press(way_to_the_code(kiosk))
    panel = kiosk.window.overlay.panel
    (square,) = panel.findChildren(QrCode)
    while not square.isVisible():
        kiosk.press(kiosk.window.overlay.page_after)
    (scanned,) = read_image(square.grab().toImage())
    typed = next(each.text() for each in panel.findChildren(QLabel) if each.text().replace(" ", "") == scanned)
    for code in (scanned, typed):
        carried = take_over(code, library, ["en"], datetime.now(UTC)).carried
        assert carried.procedures == session.selection
        assert dict(carried.answers) == dict(session.answers)
        assert dict(carried.appointments) == dict(session.appointments)
        assert carried.needs == ("larger-text",)


def test_without_the_clinics_wish_there_is_no_code(open_kiosk):
    assert way_to_the_code(open_kiosk()) is None
