"""What is asked of Windows' spooler, and how its answers are read; a stand-in answers as its library is documented."""

import ctypes

import pytest

from ui.printing.painted import Listed
from ui.printing.spooler import SilentError
from ui.printing.trouble import Trouble
from ui.printing.winspool import JobInfo1, WindowsJobs

DELETE = 5


class Library:
    """The functions of winspool.drv that are used, over a printer "Ward 3": sizes are asked for first, then filled."""

    def __init__(self, jobs=(), status=0):
        self.jobs, self.status = jobs, status
        self.opened, self.closed, self.ordered, self.kept = [], [], [], []

    def OpenPrinterW(self, name, handle, _):  # noqa: N802
        if name.value != "Ward 3":
            return 0
        handle._obj.value = 7
        self.opened.append(7)
        return 1

    def ClosePrinter(self, handle):  # noqa: N802
        self.closed.append(handle.value)
        return 1

    def GetDefaultPrinterW(self, buffer, size):  # noqa: N802
        if buffer is None:
            size._obj.value = len("Ward 3") + 1
            return 0
        buffer.value = "Ward 3"
        return 1

    def GetPrinterW(self, handle, level, buffer, size, needed):  # noqa: N802
        assert (handle.value, level) == (7, 6)
        needed._obj.value = 4
        if size < 4:
            return 0
        ctypes.memmove(buffer, self.status.to_bytes(4, "little"), 4)
        return 1

    def EnumJobsW(self, handle, first, many, level, buffer, size, needed, count):  # noqa: N802
        assert (handle.value, first, many, level) == (7, 0, 0xFFFFFFFF, 1)
        needed._obj.value = len(self.jobs) * ctypes.sizeof(JobInfo1)
        if size < needed._obj.value:
            return 0
        for number, job in enumerate(self.jobs):
            self.kept.append(JobInfo1.from_buffer(buffer, number * ctypes.sizeof(JobInfo1)))
            self.kept[-1].__init__(**job)
        count._obj.value = len(self.jobs)
        return 1

    def SetJobW(self, handle, number, level, info, order):  # noqa: N802
        assert (handle.value, level, info) == (7, 0, None)
        self.ordered.append((number, order))
        return int(any(each["JobId"] == number for each in self.jobs))


def a_job(status, number=12, title="Getting ready 1a2b"):
    return {"JobId": number, "pDocument": title, "Status": status}


def test_a_job_is_as_large_as_in_the_systems_own_header():
    assert ctypes.sizeof(JobInfo1) == 96


@pytest.mark.parametrize(
    ("status", "printer", "trouble", "well"),
    [
        (0x10, 0, None, None),
        (0x10, 0x10, Trouble.PAPER, None),
        (0x50, 0, Trouble.PAPER, None),
        (0x30, 0, Trouble.OFFLINE, None),
        (0x11, 0, Trouble.PAUSED, None),
        (0x12, 0, Trouble.FAULT, None),
        (0x410, 0x8, Trouble.FAULT, None),
        (0, 0x400000, Trouble.OPEN, None),
        (0, 0x80, Trouble.OFFLINE, None),
        (0, 0x40000, Trouble.INK, None),
        (0x80, 0, None, True),
        (0x1000, 0, None, True),
        (0x14, 0, None, False),
        (0x180, 0, None, False),
    ],
)
def test_states_become_words(status, printer, trouble, well):
    found = WindowsJobs(Library([a_job(status)], printer)).listed("Ward 3")

    assert found == (Listed(12, "Getting ready 1a2b", trouble, well),)


def test_a_printer_may_have_no_job_or_many():
    many = [a_job(0, number, str(number)) for number in range(40)]

    assert WindowsJobs(Library()).listed("Ward 3") == ()
    assert [each.title for each in WindowsJobs(Library(many)).listed("Ward 3")] == [str(each) for each in range(40)]


def test_a_job_is_deleted_by_its_number_and_every_handle_closed():
    library = Library([a_job(0)])
    jobs = WindowsJobs(library)

    assert (jobs.delete("Ward 3", 12), jobs.delete("Ward 3", 13)) == (True, False)
    assert library.ordered == [(12, DELETE), (13, DELETE)]
    assert library.opened == library.closed


def test_the_default_printer_has_a_name():
    assert WindowsJobs(Library()).default() == "Ward 3"


def test_a_printer_that_is_not_there_tells_nothing():
    with pytest.raises(SilentError):
        WindowsJobs(Library()).listed("Elsewhere")


def test_a_spooler_that_does_not_answer_tells_nothing(monkeypatch):
    monkeypatch.setattr(Library, "EnumJobsW", lambda *_: 0)

    with pytest.raises(SilentError):
        WindowsJobs(Library()).listed("Ward 3")
