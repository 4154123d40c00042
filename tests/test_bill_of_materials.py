"""The bill of materials names every locked package and every file that came from others, in CycloneDX's own form."""

import hashlib
import json
import re
import runpy
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import unquote

import pytest
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

ROOT = Path(__file__).parents[1]
SCRIPT = runpy.run_path(str(ROOT / "packaging" / "bill_of_materials.py"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = [tuple(line.split()[0].split("==")) for line in LOCK.splitlines() if re.match(r"\w", line)]
Words = Annotated[str, StringConstraints(min_length=1)]
SMALL_LOCK = """\
first==1.0 \\
    --hash=sha256:{one} \\
    --hash=sha256:{two}
    # via -r requirements.in
second==2.0+local \\
    --hash=sha256:{one}
    # via
    #   -r requirements.in
    #   first
""".format(one="1" * 64, two="2" * 64)


class Part(BaseModel):
    """A part of a bill in CycloneDX 1.5, as far as ours uses it; a field with another name is a mistake."""

    model_config = ConfigDict(extra="forbid")


class Hash(Part):
    alg: Literal["SHA-256"]
    content: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class ById(Part):
    id: Literal["Apache-2.0", "MIT", "OFL-1.1"]


class ByName(Part):
    name: Words


class License(Part):
    license: ById | ByName


class Expression(Part):
    expression: Words


class Component(Part):
    type: Literal["application", "library", "file"]
    name: Words
    version: Words | None = None
    bom_ref: Annotated[Words | None, Field(alias="bom-ref")] = None
    purl: Annotated[str, StringConstraints(pattern=r"^pkg:(pypi|npm)/[^@]+@[^@]+$")] | None = None
    licenses: (
        Annotated[list[License], Field(min_length=1)] | Annotated[list[Expression], Field(max_length=1)] | None
    ) = None
    hashes: list[Hash] = []
    components: list["Component"] = []


class Property(Part):
    name: Words
    value: Words


class Metadata(Part):
    timestamp: AwareDatetime
    component: Component
    properties: list[Property]


class Dependency(Part):
    ref: Words
    depends_on: Annotated[list[Words], Field(alias="dependsOn")]


class Composition(Part):
    aggregate: Literal["incomplete"]
    assemblies: list[Words]


class Bill(Part):
    form: Annotated[Literal["CycloneDX"], Field(alias="bomFormat")]
    spec: Annotated[Literal["1.5"], Field(alias="specVersion")]
    serial: Annotated[
        str, StringConstraints(pattern=r"^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"),
        Field(alias="serialNumber"),
    ]  # fmt: skip
    version: Literal[1]
    metadata: Metadata
    components: list[Component]
    dependencies: list[Dependency]
    compositions: list[Composition]


@pytest.fixture(scope="module")
def made():
    return SCRIPT["bill"](datetime(2026, 11, 22, tzinfo=UTC))


@pytest.fixture(scope="module")
def bill(made):
    return TypeAdapter(Bill).validate_json(json.dumps(made))


def from_others(bill):
    return {each.name: each for each in bill.components if each.purl.startswith("pkg:npm/")}


def test_every_locked_package_is_named_once_with_all_its_hashes(bill):
    packages = [each for each in bill.components if each.purl.startswith("pkg:pypi/")]

    assert PINS
    assert Counter((each.name, each.version) for each in packages) == Counter(PINS)
    assert sum(len(each.hashes) for each in packages) == LOCK.count("--hash=sha256:")
    assert all(each.purl == f"pkg:pypi/{each.name}@{each.version}" for each in packages)


def test_a_lock_is_read_with_hashes_and_who_asked():
    first, second = SCRIPT["locked_packages"](SMALL_LOCK)

    assert (first.name, first.version, first.askers) == ("first", "1.0", ("-r requirements.in",))
    assert first.hashes == ("1" * 64, "2" * 64)
    assert (second.askers, second.hashes) == (("-r requirements.in", "first"), ("1" * 64,))
    assert unquote(second.purl) == "pkg:pypi/second@2.0+local"


def test_every_reference_leads_to_a_component_and_the_program_leads_to_all(bill):
    own = bill.metadata.component.bom_ref
    refs = [own, *(each.bom_ref for each in bill.components)]
    needs = {each.ref: set(each.depends_on) for each in bill.dependencies}
    reached, coming = set(), {own}
    while coming:
        reached |= coming
        coming = set().union(*(needs[each] for each in coming)) - reached

    assert len(refs) == len(set(refs)) == len(bill.dependencies)
    assert set(needs) == set(refs) == reached
    assert set().union(*(each.assemblies for each in bill.compositions)) <= set(refs)


def test_a_licence_is_what_the_installed_package_declares():
    licences = SCRIPT["declared_licences"]
    pins = dict(PINS)

    assert licences("pydantic", pins["pydantic"]) == [{"expression": "MIT"}]
    assert licences("pyyaml", pins["pyyaml"]) == [{"license": {"name": "MIT"}}]
    assert licences("markdown-it-py", pins["markdown-it-py"]) == [{"license": {"name": "MIT License"}}]


@pytest.mark.parametrize(("name", "version"), [("pydantic", "0.0.1"), ("no-such-package", "1.0")])
def test_of_what_is_not_installed_no_licence_is_claimed(name, version):
    assert SCRIPT["declared_licences"](name, version) == []


def test_fonts_and_icons_of_others_are_there_file_by_file_and_our_own_are_not(bill):
    found = from_others(bill)
    files = {each.name: each.hashes[0].content for part in found.values() for each in part.components}
    fonts = {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources" / "fonts").rglob("*.ttf")}

    assert set(found) == {"@expo-google-fonts/atkinson-hyperlegible-next", "healthicons"}
    assert [found[name].licenses[0].license.id for name in sorted(found)] == ["OFL-1.1", "MIT"]
    assert {each for each in files if each.endswith(".ttf")} == fonts
    assert "resources/icons/alert.svg" in files
    assert "resources/icons/stent.svg" not in files
    assert files == {each: hashlib.sha256((ROOT / each).read_bytes()).hexdigest() for each in files}


def test_it_names_no_host(made):
    assert "://" not in json.dumps(made)


def test_it_is_written_and_what_has_no_licence_is_named(tmp_path, monkeypatch, capsys):
    written = tmp_path / "build" / "readyroom.cdx.json"
    monkeypatch.setitem(SCRIPT["main"].__globals__, "BILL", written)
    monkeypatch.setitem(SCRIPT["main"].__globals__, "ROOT", tmp_path)

    assert SCRIPT["main"]() == 0
    said = capsys.readouterr()
    without = {each["name"] for each in json.loads(written.read_text())["components"] if "licenses" not in each}
    assert said.out == f"{len(PINS) + 2} components: build/readyroom.cdx.json\n"
    assert {each for each in without if each in said.err} == without
