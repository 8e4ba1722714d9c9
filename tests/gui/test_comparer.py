"""The window and the process that compares for it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader import _comparing
from reader._comparing import Comparer
from reader.ui import MainWindow
from tests.gui.acting import LEFT, RIGHT, Backstage, press, show
from tests.unit.stand_in_comparer import told


@pytest.fixture
def comparer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Comparer]:
    monkeypatch.setattr(_comparing, "_PATIENCE", 0.1)
    with Comparer(program="tests.unit.stand_in_comparer") as made:
        yield made


@pytest.fixture
def served(qtbot: QtBot, backstage: Backstage, comparer: Comparer) -> MainWindow:
    """A window with nothing open, for which a process compares."""
    return show(qtbot, MainWindow(backstage.services(compare=comparer.read)))


def end(comparer: Comparer) -> None:
    assert comparer._process is not None
    comparer._process._process.kill()
    comparer._process._process.wait()


def test_a_process_that_died_is_told_and_the_next_comparison_is_made(
    qtbot: QtBot, served: MainWindow, comparer: Comparer
) -> None:
    served.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: served.session.comparison is not None)
    before = served.session.work.dossier
    end(comparer)
    press(qtbot, served, "F5")
    qtbot.waitUntil(served.banner.isVisible)
    assert "has ended" in served.banner.words[0]
    assert "F5" in served.banner.words[1]
    assert served.session.work.dossier == before
    with qtbot.waitSignal(served.session.comparison_changed):
        press(qtbot, served, "F5")
    assert "passages shared" in served.state.text()


def test_work_that_hangs_is_called_off_at_once(
    qtbot: QtBot, served: MainWindow, backstage: Backstage
) -> None:
    backstage.articles["left.txt"] = told("hang")
    served.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: "hanging" in served.busy.words.text() and served.busy.isVisible())
    qtbot.mouseClick(served.busy.cancel, Qt.MouseButton.LeftButton)
    assert not served.busy.isVisible()
    assert "called off" in served.banner.words[0]
    backstage.articles["left.txt"] = told("compare")
    served.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: served.session.comparison is not None)


def test_a_window_closes_while_its_process_is_at_work(
    qtbot: QtBot, served: MainWindow, backstage: Backstage
) -> None:
    backstage.articles["left.txt"] = told("work on")
    served.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: "working on" in served.busy.words.text())
    served.close()
    assert not served.isVisible()
