"""What the acceptance table asks of every page, measured: presses, letters, lines, order, places, stillness."""

from dataclasses import replace
from itertools import pairwise

import pytest
from eyes import area, pages_of, settle, too_near, too_small, visible, wrong_on
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QPoint, Qt, QThreadPool
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QPushButton, QRadioButton

from models.language import ENGLISH
from ui.screens.walk import ASIDES, WALK
from ui.theme.fonts import lines
from ui.theme.look import TEXT_STEPS, Look, change_look, look, theme
from ui.widgets.labels import Words
from ui.widgets.tile import CardTile, CheckTile, RadioTile

TWO = ("cystoscopy-flexible", "nephrostogram")
SMALL, MEDIUM = 5.87, 5.55
"""Pixels a millimetre of a 10.1 inch screen with 1280 x 800, and of a 15.6 inch one with 1920 x 1080."""


@pytest.fixture
def walker(open_kiosk):
    """Open the kiosk at the walk-through, with everything answered for one procedure, or for two."""

    def _open(*size, procedures=TWO[1:], **look):
        someone = open_kiosk(*size, **look)
        session = someone.session
        for procedure in procedures:
            session.toggle(procedure)
        session.set_appointments(dict.fromkeys(procedures))
        for question in session.questions:
            session.answer(question.id, "no" if "no" in question.answers else question.answers[0])
        someone.kiosk._enter()
        someone.window = someone.kiosk.visit
        QCoreApplication.processEvents()
        return someone

    yield _open
    QThreadPool.globalInstance().waitForDone()


def show(someone, name):
    about = {"learn": someone.session.selection[:1], "compare": someone.session.selection}.get(name, ())
    someone.window.show_screen(name, forward=True, about=about)
    settle()


@pytest.mark.matrix
@pytest.mark.parametrize(
    ("size", "density", "text"),
    [((1280, 800), SMALL, 2.0), ((800, 1280), SMALL, 1.5), ((1080, 1920), MEDIUM, 2.0), ((1280, 800), 4.0, 3.0)],
    ids="{0}".format,
)  # fmt: skip
def test_small_screens_and_the_largest_text_hold_every_page(walker, size, density, text):
    someone = walker(size, text, density=density)
    assert text in look().text_steps
    window, wrong = someone.kiosk, {}
    for name in (name for name in (*WALK, "learn") if name != "take_home"):
        show(someone, name)
        foot = someone.window.footer
        for page in pages_of(someone.window):
            found = [*wrong_on(window), *too_small(window), *too_near(window)]
            ways = foot.back, foot.forward
            found += [each.text() for each in ways if each.width() < each.sizeHint().width()]
            found += [each.text() for each in ways if not window.rect().contains(area(each, window))]
            wrong |= dict.fromkeys(found, (name, page))
        assert window.size().toTuple() == size

    assert not wrong


@pytest.mark.parametrize(
    ("size", "density", "most"),
    [((1920, 1080), 4.0, 3.0), ((1280, 800), 4.0, 3.0), ((1280, 800), SMALL, 2.0), ((800, 1280), SMALL, 1.5)],
)
def test_no_text_size_is_offered_of_which_a_screen_holds_too_little(size, density, most):
    steps = Look(theme("standard"), density).on_screen(*size).text_steps

    assert steps == tuple(each for each in TEXT_STEPS if each <= most)


# -- A3, A4: presses -----------------------------------------------------------------------------------------------


def test_a_finger_that_slips_five_millimetres_inside_a_tile_presses_and_one_that_leaves_does_not(walker):
    someone = walker()
    show(someone, "before")
    tile = someone.shown_tile()
    box, slip = area(tile, someone.kiosk), look().mm(5)

    someone.slide(box.center(), box.center() + QPoint(slip, 0))
    assert tile.isChecked()

    someone.clock.pass_by(1)
    someone.slide(box.center(), QPoint(box.center().x(), box.bottom() + slip))
    assert tile.isChecked()


def test_a_key_struck_twice_within_half_a_second_presses_once(walker, qtbot):
    someone = walker()
    show(someone, "before")
    tile, window = someone.shown_tile(), someone.kiosk.windowHandle()
    while not tile.hasFocus():
        qtbot.keyClick(window, Qt.Key.Key_Tab)
    for pause, ticked in ((1, True), (0.1, True), (0.3, True), (1, False)):
        someone.clock.pass_by(pause)
        qtbot.keyClick(window, Qt.Key.Key_Space)
        assert tile.isChecked() is ticked


# -- A8, A10: letters and lines ------------------------------------------------------------------------------------


def fonts_on(window):
    """Give the font of all text on the page, with the text."""
    found = [(each.font(), each.text()) for kind in (QLabel, QPushButton, QLineEdit) for each in visible(window, kind)]
    tiles = [each for kind in (CheckTile, RadioTile, CardTile) for each in visible(window, kind)]
    pieces = [piece for tile in tiles for piece in tile._pieces(tile.width())[0]]
    return [(font, text) for font, text in (*found, *((each.font, each.text) for each in pieces)) if text]


@pytest.mark.parametrize(("text", "least"), [(1.0, 4.8), (1.5, 6.1)])
@pytest.mark.parametrize("density", [3.2, SMALL])
def test_who_stands_before_it_can_read_it(walker, density, text, least):
    someone = walker((1280, 800), text, density=density)
    for name in ("choose", "questions", "before", "signs"):
        show(someone, name)
        heights = [(QFontMetricsF(font).capHeight() / density, words) for font, words in fonts_on(someone.kiosk)]
        assert heights
        assert not [(cap, words) for cap, words in heights if cap < least - 0.005]


def letters(layout, line):
    """Count the letters of a line, without the space at which it was broken."""
    return len(layout.text()[line.textStart() : line.textStart() + line.textLength()].strip())


def test_lines_are_short_and_a_space_and_a_half_apart(walker):
    someone = walker((1920, 1080), procedures=TWO)
    seen = 0
    for name in (name for name in (*WALK, *ASIDES) if name != "take_home"):
        show(someone, name)
        for each in (label for label in visible(someone.kiosk, Words) if label.wordWrap()):
            layout, height = lines(each.text(), each.font(), each._across(each.width()))
            laid = [layout.lineAt(index) for index in range(layout.lineCount())]
            seen += len(laid)
            assert max((letters(layout, line) for line in laid), default=0) <= 80, each.text()
            steps = [after.y() - line.y() for line, after in pairwise(laid)]
            assert not [step for step in steps if step < 1.5 * each.font().pixelSize() - 0.1]
            assert height <= each.height()
            assert not each.alignment() & Qt.AlignmentFlag.AlignJustify
    assert seen > 100


def test_a_tile_breaks_its_lines_where_a_label_does(walker):
    someone = walker((1920, 1080))
    show(someone, "before")
    pieces = [piece for tile in visible(someone.kiosk, CheckTile) for piece in tile._pieces(tile.width())[0]]
    laid = [lines(each.text, each.font, each.box.width())[0] for each in pieces]

    assert max(letters(each, each.lineAt(index)) for each in laid for index in range(each.lineCount())) <= 80


# -- A13, A16, A20, C1: order and places ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in (*WALK, *ASIDES) if name != "take_home"])
def test_tab_follows_the_order_of_reading(window, visit, qtbot, name):
    about = {"learn": visit.selection[:1], "compare": visit.selection[:2]}.get(name, ())
    window.show_screen(name, forward=True, about=about)
    QCoreApplication.processEvents()
    met = []
    for _ in range(200):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        now = window.focusWidget()
        if now in met:
            break
        met.append(now)
    places = [area(each, window) for each in met]
    top = min(range(len(met)), key=lambda index: (places[index].top(), places[index].left()))
    way = [*places[top:], *places[:top]]
    own = [place for place, each in zip(places, met, strict=True) if window.present_screen.isAncestorOf(each)]
    back = [(one, after) for one, after in pairwise(way)
            if after.bottom() < one.top() and after.left() < one.right()]  # fmt: skip

    assert not back
    assert not own or places[0] == min(own, key=lambda each: (each.top(), each.left())), (
        "the first key comes to the page"
    )
    assert now is met[0]
    assert window.footer.forward in met


@pytest.mark.parametrize("name", ["check", "before", "questions"])
def test_a_screen_reader_finds_what_the_page_shows_and_no_more(walker, name):
    someone = walker()
    show(someone, name)
    kinds = {QAccessible.Role.CheckBox: QCheckBox, QAccessible.Role.RadioButton: QRadioButton}
    for role, kind in kinds.items():
        nodes = [QAccessible.queryAccessibleInterface(each) for each in someone.kiosk.findChildren(kind)]
        shown = [node for node in nodes if node.role() == role and not node.state().invisible]
        assert len(shown) == len(visible(someone.kiosk, kind))


@pytest.mark.parametrize(("size", "text"), [((1280, 800), 1.0), ((1280, 800), 1.5), ((1080, 1920), 1.0)])
def test_help_back_and_continue_stand_where_they_stood(walker, size, text):
    someone = walker(size, text, procedures=TWO)
    helps, backs, ends, order = set(), set(), set(), set()
    for name in WALK:
        show(someone, name)
        QCoreApplication.processEvents()
        foot = someone.window.footer
        helps.add((area(foot.help, someone.kiosk).getRect(), foot.help.accessibleName()))
        backs.add(area(foot.back, someone.kiosk).getRect())
        end = area(foot.forward, someone.kiosk)
        ends.add((end.right(), end.top(), end.height()))
        shown = [each for each in (foot.back, foot.help, foot.hide_now, foot.forward) if each.isVisible()]
        order.add(tuple(sorted(shown, key=lambda each: area(each, someone.kiosk).left())) == tuple(shown))
    someone.kiosk._back_out()
    QCoreApplication.processEvents()
    helps.add((area(someone.kiosk.front.footer.help, someone.kiosk).getRect(), "Get help"))

    assert len(helps) == len(backs) == len(ends) == 1
    assert order == {True}


def test_not_sure_is_an_answer_to_every_question(library):
    assert {each.answers[-1] for each in library.questions.values()} == {"unsure"}


# -- A18: stillness ------------------------------------------------------------------------------------------------


def test_nothing_flashes_or_moves_for_who_wants_calm(walker, qtbot):
    someone = walker()
    change_look(replace(look(), calm=True))
    for name in ("choose", "questions", "during"):
        show(someone, name)
        someone.go_on()
        QCoreApplication.processEvents()
        before = someone.kiosk.grab().toImage()
        qtbot.wait(400)
        running = QAbstractAnimation.State.Running
        assert not [each for each in someone.kiosk.findChildren(QAbstractAnimation) if each.state() == running]
        assert someone.kiosk.grab().toImage() == before


def test_the_waiting_screen_stands_still(open_kiosk, qtbot):
    someone = open_kiosk(languages=(ENGLISH,))
    QCoreApplication.processEvents()
    before = someone.kiosk.grab().toImage()
    qtbot.wait(700)

    assert someone.kiosk.grab().toImage() == before
    assert not [each for each in someone.kiosk.findChildren(QAbstractButton) if each.hasFocus() and each.isDown()]
