"""Checking that no kept entry was changed, moved or taken out."""

from PySide6.QtWidgets import QWidget

from models.record.chain import Verdict
from ui.language import ntr, tr
from ui.nurse.fields import Field
from ui.nurse.records_desk import RecordsDesk
from ui.nurse.records_work_panel import WorkPanel
from ui.widgets.labels import announce, card, label

_GROUP = 8


class VerifyPanel(WorkPanel):
    """Checks the chain of all entries, while work goes on."""

    def __init__(self, desk: RecordsDesk) -> None:
        super().__init__(tr("Check now"))
        self._desk = desk
        about = label(
            tr("Each entry is bound to the one before. The check finds what was changed or taken out."), "small"
        )
        about.setProperty("full-row", True)
        self.known = Field(tr("Last link that you noted, if any"))
        self.result, column = card("normal", padding=3, spacing=1)
        self.result.setProperty("full-row", True)
        self.verdict, self.head = label("", "body", bold=True), label("", "small")
        column.addWidget(self.verdict)
        column.addWidget(self.head)
        self._always: list[QWidget] = [about, self.known, self.state]
        self.ask(self._always)

    def begin(self) -> None:
        """Check from the first entry."""
        self.ask(self._always)
        known = "".join(self.known.words.split()).lower() or None
        self.work.start(lambda said, stopped: self._desk.verify(known, said, stopped))

    def ended(self, result: object) -> None:
        """Say whether the chain is whole, or name its first broken link."""
        assert isinstance(result, Verdict)  # noqa: S101 - what verify gives
        broken = result.broken
        words = ntr("{n} entry. The chain is whole.", "{n} entries. The chain is whole.", result.links)
        if broken is not None:
            words = tr("The chain breaks at link {n}.").format(n=broken.position)
        self.result.setProperty("surface", "stop" if broken else "normal")
        self.result.style().polish(self.result)
        self.verdict.setText(words)
        self.head.setText(
            _why(result) if broken else tr("Note its last link: {link}").format(link=grouped(result.head))
        )
        self.ask([*self._always, self.result])
        self.say(tr("Checked."))
        announce(self, words, urgent=broken is not None)


def _why(verdict: Verdict) -> str:
    broken = verdict.broken
    if broken is None:
        return ""
    whose = tr("Briefing {id}.").format(id=broken.briefing) if broken.briefing else ""
    do = tr("Do not delete anything. Call whoever looks after the records.")
    return " ".join(each for each in (f"{broken.why}.", whose, do) if each)


def grouped(link: str) -> str:
    """Write a link in groups, which can be read aloud and wrap."""
    return " ".join(link[place : place + _GROUP] for place in range(0, len(link), _GROUP))
