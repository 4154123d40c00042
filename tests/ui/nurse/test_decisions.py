"""A clinician's decision, the end before the end, and handing over: complete, by name, and as the record wants it."""

from datetime import date

import pytest
from hosted import LOOKS, faults_on_all_pages, hosted

from models.record.event import Person, new_id
from models.record.events import Decided, HandedOver, Stopped
from models.record.kept_plan import Matter
from ui.nurse.decision_panel import DecisionPanel
from ui.nurse.end_panel import EndPanel, HandOverPanel
from ui.nurse.fields import read_day

MATTERS = (Matter("line:thinners", "Tell the team about blood thinners"), Matter("question:7", "Will it hurt?"))


def event_of(kind, **said):
    """The event that the record would keep."""
    return kind(briefing=new_id(), number=9, at="2026-11-22T10:00Z", by=Person(name="N", role="nurse"), **said)


@pytest.fixture
def open_panel(qtbot):
    opened = []

    def _open(make, signal, **look):
        context = hosted(qtbot, make, **look)
        opened.append(context)
        host = context.__enter__()
        host.said = []
        getattr(host.panel, signal).connect(lambda *said: host.said.append(said))
        return host

    yield _open
    for each in opened:
        each.__exit__(None, None, None)


@pytest.fixture
def deciding(open_panel, library):
    return open_panel(lambda: DecisionPanel(tuple(library.parameters.values())), "decided")


def decider(panel, name="Dr Lee", role="radiologist"):
    panel.decider.name.edit.setText(name)
    panel.decider.role.edit.setText(role)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1.12.2026", date(2026, 12, 1)), ("01/12/2026", date(2026, 12, 1)), ("1-12-2026", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)), ("31.2.2026", None), ("12.2026", None), ("tomorrow", None), ("", None),
    ],
)  # fmt: skip
def test_a_day_is_read_as_it_is_written_here(words, day):
    assert read_day(words) == day


def test_a_medicine_on_hold_has_its_two_days_and_who_decided(deciding):
    panel = deciding.panel
    panel.what.options["medicine"].click()
    panel.medicine.edit.setText("Warfarin")
    panel.last_dose.edit.setText("27.11.2026")
    panel.restart.edit.setText("3.12.2026")
    panel.says.edit.setText("Pause it; injections are not needed.")
    assert not panel.decide.isEnabled()
    decider(panel)
    panel.decide.click()

    event = event_of(Decided, **deciding.said[0][0])
    assert (event.what, event.about, event.last_dose, event.restart) == (
        "medicine", "Warfarin", date(2026, 11, 27), date(2026, 12, 3),
    )  # fmt: skip
    assert (event.decider.name, event.decider.role, event.value) == ("Dr Lee", "radiologist", None)


def test_a_typed_day_is_said_in_words(deciding):
    deciding.panel.what.options["medicine"].click()
    deciding.panel.last_dose.edit.setText("1.12.2026")

    assert deciding.panel.last_dose.hint.text() == "Tuesday 1 December 2026"


@pytest.mark.parametrize(("last", "restart"), [("3.12.2026", "27.11.2026"), ("31.2.2026", ""), ("", "soon")])
def test_days_that_cannot_be_are_not_taken(deciding, last, restart):
    panel = deciding.panel
    panel.what.options["medicine"].click()
    panel.medicine.edit.setText("Warfarin")
    panel.says.edit.setText("Pause it.")
    decider(panel)
    assert panel.decide.isEnabled()
    panel.last_dose.edit.setText(last)
    panel.restart.edit.setText(restart)

    assert not panel.decide.isEnabled()
    assert panel.wrong.isVisible() == (last == "3.12.2026")


def kinds_of(library):
    """One parameter of each kind, with values to type or choose that it takes and that it does not."""
    by_kind = {each.kind: each for each in library.parameters.values()}
    return by_kind["duration"], by_kind["window"], by_kind["choice"]


def test_a_value_is_kept_as_a_number_and_in_words(deciding, library):
    panel, (duration, _, _) = deciding.panel, kinds_of(library)
    panel.what.options["value"].click()
    panel.finder.edit.setText(duration.title)
    panel.parameter.options[duration.id].click()
    decider(panel)
    for wrong in ("", "x", str(duration.max + 1), "-1"):
        panel.value.numbers[0].edit.setText(wrong)
        assert not panel.decide.isEnabled()
    panel.value.numbers[0].edit.setText(str(duration.max))
    panel.decide.click()

    event = event_of(Decided, **deciding.said[0][0])
    assert (event.about, event.value) == (duration.id, duration.max)
    assert event.says.startswith(str(duration.max))
    assert duration.unit in event.says


def test_a_window_of_days_and_a_choice_can_be_decided(deciding, library):
    panel, (_, window, choice) = deciding.panel, kinds_of(library)
    panel.what.options["value"].click()
    decider(panel)
    panel.parameter.options[window.id].click()
    panel.value.numbers[0].edit.setText(str(window.max))
    panel.value.numbers[1].edit.setText(str(window.min))
    assert not panel.decide.isEnabled()
    panel.value.numbers[0].edit.setText(str(window.min))
    panel.value.numbers[1].edit.setText(str(window.max))
    panel.decide.click()
    panel.parameter.options[choice.id].click()
    assert not panel.decide.isEnabled()
    panel.value.choice.options[choice.choices[0].id].click()
    panel.decide.click()

    first, second = (event_of(Decided, **each[0]) for each in deciding.said)
    assert first.value == (window.min, window.max)
    assert (second.value, second.says) == (choice.choices[0].id, choice.choices[0].says)


def test_values_are_found_by_their_words(deciding, library):
    panel = deciding.panel
    panel.what.options["value"].click()
    panel.finder.edit.setText("myelogram food")
    shown = [each for each, button in panel.parameter.options.items() if not button.isHidden()]

    assert shown == ["myelogram-food-hours"]


def test_something_else_needs_its_name_and_words(deciding):
    panel = deciding.panel
    panel.what.options["other"].click()
    decider(panel)
    panel.about.edit.setText("Room")
    assert not panel.decide.isEnabled()
    panel.says.edit.setText("Use the large room.")
    panel.decide.click()

    assert event_of(Decided, **deciding.said[0][0]).what == "other"


def test_another_kind_keeps_who_decided(deciding):
    panel = deciding.panel
    panel.what.options["medicine"].click()
    decider(panel)
    panel.what.options["other"].click()

    assert panel.decider.person == Person(name="Dr Lee", role="radiologist")
    assert not panel.medicine.isVisible()


def test_where_the_clinic_asks_for_the_register_number_it_is_needed(open_panel):
    host = open_panel(lambda: DecisionPanel((), registration_needed=True), "decided")
    panel = host.panel
    assert "value" not in panel.what.options
    panel.what.options["other"].click()
    panel.about.edit.setText("Room")
    panel.says.edit.setText("Use the large room.")
    decider(panel)
    assert not panel.decide.isEnabled()
    panel.decider.registration.edit.setText("GMC 1234567")
    panel.decide.click()

    assert event_of(Decided, **host.said[0][0]).decider.registration == "GMC 1234567"


# -- the end, and handing over --------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", ["declined", "deferred", "stopped"])
def test_each_end_has_reasons_and_words_of_ones_own(open_panel, outcome):
    host = open_panel(EndPanel, "ended")
    panel = host.panel
    panel.outcome.options[outcome].click()
    assert not panel.end.isEnabled()
    reasons = panel.reasons[outcome]
    first = next(iter(reasons.options))
    reasons.options[first].click()
    panel.end.click()
    panel.more.edit.setText("since this morning")
    panel.end.click()
    reasons.options["other"].click()
    panel.more.edit.setText("")
    assert not panel.end.isEnabled()
    panel.more.edit.setText("Wants to ask the family")
    panel.end.click()

    listed = reasons.options[first].accessibleName()
    events = [event_of(Stopped, outcome=how, reason=why) for how, why in host.said]
    assert {each.outcome for each in events} == {outcome}
    assert [each.reason for each in events] == [listed, f"{listed}: since this morning", "Wants to ask the family"]


def test_another_end_asks_for_its_own_reason(open_panel):
    host = open_panel(EndPanel, "ended")
    panel = host.panel
    panel.outcome.options["declined"].click()
    panel.reasons["declined"].options["knows"].click()
    panel.outcome.options["deferred"].click()

    assert not panel.end.isEnabled()
    assert not panel.reasons["declined"].isVisible()


def test_the_longest_words_fit_into_the_record(open_panel):
    host = open_panel(EndPanel, "ended")
    panel = host.panel
    panel.outcome.options["deferred"].click()
    panel.reasons["deferred"].options["team"].click()
    panel.more.edit.setText("x" * 9000)
    panel.end.click()

    assert event_of(Stopped, outcome=host.said[0][0], reason=host.said[0][1])


def test_only_what_is_ticked_is_handed_over_and_only_to_somebody(open_panel):
    host = open_panel(lambda: HandOverPanel(MATTERS), "handed_over")
    panel = host.panel
    panel.tiles["question:7"].click()
    assert not panel.hand_over.isEnabled()
    panel.to.name.edit.setText("Dr Lee")
    assert not panel.hand_over.isEnabled()
    panel.to.role.edit.setText("radiologist")
    panel.more.edit.setText("Rings tonight")
    panel.hand_over.click()

    event = event_of(HandedOver, **host.said[0][0])
    assert (event.matters, event.to.name, event.words) == (("question:7",), "Dr Lee", "Rings tonight")


def test_all_can_be_ticked_at_once(open_panel):
    host = open_panel(lambda: HandOverPanel(MATTERS), "handed_over")
    panel = host.panel
    panel.to.name.edit.setText("Dr Lee")
    panel.to.role.edit.setText("radiologist")
    assert not panel.hand_over.isEnabled()
    panel.all.click()
    panel.hand_over.click()

    assert event_of(HandedOver, **host.said[0][0]).matters == ("line:thinners", "question:7")


def test_where_nothing_is_open_it_is_the_whole_briefing(open_panel):
    host = open_panel(lambda: HandOverPanel(()), "handed_over")
    panel = host.panel
    panel.to.name.edit.setText("Bo Lind")
    panel.to.role.edit.setText("nurse")
    panel.hand_over.click()

    assert event_of(HandedOver, **host.said[0][0]).matters == ()


def a_medicine(panel):
    panel.what.options["medicine"].click()
    panel.last_dose.edit.setText("3.12.2026")
    panel.restart.edit.setText("1.12.2026")


def a_value(panel):
    panel.what.options["value"].click()
    next(iter(panel.parameter.options.values())).click()


def put_off(panel):
    panel.outcome.options["deferred"].click()


PANELS = {
    "medicine": (lambda library: DecisionPanel(tuple(library.parameters.values())), a_medicine),
    "value": (lambda library: DecisionPanel(tuple(library.parameters.values())), a_value),
    "end": (lambda _: EndPanel(), put_off),
    "hand_over": (lambda _: HandOverPanel(MATTERS), lambda panel: panel.all.click()),
}


@pytest.mark.matrix
@pytest.mark.parametrize("which", PANELS)
@pytest.mark.parametrize(("size", "text", "theme_name", "rtl"), LOOKS)
def test_nothing_is_cut_or_too_small(qtbot, library, size, text, theme_name, rtl, which):
    make, fill = PANELS[which]
    with hosted(qtbot, lambda: make(library), size, text, theme_name, rtl) as host:
        fill(host.panel)

        assert not faults_on_all_pages(host.panel, host.overlay)
