"""What happens during each procedure, step by step, with a few pictures of what matters most."""

from functools import lru_cache

from models.content.pictures import PictureError, View
from models.content.procedure import Picture
from models.document.blocks import Block, Drawing, Heading, Paragraph, Step, Steps
from models.document.picture_words import picture_text
from models.document.setting import Setting
from models.planning.plan import PlanStep

_PICTURES = 3


def during(setting: Setting) -> tuple[Block, ...]:
    """Give every procedure's steps under its name."""
    text = setting.language.text
    signpost = setting.signpost(text("What happens"))
    blocks: list[Block] = [Heading(2, text("What happens during it"), signpost=signpost, columns=2)]
    for procedure in setting.plan.procedures:
        steps = tuple(step for step in setting.plan.steps if step.procedure == procedure.id)
        drawn = _most_telling(steps)
        blocks += [Heading(3, procedure.name, procedure.how_long), Paragraph(procedure.what)]
        if any(step.side_unknown for step in steps):
            blocks.append(Paragraph(text("The pictures show the left side. Yours may be the right.")))
        blocks.append(Steps(tuple(_step(setting, step, drawn=step.step.id in drawn) for step in steps)))
    return tuple(blocks)


def _most_telling(steps: tuple[PlanStep, ...]) -> set[str]:
    """Choose the steps to draw: the hard moment first, then those that point at something, no picture twice."""
    drawn = [(planned.step, planned.picture) for planned in steps if planned.picture]
    different: dict[Picture, str] = {}
    for step, picture in sorted(drawn, key=lambda each: (not each[0].peak, each[1].focus is None)):
        different.setdefault(picture, step.id)
    return set(list(different.values())[:_PICTURES])


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
def _composed(view: View, picture: Picture) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Remember what was composed: the same few pictures come on every sheet."""
    return view.compose(picture), view.legend(picture)


def drawing(setting: Setting, planned: PlanStep) -> Drawing | None:
    """Compose the picture; a view that is missing or damaged costs the picture, never the step."""
    picture = planned.picture
    view = setting.views.get(picture.view) if picture else None
    if picture is None or view is None:
        return None
    try:
        svg, legend = _composed(view, picture)
    except PictureError:
        return None
    alt = picture_text(view, picture, setting.language)
    return Drawing(svg, alt, tuple((setting.language.text(name), colour) for name, colour in legend))
