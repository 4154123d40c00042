"""Whatever is pressed, struck or touched by chance: the kiosk is there, alone, on one of its pages."""

import random

from eyes import seen, targets
from passersby import visible_windows
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from ui.screens.walk import ASIDES, WALK

NONE, SHIFT, CONTROL, ALT, META = (
    getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("No", "Shift", "Control", "Alt", "Meta")
)
BUTTONS = [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton]


def is_at_home(passerby):
    """Tell whether there is the kiosk's window and no other, on a page that is meant to be there."""
    visit = passerby.kiosk.visit
    known = visit is None or visit.screen_name in (*WALK, *ASIDES)
    return passerby.kiosk.isVisible() and visible_windows() == [passerby.kiosk] and known


def test_two_thousand_random_keys_lead_nowhere_else(choosing):
    chance, keys = random.Random(6), list(Qt.Key)
    for _ in range(2000):
        choosing.strike(chance.choice(keys), chance.choice([NONE, CONTROL, ALT, META, SHIFT, CONTROL | ALT]))

    assert is_at_home(choosing)


def test_random_fingers_and_buttons_lead_nowhere_else(qtbot, choosing):
    chance, met = random.Random(6), set()
    for number in range(120):
        choosing.clock.pass_by(1)
        places = somewhere(choosing.kiosk, chance, chance.choice((1, 1, 1, 2, 3, 10)))
        if number % 2:
            choosing.put_fingers(places)
        else:
            qtbot.mouseClick(choosing.kiosk.windowHandle(), chance.choice(BUTTONS), pos=places[0])
        QApplication.processEvents()
        assert is_at_home(choosing)
        met.add((choosing.text(), choosing.session.selection))

    assert len(met) > 8
    assert not choosing.kiosk._is_over


def somewhere(kiosk, chance, number):
    """Give places on the screen, mostly on what can be pressed, never on what ends the visit."""
    found = {each: seen(each, kiosk) for each in targets(kiosk)}
    ends = [box for each, box in found.items() if "orget everything" in each.accessibleName() + each.text()]
    pressed = [box.center() for box in found.values()]
    free = [QPoint(chance.randrange(kiosk.width()), chance.randrange(kiosk.height())) for _ in range(number)]
    places = [chance.choice(pressed) if chance.random() < 0.8 else place for place in free]
    return [QPoint(5, 5) if any(box.contains(place) for box in ends) else place for place in places]
