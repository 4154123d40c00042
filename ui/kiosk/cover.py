"""Plain panels: over the other screens, and over a visit that is being forgotten."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.covering import Covering
from ui.widgets.labels import label

BARE = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint


class Cover(Covering):
    """A plain surface with at most one line on it."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        text = label(words, "h2")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(text)


class OtherScreens(QObject):
    """Keeps every screen but one covered, also those that are plugged in later."""

    def __init__(self, used: QScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._used = used
        self.covers: dict[QScreen, Cover] = {}

    def begin(self) -> None:
        """Cover what is there, and what comes."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101 - there are no screens without one
        application.screenAdded.connect(self._add)
        application.screenRemoved.connect(self._remove)
        for screen in QGuiApplication.screens():
            self._add(screen)

    def _add(self, screen: QScreen) -> None:
        if screen is self._used or screen in self.covers:
            return
        cover = Cover()
        cover.setWindowFlags(BARE | Qt.WindowType.WindowDoesNotAcceptFocus)
        cover.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.covers[screen] = cover
        screen.geometryChanged.connect(self.fit)
        self.fit()

    def _remove(self, screen: QScreen) -> None:
        cover = self.covers.pop(screen, None)
        if cover is not None:
            cover.hide()
            cover.deleteLater()

    def fit(self) -> None:
        """Put every cover over the whole of its screen, in front."""
        for screen, cover in self.covers.items():
            cover.setScreen(screen)
            cover.setGeometry(screen.geometry())
            if not cover.isVisible():
                cover.show()
            cover.raise_()
