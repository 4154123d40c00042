from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["requirements.in", "requirements.lock", "requirements-dev.lock"])
def test_pyside_is_pinned_to_the_version_that_counts_references(name):
    text = (ROOT / name).read_text().lower().replace("_", "-")

    assert "pyside6-essentials==6.11.3" in text


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-mutation.lock"])
def test_a_lock_names_no_index(name):
    text = (ROOT / name).read_text()

    assert not [each for each in ("--index-url", "--extra-index-url", "http", "pypi") if each in text]
