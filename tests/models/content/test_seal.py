"""The seal: one changed byte is seen and named, whoever made it, and other tools read the seal too."""

import shutil
import subprocess
from base64 import b64decode

import pytest

from models.content.folder import Folder
from models.content.seal import SIGNATURE, SUMS, KeyFileError, broken, new_key, public_key, seal
from resources import resource

EC_KEY = """-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgGR7wRZRNTZAOUcZf
TLJsJEVfYBe0yz4/Vt7ZUzmjmNOhRANCAAQYZS0Xoqa9PRbyv4zlhJ3Ue2ROMkzS
-----END PRIVATE KEY-----
"""


@pytest.fixture(scope="module")
def key():
    return new_key()


@pytest.fixture
def sealed(tmp_path, key):
    shutil.copytree(resource("content"), tmp_path / "content")
    folder = Folder(tmp_path / "content")
    seal(folder, key)
    return folder


def found(folder, *keys):
    return [(each.file, each.message) for each in broken(folder, keys)]


def test_what_was_sealed_passes_under_any_of_the_keys(sealed, key):
    assert found(sealed, public_key(new_key()), public_key(key)) == []


def test_one_changed_byte_that_still_reads_as_content_is_named(sealed, key):
    path = sealed.path / "procedures" / "nephrostogram.yaml"
    text = path.read_text()
    path.write_text(text.replace("fever", "fewer", 1))

    assert len(path.read_text()) == len(text)
    assert found(sealed, public_key(key)) == [("procedures/nephrostogram.yaml", "the file is not as it was sealed")]


def test_a_file_that_came_or_went_is_named(sealed, key):
    procedures = sealed.path / "procedures"
    (procedures / "nephrostogram.yaml").rename(procedures / "new one.yaml")

    assert found(sealed, public_key(key)) == [
        ("procedures/new one.yaml", "the file came after the seal"),
        ("procedures/nephrostogram.yaml", "the file is gone since the seal"),
    ]
    seal(sealed, key)
    assert found(sealed, public_key(key)) == []


def test_a_seal_of_somebody_else_is_none(sealed, key):
    trusted = public_key(key)
    seal(sealed, new_key())

    foreign = [(SIGNATURE, "the content is not sealed by anybody whom the clinic's file trusts")]
    assert found(sealed, trusted) == foreign
    for nonsense in ("", "no key", "YWJj", trusted[:-1]):
        assert found(sealed, nonsense) == foreign


def test_a_list_that_was_changed_after_it_was_signed_is_no_seal(sealed, key):
    path = sealed.path / "edition.yaml"
    path.write_bytes(path.read_bytes() + b"\n")
    sums = (sealed.path / SUMS).read_text().splitlines(keepends=True)
    old = next(line for line in sums if line.endswith("  edition.yaml\n"))
    new = f"{sealed.read('edition.yaml').digest}  edition.yaml\n"
    (sealed.path / SUMS).write_text("".join(sums).replace(old, new))

    assert [file for file, _ in found(sealed, public_key(key))] == [SIGNATURE]


@pytest.mark.parametrize("name", [SUMS, SIGNATURE])
def test_without_its_seal_content_is_not_sealed(sealed, key, name):
    (sealed.path / name).unlink()

    assert found(sealed, public_key(key)) == [(name, "the content is not sealed: No such file or directory")]


@pytest.mark.parametrize("private", [b"", b"words", EC_KEY.encode()])
def test_what_is_no_private_key_is_refused(sealed, private):
    for use in (public_key, lambda given: seal(sealed, given)):
        with pytest.raises(KeyFileError, match="PEM without a password"):
            use(private)


def test_a_key_of_another_kind_is_refused():
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    other = X25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(KeyFileError, match="only Ed25519 seals"):
        public_key(other)


def test_what_cannot_be_read_is_not_sealed(sealed, key):
    before = (sealed.path / SUMS).read_bytes()
    (sealed.path / "topics.yaml").unlink()

    with pytest.raises(OSError, match="cannot be read"):
        seal(sealed, key)
    assert (sealed.path / SUMS).read_bytes() == before


def test_other_tools_read_the_seal(sealed, key, tmp_path):
    summed = subprocess.run(
        ["sha256sum", "--check", "--strict", SUMS], cwd=sealed.path, capture_output=True, text=True, check=True
    )
    assert summed.stdout.count(": OK") == len(sealed.names())

    if shutil.which("openssl") is None:
        pytest.skip("apt-get install openssl")
    (tmp_path / "public.der").write_bytes(bytes.fromhex("302a300506032b6570032100") + b64decode(public_key(key)))
    verify = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", tmp_path / "public.der"]
    files = ["-in", sealed.path / SUMS, "-sigfile", sealed.path / SIGNATURE]
    assert "Verified Successfully" in subprocess.run(
        [*verify, *files], capture_output=True, text=True, check=True
    ).stdout  # fmt: skip
