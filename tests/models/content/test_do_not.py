"""What is forbidden says so with its first words, so that a wrapped, spoken or translated line cannot lose them."""

import re

import pytest

from models.content.loader import load_library
from resources import resource

OTHERWISE = re.compile(r"(don.t|never|avoid|you must not|you should not)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def lines():
    library = load_library(resource("content"))
    own = [each for procedure in library.procedures.values() for each in (*procedure.preparation, *procedure.after)]
    records = [*library.instructions.values(), *library.after.values(), *own]
    words = [getattr(each, name, None) for each in records for name in ("do", "text", "easy")]
    return [each for each in words if isinstance(each, str)]


def test_a_line_that_forbids_begins_with_do_not(lines):
    assert sum(each.startswith("Do not") for each in lines) > 20
    assert [each for each in lines if OTHERWISE.match(each)] == []
