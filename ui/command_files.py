"""The files that commands write, and the drawings that they need; what is wrong is one line on stderr."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from ui.refusal import refuse

if TYPE_CHECKING:
    from models.content.pictures import View
    from models.planning.plan import Plan
    from models.site import Site


def write_file(path: Path, data: bytes) -> None:
    """Write a file, or say why that is not possible."""
    try:
        path.write_bytes(data)
    except OSError as error:
        refuse(f"'{path}' cannot be written: {error.strerror}; name a file in a folder that exists and is yours")


def drawings(plan: "Plan") -> "Mapping[str, View]":
    """Read the drawings of the steps; one that cannot be read is left out, and its step is words only."""
    from models.content.pictures import PictureError, load_view
    from resources import resource

    views = {}
    for name in sorted({placed.picture.view for placed in plan.steps if placed.picture}):
        try:
            views[name] = load_view(resource("pictures"), name)
        except PictureError as error:
            typer.echo(f"warning: {error}", err=True)
    return views


def write_codes(plan: "Plan", site: "Site", folder: Path, picture: Literal["png", "svg"]) -> None:
    """Write what goes onto a phone: one picture for each code, and its name."""
    from models.document.takeaway import takeaways
    from models.export.qr import to_codes, to_png, to_svg

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(f"the folder '{folder}' cannot be made: {error.strerror}; name one in a folder that is yours")
    draw = {"png": to_png, "svg": to_svg}[picture]
    for code in (each for takeaway in takeaways(plan, site) for each in to_codes(takeaway)):
        path = folder / f"{code.kind}-{code.number}-of-{code.total}.{picture}"
        write_file(path, draw(code))
        typer.echo(str(path))
