"""Picking a finding, wherever one does, brings it into focus everywhere."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.ui import MainWindow
from tests.gui.acting import (
    click,
    focused_words,
    is_on_screen,
    place_of,
    press,
    top_on_screen,
)


def selected_key(window: MainWindow) -> str | None:
    return window.session.selected.key if window.session.selected else None


def test_a_click_on_a_sentence_selects_its_finding_on_both_sides(
    qtbot: QtBot, window: MainWindow
) -> None:
    click(qtbot, window, Side.A, "was last repaired")
    assert selected_key(window) == "link-4"
    same = "The dam was built in 1958 and was last repaired in 1994."
    assert focused_words(window, Side.A) == [same]
    assert focused_words(window, Side.B) == [same]


def test_a_click_leaves_its_side_and_brings_the_other_level(
    qtbot: QtBot, window: MainWindow
) -> None:
    words = "The dam was built"
    height = place_of(window, Side.A, words).y()
    before = window.desk.panes[0].view_extent
    click(qtbot, window, Side.A, words)
    assert window.desk.panes[0].view_extent == before
    assert place_of(window, Side.B, words).y() == pytest.approx(height, abs=2)


def test_a_click_on_a_word_picks_the_detail_not_the_sentence(
    qtbot: QtBot, window: MainWindow
) -> None:
    click(qtbot, window, Side.A, "devastating")
    assert selected_key(window) == "framing-1"


def test_a_click_on_a_glyph_in_the_margin_selects(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.desk.panes[0]
    click(qtbot, window, Side.A, "What happens after")
    assert selected_key(window) is None
    start = window.session.findings[0].first(Side.A)
    assert start is not None
    rect = pane.rects(start)[0]
    spot = QPoint(int(rect.left()) - 14, int(rect.center().y() - pane.view_extent[0]))
    pane.scroll_to(0)
    spot = QPoint(int(rect.left()) - 14, int(rect.center().y()))
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert selected_key(window) == "link-0"


def test_a_click_beside_the_marks_selects_nothing(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Shift+F")
    click(qtbot, window, Side.A, "Share this article")
    assert selected_key(window) is None


def test_selecting_text_with_the_mouse_is_not_a_click(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.desk.panes[0]
    pane.scroll_to(0)
    viewport = pane.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(80, 60))
    qtbot.mouseMove(viewport, QPoint(220, 60))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(220, 60))
    assert selected_key(window) is None


def test_keys_go_to_the_next_and_to_the_previous_finding(qtbot: QtBot, window: MainWindow) -> None:
    order = [finding.key for finding in window.session.shown]
    ways = {"N": 0, "J": 1, "F8": 2, "P": 1, "K": 0, "Shift+F8": -1}
    for key, place in ways.items():
        press(qtbot, window, key)
        assert selected_key(window) == order[place]


def test_a_finding_that_is_stepped_to_is_on_screen_on_both_sides(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1100, 520)
    for _ in window.session.shown:
        press(qtbot, window, "N")
        finding = window.session.selected
        assert finding is not None
        for side in Side:
            span, pane = finding.first(side), window.desk.panes[side]
            if span is not None:
                top = pane.extent(span)[0]
                assert pane.view_extent[0] <= top < pane.view_extent[1]


def test_a_moved_passage_is_brought_level_from_far_away(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1100, 520)
    window.session.select("link-9")
    words = "A public meeting will be held"
    assert is_on_screen(window, Side.A, words)
    assert is_on_screen(window, Side.B, words)


def test_the_keyboard_jumps_across(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, Side.A, "was last repaired")
    left, right = window.desk.panes
    left.setFocus()
    press(qtbot, window, "X")
    assert QApplication.focusWidget() is right
    caret = right.textCursor().position()
    assert right.toPlainText()[caret:].startswith("The dam was built in 1958")
    press(qtbot, window, "Ctrl+J")
    assert QApplication.focusWidget() is left


def test_jumping_from_what_only_one_side_has_goes_to_the_nearest(
    qtbot: QtBot, window: MainWindow
) -> None:
    comparison = window.session.comparison
    assert comparison is not None
    click(qtbot, window, Side.A, "I learned it from")
    press(qtbot, window, "X")
    nearest = comparison.coverage[0][9].nearest[0].sentence
    pane = window.desk.panes[1]
    text = pane.toPlainText()[pane.textCursor().position() :]
    assert text.startswith(comparison.sentence_text(Side.B, nearest)[:30])


def test_bringing_level_mends_what_scrolling_set_apart(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1100, 520)
    window.session.select("link-4")
    press(qtbot, window, "T")
    window.desk.panes[1].scroll_to(0)
    press(qtbot, window, "L")
    tops = [top_on_screen(window, side, "The dam was built") for side in Side]
    assert tops[0] == pytest.approx(tops[1], abs=2)


def test_return_selects_the_finding_at_the_caret(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.desk.panes[0]
    pane.setFocus()
    cursor = pane.textCursor()
    cursor.setPosition(pane.toPlainText().index("devastating") + 3)
    pane.setTextCursor(cursor)
    press(qtbot, window, "Return")
    assert selected_key(window) == "framing-1"


def test_escape_clears_the_focus(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "N")
    press(qtbot, window, "Escape")
    assert selected_key(window) is None
    assert focused_words(window, Side.A) == []


def test_the_next_of_a_kind_skips_the_rest(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select("conflict-0")
    press(qtbot, window, "Shift+N")
    assert selected_key(window) == "conflict-1"
    press(qtbot, window, "Shift+P")
    assert selected_key(window) == "conflict-0"
