"""A procedure file: everything one procedure asks, does and warns of."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from models.content.base import Content, Slug, Text
from models.content.conditions import Condition
from models.content.shared import After, Instruction, TeachBack, Tier, WarningSign
from models.content.timing import Minutes

BodyArea = Literal[
    "kidney-ureter", "bladder", "urethra-prostate", "blood-vessels", "womb", "spine-joints", "stomach-bowel", "general"
]


Contrast = Literal["vein", "artery", "bladder", "urethra", "ureter", "kidney-tube", "womb", "spine", "gut"]
Catheter = Literal["none", "urethra", "ureter", "existing", "vessel", "womb", "rectum", "kidney"]
Sedation = Literal["none", "numbing-gel", "local", "sedation", "usually-asleep", "asleep"]
BleedingClass = Literal["low", "moderate", "high"]
BLEEDING_CLASSES: tuple[BleedingClass, ...] = get_args(BleedingClass)
"""From the weakest to the strictest."""


def _several(value: Any) -> Any:
    return (() if value == "none" else (value,)) if isinstance(value, str) else value


class Facts(Content):
    """What a card, a comparison and the safety checks need to know at a glance."""

    xray: bool
    ct: bool = False
    contrast: Annotated[tuple[Contrast, ...], BeforeValidator(_several)] = Field(
        description="Every way that dye may take; one, or a list. Empty where there is none."
    )
    catheter: Catheter = "none"
    needle: bool = False
    artery_puncture: bool = False
    spinal_needle: bool = Field(default=False, description="Also that of a spinal anaesthetic.")
    scope: bool = False
    through_urethra: bool = False
    outside_drain: bool = False
    outside_line: bool = Field(
        default=False, description="A tube in a blood vessel stays and can be reached from outside."
    )
    stent_left: bool = False
    sedation: Sedation = "none"
    minutes: Minutes


class Bleeding(Content):
    """How readily a procedure bleeds, as pages class it; staff see it, the patient's paper does not."""

    classes: tuple[BleedingClass, ...] = Field(min_length=1, description="More than one where pages differ.")
    sources: tuple[Slug, ...] = Field(min_length=1)
    note: str | None = None


class Picture(Content):
    """Which layers of one view a step shows; ``focus`` is the layer drawn with emphasis."""

    view: Slug
    show: tuple[Slug, ...] = Field(min_length=1)
    focus: Slug | None = None
    of_child: bool = Field(default=False, description="Never written: the plan takes it from ``patient_is_child``.")

    def on_side(self, side: str) -> "Picture":
        """Give the picture for the ``right`` side or for ``both``; it is drawn for the left."""
        if side not in ("right", "both"):
            return self
        right = tuple(layer.replace("-left", "-right") for layer in self.show)
        show = right if side == "right" else tuple(dict.fromkeys((*self.show, *right)))
        focus = self.focus.replace("-left", "-right") if self.focus and side == "right" else self.focus
        return self.model_copy(update={"show": show, "focus": focus})


class Step(Content):
    """One step of *during*: what happens, how it feels, what we ask of you, when to speak up."""

    id: Slug
    title: Text
    happens: Text
    easy: Text | None = Field(default=None, description="The same in nine words or fewer, for easy-read.")
    feel: Text
    you_do: Text
    say_so_if: Text | None = None
    helps: Text | None = None
    minutes: int | None = Field(default=None, description="Planned length; None when nobody can say.")
    peak: bool = Field(default=False, description="The hard moment, said honestly.")
    key: bool = Field(default=False, description="One of the two to four that the full sheet draws.")
    for_: Condition | None = Field(default=None, alias="for", description="None means everyone.")
    picture: Picture | None = None
    sources: tuple[Slug, ...]
    note: str | None = None


class Risk(Content):
    """A risk as published: words first, and ``count`` in ``of`` where a page gives a figure."""

    id: Slug
    for_: Condition | None = Field(default=None, alias="for", description="None means everyone.")
    text: Text
    words: Text
    count: int | None = Field(default=None, ge=0)
    of: int | None = Field(default=None, gt=0)
    sources: tuple[Slug, ...]
    note: str | None = None


class Dose(Content):
    """An effective dose as published, in millisievert; screens show it in days of natural background."""

    low: float = Field(ge=0)
    high: float = Field(ge=0)
    sources: tuple[Slug, ...] = Field(min_length=1)
    note: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"low {self.low} is more than high {self.high}")
        return self


class Faq(Content):
    """A question people ask, and its answer."""

    id: Slug
    ask: Text
    answer: Text
    sources: tuple[Slug, ...]
    note: str | None = None


class Lookalike(Content):
    """A procedure with a name or aim so near that people mix them up."""

    name: Text
    difference: Text
    procedure: Slug | None = Field(default=None, description="Its id, when it is in the library.")
    sources: tuple[Slug, ...] = ()


class Statement(Content):
    """One sentence with its sources: a reason, what can put it off, what it can show and what it cannot."""

    text: Text
    sources: tuple[Slug, ...]
    note: str | None = None


class Review(Content):
    """Who stands behind the words. ``draft`` until a named person at the clinic signs."""

    status: Literal["draft", "approved", "retired"]
    version: int = Field(ge=1)
    by: str | None = None
    on: date | None = None
    due: date | None = None


class SignUse(Content):
    """A shared warning sign, raised to a higher tier for this procedure."""

    use: Slug
    tier: Tier


def _form(value: Any) -> str:
    if isinstance(value, str):
        return "ref"
    return "raised" if isinstance(value, SignUse) or (isinstance(value, dict) and "use" in value) else "own"


InstructionEntry = Annotated[Annotated[Slug, Tag("ref")] | Annotated[Instruction, Tag("own")], Discriminator(_form)]
AfterEntry = Annotated[Annotated[Slug, Tag("ref")] | Annotated[After, Tag("own")], Discriminator(_form)]
SignEntry = Annotated[
    Annotated[Slug, Tag("ref")] | Annotated[SignUse, Tag("raised")] | Annotated[WarningSign, Tag("own")],
    Discriminator(_form),
]
TeachBackEntry = Annotated[Annotated[Slug, Tag("ref")] | Annotated[TeachBack, Tag("own")], Discriminator(_form)]


class QuestionUse(Content):
    """A question that only some people need for this procedure; it is asked unless the condition is certainly false."""

    use: Slug
    for_: Condition = Field(alias="for")


class Procedure(Content):
    """One procedure, as its author wrote it; shared records are named by id."""

    id: Slug
    name: Text
    short_name: Text
    also_called: tuple[Text, ...] = ()
    summary: Text = Field(description="One line for the card.")
    body_area: BodyArea
    icon: Slug
    facts: Facts
    what: Text
    why: tuple[Statement, ...] = Field(min_length=1)
    postpone: tuple[Statement, ...] = Field(min_length=1)
    can_show: tuple[Statement, ...] = ()
    cannot_show: tuple[Statement, ...] = ()
    who: Text
    where: Text
    how_long: Text
    about_sources: tuple[Slug, ...] = Field(min_length=1, description="Sources of what, who, where and how_long.")
    lookalikes: tuple[Lookalike, ...] = ()
    questions: tuple[Slug | QuestionUse, ...] = Field(min_length=1)
    patient_is_child: bool = Field(default=False, description="The words speak to a parent; pictures are of the child.")
    side_question: Slug | None = Field(
        default=None, description="The question whose answer (left, right, both) turns the pictures."
    )
    preparation: tuple[InstructionEntry, ...] = Field(min_length=1)
    during: tuple[Step, ...] = Field(min_length=1)
    after: tuple[AfterEntry, ...] = Field(min_length=1)
    warning_signs: tuple[SignEntry, ...] = Field(min_length=1)
    risks: tuple[Risk, ...] = Field(min_length=1)
    radiation: Faq | None = Field(default=None, description="Dose in everyday terms; None without X-rays.")
    dose: Dose | None = Field(default=None, description="Only where a page gives a figure for this very test.")
    bleeding: Bleeding | None = Field(default=None, description="None where no page classes it.")
    teach_back: tuple[TeachBackEntry, ...] = Field(min_length=3, max_length=5)
    faqs: tuple[Faq, ...] = Field(min_length=4)
    related: tuple[Slug, ...] = ()
    codes: dict[str, str] = Field(default_factory=dict)
    review: Review

    @model_validator(mode="after")
    def _says_once_whose_body(self) -> Self:
        if any(each.picture and each.picture.of_child for each in self.during):
            raise ValueError("no picture has 'of_child'; write 'patient_is_child: true' in the procedure")
        return self

    def asks(self, answers: Mapping[str, str]) -> frozenset[str]:
        """Give the questions that this person needs for the procedure, by id."""
        needed = set()
        for each in self.questions:
            if isinstance(each, str):
                needed.add(each)
            elif each.for_.truth(answers) is not False:
                needed.add(each.use)
        return frozenset(needed)
