"""The checks of tests/conftest.py, made to fail: one run of pytest over tests that break them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

BREAKERS = """
import gc
import logging
import socket
import threading
import time
import urllib.request
import warnings

import pytest

kept = []


def test_logs_a_warning():
    logging.getLogger("somewhere").warning("odd")


@pytest.mark.expects_log("never said")
def test_expects_a_log_that_never_comes():
    pass


@pytest.mark.expects_log("odd")
def test_allows_what_it_expects():
    logging.getLogger("somewhere").warning("odd")


def test_opens_a_connection():
    socket.create_connection(("127.0.0.1", 9))


def test_fetches_a_page():
    urllib.request.urlopen("http://localhost/")


def test_sends_a_datagram():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"", ("127.0.0.1", 9))


def test_warns():
    warnings.warn("old", DeprecationWarning)


def test_leaves_a_thread():
    kept.append(threading.Event())
    threading.Thread(target=kept[-1].wait, daemon=True).start()


def test_leaves_a_window(qapp):
    from PySide6.QtWidgets import QWidget

    kept.append(QWidget())
    kept[-1].show()


def test_leaves_a_timer(qapp):
    from PySide6.QtCore import QTimer

    kept.append(QTimer())
    kept[-1].start(100_000)


def test_makes_qt_complain(qapp):
    from PySide6.QtCore import qWarning

    qWarning("broken")


def test_tidies_up(qtbot):
    from PySide6.QtWidgets import QWidget

    kept[-1].stop()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
"""

EXPECTED = {
    "test_logs_a_warning": "FAILED",
    "test_expects_a_log_that_never_comes": "FAILED",
    "test_allows_what_it_expects": "PASSED",
    "test_opens_a_connection": "FAILED",
    "test_fetches_a_page": "FAILED",
    "test_sends_a_datagram": "FAILED",
    "test_warns": "FAILED",
    "test_leaves_a_thread": "ERROR",
    "test_leaves_a_window": "ERROR",
    "test_leaves_a_timer": "ERROR",
    "test_makes_qt_complain": "FAILED",
    "test_tidies_up": "PASSED",
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("breakers")
    (folder / "test_breakers.py").write_text(BREAKERS, encoding="utf-8")
    for name in ("pyproject.toml", "tests/conftest.py"):
        (folder / Path(name).name).write_bytes((ROOT / name).read_bytes())
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "test_breakers.py"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTEST_ADDOPTS": "", "COLUMNS": "200"},
    )
    return dict(reversed(_outcome(line)) for line in run.stdout.splitlines() if _outcome(line))


def _outcome(line: str) -> tuple[str, ...]:
    """Read (outcome, test name) off a line of pytest's final summary or its progress."""
    words = line.replace("::", " ").split()
    if len(words) >= 3 and words[0] in {"FAILED", "ERROR"}:
        return words[0], words[2]
    if len(words) >= 3 and words[0] == "test_breakers.py" and words[2] == "PASSED":
        return words[2], words[1]
    return ()


@pytest.mark.parametrize(("test", "outcome"), EXPECTED.items())
def test_a_test_that_breaks_a_rule_fails(outcomes: dict[str, str], test: str, outcome: str) -> None:
    assert outcomes.get(test) == outcome
