"""Whether the system asks for less movement.

Qt knows the wish from 6.12 on; before that, each desktop is asked in its own way, off the GUI thread, once at start.
Nobody asks at a kiosk: there is no desktop, and the person says it on the screen.
"""

import shutil
import subprocess
import sys

from PySide6.QtGui import QGuiApplication

_REDUCED = 1
_CLIENT_AREA_ANIMATION = 0x1042
"""``SPI_GETCLIENTAREAANIMATION`` of the Windows API: *Show animations in Windows*."""
_SECONDS = 2


class _Told:
    calm = False


def ask_the_desktop() -> bool:
    """Ask whether animations are switched off; False where the desktop cannot be asked. It may take a while."""
    if sys.platform == "win32":
        return _windows_is_calm()
    if sys.platform == "darwin":
        return _says(["defaults", "read", "com.apple.universalaccess", "reduceMotion"]) == "1"
    return _says(["gsettings", "get", "org.gnome.desktop.interface", "enable-animations"]) == "false"


def keep(*, calm: bool) -> None:
    """Keep what the desktop said, for ``system_is_calm``."""
    _Told.calm = calm


def system_is_calm() -> bool:
    """Tell whether the system asks for less movement: as Qt knows, else as the desktop said at the start."""
    hints = QGuiApplication.styleHints()  # held, for what it gives goes with it
    wish = hints.accessibility().property("motionPreference")
    return _Told.calm if wish is None else bool(getattr(wish, "value", wish) == _REDUCED)


def _says(command: list[str]) -> str:
    if shutil.which(command[0]) is None:
        return ""
    try:
        asked = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS)  # noqa: PLW1510,S603 - fixed words
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip()


def _windows_is_calm() -> bool:
    import ctypes

    moves = ctypes.c_int(1)
    asked = ctypes.windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(moves), 0)  # type: ignore[attr-defined,unused-ignore]
    return bool(asked) and not moves.value
