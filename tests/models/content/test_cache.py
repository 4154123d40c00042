import pytest
from builders import edit, write_content

from models.content.cache import Cache
from models.content.loader import load_library


@pytest.fixture
def content(tmp_path):
    return write_content(tmp_path / "content")


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache" / "content.json")


def test_a_library_from_the_cache_equals_the_one_from_the_files(content, cache):
    first = load_library(content, cache)

    assert cache.path.exists()
    assert load_library(content, cache) == first


def test_unchanged_files_are_not_parsed_again(content, cache, monkeypatch):
    first = load_library(content, cache)
    monkeypatch.setattr("models.content.loader.read_yaml", None)

    assert load_library(content, cache) == first


def test_a_changed_file_is_read_again(content, cache):
    load_library(content, cache)
    edit(content / "topics.yaml", "title: bring", "title: Bring along")

    assert load_library(content, cache).topics["bring"].title == "Bring along"


def _cut(kept):
    return kept[: len(kept) // 2]


def _flip(kept):
    return kept[:-20] + bytes([kept[-20] ^ 1]) + kept[-19:]


@pytest.mark.parametrize("damage", [_cut, _flip, lambda _: b"", lambda _: b"\xff\xfe garbage", lambda _: b"{}"])
def test_a_damaged_cache_is_rebuilt_silently(content, cache, damage):
    first = load_library(content, cache)
    kept = cache.path.read_bytes()
    cache.path.write_bytes(damage(kept))

    assert load_library(content, cache) == first
    assert cache.path.read_bytes() == kept


def test_a_place_that_cannot_be_written_to_costs_speed_only(content, tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "content.json")

    assert load_library(content, cache) == load_library(content)


def test_content_with_problems_is_never_kept(content, cache):
    edit(content / "topics.yaml", "operator: union", "operator: onion")
    load_library(content, cache)

    assert not cache.path.exists()


def test_what_the_cache_holds_is_judged_like_a_file(content, cache, monkeypatch):
    first = load_library(content, cache)
    monkeypatch.setattr(Cache, "get", lambda *_: {"topics.yaml": [{"id": "from an older program"}]})

    assert load_library(content, cache) == first
