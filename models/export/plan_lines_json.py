"""The lines of a plan as plain data: what to do, what is normal, what warns, each with its reasons."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from models.planning.plan import AfterLine, Due, GivenAnswer, Line, Sign, SiteValue
from models.planning.visit import Resolution


def iso(moment: datetime | date | None) -> str | None:
    """Write a moment or a day; None stays None."""
    return moment.isoformat() if moment else None


def resolution_data(resolution: Resolution | None) -> dict[str, Any] | None:
    """Give what a named person settled."""
    if resolution is None:
        return None
    return {
        "about": resolution.about,
        "between": [*resolution.between],
        "chosen": resolution.chosen,
        "words": resolution.words,
        "by": resolution.by,
        "at": iso(resolution.at),
    }


def _when(due: Due) -> dict[str, Any]:
    return {
        "kind": due.kind,
        "at": iso(due.at),
        "until": iso(due.until),
        "distance": str(due.distance) if due.distance else None,
        "distance_until": str(due.distance_until) if due.distance_until else None,
        "cycle_days": [*due.days] if due.days else None,
        "overdue": due.overdue,
        "counted_from": iso(due.counted_from),
    }


def answers_data(answers: Iterable[GivenAnswer]) -> list[dict[str, Any]]:
    """Give answers with their words."""
    return [
        {"question": each.question, "title": each.title, "answer": each.answer, "says": each.says} for each in answers
    ]


def _reasons(line: Line | AfterLine) -> dict[str, Any]:
    """Give who asked for a line, and why it reads as it does."""
    return {
        "asked_by": [*line.asked_by],
        "firmness": line.firmness,
        "sources": [*line.sources],
        "answers": answers_data(line.answers),
        "rules": [*line.rules],
        "gave_way": [{"id": each.id, "text": each.text, "asked_by": [*each.asked_by]} for each in line.gave_way],
        "decision": resolution_data(line.decision),
    }


def line_data(line: Line) -> dict[str, Any]:
    """Give one thing to do before."""
    return {
        "id": line.id,
        "key": line.key,
        "day": iso(line.day),
        "slot": iso(line.slot),
        "topic": line.topic,
        "do": line.do,
        "about": line.about,
        "because": line.because,
        "detail": line.detail,
        "easy": line.easy,
        "icon": line.icon,
        "opposite": line.opposite,
        "when": _when(line.due),
        **_reasons(line),
        "parameter": _parameter(line.site_value) if line.site_value else None,
        "ask_us": line.ask_us,
    }


def _parameter(value: SiteValue) -> dict[str, Any]:
    return {
        "id": value.parameter,
        "value": [*value.value] if isinstance(value.value, tuple) else value.value,
        "signed_by": value.signed_by,
        "signed_on": iso(value.signed_on),
    }


def after_data(line: AfterLine) -> dict[str, Any]:
    """Give something normal, or to do at home."""
    return {
        "id": line.id,
        "key": line.key,
        "day": iso(line.day),
        "slot": iso(line.slot),
        "topic": line.topic,
        "kind": line.kind,
        "text": line.text,
        "detail": line.detail,
        "easy": line.easy,
        "icon": line.icon,
        "until": str(line.until) if line.until else None,
        "ends_on": iso(line.ends_on),
        **_reasons(line),
        "ask_us": line.ask_us,
    }


def sign_data(sign: Sign) -> dict[str, Any]:
    """Give a warning sign."""
    return {
        "id": sign.id,
        "sign": sign.sign,
        "detail": sign.detail,
        "tier": sign.tier,
        "act": sign.act,
        "at_once": sign.at_once,
        "easy": sign.easy,
        "icon": sign.icon,
        "asked_by": [*sign.asked_by],
        "answers": answers_data(sign.answers),
        "sources": [*sign.sources],
    }
