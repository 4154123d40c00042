"""A care card: one tier of warning signs under one call to action."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from models.content.shared import Tier
from models.document.signs import common_act
from models.planning.plan import Plan, Sign
from models.site import Site
from ui.language import tr
from ui.theme.icons import icon_pixmap
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, label
from ui.widgets.line_row import asked_words


def tier_words(tier: Tier, site: Site, *, at_once: bool = False) -> tuple[str, str, str]:
    """Give a tier's heading, the hidden prefix for a screen reader, and its icon; ``at_once`` as of a sign."""
    if tier == "emergency":
        number = site.emergency_number
        heading = (
            tr("Call {number} now if:").format(number=number) if number else tr("Call the emergency number now if:")
        )
        return heading, tr("Immediate action required"), "ambulance"
    if tier == "urgent":
        heading = tr("Call us now if:") if at_once else tr("Call us the same day if:")
        return heading, tr("Urgent advice"), "phone"
    return tr("Tell us at your next visit if:"), tr("Non-urgent advice"), "question"


class CareCard(QFrame):
    """Shows signs of one tier; the colour of its head never speaks alone.

    ``whole`` are all signs under this heading, of which the card may show some: what most of them ask for stands above.

    Signals:
        why_requested: The reader asks why a sign is there. arg: the sign's id.
    """

    why_requested = Signal(str)

    def __init__(
        self,
        signs: tuple[Sign, ...],
        whole: tuple[Sign, ...],
        plan: Plan,
        site: Site,
        *,
        columns: int,
        first: bool,
        easy: bool,
    ) -> None:
        super().__init__()
        tier = signs[0].tier
        now, self._tier, self._easy = look(), tier, easy
        self._common_act = common_act(whole)
        said_by_heading = tier == "emergency"
        self.only_first: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        heading, prefix, picture = tier_words(tier, site, at_once=all(sign.at_once for sign in whole))
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, now.mm(3))
        column.setSpacing(0)
        self._head = _Head(heading, prefix, picture, tier)
        column.addWidget(self._head)
        if self._common_act and first and not said_by_heading:
            act = label(self._common_act, "lead", bold=True)
            act.setContentsMargins(now.mm(5), now.mm(2), now.mm(5), now.mm(1))
            column.addWidget(act)
            self.only_first.append(act)
        grid = QGridLayout()
        grid.setContentsMargins(0, now.mm(1), 0, now.mm(1))
        grid.setSpacing(0)
        rows = -(-len(signs) // columns)
        self.signs = [self._sign(sign, plan) for sign in signs]
        for index, sign_row in enumerate(self.signs):
            grid.addWidget(sign_row, index % rows, index // rows, Qt.AlignmentFlag.AlignTop)
        for index in range(columns):
            grid.setColumnStretch(index, 1)
        column.addLayout(grid)
        if tier == "urgent" and first:
            self.only_first.append(_phones(site, columns))
            column.addWidget(self.only_first[-1])
        column.addStretch(1)

    def _sign(self, sign: Sign, plan: Plan) -> QWidget:
        now, row = look(), QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(now.mm(5), now.mm(1.2), now.mm(3), now.mm(1.2))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        if self._easy:
            layout.setSpacing(now.mm(4))
            layout.addWidget(_pictogram(sign, self._tier, row))
        texts.addWidget(label(sign.easy if self._easy else sign.sign, "h3" if self._easy else "body", bold=True))
        note = asked_words(plan, sign.asked_by) if len(sign.asked_by) < len(plan.procedures) else ""
        own_act = sign.act if sign.act != self._common_act else ""
        for text in (None if self._easy else sign.detail, own_act, note):
            if text:
                texts.addWidget(label(text, "small" if text == note else "body", soft=text != own_act))
        why = Button(tr("Why?"), "small")
        why.setProperty("sign", sign.id)
        why.setAccessibleName(tr("Why? {line}").format(line=sign.sign))
        why.clicked.connect(self._ask)
        layout.addLayout(texts, 1)
        layout.addWidget(why, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _ask(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.why_requested.emit(str(button.property("sign")))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the card with its head in the tier's colour."""
        now, theme = look(), look().theme
        fill, border = tier_colours(self._tier)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        path = QPainterPath()
        path.addRoundedRect(whole, now.mm(4), now.mm(4))
        painter.fillPath(path, QColor(theme.card))
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(QRectF(0, 0, self.width(), self._head.geometry().bottom()), QColor(fill))
        painter.restore()
        painter.setPen(QPen(QColor(border), 3))
        painter.drawPath(path)
        painter.end()


def _pictogram(sign: Sign, tier: Tier, beside: QWidget) -> QLabel:
    mark = QLabel()
    colour = look().theme.ink if tier == "urgent" else tier_colours(tier)[0]
    mark.setPixmap(icon_pixmap(sign.icon or "alert", colour, look().mm(18), beside.devicePixelRatioF()))
    return mark


def tier_colours(tier: Tier) -> tuple[str, str]:
    """Give a tier's fill and border colours."""
    theme = look().theme
    return {
        "emergency": (theme.emergency, theme.emergency),
        "urgent": (theme.urgent, theme.urgent_border),
        "routine": (theme.routine, theme.routine),
    }[tier]


class _Head(QWidget):
    """The head of a care card."""

    def __init__(self, text: str, prefix: str, picture: str, tier: Tier) -> None:
        super().__init__()
        now, theme = look(), look().theme
        ink = {"emergency": theme.on_emergency, "urgent": theme.on_urgent, "routine": theme.on_routine}[tier]
        row = QHBoxLayout(self)
        row.setContentsMargins(now.mm(5), now.mm(2), now.mm(4), now.mm(2))
        row.setSpacing(now.mm(4))
        mark = QLabel()
        mark.setPixmap(icon_pixmap(picture, ink, now.mm(10), self.devicePixelRatioF()))
        title = Heading(text, "h3")
        title.setStyleSheet(f"color: {ink};")
        title.setAccessibleName(f"{prefix}: {text}")
        row.addWidget(mark)
        row.addWidget(title, 1)

    def sizeHint(self) -> QSize:
        """Keep a steady height for one or two lines."""
        return super().sizeHint().expandedTo(QSize(0, look().mm(16)))


def _phones(site: Site, columns: int) -> QFrame:
    """Say which numbers to ring, or leave lines to write them on."""
    frame = QFrame()
    frame.setProperty("surface", "caution")
    grid = QGridLayout(frame)
    edge = look().mm(2)
    grid.setContentsMargins(2 * edge, edge, 2 * edge, edge)
    lines = [f"{phone.label}: {phone.number}" for phone in site.phones]
    for index, text in enumerate(lines or [tr("Day: ____________"), tr("Night: ____________")]):
        grid.addWidget(label(text, "body", bold=True), index // columns, index % columns)
    holder = QFrame()
    outer = QVBoxLayout(holder)
    outer.setContentsMargins(look().mm(5), look().mm(1), look().mm(5), 0)
    outer.addWidget(frame)
    return holder
