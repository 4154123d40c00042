"""Write the bill of materials: every locked package, and the fonts and icons that lie in ``resources``.

The form is CycloneDX 1.5. Packages and hashes are those of requirements.lock; a licence is what the package itself
declares, and only where the very version is installed.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

ROOT = Path(__file__).resolve().parent.parent
BILL = ROOT / "build" / "readyroom.cdx.json"
_PIN = re.compile(r"^([a-z0-9][\w.-]*)==(\S+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ASKER = re.compile(r"^ +# +(?:via +)?(\S.*)$", re.MULTILINE)
_VENDORED = re.compile(
    r"^\| `([\w/]+)/` \|.*npm package `([^`]+)` (\d[\d.]*\d).*\| (SIL OFL 1\.1|MIT)\b.*\|$", re.MULTILINE
)
_TAKEN = re.compile(r"^\| `([\w-]+\.svg)` \| `svg/", re.MULTILINE)
_SPDX = {"SIL OFL 1.1": "OFL-1.1", "MIT": "MIT"}
_NOTES = {
    "hashes": "a package has one hash for each file that the lock allows; one of these files is installed",
    "licences": "what each package declares about itself; nobody has judged it",
    "not listed": "what is built into the files of packages (Qt, Typst, SQLCipher), and the system's libraries",
}
Entry = dict[str, Any]


@dataclass(frozen=True)
class Locked:
    """One package of the lock; ``askers`` are the packages that need it, or ``-r requirements.in``."""

    name: str
    version: str
    hashes: tuple[str, ...]
    askers: tuple[str, ...]

    @property
    def purl(self) -> str:
        """What names this version of it everywhere."""
        return f"pkg:pypi/{self.name}@{quote(self.version)}"


def locked_packages(text: str) -> list[Locked]:
    """Read a lock."""
    pins = list(_PIN.finditer(text))
    ends = [*(each.start() for each in pins[1:]), len(text)]
    parts = [(each[1], each[2], text[each.end() : end]) for each, end in zip(pins, ends, strict=True)]
    return [
        Locked(name, version, tuple(_HASH.findall(part)), tuple(each for each in _ASKER.findall(part) if each != "via"))
        for name, version, part in parts
    ]


def declared_licences(name: str, version: str) -> list[Entry]:
    """Give what an installed package says of its licence; nothing if it says none, or is installed otherwise."""
    try:
        found = metadata(name)
    except PackageNotFoundError:
        return []
    if found["Version"] != version:
        return []
    if expressions := found.get_all("License-Expression", []):
        return [{"expression": each} for each in expressions]
    short = [each.strip() for each in found.get_all("License", []) if each.strip() and "\n" not in each.strip()]
    if short:
        return [{"license": {"name": each}} for each in short]
    classed = [each for each in found.get_all("Classifier", []) if each.startswith("License :: ")]
    return [{"license": {"name": each.rsplit(" :: ", 1)[-1]}} for each in classed]


def vendored(root: Path = ROOT) -> Iterator[Entry]:
    """Give the fonts and icons of other people, file by file; our own icons are not among them."""
    page = (root / "resources" / "README.md").read_text(encoding="utf-8")
    for folder, name, version, licence in _VENDORED.findall(page):
        here = root / "resources" / folder
        files = sorted(here.glob("*.ttf")) or [here / each for each in sorted(_TAKEN.findall(page))]
        purl = f"pkg:npm/{quote(name)}@{version}"
        yield {
            "type": "library",
            "bom-ref": purl,
            "name": name,
            "version": version,
            "licenses": [{"license": {"id": _SPDX[licence]}}],
            "purl": purl,
            "components": [_file(each, root) for each in files],
        }


def _file(path: Path, root: Path) -> Entry:
    return {
        "type": "file",
        "name": path.relative_to(root).as_posix(),
        "hashes": [_sha256(sha256(path.read_bytes()).hexdigest())],
    }


def _sha256(digest: str) -> Entry:
    return {"alg": "SHA-256", "content": digest}


def _component(package: Locked) -> Entry:
    found: Entry = {"type": "library", "bom-ref": package.purl, "name": package.name, "version": package.version}
    if licences := declared_licences(package.name, package.version):
        found["licenses"] = licences
    return found | {"purl": package.purl, "hashes": [_sha256(each) for each in package.hashes]}


def bill(now: datetime, root: Path = ROOT) -> Entry:
    """Make the bill of materials of the tree."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    packages = locked_packages((root / "requirements.lock").read_text(encoding="utf-8"))
    others = list(vendored(root))
    own = f"{project['name']}@{project['version']}"
    needs: dict[str, list[str]] = {own: [each["bom-ref"] for each in others]}
    needs |= {each.purl: [] for each in packages} | {each["bom-ref"]: [] for each in others}
    refs = {each.name: each.purl for each in packages} | {"-r requirements.in": own}
    for each in packages:
        for asker in each.askers:
            needs[refs[asker]].append(each.purl)
    program = {"type": "application", "bom-ref": own, "name": project["name"], "version": project["version"]}
    program["licenses"] = [{"license": {"id": project["license"]}}]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid4()}",
        "version": 1,
        "metadata": {
            "timestamp": now.isoformat(timespec="seconds"),
            "component": program,
            "properties": [{"name": f"readyroom:{name}", "value": words} for name, words in _NOTES.items()],
        },
        "components": [*map(_component, packages), *others],
        "dependencies": [{"ref": ref, "dependsOn": sorted(each)} for ref, each in needs.items()],
        "compositions": [{"aggregate": "incomplete", "assemblies": [each.purl for each in packages]}],
    }


def main() -> int:
    """Write it into the folder ``build``, and name the packages whose licence is not known."""
    made = bill(datetime.now(UTC))
    BILL.parent.mkdir(exist_ok=True)
    BILL.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    unknown = [each["name"] for each in made["components"] if "licenses" not in each]
    print(f"{len(made['components'])} components: {BILL.relative_to(ROOT)}")
    if unknown:
        print(f"No licence is declared, or not installed: {', '.join(unknown)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
