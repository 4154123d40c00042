"""Keeps the parsed content of the last start, so that the next one need not parse YAML."""

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FORMAT = 1


@dataclass(frozen=True)
class Cache:
    """One file of parsed content, valid only for the very contents it was made from.

    It holds plain data, no code: what is read from it is validated like any YAML file. Damage of any
    kind reads as *nothing kept*, and the next ``put`` replaces it.
    """

    path: Path

    def get(self, digest: str) -> dict[str, Any] | None:
        """Give the data parsed from contents with this digest, or None."""
        try:
            head, _, body = self.path.read_text(encoding="utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        if head != _head(digest, body):
            return None
        data: dict[str, Any] = json.loads(body)
        return data

    def put(self, digest: str, data: Mapping[str, Any]) -> None:
        """Keep the data; a folder that cannot be written to costs speed only."""
        body = json.dumps(data, ensure_ascii=False)
        partial = self.path.with_suffix(".partial")
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(f"{_head(digest, body)}\n{body}", encoding="utf-8")
            partial.replace(self.path)


def _head(digest: str, body: str) -> str:
    return f"readyroom-content {_FORMAT} {digest} {hashlib.sha256(body.encode()).hexdigest()}"
