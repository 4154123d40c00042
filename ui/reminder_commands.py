"""The commands that remind: a file for the patient's calendar, a table for a service that sends text messages."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.command_files import write_file
from ui.command_visit import Answers, At, By, Content, Now, Procedures, Settle, SitePath, plan_of, read_both
from ui.refusal import refuse
from ui.said import Said

if TYPE_CHECKING:
    from models.document.reminders import Reminders

Calendar = Annotated[Path, typer.Option("--output", "-o", metavar="FILE.ics", help="Where to write the calendar.")]
Table = Annotated[Path, typer.Option("--output", "-o", metavar="FILE.csv", help="Where to write the table.")]
Replaces = Annotated[
    Path | None,
    typer.Option("--replaces", metavar="FILE.ics", help="The file given out before: what is not in it now, it ends."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program's."""
    app.command("calendar")(calendar_command)
    app.command("reminders")(reminders_command)


def calendar_command(
    procedures: Procedures,
    output: Calendar,
    at: At = None,
    replaces: Replaces = None,
    answer: Answers = None,
    settle: Settle = None,
    by: By = None,
    site: SitePath = None,
    content: Content = None,
    now: Now = None,
) -> None:
    """Write the times of one visit as a file for the patient's calendar."""
    from models.export.calendar_file import CalendarError, to_calendar

    found = _reminders(procedures, Said(at, answer, settle, by, now), site, content)
    try:
        data = to_calendar(found, replaces.read_bytes() if replaces else None)
    except OSError as error:
        refuse(f"'{replaces}' cannot be read: {error.strerror}; name the calendar file that was given out before")
    except CalendarError as error:
        refuse(f"'{replaces}': {error}; name the one that was given out before, or leave out --replaces")
    write_file(output, data)


def reminders_command(
    procedures: Procedures,
    output: Table,
    at: At = None,
    answer: Answers = None,
    settle: Settle = None,
    by: By = None,
    site: SitePath = None,
    content: Content = None,
    now: Now = None,
) -> None:
    """Write the reminders of one visit as a table for a service that sends text messages."""
    from models.export.reminders_csv import to_csv

    write_file(output, to_csv(_reminders(procedures, Said(at, answer, settle, by, now), site, content)))


def _reminders(procedures: list[str], said: Said, site: Path | None, content: Path | None) -> "Reminders":
    from models.document.reminders import reminders

    library, clinic = read_both(content, site)
    found = reminders(plan_of(library, clinic, procedures, said), clinic)
    if not found.entries:
        refuse("there is nothing to remind of: no appointment is known; give it with --at")
    return found
