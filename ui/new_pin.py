"""How a command asks for a new PIN: never as an argument, for those can be read by every account of the computer."""

import sys
from getpass import getpass

from ui.refusal import refuse


def ask_new_pin() -> str:
    """Ask twice, without showing it; from a pipe, it is the first line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    pin = getpass("New PIN: ")
    if getpass("The same again: ") != pin:
        refuse("these were two different PINs; nothing is changed")
    return pin
