"""``readyroom kiosk-pin``: sets the PIN by which staff leave the kiosk."""

import sys
from getpass import getpass

import typer

_UNUSABLE = 2


def kiosk_pin() -> None:
    """Set the PIN by which staff leave the kiosk; run it as the account that the kiosk runs as.

    It is asked for twice and not shown; from a pipe, it is the first line. It is never an argument, for those can be
    read by every account of the computer.
    """
    from models.folders import pin_path
    from models.pin import PinFileError, StaffPin, WeakPinError

    try:
        StaffPin(pin_path()).change(_asked())
    except (WeakPinError, PinFileError) as error:
        typer.echo(f"readyroom: {error}", err=True)
        raise typer.Exit(_UNUSABLE) from error
    typer.echo("The PIN is set.")


def _asked() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    pin = getpass("New PIN: ")
    if getpass("The same again: ") != pin:
        typer.echo("readyroom: these were two different PINs; nothing is changed", err=True)
        raise typer.Exit(_UNUSABLE)
    return pin
