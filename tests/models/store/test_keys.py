import os

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from models.store.errors import StoreError, Trouble
from models.store.keys import find_key
from models.store.opening import open_store


class RealRing(KeyringBackend):
    """A keyring in memory, behind the library's own interface."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password


@pytest.fixture
def key_file(tmp_path):
    return tmp_path / "keys" / "records.key"


@pytest.fixture
def ring():
    before, ring = keyring.get_keyring(), RealRing()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def refused(path, key_file=None):
    with pytest.raises(StoreError) as found:
        find_key(path, key_file)
    return found.value


def test_a_key_is_made_once_and_found_again(path, key_file):
    with open_store(path, key_file):
        pass
    first = find_key(path, key_file)

    assert len(bytes.fromhex(first)) == 32
    assert os.name == "nt" or key_file.stat().st_mode & 0o777 == 0o600
    with open_store(path, key_file, read_only=True) as store:
        store.check()
    assert first not in str(store.engine)


def test_the_keyring_holds_the_key_of_each_file(path, ring):
    with open_store(path):
        pass
    assert list(ring.kept) == [("readyroom-records", str(path.resolve()))]
    open_store(path).close()
    assert find_key(path.with_name("other.db")) != find_key(path)


def test_a_lost_key_is_never_replaced_by_another(path, key_file, ring):
    open_store(path, key_file).close()
    key_file.unlink()

    assert "safe copy" in str(refused(path, key_file))
    assert "safe copy" in str(refused(path))
    assert (key_file.exists(), ring.kept) == (False, {})


def test_no_keyring_is_said(path):
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    try:
        assert "name a key file" in str(refused(path))
    finally:
        keyring.set_keyring(before)


def test_a_key_file_lies_apart_and_is_the_owners(path, key_file):
    assert "beside the data" in str(refused(path, path.with_name("records.key")))

    open_store(path, key_file).close()
    if os.name != "nt":
        key_file.chmod(0o644)
        assert "chmod 600" in str(refused(path, key_file))
        key_file.chmod(0o600)
    key_file.write_text("not a key")
    assert refused(path, key_file).trouble is Trouble.WRONG_KEY


def test_a_key_file_that_cannot_be_made_is_named(path, tmp_path):
    (tmp_path / "file").write_text("")

    assert str(tmp_path / "file" / "key") in str(refused(path, tmp_path / "file" / "key"))


def test_a_file_that_is_not_there_is_not_made_by_reading(path, key_file):
    with pytest.raises(StoreError, match="there is no records file"):
        open_store(path, key_file, read_only=True)
    assert not key_file.exists()


@pytest.mark.parametrize(
    ("address", "trouble"),
    [("postgresql://nobody@127.0.0.1:1/x", Trouble.UNREACHABLE), ("postgresql://a:b:c:d/", Trouble.UNREACHABLE)],
)
def test_a_server_that_does_not_answer_is_named_without_its_password(address, trouble):
    with pytest.raises(StoreError) as found:
        open_store(address.replace("nobody@", "nobody:hush@"))

    assert found.value.trouble is trouble
    assert "hush" not in str(found.value)


def test_a_server_that_refuses_the_database_is_said(server):
    with pytest.raises(StoreError, match="does not answer|refuses"):
        open_store(server.replace("/postgres?", "/nothing_there?"))
