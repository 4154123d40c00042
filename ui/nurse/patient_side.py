"""The patient's view of a briefing: on a second screen if there is one, else in the place of the nurse's page."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QStackedWidget

from ui.nurse.briefing_page import BriefingPage
from ui.nurse.patient_view import PatientView
from ui.nurse.rows import Section
from ui.session import Session


class PatientSide:
    """Opens, leads and closes the patient's view; ``flip`` is what its way back to the nurse calls."""

    def __init__(self, session: Session, stack: QStackedWidget, flip: Callable[[], None]) -> None:
        self._session, self._stack, self._flip = session, stack, flip
        self.view: PatientView | None = None

    def second_screen(self) -> QScreen | None:
        """Give a screen that the nurse's window is not on."""
        others = [each for each in QGuiApplication.screens() if each is not self._stack.screen()]
        return others[0] if others else None

    def begin(self, page: BriefingPage) -> None:
        """Open the view on the second screen, if there is one."""
        screen = self.second_screen()
        page.top.name_flip(second_screen=screen is not None)
        if screen is not None:
            self._open(screen)

    def _open(self, screen: QScreen | None) -> PatientView:
        self.close()
        view = self.view = PatientView(self._session)
        view.nurse_requested.connect(self._flip)
        view.stand_alone(alone=screen is not None)
        if screen is not None:
            view.setScreen(screen)
            view.setGeometry(screen.geometry())
            view.showFullScreen()
        return view

    def close(self) -> None:
        """Take the view away."""
        if self.view is not None:
            self.view.hide()
            self._stack.removeWidget(self.view)
            self.view.deleteLater()
            self.view = None

    def flip(self, page: BriefingPage) -> None:
        """Show the other view on this screen; with a second screen, both are there all the time."""
        if self.second_screen() is not None:
            return
        if self.view is not None:
            self.close()
            self._stack.setCurrentWidget(page)
            page.show_state()
            return
        view = self._open(None)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.follow(page.section, page.list.spoken_of)

    def follow(self, section: Section, line: str) -> None:
        """Show what the nurse speaks of."""
        if self.view is not None:
            self.view.follow(section, line)

    def refresh(self) -> None:
        """Show what is true now, where nobody presses anything in the view itself."""
        if self.view is not None and self._stack.currentWidget() is not self.view:
            self.view.refresh()
