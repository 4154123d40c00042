"""Reading aloud at the kiosk: offered where the clinic allows it and a voice is found, begun by the person's wish."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from models.language import Language
from ui.kiosk.visit_session import VisitSession
from ui.language import current_language
from ui.speech.finding import Finder
from ui.speech.page_words import Shown
from ui.speech.reading import ReadAloud
from ui.speech.voice import Found, Silence, Voice


class Aloud(QObject):
    """Knows the voices of this computer, and gives the one that fits to who has asked to be read to.

    Signals:
        muted: Something cannot be read aloud. arg: the reason's code, for the health report.
    """

    muted = Signal(str)

    def __init__(
        self, session: VisitSession, languages: tuple[Language, ...], shown: Callable[[], Shown], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._codes = session, tuple(each.code for each in languages)
        self._voices: Mapping[str, Voice] = {}
        self.reading = ReadAloud(shown, self)
        self.reading.fell_silent.connect(self._say_silent)
        self._finder = Finder(self)
        self._finder.found.connect(self.take)

    def look(self) -> None:
        """Look for voices, if the clinic wants any: when the kiosk is shown, for one ahead would disturb a reading."""
        if self._session.kiosk.read_aloud != "off":
            self._finder.look(self._codes, self._session.site.country)

    def take(self, found: Found) -> None:
        """Take what was found."""
        self._voices = found.voices
        for code, silence in found.silences.items():
            self.muted.emit(f"{silence} {code}")
        self.follow()

    def follow(self) -> None:
        """Follow the person's language and wishes."""
        chosen = self._voices.get(current_language().code)
        self._session.offer_reading(chosen is not None)
        self.reading.use(chosen if "read-aloud" in self._session.needs else None)

    def _say_silent(self, silence: Silence) -> None:
        self.muted.emit(str(silence))
