"""What covers a page whole: while it is up, a screen reader finds it alone."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget


class Coverable(QWidget):
    """A surface that something may cover."""

    accessible_role = QAccessible.Role.Client


class Covering(QWidget):
    """Lies over all that its parent shows, whose class says its ``accessible_role``.

    Once it is disabled it still lies there, but no longer hides from a screen reader what is below.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is not None and not hasattr(parent, "accessible_role"):
            raise TypeError(f"without an accessible_role, {type(parent).__name__} would show what is covered")

    @property
    def hides_the_rest(self) -> bool:
        """Whether a screen reader finds this alone."""
        return self.isVisible() and self.isEnabled()

    def showEvent(self, event: QShowEvent) -> None:
        """Say that what is below has gone."""
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that it is back."""
        super().hideEvent(event)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Say, too, when this no longer asks for anything."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._tell()

    def _tell(self) -> None:
        what = QAccessible.Event.ObjectHide if self.hides_the_rest else QAccessible.Event.ObjectShow
        parent = self.parentWidget()
        for each in parent.children() if parent is not None else ():
            if isinstance(each, QWidget) and each is not self and each.isVisible():
                QAccessible.updateAccessibility(QAccessibleEvent(each, what))
