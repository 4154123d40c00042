"""What an author can get wrong although every field is valid: each rule is one small function in ``RULES``."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from models.content.library import Library
from models.content.lint import (
    asking,
    clock,
    complete,
    contrast,
    drawing,
    easy,
    evidence,
    facts,
    figures,
    key_steps,
    letters,
    names,
    never,
    reading,
    red_flags,
    review,
    signs,
    used,
    views,
)
from models.content.lint.accepted import without_accepted
from models.content.lint.case import Case, Finding
from models.content.problems import Problem

Rule = Callable[[Case], Iterator[Finding]]
RULES: tuple[Rule, ...] = (
    *used.RULES,
    *evidence.RULES,
    *red_flags.RULES,
    *drawing.RULES,
    *views.RULES,
    *contrast.RULES,
    *never.RULES,
    *reading.RULES,
    *letters.RULES,
    *signs.RULES,
    *names.RULES,
    *asking.RULES,
    *complete.RULES,
    *key_steps.RULES,
    *facts.RULES,
    *figures.RULES,
    *clock.RULES,
    *review.RULES,
    *easy.RULES,
)


def lint(library: Library, views_folder: Path, fonts_folder: Path, today: date | None = None) -> tuple[Problem, ...]:
    """Give everything that the rules find and nobody accepted, in the order of the files.

    Needs a library read without a cache. A review expires against ``today``.
    """
    case = Case(library, views_folder, fonts_folder, today or datetime.now(UTC).date())
    found = {finding for rule in RULES for finding in rule(case)}
    return tuple(sorted({finding.problem for finding in without_accepted(case, found)}))
