"""The tile: all of it is the target, it wraps, and a screen reader knows it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.look import Look, look, theme
from ui.theme.style import apply
from ui.widgets.tile import CardTile, CheckTile, RadioTile, TileText

KINDS = [CheckTile, RadioTile, CardTile]
LONG = "Tell us about every tablet, patch, drop, spray and injection that you take at home, also from the chemist, "
TEXT = TileText(
    LONG * 2, LONG, note="Nephrostogram, Cystoscopy", mark="Ask us", icon="pills", chips=("5–20 min", "X-ray")
)


@pytest.fixture
def make(qtbot):
    def _make(kind, text=TEXT, width=600):
        tile = kind(text)
        qtbot.addWidget(tile)
        tile.resize(width, tile.heightForWidth(width))
        tile.show()
        return tile

    return _make


def spoken(widget):
    return QAccessible.queryAccessibleInterface(widget)


@pytest.mark.parametrize("kind", KINDS)
def test_every_spot_of_a_tile_answers(make, qtbot, kind):
    tile = make(kind)
    tile.setAutoExclusive(False)
    clicks = []
    tile.clicked.connect(lambda: clicks.append(1))
    right, bottom = tile.width() - 1, tile.height() - 1
    spots = [QPoint(right * x // 12, bottom * y // 8) for x in range(13) for y in range(9)]

    for spot in spots:
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton, pos=spot)

    assert len(clicks) == len(spots)


@pytest.mark.parametrize("kind", KINDS)
def test_a_slip_inside_counts_and_one_that_leaves_does_not(make, qtbot, kind):
    tile = make(kind)
    for end, checked in ((QPoint(300, tile.height() + 50), False), (QPoint(320, 12), True)):
        qtbot.mousePress(tile, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
        qtbot.mouseMove(tile, end)
        qtbot.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=end)

        assert tile.isChecked() is checked


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("kind", KINDS)
def test_a_long_text_wraps_and_never_widens_the_window(qapp, qtbot, kind, text, direction):
    qapp.setLayoutDirection(direction)
    apply(qapp, Look(theme("standard"), text=text))
    window, tile = QWidget(), kind(TEXT)
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(tile)

    window.resize(700, 900)
    window.show()

    assert window.width() == 700
    assert tile.heightForWidth(400) > tile.heightForWidth(800)
    assert not [piece.text for piece in tile._pieces(tile.width())[0] if not fits(piece, tile)]


def fits(piece, tile):
    """Tell whether a text that was laid out is inside its box, and the box inside the tile."""
    needed = QFontMetrics(piece.font).boundingRect(
        QRect(0, 0, piece.box.width(), 100_000), int(Qt.TextFlag.TextWordWrap), piece.text
    )
    room = QRect(0, 0, tile.width(), tile.heightForWidth(tile.width()))
    return needed.width() <= piece.box.width() and needed.height() <= piece.box.height() and room.contains(piece.box)


@pytest.mark.parametrize("kind", KINDS)
def test_larger_text_makes_a_higher_tile(qapp, make, kind):
    heights = []
    for text in (1.0, 1.25, 1.5, 2.0):
        apply(qapp, Look(theme("standard"), text=text))
        heights.append(make(kind).heightForWidth(600))

    assert heights == sorted(set(heights))


@pytest.mark.parametrize(
    ("kind", "role"), [(CheckTile, "CheckBox"), (RadioTile, "RadioButton"), (CardTile, "CheckBox")]
)
def test_a_screen_reader_knows_role_name_and_state(make, kind, role):
    tile = make(kind)
    name = spoken(tile).text(QAccessible.Text.Name)

    assert spoken(tile).role() == getattr(QAccessible.Role, role)
    assert name.startswith(TEXT.title.rstrip("."))
    assert TEXT.detail in name
    assert not spoken(tile).state().checked
    tile.setChecked(True)
    assert spoken(tile).state().checked


@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_reader_can_toggle_it(make, kind):
    tile = make(kind)
    actions = spoken(tile).actionInterface()
    assert "Toggle" in actions.actionNames()

    actions.doAction("Toggle")

    assert tile.isChecked()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("kind", [CheckTile, RadioTile])
def test_the_box_to_tick_stands_where_reading_begins(qapp, make, kind, direction):
    qapp.setLayoutDirection(direction)
    tile = make(kind, TileText("One"))
    tile.setChecked(True)
    picture, done = tile.grab().toImage(), QColor(look().theme.done)
    columns = [x for x in range(tile.width()) if picture.pixelColor(x, tile.height() // 2 - 12) == done]

    assert columns
    assert all((x > tile.width() // 2) is (direction == Qt.LayoutDirection.RightToLeft) for x in columns)


@pytest.mark.parametrize("kind", KINDS)
def test_space_toggles(make, qtbot, kind):
    tile = make(kind)

    qtbot.keyClick(tile, Qt.Key.Key_Space)

    assert tile.isChecked()
