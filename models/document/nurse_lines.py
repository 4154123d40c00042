"""What was gone through, line by line: a summary first, and at the end all the words with their marks."""

from models.document.blocks import Block, CheckLine, Checklist, Heading, Paragraph
from models.document.event_words import mark_words
from models.document.record_blocks import Table
from models.document.told import Told
from models.record.events import LineMarked, Mark
from models.record.kept_plan import Part

_SHOWN: tuple[Part, ...] = ("before", "during", "after", "signs")
_MARKS: tuple[Mark, ...] = ("explained", "understood", "question", "not_applicable")


def gone_through(told: Told) -> tuple[Block, ...]:
    """Count the marks by part, and give what does not apply with its reason."""
    text, language, marks = told.language.text, told.language, told.state.marks
    heading = Heading(2, text("What was gone through"))
    if told.state.plan is None:
        return (heading, Paragraph(text("No plan was shown.")))
    rows = []
    for part in _SHOWN:
        keys = told.kept.parts.get(part, ())
        counts = [sum(key in marks and marks[key].mark == mark for key in keys) for mark in _MARKS]
        numbers = (len(keys), *counts, len(keys) - sum(counts))
        rows.append((_part(part, told), *(str(each) if each else "–" for each in numbers)))
    heads = (text("Part"), text("Lines"), *(mark_words(each, language) for each in (*_MARKS, "unmarked")))
    blocks: list[Block] = [heading, Table(heads, tuple(rows), (24, 10, 14, 14, 16, 16, 14))]
    unfit = [each for each in marks.values() if each.mark == "not_applicable"]
    if unfit:
        lines = tuple(
            CheckLine(told.kept.lines[each.line], reason=each.reason or "", asked_by=(_by(told, each),))
            for each in unfit
        )
        blocks += [Heading(3, text("Does not apply")), Checklist(lines, "bullet")]
    return tuple(blocks)


def _by(told: Told, mark: LineMarked) -> str:
    return told.language.text("{name}, {clock}").format(name=mark.by.name, clock=told.time(mark.at))


def what_was_shown(told: Told) -> tuple[Block, ...]:
    """Give all the words that were shown, with the last mark of each."""
    text, marks = told.language.text, told.state.marks
    if told.state.plan is None:
        return ()
    title = text("What was shown")
    blocks: list[Block] = [Heading(2, title, text("in the words of that day"), signpost=_signpost(told, title))]
    heads = (text("Words"), text("Mark"), text("By, at"))
    for part in _SHOWN:
        keys = told.kept.parts.get(part, ())
        rows = []
        for key in keys:
            mark = marks.get(key)
            words = mark_words(mark.mark if mark else "unmarked", told.language)
            rows.append((told.kept.lines[key], words, _by(told, mark) if mark else ""))
        if rows:
            blocks += [Heading(3, _part(part, told)), Table(heads, tuple(rows), (62, 16, 22))]
    return tuple(blocks)


def _signpost(told: Told, title: str) -> str:
    return told.language.text("{title}: page {n}").format(title=title, n="{n}")


def _part(part: Part, told: Told) -> str:
    text = told.language.text
    return {
        "before": text("Before"),
        "during": text("During"),
        "after": text("Afterwards"),
        "signs": text("Warning signs"),
    }[part]
