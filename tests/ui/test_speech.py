"""Voices: found only where they can really be heard, and silent at once when stopped."""

import base64
import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from voices import (
    Notebook,
    heard,
    is_running,
    link,
    needs_espeak,
    no_sound_card,
    programs,
    seconds_until_gone,
    sound_card,
)

from ui.speech import handshake
from ui.speech.finding import Finder, find_voices
from ui.speech.manner import LOUD, QUIET, SLOWEST, Manner
from ui.speech.speaker import Speaker, longest
from ui.speech.voice import Silence

WORDS = "Drink nothing for two hours before. Ask us if you are not sure."
LISTS_ENGLISH = 'if [ "$1" = --voices ]; then echo; echo " 2  en-gb  --/M  English  gmw/en  (en 2)"; exit 0; fi\n'
SOUNDS = "printf 'RIFF'; head -c 100 /dev/zero"
PLAYS = "exec cat > /dev/null"


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(handshake, "PATIENCE", 0.3)


@pytest.fixture
def speaker(qtbot):
    speaker = Speaker()
    speaker.heard = []
    speaker.ended.connect(lambda: speaker.heard.append("ended"))
    speaker.fell_silent.connect(speaker.heard.append)
    yield speaker
    speaker.stop()


@pytest.fixture
def notebook(tmp_path):
    return Notebook(tmp_path / "read")


def said(qtbot, speaker, voice, words=WORDS, manner=Manner()):  # noqa: B008 - it cannot be changed
    speaker.say(voice, words, manner)
    qtbot.waitUntil(lambda: bool(speaker.heard), timeout=15_000)
    return speaker.heard.pop()


@needs_espeak
def test_words_become_sound_slower_and_louder_as_asked_for(qtbot, speaker, tmp_path, monkeypatch):
    wav = sound_card(tmp_path, monkeypatch)
    voice = find_voices(["en"], "GB").voices["en"]
    sounds = {}
    for manner in (Manner(), Manner(pace=SLOWEST), Manner(volume=QUIET), Manner(volume=LOUD)):
        assert said(qtbot, speaker, voice, manner=manner) == "ended"
        sounds[manner] = heard(wav)

    usual, slowest, quiet, loud = sounds.values()
    assert 2 < usual[0] < 8
    assert slowest[0] > 1.3 * usual[0]
    assert loud[1] > 1.4 * usual[1] > 1.4 * 1.4 * quiet[1] > 0


@needs_espeak
def test_each_language_has_its_own_voice_as_it_is_spoken_here(tmp_path, monkeypatch):
    sound_card(tmp_path, monkeypatch)
    found = find_voices(["en", "cy", "pa", "zh", "pt_BR", "tlh"], "US")

    names = {code: voice.name for code, voice in found.voices.items()}
    assert names == {"en": "en-us", "cy": "cy", "pa": "pa", "zh": "cmn", "pt_BR": "pt-br"}
    assert found.silences == {"tlh": Silence.NO_VOICE}


def test_who_does_not_answer_for_three_seconds_is_marked_off():
    assert handshake.PATIENCE == 3.0


@pytest.mark.parametrize(
    ("scripts", "why"),
    [
        ({"aplay": PLAYS}, Silence.NO_PROGRAM),
        ({"espeak_ng": LISTS_ENGLISH + SOUNDS}, Silence.NO_OUTPUT),
        ({"espeak_ng": LISTS_ENGLISH + SOUNDS, "aplay": "exit 1", "paplay": "exit 1"}, Silence.NO_OUTPUT),
        ({"espeak_ng": LISTS_ENGLISH + SOUNDS, "aplay": "exec sleep 30"}, Silence.NO_OUTPUT),
        ({"espeak_ng": "exit 0", "aplay": PLAYS}, Silence.NO_VOICE),
        ({"espeak_ng": LISTS_ENGLISH.replace("gmw/en", "mb/mb-en1") + SOUNDS, "aplay": PLAYS}, Silence.NO_VOICE),
        ({"espeak_ng": LISTS_ENGLISH.replace("en-gb", "fr").replace("(en", "(fr") + SOUNDS, "aplay": PLAYS},
         Silence.NO_VOICE),
        ({"espeak_ng": LISTS_ENGLISH + "exit 0", "aplay": PLAYS}, Silence.NO_SOUND),
        ({"espeak_ng": LISTS_ENGLISH + "echo words, no sound; exit 0", "aplay": PLAYS}, Silence.NO_SOUND),
        ({"espeak_ng": LISTS_ENGLISH + SOUNDS + "; exit 1", "aplay": PLAYS}, Silence.NO_SOUND),
        ({"espeak_ng": "exec sleep 30", "aplay": PLAYS}, Silence.NO_ANSWER),
        ({"espeak_ng": LISTS_ENGLISH + "exec sleep 30", "aplay": PLAYS}, Silence.NO_ANSWER),
        ({"espeak_ng": "kill -STOP $$", "aplay": PLAYS}, Silence.NO_ANSWER),
    ],
)  # fmt: skip
def test_without_a_voice_that_can_be_heard_there_is_none_and_a_reason(tmp_path, monkeypatch, impatient, scripts, why):
    programs(tmp_path / "bin", monkeypatch, **scripts)
    found = find_voices(["en"], "GB", "linux")

    assert (dict(found.voices), dict(found.silences)) == ({}, {"en": why})


@pytest.mark.parametrize("player", ["aplay", "paplay"])
def test_either_player_will_do(tmp_path, monkeypatch, impatient, player):
    others = {"aplay": "exit 1"} if player == "paplay" else {}
    programs(tmp_path / "bin", monkeypatch, espeak_ng=LISTS_ENGLISH + SOUNDS, **others, **{player: PLAYS})
    voice = find_voices(["en"], None, "linux").voices["en"]

    assert Path(voice.commands(Manner())[-1][0]).name == player


@needs_espeak
def test_the_engine_alone_is_silent_without_a_sound_card_so_the_player_is_asked(tmp_path, monkeypatch):
    link(tmp_path / "bin", "espeak-ng", "aplay")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    no_sound_card(tmp_path, monkeypatch)

    assert find_voices(["en"], "GB").silences == {"en": Silence.NO_OUTPUT}


def test_a_system_without_any_known_program_has_no_voice():
    assert find_voices(["en"], "GB", "plan9").silences == {"en": Silence.NO_PROGRAM}


APPLE = """if [ "$2" = '?' ]; then
  printf 'Eddy (English (UK)) en_GB    # Hi\\nAnna                de_DE    # Tag\\n'; exit 0; fi
echo "$@" >> {log}; cat >> {log}; echo >> {log}"""


def test_apples_program_is_spoken_to_by_standard_input(qtbot, speaker, tmp_path, monkeypatch):
    log = tmp_path / "log"
    programs(tmp_path / "bin", monkeypatch, say=APPLE.format(log=log))
    found = find_voices(["en", "de", "cy"], "GB", "darwin")
    assert said(qtbot, speaker, found.voices["en"], manner=Manner(pace=SLOWEST, volume=LOUD)) == "ended"

    assert found.silences == {"cy": Silence.NO_VOICE}
    assert log.read_text().splitlines()[-2:] == ["-v Eddy (English (UK)) -r 90 -f -", f"[[volm 1.0]] {WORDS}"]


WINDOWS = """printf '%s\\n' "$4" > {log}.script
if base64 -d {log}.script | tr -d '\\000' | grep -q GetInstalledVoices; then
  printf "en-GB\\tHazel's voice\\r\\nde-DE\\tHedda\\r\\n"; exit 0; fi
echo "$@" > {log}.argv; cat > {log}.words"""


def test_windows_program_is_spoken_to_by_standard_input(qtbot, speaker, tmp_path, monkeypatch):
    log = tmp_path / "log"
    programs(tmp_path / "bin", monkeypatch, powershell=WINDOWS.format(log=log))
    found = find_voices(["en", "cy"], "GB", "win32")
    assert said(qtbot, speaker, found.voices["en"], manner=Manner(volume=LOUD)) == "ended"

    script = base64.b64decode((tmp_path / "log.script").read_text()).decode("utf-16-le")
    assert found.silences == {"cy": Silence.NO_VOICE}
    assert (tmp_path / "log.words").read_text() == WORDS
    assert "SelectVoice('Hazel''s voice')" in script
    assert "$speech.Volume = 100" in script
    assert "Drink" not in script + (tmp_path / "log.argv").read_text()


@pytest.mark.parametrize(("platform", "program"), [("darwin", "say"), ("win32", "powershell")])
@pytest.mark.parametrize(("script", "why"), [("exit 1", Silence.NO_VOICE), ("exec sleep 30", Silence.NO_ANSWER)])
def test_other_systems_have_a_reason_too(tmp_path, monkeypatch, impatient, platform, program, script, why):
    programs(tmp_path / "bin", monkeypatch, **{program: script})
    assert find_voices(["en"], "GB", platform).silences == {"en": why}

    (tmp_path / "bin" / program).unlink()
    assert find_voices(["en"], "GB", platform).silences == {"en": Silence.NO_PROGRAM}


def test_a_voice_that_fails_its_trial_is_not_offered(tmp_path, monkeypatch, impatient):
    fails = "if [ \"$2\" = '?' ]; then echo 'Anna  de_DE  # Tag'; exit 0; fi; exit 1"
    programs(tmp_path / "bin", monkeypatch, say=fails)

    assert find_voices(["de"], None, "darwin").silences == {"de": Silence.NO_SOUND}


def test_nobody_waits_for_the_search(qtbot, tmp_path, monkeypatch, impatient):
    programs(tmp_path / "bin", monkeypatch, espeak_ng="exec sleep 30", aplay=PLAYS)
    finder, clock = Finder(), QElapsedTimer()
    with qtbot.waitSignal(finder.found, timeout=5000) as got:
        clock.start()
        finder.look(["en"], "GB")
        assert clock.elapsed() < 100

    assert got.args[0].silences == {"en": Silence.NO_ANSWER}


def test_words_are_no_orders_and_stand_on_no_command_line(qtbot, speaker, notebook):
    speaker.say(notebook.voice, "[[rate 500]] secret-word", Manner())
    qtbot.waitUntil(lambda: bool(notebook.read))
    lines = [Path(f"/proc/{pid}/cmdline").read_text() for pid in speaker.processes]

    assert notebook.read == ["[ [rate 500]] secret-word"]
    assert len(lines) == 2
    assert not any("secret-word" in line for line in lines)


def test_who_ends_the_program_ends_the_voice_too(qtbot, speaker, notebook):
    speaker.say(notebook.voice, WORDS, Manner())
    qtbot.waitUntil(lambda: bool(notebook.read))

    assert {os.getpgid(pid) for pid in speaker.processes} == {os.getpgrp()}


@pytest.mark.parametrize("stuck", [False, True], ids=["speaking", "stopped"])
def test_it_is_silent_within_200_ms(qtbot, speaker, notebook, stuck):
    speaker.say(notebook.voice, WORDS, Manner())
    qtbot.waitUntil(lambda: bool(notebook.read))
    pids = speaker.processes
    for pid in pids if stuck else ():
        os.kill(pid, signal.SIGSTOP)
    speaker.stop()

    assert seconds_until_gone(pids) < 0.2
    assert not speaker.is_speaking
    assert speaker.heard == []


def test_a_stuck_voice_never_holds_the_window(qtbot, speaker, notebook):
    """The longest time between two beats of the window, while a stopped program is started, fed and stopped."""
    for _ in range(3):  # what else runs on this computer may hold the window too
        longest_gap, clock = [0], QElapsedTimer()
        clock.start()
        heart = QTimer()
        heart.timeout.connect(lambda gap=longest_gap, clock=clock: gap.append(clock.restart()))
        heart.start(5)
        for _ in range(5):
            speaker.say(notebook.voice, 1200 * WORDS, Manner())
            for pid in speaker.processes:
                os.kill(pid, signal.SIGSTOP)
            qtbot.wait(60)
        speaker.stop()
        qtbot.wait(20)
        heart.stop()
        if max(longest_gap) < 100:
            break

    assert len(longest_gap) > 20
    assert max(longest_gap) < 100


def test_a_voice_that_does_not_end_is_ended(qtbot, speaker, notebook, monkeypatch):
    monkeypatch.setattr("ui.speech.speaker.longest", lambda *_: 1)
    speaker.say(notebook.voice, WORDS, Manner())
    pids = speaker.processes

    qtbot.waitUntil(lambda: bool(speaker.heard), timeout=5000)
    assert speaker.heard == [Silence.STUCK]
    assert seconds_until_gone(pids) < 0.2


@pytest.mark.parametrize("speaks", ["exit 1", "kill -KILL $$"])
def test_a_voice_that_breaks_off_says_so(qtbot, speaker, tmp_path, speaks):
    assert said(qtbot, speaker, Notebook(tmp_path / "read", speaks).voice) == Silence.BROKE_OFF
    assert not speaker.is_speaking


def test_a_program_that_has_gone_meanwhile_says_so(qtbot, speaker, tmp_path, notebook, monkeypatch):
    monkeypatch.setattr(notebook, "commands", lambda *_: ((str(tmp_path / "gone"),), (str(tmp_path / "gone-too"),)))

    assert said(qtbot, speaker, notebook.voice) == Silence.BROKE_OFF


def test_another_reading_takes_the_place_of_the_one_before(qtbot, speaker, notebook):
    speaker.say(notebook.voice, "one", Manner())
    qtbot.waitUntil(lambda: notebook.read == ["one"])
    before = speaker.processes
    speaker.say(notebook.voice, "two", Manner())
    qtbot.waitUntil(lambda: notebook.read == ["one", "two"])

    assert not any(map(is_running, before))
    assert speaker.heard == []


def test_no_reading_of_real_words_is_taken_for_stuck():
    """A figure is a word or more, and so is a letter of Chinese."""
    assert longest("word " * 300, Manner()) > 2 * 300 * 60 / 150
    assert longest("5 " * 300, Manner(pace=SLOWEST)) > 300 * 60 / 90
    assert longest("水" * 300, Manner(pace=SLOWEST)) > 300 * 60 / 90
