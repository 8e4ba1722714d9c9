"""The window and the process that compares for it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader import _companion
from reader._companion import Companion
from reader.ui import MainWindow
from tests.gui.acting import LEFT, RIGHT, Backstage, show
from tests.unit.test_companion import told

_PATIENCE = 60_000  # milliseconds in which a process starts on a busy machine


@pytest.fixture
def companion(monkeypatch: pytest.MonkeyPatch) -> Iterator[Companion]:
    monkeypatch.setattr(_companion, "_PATIENCE", 0.1)
    with Companion(program="tests.unit.stand_in_companion") as made:
        yield made


@pytest.fixture
def served(qtbot: QtBot, backstage: Backstage, companion: Companion) -> MainWindow:
    """A window with nothing open, for which a process compares."""
    return show(qtbot, MainWindow(backstage.services(compare=companion.read)))


def test_a_process_that_dies_is_told_and_the_next_comparison_is_made(
    qtbot: QtBot, served: MainWindow, backstage: Backstage
) -> None:
    backstage.articles["left.txt"] = told("die")
    served.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(served.banner.isVisible, timeout=_PATIENCE)
    assert "has ended" in served.banner.words[0]
    assert "Nothing you opened or decided is lost" in served.banner.words[1]
    assert served.session.articles[0] == told("die")
    backstage.articles["left.txt"] = told("compare")
    served.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: served.session.comparison is not None, timeout=_PATIENCE)
    assert not served.banner.isVisible()


def test_work_that_hangs_is_called_off_at_once(
    qtbot: QtBot, served: MainWindow, backstage: Backstage
) -> None:
    backstage.articles["left.txt"] = told("hang")
    served.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(
        lambda: "hanging" in served.busy.words.text() and served.busy.isVisible(), timeout=_PATIENCE
    )
    qtbot.mouseClick(served.busy.cancel, Qt.MouseButton.LeftButton)
    assert not served.busy.isVisible()
    assert "called off" in served.banner.words[0]
    backstage.articles["left.txt"] = told("compare")
    served.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: served.session.comparison is not None, timeout=_PATIENCE)


def test_a_window_closes_while_its_process_is_at_work(
    qtbot: QtBot, served: MainWindow, backstage: Backstage
) -> None:
    backstage.articles["left.txt"] = told("work on")
    served.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: "working on" in served.busy.words.text(), timeout=_PATIENCE)
    served.close()
    assert not served.isVisible()
