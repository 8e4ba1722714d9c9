"""The hints of the first run: three, one at a time, each put away for good."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.presentation import ROLE_STYLES
from reader.store import PreferencesFile
from reader.ui import InlineRunner, MainWindow
from tests.gui.acting import Backstage, press, show


@pytest.fixture
def file(tmp_path: Path) -> PreferencesFile:
    return PreferencesFile(tmp_path / "preferences.json")


def started(qtbot: QtBot, file: PreferencesFile) -> MainWindow:
    services = replace(Backstage().services(), preferences=file)
    return show(qtbot, MainWindow(services, InlineRunner()))


def test_three_hints_come_one_after_another(qtbot: QtBot, file: PreferencesFile) -> None:
    window = started(qtbot, file)
    seen = []
    while window.hints.isVisible():
        seen.append(window.hints.words.text())
        qtbot.mouseClick(window.hints.next, Qt.MouseButton.LeftButton)
    assert [words[:11] for words in seen] == ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3"]
    assert "F1 explains" in seen[0]
    assert "N goes to the next" in seen[1]
    assert "Ctrl+O" in seen[2]


def test_a_hint_that_was_put_away_does_not_come_back(qtbot: QtBot, file: PreferencesFile) -> None:
    first = started(qtbot, file)
    first.hints.next.setFocus()
    press(qtbot, first, "Space")
    first.close()
    second = started(qtbot, file)
    assert second.hints.words.text().startswith("Hint 2 of 3")
    second.close()


def test_all_can_be_put_away_at_once_for_good(qtbot: QtBot, file: PreferencesFile) -> None:
    first = started(qtbot, file)
    qtbot.mouseClick(first.hints.close_all, Qt.MouseButton.LeftButton)
    assert first.hints.isHidden()
    assert first.desk.panes[0].hasFocus()
    second = started(qtbot, file)
    assert second.hints.isHidden()


def test_hints_take_no_keyboard_from_the_text(qtbot: QtBot, file: PreferencesFile) -> None:
    window = started(qtbot, file)
    assert window.hints.isVisible()
    assert window.desk.panes[0].hasFocus()


def test_where_nothing_is_kept_there_are_none(empty_window: MainWindow) -> None:
    assert empty_window.hints.isHidden()


def test_what_the_marks_mean_stands_beside_the_texts_until_a_finding_is_picked(
    window: MainWindow,
) -> None:
    words = window.panel.detail.toPlainText()
    for style in ROLE_STYLES.values():
        assert f"{style.word}. {style.meaning}" in words
    window.session.select("conflict-0")
    assert "What the marks mean" not in window.panel.detail.toPlainText()
    window.session.select(None)
    assert "What the marks mean" in window.panel.detail.toPlainText()


def test_without_a_pair_the_panel_says_what_will_stand_there(empty_window: MainWindow) -> None:
    assert "once two articles are compared" in empty_window.panel.detail.toPlainText()
