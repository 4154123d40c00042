"""The seal of a content folder: a list of what each file holds, signed by somebody whom the clinic trusts.

The list is as ``sha256sum --check`` reads it, the signature (Ed25519) as ``openssl pkeyutl -verify -rawin`` does.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from models.content.folder import Folder
from models.content.problems import Code, Problem, problem

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SUMS, SIGNATURE = "seal.sha256", "seal.sig"
_LINE = re.compile(r"^([0-9a-f]{64})  (.+)$")


class KeyFileError(ValueError):
    """A file that holds no key that can seal."""


def new_key() -> bytes:
    """Make a private key, as PEM. Who has it can seal, so it stays away from the computers that check."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def public_key(private: bytes) -> str:
    """Give the public key that goes into the clinic's file: its 32 bytes in base64.

    Raises:
        KeyFileError: this is no private key (Ed25519, PEM, without a password).

    """
    return b64encode(_key(private).public_key().public_bytes_raw()).decode()


def _key(private: bytes) -> "Ed25519PrivateKey":
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(private, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyFileError("it holds no private key in PEM without a password") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError("it holds a key of another kind; only Ed25519 seals")
    return key


def seal(folder: Folder, private: bytes) -> None:
    """Seal the folder as it is now; an older seal is replaced.

    Raises:
        KeyFileError: this is no private key.
        OSError: a file cannot be read or written.

    """
    key, lines = _key(private), []
    for name in folder.names():
        file = folder.read(name)
        if not file.digest:
            raise OSError(file.problem.message if file.problem else name)
        lines.append(f"{file.digest}  {name}\n")
    sums = "".join(lines).encode()
    (folder.path / SUMS).write_bytes(sums)
    (folder.path / SIGNATURE).write_bytes(key.sign(sums))


def broken(folder: Folder, keys: Collection[str]) -> tuple[Problem, ...]:
    """Give all that is not as one of these public keys has sealed it; nothing if all is."""
    try:
        sums, signature = ((folder.path / name).read_bytes() for name in (SUMS, SIGNATURE))
    except OSError as error:
        name = Path(error.filename or SUMS).name
        return (_problem(name, f"the content is not sealed: {error.strerror}"),)
    if not any(_signed(sums, signature, key) for key in keys):
        return (_problem(SIGNATURE, "the content is not sealed by anybody whom the clinic's file trusts"),)
    return tuple(_differences(folder, _sealed(sums)))


def _problem(name: str, message: str) -> Problem:
    return problem(Code.BROKEN_SEAL, name, 0, "", message)


def _signed(sums: bytes, signature: bytes, key: str) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(b64decode(key)).verify(signature, sums)
    except (InvalidSignature, ValueError):
        return False
    return True


def _sealed(sums: bytes) -> Mapping[str, str]:
    found = (_LINE.match(line) for line in sums.decode().splitlines())
    return {each[2]: each[1] for each in found if each}


def _differences(folder: Folder, sealed: Mapping[str, str]) -> Iterator[Problem]:
    names = folder.names()
    for name in names:
        if name not in sealed:
            yield _problem(name, "the file came after the seal")
        elif folder.read(name).digest != sealed[name]:
            yield _problem(name, "the file is not as it was sealed")
    for name in sealed.keys() - set(names):
        yield _problem(name, "the file is gone since the seal")
