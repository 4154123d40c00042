"""The stepper: where one is, what is done, and the way back."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.language import tr
from ui.theme.fonts import text_font
from ui.theme.look import look


def stage_names() -> tuple[str, ...]:
    """Name the stages of the walk-through, in order."""
    return (tr("Choose"), tr("Questions"), tr("Before"), tr("During"), tr("After"), tr("Take home"))


class Stepper(QWidget):
    """All stages in a row; where there is no room for all names, the present one's or none.

    Signals:
        stage_chosen: A stage already reached was pressed. arg: its index.
    """

    stage_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look().mm(3))
        self._stages: list[_Stage] = []
        self._present = -1
        self.setAccessibleName(tr("Progress"))
        self.hide()

    def _build(self) -> None:
        """Make the stages when the first of them is reached: the first screen needs none."""
        self._stages = [_Stage(index, self) for index in range(len(stage_names()))]
        for stage in self._stages:
            self._row.addWidget(stage)
            stage.clicked.connect(self._choose)

    def show_stage(self, present: int, furthest: int) -> None:
        """Show the present stage, and how far one has been; -1 before the first."""
        self._present = present
        if present >= 0 and not self._stages:
            self._build()
        for index, stage in enumerate(self._stages):
            stage.show_state(present=index == present, reached=index <= furthest)

    def fit(self, room: int) -> None:
        """Leave names out until all stages fit into ``room`` pixels, at last all but the present one."""
        if not self._stages:
            return
        for named in ("all", "present", "none"):
            for stage in self._stages:
                stage.show_name(named == "all" or (named == "present" and stage.index == self._present))
            if self._width() <= room:
                break
        alone = self._width() > room
        for stage in self._stages:
            stage.setVisible(not alone or stage.index == self._present)

    def least(self) -> int:
        """Give the width of all stages without their names."""
        for stage in self._stages:
            stage.show_name(False)
        return self._width() if self._present >= 0 else 0

    def _width(self) -> int:
        gaps = self._row.spacing() * (len(self._stages) - 1)
        return sum(stage.sizeHint().width() for stage in self._stages) + gaps if self._stages else 0

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, _Stage):
            self.stage_chosen.emit(sender.index)


class _Stage(QAbstractButton):
    """One stage: a numbered disc, ticked when done, and its name."""

    def __init__(self, index: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.index = index
        self._named = True
        self._is_present = False
        self._reached = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, *, present: bool, reached: bool) -> None:
        """Take the state of the stage; only a stage already reached can be pressed."""
        self._is_present, self._reached = present, reached
        self.setEnabled(reached and not present)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if reached and not present else Qt.FocusPolicy.NoFocus)
        self._name()

    def show_name(self, named: bool) -> None:
        """Show the stage's name, or its disc alone where there is no room for more."""
        self._named = named
        self._name()
        self.updateGeometry()

    def _name(self) -> None:
        names = stage_names()
        self._words = names[self.index] if self._named else ""
        state = tr("you are here") if self._is_present else tr("done") if self._reached else tr("not yet")
        self.setAccessibleName(
            tr("Step {number}, {name}, {state}").format(number=self.index + 1, name=names[self.index], state=state)
        )
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in a new look or language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self._name()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Give the room for disc and name."""
        metrics = QFontMetrics(text_font("small", bold=self._is_present))
        words = look().mm(2) + metrics.horizontalAdvance(self._words) if self._named else 0
        width = _disc() + look().mm(4 if self._named or self._is_present else 1) + words
        return QSize(max(width, look().mm(16)), max(look().mm(16), _pill()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the pill, the disc and the name."""
        now, theme = look(), look().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.on_primary if self._is_present else theme.ink
        if self._is_present or self.hasFocus():
            fill = theme.focus if self.hasFocus() else theme.primary
            painter.setPen(QPen(QColor(theme.focus_ring), now.mm(0.8)) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill))
            spare = (self.height() - _pill()) // 2 + 2
            painter.drawRoundedRect(self.rect().adjusted(2, spare, -2, -spare), _pill() / 2, _pill() / 2)
        side = _disc()
        disc = QRect(now.mm(2) if self._named else (self.width() - side) // 2, (self.height() - side) // 2, side, side)
        if self.isRightToLeft():
            disc.moveLeft(self.width() - disc.right() - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.card if self._is_present else theme.done_tint if self._reached else theme.chip))
        painter.drawEllipse(disc)
        painter.setFont(text_font("small", bold=True))
        painter.setPen(QColor(theme.done if self._reached and not self._is_present else theme.ink))
        painter.drawText(
            disc, Qt.AlignmentFlag.AlignCenter, "✓" if self._reached and not self._is_present else str(self.index + 1)
        )
        painter.setFont(text_font("small", bold=self._is_present))
        painter.setPen(QColor(theme.focus_ring if self.hasFocus() else ink))
        text = self.rect().adjusted(side + now.mm(3.5), 0, -now.mm(1), 0)
        if self.isRightToLeft():
            text = self.rect().adjusted(now.mm(1), 0, -side - now.mm(3.5), 0)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), self._words)
        painter.end()


def _pill() -> int:
    """The height of the shape round a stage; the target is higher."""
    return max(_disc() + look().mm(3.5), round(look().font_px("small") * 1.6))


def _disc() -> int:
    """The diameter of a stage's disc: large enough for its number."""
    return max(look().mm(7.5), round(look().font_px("small") * 1.25))
