"""The rail: every section with how far it is, and the tools below."""

from collections.abc import Callable, Mapping
from typing import Literal, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import tr
from ui.nurse.rows import SECTIONS, Section, section_name
from ui.theme.fonts import text_font
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import label
from ui.widgets.panel import Panel

Tool = Literal["notes", "decide", "preview", "past", "stop"]
TOOLS: tuple[Tool, ...] = get_args(Tool)
_WIDE_MM = 61.0
RAIL_UP_TO_TEXT = 1.25
"""In larger text the rail is a line on top of the section."""


def tool_name(tool: Tool) -> str:
    """Give the name of a tool."""
    return {
        "notes": tr("Notes, questions"),
        "decide": tr("Decisions"),
        "preview": tr("Print"),
        "past": tr("Past briefings"),
        "stop": tr("Stop early"),
    }[tool]


class RailButton(Button):
    """A section's name, with a count at the far end."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "rail")
        self.count = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the count beside the name."""
        super().paintEvent(event)
        if not self.count:
            return
        painter = QPainter(self)
        painter.setFont(text_font("fine"))
        theme = look().theme
        painter.setPen(theme.focus_ring if self.hasFocus() else theme.on_primary if self.isChecked() else theme.ink)
        edge = look().mm(3)
        far = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter  # mirrored where the language is
        painter.drawText(self.rect().adjusted(edge, 0, -edge, 0), far, self.count)
        painter.end()


class Rail(QFrame):
    """Chooses the section: a column or, in large text, one line with the section and two buttons for the others.

    Signals:
        section_chosen: arg: the Section.
        tool_chosen: arg: the Tool.
        panel_requested: Something should be shown over the page. args: heading, the Panel.
    """

    section_chosen = Signal(str)
    tool_chosen = Signal(str)
    panel_requested = Signal(str, Panel)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.sections = {each: self._button(section_name(each), "section", each, self._choose) for each in SECTIONS}
        self.tools = {each: self._button(tool_name(each), "tool", each, self._use) for each in TOOLS}
        group = QButtonGroup(self)
        for button in self.sections.values():
            button.setCheckable(True)
            group.addButton(button)
        self._aside = QWidget(self)
        self._aside.hide()
        edge = look().mm(2.5)
        if look().text <= RAIL_UP_TO_TEXT:
            self.setFixedWidth(look().mm(_WIDE_MM * (1 + (look().text - 1) * 0.6)))
            column = QVBoxLayout(self)
            column.setContentsMargins(edge, edge, edge, edge)
            column.setSpacing(look().mm(0.8))
            self._fill(column)
        else:
            row = QHBoxLayout(self)
            row.setContentsMargins(edge, edge, edge, edge)
            self._fill_line(row)

    def _button(self, text: str, kind: str, name: str, press: Callable[[], None]) -> RailButton:
        button = RailButton(text)
        button.setProperty(kind, name)
        button.clicked.connect(press)
        return button

    def _fill(self, column: QVBoxLayout) -> None:
        column.addWidget(label(tr("Briefing"), "fine", soft=True))
        for button in self.sections.values():
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(label(tr("Tools"), "fine", soft=True))
        for button in self.tools.values():
            column.addWidget(button)
        column.addStretch(2)

    def _fill_line(self, row: QHBoxLayout) -> None:
        for heading, buttons in ((tr("Sections"), self.sections), (tr("Tools"), self.tools)):
            for button in buttons.values():
                button.setParent(self._aside)
            opener = Button(heading, "compact")
            opener.setProperty("heading", heading)
            opener.clicked.connect(self._open)
            row.addWidget(opener)
        self._present = label("", "small", bold=True)
        row.insertWidget(0, self._present, 1)

    def _open(self) -> None:
        """Show sections or tools over the page."""
        opener = self.sender()
        if isinstance(opener, Button):
            heading = opener.property("heading")
            chosen = [*(self.sections if heading == tr("Sections") else self.tools).values()]
            copies: list[QWidget] = [self._copy(each) for each in chosen]
            self.panel_requested.emit(heading, Panel(copies))

    def _copy(self, button: RailButton) -> Button:
        made = Button(" ".join(each for each in (button.text(), button.count) if each), "large")
        made.setAccessibleName(button.accessibleName() or button.text())
        made.clicked.connect(button.click)
        return made

    def show_state(self, present: Section, counts: Mapping[Section, tuple[int, int]], questions: int) -> None:
        """Show which section is open and how far each is: so many of how many."""
        for section, button in self.sections.items():
            done, total = counts.get(section, (0, 0))
            button.setChecked(section == present)
            button.count = tr("{done}/{total}").format(done=done, total=total) if total else ""
            said = tr("{section}, {done} of {total}").format(section=section_name(section), done=done, total=total)
            button.setAccessibleName(said if total else section_name(section))
            button.update()
        if look().text > RAIL_UP_TO_TEXT:
            self._present.setText(self.sections[present].accessibleName())
        self.tools["notes"].count = str(questions) if questions else ""
        self.tools["notes"].update()

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            self.section_chosen.emit(button.property("section"))

    def _use(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            self.tool_chosen.emit(button.property("tool"))
