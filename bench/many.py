"""Thousands of plausible procedures: the shipped files, each copy with names, words and records of its own."""

import re
import shutil
from pathlib import Path
from random import Random

_PARTS = (
    ("ab", "angi", "arthr", "bronch", "cardi", "cerebr", "chol", "col", "cyst", "dacry", "duoden", "endo", "enter",
     "fistul", "gastr", "hepat", "hyster", "ile", "lapar", "lymph", "mamm", "mediastin", "myel", "nephr", "oesophag",
     "oste", "pancreat", "pericardi", "phleb", "pleur", "proct", "prostat", "pyel", "rect", "rhin", "salping",
     "sial", "splen", "stern", "thorac", "thyr", "trache", "ureter", "urethr", "vas", "ventricul", "vesicul"),
    ("o", "i", "a", "eo", "ico", "oro", "alo", "uno", "emo", "ifo"),
    ("gram", "graphy", "scopy", "stomy", "tomy", "plasty", "centesis", "metry", "gravure", "clysis", "desis", "pexy"),
)  # fmt: skip
_KINDS = ("flexible", "rigid", "retrograde", "antegrade", "dynamic", "guided", "under X-ray", "with dye", "repeat",
          "left", "right", "urgent", "planned", "with a camera", "with a drain", "by the wrist")  # fmt: skip
_PLAIN = ("look", "test", "picture", "tube", "drain", "needle", "sample", "scan", "check", "stretch", "dye", "belly",
          "kidney", "bladder", "vein", "artery", "back", "joint", "womb", "bowel", "chest", "neck", "inside",
          "pressure", "flow", "stone", "swelling", "blockage", "narrow place", "leak", "lining", "wall")  # fmt: skip
_ENTRIES = ("preparation", "after", "warning_signs", "teach_back")
_SENTENCE = re.compile(r"^( +(?:happens|feel|you_do|because|do|text|answer): [^\"'>|\n{}#]*[a-z])\.$", re.MULTILINE)


def make_many(shipped: Path, folder: Path, many: int, seed: int = 1) -> Path:
    """Write a content folder with ``many`` procedures, the shipped ones among them."""
    shutil.copytree(shipped, folder, dirs_exist_ok=True)
    originals = [_Original(path.read_text(encoding="utf-8")) for path in sorted((shipped / "procedures").glob("*"))]
    random = Random(seed)
    names = _names(random, many - len(originals))
    for number, name in enumerate(names):
        text = originals[number % len(originals)].copy(random, number, name, names)
        (folder / "procedures" / f"{_id(name, number)}.yaml").write_text(text, encoding="utf-8")
    return folder


def words(random: Random, many: int) -> str:
    """Give a few plain words."""
    return " ".join(random.choice(_PLAIN) for _ in range(many))


def _names(random: Random, many: int) -> list[str]:
    return [f"{''.join(random.choice(part) for part in _PARTS).capitalize()}, {random.choice(_KINDS)}"
            for _ in range(many)]  # fmt: skip


def _id(name: str, number: int) -> str:
    return f"{name.partition(',')[0].lower()}-{number}"


class _Original:
    """A shipped file, taken apart once."""

    def __init__(self, text: str) -> None:
        self._text = re.sub(r"^(also_called|related):.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)
        sections = re.split(r"^(\w+):", self._text, flags=re.MULTILINE)
        own = dict(zip(sections[1::2], sections[2::2], strict=True))
        ids = [each for kind in _ENTRIES for each in re.findall(r"\bid: ([\w-]+)", own[kind])]
        self._own = re.compile(rf"\bid: ({'|'.join(ids)})(?=[\n,}}])")

    def copy(self, random: Random, number: int, name: str, names: list[str]) -> str:
        text = self._own.sub(rf"id: \1-{number}", self._text)
        minutes = 5 * random.randrange(1, 12)
        others = [random.randrange(len(names)) for _ in range(2)]
        own = {
            "id": _id(name, number),
            "name": name,
            "short_name": name,
            "summary": f"A {words(random, 2)} of your {words(random, 2)}, done with a {words(random, 2)}.",
        }
        for field, value in own.items():
            text = re.sub(rf"^{field}:.*$", f"{field}: {value}", text, count=1, flags=re.MULTILINE)
        text = re.sub(r"\{min: \d+, max: \d+", f"{{min: {minutes}, max: {minutes + 5 * random.randrange(9)}", text)
        text = _SENTENCE.sub(lambda found: f"{found[1]}, {words(random, 2)}.", text)
        called = ", ".join(f"{words(random, 3)} {name.partition(',')[0].lower()[: 4 + each]}" for each in range(5))
        return f"{text.rstrip()}\nalso_called: [{called}]\nrelated: [{', '.join(_id(names[n], n) for n in others)}]\n"
