"""Collect every text that people read into resources/locale/readyroom.pot, the template of all translations.

Three kinds of place hold such texts: calls in the code, fields of the content that are ``Translatable``, and the
titles and legends of the pictures. The same tree always gives the same bytes: no dates, no line numbers.
"""

import ast
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
TEMPLATE = ROOT / "resources" / "locale" / "readyroom.pot"
_Known = dict[str, tuple[ast.expr, ...]]
ARGUMENTS = {"tr": 1, "text": 1, "ntr": 2, "count": 2}
_HEADER = """\
# Every text of Ready Room that people read: `make messages` writes this file.
# Words in braces, such as {time}, stay as they are.
"""
_NOISE = (
    b'"Report-Msgid-Bugs-To',
    b'"POT-Creation-Date',
    b'"PO-Revision-Date',
    b'"Generated-By',
    b'"Last-Translator',
    b'"Language-Team',
)


@dataclass(frozen=True)
class Message:
    """A text, or the singular and plural of one, with its file and a word for translators."""

    texts: tuple[str, ...]
    file: str
    comment: str = ""

    @property
    def id(self) -> str | tuple[str, ...]:
        """The message as gettext files it."""
        return self.texts if len(self.texts) > 1 else self.texts[0]


@dataclass(frozen=True)
class Unreadable:
    """A call whose texts stand nowhere in the file, so that nobody can translate them from here."""

    file: str
    call: str


def code_messages(root: Path = ROOT) -> Iterator[Message | Unreadable]:
    """Find the texts of all calls of ``tr``, ``ntr``, ``text`` and ``count``, in whatever constants they stand."""
    for folder in ("ui", "models"):
        for path in sorted((root / folder).rglob("*.py")):
            yield from python_messages(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))


def python_messages(file: str, source: str) -> Iterator[Message | Unreadable]:
    """Find the texts in one module."""
    reader = _Reader(file)
    reader.visit(ast.parse(source))
    yield from reader.found


class _Reader(ast.NodeVisitor):
    """Walks one module, knowing what was assigned to the names of each function on the way."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._known: _Known = {}
        self.found: list[Message | Unreadable] = []

    def visit_Assign(self, node: ast.Assign) -> None:
        """Note what a name stands for, so that ``text(_MONTHS[n])`` can be followed."""
        for name in node.targets:
            if isinstance(name, ast.Name):
                self._known[name.id] = (*self._known.get(name.id, ()), node.value)
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Forget the names of a function behind its end."""
        before = self._known
        self._known = dict(before)
        self.generic_visit(node)
        self._known = before

    def visit_Call(self, node: ast.Call) -> None:
        """Keep the texts of a call that translates."""
        many = ARGUMENTS.get(str(getattr(node.func, "attr", getattr(node.func, "id", ""))), 0)
        given = [list(_texts(each, self._known)) for each in node.args[:many]]
        if many and len(given) == many and all(given):
            self.found += [Message(texts, self._file) for texts in zip(*given, strict=True)]
        elif many == 1 and given:
            self.found.append(Unreadable(self._file, ast.unparse(node)))
        self.generic_visit(node)


def _texts(node: ast.expr, known: _Known) -> Iterator[str]:
    """Give every text that an expression can stand for."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body, known), *_texts(node.orelse, known))
    elif isinstance(node, ast.Tuple | ast.List):
        yield from (text for each in node.elts for text in _texts(each, known))
    elif isinstance(node, ast.Dict):
        yield from (text for each in node.values for text in _texts(each, known))
    elif isinstance(node, ast.Subscript):
        yield from _texts(node.value, known)
    elif isinstance(node, ast.Name) and node.id in known:
        others = {name: given for name, given in known.items() if name != node.id}
        yield from (text for each in known[node.id] for text in _texts(each, others))


def content_messages(folder: Path = ROOT / "resources" / "content") -> Iterator[Message]:
    """Find the texts in the content, each with the record and field that it stands in."""
    from models.content.loader import SHARED, load_library
    from models.content.places import dotted
    from models.content.translation import texts

    library = load_library(folder)
    if library.problems:
        raise SystemExit(f"The content has problems; `make check` names them: {library.problems[0]}")
    for kind in (*SHARED, "procedures"):
        for each, record in getattr(library, kind).items():
            file = f"resources/content/{library.places[f'{kind}/{each}'].name}"
            yield from (Message((text,), file, f"{each}: {dotted(path)}") for path, text in texts(record))


def picture_messages(root: Path = ROOT) -> Iterator[Message]:
    """Find the titles of the views and layers, the labels and the words of the legends in every picture."""
    for path in sorted((root / "resources" / "pictures").glob("*.svg")):
        file = path.relative_to(root).as_posix()
        for element in ET.parse(path).iter():
            title = (element.text or "").strip() if element.tag.endswith("}title") else None
            for words in (title, element.get("data-legend"), element.get("data-label")):
                if words:
                    yield Message((words,), file, "picture")


def template(messages: Iterable[Message]) -> bytes:
    """Write the template: sorted, each message once, with all files that use it."""
    catalogue = Catalog(project="Ready Room", version="1", charset="utf-8", header_comment=_HEADER.strip())
    for each in messages:
        comments = [each.comment] if each.comment else []
        catalogue.add(each.id, locations=[(each.file, None)], auto_comments=comments)
    written = BytesIO()
    write_po(written, catalogue, width=0, sort_output=True, include_lineno=False)
    return b"".join(line for line in written.getvalue().splitlines(keepends=True) if not line.startswith(_NOISE))


def all_messages() -> Iterator[Message]:
    """Give every message of the program."""
    yield from (each for each in code_messages() if isinstance(each, Message))
    yield from content_messages()
    yield from picture_messages()


if __name__ == "__main__":
    TEMPLATE.write_bytes(template(all_messages()))
