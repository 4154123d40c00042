"""Judges the clock for the supervisor: has doubts counted, and tells every visit what it may believe."""

from models.trusted_clock import ClockJudge, Doubt, day_reached
from ui.kiosk.child import Child
from ui.kiosk.health import Health

_BETWEEN_NOTES = 600.0


class ClockWatch:
    """What is believed of the clock at the moment; ``newest_file`` is when the program's files were last changed."""

    def __init__(self, health: Health, judge: ClockJudge, newest_file: float) -> None:
        self._health, self._judge = health, judge
        self.newest_file = newest_file
        self.doubt: Doubt | None = None

    def look(self, *, nobody_there: bool) -> None:
        """Look at the clock; remember the time durably while it is believed."""
        health, before = self._health, self.doubt
        self.doubt = self._judge.doubt(self.newest_file, health.last_seen, nobody_there=nobody_there)
        health.dated = self.doubt is None
        if self.doubt is not None and self.doubt != before:
            health.note("clock", self.doubt)
        steady = self._judge.steady_time
        if self.doubt is None and steady is not None and steady - health.last_seen >= _BETWEEN_NOTES:
            health.see(steady)

    def tell(self, visit: Child) -> None:
        """Tell a visit; in one that has begun, a doubt is not taken back."""
        if self.doubt is None:
            words = "clock right"
        else:
            words = f"clock wrong {day_reached(self.newest_file, self._health.last_seen)}"
        if words != visit.told and not (visit.began and self.doubt is None):
            visit.told = words
            visit.say(words)
