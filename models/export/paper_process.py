"""Sets a document in a short-lived process of its own: the window never carries the typesetter's memory.

The job goes in by standard input and the sheet comes out by standard output, both pickled: both ends are
this module.
"""

import pickle
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from models.document.blocks import Document
from models.export.pdf import Paper, PaperError, to_pages, to_pdf

_ROOT = Path(__file__).parent.parent.parent
_PROGRAM = f"from {__name__} import main; raise SystemExit(main())"
_SECONDS = 60


@dataclass(frozen=True)
class Sheet:
    """A document as set: the PDF, and the very same pages as PNG."""

    pdf: bytes
    pages: tuple[bytes, ...]


def set_apart(document: Document, paper: Paper, ppi: float) -> Sheet:
    """Set the document in another process and wait for it; call it off the GUI thread.

    Raises:
        PaperError: the document cannot be set, or the process failed or took longer than a minute.
    """
    job = pickle.dumps((document, paper, ppi))
    command = [sys.executable, "-c", _PROGRAM]
    try:
        done = subprocess.run(command, input=job, capture_output=True, cwd=_ROOT, timeout=_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise PaperError("the sheet took too long to make") from error
    if done.returncode:
        raise PaperError(
            done.stderr.decode(errors="replace").strip().splitlines()[-1] if done.stderr else "no sheet was made"
        )
    sheet = pickle.loads(done.stdout)  # noqa: S301 - our own process wrote it
    if not isinstance(sheet, Sheet):
        raise PaperError("no sheet was made")
    return sheet


def main() -> int:
    """Set the job on standard input."""
    document, paper, ppi = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process wrote it
    try:
        sheet = Sheet(to_pdf(document, paper), to_pages(document, paper, ppi))
    except PaperError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the parent reads it
        return 1
    sys.stdout.buffer.write(pickle.dumps(sheet))
    return 0
