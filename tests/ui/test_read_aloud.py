"""The kiosk reads to who asks for it: all that is there to see, and never a moment longer than wanted."""

import pytest
from eyes import same_names, settle, too_small, visible, wrong_on
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLabel, QPushButton
from voices import Notebook, needs_espeak, seconds_until_gone, sound_card

from models.language import ENGLISH, Language
from ui.speech.manner import Manner
from ui.speech.page_words import page_words
from ui.speech.voice import Found, Silence
from ui.widgets.labels import announce

SIZES = (1280, 800), (1920, 1080), (1080, 1920)


@pytest.fixture
def notebook(tmp_path):
    return Notebook(tmp_path / "read")


@pytest.fixture
def open_reader(open_kiosk, notebook):
    """Open a kiosk with a voice for English; give the hand at it."""

    def _open(policy="headphones", languages=(ENGLISH,), **more):
        someone = open_kiosk(read_aloud=policy, languages=languages, **more)
        someone.muted = []
        someone.kiosk.aloud.muted.connect(someone.muted.append)
        someone.reading = someone.kiosk.aloud.reading
        someone.kiosk.aloud.take(Found({"en": notebook.voice}, {}))
        return someone

    return _open


@pytest.fixture
def listener(qtbot, open_reader, notebook):
    """Somebody to whom the first screen of the walk is being read."""
    someone = open_reader()
    someone.begin()
    someone.enter("read-aloud")
    until_read(qtbot, someone, notebook)
    return someone


def until_read(qtbot, someone, notebook):
    """Wait until the page that is shown is being read, in just its words; give them."""
    qtbot.waitUntil(lambda: notebook.read[-1:] == [page(someone)], timeout=5000)
    assert someone.reading.is_reading
    return notebook.read[-1]


def page(someone):
    return "\n".join(page_words(someone.kiosk._shown().parts))


# -- offered and wished for ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "silence"), [("headphones", Silence.NO_VOICE), ("speaker", Silence.NO_ANSWER), ("off", None)]
)
def test_without_a_voice_or_the_clinics_leave_the_wish_is_not_there(qtbot, open_kiosk, monkeypatch, policy, silence):
    found = Found({}, {} if silence is None else {"en": silence})
    looked = []
    monkeypatch.setattr("ui.speech.finding.find_voices", lambda *given: looked.append(given) or found)
    someone = open_kiosk(read_aloud=policy)
    muted = []
    someone.kiosk.aloud.muted.connect(muted.append)
    someone.kiosk.aloud.look()
    qtbot.waitUntil(lambda: policy == "off" or muted == [f"{silence} en"])
    someone.begin()

    assert bool(looked) == (policy != "off")
    assert "read-aloud" not in someone.kiosk.front.screen_now.tiles


@needs_espeak
def test_a_real_voice_is_found_and_reads_the_first_page(qtbot, open_kiosk, tmp_path, monkeypatch):
    wav = sound_card(tmp_path, monkeypatch)
    someone = open_kiosk(read_aloud="headphones")
    someone.kiosk.aloud.look()
    qtbot.waitUntil(lambda: someone.session.can_be_read, timeout=5000)
    someone.begin()
    tried = wav.stat().st_size
    someone.press(someone.kiosk.front.screen_now.tiles["read-aloud"])
    reading = someone.kiosk.aloud.reading
    qtbot.waitUntil(lambda: not reading.is_reading, timeout=15_000)

    assert not reading.has_failed
    assert wav.stat().st_size > 50 * tried


def test_a_voice_that_is_found_late_moves_nothing(open_reader, open_kiosk, notebook):
    someone = open_kiosk(read_aloud="headphones")
    someone.begin()
    before = {need: tile.geometry() for need, tile in someone.kiosk.front.screen_now.tiles.items()}
    someone.kiosk.aloud.take(Found({"en": notebook.voice}, {}))
    after = {need: tile.geometry() for need, tile in someone.kiosk.front.screen_now.tiles.items()}

    assert list(after) == [*before, "read-aloud"]
    assert {need: after[need] for need in before} == before


def test_who_does_not_ask_for_it_is_never_read_to(qtbot, open_reader, notebook):
    """P9: what is private goes to an output only where the person chose it."""
    someone = open_reader("speaker")
    someone.begin()
    someone.enter("larger-text")
    someone.walk_to("appointment", "nephrostogram")
    announce(someone.kiosk, "Please choose an answer.", urgent=True)
    qtbot.wait(400)

    assert notebook.read == []
    assert not visible(someone.kiosk, QPushButton) or someone.button("Repeat") is None


@pytest.mark.parametrize(("policy", "words"), [("speaker", "Others can hear"), ("headphones", "headphones")])
def test_the_wish_says_who_can_hear(open_reader, policy, words):
    someone = open_reader(policy)
    someone.begin()

    assert words in someone.kiosk.front.screen_now.tiles["read-aloud"].tile_text.detail


def test_the_wish_is_on_the_plan(listener):
    listener.walk_to("check", "nephrostogram")

    assert listener.session.plan.visit.needs == ("read-aloud",)


def test_another_language_without_a_voice_drops_the_wish(qtbot, open_reader, notebook):
    someone = open_reader(languages=(ENGLISH, Language("xx")))
    someone.begin()
    someone.press(someone.kiosk.front.screen_now.tiles["read-aloud"])
    until_read(qtbot, someone, notebook)
    someone.press(someone.kiosk.front.footer.back)
    someone.kiosk.front.screen_now.buttons[1].click()

    assert someone.session.needs == ()
    assert "read-aloud" not in someone.kiosk.front.screen_now.tiles
    assert not someone.reading.is_on


def test_taking_the_wish_back_ends_it(qtbot, open_reader, notebook):
    someone = open_reader()
    someone.begin()
    tile = someone.kiosk.front.screen_now.tiles["read-aloud"]
    someone.press(tile)
    until_read(qtbot, someone, notebook)
    pids = someone.reading.speaker.processes
    someone.press(tile)

    assert seconds_until_gone(pids) < 0.2
    assert not someone.reading.is_on
    assert someone.button("Repeat") is None


# -- what is read --------------------------------------------------------------------------------------------------


def test_each_page_is_read_when_it_comes_up_from_its_heading(qtbot, listener, notebook):
    for screen in ("appointment", "questions", "check"):
        listener.walk_to(screen, "nephrostogram")
        first = until_read(qtbot, listener, notebook).splitlines()[0]

        assert first.rstrip(".?") in listener.window.present_screen.spoken_heading


def test_news_are_read_in_their_own_words(qtbot, listener, notebook):
    listener.press(listener.window.footer.help)
    assert "Get help" in until_read(qtbot, listener, notebook)
    listener.press(listener.window.overlay.close_button)
    listener.reading.stop()
    announce(listener.window, "Your sheet is ready: 2 pages.")
    qtbot.waitUntil(lambda: notebook.read[-1] == "Your sheet is ready: 2 pages.")
    announce(listener.window, "There is no paper.", urgent=True)
    qtbot.waitUntil(lambda: notebook.read[-1] == "There is no paper.")


def test_news_wait_for_the_end_of_what_is_being_read_unless_they_are_urgent(qtbot, listener, notebook):
    many = len(notebook.read)
    announce(listener.window, "Your sheet is ready: 2 pages.")
    qtbot.wait(400)
    assert len(notebook.read) == many

    listener.reading.speaker.ended.emit()
    qtbot.waitUntil(lambda: notebook.read[-1] == "Your sheet is ready: 2 pages.")


def texts(parts):
    return {each.text() for part in parts for each in part.findChildren(QLabel) if each.isVisible() and each.text()}


# -- silent when wanted --------------------------------------------------------------------------------------------


def touch(someone, qapp):
    place = someone.kiosk.rect().topLeft() + QPoint(3, 3)
    someone.qtbot.mouseClick(someone.kiosk.windowHandle(), Qt.MouseButton.LeftButton, pos=place)


def key(someone, qapp):
    someone.qtbot.keyPress(someone.kiosk.windowHandle(), Qt.Key.Key_F5)


def scroll(someone, qapp):
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    qapp.sendEvent(someone.kiosk, wheel)


@pytest.mark.parametrize("what", [touch, key, scroll], ids=lambda each: each.__name__)
def test_any_sign_of_life_stops_it_within_200_ms(qapp, listener, what):
    pids = listener.reading.speaker.processes
    assert pids
    what(listener, qapp)

    assert seconds_until_gone(pids) < 0.2
    assert not listener.reading.is_reading


def test_a_page_that_goes_is_not_read_on(listener):
    pids = listener.reading.speaker.processes
    listener.window.show_screen("welcome", forward=False)

    assert seconds_until_gone(pids) < 0.2


def test_repeat_slower_and_louder_read_again_until_the_visit_ends(qtbot, listener, notebook, open_reader):
    many = len(notebook.read)
    listener.press(listener.button("Repeat"))
    qtbot.waitUntil(lambda: notebook.read[many:] == [page(listener)])
    heard = []
    for name in ("Slower", "Slower", "Faster", "Louder", "Quieter", "Louder"):
        many = len(notebook.read)
        listener.press(listener.button(name))
        qtbot.waitUntil(lambda many=many: len(notebook.read) > many)
        heard.append((notebook.manners[-1].pace, notebook.manners[-1].volume, notebook.read[-1].splitlines()[0]))

    assert heard == [
        (1, 1, "Slower."), (2, 1, "Slowest."), (0, 1, "Usual pace."), (0, 2, "Loud."), (0, 0, "Quiet."),
        (0, 1, "Middle volume."),
    ]  # fmt: skip
    assert open_reader().reading.manner == Manner()


def test_the_end_of_a_visit_is_the_end_of_the_voice(qtbot, listener):
    pids, over = listener.reading.speaker.processes, []
    listener.kiosk.over.connect(over.append)
    listener.press(listener.window.footer.hide_now)

    assert seconds_until_gone(pids) < 0.2
    qtbot.waitUntil(lambda: over == ["hide"], timeout=5000)
    qtbot.wait(400)
    assert not listener.reading.is_reading


def test_who_is_read_to_is_there_and_the_question_does_not_answer_itself(qtbot, listener, notebook):
    kiosk = listener.kiosk
    for _ in range(20):
        listener.clock.pass_by(60)
        kiosk.idle.look()
        assert not kiosk.idle.is_warning

    listener.reading.stop()
    listener.clock.pass_by(1000)
    kiosk.idle.look()
    assert kiosk.idle.is_warning
    qtbot.waitUntil(lambda: "Are you still there?" in notebook.read[-1])
    over = []
    kiosk.over.connect(over.append)
    listener.clock.pass_by(31)
    kiosk.idle.look()
    qtbot.waitUntil(lambda: over == ["idle"], timeout=5000)


# -- when it fails -------------------------------------------------------------------------------------------------


def test_a_voice_that_fails_is_said_in_words_and_counted(qtbot, open_kiosk, tmp_path):
    someone = open_kiosk(read_aloud="headphones")
    muted = []
    someone.kiosk.aloud.muted.connect(muted.append)
    someone.kiosk.aloud.take(Found({"en": Notebook(tmp_path / "read", "exit 3").voice}, {}))
    someone.begin()
    someone.press(someone.kiosk.front.screen_now.tiles["read-aloud"])
    qtbot.waitUntil(lambda: muted == ["broke-off"], timeout=5000)

    assert "We cannot read this to you now. Please ask a member of staff." in texts((someone.kiosk,))
    assert someone.button("Repeat") is None
    assert not someone.kiosk.aloud.reading.is_reading


# -- how it looks --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_the_strip_has_room_everywhere(open_reader, size, text):
    someone = open_reader(size=size, text=text)
    kiosk = someone.kiosk
    kiosk._begin(ENGLISH)
    kiosk.aloud.reading.use(kiosk.aloud._voices["en"])
    settle()
    assert wrong_on(kiosk.front) == []
    assert too_small(kiosk.front) == {}
    kiosk._enter()
    for name in ("welcome", "choose"):
        kiosk.visit.show_screen(name, forward=True)
        settle()
        assert wrong_on(kiosk.visit) == []
        assert too_small(kiosk.visit) == {}
        assert same_names(kiosk.visit) == []
    assert kiosk.visit.header.isVisible() or someone.button(kiosk.visit.header.text_size.text()) is not None
    kiosk.aloud.reading.use(None)
