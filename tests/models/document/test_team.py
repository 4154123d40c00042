"""The team's part of the sheet says how the patient asked to be told."""

from dataclasses import replace

from builders import a_plan, a_procedure
from sheets import headings, lines

from models.document.sheet import full_sheet

TITLE = "How the patient asked to be told"


def test_the_team_reads_how_the_patient_asked_to_be_told():
    plan = a_plan(a_procedure())
    asked = replace(plan, visit=replace(plan.visit, needs=("read-aloud", "slowly", "larger-text")))

    added = [each.text for each in lines(full_sheet(asked)) if each not in lines(full_sheet(plan))]

    assert added == ["Larger text", "Take it slowly", "Read it to me"]
    assert TITLE in headings(full_sheet(asked))
    assert TITLE not in headings(full_sheet(plan))
