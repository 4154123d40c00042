"""Who signs, what is acknowledged, and how: drawn, by the typed name, or refused with the reason."""

from collections.abc import Mapping
from typing import Any, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.language import Language
from ui.language import current_language, tr
from ui.nurse.fields import WORDS_LENGTH, Choices, Field
from ui.nurse.signature import SignaturePad
from ui.theme.look import TextRole, look
from ui.widgets.button import Button
from ui.widgets.labels import card, label
from ui.widgets.panel import Panel

Who = Literal["patient", "carer", "nurse", "interpreter", "witness"]

_NARROWEST_PART = 110.0
_LARGE = 1.5


class SignPanel(Panel):
    """Asks for one signature; who signs next gets a new panel.

    ``names`` are those that are known, by who it is. ``language`` is the one the signer reads.

    Signals:
        signed: It was signed or refused. arg: the fields of ``models.record.events.Signed``, without the digest.
    """

    signed = Signal(dict)

    is_form = True

    def __init__(
        self, who: Who = "patient", names: Mapping[Who, str] | None = None, language: Language | None = None
    ) -> None:
        super().__init__()
        self._names = dict(names or {})
        self._language = language or current_language()
        self.who = Choices(tr("Who signs?"), who_words(), who)
        self.name = Field(tr("Name"), words=self._names.get(who, ""))
        self.how = Choices(
            tr("How?"), {"draw": tr("Draw it"), "name": tr("Type the name"), "refused": tr("Will not sign")}, "draw"
        )
        self.pad = SignaturePad()
        self.reason = Field(tr("Why not?"), longest=WORDS_LENGTH)
        self.by_name = label("", "lead", bold=True)
        self.action = self.sign = Button(tr("Sign"), "primary")
        for each in (self.name, self.how):
            each.setProperty("full-row", False)
        items = [self.who, self.name, self.how, self._statement_card(), self._ways()]
        self.set_items(items, narrowest_mm=_NARROWEST_PART * look().text)
        self._connect()
        self._show_how()

    def _statement_card(self) -> QWidget:
        frame, column = card("tint", padding=3, spacing=1)
        frame.setProperty("full-row", True)
        frame.setProperty("keep-with-next", True)
        role: TextRole = "body" if look().text < _LARGE else "small"  # it must stay on the page of the field
        self.statement = label("", role)
        column.addWidget(self.statement)
        column.addWidget(label(not_consent(self._language), role, bold=True))
        return frame

    def _ways(self) -> QWidget:
        """Put the three ways to answer in one place; one of them is shown."""
        ways = QWidget()
        ways.setProperty("full-row", True)
        column = QVBoxLayout(ways)
        column.setContentsMargins(0, 0, 0, 0)
        for each in (self.pad, self.by_name, self.reason):
            column.addWidget(each)
        return ways

    def _connect(self) -> None:
        self.who.chose.connect(self._show_who)
        self.how.chose.connect(self._show_how)
        self.name.changed.connect(self._allow)
        self.reason.changed.connect(self._allow)
        self.pad.changed.connect(self._allow)
        self.sign.clicked.connect(self._sign)

    def _show_who(self) -> None:
        """Whoever signs now has a name of their own, and has drawn nothing yet."""
        self.name.edit.setText(self._names.get(self._who, ""))
        self.pad.clear()
        self._show_how()

    @property
    def _who(self) -> Who:
        who: Who = self.who.chosen or "patient"  # type: ignore[assignment]
        return who

    def _show_how(self) -> None:
        self.statement.setText(statement(self._who, self._language))
        how = self.how.chosen
        self.pad.setVisible(how == "draw")
        self.by_name.setVisible(how == "name")
        self.reason.setVisible(how == "refused")
        self.sign.setText(tr("Note the refusal") if how == "refused" else tr("Sign"))
        self._allow()
        self.lay_out()

    def _allow(self) -> None:
        """Let it be signed once nothing is missing."""
        name, how = self.name.words, self.how.chosen
        self.by_name.setText(name or tr("Type the name above; it stands for the signature."))
        given = {"draw": not self.pad.is_empty, "name": True, "refused": bool(self.reason.words)}
        self.sign.setEnabled(bool(name and self.who.chosen and given.get(how, False)))

    def _sign(self) -> None:
        how = self.how.chosen
        said: dict[str, Any] = {
            "who": self._who,
            "name": self.name.words,
            "method": self.pad.hand if how == "draw" else how,
            "statement": f"{self.statement.text()} {not_consent(self._language)}",
        }
        if how == "draw":
            said["ink"] = self.pad.path
        if how == "refused":
            said["reason"] = self.reason.words
        self.signed.emit(said)


def who_words() -> dict[str, str]:
    """Name those who can sign."""
    return {
        "patient": tr("The patient"),
        "carer": tr("A carer"),
        "nurse": tr("The nurse"),
        "interpreter": tr("The interpreter"),
        "witness": tr("A witness"),
    }


def statement(who: Who, language: Language) -> str:
    """Say what is acknowledged, in the signer's language."""
    text = language.text
    return {
        "patient": text("I was told about my procedures. I could ask questions. I know whom to call."),
        "carer": text(
            "The patient and I were told about the procedures. We could ask questions. We know whom to call."
        ),
        "nurse": text("I led this briefing. What was said, asked and left open is in its record."),
        "interpreter": text("I put all that was said in this briefing into the other language, as well as I could."),
        "witness": text("I was there, and saw who signed or did not sign."),
    }[who]


def not_consent(language: Language) -> str:
    """Say what a signature here is not; the words are kept with each."""
    return language.text("This confirms the briefing. It is not consent to a procedure.")
