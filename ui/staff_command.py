"""``readyroom staff``: the accounts of those who work at this computer."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from ui.new_pin import ask_new_pin
from ui.refusal import refuse

if TYPE_CHECKING:
    from models.staff import Staff

staff = typer.Typer(help="Who works at this computer, each with a PIN.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands to the program's."""
    app.add_typer(staff, name="staff")


@staff.command("add")
def add_command(
    name: str,
    role: Annotated[str, typer.Option(help="What the record calls them: charge nurse, radiographer.")] = "nurse",
    registration: Annotated[str | None, typer.Option(metavar="NUMBER", help="Their professional number.")] = None,
    manager: Annotated[bool, typer.Option("--manager", help="Reads, exports and deletes what others led.")] = False,
) -> None:
    """Add NAME. The PIN is asked for twice and not shown; from a pipe, it is the first line."""
    from pydantic import ValidationError

    from models.pin import PinFileError, WeakPinError
    from models.staff import Account, StaffError

    try:
        account = Account(name=name, role=role, registration=registration, rights="manager" if manager else "nurse")
    except ValidationError as error:
        refuse(f"the {error.errors()[0]['loc'][0]} has no letters, or more than 200; give another")
    try:
        _staff().add(account, ask_new_pin())
    except (StaffError, WeakPinError, PinFileError) as error:
        refuse(str(error))
    typer.echo(f"{account.name} can sign in.")


@staff.command("list")
def list_command(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List the accounts; no PIN is ever shown."""
    from models.pin import PinFileError

    try:
        found = _staff().accounts()
    except PinFileError as error:
        refuse(str(error))
    if as_json:
        typer.echo(json.dumps([each.model_dump() for each in found], ensure_ascii=False, indent=2))
        return
    for each in found:
        registration = f"  {each.registration}" if each.registration else ""
        typer.echo(f"{each.name}  {each.role}  ({each.rights}){registration}")


@staff.command("remove")
def remove_command(name: str) -> None:
    """Remove NAME: nobody can sign in with it any more. What was recorded stays."""
    from models.pin import PinFileError
    from models.staff import StaffError

    try:
        _staff().remove(name)
    except (StaffError, PinFileError) as error:
        refuse(str(error))
    typer.echo(f"{name} can no longer sign in.")


def _staff() -> "Staff":
    from models.folders import staff_path
    from models.staff import Staff

    return Staff(staff_path())
