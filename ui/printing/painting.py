"""Paints the pages of a sheet on a printer. Qt allows it on any thread, as long as nothing but images is painted."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ui.printing.spooler import RefusedError
from ui.printing.trouble import Trouble

_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


def paint(
    pages: tuple[bytes, ...], printer: str, paper: str, title: str, begun: Callable[[], None] = lambda: None
) -> None:
    """Paint PNG images on whole pages of a printer; ``begun`` is called when it has taken the job on.

    Raises:
        RefusedError: there is no such printer, or it does not take all of them; then nothing of it comes out.
    """
    found = QPrinterInfo.printerInfo(printer)
    if found.isNull():
        raise RefusedError(Trouble.NO_PRINTER)
    device = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    device.setDocName(title)
    paint_on(device, pages, paper, begun)


def paint_on(device: QPrinter, pages: tuple[bytes, ...], paper: str, begun: Callable[[], None] = lambda: None) -> None:
    """Do the same on a device that has been made ready."""
    device.setFullPage(True)
    layout = QPageLayout(QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    device.setPageLayout(layout)
    painter = QPainter()
    if not painter.begin(device):
        raise RefusedError(Trouble.FAULT)
    begun()
    whole = all(_paint_page(device, painter, png, first=not number) for number, png in enumerate(pages))
    if not whole:
        device.abort()
    if not painter.end() or not whole:
        raise RefusedError(Trouble.FAULT)


def _paint_page(device: QPrinter, painter: QPainter, png: bytes, *, first: bool) -> bool:
    if not first and not device.newPage():
        return False
    image = QImage.fromData(png)
    sheet = device.paperRect(QPrinter.Unit.DevicePixel).toRect()
    painter.drawImage(QRect(0, 0, sheet.width(), sheet.height()), image)
    return not image.isNull()
