"""What happened in a briefing, each event in a sentence."""

from models.document.setting import answer_words
from models.document.told import person_words
from models.language import Language
from models.language_names import own_name
from models.planning.clock import day_words
from models.planning.visit import UNKNOWN
from models.record import events as kinds
from models.record.events import AnyEvent, Mark, Outcome
from models.record.kept_plan import KeptPlan
from models.record.names import Names
from models.record.state import Stage


def stage_words(stage: Stage, language: Language) -> str:
    """Say how a briefing stands."""
    return {
        "running": language.text("Not finished"),
        "finished": language.text("Finished"),
        "declined": language.text("Declined"),
        "deferred": language.text("Put off"),
        "stopped": language.text("Stopped"),
        "deleted": language.text("Deleted"),
    }[stage]


def mark_words(mark: Mark, language: Language) -> str:
    """Say how a line is marked."""
    return {
        "explained": language.text("Explained"),
        "understood": language.text("Understood"),
        "question": language.text("Has a question"),
        "not_applicable": language.text("Does not apply"),
        "unmarked": language.text("Not marked"),
    }[mark]


def outcome_words(outcome: Outcome | None, language: Language) -> str:
    """Say how a question went that was asked back; there is no score."""
    return {
        "said": language.text("Said it"),
        "after_again": language.text("Said it after we explained again"),
        "not_yet": language.text("Not yet"),
        None: language.text("Not asked back"),
    }[outcome]


def event_words(
    event: AnyEvent,
    names: Names,
    kept: KeptPlan,
    language: Language,
    before: kinds.Started | kinds.VisitChanged | None = None,
) -> str:
    """Say what happened; ``kept`` is the plan that was shown then, whose words stand in the place of its keys.

    ``before`` is what the visit was before it changed, so that only what is other is said.
    """
    text = language.text
    match event:
        case kinds.Started():
            return text("Started: {procedures}.").format(procedures=_listed(event, names, language))
        case kinds.VisitChanged():
            return _changed(event, before, names, language)
        case kinds.PlanTaken():
            words = text("Plan shown, of content {version}, in {language}.")
            return words.format(version=event.content_version, language=own_name(event.language))
        case kinds.LineMarked():
            words = text("{mark}: {line}").format(
                mark=mark_words(event.mark, language), line=kept.lines.get(event.line, event.line)
            )
            return _with(words, event.reason, language)
        case kinds.TaughtBack():
            asked = kept.teach_back.get(event.item, event.item)
            outcome = outcome_words(event.outcome, language)
            words = text("Asked back: {question} {outcome}.").format(question=asked, outcome=outcome)
            return _with(words, event.note, language)
        case kinds.Asked() | kinds.Answered() | kinds.Noted():
            return _talk(event, language)
        case kinds.Decided() | kinds.Settled() | kinds.HandedOver():
            return _decision(event, kept, language)
        case kinds.Signed():
            return _signed(event, language)
    return _end(event, language)


def _listed(event: kinds.Started | kinds.VisitChanged, names: Names, language: Language) -> str:
    return language.text(", ").join(names.procedure(each) for each in event.procedures)


def _changed(
    now: kinds.VisitChanged, before: kinds.Started | kinds.VisitChanged | None, names: Names, language: Language
) -> str:
    """Say which procedures, times and answers are others than before."""
    said, text = [], language.text
    if before is None or (now.procedures, now.appointments) != (before.procedures, before.appointments):
        said.append(text("Visit changed: {procedures}.").format(procedures=_listed(now, names, language)))
    old = before.answers if isinstance(before, kinds.VisitChanged) else {}
    given = {**dict.fromkeys(old, UNKNOWN), **now.answers}
    new = [
        text("{question}: {answer}").format(
            question=names.question(each), answer=given_words(each, answer, names, language)
        )
        for each, answer in given.items()
        if old.get(each) != answer
    ]
    if new:
        said.append(text("Answered. {answers}.").format(answers=text("; ").join(each.rstrip(".") for each in new)))
    return " ".join(said)


def given_words(question: str, answer: str, names: Names, language: Language) -> str:
    """Say an answer, one of a question's own choices in its own words."""
    return names.choices.get((question, answer)) or answer_words(answer, language)


def _with(words: str, more: str | None, language: Language) -> str:
    return language.text("{words} Note: {note}").format(words=words, note=more) if more else words


def _talk(event: kinds.Asked | kinds.Answered | kinds.Noted, language: Language) -> str:
    if isinstance(event, kinds.Asked):
        return language.text("Question {n}: {words}").format(n=event.number, words=event.words)
    if isinstance(event, kinds.Answered):
        return language.text("Answer to question {n}: {words}").format(n=event.question, words=event.words)
    words = language.text("Private note: {words}") if event.private else language.text("Note: {words}")
    return words.format(words=event.words)


def _decision(event: kinds.Decided | kinds.Settled | kinds.HandedOver, kept: KeptPlan, language: Language) -> str:
    text = language.text
    if isinstance(event, kinds.HandedOver):
        words = text("Open matters handed to {person}.") if event.matters else text("Briefing handed to {person}.")
        return _with(words.format(person=person_words(event.to, language)), event.words, language)
    decider = person_words(event.decider, language)
    if isinstance(event, kinds.Settled):
        words = text("Settled by {person}: {about}: {says}")
        about = kept.titles.get(event.about, event.about)
        return words.format(person=decider, about=about, says=settled_words(event, kept))
    words = text("Decided by {person}: {about}: {says}")
    about = kept.titles.get(event.about, event.about)
    said = words.format(person=decider, about=about, says=event.says)
    return " ".join((said, *dose_days(event, language)))


def settled_words(event: kinds.Settled, kept: KeptPlan) -> str:
    """Say how a matter was settled: in the words of the side that was chosen, or in the team's own."""
    return event.words or kept.sides.get(event.chosen or "", event.chosen or "")


def dose_days(event: kinds.Decided, language: Language) -> tuple[str, ...]:
    """Say the last dose and the day to start again, where they were decided."""
    text = language.text
    days = ((text("Last dose: {day}."), event.last_dose), (text("Start again: {day}."), event.restart))
    return tuple(words.format(day=day_words(day, language, year=True)) for words, day in days if day)


def signer_words(event: kinds.Signed, language: Language) -> str:
    """Say as what somebody signed."""
    return {
        "patient": language.text("Patient"),
        "carer": language.text("Carer"),
        "nurse": language.text("Nurse"),
        "interpreter": language.text("Interpreter"),
        "witness": language.text("Witness"),
    }[event.who]


def method_words(event: kinds.Signed, language: Language) -> str:
    """Say how somebody signed."""
    return {
        "finger": language.text("Signed by hand"),
        "mouse": language.text("Signed with the mouse"),
        "name": language.text("Signed by typed name"),
        "refused": language.text("Did not sign"),
    }[event.method]


def _signed(event: kinds.Signed, language: Language) -> str:
    words = language.text("{how}: {name} ({who}).")
    said = words.format(how=method_words(event, language), name=event.name, who=signer_words(event, language))
    return _with(said, event.reason, language)


def _end(event: AnyEvent, language: Language) -> str:
    text = language.text
    match event:
        case kinds.Stopped():
            stage = text("{stage}.").format(stage=stage_words(event.outcome, language))
            return _with(stage, event.reason, language)
        case kinds.Amended():
            words = text("Correction of entry {n}: {says} Reason: {reason}")
            return words.format(n=event.about, says=event.says, reason=event.reason)
        case kinds.Opened():
            return {
                "read": text("Opened to read."),
                "print": text("Printed again."),
                "export": text("A copy was taken."),
            }[event.purpose]
        case kinds.Deleted():
            return text("Deleted by the rule: {rule}.").format(rule=event.rule)
    return text("Finished.")
