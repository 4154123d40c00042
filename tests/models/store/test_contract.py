"""What every store does: the same tests hold the one in memory, the encrypted file and the server."""

from dataclasses import fields
from datetime import date, datetime, timedelta
from threading import Thread

import pytest
from briefings import CANARY, DOCTOR, NOW, NURSE, Writer, a_briefing
from pydantic import ValidationError

from models.record.chain import verify
from models.record.events import Deleted, Finished, HandedOver, LineMarked, Noted, PlanTaken, Stopped
from models.record.fold import SequenceError, state_of
from models.store.briefing import Briefing, unfinished
from models.store.errors import StoreError, Trouble
from models.store.memory import MemoryStore
from models.store.retention import delete, delete_expired
from models.store.store import Criteria

CRITERIA = [
    Criteria(),
    Criteria(reference="mrn 4711 CANARY"),
    Criteria(reference="MRN4711canary", stage="finished"),
    Criteria(reference="other"),
    Criteria(reference="ary"),
    Criteria(reference="11 Canary", procedure="a"),
    Criteria(reference="ry"),
    Criteria(reference=" "),
    Criteria(reference="mrn4711"),
    Criteria(reference="canary%"),
    Criteria(procedure="a"),
    Criteria(procedure="c"),
    Criteria(procedure="c", led_on=date(2026, 11, 22)),
    Criteria(stage="deleted"),
    Criteria(stage="running"),
    Criteria(owner="Dr Lee"),
    Criteria(appointment_on=date(2026, 12, 2)),
]


def several():
    """Briefings in every stage, two days apart."""
    made = []
    for number in range(8):
        write = Writer(NOW + timedelta(hours=12 * number))
        first = write.started(
            procedures=("a", "b") if number % 2 else ("c", "a", "c"),
            reference=CANARY if number < 4 else None,
            appointments={"a": datetime(2026, 12, 2 + number % 2, 9)},
        )
        last = {
            1: (Stopped, {"outcome": "declined", "reason": "r"}),
            2: (HandedOver, {"to": DOCTOR}),
            3: (Deleted, {"rule": "r"}),
        }.get(number)
        made.append([first, write(last[0], **last[1])] if last else [first])
    return [*made, a_briefing(NOW + timedelta(days=9))]


def conflicts(store, events):
    before = list(store.links())
    with pytest.raises(StoreError) as found:
        store.append(events)
    assert list(store.links()) == before
    return found.value.trouble is Trouble.CONFLICT


def test_what_was_added_is_there_and_chained(store):
    first, second = a_briefing(), a_briefing()
    store.append(first)
    for each in second:
        store.append([each])

    assert store.events(first[0].briefing) == tuple(first)
    assert state_of(store.events(second[0].briefing)).stage == "finished"
    assert store.events(Writer().briefing) == ()
    assert [each.number for each in store.links(second[0].briefing)] == [each.number for each in second]
    assert verify(store.links()).links == len(first) + len(second)
    assert verify(store.links()).broken is None
    store.check()


def test_an_event_arrives_once_however_often_it_is_sent(store):
    events = a_briefing()
    store.append(events[:4])
    store.append(events[2:])
    store.append(events)

    assert store.events(events[0].briefing) == tuple(events)


def test_events_are_added_all_or_none(store):
    write, other = Writer(), Writer()
    events = [write.started(), write.plan()]

    assert conflicts(store, [events[0], other.started(), events[0].model_copy(update={"salt": "0" * 32})])
    assert conflicts(store, events[1:])
    store.append(events)
    late = other(Noted, words="n").model_copy(update={"briefing": write.briefing, "number": 2})
    assert conflicts(store, [late])
    assert store.events(write.briefing) == tuple(events)


@pytest.mark.parametrize("criteria", CRITERIA, ids=str)
def test_finding_is_the_same_everywhere(store, criteria):
    known = MemoryStore()
    for events in several():
        known.append(events)
        store.append(events)
    expected = known.find(criteria)

    assert store.find(criteria) == expected
    assert store.count(criteria) == len(expected)
    assert (expected == ()) == (criteria.reference in ("other", "ry", " ", "mrn4711", "canary%"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("7", []), ("17", ["17"]), ("8017", ["MRN 48218017"]), ("7-a", ["07-A"]), ("mrn4821 8017", ["MRN 48218017"])],
)
def test_a_reference_is_found_whole_or_by_an_end_of_three_signs(store, wanted, found):
    for each in ("MRN 48217018", "MRN 48218017", "17", "07-A"):
        store.append([Writer(NOW).started(reference=each)])

    assert [each.reference for each in store.find(Criteria(reference=wanted))] == found


def test_a_list_is_read_page_by_page_the_newest_first(store):
    for events in several():
        store.append(events)
    pages, last = [], None
    while page := store.find(older_than=last, limit=3):
        pages.append(page)
        last = page[-1].briefing

    assert [len(each) for each in pages] == [3, 3, 2]
    assert tuple(each for page in pages for each in page) == store.find()
    assert [each.led_on for each in store.find()] == sorted((each.led_on for each in store.find()), reverse=True)


def test_a_deletion_takes_the_text_and_leaves_the_chain(store):
    events, other = a_briefing(), a_briefing()
    store.append(events)
    store.append(other)
    delete(store, events[0].briefing, NURSE, "asked for", NOW)

    assert [each.kind for each in store.events(events[0].briefing)] == ["deleted"]
    assert verify(store.links()).broken is None
    assert CANARY not in "".join(each.body or "" for each in store.links(events[0].briefing))
    row = store.find(Criteria(stage="deleted"))[0]
    assert [getattr(row, each.name) for each in fields(row)[4:]] == [None, None, ()]
    assert store.find() == store.find(Criteria(reference=CANARY))
    assert store.count() == 1


def test_the_sites_rule_deletes_what_is_too_old(store):
    for events in several():
        store.append(events)

    assert delete_expired(store, timedelta(days=8), NURSE, NOW + timedelta(days=10)) == 3
    assert {each.led_on for each in store.find()} == {date(2026, 11, day) for day in (22, 23, 29)}
    assert verify(store.links()).broken is None


def test_a_briefing_is_led_and_taken_up_again_by_its_own_nurse(store):
    briefing = Briefing.start(store, NURSE, procedures=("a", "b"))
    said = {"plan", "language", "content_version", "answers", "sha256"}
    briefing.add(PlanTaken, NURSE, **Writer().plan().model_dump(include=said))
    briefing.add(LineMarked, NURSE, line="bring", mark="explained")

    assert Briefing.read(store, briefing.state.briefing).state == briefing.state
    assert [each.state for each in unfinished(store, NURSE)] == [briefing.state]
    assert unfinished(store, DOCTOR) == ()


def test_what_is_refused_is_not_kept(store):
    briefing = Briefing.start(store, NURSE, procedures=("a",))
    before = briefing.state
    for kind, said, error in [(Finished, {}, SequenceError), (Noted, {"words": ""}, ValidationError)]:
        with pytest.raises(error):
            briefing.add(kind, NURSE, **said)

    assert briefing.state == before == Briefing.read(store, before.briefing).state


def test_two_who_write_in_one_briefing_do_not_overwrite_each_other(store):
    mine = Briefing.start(store, NURSE, procedures=("a",))
    theirs = Briefing.read(store, mine.state.briefing)
    theirs.add(Noted, DOCTOR, words="first")

    with pytest.raises(StoreError, match="read it again"):
        mine.add(Noted, NURSE, words="second")
    assert [each.words for each in Briefing.read(store, mine.state.briefing).state.notes] == ["first"]


def test_a_briefing_that_is_gone_cannot_be_taken_up(store):
    events = a_briefing()
    store.append(events)
    delete(store, events[0].briefing, NURSE, "r", NOW)

    for each in (events[0].briefing, Writer().briefing):
        with pytest.raises(StoreError, match="find it in the list"):
            Briefing.read(store, each)


def test_many_write_at_once_into_one_chain(store):
    def lead():
        for event in a_briefing():
            store.append([event])

    threads = [Thread(target=lead) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert verify(store.links()) == verify(store.links(), verify(store.links()).head)
    assert verify(store.links()).links == 4 * len(a_briefing())
