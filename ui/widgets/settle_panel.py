"""The panel in which a named member of staff settles a matter: one of its sides, or their own words."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from models.planning.plan import Plan, Side
from ui.language import tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.evidence import short_source_words
from ui.widgets.labels import label
from ui.widgets.matter import Matter
from ui.widgets.panel import Panel
from ui.widgets.tile import RadioTile, TileText

_NARROWEST_SIDE = 120.0


class SettlePanel(Panel):
    """Both sides with who asks and the sources, a line for own words, and the name of whoever decides.

    Signals:
        settled: It was decided. args: the name, the id of the chosen side, the own words; one of the two is empty.
    """

    settled = Signal(str, str, str)

    def __init__(self, matter: Matter, plan: Plan) -> None:
        super().__init__()
        self._tiles: dict[RadioTile, str] = {}
        own = tr("As the patient should read it") if matter.sides else tr("What was agreed")
        self.words, self.name = _line_edit(own), _line_edit(tr("Name of who decides"))
        self._own = RadioTile(TileText(tr("Our own words"))) if matter.sides else None
        self.action = self.settle = Button(tr("Settle"), "primary")
        self._build(matter, plan)
        self._restore(matter)
        self._connect()
        self._allow()

    def _build(self, matter: Matter, plan: Plan) -> None:
        reason = [label(matter.reason, "lead")] if matter.reason else []
        own = [self._own] if self._own else []
        for tile in own:
            tile.setProperty("keep-with-next", True)
        below = [*own, _named(self.words), _named(self.name), *self.more_fields()]
        for each in (*reason, *below):
            each.setProperty("full-row", True)
        sides = [item for side in matter.sides for item in self._side(side, plan)]
        group = QButtonGroup(self)
        for tile in (*self._tiles, *own):
            tile.setMinimumHeight(look().mm(20))
            group.addButton(tile)
        self.set_items([*reason, *sides, *below], narrowest_mm=_NARROWEST_SIDE * look().text)

    def more_fields(self) -> list[QWidget]:
        """Give what else is asked, below the name."""
        return []

    def _side(self, side: Side, plan: Plan) -> Iterator[QWidget]:
        """Make the tile of a side; in large text its sources stand below, or the tile would be higher than a page."""
        asked = tr("Asked for by: {names}").format(names=", ".join(plan.names(side.asked_by)))
        sources = [short_source_words(plan.sources[each]) for each in side.sources if each in plan.sources]
        inside = not look().is_crowded
        tile = RadioTile(TileText(side.text, "\n".join((asked, *(sources if inside else ())))))
        self._tiles[tile] = side.id
        yield tile
        if not inside:
            tile.setProperty("full-row", True)
            below = [label(each, "small", soft=True) for each in sources]
            for each in below:
                each.setProperty("full-row", True)
            yield from below

    def _restore(self, matter: Matter) -> None:
        resolution = matter.resolution
        if resolution is None:
            return
        self.words.setText(resolution.words or "")
        self.name.setText(resolution.by)
        for tile, side in self._tiles.items():
            tile.setChecked(side == resolution.chosen)
        if self._own:
            self._own.setChecked(resolution.chosen is None)

    def _connect(self) -> None:
        self.words.textEdited.connect(self._choose_own)
        self.name.textChanged.connect(self._allow)
        for tile in (*self._tiles, *((self._own,) if self._own else ())):
            tile.toggled.connect(self._allow)
        self.settle.clicked.connect(self._settle)

    def _choose_own(self) -> None:
        """Whoever types means their own words."""
        if self._own:
            self._own.setChecked(True)
        self._allow()

    @property
    def _chosen(self) -> str:
        return next((side for tile, side in self._tiles.items() if tile.isChecked()), "")

    def _allow(self) -> None:
        """Settle only what somebody has decided, and somebody with a name."""
        decided = self._chosen or self.words.text().strip()
        self.settle.setEnabled(bool(decided and self.name.text().strip()))

    def _settle(self) -> None:
        chosen = self._chosen
        self.settled.emit(self.name.text().strip(), chosen, "" if chosen else self.words.text().strip())


def _line_edit(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setMaxLength(200)
    return made


def _named(field: QLineEdit) -> QWidget:
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look().mm(1))
    column.addWidget(label(field.accessibleName(), "body", bold=True))
    column.addWidget(field)
    return frame
