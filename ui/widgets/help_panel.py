"""What the panels *Get help*, *Start again?* and *Please start again* say."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.language import tr
from ui.widgets.button import Button
from ui.widgets.labels import label
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from models.site import Site


def help_panel(site: "Site | None", ways: Iterable[Button]) -> Panel:
    """Say whom to ask and whom to ring; ``ways`` are what else helps, such as to start again."""
    items: list[QWidget] = [label(tr("Please ask any member of staff. They will gladly help you."), "lead")]
    phones = site.phones if site else ()
    items += [label(f"{phone.label}: {phone.number}", "lead", bold=True) for phone in phones]
    number = site.emergency_number if site else None
    urgent = tr("If you feel very ill now, tell staff at once. At home, call {number}.")
    items.append(label(urgent.format(number=number or tr("the emergency number")), "body"))
    return Panel([*items, *ways])


def restart_panel(restart: Button) -> Panel:
    """Say what would be lost, with the button that does it."""
    return Panel([label(tr("Start again forgets your choice, your answers and your ticks."), "lead"), restart])


def changed_panel() -> Panel:
    """Say why all was forgotten."""
    words = tr("The information in this program was changed just now. Please choose again, and answer again.")
    return Panel([label(words, "lead")])
