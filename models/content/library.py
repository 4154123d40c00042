"""The library: every record by id, with the shared ones resolved for whoever asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from models.content.background import Background
from models.content.card import Card, card_of
from models.content.exceptions import Accepted
from models.content.parameters import Parameter
from models.content.places import Place
from models.content.problems import Problem
from models.content.procedure import Procedure, SignUse
from models.content.procedures import Procedures
from models.content.questions import Contradiction, Question
from models.content.red_flags import RedFlag
from models.content.search import SearchIndex
from models.content.shared import TIERS, After, Edition, Instruction, Source, TeachBack, WarningSign
from models.content.topics import Prompt, Topic
from models.content.wording import Comparison, Myth, Term


@dataclass(frozen=True)
class Library:
    """All content that could be read; ``problems`` says what could not, and why.

    ``procedures`` may be ``Procedures``, each of which is read when it is asked for; lists and searches use
    ``cards``. ``places`` names the file and lines of every record, as ``kind/id``, if it was read without a
    cache. ``language`` is the code of the language that the words are in.
    """

    edition: Edition
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    instructions: Mapping[str, Instruction] = field(default_factory=dict)
    signs: Mapping[str, WarningSign] = field(default_factory=dict)
    after: Mapping[str, After] = field(default_factory=dict)
    teach_back: Mapping[str, TeachBack] = field(default_factory=dict)
    prompts: Mapping[str, Prompt] = field(default_factory=dict)
    contradictions: Mapping[str, Contradiction] = field(default_factory=dict)
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    backgrounds: Mapping[str, Background] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    myths: Mapping[str, Myth] = field(default_factory=dict)
    red_flags: Mapping[str, RedFlag] = field(default_factory=dict)
    exceptions: Mapping[str, Accepted] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    language: str = "en"
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """What lists and tiles show of every procedure, by id."""
        if isinstance(self.procedures, Procedures):
            return self.procedures.cards
        return {each.id: card_of(each) for each in self.procedures.values()}

    @cached_property
    def search(self) -> SearchIndex[Card]:
        """The index of all cards; made at the first use, which should be off the GUI thread."""
        return SearchIndex(self.cards.values())

    def preparation_of(self, procedure: Procedure) -> tuple[Instruction, ...]:
        """Give the procedure's lines of preparation, own and shared, in the order written."""
        return tuple(self.instructions[entry] if isinstance(entry, str) else entry for entry in procedure.preparation)

    def after_of(self, procedure: Procedure) -> tuple[After, ...]:
        """Give what is normal and what to do afterwards, own and shared."""
        return tuple(self.after[entry] if isinstance(entry, str) else entry for entry in procedure.after)

    def signs_of(self, procedure: Procedure) -> tuple[WarningSign, ...]:
        """Give the procedure's warning signs; a raised tier can only go up."""
        found = []
        for entry in procedure.warning_signs:
            if isinstance(entry, SignUse):
                sign = self.signs[entry.use]
                tier = min(sign.tier, entry.tier, key=TIERS.index)
                found.append(sign.model_copy(update={"tier": tier}))
            else:
                found.append(self.signs[entry] if isinstance(entry, str) else entry)
        return tuple(found)

    def teach_back_of(self, procedure: Procedure) -> tuple[TeachBack, ...]:
        """Give the open questions of the procedure, own and shared."""
        return tuple(self.teach_back[entry] if isinstance(entry, str) else entry for entry in procedure.teach_back)
