"""A smoke set that runs on a real X11 screen; `test_on_a_screen.py` starts it there."""

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.presentation import LedgerKind
from reader.ui import InlineRunner, MainWindow
from reader.ui._details import DetailsDialog
from reader.ui._palette import CommandPalette
from reader.ui._showing import Page
from tests.gui.acting import LEFT, RIGHT, Backstage, click, is_on_screen, press, show


def colours(image: QImage) -> set[int]:
    """Give the colours of a picture, looked at here and there."""
    places = ((x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7))
    return {QColor(image.pixel(x, y)).rgb() for x, y in places}


def test_the_window_is_on_the_screen_that_was_started(qtbot: QtBot, window: MainWindow) -> None:
    assert QGuiApplication.platformName() == "xcb"
    assert window.isActiveWindow()
    screen = window.screen()
    assert screen is not None
    image = screen.grabWindow(window.winId()).toImage()
    assert image.size() == window.size()
    assert len(colours(image)) > 20
    assert os.environ["DISPLAY"]


def test_keys_go_from_finding_to_finding(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "N")
    first = window.session.selected
    press(qtbot, window, "N")
    assert first is not None
    assert window.session.selected not in (None, first)
    press(qtbot, window, "P")
    assert window.session.selected == first


def test_a_click_on_a_mark_brings_both_passages_on_screen(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, Side.A, "14 metres")
    assert window.session.selected is not None
    assert is_on_screen(window, Side.B, "9 metres")


def test_pages_and_ledgers_open_by_key(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "O")
    assert window.session.page is Page.OVERVIEW
    press(qtbot, window, "O")
    press(qtbot, window, "Q")
    assert window.session.ledger is LedgerKind.QUOTATIONS
    qtbot.waitUntil(window.ledgers.isVisible)


def test_dialogs_open_take_keys_and_close(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "F2")
    dialog = window.findChild(DetailsDialog)
    assert isinstance(dialog, DetailsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClicks(dialog.outlet, "!")
    qtbot.keyClick(dialog.outlet, Qt.Key.Key_Return)
    left = window.session.articles[0]
    assert left is not None
    assert left.outlet == "The Tarrow Herald!"


def test_the_commands_do_what_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+K")
    palette = window.findChild(CommandPalette)
    assert palette is not None
    qtbot.keyClicks(palette.field, "overview")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.session.page is Page.OVERVIEW


def test_a_resized_window_keeps_its_parts_in_step(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: window.width() == 1000 and not window.desk.is_measuring)
    assert window.desk.panes[0].width() > 200
    assert window.desk.gutter.visible_shapes()


def test_the_window_can_be_closed_and_opened_again(qtbot: QtBot) -> None:
    first = show(qtbot, MainWindow(Backstage().services(), InlineRunner()))
    first.close()
    second = show(qtbot, MainWindow(Backstage().services(), InlineRunner()))
    second.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: second.session.comparison is not None)
