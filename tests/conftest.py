"""Rules that hold for every test: no screen, no network, no stray log, nothing left behind."""

import gc
import logging
import os
import re
import socket
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import NoReturn

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(QT_SCALE_FACTOR="1", QT_FONT_DPI="96")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does

import hypothesis
import pytest

hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.load_profile("steady")

THREAD_PATIENCE = 2.0  # seconds that a thread which is ending may take


# ------------------------------------------------------------------ network and home


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test open a connection or look up a name."""

    def refuse(*_arguments: object, **_options: object) -> NoReturn:
        message = "this test tried to use the network"
        raise AssertionError(message)

    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.fixture(autouse=True, scope="session")
def _private_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep every test away from the settings and projects of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in folders.items():
            folder.mkdir(exist_ok=True)
            patch.setenv(name, str(folder))
        yield home


# -------------------------------------------------------------------------- warnings


class _Warnings(logging.Handler):
    """Keeps what was logged as a warning or worse since it was last emptied."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


_warnings = _Warnings()
logging.getLogger().addHandler(_warnings)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test that logs a warning it does not expect, or expects one that never comes."""
    _warnings.lines.clear()
    yield
    patterns = [mark.args[0] for mark in item.iter_markers("expects_log")]
    stray = [line for line in _warnings.lines if not any(re.search(p, line) for p in patterns)]
    absent = [p for p in patterns if not any(re.search(p, line) for line in _warnings.lines)]
    if stray:
        pytest.fail("unexpected log:\n" + "\n".join(stray), pytrace=False)
    if absent:
        pytest.fail(f"expected in the log, but not there: {absent}", pytrace=False)


# ----------------------------------------------------------------- nothing left behind


def pytest_collection_finish() -> None:
    """Spare the search for what a test leaves behind all that is there before the first one."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Note what is there before the test and its fixtures begin."""
    item.stash[_THREADS] = set(threading.enumerate())
    item.stash[_WINDOWS] = {id(window) for window in _top_level_windows()}
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test that leaves a thread, a window or a running timer behind."""
    yield
    left = _threads_since(item.stash[_THREADS])
    if "qapp" in getattr(item, "fixturenames", ()):
        left += _windows_since(item.stash[_WINDOWS]) + _running_timers()
    if left:
        pytest.fail("left behind: " + ", ".join(left), pytrace=False)


_THREADS = pytest.StashKey[set[threading.Thread]]()
_WINDOWS = pytest.StashKey[set[int]]()


def _threads_since(before: set[threading.Thread]) -> list[str]:
    new = [thread for thread in threading.enumerate() if thread not in before]
    for thread in new:
        if not isinstance(thread, threading._DummyThread):
            thread.join(THREAD_PATIENCE)
    return [f"thread {t.name}" for t in new if t.is_alive() and t in threading.enumerate()]


def _top_level_windows() -> list[object]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [w for w in widgets.QApplication.topLevelWidgets() if not _is_qts_own(w)]


def _is_qts_own(widget: object) -> bool:
    """Tell whether Qt keeps the widget for its own later use, such as the one tool tip."""
    return widget.metaObject().className() in {"QTipLabel", "QDesktopScreenWidget"}


def _windows_since(before: set[int]) -> list[str]:
    if not [w for w in _top_level_windows() if id(w) not in before]:
        return []
    _let_qt_delete()
    new = [w for w in _top_level_windows() if id(w) not in before]
    return [f"window {type(w).__name__} {w.objectName()!r}" for w in new]


def _let_qt_delete() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def _running_timers() -> list[str]:
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    timers = [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer)]
    return [f"timer {t.objectName()!r}" for t in timers if isValid(t) and t.isActive()]
