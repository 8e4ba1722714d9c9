"""Print the Debian packages that Qt would miss here; nothing when all are there.

python .ci/missing_libraries.py [screen]

With `screen`, those for tests on a screen of their own are among them.
"""

import ctypes
import os
import shutil
import sys

QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Without these Qt cannot open a window on an X11 display.
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def is_missing(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return True
    return False


def main() -> None:
    if not sys.platform.startswith("linux"):
        return
    needs_screen = "screen" in sys.argv[1:]
    wanted = QT | X11 if needs_screen or os.environ.get("DISPLAY") else QT
    packages = {package for library, package in wanted.items() if is_missing(library)}
    if needs_screen and shutil.which("Xvfb") is None:
        packages.add("xvfb")
    print(*sorted(packages))


main()
