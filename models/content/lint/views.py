"""Rules about the views themselves: what their parts are called, for people and for authors."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from models.content.lint.case import Case, Finding
from models.content.pictures import Layer, PictureError, View, layer_groups, load_view, other_side
from models.content.problems import Code, problem

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_BREAK = re.compile(r"[,;:.]")


def view_finding(folder: Path, view: View, layer: str, code: Code, message: str) -> Finding:
    """Report a layer of a view, or the view itself where ``layer`` is empty."""
    line = view.svg.count("\n", 0, view.svg.find(f'id="{layer}"')) + 1 if layer else 1
    record = "/".join(filter(None, (folder.name, view.id, layer)))
    return Finding(problem(code, f"{folder.name}/{view.id}.svg", line, layer, message), record)


def words(case: Case) -> Iterator[Finding]:
    """C075: a view without a title; a layer whose words are missing or no item of a list, or whose notes lack a half.

    A legend needs its colour and its anchor, and a label its anchor: without them they are not drawn.
    """
    for view in _views(case.views_folder):
        if not view.title:
            yield view_finding(case.views_folder, view, "", Code.LAYER_WORDS, "the drawing has no title")
        for layer in view.layers.values():
            for message in _faults(layer):
                yield view_finding(case.views_folder, view, layer.id, Code.LAYER_WORDS, message)


def _faults(layer: Layer) -> Iterator[str]:
    if not layer.words:
        yield "it has no words"
    mark = _BREAK.search(layer.words)
    if mark:
        yield f"'{layer.words}' stands in a list, where '{mark.group()}' cuts it in two"
    if layer.legend and not layer.colour:
        yield f"'{layer.legend}' in the legend has no colour"
    if layer.legend and not layer.anchor:
        yield f"'{layer.legend}' in the legend has no anchor"
    if layer.label and not layer.anchor:
        yield f"the label '{layer.label}' has no anchor"


def names(case: Case) -> Iterator[Finding]:
    """C076: an id that a step cannot name, that stands twice, or that lacks its twin on the other side.

    Twins come in alike: where one has a line to follow, so has the other.
    """
    for view in _views(case.views_folder):
        ids = _ids(view)
        for each, times in ids.items():
            for message in (*_misnamed(each, times, ids), *_unlike(each, view)):
                yield view_finding(case.views_folder, view, each, Code.LAYER_NAME, message)


@lru_cache(maxsize=32)
def _ids(view: View) -> Mapping[str, int]:
    """Count the ids as they stand in the file; the view keeps the last of each."""
    return Counter(group.attrib["id"] for group in layer_groups(view.tree()))


def _misnamed(name: str, times: int, ids: Mapping[str, int]) -> Iterator[str]:
    if not _ID.fullmatch(name):
        yield f"no step can name '{name}'"
    if times > 1:
        yield f"'{name}' stands there {times} times"
    twin = other_side(name)
    if twin not in ids:
        yield f"there is no '{twin}'"


def _unlike(name: str, view: View) -> Iterator[str]:
    twin = view.layers.get(other_side(name))
    if view.layers[name].course is None and twin is not None and twin.course is not None:
        yield f"'{twin.id}' has a data-path and '{name}' has none"


def _views(folder: Path) -> Iterator[View]:
    """Give the views that can be read; C016 names the others where a step asks for one."""
    for path in sorted(folder.glob("*.svg")):
        try:
            yield load_view(folder, path.stem)
        except PictureError:
            continue


RULES = (words, names)
