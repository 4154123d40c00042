"""Sets a document in a short-lived process of its own: the window never carries the typesetter's memory.

The job goes in by standard input and the sheet comes out by standard output, both pickled: both ends are
this module.
"""

import pickle
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE
from threading import Lock

from models.document.blocks import Document
from models.export.pdf import Paper, PaperError, to_pages, to_pdf

_ROOT = Path(__file__).parent.parent.parent
_COMMAND = [sys.executable, "-c", f"from {__name__} import main; raise SystemExit(main())"]
_SECONDS = 60
_STOPPED = "nobody waits for this sheet any more"


@dataclass(frozen=True)
class Sheet:
    """A document as set: the PDF, and the very same pages as PNG."""

    pdf: bytes
    pages: tuple[bytes, ...]


class Job:
    """A document on its way to paper; call ``run`` off the GUI thread, and ``stop`` from any."""

    def __init__(self, document: Document, paper: Paper, ppi: float) -> None:
        self._input = pickle.dumps((document, paper, ppi))
        self._starting = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def run(self) -> Sheet:
        """Set the document in another process and wait for it.

        Raises:
            PaperError: the document cannot be set, or the process failed, was stopped or took longer than a minute.
        """
        with self._starting:
            if self._stopped:
                raise PaperError(_STOPPED)
            self._process = subprocess.Popen(_COMMAND, stdin=PIPE, stdout=PIPE, stderr=PIPE, cwd=_ROOT)  # noqa: S603
        with self._process as process:
            try:
                made, said = process.communicate(self._input, _SECONDS)
            except subprocess.TimeoutExpired as error:
                process.kill()
                raise PaperError("the sheet took too long to make") from error
        if self._stopped:
            raise PaperError(_STOPPED)
        if process.returncode:
            raise PaperError(said.decode(errors="replace").strip().splitlines()[-1] if said else "no sheet was made")
        sheet = pickle.loads(made)  # noqa: S301 - our own process wrote it
        if not isinstance(sheet, Sheet):
            raise PaperError("no sheet was made")
        return sheet

    def stop(self) -> None:
        """End the process at once: nobody will see this sheet."""
        with self._starting:
            self._stopped = True
            if self._process is not None:
                self._process.kill()


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
