"""The report on accessibility is whole and honest: every criterion is there, and what it claims has a test."""

from typing import Annotated, Literal

import pytest
import yaml
from named_tests import ROOT, missing_tests, named_tests
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from resources import resource

REPORT = yaml.safe_load((ROOT / "docs" / "accessibility.openacr.yaml").read_text(encoding="utf-8"))
Words = Annotated[str, StringConstraints(min_length=1)]
Level = Literal["supports", "partially-supports", "does-not-support", "not-applicable"]


class Part(BaseModel):
    """A part of a report in OpenACR 0.1.0; a field with another name is a mistake."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Adherence(Part):
    level: Level
    notes: Words


class Component(Part):
    name: Literal["software", "electronic-docs", "none"]
    adherence: Adherence


class Criterion(Part):
    num: Words
    components: Annotated[list[Component], Field(min_length=1)]


class Chapter(Part):
    notes: Words | None = None
    disabled: bool = False
    criteria: list[Criterion] = []


class Product(Part):
    name: Words
    version: Words
    description: Words


class Contact(Part):
    name: Words
    email: str


class Chapters(Part):
    success_criteria_level_a: Chapter
    success_criteria_level_aa: Chapter
    success_criteria_level_aaa: Chapter
    functional_performance_criteria: Chapter
    hardware: Chapter
    software: Chapter
    support_documentation_and_services: Chapter


class Report(Part):
    title: Words
    catalog: Literal["2.5-edition-wcag-2.2-508-en"]
    product: Product
    author: Contact
    vendor: Contact
    report_date: Words
    last_modified_date: Words
    version: int
    notes: Words
    evaluation_methods_used: Words
    legal_disclaimer: Words
    license: Words
    chapters: Chapters


CATALOG = {
    "success_criteria_level_a": (
        "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 "
        "2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.1 4.1.2"
    ),
    "success_criteria_level_aa": (
        "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 "
        "2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3"
    ),
    "functional_performance_criteria": ("302.1 302.2 302.3 302.4 302.5 302.6 302.7 302.8 302.9"),
    "software": (
        "502.2.1 502.2.2 502.3.1 502.3.2 502.3.3 502.3.4 502.3.5 502.3.6 502.3.7 502.3.8 502.3.9 502.3.10 "
        "502.3.11 502.3.12 502.3.13 502.3.14 502.4 503.2 503.3 503.4.1 503.4.2 504.2 504.2.1 504.2.2 504.3 "
        "504.4"
    ),
    "support_documentation_and_services": ("602.2 602.3 602.4 603.2 603.3"),
}
"""The criteria of the catalogue, but for level AAA and hardware, which the report leaves out and says so."""


def claims():
    for chapter in REPORT["chapters"].values():
        for criterion in chapter.get("criteria", ()):
            for each in criterion["components"]:
                yield f"{criterion['num']} {each['name']}", each["adherence"]


def test_it_is_a_report_as_the_schema_asks():
    report = Report.model_validate(REPORT)

    assert f'version = "{report.product.version}"' in (resource().parent / "pyproject.toml").read_text()


@pytest.mark.parametrize("chapter", Chapters.model_fields)
def test_every_criterion_is_there_once_and_in_order(chapter):
    found = REPORT["chapters"][chapter]
    parts = {"software", "electronic-docs"} if chapter.startswith("success") else {"none"}

    assert [each["num"] for each in found.get("criteria", ())] == CATALOG.get(chapter, "").split()
    assert found.get("disabled", False) is (chapter not in CATALOG)
    assert all({part["name"] for part in each["components"]} == parts for each in found.get("criteria", ()))


def test_nothing_is_claimed_without_a_test_that_is_there():
    claimed = {what: named_tests(each["notes"]) for what, each in claims() if each["level"] == "supports"}

    assert len(claimed) > 50
    assert [what for what, tests in claimed.items() if not tests or not all(name for _, name in tests)] == []
    assert [missing for _, each in claims() for missing in missing_tests(each["notes"])] == []
