"""What happened in a briefing, for a terminal: every field of each event, with words in the place of ids."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from models.document.event_words import given_words
from models.language import ENGLISH
from models.language_names import own_name
from models.record.events import AnyEvent, PlanTaken, Started, VisitChanged
from models.record.kept_plan import KeptPlan
from models.record.names import Names, names_in, names_of

_NOT_SAID = {"id", "briefing", "number", "at", "by", "salt", "kind", "plan", "ink"}


def events_in_words(events: Sequence[AnyEvent], content: Path | None) -> Iterator[tuple[AnyEvent, str]]:
    """Say each event in the words that were kept with the briefing; what has none there is named by the content."""
    kept, names = KeptPlan({}, (), {}), _names(events, content)
    for event in events:
        kept = event.kept if isinstance(event, PlanTaken) else kept
        yield event, _said(event, kept, names)


def _names(events: Sequence[AnyEvent], content: Path | None) -> Names:
    """Give all names; content is read only where something was kept without one, for that takes its time."""
    kept = names_in(events)
    for each in events:
        if not isinstance(each, Started | VisitChanged):
            continue
        answers = each.answers if isinstance(each, VisitChanged) else {}
        if not {*each.procedures} <= {*kept.procedures} or not {*answers} <= {*kept.questions}:
            from ui.command_visit import read_library

            return names_in(events, names_of(read_library(content)))
    return kept


def _said(event: AnyEvent, kept: KeptPlan, names: Names) -> str:
    said = event.model_dump(mode="json", exclude=_NOT_SAID, exclude_none=True)
    words = [
        f"{key.replace('_', ' ')}: {_worded(key, value, kept, names)}"
        for key, value in said.items()
        if value not in ([], {}, "")
    ]
    return "; ".join([event.kind.replace("_", " "), *words])


def _worded(key: str, value: Any, kept: KeptPlan, names: Names) -> str:
    if key == "answers":
        given = ((names.question(each), given_words(each, said, names, ENGLISH)) for each, said in value.items())
        return ", ".join(f"{question} {said.rstrip('.')}" for question, said in given)
    if key == "appointments":
        return ", ".join(f"{names.procedure(each)} {at}" for each, at in value.items())
    known: Mapping[str, Callable[[str], str]] = {
        "procedures": names.procedure,
        "language": own_name,
        "line": lambda each: kept.lines.get(each, each),
        "item": lambda each: kept.teach_back.get(each, each),
        "matters": lambda each: _matter(each, kept),
        "chosen": lambda each: kept.sides.get(each, each),
        "between": lambda each: kept.sides.get(each, each),
    }
    if key == "about" and isinstance(value, str):
        return kept.titles.get(value, value)
    return _short(value, known.get(key, str))


def _matter(matter: str, kept: KeptPlan) -> str:
    kind, _, key = matter.partition(":")
    words = {"line": kept.lines, "teach-back": kept.teach_back, "settle": kept.titles}.get(kind, {})
    return words.get(key, matter)


def _short(value: object, word: Callable[[str], str] = str) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_short(each)}" for key, each in value.items())
    return ", ".join(_short(each, word) for each in value) if isinstance(value, list) else word(str(value))
