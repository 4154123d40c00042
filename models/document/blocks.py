"""The neutral blocks a paper is made of: words already chosen, nothing about how they look."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.content.shared import Tier
from models.document.clock_blocks import ClockStrip
from models.document.drawing import Drawing
from models.document.record_blocks import Facts, SignatureBox, Table

Mark = Literal["check", "bullet"]
NoticeKind = Literal["stop", "overdue", "no_clock", "not_final", "draft", "replaces", "copy", "ended"]


@dataclass(frozen=True)
class WriteLine:
    """A labelled value, or a line to write on while it is None; ``number`` keeps its digits' order in any script."""

    label: str
    value: str | None = None
    number: bool = False


@dataclass(frozen=True)
class Heading:
    """Opens a section. ``note`` says more beside it; ``divider`` opens a part for other readers on its own page.

    ``signpost`` names the section at the head of the paper, with ``{n}`` for its page; ``columns`` is how many
    it runs in, together with its neighbours that run in as many.
    """

    level: Literal[2, 3]
    text: str
    note: str = ""
    divider: bool = False
    signpost: str = ""
    columns: Literal[1, 2] = 1


@dataclass(frozen=True)
class Paragraph:
    """Plain words; ``opens`` keeps them with what follows."""

    text: str
    opens: bool = False


@dataclass(frozen=True)
class CheckLine:
    """One line to do, know or say, never split over two pages.

    ``asked_by`` is empty where all ask, for then naming them tells nothing; ``sources`` are numbers in the
    source list; ``write`` is room for the answer.
    """

    text: str
    reason: str = ""
    detail: str = ""
    when: str = ""
    notes: tuple[str, ...] = ()
    asked_by: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()
    ask_us: bool = False
    write: WriteLine | None = None


@dataclass(frozen=True)
class Checklist:
    """Lines that belong together, each with a box to tick or a bullet."""

    lines: tuple[CheckLine, ...]
    mark: Mark = "check"


@dataclass(frozen=True)
class Notice:
    """Something to see before all else, in a frame."""

    kind: NoticeKind
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contacts:
    """Whom to ring, or lines to write the numbers on."""

    title: str
    numbers: tuple[WriteLine, ...]


@dataclass(frozen=True)
class SignLine:
    """One warning sign; ``act`` only where it differs from the box's own."""

    sign: str
    detail: str = ""
    act: str = ""
    at_once: bool = False
    asked_by: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()


@dataclass(frozen=True)
class TierBox:
    """The warning signs of one tier, kept whole with their heading and what to do.

    ``act`` is what most signs ask for; it is empty where the heading already says it.
    """

    tier: Tier
    tier_name: str
    heading: str
    act: str
    numbers: tuple[WriteLine, ...]
    signs: tuple[SignLine, ...]


@dataclass(frozen=True)
class Step:
    """One step of a procedure; ``parts`` are labels with their sentences."""

    number: str
    title: str
    happens: str
    parts: tuple[tuple[str, str], ...]
    peak: str = ""
    picture: Drawing | None = None
    sources: tuple[int, ...] = ()


@dataclass(frozen=True)
class Steps:
    """The steps of one procedure, in order, each kept whole."""

    steps: tuple[Step, ...]


@dataclass(frozen=True)
class ConflictBlock:
    """What the program must not join: both sides, who says so, and room for the decision."""

    title: str
    sides: tuple[CheckLine, ...]
    advice: str
    decision: WriteLine


@dataclass(frozen=True)
class SourceLine:
    """One entry of the source list."""

    number: int
    text: str


@dataclass(frozen=True)
class SourceList:
    """Where the lines come from; the only body text that may be small."""

    key: str
    entries: tuple[SourceLine, ...]


@dataclass(frozen=True)
class Chance:
    """A chance as figures, ``count`` of ``of`` filled; ``alt`` is for those who do not see them."""

    count: int
    of: int
    words: str
    alt: str


@dataclass(frozen=True)
class RiskLine:
    """One risk: words first, and figures only where a page gives a number."""

    text: str
    words: str
    chance: Chance | None = None
    sources: tuple[int, ...] = ()


@dataclass(frozen=True)
class Bar:
    """A bar from nothing to ``most`` of the whole width; what lies between ``least`` and ``most`` may be less."""

    words: str
    least: float
    most: float


@dataclass(frozen=True)
class NaturalBars:
    """A dose beside one year of what nature gives, on one scale; ``note`` explains what may be less."""

    nature: Bar
    test: Bar
    note: str
    alt: str
    sources: tuple[int, ...]


@dataclass(frozen=True)
class EasyLine:
    """One idea in easy-read: a pictogram by name, words by sentence, and a sign's act where it is not the box's."""

    icon: str
    words: tuple[str, ...]
    act: str = ""
    more: tuple[str, ...] = ()
    write: WriteLine | None = None


@dataclass(frozen=True)
class EasyList:
    """Lines of easy-read that belong together; ``ticks`` gives each a box to tick."""

    lines: tuple[EasyLine, ...]
    ticks: bool = False


@dataclass(frozen=True)
class EasyBox:
    """The warning signs of one tier in easy-read; head and numbers come again on every page that it needs."""

    tier: Tier
    icon: str
    heading: str
    act: tuple[str, ...]
    numbers: tuple[WriteLine, ...]
    lines: tuple[EasyLine, ...]


@dataclass(frozen=True)
class EasyStep:
    """One step in easy-read, with its picture as large as the page allows."""

    number: str
    title: str
    words: tuple[str, ...]
    peak: str = ""
    picture: Drawing | None = None


Block = (
    Heading | Paragraph | Checklist | Notice | Contacts | TierBox | Steps | ConflictBlock | SourceList
    | RiskLine | NaturalBars | EasyList | EasyBox | EasyStep | ClockStrip | Facts | Table
    | SignatureBox
)  # fmt: skip


@dataclass(frozen=True)
class Appointment:
    """Where to be and when on one day; what is not known is a line to write on."""

    arrive: WriteLine
    day: WriteLine
    times: tuple[WriteLine, ...]


@dataclass(frozen=True)
class Footer:
    """What stands at the foot of every page; ``page`` holds ``{n}`` and ``{total}``."""

    number: str
    version: str
    review: str
    statement: str
    page: str


@dataclass(frozen=True)
class Document:
    """One paper. ``marks`` stand on every page while the content or the plan is not final; ``layout`` is how it is set.

    ``dated`` is the only time a format may stamp into its file, so that the same plan gives the same bytes.
    """

    title: str
    subtitle: str
    language: str
    direction: Literal["ltr", "rtl"]
    clinic: WriteLine
    appointments: tuple[Appointment, ...]
    running: str
    marks: tuple[str, ...]
    footer: Footer
    dated: date
    blocks: tuple[Block, ...]
    layout: Literal["full", "easy", "record"] = "full"
