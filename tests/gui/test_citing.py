"""Copying a citation of a selection, of the finding in focus, and of what a ledger points at."""

import pytest
from PySide6.QtGui import QGuiApplication, QTextDocumentFragment
from pytestqt.qtbot import QtBot

from reader.core import BlockKind, Side
from reader.ui import MainWindow
from tests.factories import draft
from tests.gui.acting import press


def copied() -> str:
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize("key", ["C", "Ctrl+Shift+C"])
def test_the_finding_in_focus_is_cited_on_both_sides(
    qtbot: QtBot, window: MainWindow, key: str
) -> None:
    window.session.select("conflict-0")
    press(qtbot, window, key)
    assert "A: “14 metres”\nThe Tarrow Herald" in copied()
    assert "B: “9 metres”\nNorthfell Post" in copied()
    assert copied().startswith("Number differs\n\nA:")
    assert window.state.text().startswith("Citation copied: Number differs  A: “14 metres”")


def test_a_citation_is_copied_as_rich_text_too(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select("conflict-0")
    press(qtbot, window, "C")
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasText()
    assert data.hasHtml()
    shown = QTextDocumentFragment.fromHtml(data.html()).toPlainText()
    assert shown.split() == copied().replace("A:", "A").replace("B:", "B").split()
    assert "<b>Number differs</b>" in data.html()
    assert data.html().count("<blockquote") == 2


def test_rich_text_shows_signs_of_markup_as_they_are(
    qtbot: QtBot, empty_window: MainWindow
) -> None:
    made = draft([(BlockKind.PARAGRAPH, ["A sign.", "<b>Bold</b> & odd."])])
    empty_window.session.set_articles(made.article, None)
    pane = empty_window.desk.panes[Side.A]
    pane.setFocus()
    pane.setTextCursor(pane.document().find("<b>Bold</b> & odd"))
    press(qtbot, empty_window, "C")
    data = QGuiApplication.clipboard().mimeData()
    assert "“&lt;b&gt;Bold&lt;/b&gt; &amp; odd”" in data.html()
    assert data.text().startswith("“<b>Bold</b> & odd”")


@pytest.mark.parametrize("side", Side)
def test_a_selection_is_cited_before_the_finding(
    qtbot: QtBot, window: MainWindow, side: Side
) -> None:
    window.session.select("conflict-0")
    pane = window.desk.panes[side]
    pane.setFocus()
    pane.setTextCursor(pane.document().find("The dam was built in 1958"))
    press(qtbot, window, "C")
    assert copied().startswith("“The dam was built in 1958”\n")
    article = window.session.articles[side]
    assert article is not None
    start = article.text.index("The dam was built")
    assert f"characters {start}–{start + 25}." in copied()


def test_characters_are_counted_as_in_the_article_past_emoji(
    qtbot: QtBot, empty_window: MainWindow
) -> None:
    made = draft([(BlockKind.PARAGRAPH, ["A 😀 sign.", "Then words."])])
    empty_window.session.set_articles(made.article, None)
    pane = empty_window.desk.panes[Side.A]
    pane.setFocus()
    pane.setTextCursor(pane.document().find("Then words"))
    press(qtbot, empty_window, "C")
    assert "characters 10–20." in copied()


def test_what_a_ledger_points_at_is_cited(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "M")
    row = next(r for r in window.ledgers.model.rows if r.cells[0].text == "Jonas Veld")
    window.ledgers.table.setCurrentIndex(
        window.ledgers.model.index(window.ledgers.model.rows.index(row), 0)
    )
    press(qtbot, window, "Return")
    press(qtbot, window, "C")
    assert copied().startswith("“Jonas Veld”")


def test_with_nothing_to_cite_a_notice_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    press(qtbot, window, "C")
    assert window.banner.isVisible()
    assert copied() == ""
