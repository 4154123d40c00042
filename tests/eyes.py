"""What a person would see at once as wrong on a page: words cut, things over each other or outside."""

from itertools import combinations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QWidget,
)

from ui.theme.look import look
from ui.widgets.pages import Pages

MANY = 1500


def pages_of(window):
    """Show the present screen's pages one after the other; give the number of each."""
    for number in range(1, MANY):
        settle()
        yield number
        pages = getattr(window.present_screen, "pages", None)
        if pages is None or not (pages.turn(1) or (window.screen_name == "during" and window.present_screen.advance())):
            return


def settle():
    """Let layouts take their new sizes: they do when asked to, one inside the other."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def area(widget, within):
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def is_cut(label):
    """Tell whether a text is larger than its label, or the label leaves what holds it."""
    if not label.text() and label.pixmap().isNull():
        return False
    if label.wordWrap():
        low = label.height() < label.heightForWidth(label.width())
        narrow = label.width() < label.minimumSizeHint().width()
    else:
        low, narrow = label.height() < label.sizeHint().height(), label.width() < label.sizeHint().width()
    slides = isinstance(label.parent(), Pages)
    return low or narrow or not (slides or label.parentWidget().rect().contains(label.geometry()))


def nodes(interface):
    """Walk the tree that Qt shows to a screen reader, without what is not on the screen."""
    yield interface
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and not child.state().invisible:
            yield from nodes(child)


def visible(window, kind):
    return [each for each in window.findChildren(kind) if each.isVisible()]


def wrong_on(window):
    """Name everything that is cut or lies over something else on the page that is shown."""
    found = [f"cut: {each.text()}" for each in visible(window, QLabel) if is_cut(each)]
    buttons = [each for each in visible(window, QPushButton) if each.width() < each.minimumSizeHint().width()]
    found += [f"narrow: {each.text()}" for each in buttons]
    for parent in [window, *visible(window, QWidget)]:
        if isinstance(parent, QLineEdit | QStackedWidget):
            continue
        children = [each for each in parent.children() if isinstance(each, QWidget) and each.isVisible()]
        found += [
            f"overlap: {said(one)} / {said(other)}"
            for one, other in combinations(children, 2)
            if one.geometry().intersects(other.geometry())
        ]
        if not isinstance(parent, Pages):
            found += [f"outside: {said(each)}" for each in children if not parent.rect().contains(each.geometry())]
    return found


def said(widget):
    labels = [each.text() for each in [widget, *widget.findChildren(QLabel)] if isinstance(each, QLabel)]
    button = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.objectName()} {button}{' '.join(labels)[:60]}"


def least(widget):
    """Give the least height in millimetres: 20 for answers and the main button, 16 for the rest."""
    return 20 if isinstance(widget, QRadioButton) or widget.property("kind") == "primary" else 16


def targets(window):
    """Give all that can be pressed or written in now."""
    kinds = QAbstractButton, QLineEdit
    found = [each for kind in kinds for each in window.findChildren(kind)]
    return [each for each in found if each.isVisible() and not isinstance(each.parent(), QLineEdit)]


def too_small(window):
    """Name every target that is too small for a finger, with its size in millimetres."""
    return {
        each.accessibleName() or each.text(): (each.width() / look().mm(1), each.height() / look().mm(1))
        for each in targets(window)
        if each.isEnabled() and (each.height() < look().mm(least(each)) or each.width() < look().mm(16))
    }


def seen(widget, within):
    """Give the part of a widget that can be seen: what is higher than a page is shown in several."""
    box, parent = area(widget, within), widget.parentWidget()
    while parent is not None and parent is not within:
        box = box.intersected(area(parent, within))
        parent = parent.parentWidget()
    return box


def too_near(window):
    """Name every two targets that are less than 3 mm apart, or 6 mm where one answer excludes the other."""
    boxes = [(each, seen(each, window)) for each in targets(window)]
    near = []
    for (one, first), (other, second) in combinations(boxes, 2):
        opposite = isinstance(one, QRadioButton) and isinstance(other, QRadioButton)
        gap = look().mm(6 if opposite else 3) - 1
        if first.isValid() and second.isValid() and first.adjusted(-gap, -gap, gap, gap).intersects(second):
            near.append((said(one), said(other)))
    return near


def same_names(window):
    """Name every target that is called as another is, or not at all."""
    names = [each.accessibleName() or each.text() for each in targets(window) if each.isEnabled()]
    return [name for name in names if not name or names.count(name) > 1]
