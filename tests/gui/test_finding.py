"""Finding words in the texts: typed, stepped through, shown in texts and rulers, counted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.ui import MainWindow
from tests.gui.acting import is_on_screen, press


def look_for(qtbot: QtBot, window: MainWindow, words: str) -> None:
    press(qtbot, window, "Ctrl+F")
    window.find_bar.field.clear()
    qtbot.keyClicks(window.find_bar.field, words)


def pointed(window: MainWindow) -> list[tuple[Side, str]]:
    found: list[tuple[Side, str]] = []
    for side in Side:
        article = window.session.articles[side]
        assert article is not None
        spans = window.desk.panes[side].spots.pointed
        found += [(side, span.of(article.text)) for span in spans]
    return found


def test_a_key_opens_the_bar_and_escape_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.find_bar.isVisible()
    press(qtbot, window, "Ctrl+F")
    assert window.find_bar.field.hasFocus()
    qtbot.keyClicks(window.find_bar.field, "dam")
    press(qtbot, window, "Escape")
    assert not window.find_bar.isVisible()
    assert window.desk.panes[Side.A].hasFocus()
    assert not window.desk.panes[Side.A].spots.hits
    assert not pointed(window)


def test_hits_are_counted_and_the_first_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    look_for(qtbot, window, "askby")
    assert window.find_bar.count.text() == "1 of 4 hits · 3 in A, 1 in B"
    assert pointed(window) == [(Side.A, "Askby")]
    assert len(window.desk.panes[Side.A].spots.hits) == 3


def test_f3_goes_on_and_back_through_both_texts(qtbot: QtBot, window: MainWindow) -> None:
    look_for(qtbot, window, "askby")
    for _ in range(3):
        press(qtbot, window, "F3")
    assert pointed(window) == [(Side.B, "Askby")]
    assert is_on_screen(window, Side.B, "Askby")
    press(qtbot, window, "F3")
    assert pointed(window) == [(Side.A, "Askby")]
    press(qtbot, window, "Shift+F3")
    assert window.find_bar.count.text().startswith("4 of 4")


def test_enter_goes_on_and_with_shift_back(qtbot: QtBot, window: MainWindow) -> None:
    look_for(qtbot, window, "askby")
    press(qtbot, window, "Return")
    assert window.session.search.number == 1
    press(qtbot, window, "Shift+Return")
    assert window.session.search.number == 0


def test_one_side_alone_whole_words_and_case(qtbot: QtBot, window: MainWindow) -> None:
    look_for(qtbot, window, "dam")
    everything = len(window.session.search.hits)
    window.find_bar.whole.click()
    whole = len(window.session.search.hits)
    assert whole < everything  # “damage”
    window.find_bar.scope.setCurrentIndex(2)
    assert {hit.side for hit in window.session.search.hits} == {Side.B}
    window.find_bar.field.setText("DAM")
    window.find_bar.case.click()
    assert not window.session.search.hits
    assert window.find_bar.count.text() == "Not found"


def test_hits_are_drawn_in_the_rulers(qtbot: QtBot, window: MainWindow) -> None:
    ruler = window.desk.rulers[Side.B]
    before = ruler.grab().toImage()
    look_for(qtbot, window, "growers")
    assert ruler.grab().toImage() != before


def test_what_is_selected_is_looked_for(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.desk.panes[Side.B]
    pane.setFocus()
    cursor = pane.document().find("crack of")
    pane.setTextCursor(cursor)
    press(qtbot, window, "Ctrl+F")
    assert window.find_bar.field.text() == "crack of"
    assert len(window.session.search.hits) == 2
    cursor.movePosition(QTextCursor.MoveOperation.Start)


def test_f3_opens_the_bar_where_nothing_is_looked_for(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "F3")
    assert window.find_bar.isVisible()


def test_hits_survive_zoom_and_follow_other_articles(qtbot: QtBot, window: MainWindow) -> None:
    look_for(qtbot, window, "askby")
    press(qtbot, window, "Ctrl+Plus")
    assert len(window.desk.panes[Side.A].spots.hits) == 3
    window.desk.panes[Side.A].setFocus()
    press(qtbot, window, "Ctrl+Shift+X")
    assert window.find_bar.count.text().endswith("1 in A, 3 in B")
    qtbot.waitUntil(lambda: len(window.desk.panes[Side.B].spots.hits) == 3)


def test_the_bar_is_gone_through_by_tab(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+F")
    bar = window.find_bar
    QTest.keyClick(bar.field, Qt.Key.Key_Tab)
    assert bar.scope.hasFocus() or bar.back.hasFocus()


@pytest.mark.parametrize("name", ["back", "on"])
def test_buttons_step_too(qtbot: QtBot, window: MainWindow, name: str) -> None:
    look_for(qtbot, window, "askby")
    qtbot.mouseClick(getattr(window.find_bar, name), Qt.MouseButton.LeftButton)
    assert window.session.search.number == (1 if name == "on" else 3)
