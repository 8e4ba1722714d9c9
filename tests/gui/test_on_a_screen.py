"""The window on an X11 screen, under Qt's own platform for it, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SMOKE_SET = Path(__file__).with_name("on_screen.py")

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="X11 is the screen of Linux"
)


def missing() -> str:
    """Name Debian's packages that a screen would take and that are not here."""
    script = [sys.executable, str(ROOT / ".ci" / "missing_libraries.py"), "screen"]
    return subprocess.run(script, capture_output=True, encoding="utf-8", check=True).stdout.strip()


@pytest.fixture
def display() -> Iterator[str]:
    """Start a screen under a free number, which it tells when it is ready."""
    if names := missing():
        pytest.skip(f"no screen can be had here; Debian's packages: {names}")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1080x24"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=(writing,), stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def test_the_smoke_set_passes_on_a_screen(display: str) -> None:
    assert display != ":"
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(SMOKE_SET)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env=os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
    )
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
    assert " passed" in run.stdout
    assert "skipped" not in run.stdout
