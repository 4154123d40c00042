"""The window: header, the present screen, footer; and the way from screen to screen."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.language import tr
from ui.panel_window import PanelWindow
from ui.screens.patient.welcome_screen import WelcomeScreen
from ui.screens.screen import Screen
from ui.screens.target import ScreenName, Target
from ui.screens.trail import Stop, Trail
from ui.screens.walk import ASIDES, PLACE, STAGE, WALK, make_screen
from ui.session import Session
from ui.theme.look import Look, look
from ui.theme.style import apply
from ui.widgets.covering import Coverable
from ui.widgets.footer import Footer
from ui.widgets.header import Header
from ui.widgets.labels import announce
from ui.widgets.ribbon import Ribbon

_KEPT = 2
"""How many screens before and after the present one stay in memory: going back and forth is quick."""


class MainWindow(PanelWindow):
    """Shows one screen at a time; the screens know neither each other nor the window.

    Signals:
        staff_requested: Somebody works here, and wants the nurse's window.
    """

    staff_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._screens: dict[ScreenName, Screen] = {}
        self._present: ScreenName = "welcome"
        self._furthest = 0
        self._trail = Trail()
        self._waiting = False
        self._editing = False
        self._offers_staff = False
        self._build()
        self._connect()
        self._name_clinic()
        self.show_screen("welcome", forward=True)

    def _build(self) -> None:
        self._middle = middle = Coverable()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header, self.footer, self.stack = Header(), Footer(), QStackedWidget()
        self._ribbon = Ribbon()
        for each in (self.header, self._ribbon):
            column.addWidget(each)
        column.addWidget(self.stack, 1)
        column.addWidget(self.footer)
        self.stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setCentralWidget(middle)
        self._name_window()
        self._add("welcome", WelcomeScreen(self._session))

    def _connect(self) -> None:
        self.footer.continue_requested.connect(self.go_on)
        self.footer.back_requested.connect(self.go_back)
        self.footer.help_requested.connect(self._help)
        self.footer.restart_requested.connect(self._ask_restart)
        self.header.stage_chosen.connect(self._to_stage)
        self.header.text_size_requested.connect(self._next_text_size)
        self.header.theme_requested.connect(self._next_theme)
        self._session.loaded.connect(self._loaded)
        self._session.was_reset.connect(self._start_over)

    @property
    def screen_name(self) -> ScreenName:
        """The name of the screen that is shown."""
        return self._present

    @property
    def present_screen(self) -> Screen:
        """The screen that is shown."""
        return self._screens[self._present]

    def show_screen(self, name: ScreenName, *, forward: bool, about: tuple[str, ...] = (), place: Any = None) -> None:
        """Show a screen, made when it is first needed; its heading is announced.

        ``about`` names the procedures that a screen beside the walk is about, ``place`` where to go inside.
        While answers contradict each other there is no plan, and the check page is shown for all that needs one; while
        nothing is chosen, there is nothing to ask either, and the cards are shown.
        """
        if PLACE[name] > PLACE["choose"] and not self._session.selection:
            name = "choose"
        if PLACE[name] > PLACE["check"] and self._session.contradictions:
            name = "check"
        if name not in self._screens:
            self._add(name, make_screen(name, self._session))
        screen = self._screens[name]
        self._present = name
        self._furthest = max(self._furthest, PLACE[name])
        self.footer.show_forward("")
        self.footer.back.setVisible(name != "welcome")
        self.footer.restart.setEnabled(name != "welcome")
        self.stack.setCurrentWidget(screen)
        self._drop_screens([each for each in self._screens if abs(PLACE[each] - PLACE[name]) > _KEPT])
        screen.enter(forward=forward)
        if about:
            screen.about(about)
        if place is not None:
            screen.return_to(place)
        self.header.show_stage(STAGE[name], STAGE[WALK[self._furthest]])
        self._ribbon.show_if(draft=STAGE[name] >= STAGE["before"] and self._session.plan.is_draft)
        self._announce_screen()
        if not self.footer.forward.hasFocus() and not self.footer.back.hasFocus():
            screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Continue: inside the screen while it has more, then to the next."""
        if self._present == "welcome" and not self._session.is_loaded:
            self._waiting = True
            self.footer.show_note(tr("One moment, please …"))
            return
        if self.present_screen.advance():
            return
        if self._present in ASIDES:
            self._return_to(self._trail.first())
            return
        target: ScreenName = WALK[WALK.index(self._present) + 1]
        if self._editing:
            target = self._still_to_ask()
        self._editing = self._editing and target != "check"
        self.show_screen(target, forward=True)

    def _still_to_ask(self) -> ScreenName:
        """Where to go after a change: another procedure may need a time and answers of its own."""
        if set(self._session.selection) - set(self._session.times):
            return "appointment"
        return "check" if self._session.unanswered is None else "questions"

    def go_back(self) -> None:
        """Back: inside the screen while it can, then to the one before. Nothing is lost."""
        if self._present == "welcome" or self.present_screen.retreat():
            return
        if self._present in ASIDES:
            self._return_to(self._trail.last())
            return
        target: ScreenName = "check" if self._editing else WALK[WALK.index(self._present) - 1]
        self._editing = False
        self.show_screen(target, forward=False)

    def set_look(self, new: Look) -> None:
        """Change theme, text size or density; place and answers stay.

        The screens are made anew, for their sizes are set when they are made. The old ones go first, so
        that nothing is styled that nobody will see.
        """
        place = self.present_screen.place()
        for screen in self._drop_screens(list(self._screens)):
            QCoreApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete.value)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply(application, new)
        self.show_screen(self._present, forward=True, place=place)

    def _drop_screens(self, names: list[ScreenName]) -> list[Screen]:
        """Take screens out; they are freed by the event loop, for one of their own buttons may be asking."""
        dropped = [self._screens.pop(name) for name in names]
        for screen in dropped:
            screen.hide()
            self.stack.removeWidget(screen)
            screen.deleteLater()
        return dropped

    def _add(self, name: ScreenName, screen: Screen) -> None:
        screen.note_changed.connect(self.footer.show_note)
        screen.forward_named.connect(self.footer.show_forward)
        screen.moved.connect(self._announce_screen)
        screen.go_to.connect(self._go_to)
        screen.finished.connect(self.finish)
        screen.panel_requested.connect(self._open_panel)
        screen.panel_finished.connect(self._close_panel)
        if isinstance(screen, WelcomeScreen):
            screen.staff_requested.connect(self.staff_requested)
            if self._offers_staff:
                screen.offer_staff()
        self._screens[name] = screen
        self.stack.addWidget(screen)

    def offer_staff(self) -> None:
        """Show, on the first screen, the way for those who work here."""
        self._offers_staff = True
        for screen in self._screens.values():
            if isinstance(screen, WelcomeScreen):
                screen.offer_staff()

    def _loaded(self) -> None:
        self._name_clinic()
        if self._waiting:
            self._waiting = False
            self.go_on()

    def _go_to(self, target: Target) -> None:
        if target.screen in ASIDES:
            self._trail.leave(self._present, self.present_screen, self.focusWidget())
            self.show_screen(target.screen, forward=True, about=target.procedures)
            return
        self._editing = True
        self.show_screen(target.screen, forward=True)
        if target.part:
            self.present_screen.edit(target.part)

    def _return_to(self, stop: Stop | None) -> None:
        """Go back to where a screen beside the walk was opened; what is still there as it was stays so."""
        if stop is None:
            self.show_screen("choose", forward=False)
            return
        kept = stop.name in WALK and self._screens.get(stop.name) is stop.screen
        self.show_screen(stop.name, forward=False, place=None if kept else stop.place)
        if kept:
            stop.give_focus_back()

    def _to_stage(self, stage: int) -> None:
        self._editing = False
        self._trail.clear()
        self.show_screen(next(name for name in WALK if STAGE[name] == stage), forward=True)

    def _next_text_size(self) -> None:
        self.set_look(look().with_next_text())

    def _next_theme(self) -> None:
        self.set_look(look().with_next_theme())

    def _start_over(self) -> None:
        self._furthest, self._editing = 0, False
        self._trail.clear()
        self._drop_screens([each for each in self._screens if each != "welcome"])
        self.show_screen("welcome", forward=True)

    def _name_clinic(self) -> None:
        clinic = self._session.site.name if self._session.is_loaded else None
        words = (clinic, tr("Staff view") if self._session.for_staff else None)
        self.header.show_clinic(" · ".join(each for each in words if each))

    def _name_window(self) -> None:
        self.setWindowTitle(tr("Ready Room, staff view") if self._session.for_staff else tr("Ready Room"))

    def _announce_screen(self) -> None:
        if self.isVisible():
            announce(self, self.present_screen.spoken_heading)

    def changeEvent(self, event: QEvent) -> None:
        """Name the window in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_window()
