"""The palette and the style sheet, both derived from the look of the moment."""

from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from resources import resource
from ui.theme.fonts import FAMILY
from ui.theme.look import Look, change_look

_WEIGHTS = ("400Regular", "700Bold")


@cache
def load_fonts() -> bool:
    """Register the shipped typeface; tell whether every file was accepted."""
    files = [resource("fonts", "atkinson", f"AtkinsonHyperlegibleNext_{weight}.ttf") for weight in _WEIGHTS]
    accepted = [QFontDatabase.addApplicationFont(str(path)) >= 0 for path in files]
    return all(accepted)


def apply(application: QApplication, new: Look) -> None:
    """Give the whole application a new look."""
    load_fonts()
    change_look(new)
    font = QFont(FAMILY)
    font.setPixelSize(new.font_px("body"))
    application.setFont(font)
    application.setPalette(_palette(new))
    application.setStyleSheet(style_sheet(new))


def _palette(new: Look) -> QPalette:
    theme, palette = new.theme, QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, theme.page),
        (QPalette.ColorRole.Base, theme.card),
        (QPalette.ColorRole.Text, theme.ink),
        (QPalette.ColorRole.WindowText, theme.ink),
        (QPalette.ColorRole.Button, theme.card),
        (QPalette.ColorRole.ButtonText, theme.ink),
        (QPalette.ColorRole.Highlight, theme.primary),
        (QPalette.ColorRole.HighlightedText, theme.on_primary),
        (QPalette.ColorRole.PlaceholderText, theme.soft_ink),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def style_sheet(new: Look) -> str:
    """Write the style sheet: text roles, surfaces and buttons, in the pixels of this screen."""
    return _texts_and_surfaces(new) + _controls(new) + _desk(new)


def _texts_and_surfaces(new: Look) -> str:
    theme, mm = new.theme, new.mm
    sizes = "\n".join(
        f'QLabel[text-role="{role}"] {{ font-size: {new.font_px(role)}px; }}'
        for role in ("fine", "small", "body", "lead", "h3", "h2", "h1")
    )
    return f"""
QWidget {{ color: {theme.ink}; font-size: {new.font_px("body")}px; }}
QMainWindow, #page {{ background: {theme.page}; }}
QLabel {{ background: transparent; }}
{sizes}
QLabel[text-role="h1"], QLabel[text-role="h2"], QLabel[text-role="h3"], QLabel[bold="true"] {{ font-weight: 700; }}
QLabel[soft="true"] {{ color: {theme.soft_ink}; }}
#header, #footer {{ background: {theme.card}; }}
#header {{ border-bottom: 2px solid {theme.hairline}; }}
#footer {{ border-top: 2px solid {theme.hairline}; }}
#ribbon {{ background: {theme.urgent_tint}; color: {theme.ink}; border-bottom: 2px solid {theme.urgent_border}; }}
QFrame[surface="card"] {{ background: {theme.card}; border: 2px solid {theme.hairline}; border-radius: {mm(4)}px; }}
QFrame[surface="tint"] {{ background: {theme.primary_tint}; border: 2px solid {theme.primary_tint};
  border-radius: {mm(3)}px; }}
QFrame[surface="normal"] {{ background: {theme.done_tint}; border: 2px solid {theme.done}; border-radius: {mm(3)}px; }}
QFrame[surface="caution"] {{ background: {theme.urgent_tint}; border: 2px solid {theme.urgent_border};
  border-radius: {mm(3)}px; }}
QFrame[surface="stop"] {{ background: {theme.card}; border: {mm(1)}px solid {theme.emergency};
  border-radius: {mm(4)}px; }}
QLabel[chip="true"] {{ background: {theme.chip}; border-radius: {mm(2)}px; padding: {mm(1)}px {mm(2.5)}px; }}
"""


def _controls(new: Look) -> str:
    theme, mm = new.theme, new.mm
    ring = mm(1.25)  # it takes the place of padding, so that the words on a focused button have as much room
    target, large = (mm(least) - 2 * mm(1.5) - 4 for least in (16, 20))  # what padding and border leave of it
    return f"""
QPushButton {{ outline: 0; background: {theme.card}; color: {theme.ink}; border: 2px solid {theme.control_border};
  border-radius: {mm(3)}px; padding: {mm(1.5)}px {mm(4)}px; font-weight: 700; min-height: {target}px; }}
QPushButton[kind=""], QPushButton[kind="large"], QPushButton[kind="outline"] {{
  min-width: {mm(16) - 2 * mm(4) - 4}px; }}
QPushButton:hover {{ background: {theme.primary_tint}; }}
QPushButton:disabled {{ color: {theme.soft_ink}; border-color: {theme.hairline}; }}
QPushButton[kind="primary"] {{ background: {theme.primary}; color: {theme.on_primary}; border-color: {theme.primary};
  min-width: {mm(44)}px; min-height: {large}px; }}
QPushButton[kind="primary"]:disabled {{ background: {theme.chip}; color: {theme.soft_ink};
  border-color: {theme.hairline}; }}
QPushButton[kind="large"] {{ min-height: {large}px; }}
QPushButton[kind="outline"] {{ color: {theme.primary}; border-color: {theme.primary}; min-height: {large}px; }}
QPushButton[kind="language"] {{ min-height: {mm(30)}px; background: {theme.primary}; color: {theme.on_primary};
  border-color: {theme.primary}; border-radius: {mm(4)}px; font-size: {new.font_px("h2")}px; }}
QPushButton[kind="icon"] {{ min-width: {target}px; padding: {mm(1.5)}px; }}
QPushButton[kind="chip"] {{ border-radius: {mm(7)}px; min-height: {target}px; min-width: {mm(10)}px;
  font-size: {new.font_px("small")}px; }}
QPushButton[kind="chip"]:checked {{ background: {theme.ink}; color: {theme.page}; border-color: {theme.ink}; }}
QPushButton[kind="small"] {{ font-size: {new.font_px("small")}px; padding: {mm(1.5)}px {mm(3)}px;
  min-width: {mm(16) - 2 * mm(3) - 4}px; }}
QPushButton[kind="day"], QPushButton[kind="key"] {{ padding: 0; min-width: {mm(16) - 4}px;
  min-height: {mm(16) - 4}px; }}
QPushButton[kind="day"][later="true"] {{ background: {theme.chip}; }}
QPushButton[kind="day"]:disabled {{ background: transparent; border-color: transparent; }}
QPushButton[kind="key"]:hover {{ background: {theme.card}; }}
QPushButton[kind="key"][wide="true"] {{ padding: 0 {mm(5)}px; }}
QPushButton[kind="day"]:checked {{ background: {theme.primary}; color: {theme.on_primary};
  border-color: {theme.primary}; }}
QPushButton:focus, QPushButton:checked:focus, QLineEdit:focus {{
  border: {ring}px solid {theme.focus_ring}; background: {theme.focus};
  color: {theme.focus_ring}; }}
QPushButton:focus {{ padding: {mm(1.5) - ring + 2}px {mm(4) - ring + 2}px; }}
QPushButton[kind="small"]:focus {{ padding: {mm(1.5) - ring + 2}px {mm(3) - ring + 2}px; }}
QPushButton[kind="icon"]:focus {{ padding: {mm(1.5) - ring + 2}px; }}
QPushButton[kind="language"]:focus {{ background: {theme.focus}; color: {theme.focus_ring}; }}
QPushButton[kind="day"]:focus, QPushButton[kind="key"]:focus {{ padding: 0; min-width: {mm(16) - 2 * ring}px;
  min-height: {mm(16) - 2 * ring}px; }}
QPushButton[kind="key"][wide="true"]:focus {{ padding: 0 {mm(5) - ring + 2}px; }}
#keyboard {{ background: {theme.chip}; border-top: 2px solid {theme.hairline}; }}
#search {{ padding-left: {mm(14)}px; }}
QLineEdit {{ background: {theme.card}; border: 2px solid {theme.control_border}; border-radius: {mm(3)}px;
  padding: 0 {mm(4)}px; min-height: {mm(16) - 4}px; }}
QToolTip {{ background: {theme.ink}; color: {theme.page}; }}
"""


def _desk(new: Look) -> str:
    """Write what only the nurse's page has: it is denser, for it is read at a desk."""
    theme, mm = new.theme, new.mm
    ring = mm(1.25)
    return f"""
QFrame[surface="plain"] {{ background: {theme.card}; border: 2px solid {theme.hairline}; border-radius: {mm(3)}px; }}
QFrame[surface="line"] {{ background: transparent; border: 0; border-bottom: 2px solid {theme.hairline}; }}
QPushButton[kind="compact"], QPushButton[kind="strong"] {{ font-size: {new.font_px("fine")}px;
  padding: {mm(1)}px {mm(2.5)}px;
  min-height: {mm(9)}px; border-radius: {mm(2)}px; }}
QPushButton[kind="compact"]:checked {{ background: {theme.done}; color: {theme.on_primary};
  border-color: {theme.done}; }}
QPushButton[kind="strong"] {{ background: {theme.primary}; color: {theme.on_primary};
  border-color: {theme.primary}; }}
QPushButton[kind="compact"]:focus, QPushButton[kind="strong"]:focus {{
  padding: {mm(1) - ring + 2}px {mm(2.5) - ring + 2}px; }}
QPushButton[kind="rail"] {{ font-size: {new.font_px("small")}px; text-align: left; border-color: transparent;
  background: transparent; padding: {mm(1)}px {mm(3)}px; min-height: {mm(9)}px; }}
QPushButton[kind="rail"]:checked {{ background: {theme.primary}; color: {theme.on_primary}; }}
QPushButton[kind="rail"]:focus {{ padding: {mm(1) - ring + 2}px {mm(3) - ring + 2}px; }}
QPushButton[kind="mark"] {{ padding: 0; min-height: {mm(11) - 6}px; min-width: {mm(11) - 6}px;
  border-radius: {mm(2.5)}px; border-width: 3px; }}
QPushButton[kind="mark"]:focus {{ padding: 0; border-width: {ring}px; min-height: {mm(11) - 2 * ring}px; }}
QPushButton[mark="explained"] {{ background: {theme.done_tint}; border-color: {theme.done}; }}
QPushButton[mark="understood"] {{ background: {theme.done}; border-color: {theme.done}; }}
QPushButton[mark="question"] {{ background: {theme.urgent}; border-color: {theme.urgent_border}; }}
QPushButton[mark="not_applicable"] {{ background: {theme.chip}; }}
#alarm {{ background: {theme.emergency}; }}
#alarm QLabel {{ color: {theme.on_emergency}; }}
QLineEdit[dense="true"] {{ font-size: {new.font_px("small")}px; min-height: {mm(10)}px; padding: 0 {mm(2.5)}px; }}
"""
