"""What was looked at and let stand: a finding of ``readyroom check`` that is right to keep, with the reason."""

from pydantic import Field

from models.content.base import Content


class Accepted(Content):
    """One finding that stays, by its code and the path of its record.

    ``record`` names the kind, the record and the way inside it by ids, as in
    ``procedures/nephrostogram/during/pressure/feel``. It covers that one place and nothing below it.
    """

    code: str = Field(pattern=r"^C\d{3}$")
    record: str = Field(pattern=r"^[a-z_]+/[a-z0-9-]+(/[a-z0-9_-]+)*$")
    reason: str = Field(min_length=20, description="Why it may stay, for whoever reviews the words.")

    @property
    def id(self) -> str:
        """Nobody refers to an exception; its code and its place tell it from the others."""
        return f"{self.code}/{self.record}"
