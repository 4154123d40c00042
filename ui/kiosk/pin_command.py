"""``readyroom kiosk-pin``: sets the PIN by which staff leave the kiosk."""

import typer

from ui.new_pin import ask_new_pin
from ui.refusal import refuse


def kiosk_pin() -> None:
    """Set the PIN by which staff leave the kiosk; run it as the account that the kiosk runs as.

    It is asked for twice and not shown; from a pipe, it is the first line. It is never an argument, for those can be
    read by every account of the computer.
    """
    from models.folders import pin_path
    from models.pin import PinFileError, StaffPin, WeakPinError

    try:
        StaffPin(pin_path()).change(ask_new_pin())
    except (WeakPinError, PinFileError) as error:
        refuse(str(error))
    typer.echo("The PIN is set.")
