"""The paper of a kept briefing: what is left first, every decision with its names, and who did what when."""

import json
from datetime import date, timedelta

import pytest
from briefings import CANARY, DOCTOR, NOW, NURSE, Writer, a_briefing, plan_text
from sheets import headings, line, lines, of

from models.document.blocks import Heading, Notice, Paragraph
from models.document.nurse_sheet import nurse_sheet
from models.document.record_blocks import Facts, SignatureBox, Table
from models.language import Language
from models.record.chain import seal
from models.record.event import Late, Person
from models.record.events import (
    Amended,
    Answered,
    Asked,
    Decided,
    Finished,
    HandedOver,
    LineMarked,
    Noted,
    Opened,
    PlanTaken,
    Present,
    Settled,
    Stopped,
    TaughtBack,
    VisitChanged,
    digest_of_plan,
)
from models.record.fold import SequenceError
from models.record.kept_plan import read_plan
from models.record.names import Names
from models.site import Site

SITE = Site.model_validate({"time_zone": "Asia/Tokyo", "reference_label": "MRN", "name": "Riverside"})
SAM = Person(name="Sam Reyes", role="clinic nurse")
KEPT = read_plan(plan_text())
ITEM, OTHER = list(KEPT.teach_back)[:2]
LINE = KEPT.parts["before"][0]


def begun(**said):
    write = Writer()
    return write, [write.started(**said), write.plan()]


def facts(sheet):
    return dict(row for block in of(sheet, Facts) for row in block.rows)


def log(sheet):
    return next(block for block in of(sheet, Table) if block.heads[0] == "Entry").rows


def under(sheet, title):
    """The words of the lines between a heading and the next."""
    found, here = [], False
    for block in sheet.blocks:
        if isinstance(block, Heading):
            here = block.text == title
        elif here and hasattr(block, "lines"):
            found += [each.text for each in block.lines]
    return found


def test_what_was_not_yet_understood_comes_before_all_that_is_open():
    write, events = begun()
    events += [write(Asked, words="Will it hurt?"), write(TaughtBack, item=ITEM, outcome="not_yet", note="Mixed up.")]
    sheet = nurse_sheet(events)

    assert headings(sheet)[:3] == ["Not yet understood", "Still open", "To settle"]
    assert under(sheet, "Not yet understood") == ["Whom do you call?"]
    assert line(sheet, "Whom do you call?").notes == ("The answer holds: us.",)
    assert under(sheet, "Questions without an answer") == ["Will it hurt?"]


def test_a_question_about_what_is_critical_comes_before_the_others():
    write, events = begun()
    critical = KEPT.critical[0]
    events += [write(Asked, words="When?"), write(Asked, words="Why?", line=critical)]

    assert under(nurse_sheet(events), "Questions without an answer") == ["Why?", "When?"]


def test_what_is_open_names_who_took_it_on_or_has_room_for_a_name():
    write, events = begun()
    asked = write(Asked, words="Why?", line=LINE)
    events += [asked, write(HandedOver, to=SAM, matters=(f"question:{asked.number}",))]
    sheet = nurse_sheet(events)

    assert line(sheet, "Why?").asked_by == ("with Sam Reyes, clinic nurse",)
    assert line(sheet, "Why?").notes == (f"About: {KEPT.lines[LINE]}",)
    assert line(sheet, "pregnancy: yes").write.label == "Taken on by"
    assert line(sheet, "bladder").notes == ("“Empty.” or “Full.”",)


def test_a_line_with_a_question_and_one_that_nobody_came_to_are_told_apart():
    write, events = begun()
    events.append(write(LineMarked, line=LINE, mark="question"))
    sheet = nurse_sheet(events)

    assert under(sheet, "Lines with a question") == [KEPT.lines[LINE]]
    assert KEPT.lines[LINE] not in under(sheet, "Important lines that were not gone through")
    assert len(under(sheet, "Important lines that were not gone through")) == len(set(KEPT.critical) - {LINE})


def test_a_finished_briefing_leaves_nothing_open():
    sheet = nurse_sheet(a_briefing())

    assert "Nothing is open." in [each.text for each in of(sheet, Paragraph)]
    assert sheet.marks == ("Draft",)
    assert facts(sheet)["State"] == "Finished"
    assert not of(sheet, Notice)


@pytest.mark.parametrize(
    ("outcome", "words"), [("declined", "Declined"), ("deferred", "Put off"), ("stopped", "Stopped")]
)
def test_a_briefing_that_was_cut_short_says_so_with_its_reason(outcome, words):
    write, events = begun()
    events.append(write(Stopped, outcome=outcome, reason="Wants to talk to her daughter."))
    sheet = nurse_sheet(events)

    notice = of(sheet, Notice)[0]
    assert (notice.title, notice.lines[0]) == (words, "Reason: Wants to talk to her daughter.")
    assert "By Ann Okafor, nurse" in notice.lines[1]
    assert sheet.marks[-1] == words


def test_one_that_is_still_being_led_and_one_without_a_plan_can_be_printed():
    sheet = nurse_sheet([Writer().started(procedures=("a",))])

    assert of(sheet, Notice)[0].title == "Not finished"
    assert [each.text for each in of(sheet, Paragraph)] == [
        "Nothing is open.", "No plan was shown.", "Nobody has signed.",
    ]  # fmt: skip
    assert (sheet.subtitle, sheet.appointments[0].arrive.value, facts(sheet)["Ended"]) == ("a", None, "Not ended")


def test_a_decision_bears_the_clinicians_name_and_who_entered_it():
    write, events = begun()
    hold = {"what": "medicine", "about": "Warfarin", "says": "Pause it."}
    days = {"last_dose": date(2026, 11, 26), "restart": date(2026, 12, 3)}
    events += [write(Decided, decider=DOCTOR, **hold), write(Decided, decider=DOCTOR, **hold | days)]
    first, second = (each for each in lines(nurse_sheet(events)) if each.text == "Warfarin: Pause it.")

    assert second.when == "Last dose: Thursday 26 November 2026. Start again: Thursday 3 December 2026."
    assert second.notes == ("Decided by Dr Lee, radiologist. Entered by Ann Okafor, 9:00.",)
    assert first.notes[-1] == "Decided anew later."


def test_a_settled_conflict_gives_the_side_that_was_chosen_and_a_flag_the_teams_words():
    write, events = begun()
    conflict, flag = KEPT.to_settle["bladder"], KEPT.to_settle["pregnancy"]
    full = next(each for each in conflict.between if KEPT.sides[each] == "Full.")
    events += [
        write(Settled, decider=DOCTOR, about="bladder", between=tuple(conflict.between), chosen=full),
        write(Settled, decider=DOCTOR, about="pregnancy", between=tuple(flag.between), words="Test is negative."),
    ]
    sheet = nurse_sheet(events)

    assert under(sheet, "Decided") == ["bladder: Full.", "pregnancy: Test is negative."]
    assert under(sheet, "To settle") == []


def test_asking_back_shows_each_try_and_no_score():
    write, events = begun()
    events += [write(TaughtBack, item=ITEM, outcome=each) for each in ("not_yet", "after_again")]
    events.append(write(TaughtBack, item=OTHER, outcome="said", note="In Polish."))
    sheet = nurse_sheet(events)
    asked = [each.asked_by for each in lines(sheet) if each.text == KEPT.teach_back[ITEM] and each.asked_by]

    assert asked[:2] == [("Not yet, 9:00", "Said it after we explained again, 9:00"), ("Said it, 9:00",)]
    assert ("Not asked back",) in asked
    assert "In Polish." in [note for each in lines(sheet) for note in each.notes]


def test_questions_stand_with_their_answers():
    write, events = begun()
    asked = write(Asked, words="May I drive?")
    events += [asked, write(Answered, question=asked.number, words="Not that day."), write(Asked, words="Why?")]
    sheet = nurse_sheet(events)

    assert line(sheet, "“May I drive?”").notes == ("Answer: Not that day.",)
    assert line(sheet, "“Why?”").notes == ("Not answered yet.",)


def test_marks_are_counted_by_part_and_what_does_not_apply_has_its_reason():
    write, events = begun()
    events += [
        write(LineMarked, line=LINE, mark="explained"),
        write(LineMarked, line=KEPT.parts["after"][0], mark="not_applicable", reason="She has no tube."),
    ]
    sheet = nurse_sheet(events)
    counts = {row[0]: row[1:] for row in next(each for each in of(sheet, Table) if each.heads[0] == "Part").rows}
    many = len(KEPT.parts["before"])

    assert counts["Before"] == (str(many), "1", "–", "–", "–", str(many - 1) if many > 1 else "–")
    assert counts["Afterwards"][4] == "1"
    assert line(sheet, KEPT.lines[KEPT.parts["after"][0]]).reason == "She has no tube."


def test_every_line_that_was_shown_is_there_with_its_mark_and_who_made_it():
    write, events = begun()
    events.append(write(LineMarked, line=LINE, mark="understood"))
    shown = [row for each in of(nurse_sheet(events), Table) if each.heads[0] == "Words" for row in each.rows]

    assert sorted(row[0] for row in shown) == sorted(KEPT.lines.values())
    assert (KEPT.lines[LINE], "Understood", "Ann Okafor, 9:00") in shown


def test_who_was_there_is_said_with_how_and_language():
    present = (
        Present(who="patient"),
        Present(who="interpreter", how="phone", name="Maria", language="Polish"),
        Present(who="child_interpreting", reason="Nobody else came."),
    )
    sheet = nurse_sheet([Writer().started(present=present, chaperone="wanted", needs="Hears badly.")])

    assert facts(sheet)["There"] == (
        "Patient; Interpreter, Maria, by phone, Polish; Child who interprets, reason: Nobody else came."
    )
    assert (facts(sheet)["Chaperone"], facts(sheet)["Needs"]) == ("Wanted", "Hears badly.")


def test_the_reference_is_whole_on_this_paper_and_a_line_to_write_on_where_there_is_none():
    write = Writer()

    assert facts(nurse_sheet([write.started()], site=SITE))["MRN"] == CANARY
    assert facts(nurse_sheet([Writer().started(reference=None)], site=SITE))["MRN"] is None


def test_a_name_that_was_only_typed_says_so():
    typed = NURSE.model_copy(update={"known_by": "typed"})

    assert facts(nurse_sheet([Writer(by=typed).started()]))["Led by"] == "Ann Okafor, nurse, name as typed"


def test_a_signature_is_bound_to_what_was_shown_and_says_that_it_is_not_consent():
    write, events = begun()
    sha256 = events[1].sha256
    events.append(write.signed(sha256, ink="M10 10Q20 20 30 10"))
    box = of(nurse_sheet(events), SignatureBox)[0]

    assert (box.name, box.who, box.how) == ("P", "Patient", "Signed by hand, 9:00")
    assert box.statement == "I was told."
    assert box.beside == "This acknowledges the briefing. It is not consent."
    assert "".join(box.digest) == sha256
    assert box.bound == f"Bound to what was shown: {sha256[:8]}, content 1, in English."
    assert (box.svg[:4], box.alt, box.notes) == ("<svg", "Signature of P", ())


def test_a_refusal_a_signature_of_an_earlier_plan_and_ink_that_cannot_be_shown_say_so():
    write, events = begun()
    sha256 = events[1].sha256
    events += [
        write.signed(sha256, ink="M1 1<script>"),
        write.signed(sha256, who="carer", method="refused", reason="In a hurry."),
        write.plan(do="Bring them."),
    ]
    shown, refused = of(nurse_sheet(events), SignatureBox)

    assert shown.notes == (
        "What was shown has changed since.",
        "The drawn line cannot be shown here; the record has it.",
    )
    assert (refused.how, refused.notes[0]) == ("Did not sign, 9:00", "Reason: In a hurry.")


def test_late_entries_and_corrections_have_both_times():
    write, events = begun()
    late = Late(happened=NOW - timedelta(days=1), reason="The computer was off.")
    events.append(write(LineMarked, line=LINE, mark="explained", late=late))
    asked = write(Asked, words="Why?")
    write.at += timedelta(hours=1)
    events += [asked, write(Amended, about=asked.number, reason="Misheard.", says="She asked when.")]
    sheet = nurse_sheet(events)

    first, second = [line(sheet, each) for each in under(sheet, "Written late, and corrected")]
    assert (first.reason, second.reason) == ("The computer was off.", "Misheard.")
    assert first.notes[0] == ("Entry 3. Happened: Thursday 19 November 2026, 9:00. Written: 9:00, by Ann Okafor.")
    assert second.notes == ("Entry 4, 9:00: Question 4: Why?", "Corrected: 10:00, by Ann Okafor, nurse.")


def test_who_did_what_when_has_every_event_and_like_marks_in_one_row():
    write, events = begun()
    keys = list(KEPT.lines)
    events += [write(LineMarked, line=key, mark="explained") for key in keys[:3]]
    events += [write(LineMarked, line=keys[3], mark="not_applicable", reason="No.")]
    events += [write(LineMarked, line=keys[4], mark="understood"), write(Noted, words="Afraid of needles.")]
    events += [write(LineMarked, line=keys[5], mark="understood")]
    rows = log(nurse_sheet(events))

    assert rows[2] == ("3 to 5", "09:00:03 to 09:00:05", "Ann Okafor", "Explained: 3 lines")
    assert [row[0] for row in rows] == ["1", "2", "3 to 5", "6", "7", "8", "9"]
    assert rows[3][3] == f"Does not apply: {KEPT.lines[keys[3]]} Note: No."
    assert rows[5][3] == "Private note: Afraid of needles."
    assert rows[6][3] == f"Understood: {KEPT.lines[keys[5]]}"


def test_every_kind_of_event_has_its_words():
    write, events = begun()
    events += [
        write(VisitChanged, procedures=("a",), answers={"pregnancy": "no"}),
        write.plan(),
        write(HandedOver, to=SAM),
        write(Noted, words="Calm.", private=False),
        *write.all_settled(),
        write(Finished),
        *(write(Opened, purpose=each) for each in ("read", "print", "export")),
    ]
    said = [row[3] for row in log(nurse_sheet(events))]

    assert "Visit changed: Procedure a. Answered. pregnancy: no." in said
    assert "Briefing handed to Sam Reyes, clinic nurse." in said
    assert said[-4:] == ["Finished.", "Opened to read.", "Printed again.", "A copy was taken."]


def test_times_are_the_clinics_and_another_day_is_named():
    write, events = begun()
    write.at += timedelta(days=1)
    events.append(write(Noted, words="Called back."))
    sheet = nurse_sheet(events, site=SITE)

    assert facts(sheet)["Began"] == "Friday 20 November 2026, 18:00"
    assert [row[1] for row in log(sheet)][-1] == "2026-11-21 18:00:03"
    assert line(sheet, "Called back.").asked_by == ("Ann Okafor, Saturday 21 November 2026, 18:00",)


def test_the_place_in_the_chain_is_there_with_the_last_hash():
    events, links = a_briefing(), []
    for event in events:
        links.append(seal(event, links[-1] if links else None))
    found = facts(nurse_sheet(events, links))

    assert (found["Links"], found["Last link"]) == (f"1 to {len(links)}", links[-1].hash)
    assert found["Briefing"] == str(events[0].briefing)
    assert "Last link" not in facts(nurse_sheet(events))


def test_appointments_stand_by_day_and_the_paper_reads_as_its_language():
    at = {"a": NOW.replace(tzinfo=None), "b": NOW.replace(tzinfo=None) + timedelta(days=2)}
    write = Writer()
    sheet = nurse_sheet([write.started(appointments=at), write.plan()], language=Language("ar"))

    assert [(box.arrive.value, box.times[0].value) for box in sheet.appointments] == [
        ("9:00", "Procedure a"), ("9:00", "Procedure b"),
    ]  # fmt: skip
    assert sheet.direction == "rtl"


def test_events_that_are_no_briefing_are_refused():
    with pytest.raises(SequenceError):
        nurse_sheet(a_briefing()[1:])


def test_answers_given_one_after_the_other_are_one_row_with_what_was_said():
    write = Writer()
    events = [write.started(), *(write(VisitChanged, procedures=("a", "b"), answers=each) for each in (
        {"pregnancy": "no"}, {"pregnancy": "no", "latex": "unsure"}, {"latex": "unsure"}
    ))]  # fmt: skip

    assert [row[3] for row in log(nurse_sheet(events))] == ["Started: a, b.", "Answered. latex: not sure."]


def test_questions_go_by_their_words_as_kept_then_as_today_and_languages_by_their_own_name():
    write = Writer()
    asked = {"question": "side", "title": "Which side", "answer": "left", "says": "My left side"}
    plan = json.dumps(json.loads(plan_text()) | {"answers": [asked]})
    answers = {"side": "left", "latex": "left", "new": "yes"}
    digest = digest_of_plan(plan, "cy", "1", answers)
    events = [
        write.started(language="cy"),
        write(VisitChanged, procedures=("a", "b"), answers=answers),
        write(PlanTaken, plan=plan, language="cy", content_version="1", answers=answers, sha256=digest),
    ]
    today = Names(questions={"side": "No longer so", "latex": "Latex"}, choices={("latex", "left"): "On the left."})
    sheet = nurse_sheet(events, content=today)

    assert [row[3] for row in log(sheet)][1:] == [
        "Answered. Which side: My left side; Latex: On the left; new: yes.",
        "Plan shown, of content 1, in Cymraeg.",
    ]
    assert facts(sheet)["Language"] == "Cymraeg"
