"""Kiosks with real processes, in folders of their own."""

import shutil

import pytest
from watched import ASK_STAFF, REAL, ROOT, SITE, Kiosk

from models.content.cache import Cache
from models.content.loader import load_library
from models.folders import cache_path
from resources import resource
from ui.kiosk.child import python_command
from ui.kiosk.health import Health


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """The content as a first start keeps it, so that not every test has to wait for one."""
    path = tmp_path_factory.mktemp("kept") / "content.cache"
    load_library(resource("content"), Cache(path))
    return path


@pytest.fixture
def folders(tmp_path, monkeypatch, kept):
    """Folders of one's own, for everything that a program could leave behind."""
    return own_folders(tmp_path / "home", monkeypatch, kept)


@pytest.fixture(scope="module")
def folders_of_all(tmp_path_factory, kept):
    """Folders for all programs of a module."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield own_folders(tmp_path_factory.mktemp("all") / "home", monkeypatch, kept)


def own_folders(home, monkeypatch, kept):
    """Have the programs that are started keep everything below ``home``."""
    for name in ("HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(home / name))
    for kind in ("CONFIG_HOME", "CACHE_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR"):
        monkeypatch.setenv(f"XDG_{kind}", str(home / kind))
    for name in ("HOME", "TMPDIR", "RUNTIME_DIR"):
        (home / name).mkdir(mode=0o700, parents=True)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    cache_path().parent.mkdir(parents=True)
    shutil.copy(kept, cache_path())
    return home


@pytest.fixture
def kiosk(tmp_path, folders):
    """Make kiosks; all their processes are ended when the test is over."""
    made = []

    def _make(visit=REAL, ask_staff=ASK_STAFF):
        site = tmp_path / "site.yaml"
        if not site.exists():
            shutil.copy(SITE, site)
        command = python_command(visit, str(site), root=ROOT) if isinstance(visit, str) else visit
        one = Kiosk(command, ask_staff, site, Health(tmp_path / "health.json"))
        one.site, one.health = site, tmp_path / "health.json"
        made.append(one)
        return one

    yield _make
    for each in made:
        each.stop()
