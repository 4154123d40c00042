"""What one rule finds in a library, by the fields that it names."""

from datetime import date
from typing import Any

from builders import a_library, a_tidy_procedure

from models.content.lint import lint
from resources import resource

PICTURES, FONTS = resource("pictures"), resource("fonts")
TODAY = date(2026, 11, 22)


def findings(code: str, *procedures: Any, **kinds: Any) -> list[str]:
    """Give the fields in which a rule finds something; the procedure is a tidy one unless told otherwise."""
    library = a_library(*(procedures or (a_tidy_procedure(),)), **kinds)
    return [each.field for each in lint(library, PICTURES, FONTS, TODAY) if each.code == code]


def said(code: str, text: str) -> bool:
    """Tell whether a rule objects to a sentence."""
    return findings(code, a_tidy_procedure(who=text)) == ["who"]
