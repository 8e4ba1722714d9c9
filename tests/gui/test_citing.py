"""Copying a citation of a selection, of the finding in focus, and of what a ledger points at."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.ui import MainWindow
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
    assert window.state.text().startswith("Citation copied: A: “14 metres”")


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
    from reader.core import BlockKind
    from tests.factories import draft

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
