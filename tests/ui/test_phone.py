"""Taking it on a phone: a decoder reads the very pixels that the screen shows, in every look and direction."""

import pytest
from eyes import same_names, settle, too_small, visible, wrong_on
from phone import read_image
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel

from models.document.sheet import sheet_number
from models.document.takeaway import takeaways
from models.export.qr import to_codes
from models.language import ENGLISH
from models.site import Phone, Site
from ui.printing.printer import PrintError
from ui.printing.trouble import Trouble
from ui.theme.look import THEMES, look
from ui.widgets.qr_code import QrCode

LEAST_MM = 40
SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]
CLINIC = Site(name="Riverside", emergency_number="999", phones=(Phone(label="Days", number="+44 1632 960 001"),))


@pytest.fixture
def codes(session):
    """The codes of the visit's plan, as they must be read."""
    return lambda: [code for each in takeaways(session.plan, session.site) for code in to_codes(each)]


@pytest.fixture
def opened(open_window, visit, library):
    """Open the panel from the last screen of a visit."""

    def _open(size=(1280, 800), text=1.0, theme="standard"):
        visit.load(library, CLINIC, ())
        window = open_window(size, text, theme)
        window.show_screen("take_home", forward=True)
        window.present_screen.phone_button.click()
        settle()
        return window

    return _open


def pages(window):
    """Show the panel's pages, one after the other; give the code on each, None where there is none."""
    overlay = window.overlay
    for number in range(overlay.panel.count):
        settle()
        shown = visible(overlay, QrCode)
        assert len(shown) <= 1
        yield shown[0] if shown else None
        if number + 1 < overlay.panel.count:
            overlay.page_after.click()


def area(code, window):
    return QRect(code.mapTo(window, code.drawn.topLeft()), code.drawn.size())


@pytest.mark.matrix
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_phone_reads_every_code_from_the_screen(qapp, opened, codes, theme, text, direction):
    qapp.setLayoutDirection(direction)
    window = opened(text=text, theme=theme)

    read = [word for code in pages(window) if code is not None for word in read_image(window.grab().toImage())]

    assert read == [code.text for code in codes()]


@pytest.mark.matrix
@pytest.mark.parametrize("theme", THEMES)
def test_codes_are_large_black_on_white_with_a_quiet_zone(opened, theme):
    window = opened(theme=theme)

    for code in pages(window):
        image, where = window.grab().toImage(), area(code, window)
        assert where.width() / look().px_per_mm >= LEAST_MM
        assert window.rect().contains(where)
        colours = {image.pixelColor(where.topLeft() + QPoint(x, y)).name()
                   for x in range(0, where.width(), 3) for y in range(0, where.height(), 7)}  # fmt: skip
        assert colours == {"#000000", "#ffffff"}
        quiet = where.width() * 3 // 105
        assert {
            image.pixelColor(where.topLeft() + QPoint(x, y)).name() for x in range(quiet) for y in range(quiet)
        } == {"#ffffff"}


@pytest.mark.matrix
@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_nothing_is_cut_and_every_code_is_whole(opened, size, text):
    window = opened(size, text)

    wrong = {}
    for code in pages(window):
        wrong |= dict.fromkeys(
            [*wrong_on(window.overlay), *too_small(window.overlay), *same_names(window.overlay)], code
        )
        assert code is None or area(code, window).width() / look().px_per_mm >= LEAST_MM
        assert code is None or code.visibleRegion().boundingRect().contains(code.drawn)

    assert not wrong


def test_beside_each_code_stands_what_it_is_and_what_to_do(opened, codes):
    window = opened()

    for code, expected in zip(pages(window), codes(), strict=True):
        said = [each.text() for each in visible(window.overlay, QLabel)]
        assert expected.title in said
        assert any("camera of your phone" in each for each in said)
        assert any("paper counts" in each for each in said)
        assert (f"Code {expected.number} of {expected.total}" in said) is (expected.total > 1)
        assert expected.text in code.accessibleName()


def test_the_sheet_that_may_be_on_a_phone_is_remembered(opened, visit):
    window = opened()
    assert visit.issued.number == sheet_number(visit.plan)
    window.overlay.close_panel()
    visit.answer("pregnancy", "unsure")
    window.show_screen("take_home", forward=True)

    assert "no longer counts" in window.present_screen.older.text()
    window.present_screen.phone_button.click()
    assert f"This sheet replaces sheet {visit.issued.replaces.number}" in next(pages(window)).accessibleName()


def test_where_nothing_is_known_it_says_ask_us(new_session, library, open_window):
    session = new_session()
    session.load(library, Site(), ())
    session.toggle("nephrostogram")
    session.set_appointments({"nephrostogram": None})
    window = open_window(shown_session=session)
    window.show_screen("take_home", forward=True)
    window.present_screen.phone_button.click()
    settle()

    (text,) = read_image(window.grab().toImage())
    assert {"Day: ask us", "Appointment: ask us", "Be here at: ask us"} <= set(text.splitlines())


def test_it_is_the_way_out_when_printing_fails(open_window, visit):
    window = open_window()
    window.show_screen("take_home", forward=True)
    screen = window.present_screen
    assert screen.phone_button.isEnabled()  # while the sheet is still being set, too
    screen._not_printed(PrintError(Trouble.PAPER, may_retry=True))

    assert "the printer has no paper. Take it on your phone, or ask a member of staff." in screen.state.text()
    assert screen.phone_button.isVisible()
    assert screen.phone_button.isEnabled()


@pytest.mark.matrix
@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("older", [False, True])
@pytest.mark.parametrize("trouble", [Trouble.OFFLINE, Trouble.TAKEN_OUT])
def test_what_is_wrong_and_every_way_out_are_whole(open_window, visit, size, text, older, trouble):
    if older:
        visit.issue(None)
        visit.answer("pregnancy", "unsure")
    window = open_window(size, text)
    window.show_screen("take_home", forward=True)
    for may_retry in (True, False):
        window.present_screen._not_printed(PrintError(trouble, may_retry=may_retry))
        settle()
        assert not wrong_on(window)
        assert window.size().toTuple() == size


def test_at_the_kiosk_the_button_is_there_and_saving_is_not(open_kiosk):
    someone = open_kiosk()
    someone.kiosk._begin(ENGLISH)
    someone.kiosk._enter()
    someone.session.toggle("nephrostogram")
    someone.kiosk.visit.show_screen("take_home", forward=True)
    settle()
    screen = someone.kiosk.visit.present_screen
    screen.phone_button.click()
    settle()

    assert not screen.save_button.isVisible()
    assert len(read_image(someone.kiosk.grab().toImage())) == 1
