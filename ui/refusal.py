"""How a command says that it cannot do what it was asked."""

from typing import NoReturn

import typer

UNUSABLE = 2


def refuse(message: str) -> NoReturn:
    """Say in one line what is wrong and what would be right, and stop."""
    typer.echo(f"readyroom: {' '.join(message.split())}", err=True)
    raise typer.Exit(UNUSABLE)
