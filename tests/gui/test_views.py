"""Other views on keys: one text with edits, one article alone."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.ui import MainWindow
from reader.ui._showing import Page
from tests.gui.acting import focused_words, is_on_screen, press


def format_of(window: MainWindow, words: str) -> QTextCharFormat:
    cursor = window.merged.text.document().find(words)
    assert not cursor.isNull(), words
    return cursor.charFormat()


def test_one_text_strikes_and_underlines(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "E")
    assert window.merged.isVisible()
    assert window.merged.text.hasFocus()
    assert format_of(window, "insisted").fontStrikeOut()
    added = format_of(window, "Growers")
    assert added.fontUnderline()
    assert not added.fontStrikeOut()
    kept = format_of(window, "that nobody had warned them")
    assert not kept.fontStrikeOut()
    assert not kept.fontUnderline()
    press(qtbot, window, "E")
    assert window.desk.isVisible()


def test_a_passage_of_the_one_text_leads_to_its_finding(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "E")
    target = format_of(window, "Growers").anchorHref()
    window.merged.text.anchorClicked.emit(QUrl(target))
    assert window.session.page is Page.TEXTS
    assert focused_words(window, Side.B)[0].startswith("Growers in the lower")


def test_links_of_the_one_text_are_reached_by_tab(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "E")
    QTest.keyClick(window.merged.text, Qt.Key.Key_Tab)
    QTest.keyClick(window.merged.text, Qt.Key.Key_Return)
    assert window.session.page is Page.TEXTS
    assert window.session.selected is not None


@pytest.mark.parametrize("side", Side)
def test_one_article_alone_has_all_the_room(qtbot: QtBot, window: MainWindow, side: Side) -> None:
    wide = window.desk.panes[side].width()
    press(qtbot, window, side.letter)
    assert window.desk.panes[side].hasFocus()
    assert window.desk.panes[side.other].isHidden()
    assert window.desk.gutter.isHidden()
    qtbot.waitUntil(lambda: window.desk.panes[side].width() > 1.8 * wide)
    assert window.desk.panes[side].marks
    assert window.state.text().startswith(f"Article {side.letter} alone.")
    for key in (side.letter, "Escape"):
        press(qtbot, window, key)
        assert window.desk.panes[side.other].isVisible()
        assert window.desk.gutter.isVisible()
        assert "passages shared" in window.state.text()
        press(qtbot, window, side.letter)


def test_what_only_the_hidden_article_has_brings_it_back(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "B")
    finding = next(f for f in window.session.findings if not f.spans[Side.B])
    window.session.select(finding.key)
    assert window.session.alone is None
    text = window.session.articles[Side.A]
    assert text is not None
    words = finding.spans[Side.A][0].of(text.text)
    qtbot.waitUntil(lambda: is_on_screen(window, Side.A, words))


def test_the_counterpart_of_one_alone_is_the_other_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select("link-6")
    press(qtbot, window, "A")
    press(qtbot, window, "X")
    assert window.session.alone is Side.B
    press(qtbot, window, "F6")
    assert window.session.alone is Side.A


def test_escape_leaves_the_one_text(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "C")  # what was said before gives way to what is shown
    press(qtbot, window, "E")
    assert window.state.text().startswith("Both articles as one text.")
    press(qtbot, window, "Escape")
    assert "passages shared" in window.state.text()
    assert window.session.page is Page.TEXTS
    assert window.desk.panes[Side.A].hasFocus()
