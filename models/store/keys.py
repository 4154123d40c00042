"""The key of a records file: 32 random bytes in the system's keyring or in a protected file, never beside the data."""

import os
import secrets
import stat
from pathlib import Path

from models.store.errors import StoreError, Trouble

_SERVICE = "readyroom-records"
_LENGTH = 64


def find_key(data: Path, key_file: Path | None = None) -> str:
    """Give the key of a file as 64 hexadecimal digits; make one only where there is no data yet.

    Without ``key_file`` the key is in the system's keyring.
    """
    key = _from_file(data, key_file) if key_file else _from_keyring(data)
    if key is not None:
        return key
    where = f"'{key_file}'" if key_file else "the system's keyring"
    if data.exists() and data.stat().st_size:
        message = f"the key of {data} is not in {where}; bring it back from your safe copy, no other key opens the file"
        raise StoreError(Trouble.NO_KEY, message)
    key = secrets.token_hex(_LENGTH // 2)
    _to_file(key_file, key) if key_file else _to_keyring(data, key)
    return key


def _from_file(data: Path, path: Path) -> str | None:
    if path.resolve().parent == data.resolve().parent:
        message = f"the key file '{path}' lies beside the data; move it to a folder that is not copied with the data"
        raise StoreError(Trouble.NO_KEY, message)
    try:
        mode, text = path.stat().st_mode, path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        message = f"the key file '{path}' cannot be read; give its owner the right to read it"
        raise StoreError(Trouble.NO_KEY, message) from error
    if os.name != "nt" and stat.S_IMODE(mode) & 0o077:
        raise StoreError(Trouble.NO_KEY, f"others may read the key file '{path}'; run: chmod 600 '{path}'")
    return _sound(text, f"the key file '{path}'")


def _to_file(path: Path, key: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "w", encoding="ascii") as opened:
            opened.write(key)
            opened.flush()
            os.fsync(file)
    except OSError as error:
        message = f"the key file '{path}' cannot be written: {error.strerror}; name one in a folder that is yours"
        raise StoreError(Trouble.NO_KEY, message) from error


def _from_keyring(data: Path) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        key = keyring.get_password(_SERVICE, str(data.resolve()))
    except KeyringError as error:
        raise _no_keyring() from error
    return None if key is None else _sound(key, "the key in the system's keyring")


def _to_keyring(data: Path, key: str) -> None:
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, str(data.resolve()), key)
        if keyring.get_password(_SERVICE, str(data.resolve())) != key:
            raise _no_keyring()
    except KeyringError as error:
        raise _no_keyring() from error


def _no_keyring() -> StoreError:
    return StoreError(Trouble.NO_KEY, "this machine has no keyring that is unlocked; unlock it, or name a key file")


def _sound(key: str, what: str) -> str:
    if len(key) != _LENGTH or not all(each in "0123456789abcdef" for each in key):
        raise StoreError(Trouble.WRONG_KEY, f"{what} does not hold a key; bring it back from your safe copy")
    return key
