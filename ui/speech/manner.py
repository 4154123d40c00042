"""How fast and how loud: as the reader wants it, for as long as the visit lasts."""

from dataclasses import dataclass, replace

USUAL, SLOWER, SLOWEST = range(3)
QUIET, MIDDLE, LOUD = range(3)
WORDS_A_MINUTE = 150, 120, 90
"""Plain talk has 150 words a minute; who is old, deaf or anxious follows fewer."""


@dataclass(frozen=True)
class Manner:
    """A step of pace and one of volume, of three each."""

    pace: int = USUAL
    volume: int = MIDDLE

    @property
    def words_a_minute(self) -> int:
        """The pace as a number."""
        return WORDS_A_MINUTE[self.pace]

    def other_pace(self) -> "Manner":
        """One step slower; from the slowest, back to the usual."""
        return replace(self, pace=(self.pace + 1) % 3)

    def other_volume(self) -> "Manner":
        """One step louder; from the loudest, to the quietest."""
        return replace(self, volume=(self.volume + 1) % 3)
