"""Content under a seal: what is not as it was sealed is not shown, and the last that was stands in for it."""

import shutil

import pytest

from models.content.cache import Cache
from models.content.folder import Folder
from models.content.seal import SIGNATURE, new_key, public_key, seal
from models.content.trusted import broken_seals, load_trusted
from resources import resource


@pytest.fixture
def place(tmp_path):
    """A small sealed folder, its key, and a way to load it."""
    folder = tmp_path / "content"
    shutil.copytree(resource("content"), folder)
    for path in (folder / "procedures").glob("*.yaml"):
        if path.stem not in ("nephrostogram", "nephrostomy-change"):
            path.unlink()
    return Place(folder, tmp_path / "kept" / "last-good", new_key())


class Place:
    def __init__(self, folder, last_good, private):
        self.folder, self.last_good, self.private = folder, last_good, private
        self.keys = (public_key(private),)
        self.seal()

    def seal(self):
        seal(Folder(self.folder), self.private)

    def load(self, keys=None, keep=True, cache=None):
        return load_trusted(self.folder, self.keys if keys is None else keys, self.last_good, cache, keep=keep)

    def change(self):
        path = self.folder / "procedures" / "nephrostogram.yaml"
        path.write_text(path.read_text().replace(" the ", " thy ", 1))


def test_without_keys_content_is_taken_as_it_is(place):
    place.change()

    assert "nephrostogram" in place.load(keys=()).procedures
    assert not place.last_good.exists()


def test_sealed_content_is_taken_and_kept(place):
    library = place.load()

    assert broken_seals(library) == ()
    assert "nephrostogram" in library.procedures
    assert (place.last_good / SIGNATURE).read_bytes() == (place.folder / SIGNATURE).read_bytes()


def test_a_copy_that_is_there_is_not_made_again(place):
    place.load()
    made = place.last_good.stat().st_ino
    place.load()

    assert place.last_good.stat().st_ino == made


def test_after_one_changed_byte_the_last_good_content_stands_in_and_staff_are_told(place, tmp_path):
    good = place.load()
    place.change()
    for cache in (None, Cache(tmp_path / "cache"), Cache(tmp_path / "cache")):
        library = place.load(cache=cache)

        assert library.procedures["nephrostogram"] == good.procedures["nephrostogram"]
        assert broken_seals(library) == ("procedures/nephrostogram.yaml",)
        assert library.problems[0].code == "C087"


def test_without_a_good_copy_nothing_is_shown(place):
    place.change()
    library = place.load()

    assert dict(library.procedures) == {}
    assert broken_seals(library) == ("procedures/nephrostogram.yaml",)


def test_a_copy_that_was_changed_is_no_good_either(place):
    place.load()
    place.change()
    shutil.copy(place.folder / "procedures" / "nephrostogram.yaml", place.last_good / "procedures")

    assert dict(place.load().procedures) == {}


def test_new_content_takes_the_place_of_the_copy_once_it_is_sealed(place):
    old = place.load()
    place.change()
    place.seal()
    new = place.load()

    assert broken_seals(new) == ()
    assert new.procedures["nephrostogram"] != old.procedures["nephrostogram"]
    (place.folder / SIGNATURE).unlink()
    assert place.load().procedures["nephrostogram"] == new.procedures["nephrostogram"]


def test_who_only_looks_keeps_no_copy(place):
    place.load(keep=False)

    assert not place.last_good.exists()


def test_what_changes_while_it_is_copied_is_not_kept(place, monkeypatch):
    copy = shutil.copyfile

    def change_first(source, target):
        if source.name == "nephrostogram.yaml":
            place.change()
        return copy(source, target)

    monkeypatch.setattr("models.content.trusted.shutil.copyfile", change_first)
    place.load()

    assert not place.last_good.exists()


def test_without_room_for_a_copy_content_is_taken_all_the_same(place):
    place.last_good.parent.write_text("a file where a folder is wanted")

    assert broken_seals(place.load()) == ()
