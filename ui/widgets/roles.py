"""Says to screen readers what a widget of our own is, where Qt would not know: its class has an ``accessible_role``."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_interfaces: list[QAccessibleWidget] = []


def _interface(_class_name: str, widget: QObject) -> QAccessibleWidget | None:
    role = getattr(widget, "accessible_role", None)
    if role is None or not isinstance(widget, QWidget):
        return None
    interface = QAccessibleWidget(widget, role)
    _interfaces.append(interface)  # Qt owns it, but only Python keeps its wrapper alive
    return interface


def install_roles() -> None:
    """Have Qt's accessibility ask our classes first; once a process."""
    QAccessible.installFactory(_interface)
