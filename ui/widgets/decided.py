"""What clinicians decided for this visit, on the patient's screen in the words of the paper."""

from PySide6.QtWidgets import QFrame

from models.document.blocks import Checklist
from models.document.led import decided_for_you
from models.document.setting import Setting
from models.planning.plan import Plan
from models.record.state import State
from models.site import Site
from ui.language import current_language, tr
from ui.widgets.labels import Heading, card, label


def decided_card(plan: Plan, site: Site, briefing: State) -> QFrame | None:
    """Make the card; None where nothing was decided."""
    blocks = decided_for_you(Setting(plan, site, current_language(), {}, briefing))
    lines = [line for block in blocks if isinstance(block, Checklist) for line in block.lines]
    if not lines:
        return None
    frame, column = card("normal", padding=3, spacing=1)
    frame.setProperty("full-row", True)
    column.addWidget(Heading(tr("Decided for you"), "h3"))
    for line in lines:
        column.addWidget(label(line.text, "body", bold=True))
        if line.when:
            column.addWidget(label(line.when, "body"))
    return frame
