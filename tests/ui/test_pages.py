"""Pages: every item on some page, in order, whole or sliding; headings with what they head."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget

from ui.widgets.pages import Pages, paginate

WIDTH, HEIGHT = 800, 400


@pytest.fixture
def pages(qtbot):
    made = Pages()
    qtbot.addWidget(made)
    made.resize(WIDTH, HEIGHT)
    made.show()
    return made


def block(height, *properties):
    item = QWidget()
    item.setMinimumHeight(height)
    for name in properties:
        item.setProperty(name, True)
    return item


def blocks(*heights):
    return [block(height) for height in heights]


def test_items_fill_a_page_before_the_next_begins(pages):
    pages.set_items(blocks(150, 150, 150))

    assert pages.count == 2
    assert [item.isVisible() for item in pages.items] == [True, True, False]


def test_turning_stops_at_both_ends(pages):
    pages.set_items(blocks(300, 300))

    assert [pages.turn(-1), pages.turn(1), pages.turn(1), pages.page] == [False, True, False, 1]


def test_a_heading_goes_with_what_it_heads(pages):
    pages.set_items([block(350), block(40, "keep-with-next"), block(100)])
    assert [item.isVisible() for item in pages.items] == [True, False, False]

    pages.turn(1)

    assert [item.isVisible() for item in pages.items] == [False, True, True]


def test_an_item_higher_than_the_page_slides(pages):
    pages.set_items(blocks(1000))
    seen = set()
    for _ in range(pages.count):
        (item,) = pages.items
        seen |= set(range(-item.y(), -item.y() + HEIGHT))
        pages.turn(1)

    assert pages.count == 3
    assert seen == set(range(1000))


def test_an_item_can_ask_for_the_whole_page(pages):
    pages.set_items([block(50, "fill-page"), block(50)])

    assert pages.items[0].height() == HEIGHT
    assert pages.count == 2


def test_a_full_row_stands_alone_among_columns(pages):
    pages.set_items([block(50), block(50), block(50, "full-row"), block(50)], narrowest_mm=90)
    first, second, full, last = (item.geometry() for item in pages.items)

    assert (first.y(), first.right() < second.left()) == (second.y(), True)
    assert full.width() == WIDTH
    assert last.top() > full.bottom() > second.bottom()


def test_a_new_size_keeps_what_was_on_top(pages):
    pages.set_items(blocks(300, 300, 300))
    pages.turn(1)

    pages.resize(WIDTH, 700)

    assert pages.items[1].isVisible()


def test_a_maker_is_asked_again_for_a_new_size_only(pages):
    asked = []

    def make(width, height):
        asked.append((width, height))
        return blocks(100), 0.0

    pages.set_maker(make)
    pages.resize(WIDTH, HEIGHT)
    pages.resize(WIDTH, 500)

    assert asked == [(WIDTH, HEIGHT), (WIDTH, 500)]


def test_no_items_are_one_empty_page(pages):
    pages.set_items([])

    assert pages.count == 1
    assert not pages.turn(1)


heights = st.integers(min_value=1, max_value=1200)
marks = st.lists(st.sampled_from(["full-row", "keep-with-next"]), unique=True)


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    wanted=st.lists(st.tuples(heights, marks), max_size=12),
    narrowest=st.sampled_from([0.0, 50.0, 90.0, 300.0]), most=st.sampled_from([0, 1, 3, 6]),
)  # fmt: skip
def test_no_item_is_ever_lost_or_covered(qapp, wanted, narrowest, most):
    items = [block(height, *names) for height, names in wanted]

    laid_out = paginate(items, WIDTH, HEIGHT, narrowest, most=most)

    assert list(dict.fromkeys(item for page in laid_out for item, _ in page)) == items
    for page in laid_out:
        for index, (_, box) in enumerate(page):
            assert 0 <= box.left() <= box.right() < WIDTH
            assert not [other for _, other in page[index + 1 :] if other.intersects(box)]


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(wanted=st.lists(heights, min_size=1, max_size=12))
def test_every_row_of_every_item_is_shown_somewhere(qapp, wanted):
    items = blocks(*wanted)
    seen = {item: set() for item in items}

    for page in paginate(items, WIDTH, HEIGHT, 0.0):
        for item, box in page:
            seen[item] |= set(range(max(0, -box.top()), min(box.height(), HEIGHT - box.top())))

    assert [len(seen[item]) for item in items] == wanted
