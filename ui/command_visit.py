"""What the commands on one visit share: their options, and reading the content, the clinic's file and the plan."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.refusal import refuse
from ui.said import Said, UnreadableError, visit_of

if TYPE_CHECKING:
    from models.content.library import Library
    from models.content.problems import Problem
    from models.planning.plan import Plan
    from models.site import Site

Procedures = Annotated[list[str], typer.Argument(metavar="PROC...", help="Procedures, by id; see 'list'.")]
At = Annotated[
    list[str] | None,
    typer.Option("--at", metavar="[PROC=]ISO-TIME", help="Appointment, local time; once for each if they differ."),
]
Answers = Annotated[list[str] | None, typer.Option("--answer", metavar="ID=ANSWER", help="yes, no, unsure, a choice.")]
Settle = Annotated[
    list[str] | None,
    typer.Option("--settle", metavar="MATTER=SIDE/SIDE", help="Settle a conflict: the sides, the chosen one first."),
]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who settled it.")]
SitePath = Annotated[Path | None, typer.Option("--site", metavar="FILE", help="The clinic's own file.")]
Content = Annotated[Path | None, typer.Option("--content", hidden=True, help="Another content folder.")]
Now = Annotated[str | None, typer.Option("--now", hidden=True, help="The clinic's local time of the moment.")]


def content_folder(content: Path | None) -> Path:
    """Give the folder of the content: ours if no other is named."""
    from resources import resource

    folder = content or resource("content")
    if not folder.is_dir():
        refuse(f"there is no folder '{folder}'; name one that holds edition.yaml and procedures/")
    return folder


def read_library(content: Path | None, site: Path | None = None) -> "Library":
    """Read the content; its problems are counted on stderr, and without a procedure the command stops.

    A folder that is named is taken as it is, ours only as the clinic's file trusts it.
    """
    from models.content.trusted import load_trusted
    from models.folders import last_good_path, site_path
    from models.site import load_site

    folder = content_folder(content)
    keys = () if content else load_site(site or site_path()).site.content_keys
    library = load_trusted(folder, keys, last_good_path())
    if library.problems:
        many = f"{len(library.problems)} problems" if len(library.problems) > 1 else "1 problem"
        typer.echo(f"warning: {many} in the content; 'readyroom check {folder}' names each", err=True)
    if not library.procedures:
        refuse(f"no procedure in '{folder}' could be read; 'readyroom check {folder}' says why")
    return library


def read_site(path: Path | None, library: "Library") -> "tuple[Site, tuple[Problem, ...]]":
    """Read the clinic's file, and what is wrong with it."""
    from models.site import load_site

    if path is not None and not path.is_file():
        refuse(f"there is no file '{path}'; name the clinic's file, or leave out --site")
    from models.folders import site_path

    found = load_site(path or site_path(), library)
    return found.site, found.problems


def read_both(content: Path | None, path: Path | None) -> "tuple[Library, Site]":
    """Read the content and the clinic's file, naming on stderr what is wrong with the latter."""
    library = read_library(content, path)
    site, problems = read_site(path, library)
    for each in problems:
        typer.echo(f"warning: {each}", err=True)
    return library, site


def plan_of(library: "Library", site: "Site", procedures: list[str], said: Said) -> "Plan":
    """Plan the visit that the options say, or stop with what is wrong."""
    from models.planning.compiler import make_plan
    from models.planning.visit import VisitError

    try:
        return make_plan(library, visit_of(procedures, said, site), site)
    except (UnreadableError, VisitError) as error:
        refuse(str(error))
