"""Saving a file where somebody wants to have it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(parent: QWidget, title: str, name: str, suffix: str, chosen: Callable[[str], object]) -> None:
    """Ask where to save a file, first in the person's own folder, and hand over the answer; the window goes on."""
    dialog = QFileDialog(parent, title, str(Path.home() / name), f"{suffix.upper()} (*.{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def not_written(file: str, data: bytes) -> str | None:
    """Write a file whole; if that cannot be, say why, and leave nothing half-written."""
    from models.durable import write_durably

    try:
        write_durably(Path(file), data)
    except OSError as error:
        return error.strerror or str(error)
    return None
