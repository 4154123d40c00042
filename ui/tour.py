"""The tour: every screen painted as PNG in every size, and every paper as PDF; needs no display."""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from pathlib import Path

from ui.main_window import MainWindow
from ui.screens.target import ScreenName
from ui.screens.walk import WALK
from ui.session import Session

SIZES = ((1920, 1080), (1280, 800), (1080, 1920))
TEXTS = (1.0, 2.0)
_MOST_PAGES = 200
_PACKED = 70
"""How little the pictures are packed: hardly larger than packed as far as can be, and written in half the time."""
_ANSWERS = ("no", "yes", "unsure", "no", "no")
_NOW = datetime(2026, 11, 22, 10, 0)  # noqa: DTZ001 - the clinic's local time
_APPOINTMENT = datetime(2026, 12, 2, 9, 0)  # noqa: DTZ001


@dataclass(frozen=True)
class _Shot:
    """One picture to be taken: of which size and look."""

    width: int
    height: int
    text: float
    theme: str

    @property
    def name(self) -> str:
        contrast = "" if self.theme == "standard" else f"-{self.theme}"
        return f"{self.width}x{self.height}-{round(self.text * 100)}{contrast}"


def run_tour(
    folder: Path,
    *,
    sizes: Collection[tuple[int, int]] = SIZES,
    texts: Collection[float] = TEXTS,
    walked: Collection[str] | None = None,
    pages: int = _MOST_PAGES,
    say: Callable[[str], None] = print,
) -> int:
    """Paint all screens and papers into ``folder``; give the number of files written.

    ``walked`` are the procedures whose every step is painted, all if none are named; of every other screen, the first
    ``pages`` are.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from models.content.loader import load_library
    from models.site import NO_SITE
    from resources import resource
    from ui.application import make_application

    application = make_application()
    library = load_library(resource("content"))
    session = Session(clock=lambda: _NOW)
    session.load(library, NO_SITE, library.problems)
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for shot in _shots(sizes, texts):
        written += _screens(session, shot, folder / "screens" / shot.name, pages)
        say(f"{shot.name}: {written} pictures so far")
    for procedure in sorted(session.library.procedures if walked is None else walked):
        written += _steps(session, procedure, sizes, folder / "during")
        say(f"{procedure}: {written} pictures so far")
    written += _papers(session, folder / "papers")
    say(f"{written} files in {folder}")
    application.processEvents()
    return written


def _shots(sizes: Collection[tuple[int, int]], texts: Collection[float]) -> Iterator[_Shot]:
    for width, height in sizes:
        for text in texts:
            yield _Shot(width, height, text, "standard")
    if SIZES[0] in sizes:
        yield _Shot(*SIZES[0], 1.0, "high-contrast")


def _visit(session: Session, procedures: Collection[str] = (), answers: Sequence[str] = _ANSWERS) -> None:
    """Fill in one visit, so that every screen has something to show; of the first three procedures if none is named."""
    session.reset()
    for procedure in procedures or sorted(session.library.procedures)[:3]:
        session.toggle(procedure)
    session.set_appointments(dict.fromkeys(session.selection, _APPOINTMENT))
    for index, question in enumerate(session.questions):
        wanted = answers[index % len(answers)]
        session.answer(question.id, wanted if wanted in question.answers else question.answers[0])
    for contradiction in session.contradictions:
        for mended in contradiction.answers:
            session.answer(mended, "unsure")
    for line in session.plan.lines[:1]:
        session.tick(line.key, done=True)


def _window(session: Session, shot: _Shot) -> MainWindow:
    from PySide6.QtWidgets import QApplication

    from ui.theme.look import Look, theme
    from ui.theme.style import apply

    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101 - run_tour has made it
    apply(application, Look(theme(shot.theme), 4.0, shot.text, calm=True))
    window = MainWindow(session)
    window.resize(shot.width, shot.height)
    window.show()
    return window


def _screens(session: Session, shot: _Shot, folder: Path, pages: int) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    _visit(session)
    window = _window(session, shot)
    written = 0
    for number, name in enumerate(WALK, 1):
        written += _pages(window, folder, f"{number:02}-{name}", name, (), pages)
    for number, (name, about) in enumerate(_beside(session), len(WALK) + 1):
        written += _pages(window, folder, f"{number:02}-{name}-{'+'.join(about)}", name, about, pages)
    window.close()
    window.deleteLater()
    return written


def _steps(session: Session, procedure: str, sizes: Collection[tuple[int, int]], folder: Path) -> int:
    """Paint every step of a procedure, those too that come to some people only, in every size."""
    folder.mkdir(parents=True, exist_ok=True)
    _visit(session, (procedure,), ("unsure",))
    written = 0
    for width, height in sizes:
        window = _window(session, _Shot(width, height, 1.0, "standard"))
        written += _pages(window, folder, f"{procedure}-{width}x{height}", "during", (), _MOST_PAGES)
        window.close()
        window.deleteLater()
    return written


def _beside(session: Session) -> Iterator[tuple[ScreenName, tuple[str, ...]]]:
    """Give what can be seen beside the walk: a procedure to learn of for each body area, and two comparisons."""
    from models.document.comparison import MOST

    areas: dict[str, str] = {}
    for card in session.library.cards.values():
        areas.setdefault(card.body_area, card.id)
    yield from (("learn", (procedure,)) for procedure in areas.values())
    compared = [each.procedures for each in session.library.comparisons.values()]
    three = (tuple(dict.fromkeys((*one, *other))) for one, other in combinations(compared, 2))
    yield "compare", compared[0]
    yield "compare", next(each for each in three if len(each) == MOST)


def _pages(window: MainWindow, folder: Path, file: str, name: ScreenName, about: tuple[str, ...], most: int) -> int:
    """Paint the pages of a screen, ``most`` of them; give how many there were."""
    from PySide6.QtCore import QCoreApplication, QThreadPool

    window.show_screen(name, forward=True, about=about)
    QThreadPool.globalInstance().waitForDone()
    for page in range(1, most + 1):
        QCoreApplication.processEvents()
        window.grab().save(str(folder / f"{file}-{page:02}.png"), "PNG", _PACKED)
        if name == "take_home" or not _turns(window, name):
            break
    return page


def _turns(window: MainWindow, name: str) -> bool:
    pages = getattr(window.present_screen, "pages", None)
    if name == "choose":
        return bool(pages and pages.turn(1))
    return window.present_screen.advance() if name != "welcome" else False


def _papers(session: Session, folder: Path) -> int:
    from models.content.pictures import load_views
    from models.document.sheet import full_sheet
    from models.export.pdf import to_pdf
    from resources import resource

    folder.mkdir(parents=True, exist_ok=True)
    _visit(session)
    chosen = session.selection
    written = 0
    for size in range(1, len(chosen) + 1):
        for together in combinations(sorted(chosen), size):
            for each in set(session.selection) ^ set(together):
                session.toggle(each)
            views = load_views(
                resource("pictures"), (placed.picture.view for placed in session.plan.steps if placed.picture)
            )
            document = full_sheet(session.plan, session.site, views=views)
            for paper in ("a4", "letter"):
                (folder / f"{'+'.join(together)}-{paper}.pdf").write_bytes(
                    to_pdf(document, "letter" if paper == "letter" else "a4")
                )
                written += 1
    return written
