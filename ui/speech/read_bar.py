"""The strip by which a reader is heard again, slower or louder."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.language import tr
from ui.speech.reading import ReadAloud, next_pace_words, next_volume_words, pace_words, volume_words
from ui.theme.icons import icon_pixmap
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import card, label


class ReadBar(QWidget):
    """Is there while pages are read aloud, on every page in the same place, and says when that fails."""

    def __init__(self, reading: ReadAloud, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading, self._writing = reading, False
        self._kept: tuple[QPushButton, ...] = ()
        frame, column = card("tint", padding=0.25)
        around = QVBoxLayout(self)
        around.setContentsMargins(look().mm(7), look().mm(0.5), look().mm(7), look().mm(0.5))
        around.addWidget(frame)
        self._row = QHBoxLayout()
        self._row.setSpacing(look().mm(4))
        column.addLayout(self._row)
        self._mark, self.state = QLabel(), label("", "small", bold=True)
        self.repeat, self.pace, self.volume = (Button("", "large") for _ in range(3))
        self.stand_ins = Button("", "large"), Button("", "large")
        self._row.addWidget(self._mark)
        self._row.addWidget(self.state, 1)
        for button, slot in (
            (self.repeat, reading.repeat), (self.pace, reading.other_pace), (self.volume, reading.other_volume),
        ):  # fmt: skip
            self._row.addWidget(button)
            button.clicked.connect(slot)
        for button in self.stand_ins:
            self._row.addWidget(button)
            button.clicked.connect(self._press_kept)
        reading.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is so now."""
        reading, side = self._reading, look().mm(10)
        self._mark.setPixmap(icon_pixmap("speak", look().theme.primary, side, self.devicePixelRatioF()))
        self._mark.setFixedSize(QSize(side, side))
        self.repeat.setText(tr("Repeat"))
        self.pace.setText(next_pace_words(reading.manner))
        self.volume.setText(next_volume_words(reading.manner))
        self.repeat.setAccessibleName(tr("Repeat: read this page again"))
        now = tr("{change}. Now: {state}")
        self.pace.setAccessibleName(now.format(change=self.pace.text(), state=pace_words(reading.manner)))
        self.volume.setAccessibleName(now.format(change=self.volume.text(), state=volume_words(reading.manner)))
        self.state.setText(_state(reading))
        for button, kept in zip(self.stand_ins, self._kept, strict=False):
            button.setText(kept.text())
            button.setAccessibleName(kept.accessibleName())
            button.setIcon(kept.icon())
            button.setIconSize(kept.iconSize())
        for button in (self.repeat, self.pace, self.volume):
            button.setVisible(reading.is_on)
        self._fit()
        self.setVisible(self.is_wanted and not self._writing)

    @property
    def is_wanted(self) -> bool:
        """True while there is something to show."""
        return self._reading.is_on or self._reading.has_failed

    def keep(self, *buttons: QPushButton) -> None:
        """Stand in for these buttons of a header that gives way to this strip, two at most; the first always."""
        self._kept = buttons
        self.refresh()

    def _press_kept(self) -> None:
        pressed = self.sender()
        for button, kept in zip(self.stand_ins, self._kept, strict=False):
            if button is pressed:
                kept.click()

    def keep_place(self, *, kept: bool) -> None:
        """Leave the strip's place empty while it is not there, so that nothing moves when it comes."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.setSizePolicy(policy)

    def make_room(self, *, writing: bool) -> None:
        """Go while a keyboard takes half of the screen."""
        self._writing = writing
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look or language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the state beside the buttons if it fits on two lines; a failure has all the room there is."""
        reading = (self.repeat, self.pace, self.volume) if self._reading.is_on else ()
        room = self.width() - look().mm(14 + 3 + 10 + 8) - sum(map(self._across, reading))
        for number, button in enumerate(self.stand_ins):
            there = number < len(self._kept) and (number == 0 or self._across(button) <= room)
            button.setVisible(there)
            room -= self._across(button) if there else 0
        high = self.state.fontMetrics().lineSpacing() * 2
        wide = self.state.minimumSizeHint().width() <= room
        fits = wide and self.state.heightForWidth(max(1, room)) <= max(high, look().mm(16))
        self.state.setVisible(not self._reading.is_on or fits)

    def _across(self, button: Button) -> int:
        return button.sizeHint().width() + self._row.spacing()


def _state(reading: ReadAloud) -> str:
    if not reading.is_on:
        return tr("We cannot read this to you now. Please ask a member of staff.")
    if reading.is_reading:
        return tr("Touch anywhere to stop reading.")
    return tr("Repeat reads this page again.")
