from dataclasses import replace

import pytest
from briefings import Writer, a_briefing
from hypothesis import given
from hypothesis import strategies as st

from models.record.chain import NOTHING_BEFORE, seal, verify
from models.record.event import new_id
from models.record.events import Deleted


def chain(*briefings):
    links = []
    for event in (each for briefing in briefings for each in briefing):
        links.append(seal(event, links[-1] if links else None))
    return links


@pytest.fixture(scope="module")
def links():
    return chain(a_briefing(), a_briefing())


def test_a_whole_chain_holds(links):
    verdict = verify(links)

    assert (verdict.broken, verdict.links, verdict.head) == (None, len(links), links[-1].hash)
    assert verify([]).head == NOTHING_BEFORE


@pytest.mark.parametrize(
    "field", ["position", "event", "briefing", "number", "kind", "at", "body", "digest", "previous", "hash"]
)
@given(data=st.data())
def test_any_field_of_any_link_changed_breaks_it_there(links, field, data):
    place = data.draw(st.integers(0, len(links) - 1))
    old = getattr(links[place], field)
    new = old + 1 if isinstance(old, int) else old[:-1] + ("0" if old[-1] != "0" else "1")
    changed = [*links[:place], replace(links[place], **{field: new}), *links[place + 1 :]]

    assert verify(changed).broken.position == place + 1


@given(data=st.data())
def test_links_taken_out_moved_or_put_in_are_named(links, data):
    place = data.draw(st.integers(0, len(links) - 2))
    other = data.draw(st.integers(0, len(links) - 1).filter(lambda each: each != place))
    taken_out = [*links[:place], *links[place + 1 :]]
    moved = [*links]
    moved[place], moved[other] = moved[other], moved[place]

    assert verify(taken_out).broken.position == place + 1
    assert verify(moved).broken.position == min(place, other) + 1
    assert verify([*links[: place + 1], *links[place:]]).broken.position == place + 2


def test_an_end_that_was_cut_off_shows_against_a_noted_hash(links):
    assert verify(links, links[3].hash).broken is None
    assert "noted earlier" in verify(links[:-1], links[-1].hash).broken.why


def test_text_may_be_gone_only_where_the_deletion_is_recorded():
    write = Writer()
    events = [write.started(), write.plan(), write(Deleted, rule="r")]
    deleted = [replace(each, body=None) if each.kind != "deleted" else each for each in chain(events)]

    assert verify(deleted).broken is None
    assert verify(deleted[:-1]).broken.position == 1
    assert verify([*deleted[:-1], replace(deleted[-1], body=None)]).broken.position == 1


def test_ids_sort_by_time_and_are_of_version_7():
    from datetime import UTC, datetime

    ids = [new_id(datetime(2026, 1, 1, second=second, tzinfo=UTC)) for second in range(9)]

    assert [str(each) for each in ids] == sorted(str(each) for each in ids)
    assert {(each.version, each.variant) for each in ids} == {(7, "specified in RFC 4122")}
