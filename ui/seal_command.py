"""``readyroom seal-key`` and ``seal``: who has read the content seals it, and only that is shown to patients."""

import os
from pathlib import Path
from typing import Annotated

import typer

from ui.refusal import refuse

KeyFile = Annotated[Path, typer.Option("--key", metavar="FILE", help="The private key; see 'seal-key'.")]


def seal_key(file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write the private key.")]) -> None:
    """Make a key that can seal content. Keep FILE where no kiosk can read it; print the line for the clinic's file."""
    from models.content.seal import new_key, public_key

    private = new_key()
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
            written.write(private)
    except FileExistsError:
        refuse(f"'{file}' is there already; name another file, for a key that is lost cannot be made again")
    except OSError as error:
        refuse(f"'{file}' cannot be written: {error.strerror}; name a file in a folder that exists and is yours")
    typer.echo(f"content_keys: [{public_key(private)}]")


def seal(
    key: KeyFile,
    folder: Annotated[Path | None, typer.Argument(help="A content folder; ours if not given.")] = None,
) -> None:
    """Seal the content as it is now: from now on, one changed byte is seen. Do it after reading what has changed."""
    from models.content.folder import Folder
    from models.content.loader import load_library
    from models.content.seal import KeyFileError, public_key
    from models.content.seal import seal as put_seal
    from resources import resource

    where = folder or resource("content")
    if problems := load_library(where).problems:
        refuse(f"'{where}' has {len(problems)} problems; 'readyroom check {where}' names each, and none may be sealed")
    try:
        private = key.read_bytes()
        put_seal(Folder(where), private)
    except KeyFileError as error:
        refuse(f"'{key}' cannot seal: {error}; make a key with 'readyroom seal-key'")
    except OSError as error:
        refuse(f"'{error.filename or where}' cannot be read or written: {error.strerror or error}")
    typer.echo(f"Sealed {len(Folder(where).names())} files for content_keys: [{public_key(private)}]")
