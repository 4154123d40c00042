"""What happens during each procedure, step by step, with a picture of the few that matter most."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from models.content.conditions import UNSURE
from models.content.pictures import PictureError, View
from models.content.procedure import Picture
from models.document.blocks import Block, Heading, Paragraph, Step, Steps
from models.document.drawing import Drawing
from models.document.picture_key import numbered
from models.document.picture_words import picture_text
from models.document.setting import Setting
from models.planning.plan import PlanStep
from models.planning.visit import UNKNOWN


def during(setting: Setting) -> tuple[Block, ...]:
    """Give every procedure's steps under its name."""
    text = setting.language.text
    signpost = setting.signpost(text("What happens"))
    blocks: list[Block] = [Heading(2, text("What happens during it"), signpost=signpost, columns=2)]
    for procedure in setting.plan.procedures:
        steps = tuple(step for step in setting.plan.steps if step.procedure == procedure.id)
        drawn = key_steps(steps)
        blocks += [Heading(3, procedure.name, procedure.how_long), Paragraph(procedure.what)]
        if any(step.side_unknown for step in drawn):
            blocks.append(Paragraph(text("The pictures show the left side. Yours may be the right.")))
        blocks.append(Steps(tuple(_step(setting, step, drawn=step in drawn) for step in steps)))
    return tuple(blocks)


def key_steps(steps: Sequence[PlanStep]) -> tuple[PlanStep, ...]:
    """Give the key steps; of those that exclude each other, while the answer is open, one way through.

    It is the way with the most key steps; of several, the one whose step comes first.
    """
    keys = tuple(planned for planned in steps if planned.step.key)
    given = (each for planned in keys for each in planned.answers)
    answers = {each.question: each.answer for each in given if each.answer not in (UNSURE, UNKNOWN)}
    leaves = [leaf for planned in keys if planned.step.for_ for leaf in planned.step.for_.leaves()]
    for question in dict.fromkeys(leaf.question for leaf in leaves if leaf.question not in answers):
        ways = [{**answers, question: each} for leaf in leaves if leaf.question == question for each in leaf.answer]
        answers = max(ways, key=lambda way: len(_kept(keys, way)))
    return _kept(keys, answers)


def _kept(keys: Sequence[PlanStep], answers: Mapping[str, str]) -> tuple[PlanStep, ...]:
    return tuple(each for each in keys if each.step.for_ is None or each.step.for_.truth(answers) is not False)


def _step(setting: Setting, planned: PlanStep, *, drawn: bool) -> Step:
    text, step = setting.language.text, planned.step
    parts = (
        (text("Feels:"), step.feel),
        (text("You:"), step.you_do),
        (text("Helps:"), step.helps or ""),
        (text("Say so:"), step.say_so_if or ""),
    )
    return Step(
        number=str(planned.number),
        title=step.title,
        happens=step.happens,
        parts=tuple((label, words) for label, words in parts if words),
        peak=text("This may be the hardest moment") if step.peak else "",
        picture=drawing(setting, planned) if drawn else None,
        sources=setting.cite(step.sources),
    )


@lru_cache(maxsize=256)
def _composed(view: View, picture: Picture) -> str:
    """Remember what was composed: the same few pictures come on every sheet."""
    return view.compose(picture)


def drawing(setting: Setting, planned: PlanStep) -> Drawing | None:
    """Compose the picture; a view that is missing or damaged costs the picture, never the step."""
    picture = planned.picture
    view = setting.views.get(picture.view) if picture else None
    if picture is None or view is None:
        return None
    try:
        svg, key = _composed(view, picture), numbered(view, picture, setting.language)
        left, top, right, bottom = view.box
    except PictureError:
        return None
    return Drawing(svg, picture_text(view, picture, setting.language), (bottom - top) / (right - left), key)
