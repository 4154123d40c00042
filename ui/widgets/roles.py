"""Says to screen readers what a widget of our own is, where Qt would not know: its class has an ``accessible_role``."""

import weakref

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from ui.widgets.covering import Covering


class OwnRole(QAccessibleWidget):
    """What a screen reader finds in the place of a widget: its role, and what is in it or what covers all of that."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._widget = weakref.ref(widget)

    def _on_top(self) -> Covering | None:
        widget = self._widget()
        covers = [] if widget is None else [each for each in widget.children() if isinstance(each, Covering)]
        return next((each for each in reversed(covers) if each.hides_the_rest), None)

    def childCount(self) -> int:
        """Count what can be seen."""
        return super().childCount() if self._on_top() is None else 1

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt asks for what is not there
        """Give what can be seen."""
        on_top = self._on_top()
        if on_top is None:
            return super().child(index)
        return QAccessible.queryAccessibleInterface(on_top) if index == 0 else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Give its place among what can be seen, or -1."""
        on_top = self._on_top()
        if on_top is None:
            return super().indexOfChild(child)
        return 0 if child.object() is on_top else -1


_interfaces: list[OwnRole] = []


def _interface(_class_name: str, widget: QObject) -> OwnRole | None:
    role = getattr(widget, "accessible_role", None)
    if role is None or not isinstance(widget, QWidget):
        return None
    interface = OwnRole(widget, role)
    # Qt frees it with its widget, but only Python keeps its wrapper alive until then.
    _interfaces[:] = [*(each for each in _interfaces if isValid(each)), interface]
    return interface


def install_roles() -> None:
    """Have Qt's accessibility ask our classes first; once a process."""
    QAccessible.installFactory(_interface)
