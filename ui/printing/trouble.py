"""What keeps a sheet from being printed, and how it is said to the person who waits for it."""

from enum import Enum

from ui.language import tr


class Trouble(Enum):
    """One thing that is wrong, as far as the print system knows."""

    NO_SYSTEM = "no print system"
    NO_PRINTER = "no printer"
    PAPER = "no paper"
    JAM = "paper jam"
    INK = "no ink"
    OPEN = "open"
    OFFLINE = "offline"
    REFUSED = "refused"
    PAUSED = "paused"
    FAULT = "fault"
    TAKEN_OUT = "taken out"
    STOPPED = "stopped"
    SLOW = "slow"


def words_of(trouble: Trouble) -> str:
    """Say it as part of a sentence."""
    return {
        Trouble.NO_SYSTEM: tr("this computer cannot print now"),
        Trouble.NO_PRINTER: tr("there is no printer here"),
        Trouble.PAPER: tr("the printer has no paper"),
        Trouble.JAM: tr("paper is stuck in the printer"),
        Trouble.INK: tr("the printer has no ink"),
        Trouble.OPEN: tr("the printer is open"),
        Trouble.OFFLINE: tr("the printer is turned off, or does not answer"),
        Trouble.REFUSED: tr("the printer takes no sheets now"),
        Trouble.PAUSED: tr("the printer has been stopped"),
        Trouble.FAULT: tr("the printer does not work"),
        Trouble.TAKEN_OUT: tr("somebody stopped the sheet at the printer"),
        Trouble.STOPPED: tr("you stopped it"),
        Trouble.SLOW: tr("the printer took too long"),
    }[trouble]
