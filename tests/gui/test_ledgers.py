"""The ledgers under the texts: opened by key, sorted, filtered, and left by going to a passage."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.presentation import LedgerKind
from reader.ui import MainWindow
from tests.gui.acting import focused_words, is_on_screen, press

KEYS = {
    LedgerKind.QUOTATIONS: "Q",
    LedgerKind.FIGURES: "D",
    LedgerKind.NAMES: "M",
    LedgerKind.SOURCES: "S",
}


def column(window: MainWindow, number: int) -> list[str]:
    return [row.cells[number].text for row in window.ledgers.model.rows]


def row_of(window: MainWindow, words: str) -> int:
    rows = window.ledgers.model.rows
    return next(n for n, row in enumerate(rows) if any(words in c.text for c in row.cells))


def click_row(qtbot: QtBot, window: MainWindow, words: str) -> None:
    table = window.ledgers.table
    index = window.ledgers.model.index(row_of(window, words), 1)
    table.scrollTo(index)
    place = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def pointed_words(window: MainWindow, side: Side) -> list[str]:
    article = window.session.articles[side]
    assert article is not None
    return [span.of(article.text) for span in window.desk.panes[side].spots.pointed]


def test_a_key_opens_and_closes_each_ledger(qtbot: QtBot, window: MainWindow) -> None:
    ledgers = window.ledgers
    assert not ledgers.isVisible()
    for kind in LedgerKind:
        press(qtbot, window, KEYS[kind])
        assert ledgers.isVisible()
        assert ledgers.table.hasFocus()
        # The row that Enter follows is seen.
        assert [index.row() for index in ledgers.table.selectionModel().selectedRows()] == [0]
        assert ledgers.tabs.tabData(ledgers.tabs.currentIndex()) == kind
        assert window.actions_by_id[f"toggle_{kind.value}"].isChecked()
        press(qtbot, window, KEYS[kind])
        assert not ledgers.isVisible()
        assert window.desk.panes[Side.A].hasFocus()


def test_a_tab_shows_another_ledger(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Q")
    tabs = window.ledgers.tabs
    place = tabs.tabRect(list(LedgerKind).index(LedgerKind.NAMES)).center()
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)
    assert window.session.ledger is LedgerKind.NAMES
    assert "Mara Olsen" in column(window, 0)


def test_enter_on_a_row_with_a_finding_brings_it_into_focus(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "D")
    table = window.ledgers.table
    table.setCurrentIndex(window.ledgers.model.index(row_of(window, "14 ≠ 9"), 0))
    press(qtbot, window, "Return")
    assert focused_words(window, Side.A) == ["14 metres"]
    assert focused_words(window, Side.B) == ["9 metres"]
    assert table.hasFocus()


def test_a_click_on_a_row_points_at_its_passages_and_another_at_the_next(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.session.select("link-1")
    press(qtbot, window, "M")
    click_row(qtbot, window, "Askby")
    assert window.session.selected is None
    first = window.desk.panes[Side.A].spots.pointed
    assert pointed_words(window, Side.A) == pointed_words(window, Side.B) == ["Askby"]
    assert is_on_screen(window, Side.B, "Askby")
    click_row(qtbot, window, "Askby")
    second = window.desk.panes[Side.A].spots.pointed
    assert second[0].start > first[0].start
    assert pointed_words(window, Side.A) == ["Askby"]


def test_what_is_pointed_at_is_painted_and_goes_with_the_next_finding(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "M")
    pane = window.desk.panes[Side.A]
    before = pane.viewport().grab().toImage()
    click_row(qtbot, window, "Jonas Veld")
    assert pane.viewport().grab().toImage() != before
    press(qtbot, window, "N")
    assert window.session.pointed is None
    assert pointed_words(window, Side.A) == []


def test_what_is_pointed_at_is_spoken_and_in_the_status_bar(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "reader.ui._announce.QAccessible.updateAccessibility",
        lambda event: said.append(event.message()),
    )
    press(qtbot, window, "M")
    click_row(qtbot, window, "Jonas Veld")
    assert said == [window.state.text()]
    assert said[0].startswith("A calls it: Jonas Veld; Standing: Only in A")


def test_a_click_on_a_heading_sorts_and_a_third_gives_the_reading_order_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "D")
    head = window.ledgers.table.horizontalHeader()
    own = column(window, 0)

    def click_heading() -> None:
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=head.rect().center() * 0.1)

    click_heading()
    orders = [row.cells[0].order for row in window.ledgers.model.rows]
    assert orders == sorted(orders)
    click_heading()
    orders = [row.cells[0].order for row in window.ledgers.model.rows]
    assert orders == sorted(orders, reverse=True)
    click_heading()
    assert column(window, 0) == own


def test_by_keyboard_the_column_at_the_cell_sorts_the_rows(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "D")
    own = column(window, 0)
    press(qtbot, window, "Shift+Return")
    orders = [row.cells[0].order for row in window.ledgers.model.rows]
    assert orders == sorted(orders)
    press(qtbot, window, "Shift+Return")
    assert [row.cells[0].order for row in window.ledgers.model.rows] == sorted(orders)[::-1]
    press(qtbot, window, "Shift+Return")
    assert column(window, 0) == own
    press(qtbot, window, "Right")
    press(qtbot, window, "Shift+Return")
    assert window.ledgers.table.horizontalHeader().sortIndicatorSection() == 1


def test_words_filter_the_rows_and_escape_brings_them_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "D")
    total = len(window.ledgers.model.rows)
    window.ledgers.field.setFocus()
    qtbot.keyClicks(window.ledgers.field, "CROWNS only")
    assert column(window, 0) == ["2 million"]
    assert window.ledgers.count.text() == f"1 of {total} rows"
    press(qtbot, window, "Return")
    assert window.ledgers.table.hasFocus()
    window.ledgers.field.setFocus()
    press(qtbot, window, "Escape")
    assert len(window.ledgers.model.rows) == total


def test_a_filter_that_nothing_passes_says_so(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "S")
    qtbot.keyClicks(window.ledgers.field, "zeppelin")
    assert window.ledgers.empty.isVisible()
    assert window.ledgers.empty.text() == "No row holds these words."


def test_escape_in_a_ledger_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "S")
    press(qtbot, window, "Escape")
    assert window.session.ledger is None
    assert window.desk.panes[Side.A].hasFocus()


def test_a_field_reads_with_its_column_to_a_screen_reader(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "D")
    index = window.ledgers.model.index(row_of(window, "14 ≠ 9"), 2)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Standing: In conflict"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole).startswith("Value: 14 ≠ 9; Unit")


def test_tab_goes_through_the_ledger_as_it_stands(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Q")
    ledgers = window.ledgers
    ledgers.tabs.setFocus()
    QTest.keyClick(ledgers.tabs, Qt.Key.Key_Tab)
    assert ledgers.field.hasFocus()


def test_an_open_ledger_follows_a_new_comparison(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "D")
    press(qtbot, window, "Ctrl+Shift+X")
    qtbot.waitUntil(lambda: "9 ≠ 14" in column(window, 0))
    window.session.set_articles(None, None)
    assert window.ledgers.empty.text() == "Nothing is compared yet."


def test_the_finding_in_focus_stays_in_sight_when_a_ledger_takes_room(
    qtbot: QtBot, window: MainWindow
) -> None:
    listed, shown = window.panel.list, window.session.shown
    window.session.select(shown[5].key)
    press(qtbot, window, "D")
    window.floors.setSizes([320, 300])
    index = window.panel.model.index(5)
    qtbot.waitUntil(lambda: listed.viewport().rect().contains(listed.visualRect(index).topLeft()))
