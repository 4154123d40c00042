"""Printing by painting, with Qt's own printer into real files and a real queue: pages, paper and ink are read back."""

import io
import threading

import pytest
from print_system import QUEUE, running_cups
from pypdf import PdfReader
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from models.content.loader import load_library
from models.document.sheet import full_sheet
from models.export.paper_process import Job
from models.export.pdf import PaperError
from models.planning.compiler import make_plan
from models.planning.visit import Visit
from models.site import NO_SITE
from resources import resource
from ui.printing.cups import Cups
from ui.printing.painted import Listed, PaintedSpooler
from ui.printing.painting import paint_on
from ui.printing.printer import Patience, PrintError, Printing
from ui.printing.spooler import Printable, RefusedError
from ui.printing.trouble import Trouble

QUICK = Patience(between=0.05, in_trouble=0.6, in_all=5, to_be_gone=3)
PATIENT = Patience(between=0.05, in_trouble=10, in_all=10, to_be_gone=3)
A4, LETTER = (595, 842), (612, 792)


def a_page(colour="black", size=(620, 877)):
    """Draw a page with one dark quarter, top left."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(0, 0, size[0] // 2, size[1] // 2, QColor(colour))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data())


def on_a_thread(work):
    """Work as the program does: off the GUI thread; give what was raised."""
    raised = []

    def run():
        try:
            work()
        except (PrintError, RefusedError) as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()
    return raised[0] if raised else None


def size_of(page):
    return round(float(page.mediabox.width)), round(float(page.mediabox.height))


def ink(page):
    """Tell how dark each quarter of a page is, from 0 to 255: Qt puts one image on each."""
    (found,) = page["/Resources"]["/XObject"].values()
    picture = found.get_object()
    data, size = picture.get_data(), (picture["/Width"], picture["/Height"])
    image = QImage.fromData(data)
    if image.isNull():
        kind = (
            QImage.Format.Format_RGB888 if picture["/ColorSpace"] == "/DeviceRGB" else QImage.Format.Format_Grayscale8
        )
        image = QImage(data, *size, len(data) // size[1], kind)
    return [
        255 - QColor(image.pixel(int(image.width() * x), int(image.height() * y))).lightness()
        for y in (0.25, 0.75)
        for x in (0.25, 0.75)
    ]


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
def test_painted_pages_fill_the_paper_and_none_is_blank(qapp, tmp_path, paper, size):
    def work():
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        device.setOutputFileName(str(tmp_path / "out.pdf"))
        paint_on(device, (a_page(), a_page("#404040"), a_page()), paper)

    assert on_a_thread(work) is None
    pages = PdfReader(tmp_path / "out.pdf").pages
    assert [size_of(each) for each in pages] == [size] * 3
    for page in pages:
        dark, *light = ink(page)
        assert dark > 150
        assert max(light) < 5


def test_a_page_that_is_no_picture_refuses_the_whole(qapp, tmp_path):
    device = QPrinter()
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "out.pdf"))

    with pytest.raises(RefusedError):
        paint_on(device, (a_page(), b"no picture"), "a4")


@pytest.mark.qt_log_ignore("Returned false")
def test_a_device_that_cannot_begin_is_said(qapp, tmp_path):
    device = QPrinter()
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "missing" / "out.pdf"))

    with pytest.raises(RefusedError):
        paint_on(device, (a_page(),), "a4")


class QueueList:
    """The jobs of a CUPS queue as Windows' spooler would list them: with titles, and without those that are over."""

    def __init__(self, root):
        self._root = root

    def default(self):
        return QUEUE

    def listed(self, printer):
        numbers = {int(job.split("-")[1]): Cups().look(job) for job in Cups().jobs(printer)}
        return tuple(Listed(each, self._title(each), seen.trouble) for each, seen in numbers.items() if seen.under_way)

    def _title(self, number):
        """Read what the print service keeps of a job, for its commands do not tell the title."""
        name = (self._root / "spool" / f"c{number:05}").read_bytes().split(b"job-name", 1)[1]
        return name[2 : 2 + int.from_bytes(name[:2], "big")].decode()

    def delete(self, printer, number):
        return Cups().cancel(f"{printer}-{number}")


@pytest.fixture
def cups(monkeypatch, qapp):
    with running_cups() as made:
        monkeypatch.setenv("CUPS_SERVER", made.environment["CUPS_SERVER"])
        yield made


def print_it(cups, draw=None, queue=QUEUE, patience=PATIENT):
    """Print three pages by painting; give the job and what was raised."""
    found, pages = {}, (a_page(), a_page(), a_page())
    sheet = Printable(b"", "a4", draw or (lambda _: pages))
    printing = Printing(sheet, queue, patience=patience, spooler=PaintedSpooler(QueueList(cups.root)))
    error = on_a_thread(lambda: found.setdefault("job", printing.run()))
    return found.get("job"), error and (error.trouble, error.may_retry)


def test_a_painted_sheet_comes_out_of_a_queue_once(cups):
    asked = []

    job, wrong = print_it(cups, lambda ppi: asked.append(ppi) or (a_page(), a_page()))

    (sheet,) = cups.printed()
    pages = PdfReader(io.BytesIO(sheet)).pages
    assert (wrong, asked, [size_of(each) for each in pages]) == (None, [300], [A4, A4])
    assert job.startswith(QUEUE)
    assert min(ink(page)[0] for page in pages) > 150


def test_the_job_is_known_by_its_title_though_others_print(cups):
    cups("cupsdisable", QUEUE)
    cups("sh", "-c", f"echo x | lp -d {QUEUE} -t 'Getting ready' -")

    assert print_it(cups, patience=QUICK) == (None, (Trouble.PAUSED, True))
    assert cups.waiting() == [f"{QUEUE}-1"]


def test_a_painted_sheet_in_trouble_is_taken_back_and_a_second_try_is_the_only_copy(cups):
    cups.has("media-empty")
    assert print_it(cups, patience=QUICK) == (None, (Trouble.PAPER, True))
    assert not cups.waiting()
    cups.has_no("media-empty")

    assert print_it(cups)[1] is None
    assert len(cups.printed()) == 1


def test_a_printer_that_is_not_there(cups):
    assert print_it(cups, queue="Elsewhere") == (None, (Trouble.NO_PRINTER, True))


def test_pages_that_cannot_be_drawn(cups):
    def draw(_):
        raise PaperError("no font has this letter")

    assert print_it(cups, draw) == (None, (Trouble.FAULT, True))


def test_a_sheet_as_it_is_set_comes_out_sharp(cups):
    """The pages that Typst draws for a printer: at 300 dots an inch, nothing blank, as many as the PDF has."""
    library = load_library(resource("content"))
    document = full_sheet(make_plan(library, Visit(("radiography",)), NO_SITE))
    set_once = Job(document, "a4", 300).run()

    _, wrong = print_it(cups, lambda _: set_once.pages)

    assert wrong is None
    pages = PdfReader(io.BytesIO(cups.printed()[0])).pages
    assert len(pages) == len(PdfReader(io.BytesIO(set_once.pdf)).pages)
    assert QImage.fromData(set_once.pages[0]).size().toTuple() == (2480, 3508)
