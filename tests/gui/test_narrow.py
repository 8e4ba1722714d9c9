"""What a window looks like that has little room: words go before tools, and nothing is cut."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from reader.presentation import LedgerKind
from reader.ui import MainWindow
from reader.ui._ledgers import shared_out
from reader.ui._tool_bar import ToolBar
from tests.gui.acting import press

NARROW, USUAL = 870, 1280


def resize(qtbot: QtBot, window: MainWindow, width: int) -> None:
    window.resize(width, 720)
    qtbot.waitUntil(lambda: window.width() == width)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def tools(window: MainWindow) -> list[QToolButton]:
    bar = window.findChild(ToolBar)
    assert bar is not None
    buttons = (bar.widgetForAction(action) for action in bar.actions())
    return [button for button in buttons if isinstance(button, QToolButton)]


def worded(window: MainWindow) -> list[str]:
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    return [button.text() for button in tools(window) if button.toolButtonStyle() is style]


def test_all_tools_stay_in_reach_and_give_up_their_words_from_the_right(
    qtbot: QtBot, window: MainWindow
) -> None:
    resize(qtbot, window, USUAL)
    every = worded(window)
    assert every[0] == "Open"
    assert every[-1] == "Overview"
    for width in (1000, NARROW):
        resize(qtbot, window, width)
        assert all(b.x() > 0 and b.geometry().right() < window.width() for b in tools(window))
        assert worded(window) == every[: len(worded(window))]
        assert len(worded(window)) < len(every)
    # Words of a pair of tools go together.
    assert ("Previous" in worded(window)) == ("Next" in worded(window))
    resize(qtbot, window, USUAL)
    assert worded(window) == every


def test_the_buttons_of_a_review_are_never_cut(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.panel.review
    for width in (NARROW, 1000, USUAL):
        resize(qtbot, window, width)
        for button in (*bar.buttons.values(), bar.next):
            assert button.width() >= button.sizeHint().width()
            assert button.text()
        assert [b.text() for b in bar.buttons.values()] == ["✓ Confirm", "✗ Dismiss", "? Question"]


def test_a_narrow_panel_leaves_the_reviews_their_signs(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.panel.review
    bar.resize(160, bar.height())
    assert [button.text() for button in bar.buttons.values()] == ["✓", "✗", "?"]
    assert [button.accessibleName() for button in bar.buttons.values()] == [
        "Confirm",
        "Dismiss",
        "Question",
    ]


def test_titles_and_numbers_of_a_ledger_are_whole(qtbot: QtBot, window: MainWindow) -> None:
    resize(qtbot, window, USUAL)
    table = window.ledgers.table
    head = QFontMetricsF(table.horizontalHeader().font())
    for kind in LedgerKind:
        window.session.show_ledger(kind)
        ledger = window.ledgers.model.ledger
        assert ledger is not None
        widths = [table.columnWidth(number) for number, _ in enumerate(ledger.columns)]
        for width, column in zip(widths, ledger.columns, strict=True):
            assert width > head.horizontalAdvance(column.title) + 8
        assert sum(widths) == table.viewport().width()


def test_all_ledgers_have_their_tab_in_a_narrow_window(qtbot: QtBot, window: MainWindow) -> None:
    resize(qtbot, window, NARROW)
    press(qtbot, window, "S")
    tabs = window.ledgers.tabs
    last = tabs.tabRect(tabs.count() - 1)
    assert tabs.rect().contains(last)


def test_the_overview_stands_in_one_column_where_two_would_be_cramped(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "O")
    counts, slopes = window.overview.counts, window.overview.slopes
    assert slopes.x() > counts.x()
    resize(qtbot, window, NARROW)
    assert slopes.x() == counts.x()
    assert slopes.y() > counts.geometry().bottom()
    assert counts.width() > 500


@pytest.mark.parametrize(
    ("room", "shares", "least", "widths"),
    [
        (100, [1, 1], [10, 10], [50, 50]),
        (100, [9, 1], [10, 30], [70, 30]),
        (100, [5, 4, 1], [0, 45, 20], [35, 45, 20]),
        (100, [1, 1], [150, 50], [75, 25]),
    ],
)
def test_columns_get_their_shares_but_no_less_than_they_need(
    room: int, shares: list[int], least: list[int], widths: list[int]
) -> None:
    assert shared_out(room, shares, least) == widths
