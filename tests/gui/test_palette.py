"""The command palette and the sheet of all keys, both made from the table of actions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui import MainWindow
from reader.ui._action_table import ACTIONS
from reader.ui._cheat_sheet import CheatSheet
from reader.ui._palette import ENTRY, CommandPalette
from tests.gui.acting import press


def open_palette(qtbot: QtBot, window: MainWindow) -> CommandPalette:
    press(qtbot, window, "Ctrl+K")
    palette = window.findChild(CommandPalette)
    assert palette is not None
    qtbot.waitUntil(palette.isVisible)
    return palette


def titles(palette: CommandPalette) -> list[str]:
    return [entry.title for entry in palette.model.rows]


def close(qtbot: QtBot, window: MainWindow, palette: CommandPalette) -> None:
    palette.close()
    qtbot.waitUntil(lambda: window.findChild(CommandPalette) is None)


def test_the_palette_lists_everything_but_itself(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    listed = {entry.spec.id for entry in palette.model.rows}
    assert listed == {spec.id for spec in ACTIONS} - {"show_palette"}
    close(qtbot, window, palette)


def test_typing_and_enter_do_it(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "numb")
    assert titles(palette)[0] == "Numbers and dates"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(CommandPalette) is None)
    assert window.ledgers.isVisible()


def test_arrow_keys_choose_among_what_fits(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "text")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == len(palette.model.rows) - 1
    close(qtbot, window, palette)


def test_a_click_does_it(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "overview")
    place = palette.list.visualRect(palette.model.index(0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.overview.isVisible()


def test_what_cannot_be_done_now_stands_last_and_does_nothing(
    qtbot: QtBot, empty_window: MainWindow
) -> None:
    palette = open_palette(qtbot, empty_window)
    states = [entry.is_enabled for entry in palette.model.rows]
    assert states == sorted(states, reverse=True)
    qtbot.keyClicks(palette.field, "export")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    close(qtbot, empty_window, palette)


def test_escape_closes_the_palette(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(CommandPalette) is None)


def test_an_entry_reads_with_its_tip_and_keys(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "compare again")
    index = palette.model.index(0)
    assert index.data(ENTRY).spec.id == "compare_again"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Compare again. Compare the two articles anew. Key F5."
    close(qtbot, window, palette)


def test_the_sheet_shows_all_keys_on_one_screen(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Question")
    sheet = window.findChild(CheatSheet)
    assert sheet is not None
    text = "\n".join(browser.toPlainText() for browser in sheet.columns)
    for spec in ACTIONS:
        for key in spec.keys:
            assert QKeySequence(key).toString() in text
    assert all(browser.verticalScrollBar().maximum() == 0 for browser in sheet.columns)
    sheet.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Question, Qt.Key.Key_Escape])
def test_the_sheet_closes_by_key(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    press(qtbot, window, "Question")
    sheet = window.findChild(CheatSheet)
    assert sheet is not None
    QTest.keyClick(sheet, key)
    qtbot.waitUntil(lambda: window.findChild(CheatSheet) is None)
