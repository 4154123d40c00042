"""What a nurse does is an event at once, on the disk soon after, and the same in both views."""

import errno
import tomllib
from pathlib import Path

import pytest
from desk import DOCTOR, KEY, NOW, NURSE, Ticking

from models.record import events as kinds
from models.record.fold import SequenceError, state_of
from models.store.errors import StoreError, Trouble
from models.store.sqlite_file import open_file
from ui.nurse.keeper import Keeper
from ui.nurse.led import LedBriefing
from ui.session import Session
from ui.widgets.matter import matters


def kept_events(records, led):
    with open_file(records, KEY, read_only=True) as store:
        return store.events(led.state.briefing)


def test_what_is_done_is_on_the_disk_and_only_then_saved(led, keeper, all_kept, records, qtbot):
    with qtbot.waitSignal(keeper.kept):
        led.take_plan()
    all_kept()
    assert [each.kind for each in kept_events(records, led)] == ["started", "plan_taken"]
    assert keeper.kept_at is not None


def test_a_tick_of_the_patient_and_a_mark_of_the_nurse_are_one(led, session):
    led.take_plan()
    first, second = (each.key for each in session.plan.lines[:2])
    session.tick(first, done=True)
    assert led.state.marks[first].mark == "understood"
    led.mark(second, "understood")
    assert second in session.ticks
    led.mark(second, "question")
    assert second not in session.ticks
    assert led.state.marks[second].mark == "question"
    session.tick(first, done=False)
    assert first not in led.state.marks


def test_answers_are_recorded_and_the_plan_is_taken_before_the_next_mark(led, session, qtbot):
    led.take_plan()
    before = led.state.plan.sha256
    session.answer("pregnancy", "no")
    qtbot.waitUntil(lambda: led.state.answered == {"pregnancy": "no"})
    assert led.state.is_stale
    led.mark(session.plan.lines[0].key, "explained")
    assert not led.state.is_stale
    assert led.state.plan.sha256 != before
    assert led.state.plan.answers == {"pregnancy": "no"}


def test_what_a_named_person_settles_is_in_the_plan_at_once(led, session):
    session.answer("pregnancy", "yes")
    led.take_plan()
    matter = next(each for each in matters(session.plan) if each.about == "pregnancy")
    led.settle(matter, DOCTOR, None, "Spoken with her; test was negative.")
    assert led.state.kept.to_settle.keys().isdisjoint({"pregnancy"})
    (flag,) = (each for each in session.plan.flags if each.id == "pregnancy")
    assert flag.resolution.by == "Dr Lee"


def test_a_value_for_this_visit_is_in_the_plan_at_once(led, session):
    parameter = session.plan.unset[0]
    value = {"number": 6, "range": (4, 6)}.get(parameter.kind, 6) if hasattr(parameter, "kind") else 6
    led.decide(decider=DOCTOR, what="value", about=parameter.id, says="6 hours", value=value)
    assert parameter not in session.plan.unset or parameter.refuses(value)


def test_the_record_names_the_program(led):
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))

    assert led.state.started.program == f"Ready Room {project['project']['version']}"


def test_a_briefing_goes_on_after_the_program_has_ended(led, session, keeper, all_kept, records, library, site):
    session.answer("pregnancy", "yes")
    led.take_plan()
    matter = next(each for each in matters(session.plan) if each.about == "pregnancy")
    led.settle(matter, DOCTOR, None, "Negative test.")
    led.mark(session.plan.lines[0].key, "understood")
    all_kept()
    plan = session.plan
    events = kept_events(records, led)
    again = Session(clock=lambda: NOW)
    again.load(library, site, ())
    resumed = LedBriefing.resume(again, keeper, events, NURSE, Ticking())
    assert resumed.state == led.state == state_of(events)
    assert resumed.events == led.events
    assert again.plan == plan
    assert again.ticks == session.ticks
    resumed.take_plan()
    assert resumed.state.number == led.state.number, "the same plan is not taken again"


def test_nothing_is_signed_but_what_is_shown(led, session):
    led.take_plan()
    session.answer("pregnancy", "no")
    led.sign(who="patient", name="P", method="name", statement="I was told.")
    assert led.state.signatures[0].sha256 == led.state.plan.sha256
    assert led.state.plan.answers["pregnancy"] == "no"


def test_finish_is_refused_while_something_is_open(led):
    with pytest.raises(SequenceError) as refused:
        led.finish()
    assert refused.value.rule == "B7"
    led.add(kinds.HandedOver, to=DOCTOR, matters=tuple(each.id for each in led.state.open_matters))
    led.finish()
    assert led.state.stage == "finished"


class FullDisk:
    """A store whose disk is full until somebody makes room."""

    def __init__(self, store):
        self._store, self.is_full = store, True

    def append(self, events):
        if self.is_full:
            raise StoreError(Trouble.FULL, f"the disk is full: {errno.ENOSPC}")
        self._store.append(events)

    def close(self):
        self._store.close()


def test_a_full_disk_loses_nothing(session, records, qtbot, qapp):
    disk = FullDisk(open_file(records, KEY))
    keeper = Keeper(lambda: disk)
    session.toggle("nephrostogram")
    with qtbot.waitSignal(keeper.troubled) as heard:
        led = LedBriefing.start(session, keeper, NURSE, Ticking())
    assert heard.args[0].trouble is Trouble.FULL
    led.take_plan()
    led.mark(session.plan.lines[0].key, "explained")
    assert keeper.waiting == 3
    disk.is_full = False
    with qtbot.waitSignal(keeper.kept):
        keeper.try_again()
    keeper.close()
    assert [each.kind for each in kept_events(records, led)] == ["started", "plan_taken", "line_marked"]


def test_records_that_cannot_be_opened_are_waited_for(session, records, qtbot, qapp):
    held = open_file(records, KEY)
    keeper = Keeper(lambda: open_file(records, KEY))
    session.toggle("nephrostogram")
    with qtbot.waitSignal(keeper.troubled) as heard:
        led = LedBriefing.start(session, keeper, NURSE, Ticking())
    assert heard.args[0].trouble is Trouble.IN_USE
    held.close()
    with qtbot.waitSignal(keeper.opened):
        keeper.try_again()
    qtbot.waitUntil(lambda: not keeper.waiting)
    keeper.close()
    assert len(kept_events(records, led)) == 1
