"""The jobs of a printer under Windows, asked of its spooler. Only imported there."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_uint16, c_uint32, c_void_p, c_wchar_p
from typing import Any

from ui.printing.painted import Listed
from ui.printing.spooler import SilentError
from ui.printing.trouble import Trouble

_MANY = 0xFFFFFFFF
_DELETE = 5
_PRINTED, _COMPLETE = 0x80, 0x1000
_DELETING, _DELETED = 0x4, 0x100
_OF_JOB = (
    (0x40, Trouble.PAPER), (0x20, Trouble.OFFLINE), (0x1, Trouble.PAUSED), (0x400, Trouble.FAULT),
    (0x200, Trouble.FAULT), (0x2, Trouble.FAULT),
)  # fmt: skip
"""JOB_STATUS_… in wingdi and winspool.h, the most telling first."""
_OF_PRINTER = (
    (0x10, Trouble.PAPER), (0x8, Trouble.JAM), (0x40, Trouble.PAPER), (0x40000, Trouble.INK), (0x400000, Trouble.OPEN),
    (0x80, Trouble.OFFLINE), (0x1000, Trouble.OFFLINE), (0x1, Trouble.PAUSED), (0x100000, Trouble.FAULT),
    (0x2, Trouble.FAULT),
)  # fmt: skip
"""PRINTER_STATUS_…"""


class JobInfo1(ctypes.Structure):
    """JOB_INFO_1W."""

    _fields_ = (
        ("JobId", c_uint32), ("pPrinterName", c_wchar_p), ("pMachineName", c_wchar_p),
        ("pUserName", c_wchar_p), ("pDocument", c_wchar_p), ("pDatatype", c_wchar_p),
        ("pStatus", c_wchar_p), ("Status", c_uint32), ("Priority", c_uint32),
        ("Position", c_uint32), ("TotalPages", c_uint32), ("PagesPrinted", c_uint32),
        ("Submitted", c_uint16 * 8),
    )  # fmt: skip


class WindowsJobs:
    """The JobList of Windows' spooler; ``library`` is winspool.drv."""

    def __init__(self, library: Any = None) -> None:
        self._spool = library or getattr(ctypes, "WinDLL")("winspool.drv")  # noqa: B009 - only there is it known

    def default(self) -> str | None:
        """Name the default printer."""
        size = c_uint32(0)
        self._spool.GetDefaultPrinterW(None, ctypes.byref(size))
        name = ctypes.create_unicode_buffer(max(size.value, 1))
        return name.value if self._spool.GetDefaultPrinterW(name, ctypes.byref(size)) else None

    def listed(self, printer: str) -> tuple[Listed, ...]:
        """Give the jobs that wait or are printed, with what is wrong with the printer for those without a word."""
        with self._open(printer) as handle:
            of_printer = _first(_OF_PRINTER, self._status(handle))
            count = c_uint32(0)

            def ask(buffer: Any, size: int, needed: Any) -> int:
                return int(self._spool.EnumJobsW(handle, 0, _MANY, 1, buffer, size, needed, ctypes.byref(count)))

            buffer = _filled(ask)
            jobs = (JobInfo1 * count.value).from_buffer(buffer)
            return tuple(_listed(each, of_printer) for each in jobs)

    def delete(self, printer: str, number: int) -> bool:
        """Take a job out."""
        with self._open(printer) as handle:
            return bool(self._spool.SetJobW(handle, number, 0, None, _DELETE))

    def _status(self, handle: c_void_p) -> int:
        """Give the printer's status: PRINTER_INFO_6 is nothing else."""

        def ask(buffer: Any, size: int, needed: Any) -> int:
            return int(self._spool.GetPrinterW(handle, 6, buffer, size, needed))

        return c_uint32.from_buffer(_filled(ask)).value

    @contextmanager
    def _open(self, printer: str) -> Iterator[c_void_p]:
        handle = c_void_p()
        if not self._spool.OpenPrinterW(c_wchar_p(printer), ctypes.byref(handle), None):
            raise SilentError(f"there is no printer '{printer}', or the spooler does not run")
        try:
            yield handle
        finally:
            self._spool.ClosePrinter(handle)


def _filled(ask: Callable[[Any, int, Any], int]) -> Any:
    """Have a buffer filled: asked with none, the spooler says how large it must be. It may grow in between."""
    needed = c_uint32(0)
    if ask(None, 0, ctypes.byref(needed)) and not needed.value:
        return ctypes.create_string_buffer(ctypes.sizeof(c_uint32))
    for _ in range(5):
        buffer = ctypes.create_string_buffer(needed.value)
        if ask(buffer, needed.value, ctypes.byref(needed)):
            return buffer
    raise SilentError("the spooler does not answer")


def _listed(job: JobInfo1, of_printer: Trouble | None) -> Listed:
    status = job.Status
    well = False if status & (_DELETING | _DELETED) else True if status & (_PRINTED | _COMPLETE) else None
    return Listed(job.JobId, job.pDocument or "", _first(_OF_JOB, status) or of_printer, well)


def _first(table: tuple[tuple[int, Trouble], ...], status: int) -> Trouble | None:
    return next((trouble for bit, trouble in table if status & bit), None)
