"""The kiosk on screens as they are sold: what comes up first is whole, and so are the facts of every procedure."""

import pytest
from eyes import settle, wrong_on

SOLD = {
    "18.5 inch, 1280x800": ((1280, 800), 3.2),
    "15.6 inch, 1920x1080": ((1920, 1080), 5.55),
    "15.6 inch upright": ((1080, 1920), 5.55),
    "27 inch upright": ((1080, 1920), 3.2),
    "15.6 inch, 1366x768": ((1366, 768), 4.0),
    "15.6 inch, 1366x768 upright": ((768, 1366), 4.0),
    "19 inch, 1280x1024": ((1280, 1024), 3.4),
    "10.1 inch": ((1280, 800), 5.87),
    "10.1 inch upright": ((800, 1280), 5.87),
}
sold = pytest.mark.parametrize(("size", "density"), SOLD.values(), ids=SOLD)


@sold
def test_what_comes_up_first_is_whole(open_kiosk, size, density):
    someone = open_kiosk(size, density=density)
    assert wrong_on(someone.kiosk) == []
    someone.begin()
    settle()
    assert wrong_on(someone.kiosk) == []
    someone.enter()
    settle()
    assert wrong_on(someone.kiosk) == []
    assert any(each.isVisible() for each in someone.window.present_screen.pages.items)


@sold
def test_the_facts_of_every_procedure_are_whole(open_kiosk, size, density):
    someone = open_kiosk(size, density=density)
    someone.begin()
    someone.enter()
    wrong = {}
    for procedure in someone.session.library.cards:
        someone.window.show_screen("learn", forward=True, about=(procedure,))
        settle()
        wrong |= dict.fromkeys(wrong_on(someone.kiosk), procedure)

    assert wrong == {}
