"""Long work: progress after a while, cancel, export, and a window that closes cleanly."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.core import Progress, ReaderError, Settings
from reader.ui import MainWindow
from tests.gui.acting import LEFT, RIGHT, Backstage, export, press


class Held:
    """Work that goes on until it is let go or called off."""

    def __init__(self) -> None:
        self.started = threading.Event()
        self.let_go = threading.Event()

    def __call__(self, progress: Progress) -> None:
        self.started.set()
        while not self.let_go.wait(0.005):
            progress(0.4, "aligning sentences")


@pytest.fixture
def held(backstage: Backstage) -> Held:
    made = Held()
    backstage.compare = made
    return made


def test_the_texts_can_be_read_while_they_are_compared(
    qtbot: QtBot, threaded_window: MainWindow, held: Held
) -> None:
    threaded_window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(held.started.is_set)
    assert "The reservoir behind" in threaded_window.desk.panes[0].toPlainText()
    assert threaded_window.session.comparison is None
    qtbot.waitUntil(lambda: threaded_window.state.text() == "Comparing …")
    held.let_go.set()
    qtbot.waitUntil(lambda: threaded_window.session.comparison is not None)
    qtbot.waitUntil(lambda: "passages shared" in threaded_window.state.text())


def test_progress_is_shown_after_a_while_with_the_stage_in_words(
    qtbot: QtBot, threaded_window: MainWindow, held: Held
) -> None:
    threaded_window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(held.started.is_set)
    assert not threaded_window.busy.isVisible()
    qtbot.waitUntil(threaded_window.busy.isVisible)
    qtbot.waitUntil(lambda: "aligning sentences" in threaded_window.busy.words.text())
    assert threaded_window.busy.bar.value() == 400
    held.let_go.set()
    qtbot.waitUntil(lambda: not threaded_window.busy.isVisible())


def test_short_work_shows_no_bar(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.busy.isVisible()


def test_cancel_ends_the_comparison_and_it_can_be_started_again(
    qtbot: QtBot, threaded_window: MainWindow, held: Held, backstage: Backstage
) -> None:
    threaded_window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(threaded_window.busy.isVisible)
    qtbot.mouseClick(threaded_window.busy.cancel, Qt.MouseButton.LeftButton)
    assert not threaded_window.busy.isVisible()
    assert "called off" in threaded_window.banner.words[0]
    assert threaded_window.session.comparison is None
    held.let_go.set()
    press(qtbot, threaded_window, "F5")
    qtbot.waitUntil(lambda: threaded_window.session.comparison is not None)
    assert len(backstage.compared) == 2


def test_opening_another_pair_meanwhile_drops_the_first(
    qtbot: QtBot, threaded_window: MainWindow, held: Held
) -> None:
    threaded_window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(held.started.is_set)
    threaded_window.session.swap_sides()
    held.let_go.set()
    qtbot.waitUntil(lambda: threaded_window.session.comparison is not None)
    assert threaded_window.session.comparison is not None
    assert threaded_window.session.comparison.articles == threaded_window.session.articles


def test_calling_off_a_comparison_after_a_change_says_that_what_is_seen_is_older(
    qtbot: QtBot, threaded_window: MainWindow, held: Held
) -> None:
    held.let_go.set()
    threaded_window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: threaded_window.session.comparison is not None)
    held.let_go.clear()
    threaded_window.session.set_settings(Settings(link_threshold=0.9))
    qtbot.waitUntil(threaded_window.busy.isVisible)
    threaded_window.session.set_settings(Settings(link_threshold=0.8))
    assert threaded_window.banner.isHidden()  # one was replaced, none was called off
    qtbot.waitUntil(threaded_window.busy.isVisible)
    qtbot.mouseClick(threaded_window.busy.cancel, Qt.MouseButton.LeftButton)
    assert "what you see is older" in threaded_window.banner.words[0]
    assert threaded_window.session.comparison is not None
    held.let_go.set()


def test_closing_while_comparing_leaves_no_thread(
    qtbot: QtBot, threaded_window: MainWindow, held: Held
) -> None:
    threaded_window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(held.started.is_set)
    threaded_window.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("worker")]


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [
        ("out.pdf", "", "out.pdf"),
        ("out", "Web page (HTML) (*.html)", "out.html"),
        ("out", "Data (JSON) (*.json)", "out.json"),
        ("out", "", "out.pdf"),
    ],
)
def test_export_writes_what_the_dialog_says(
    qtbot: QtBot,
    window: MainWindow,
    backstage: Backstage,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    kind: str,
    written: str,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (typed, kind))
    export(qtbot, window)
    qtbot.waitUntil(lambda: bool(backstage.exported))
    assert backstage.exported == [Path(written)]
    qtbot.waitUntil(window.banner.isVisible)
    assert written in window.banner.words[0]


def test_an_export_that_fails_says_why(
    qtbot: QtBot, window: MainWindow, backstage: Backstage, monkeypatch: pytest.MonkeyPatch
) -> None:
    backstage.failure = ReaderError("The folder cannot be written.", "Choose another.")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: ("x.pdf", ""))
    export(qtbot, window)
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.words == ("The folder cannot be written.", "Choose another.")
    assert window.session.comparison is not None


def test_export_works_in_the_worker_thread(
    qtbot: QtBot,
    threaded_window: MainWindow,
    backstage: Backstage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threaded_window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: threaded_window.session.comparison is not None)
    threads: list[int] = []
    inner = backstage.exported.append

    class Noting(list[Path]):
        def append(self, path: Path) -> None:
            threads.append(threading.get_ident())
            inner(path)

    backstage.exported = Noting()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: ("x.pdf", ""))
    export(qtbot, threaded_window)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads != [threading.get_ident()]
    qtbot.waitUntil(threaded_window.banner.isVisible)
