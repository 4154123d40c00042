from datetime import datetime

from builders import LONG_AGO, a_parameter, a_plan, a_sign, a_site, a_source, a_topic, an_after, an_instruction, an_own

from models.export.plan_explain import RULES, explain_plan
from models.planning.visit import Resolution

AT = "2026-12-02T09:00"
STOP = {"before": {"parameter": "hours"}}


def _explained(*wanted, site=None, settled=(), now=LONG_AGO):
    first = [
        an_instruction("stop", topic="fasting", do="Stop {time}.", when=STOP, firmness="site", **{
            "for": {"is": {"question": "pregnancy", "answer": ["yes"]}}
        }),
        an_instruction("full", topic="bladder"),
        an_instruction("ring", when={"before": "P30D"}, sources=[], note="caution added by the authors"),
    ]  # fmt: skip
    second = [
        an_instruction("late", topic="fasting", do="Stop later.", when={"before": "PT2H"}),
        an_instruction("empty", topic="bladder"),
    ]
    plan = a_plan(
        an_own("a", lines=first, after=[an_after("rest", topic="afterwards", text="Rest.")], signs=[a_sign()]),
        an_own("b", lines=second),
        at=AT,
        now=now,
        site=site or a_site("Europe/London", hours=6),
        answers={"pregnancy": "unsure"},
        settled=settled,
        topics=[a_topic("fasting", "earliest"), a_topic("bladder", "never_automatic")],
        parameters=[a_parameter("hours")],
        sources=[a_source(dated="2024")],
    )
    return explain_plan(plan, wanted)


def test_a_line_names_its_whole_chain_of_reasons():
    assert _explained("stop") == (
        "stop: Stop at 3:00 in the night of Tuesday to Wednesday 2 December.\n"
        "  because     It helps.\n"
        "  when        at 3:00 in the night of Tuesday to Wednesday 2 December\n"
        "  asked by    a, b\n"
        "  answer      pregnancy = unsure\n"
        "  gave way    late: Stop later. (b)\n"
        "  parameter   hours = 6, signed by Dr Who on 2026-11-01\n"
        f"  rules       {'; '.join(f'{rule} {RULES[rule]}' for rule in ('M1', 'M2', 'M6', 'M7', 'M8'))}\n"
        "  source      [B] A hospital: A leaflet, 2024 (leaflet)\n"
    )


def test_what_is_open_says_so():
    open_value = _explained("stop", site=a_site("Europe/London"))

    assert "  parameter   hours is not set\n" in open_value
    assert "  when        now, before the person leaves\n" in open_value
    assert "  open        the clinic or the team must settle it; the line says ask us\n" in open_value
    assert f"  rules       M3 {RULES['M3']}; M6 {RULES['M6']}\n" in _explained("bladder")


def test_a_decision_names_what_was_chosen_by_whom_and_when():
    sides, at = ("empty", "full"), datetime(2026, 11, 22, 8)
    chosen = (Resolution("bladder", sides, "Nurse Joy", at, "full"),)
    own = (Resolution("bladder", sides, "Nurse Joy", at, None, "Come as you are."),)

    assert "  decided     full of empty, full; by Nurse Joy, 2026-11-22 08:00\n" in _explained("full", settled=chosen)
    assert "  decided     “Come as you are.” of empty, full; by" in _explained("bladder", settled=own)


def test_what_is_late_and_what_no_page_says_is_said():
    late = _explained("ring", now="2026-11-22T08:00")

    assert "  when        on Monday 2 November (already past: call us now)\n" in late
    assert "  source      none: a caution added by the authors\n" in late


def test_aftercare_and_signs_are_explained_too():
    both = _explained("rest", "fever")

    assert both.startswith("rest: Rest.\n  asked by    a\n  rules       M6")
    assert "\nfever: You have fever\n  tier        urgent: Call us today.\n  asked by    a\n" in both
