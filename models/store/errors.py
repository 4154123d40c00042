"""What can be wrong with a store. Every message names the place and the next step; nothing of a patient is in it."""

from enum import StrEnum


class Trouble(StrEnum):
    """What is wrong, for whoever must decide whether work can go on in memory."""

    NO_KEY = "no_key"
    WRONG_KEY = "wrong_key"
    DAMAGED = "damaged"
    NEWER = "newer"
    READ_ONLY = "read_only"
    FULL = "full"
    IN_USE = "in_use"
    MISSING = "missing"
    UNREACHABLE = "unreachable"
    CONFLICT = "conflict"


class StoreError(Exception):
    """Nothing of what was asked has been written."""

    def __init__(self, trouble: Trouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble
