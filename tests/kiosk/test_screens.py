"""With several screens, all but one are plain."""

import json
import os
import subprocess
import sys

from watched import ROOT

PLACES = [[0, 0, 800, 600], [800, 0, 640, 480], [1440, 0, 1080, 1920]]
PROGRAM = """
from ui.application import make_application
from ui.kiosk.cover import OtherScreens
application = make_application()
others = OtherScreens(application.primaryScreen())
others.begin()
print(sorted(list(each.frameGeometry().getRect()) for each in others.covers.values() if each.isVisible()))
"""


def test_every_other_screen_is_covered(tmp_path):
    shown = [dict(zip(("x", "y", "width", "height"), place, strict=True)) for place in PLACES]
    screens = [{"name": f"{each}", "dpr": 1, "logicalDpi": 96, "logicalBaseDpi": 96} | each for each in shown]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}))
    several = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"}

    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, env=several, capture_output=True, text=True)

    assert json.loads(done.stdout) == PLACES[1:]
