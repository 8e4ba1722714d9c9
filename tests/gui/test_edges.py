"""The edges between parts of the window: gone to by key, moved by arrow keys, kept."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.store import PreferencesFile
from reader.ui import InlineRunner, MainWindow
from reader.ui._edges import Edge
from tests.gui.acting import Backstage, press, show


def test_the_keyboard_goes_from_edge_to_edge_and_back_to_the_text(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "Q")
    qtbot.waitUntil(window.floors.edge.isVisible)
    pane = window.desk.panes[Side.B]
    pane.setFocus()
    seen = []
    for _ in range(4):
        press(qtbot, window, "Shift+F9")
        edge = QApplication.focusWidget()
        assert isinstance(edge, Edge)
        seen.append(edge.accessibleName())
        assert edge.accessibleName() in window.state.text()
    # That of the notes is not on screen.
    assert seen == [
        "Edge of the panel",
        "Edge of the ledgers",
        "Edge of the finding in focus",
        "Edge of the panel",
    ]
    window.session.select("link-1")
    press(qtbot, window, "Escape")
    assert pane.hasFocus()
    assert window.session.selected is not None


def test_arrow_keys_move_an_edge_and_it_is_seen_while_it_has_the_keyboard(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "Shift+F9")
    edge, panel = window.splitter.edge, window.side
    accent = window.session.look.ui("accent").name()
    image = edge.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2).name() == accent
    width = panel.width()
    press(qtbot, window, "Left")
    assert panel.width() == width + 20
    press(qtbot, window, "Shift+Left")
    assert panel.width() == width + 120
    press(qtbot, window, "Right")
    assert panel.width() == width + 100
    for _ in range(12):
        press(qtbot, window, "Shift+Right")
    assert panel.width() == panel.minimumWidth()
    press(qtbot, window, "Shift+F9")
    height = window.panel.detail.height()
    press(qtbot, window, "Shift+Up")
    assert window.panel.detail.height() == height + 100
    press(qtbot, window, "Return")
    assert window.desk.panes[Side.A].hasFocus()
    assert edge.grab().toImage().pixelColor(0, 0).name() != accent


def test_an_edge_stays_where_it_was_moved_to(
    qtbot: QtBot, backstage: Backstage, tmp_path: Path
) -> None:
    services = replace(backstage.services(), preferences=PreferencesFile(tmp_path / "kept.json"))
    first = show(qtbot, MainWindow(services, InlineRunner()))
    press(qtbot, first, "F4")
    press(qtbot, first, "Shift+F9")
    press(qtbot, first, "Shift+F9")
    edge = QApplication.focusWidget()
    assert isinstance(edge, Edge)
    assert edge.accessibleName() == "Edge of the note"
    before = first.side.notes.parts.sizes()
    qtbot.keyClick(edge, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    moved = first.side.notes.parts.sizes()
    assert moved == [before[0] - 100, before[1] + 100]
    first.close()
    second = show(qtbot, MainWindow(services, InlineRunner()))
    press(qtbot, second, "F4")
    qtbot.waitUntil(lambda: second.side.notes.parts.sizes() == moved)
