"""A window as the program makes it, but with invented articles behind its services."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from reader.ui import InlineRunner, JobRunner, Look, MainWindow, Session, load_theme
from tests.factories import sample_comparison
from tests.gui.acting import LEFT, RESOURCES, RIGHT, Backstage, show


@pytest.fixture(autouse=True)
def _restore_application(qapp: QApplication) -> Iterator[None]:
    """Take back what a window gives the whole application."""
    palette, font = QPalette(qapp.palette()), QFont(qapp.font())
    yield
    qapp.setPalette(palette)
    qapp.setFont(font)
    QToolTip.hideText()


@pytest.fixture
def backstage() -> Backstage:
    return Backstage()


@pytest.fixture
def empty_window(qtbot: QtBot, backstage: Backstage) -> MainWindow:
    """A window with nothing open, its work done inline."""
    return show(qtbot, MainWindow(backstage.services(), InlineRunner()))


@pytest.fixture
def window(qtbot: QtBot, empty_window: MainWindow) -> MainWindow:
    """A window with the invented pair open and compared."""
    empty_window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None)
    return empty_window


@pytest.fixture
def threaded_window(qtbot: QtBot, backstage: Backstage) -> MainWindow:
    """A window with nothing open, its work done in the worker thread."""
    return show(qtbot, MainWindow(backstage.services(), JobRunner()))


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    """A session with the invented pair compared."""
    made = Session(Look(theme=load_theme(RESOURCES / "themes", "light")))
    comparison = sample_comparison()
    made.set_articles(*comparison.articles)
    made.set_comparison(comparison)
    return made
