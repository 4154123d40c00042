"""Set up the program's own environment: a virtual environment, the pinned packages, Qt's system libraries.

Needs nothing but the standard library, and says by name what is missing and which command installs it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libGLdispatch.so.0": "libglvnd0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libXext.so.6": "libxext6",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
QT_FILES = (
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Svg.so.6",
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqoffscreen.so",
)


def main() -> int:
    """Do the set-up in the folder named on the command line; give the exit code."""
    if sys.version_info < OLDEST:
        return _stop(
            f"Ready Room needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.",
            "apt-get install python3",
        )
    venv = ROOT / (sys.argv[1] if len(sys.argv) > 1 else ".venv")
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists() and subprocess.run([sys.executable, "-m", "venv", str(venv)], check=False).returncode:
        return _stop("Python's venv module is missing.", "apt-get install python3-venv")
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    if subprocess.run([*install, "-r", str(ROOT / "requirements-dev.lock")], check=False).returncode:
        return _stop("The pinned packages could not be installed; pip says why above.", "make setup")
    return _system_libraries(venv) if sys.platform == "linux" else 0


def missing_libraries(venv: Path) -> list[str]:
    """Name the shared libraries that Qt asks the system for and does not get."""
    found: set[str] = set()
    for qt in venv.glob("lib/python3*/site-packages/PySide6/Qt"):
        for name in QT_FILES:
            lines = subprocess.run(
                ["ldd", str(qt / name)], capture_output=True, text=True, check=False
            ).stdout.splitlines()
            found.update(line.split()[0] for line in lines if "not found" in line)
    return sorted(found)


def _system_libraries(venv: Path) -> int:
    missing = missing_libraries(venv)
    if not missing:
        return 0
    packages = sorted({DEBIAN_PACKAGES.get(name, name) for name in missing})
    command = ["apt-get", "install", "-y", *packages]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing the system libraries that Qt needs:", *packages)
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update"], check=False, **quiet)
        subprocess.run(command, check=False, **quiet)
        missing = missing_libraries(venv)
    return (
        _stop(f"Qt needs system libraries that are not here: {', '.join(missing)}", "sudo " + " ".join(command))
        if missing
        else 0
    )


def _stop(what: str, command: str) -> int:
    print(f"{what}\nOn Debian or Ubuntu this puts it right: {command}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
