"""Warning signs in three tiers: side by side where they fit, else a tier a page."""

from itertools import groupby

from PySide6.QtWidgets import QWidget

from models.planning.plan import Plan, Sign
from ui.language import tr
from ui.screens.screen import PagedScreen
from ui.session import Session
from ui.theme.look import look
from ui.widgets.care_card import CareCard
from ui.widgets.labels import card, label
from ui.widgets.pages import natural_height
from ui.widgets.why import why_panel


class SignsScreen(PagedScreen):
    """Shows every warning sign of the plan; no sign is ever left out for want of room."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.add_pages()

    def enter(self, *, forward: bool) -> None:
        """Show this visit's signs."""
        self.title(tr("Watch for these signs at home"), tr("Keep this page. If you are not sure, call us."))
        self.note_changed.emit("")
        self.show_plan(self._session.plan, self._fill, forward=forward)

    def _fill(self, _plan: Plan) -> None:
        self.pages.set_maker(self._make)

    def _make(self, width: int, height: int) -> tuple[list[QWidget], float]:
        plan = self._session.plan
        easy = self._session.easy
        across = (width - 2 * look().mm(3)) // 3
        if across >= look().mm(105) * look().text and not easy:
            cards = [self._card(signs, signs, columns=1, first=True) for signs in _tiers(plan)]
            if max(natural_height(each, across) for each in cards) <= height:
                for each in cards:
                    each.setProperty("fill-page", True)
                return list(cards), 1.0
            for each in cards:
                each.deleteLater()
        columns = 2 if width >= look().mm(250) * look().text else 1
        return [each for signs in _by_act(plan) for each in self._one_by_one(signs, width, height, columns)], 0.0

    def _one_by_one(self, group: tuple[Sign, ...], width: int, height: int, columns: int) -> list[QWidget]:
        """Cut a group into cards that fit a page, every one under the same heading."""
        signs = group
        whole = self._card(signs, group, columns=columns, first=True)
        total = natural_height(whole, width)
        if total <= height:
            return [whole]
        heights = [natural_height(row, width // columns) for row in whole.signs]
        frame = total - grid_height(heights, columns)
        opening = sum(natural_height(each, width) for each in whole.only_first)
        whole.deleteLater()
        items: list[QWidget] = []
        while signs:
            room = height - frame + (opening if items else 0)
            taken = most_that_fit(heights, columns, room)
            items.append(self._card(signs[:taken], group, columns=columns, first=not items))
            signs, heights = signs[taken:], heights[taken:]
        return items

    def _card(self, signs: tuple[Sign, ...], whole: tuple[Sign, ...], *, columns: int, first: bool) -> CareCard:
        plan, site, easy = self._session.plan, self._session.site, self._session.easy
        made = CareCard(signs, whole, plan, site, columns=columns, first=first, easy=easy)
        made.setParent(self.pages)
        made.why_requested.connect(self._why)
        return made

    def _why(self, sign_id: str) -> None:
        plan = self._session.plan
        (sign,) = (each for each in plan.signs if each.id == sign_id)
        frame, column = card("caution")
        column.addWidget(label(" ".join(part for part in (sign.detail, sign.act) if part), "lead", bold=True))
        panel = why_panel(plan, sign, for_staff=self._session.for_staff, first=frame)
        self.panel_requested.emit(sign.sign, panel)


def _tiers(plan: Plan) -> list[tuple[Sign, ...]]:
    """Group the signs by tier, the most urgent first."""
    return [tuple(signs) for _, signs in groupby(plan.signs, key=lambda sign: sign.tier)]


def _by_act(plan: Plan) -> list[tuple[Sign, ...]]:
    """Group the signs by tier, and what cannot wait by itself."""
    return [tuple(signs) for _, signs in groupby(plan.signs, key=lambda sign: (sign.tier, sign.at_once))]


def grid_height(heights: list[int], columns: int) -> int:
    """Give the height of a grid that is filled column by column."""
    rows = -(-len(heights) // columns)
    return sum(max(heights[row::rows]) for row in range(rows))


def most_that_fit(heights: list[int], columns: int, room: int) -> int:
    """Tell how many of the signs fit into ``room`` pixels; at least one, which then slides."""
    fitting = (count for count in range(len(heights), 1, -1) if grid_height(heights[:count], columns) <= room)
    return next(fitting, 1)
