"""A comparison as plain text and as data, for the command line."""

from typing import Any

from models.document.comparison import Table


def table_as_text(table: Table) -> str:
    """Print the authors' notes with their sources, then each question with an answer a line."""
    lines = [" | ".join(table.names), ""]
    lines += table.notes
    if table.notes:
        lines += [f"Sources: {', '.join(table.sources)}", ""]
    widest = max(map(len, table.names))
    for row in table.rows:
        lines.append(f"{'≠' if row.different else '='} {row.question} ({'different' if row.different else 'the same'})")
        lines += [f"    {name:{widest}}  {cell}" for name, cell in zip(table.names, row.cells, strict=True)]
    return "\n".join(lines) + "\n"


def table_as_data(table: Table, ids: tuple[str, ...]) -> dict[str, Any]:
    """Give the same as data; cells are in the order of ``procedures``."""
    return {
        "procedures": [{"id": each, "name": name} for each, name in zip(ids, table.names, strict=True)],
        "notes": list(table.notes),
        "sources": list(table.sources),
        "rows": [
            {"question": row.question, "different": row.different, "cells": list(row.cells)} for row in table.rows
        ],
    }
