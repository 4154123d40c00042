"""Real visits over content under a seal, in which one byte was changed."""

import shutil
import sys

import pytest
from watched import ROOT, SITE

from models.content.folder import Folder
from models.content.seal import new_key, public_key, seal
from resources import resource

VISIT = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
import ui.application
from ui.kiosk import ask_staff, visit_process
ui.application.resource = lambda name: Path({folder!r}, name)
def ask(application, wire):
    Path({folder!r}, "asked").write_text("staff")
    return waits(application, wire)
waits, ask_staff.wait = ask_staff.wait, ask
raise SystemExit(visit_process.main())
"""


@pytest.mark.parametrize("there_is_a_copy", [True, False])
def test_one_changed_byte_leaves_the_last_good_content_or_asks_for_staff(kiosk, tmp_path, there_is_a_copy):
    own = tmp_path / "own"
    shutil.copytree(resource("content"), own / "content")
    private = new_key()
    seal(Folder(own / "content"), private)
    (tmp_path / "site.yaml").write_text(SITE.read_text() + f"content_keys: [{public_key(private)}]\n")
    visit = [sys.executable, "-I", "-c", VISIT.format(root=str(ROOT), folder=str(own)), str(tmp_path / "site.yaml")]
    if there_is_a_copy:
        before = kiosk(visit)
        before.until(lambda: before.is_calm, 30)
        assert not [each for each in before.counts if each.startswith("seal")]
        before.stop()
    changed = own / "content" / "procedures" / "nephrostogram.yaml"
    changed.write_text(changed.read_text().replace(" the ", " thy ", 1))

    after = kiosk(visit)
    after.until(lambda: after.is_calm, 30)

    assert after.counts["seal procedures/nephrostogram.yaml"] == 2
    assert (own / "asked").exists() is not there_is_a_copy
