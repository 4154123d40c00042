"""The kiosk's visit as it is started, in a real window, before a screen reader on the real bus of accessibility."""

import shutil
import signal
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from real_screen import BeforeScreen, virtual_screen, without_screen
from screen_reader import CHECKED, FOCUSED, ScreenReader, session_bus
from watched import ROOT, SITE, until

LAUNCHER = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
for package, is_there in (
    ("xvfb", shutil.which("Xvfb")), ("xdotool", shutil.which("xdotool")),
    ("dbus", shutil.which("dbus-daemon")), ("at-spi2-core", LAUNCHER.exists()),
):  # fmt: skip
    if not is_there:
        pytest.skip(f"apt-get install {package}", allow_module_level=True)

VISIT = """
import signal, time
clock, ahead = time.monotonic, []
signal.signal(signal.SIGUSR1, lambda *_: ahead.append(90.0))
time.monotonic = lambda: clock() + sum(ahead)
from ui.kiosk.visit_process import main
raise SystemExit(main())
"""
"""The visit, with a clock that a signal puts on by 90 seconds."""
OWN_BUSES = "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"
SAID = "check box", "radio button", "push button", "text", "heading"
"""What must have a name."""
WINDOW = 1280, 800
TYPED = "zanzibar"


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """A screen, folders and a bus of one's own."""
    home = tmp_path_factory.mktemp("home")
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "GSETTINGS_BACKEND": "memory"}
    own |= {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "CACHE", "DATA", "STATE")}
    with virtual_screen(*WINDOW) as screen:
        usual = {name: value for name, value in without_screen().items() if name not in OWN_BUSES}
        mine = usual | own | {"DISPLAY": screen}
        with session_bus(mine) as address:
            yield mine | {OWN_BUSES[0]: address}


@pytest.fixture(scope="module")
def reader(environment):
    one = ScreenReader(environment[OWN_BUSES[0]])
    yield one
    one.close()


@pytest.fixture(scope="module")
def visit(environment, reader):
    """A visit before the first page of the walk-through."""
    with subprocess.Popen(
        [sys.executable, "-c", VISIT, str(SITE)], cwd=ROOT, env=environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as program:  # fmt: skip
        tell(program, b"clock right\n")
        assert program.stdout.readline() == b"ready\n"
        tell(program, b"show\n")
        for words in ("English", "Continue"):
            reader.act(until(lambda words=words: reader.button(words)), "Press")
        until(lambda: "frame" in [each.role for each in reader.shown()] and reader.shown("check box"))
        reader.heard()
        yield program
        program.kill()


def tell(program, line):
    program.stdin.write(line)
    program.stdin.flush()


@pytest.fixture
def first_page(visit, reader):
    """The cards of the first page, with nothing left to hear."""
    while (before := reader.button("Page before")) and "Page 1 of" not in page(reader):
        reader.act(before, "Press")
    for each in reader.shown("check box"):
        if each.has(CHECKED):
            reader.act(each, "Toggle")
    reader.heard(0.2)
    return reader.shown("check box")


def page(reader):
    return next(each.name for each in reader.shown("label") if each.name.startswith("Page "))


def test_a_tile_is_toggled_and_says_so(first_page, reader):
    card = first_page[0]
    for ticked in (True, False):
        reader.act(card, "Toggle")

        now = reader.node(card.place)
        assert (now.role, now.has(CHECKED)) == ("check box", ticked)
        until(lambda ticked=ticked: is_said_to_be_chosen(reader) is ticked)


def is_said_to_be_chosen(reader):
    return any(each.name.startswith("1 chosen") for each in reader.shown("label"))


def test_what_happens_is_announced_once_and_at_once(first_page, reader):
    reader.act(reader.button("Continue"), "Press")
    assert reader.heard() == [("Please choose at least one procedure.", True)]

    reader.act(reader.button("Next page"), "Press")
    assert reader.heard() == [(f"{heading(reader)} {page(reader)}.", False)]
    assert page(reader).startswith("Page 2 of")
    reader.act(reader.button("Page before"), "Press")
    assert len(reader.heard()) == 1

    reader.act(first_page[0], "Toggle")
    reader.act(reader.button("Continue"), "Press")
    assert reader.heard() == [(heading(reader), False)]
    reader.act(reader.button("Back"), "Press")
    assert reader.heard() == [(f"{heading(reader)} {page(reader)}.", False)]


def heading(reader):
    return reader.shown("heading")[0].name


def test_each_page_shows_its_own_and_all_pages_show_everything_once(first_page, reader):
    met, pages = [], int(page(reader).split()[-1])
    for number in range(1, pages + 1):
        shown = until(lambda number=number: shown_with(reader, f"Page {number} of {pages}"))
        cards = [each for each in shown if each.role == "check box"]
        boxes = [reader.box(each) for each in cards]
        assert all(inside(each, WINDOW) for each in boxes)
        assert not any(overlap(*pair) for pair in combinations(boxes, 2))
        assert [each for each in shown if each.role in SAID and not each.name.strip()] == []
        met += [each.name for each in cards]
        if number < pages:
            reader.act(next(each for each in shown if each.name == "Next page"), "Press")

    assert len(met) == len(set(met)) == len(list((ROOT / "resources/content/procedures").glob("*.yaml")))


def shown_with(reader, words):
    """Give all that is shown, once these words are."""
    shown = reader.shown()
    return shown if words in [each.name for each in shown] else None


def inside(box, window):
    return min(box) >= 0 and box[0] + box[2] <= window[0] and box[1] + box[3] <= window[1]


def overlap(one, other):
    (x, y, width, height), (u, v, across, high) = one, other
    return x < u + across and u < x + width and y < v + high and v < y + height


def test_no_name_of_program_or_window_tells_of_the_person(environment, first_page, reader):
    chosen = first_page[0].name.split(".")[0]
    reader.act(first_page[0], "Toggle")
    field = reader.shown("text")[0]
    assert reader.call(field.place, "InsertText", 0, TYPED, len(TYPED), interface="EditableText", signature="isi")
    until(lambda: TYPED in text_of(reader, field))  # the search is able to find it

    windows = [each for program in reader.programs() for each in (program, *reader.children(program.place))]
    outside = [each.name for each in windows] + [reader.get(each.place, "Description") for each in windows]
    someone = BeforeScreen(environment)
    outside += [someone.do("getwindowname", each) for each in someone.do("search", "--name", ".").split()]
    assert {"application", "frame"} == {each.role for each in windows}
    assert "Ready Room" in outside
    assert [each for each in outside if TYPED in each or chosen in each] == []
    assert reader.call(field.place, "DeleteText", 0, len(TYPED), interface="EditableText", signature="ii")


def text_of(reader, field):
    return reader.call(field.place, "GetText", 0, -1, interface="Text", signature="ii")


def test_the_countdown_is_announced_once_urgently_and_has_the_focus(visit, first_page, reader):
    visit.send_signal(signal.SIGUSR1)

    ((words, urgent),) = reader.heard(1.5)
    assert words.startswith("Are you still there? Your answers are cleared in 30 seconds.")
    assert urgent
    (focused,) = [each for each in reader.shown() if each.has(FOCUSED)]
    assert focused.name == "I am still here"
    assert not reader.shown("check box")
    reader.act(focused, "Press")
    until(lambda: reader.button("I am still here") is None)
    assert reader.shown("check box") == first_page
