"""Makes a Heading a heading to screen readers too."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from ui.widgets.labels import Heading

_interfaces: list[QAccessibleWidget] = []


def _heading_interface(class_name: str, widget: QObject) -> QAccessibleWidget | None:
    if class_name != Heading.__name__ or not isinstance(widget, QWidget):
        return None
    interface = QAccessibleWidget(widget, QAccessible.Role.Heading)
    _interfaces.append(interface)  # Qt owns it, but only Python keeps its wrapper alive
    return interface


def install_headings() -> None:
    """Tell Qt's accessibility what a Heading is; once a process."""
    QAccessible.installFactory(_heading_interface)
