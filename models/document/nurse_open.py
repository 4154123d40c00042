"""What is left of a briefing: what was not yet understood, what is open and with whom, and how asking back went."""

from collections.abc import Iterable

from models.document.blocks import Block, CheckLine, Checklist, Heading, Paragraph, WriteLine
from models.document.event_words import given_words, outcome_words
from models.document.told import Told
from models.record import events as kinds
from models.record.kept_plan import Matter


def still_open(told: Told) -> tuple[Block, ...]:
    """Give what was not yet understood, then the rest in order of urgency, each with whoever has taken it on."""
    text, state, kept = told.language.text, told.state, told.kept
    matters = told.state.matters
    not_yet = [each for each in matters if _kind(each) == "teach-back" and state.taught.get(_about(each)) == "not_yet"]
    unsaid = [each for each in matters if _kind(each) == "line" and _about(each) not in state.marks]
    groups = (
        (text("To settle"), [each for each in matters if _kind(each) == "settle"], True),
        (text("Questions without an answer"), _by_urgency(told, matters), True),
        (
            text("Lines with a question"),
            [each for each in matters if _kind(each) == "line" and each not in unsaid],
            True,
        ),
        (text("Important lines that were not gone through"), unsaid, False),
        (
            text("Not asked back"),
            [each for each in matters if _kind(each) == "teach-back" and each not in not_yet],
            False,
        ),
    )
    blocks: list[Block] = []
    if not_yet:
        lines = tuple(_line(told, each, kept.must_contain.get(_about(each), ()), room=True) for each in not_yet)
        blocks += [Heading(2, text("Not yet understood")), Checklist(lines)]
    blocks.append(Heading(2, text("Still open")))
    found = [(title, group, room) for title, group, room in groups if group]
    if not found:
        blocks.append(Paragraph(text("Nothing else is open.") if not_yet else text("Nothing is open.")))
    for title, group, room in found:
        blocks += [Heading(3, title), Checklist(tuple(_line(told, each, (), room=room) for each in group))]
    return tuple(blocks)


def _kind(matter: Matter) -> str:
    return matter.id.partition(":")[0]


def _about(matter: Matter) -> str:
    return matter.id.partition(":")[2]


def _by_urgency(told: Told, matters: Iterable[Matter]) -> list[Matter]:
    """Put questions about what is critical first; otherwise they stay in the order in which they were asked."""
    questions = [each for each in matters if _kind(each) == "question"]
    return sorted(questions, key=lambda each: told.state.questions[int(_about(each))].line not in told.kept.critical)


def _line(told: Told, matter: Matter, must_contain: tuple[str, ...], *, room: bool) -> CheckLine:
    text, taken_on = told.language.text, told.state.handed.get(matter.id)
    notes = list(_sides(told, matter))
    if must_contain:
        points = text(". ").join(each.rstrip(".") for each in must_contain)
        notes.append(text("The answer holds: {points}.").format(points=points))
    about = told.state.questions[int(_about(matter))].line if _kind(matter) == "question" else None
    if about:
        notes.append(text("About: {titles}").format(titles=told.kept.lines.get(about, about)))
    write = WriteLine(text("Taken on by")) if room and not taken_on else None
    beside = (text("with {person}").format(person=told.person(taken_on)),) if taken_on else ()
    return CheckLine(_words(told, matter), notes=tuple(notes), asked_by=beside, write=write)


def _words(told: Told, matter: Matter) -> str:
    """Give the matter's words; a flag comes with the answer that raised it."""
    about = _about(matter)
    answer = told.kept.flagged.get(about) if _kind(matter) == "settle" else None
    if answer is None:
        return matter.says
    words = told.language.text("{question}: {answer}")
    return words.format(question=matter.says, answer=given_words(about, answer, told.names, told.language))


def _sides(told: Told, matter: Matter) -> tuple[str, ...]:
    """Give the sides of a conflict, for whoever decides between them."""
    if _kind(matter) != "settle":
        return ()
    between = sorted(told.kept.to_settle[_about(matter)].between)
    sides = [
        told.language.text("“{words}”").format(words=told.kept.sides[each])
        for each in between
        if each in told.kept.sides
    ]
    return (told.language.text(" or ").join(sides),) if sides else ()


def asked_back(told: Told) -> tuple[Block, ...]:
    """Give every question that was to be asked back, with how it went; there is no score."""
    text, language = told.language.text, told.language
    tries: dict[str, list[kinds.TaughtBack]] = {}
    for event in told.events:
        if isinstance(event, kinds.TaughtBack):
            tries.setdefault(event.item, []).append(event)
    lines = []
    for item, ask in told.kept.teach_back.items():
        outcome = told.state.taught.get(item)
        made = tries.get(item, []) if outcome else []
        steps = (
            text("{outcome}, {clock}").format(outcome=outcome_words(each.outcome, language), clock=told.time(each.at))
            for each in made
        )
        notes = tuple(each.note for each in made if each.note)
        lines.append(CheckLine(ask, notes=notes, asked_by=tuple(steps) or (outcome_words(None, language),)))
    heading = Heading(2, text("Asked back, in the patient's own words"))
    return (heading, Checklist(tuple(lines), "bullet")) if lines else ()


def questions(told: Told) -> tuple[Block, ...]:
    """Give every question of the patient with its answer."""
    text, state = told.language.text, told.state
    lines = []
    for number, asked in state.questions.items():
        answered = state.answers.get(number)
        about = text("About: {titles}").format(titles=told.kept.lines.get(asked.line, asked.line)) if asked.line else ""
        answer = text("Answer: {words}").format(words=answered.words) if answered else text("Not answered yet.")
        notes = tuple(each for each in (about, answer) if each)
        beside = text("{name}, {clock}").format(
            name=answered.by.name if answered else asked.by.name, clock=told.time(answered.at if answered else asked.at)
        )
        lines.append(CheckLine(text("“{words}”").format(words=asked.words), notes=notes, asked_by=(beside,)))
    heading = Heading(2, text("Questions of the patient"))
    return (heading, Checklist(tuple(lines), "bullet")) if lines else ()
