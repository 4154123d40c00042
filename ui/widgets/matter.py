"""A matter that staff settle, whether a conflict or an answer that stops the visit: the card that shows it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from models.planning.plan import Conflict, Flag, Plan, Side, decision_words
from models.planning.visit import Resolution
from ui.language import tr
from ui.theme.look import look
from ui.widgets.answers import given_words
from ui.widgets.button import Button
from ui.widgets.evidence import decided_words
from ui.widgets.labels import Heading, label


@dataclass(frozen=True)
class Matter:
    """What is to be settled: ``sides`` to choose from, if any, and what a resolution is ``between``."""

    about: str
    title: str
    reason: str
    sides: tuple[Side, ...]
    between: tuple[str, ...]
    resolution: Resolution | None

    @property
    def decision(self) -> str:
        """What was decided: a side's text, or the team's own words; empty while nothing is."""
        return decision_words(self.resolution, self.sides) if self.resolution else ""


def matters(plan: Plan, *, every_flag: bool = False) -> tuple[Matter, ...]:
    """Give what staff have to settle or have settled: hard stops, then conflicts, then perhaps all other flags."""
    stops = (_of_flag(flag) for flag in plan.flags if flag.hard_stop)
    others = (_of_flag(flag) for flag in plan.flags if every_flag and not flag.hard_stop)
    return (*stops, *(_of_conflict(conflict) for conflict in plan.conflicts), *others)


def _of_flag(flag: Flag) -> Matter:
    said = given_words(flag.answer, flag.says)
    reason = tr("Answer: {answer}. {reason}").format(answer=said, reason=flag.reason)
    return Matter(flag.id, flag.title, reason, (), (flag.answer,), flag.resolution)


def _of_conflict(conflict: Conflict) -> Matter:
    between = tuple(side.id for side in conflict.sides)
    reason = conflict.ask_team_when or ""
    return Matter(conflict.id, conflict.title, reason, conflict.sides, between, conflict.resolution)


class MatterCard(QFrame):
    """Shows a matter to staff: what it is about, or what was decided, by whom and when.

    Signals:
        settle_requested: Somebody wants to settle it, or settle it otherwise. arg: the matter.
    """

    settle_requested = Signal(Matter)

    def __init__(self, matter: Matter) -> None:
        super().__init__()
        self.matter = matter
        self.setProperty("surface", "normal" if matter.resolution else "caution")
        self.setProperty("full-row", True)
        row = QHBoxLayout(self)
        edge = look().mm(3)
        row.setContentsMargins(edge + look().mm(1), edge // 2, edge, edge // 2)
        row.setSpacing(look().mm(4))
        texts = QVBoxLayout()
        texts.setSpacing(look().mm(0.5))
        self._say(texts)
        self.button = Button(tr("Change") if matter.resolution else tr("Settle"))
        self.button.setProperty("kind", "small")
        name = tr("Settle otherwise: {title}") if matter.resolution else tr("Settle: {title}")
        self.button.setAccessibleName(name.format(title=matter.title))
        self.button.clicked.connect(self._ask)
        row.addLayout(texts, 1)
        row.addWidget(self.button)

    def _say(self, texts: QVBoxLayout) -> None:
        matter = self.matter
        if matter.resolution is None:
            texts.addWidget(Heading(tr("To settle: {title}").format(title=matter.title), "h3"))
            if matter.reason:
                texts.addWidget(label(matter.reason, "small"))
            return
        texts.addWidget(Heading(tr("Settled: {title}").format(title=matter.title), "h3"))
        texts.addWidget(label(matter.decision, "body", bold=True))
        texts.addWidget(label(decided_words(matter.resolution), "small", soft=True))

    def _ask(self) -> None:
        self.settle_requested.emit(self.matter)
