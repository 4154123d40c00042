"""The code that carries a visit from the kiosk to the nurse's desk: to be scanned, or typed."""

from datetime import UTC, datetime

from models.export.qr import Code
from models.handover import Carried, HandoverError, hand_over, qr_text
from models.language import languages
from resources import resource
from ui.language import current_language, tr
from ui.session import Session
from ui.widgets.labels import label
from ui.widgets.panel import Panel
from ui.widgets.qr_code import QrCode


def hand_over_panel(session: Session) -> Panel:
    """Make the panel; where no code can carry the visit, it says so."""
    said = Carried(
        session.selection,
        dict(session.answers),
        dict(session.appointments),
        session.needs,
        current_language().code,
    )
    codes = [each.code for each in languages(resource("locale"))]
    try:
        code = hand_over(said, session.library, codes, datetime.now(UTC))
    except HandoverError:
        return Panel([label(tr("There is no code for this visit. Tell the nurse your answers."), "lead")])
    square = QrCode(Code("nurse", tr("For the nurse"), qr_text(code), 1, 1))
    square.setProperty("fill-page", True)
    words = label(tr("The nurse scans this square or types this code. It holds no name. It is good for four hours."))
    typed = label(code.replace("-", " "), "lead", bold=True)
    for each in (words, typed):
        each.setProperty("full-row", True)
    return Panel([words, typed, square])
