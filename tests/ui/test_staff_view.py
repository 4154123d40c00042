"""What staff see and may do, and patients do not: the chain of reasons, and settling matters under their name."""

import gc
import weakref

import pytest
from hands import Keys, Mouse
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from models.export.plan_explain import RULES
from models.site import NO_SITE, Site
from ui.widgets.settle_panel import SettlePanel

TWO = ("nephrostogram", "cystoscopy-flexible")
NAME = "Nurse Okafor"
OWN = "Come with a bladder that feels neither full nor empty."
SIGNED = {
    "parameters": {"arrive-before": {"value": 30, "signed_by": "Dr Who", "signed_on": "2026-11-01"}},
    "time_zone": "Europe/London",
}


@pytest.fixture
def open_staff(qtbot, open_window, library, new_session):
    """Open the window for staff, with a kind of hands."""

    def _open(hands=Mouse, size=(1280, 800), text=1.0, site=NO_SITE, for_staff=True):
        session = new_session(for_staff=for_staff)
        session.load(library, site, ())
        return hands(qtbot, open_window(size, text, shown_session=session), session)

    return _open


@pytest.fixture
def staff(open_staff):
    return open_staff()


def panel(hands):
    """The panel that is open."""
    opened = hands.window.overlay.panel
    assert isinstance(opened, SettlePanel)
    return opened


def press(hands, widget):
    """Press something in the panel, on whatever page it is."""
    overlay = hands.window.overlay
    while not widget.isVisible():
        hands.press(overlay.page_after)
    hands.press(widget)


def write(hands, field, words):
    press(hands, field)
    hands.write(words)


def open_matter(hands, title):
    hands.press(hands.turn_to(f"Settle: {title}"))
    return panel(hands)


def settle_bladder(hands, side="empty-bladder"):
    """Choose a side of the only conflict, under a name."""
    opened = open_matter(hands, "Your bladder")
    press(hands, next(tile for tile, each in opened._tiles.items() if each == side))
    write(hands, opened.name, NAME)
    press(hands, opened.settle)


def why(hands, line):
    """Open the *why* of a line, and read all of it."""
    screen = hands.window.present_screen
    for _ in range(screen.pages.count):
        shown = [each for each in screen.pages.items if each.isVisible() and line in words_in(each)]
        if shown:
            break
        hands.go_on()
    hands.press(shown[0].why)
    return read_panel(hands)


def read_panel(hands):
    """Read the panel that is open, page by page, and close it."""
    overlay, words = hands.window.overlay, [words_in(hands.window.overlay)]
    while overlay.page_after.isVisible() and overlay.page_after.isEnabled():
        hands.press(overlay.page_after)
        words.append(words_in(overlay))
    hands.press(overlay.close_button)
    return "\n".join(words)


def words_in(widget):
    tile = getattr(widget, "tile", None)
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    return "\n".join([*([tile.tile_text.title] if tile else []), *labels])


def test_the_window_says_that_it_is_for_staff(staff, window):
    assert "staff view" in staff.window.windowTitle()
    assert "Staff view" in staff.text()
    assert "staff" not in window.windowTitle()


def test_patients_see_no_rules(open_staff):
    patient = open_staff(for_staff=False)
    patient.stand_at("before", "nephrostogram")

    words = why(patient, "Ask us what time to be here.")

    assert "Your clinic has not set this yet. Please ask." in words
    assert not [rule for rule in (*RULES, *RULES.values()) if rule in words]
    assert "arrive" not in words.split()
    assert "For staff" not in words


def test_staff_see_the_line_and_its_rules_in_words(staff):
    staff.stand_at("before", "nephrostogram")

    words = why(staff, "Ask us what time to be here.")

    assert "For staff\narrive\n" in words
    assert f"M6: {RULES['M6']}" in words


def test_staff_see_the_published_options_of_an_unset_value_with_their_sources(staff):
    staff.stand_at("before", "nephrostogram")
    parameter = staff.session.library.parameters["arrive-before"]

    words = why(staff, "Ask us what time to be here.")

    assert "arrive-before is not set." in words
    for option in parameter.options:
        assert f"{option.value}: {option.says}" in words
        assert all(staff.session.library.sources[each].title in words for each in option.sources)


def test_staff_see_who_signed_a_value(open_staff):
    staff = open_staff(site=Site.model_validate(SIGNED))
    staff.stand_at("before", "nephrostogram")

    line = next(each for each in staff.session.plan.lines if each.topic == "arrival")
    words = why(staff, line.do)

    assert "arrive-before = 30, signed by Dr Who on 2026-11-01." in words
    assert "Published options" not in words


def test_staff_see_what_gave_way(staff):
    staff.stand_at("before", "cystoscopy-flexible", "pyelogram-retrograde", answers={"asleep": "yes"})
    line = next(each for each in staff.session.plan.lines if each.gave_way)

    words = why(staff, line.do)

    assert f"What gave way\n{line.gave_way[0].text} (" in words


def test_staff_see_the_rule_of_a_warning_sign(staff):
    staff.stand_at("signs", "nephrostogram")
    staff.press(staff.button("Why?"))

    assert f"M4: {RULES['M4']}" in read_panel(staff)


def test_a_conflict_is_settled_by_a_named_person(staff, session):
    staff.stand_at("check", *TWO)
    (conflict,) = staff.session.plan.open_conflicts
    assert f"To settle: {conflict.title}" in staff.read_to_the_end()
    staff.window.present_screen.pages.show_first()

    settle_bladder(staff)

    (settled,) = staff.session.plan.conflicts
    assert not staff.session.plan.open_conflicts
    assert (settled.resolution.by, settled.resolution.chosen) == (NAME, "empty-bladder")
    assert settled.resolution.at == staff.session.now
    assert not staff.window.overlay.isVisible()
    chosen = next(side.text for side in conflict.sides if side.id == "empty-bladder")
    words = staff.read_to_the_end()
    assert f"Settled: Your bladder\n{chosen}\nDecided by {NAME}, Sunday 22 November 2026, 10:00." in words


def test_the_panel_shows_both_sides_who_asks_and_from_where(staff):
    staff.stand_at("check", *TWO)
    plan = staff.session.plan
    opened = open_matter(staff, "Your bladder")
    told = {tile.tile_text.title: tile.tile_text.detail for tile in opened._tiles}

    for side in plan.conflicts[0].sides:
        assert ", ".join(plan.names(side.asked_by)) in told[side.text]
        assert all(plan.sources[each].title in told[side.text] for each in side.sources)


def test_settle_waits_for_a_choice_and_a_name(staff):
    staff.stand_at("check", *TWO)
    opened = open_matter(staff, "Your bladder")
    assert not opened.settle.isEnabled()

    press(staff, next(iter(opened._tiles)))
    assert not opened.settle.isEnabled()
    write(staff, opened.name, "   ")
    assert not opened.settle.isEnabled()
    write(staff, opened.name, NAME)
    assert opened.settle.isEnabled()
    opened._own.setChecked(True)
    assert not opened.settle.isEnabled()


def test_own_words_become_the_line(staff):
    staff.stand_at("check", *TWO)
    opened = open_matter(staff, "Your bladder")
    write(staff, opened.words, OWN)
    assert opened._own.isChecked()
    write(staff, opened.name, NAME)
    press(staff, opened.settle)

    assert f"Settled: Your bladder\n{OWN}\n" in staff.read_to_the_end()
    assert OWN in [line.do for line in staff.session.plan.lines]


def test_a_decision_can_be_changed_within_the_same_minute(staff):
    staff.stand_at("check", *TWO)
    settle_bladder(staff)
    staff.press(staff.turn_to("Settle otherwise: Your bladder"))
    opened = panel(staff)
    assert (opened.name.text(), opened._chosen) == (NAME, "empty-bladder")

    press(staff, next(tile for tile, each in opened._tiles.items() if each == "cystoscopy-bladder"))
    press(staff, opened.settle)

    assert staff.session.plan.conflicts[0].resolution.chosen == "cystoscopy-bladder"


def test_a_closed_panel_settles_nothing(staff):
    staff.stand_at("check", *TWO)
    opened = open_matter(staff, "Your bladder")
    write(staff, opened.name, NAME)

    staff.press(staff.window.overlay.close_button)

    assert staff.session.plan.open_conflicts


def test_a_hard_stop_that_is_settled_sends_nobody_to_the_nurse(staff):
    staff.stand_at("check", "nephrostogram", answers={"infection-symptoms": "yes"})
    reason = staff.session.library.questions["infection-symptoms"].flag.reason
    words = staff.text()
    assert "Please speak to the nurse" in words
    assert "To settle: Infection signs" in words
    assert reason in words
    opened = open_matter(staff, "Infection signs")
    assert not opened._tiles
    write(staff, opened.words, "Urine test is clear. Go on.")
    write(staff, opened.name, NAME)
    press(staff, opened.settle)

    words = staff.text()
    assert "Please speak to the nurse" not in words
    assert f"Settled: Infection signs\nUrine test is clear. Go on.\nDecided by {NAME}" in words
    staff.walk_to("before")
    assert "Please speak to the nurse" not in staff.text()


def test_another_answer_opens_a_settled_stop_again(staff):
    staff.stand_at("check", "nephrostogram", answers={"infection-symptoms": "yes"})
    opened = open_matter(staff, "Infection signs")
    write(staff, opened.words, "Go on.")
    write(staff, opened.name, NAME)
    press(staff, opened.settle)
    staff.press(staff.turn_to("Change: Infection signs"))
    staff.answer("unsure")
    staff.walk_to("check")

    assert "To settle: Infection signs" in staff.text()
    assert "Please speak to the nurse" in staff.text()


def test_patients_cannot_settle_anything(open_staff):
    patient = open_staff(for_staff=False)
    patient.stand_at("check", *TWO, answers={"infection-symptoms": "yes"})
    words = patient.read_to_the_end()

    assert "settle" not in words.lower()
    reasons = [each.flag.reason for each in patient.session.library.questions.values() if each.flag]
    assert not [reason for reason in reasons if reason in words]


def _turn_until_seen(hands, widget):
    """Turn the panel's pages, as a reader does, until a field is on the present one."""
    for _ in range(5):
        if widget.isVisible():
            return
        (turn,) = (each for each in hands.window.overlay.findChildren(QPushButton)
                   if each.isVisible() and each.accessibleName() == "Next page")  # fmt: skip
        hands.press(turn)


def test_a_matter_is_settled_by_keyboard(open_staff):
    staff = open_staff(Keys, (1920, 1080))
    staff.stand_at("check", *TWO)
    staff.press(staff.turn_to("Settle: Your bladder"))
    opened = panel(staff)
    staff.tab_to(next(iter(opened._tiles)))
    staff.type(Qt.Key.Key_Space)
    _turn_until_seen(staff, opened.name)
    staff.tab_to(opened.name)
    staff.write(NAME)
    staff.press(opened.settle)

    assert staff.session.plan.conflicts[0].resolution.by == NAME
    assert staff.window.focusWidget().accessibleName() == "Settle otherwise: Your bladder"


def test_escape_leaves_the_panel(open_staff):
    staff = open_staff(Keys, (1920, 1080))
    staff.stand_at("check", *TWO)
    staff.press(staff.turn_to("Settle: Your bladder"))
    _turn_until_seen(staff, panel(staff).name)
    staff.tab_to(panel(staff).name)

    staff.type(Qt.Key.Key_Escape)

    assert not staff.window.overlay.isVisible()
    assert staff.window.focusWidget().accessibleName() == "Settle: Your bladder"


def test_what_was_settled_is_no_news_on_the_next_look(staff):
    staff.stand_at("check", *TWO)
    settle_bladder(staff)
    staff.walk_to("before")
    staff.go_back()

    assert "What changed" not in staff.read_to_the_end()


def test_at_double_size_on_a_small_screen_a_matter_can_be_settled(open_staff):
    staff = open_staff(size=(1280, 800), text=2.0)
    for procedure in TWO:
        staff.session.toggle(procedure)
    staff.session.set_appointments(dict.fromkeys(TWO))
    for question in staff.session.questions:
        staff.session.answer(question.id, question.answers[-1])
    staff.window.show_screen("check", forward=True)

    settle_bladder(staff)

    assert not staff.session.plan.open_conflicts


def test_a_closed_panel_is_freed(staff):
    staff.stand_at("check", *TWO)
    opened = [weakref.ref(each) for each in (open_matter(staff, "Your bladder"), staff.window.overlay.panel.settle)]
    staff.press(staff.window.overlay.close_button)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()

    assert not [each() for each in opened if each() is not None]
