"""How fast the window is with long articles, in time of the processor: others may be at work.

Each figure has a peer in the same run, some work of Qt alone with the same words, so that a slow
machine is told from a slow window. The limits leave half as much again for the noise of one run.
"""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.presentation import Role
from reader.ui import MainWindow
from tests.factories import large_comparison
from tests.gui.acting import Backstage

WORDS = 10_000
_WAITING = QEventLoop.ProcessEventsFlag.WaitForMoreEvents

pytestmark = pytest.mark.bench


@pytest.fixture
def backstage() -> Backstage:
    return Backstage(comparison=large_comparison(WORDS))


@pytest.fixture
def plain(qtbot: QtBot, window: MainWindow) -> float:
    """Give the milliseconds in which Qt lays out one of the texts, with nothing else."""
    rest(window)
    view, article = QTextBrowser(), window.session.articles[0]
    assert article is not None
    qtbot.addWidget(view)
    view.setPlainText(article.text)
    view.show()

    def resize(width: int) -> None:
        view.resize(width, 700)
        view.document().documentLayout().blockBoundingRect(view.document().lastBlock())

    return sorted(milliseconds(lambda n=n: resize(440 + 20 * (n % 4))) for n in range(7))[3]


def milliseconds(call: Callable[[], object]) -> float:
    start = time.thread_time()
    call()
    QApplication.processEvents()
    return (time.thread_time() - start) * 1000


def rest(window: MainWindow) -> None:
    QApplication.processEvents()
    while window.desk.is_measuring:
        QApplication.processEvents(_WAITING)


def milliseconds_to_rest(window: MainWindow, call: Callable[[], object]) -> float:
    start = time.thread_time()
    call()
    rest(window)
    QApplication.processEvents()
    return (time.thread_time() - start) * 1000


def test_a_scrolled_frame_with_ribbons_takes_sixteen_milliseconds(
    window: MainWindow, plain: float
) -> None:
    window.resize(1500, 900)
    rest(window)
    bar = window.desk.panes[Side.A].verticalScrollBar()
    frames = sorted(milliseconds(lambda n=n: bar.setValue(1000 + 37 * n)) for n in range(100))
    assert frames[95] <= max(24, 1.8 * plain)


def test_a_long_article_is_loaded_in_a_tenth_of_a_second(window: MainWindow, plain: float) -> None:
    pane, article = window.desk.panes[Side.A], window.session.articles[0]
    times = sorted(milliseconds(lambda: pane.set_article(article)) for _ in range(5))
    assert times[2] <= max(100, 6 * plain)


def test_hiding_a_kind_takes_fifty_milliseconds(window: MainWindow, plain: float) -> None:
    toggle = window.session.toggle_role
    times = sorted(milliseconds(lambda: toggle(Role.REWORDED)) for _ in range(6))
    assert times[3] <= max(75, 5 * plain)


def test_a_resize_takes_a_seventh_of_a_second(window: MainWindow, plain: float) -> None:
    sizes = [(1500, 900), (1300, 800), (1450, 850), (1280, 800), (1500, 900)]
    times = sorted(milliseconds_to_rest(window, lambda s=s: window.resize(*s)) for s in sizes)
    assert times[2] <= max(225, 13 * plain)


def test_scrolling_lays_nothing_out_anew(window: MainWindow) -> None:
    rest(window)
    pane = window.desk.panes[Side.A]
    changes: list[object] = []
    pane.document().documentLayout().documentSizeChanged.connect(changes.append)
    for step in range(20):
        milliseconds(lambda step=step: pane.scroll_to(step * 100))
    assert changes == []
