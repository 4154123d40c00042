"""What a window of the walk-through shows over its page: help, the way to start again, what screens ask for."""

from functools import cached_property

from PySide6.QtWidgets import QWidget

from ui.keyed_window import KeyedWindow
from ui.language import tr
from ui.screens.target import ScreenName
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.help_panel import changed_panel, help_panel, restart_panel
from ui.widgets.overlay import Overlay
from ui.widgets.panel import Panel


class PanelWindow(KeyedWindow):
    """A window with one panel over its page at a time; ``may_restart`` says that the reader may forget everything."""

    may_restart = True
    _session: Session
    _middle: QWidget
    _present: ScreenName

    @cached_property
    def overlay(self) -> Overlay:
        """The panel over the page; made when something is first shown on it."""
        return Overlay(self._middle)

    def _open_panel(self, heading: str, panel: Panel) -> None:
        self.overlay.open_panel(heading, panel)

    def _close_panel(self) -> None:
        self.overlay.close_panel()

    def _help(self) -> None:
        site = self._session.site if self._session.is_loaded else None
        self.overlay.open_panel(tr("Get help"), help_panel(site, self.ways_of_help()))

    def ways_of_help(self) -> list[Button]:
        """Give what else can be done in *Get help*; the footer offers to start again only where there is room."""
        return [self._restart_button()] if self.may_restart and self._present != "welcome" else []

    def _ask_restart(self) -> None:
        self.overlay.open_panel(tr("Start again?"), restart_panel(self._restart_button()))

    def _restart_button(self) -> Button:
        button = Button(tr("Forget everything and start again"), "large")
        button.clicked.connect(self._restart)
        return button

    def _restart(self) -> None:
        self.overlay.close_panel()
        self._session.reset()

    def finish(self) -> None:
        """End the visit: everything about the person is forgotten."""
        self._session.reset()

    def say_changed(self) -> None:
        """Forget the visit, whose content is no longer there, and say so."""
        self._session.reset()
        self.overlay.open_panel(tr("Please start again"), changed_panel())
