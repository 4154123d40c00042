"""The nurse's page: rail, section, and what the team must look at; every act goes to the led briefing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.planning.visit import UNKNOWN
from ui.language import tr
from ui.nurse.acts import Acts
from ui.nurse.finish_page import FinishPage
from ui.nurse.led import LedBriefing
from ui.nurse.rail import RAIL_UP_TO_TEXT, Rail, Tool
from ui.nurse.records_words import trouble_words
from ui.nurse.rows import Section, keys_of, section_name
from ui.nurse.section_list import SectionList
from ui.nurse.side import Side
from ui.nurse.teach_back import TeachBackList
from ui.nurse.top import Top
from ui.nurse.turner import Turner
from ui.theme.look import look
from ui.widgets.labels import Heading, announce, card, label
from ui.widgets.matter import matters
from ui.widgets.overlay import Overlay
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from models.store.errors import StoreError
    from ui.nurse.keeper import Keeper

_SIDE_MM = 80.0


class BriefingPage(QWidget):
    """Leads one briefing.

    Signals:
        flip_requested: The patient's view is wanted.
        led_to: The nurse speaks of another section or line. args: the Section, the line's key or nothing.
        print_requested: The papers are wanted.
        past_requested: The past briefings are wanted.
        ended: The briefing is over.
        text_size_requested: The next text size is wanted.
    """

    flip_requested = Signal()
    led_to = Signal(str, str)
    print_requested = Signal()
    past_requested = Signal()
    ended = Signal()
    text_size_requested = Signal()
    accessible_role = QAccessible.Role.Client

    def __init__(self, led: LedBriefing, keeper: "Keeper", section: Section = "answers") -> None:
        super().__init__()
        self.setObjectName("page")
        self.led, self._keeper = led, keeper
        self.section: Section = section
        self.overlay = Overlay(self)
        self.acts = Acts(led, self.overlay)
        self.acts.ended.connect(self.ended)
        self._build()
        self._connect()
        self.led.take_plan()
        self.show_section(section)
        self._show_kept()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        site = self.led.session.site
        self.top = Top(site.reference_label)
        column.addWidget(self.top)
        self.alarm = QFrame()
        self.alarm.setObjectName("alarm")
        words = QHBoxLayout(self.alarm)
        self.alarm_words = label("", "small", bold=True)
        words.addWidget(self.alarm_words)
        self.alarm.hide()
        column.addWidget(self.alarm)
        across = look().text <= RAIL_UP_TO_TEXT
        body = QBoxLayout(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)
        edge = look().mm(4)
        body.setContentsMargins(edge, edge, edge, edge)
        body.setSpacing(edge)
        column.addLayout(body, 1)
        self.rail, self.list, self.finish, self.side = (
            Rail(),
            SectionList(self.led),
            FinishPage(self.led),
            Side(self.led),
        )
        self.teach_back = TeachBackList()
        self._middle = QStackedWidget()
        self._taught, taught = card("card", padding=4)
        taught.addWidget(Heading(section_name("teach_back"), "h3"))
        taught.addWidget(Turner(section_name("teach_back"), self.teach_back), 1)
        for each in (self.list, self._taught, self.finish):
            self._middle.addWidget(each)
        body.addWidget(self.rail)
        body.addWidget(self._middle, 1)
        body.addWidget(self.side)

    def _connect(self) -> None:
        self.top.flip_requested.connect(self.flip_requested)
        self.top.finish_requested.connect(self._to_end)
        self.top.text_size_requested.connect(self.text_size_requested)
        self.rail.section_chosen.connect(self.show_section)
        self.rail.tool_chosen.connect(self._use)
        self.list.marked.connect(self.acts.mark)
        self.list.answered.connect(self.led.session.answer)
        self.list.why_requested.connect(self.acts.explain)
        self.list.moved.connect(self._follow)
        self.side.settle_requested.connect(self.acts.settle)
        self.side.teach_back_requested.connect(self._to_teach_back)
        self.teach_back.taught.connect(self.acts.teach)
        self.finish.matter_requested.connect(self._to_matter)
        self.finish.sign_requested.connect(self.acts.sign)
        self.finish.hand_over_requested.connect(self.acts.hand_over)
        self.finish.print_requested.connect(self.print_requested)
        self.finish.finish_requested.connect(self.acts.finish)
        self._keeper.kept.connect(self._show_kept)
        self._keeper.troubled.connect(self._show_trouble)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.show_state)
        self.led.changed.connect(self._soon.start)
        self.led.changed.connect(self._show_saving)
        self.led.session.answers_changed.connect(self._soon.start)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_section(self, section: Section) -> None:
        """Go to a section; the patient's view follows."""
        self.overlay.close_panel()
        self.section = section
        if section != "answers":
            self.led.take_plan()
        self.show_state()
        announce(self, self.rail.sections[section].accessibleName())
        self.led_to.emit(section, "")

    def show_state(self) -> None:
        """Show what is true now."""
        state, plan = self.led.state, self.led.plan
        self.top.show_briefing(state, plan)
        self.rail.show_state(self.section, self._counts(), len(state.questions) - len(state.answers))
        self.side.show_state()
        if self.section == "teach_back":
            self._middle.setCurrentWidget(self._taught)
            self.teach_back.show_questions(plan.teach_back if plan else (), state.taught)
        elif self.section == "sign":
            self._middle.setCurrentWidget(self.finish)
            self.finish.show_state()
        else:
            self._middle.setCurrentWidget(self.list)
            self.list.show_section(self.section)

    def _counts(self) -> Mapping[Section, tuple[int, int]]:
        session, state, plan = self.led.session, self.led.state, self.led.plan
        asked = session.questions
        counts: dict[Section, tuple[int, int]] = {
            "answers": (sum(each.id in session.answers for each in asked), len(asked))
        }
        if plan is not None and state.kept is not None:
            for section, keys in keys_of(plan).items():
                counts[section] = (sum(key in state.marks for key in keys), len(keys))
            said = [each for each in plan.teach_back if state.taught.get(each.id) in ("said", "after_again")]
            counts["teach_back"] = (len(said), len(plan.teach_back))
        return counts

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the side as much as it needs, and leave it out where large text needs the room."""
        super().resizeEvent(event)
        wide = self.width() / look().mm(1) / look().text
        self.side.setVisible(wide >= 250)
        self.side.setFixedWidth(min(look().mm(_SIDE_MM * look().text), self.width() // 3))

    def _show_saving(self) -> None:
        if self._keeper.trouble is None:
            self.top.say_saved(None)

    def _show_kept(self, _at: object = None) -> None:
        self.alarm.hide()
        if self._keeper.trouble is not None:
            self._show_trouble(self._keeper.trouble)
        elif not self._keeper.waiting:
            self.top.say_saved(self._keeper.kept_at)

    def _show_trouble(self, error: "StoreError") -> None:
        """Say it so that it cannot be missed; work goes on in memory."""
        self.top.say_unsaved(self._keeper.waiting)
        words = tr(
            "NOT SAVED. {reason} You can go on; all is kept in memory until it can be saved. "
            "Print before you close the program."
        ).format(reason=trouble_words(error))
        if words != self.alarm_words.text() or self.alarm.isHidden():
            self.alarm_words.setText(words)
            self.alarm.show()
            announce(self, words, urgent=True)

    def _follow(self, line: str) -> None:
        self.led_to.emit(self.section, line)

    # -- tools and the end -----------------------------------------------------------------------------------------

    def open_panel(self, heading: str, panel: Panel) -> None:
        """Show something over the page."""
        self.overlay.open_panel(heading, panel)

    def _use(self, tool: Tool) -> None:
        tools = {
            "notes": self.acts.take_notes, "decide": self.acts.decide, "preview": self.print_requested.emit,
            "past": self.past_requested.emit, "stop": self.acts.stop,
        }  # fmt: skip
        tools[tool]()

    def _to_end(self) -> None:
        self.show_section("sign")

    def _to_teach_back(self) -> None:
        self.show_section("teach_back")

    def _to_matter(self, matter: str) -> None:
        """Go to where an open matter is dealt with."""
        what, _, key = matter.partition(":")
        if what == "teach-back":
            self.show_section("teach_back")
        elif what == "question":
            self.acts.take_notes()
        elif what == "settle":
            self._to_settle(key)
        else:
            self._to_line(key)

    def _to_settle(self, about: str) -> None:
        """Settle a matter; a question that nobody has answered is asked first."""
        plan = self.led.plan
        if plan is None:
            return
        if any(each.id == about and each.answer == UNKNOWN for each in plan.flags):
            self.show_section("answers")
            self.list.show_question(about)
            return
        for each in matters(plan, every_flag=True):
            if each.about == about:
                self.acts.settle(each)

    def _to_line(self, key: str) -> None:
        plan = self.led.plan
        for section, keys in keys_of(plan).items() if plan else ():
            if key in keys:
                self.show_section(section)
                self.list.open_row(key)
