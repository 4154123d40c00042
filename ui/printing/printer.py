"""Hands a finished PDF to the computer's default printer."""

import shutil
import subprocess


class PrintError(RuntimeError):
    """The sheet could not be printed; the message says what to do instead."""


def print_pdf(pdf: bytes, copies_title: str = "Getting ready") -> str:
    """Send the PDF to the default printer, once; give the queue's own name for the job.

    The job's title names no person. Call it off the GUI thread: a printer can keep one waiting.

    Raises:
        PrintError: there is no print system or no printer here, or it refused the job.
    """
    command = shutil.which("lp")
    if command is None:
        raise PrintError("no print system")
    try:
        sent = subprocess.run(  # noqa: S603 - our own arguments; the PDF goes in by standard input
            [command, "-t", copies_title, "-"], input=pdf, capture_output=True, timeout=30, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise PrintError("the printer does not answer") from error
    if sent.returncode:
        raise PrintError(sent.stderr.decode(errors="replace").strip() or "the printer refused the sheet")
    return sent.stdout.decode(errors="replace").strip()
