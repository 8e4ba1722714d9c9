"""Long texts are set one a turn, and follow a change of width once it comes to rest."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.ui import MainWindow
from reader.ui._turns import Turns
from tests.factories import large_comparison, sample_comparison
from tests.gui.acting import Backstage, press

A, B = Side.A, Side.B


@pytest.fixture
def backstage(request: pytest.FixtureRequest) -> Backstage:
    words = getattr(request, "param", 4_000)
    return Backstage(comparison=large_comparison(words) if words else sample_comparison())


def rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.desk.is_measuring)


def drag_edge(window: MainWindow, steps: int) -> None:
    for step in range(1, steps + 1):
        window.resize(1280 + 12 * step, 800)
        # However slow the machine is, no pause of the drag is over yet.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.X11ExcludeTimers)


def laid_out_width(window: MainWindow, side: Side) -> float:
    return window.desk.panes[side].document().textWidth()


def test_a_long_text_is_not_laid_out_at_each_step_of_a_drag(
    qtbot: QtBot, window: MainWindow
) -> None:
    rest(qtbot, window)
    pane, before = window.desk.panes[A], laid_out_width(window, A)
    layouts: list[object] = []
    pane.layout_changed.connect(lambda: layouts.append(None))
    drag_edge(window, 5)
    assert layouts == []
    assert laid_out_width(window, A) == before
    rest(qtbot, window)
    assert len(layouts) == 1
    assert laid_out_width(window, A) == pane.viewport().width() != before


@pytest.mark.parametrize("backstage", [0], indirect=True)
def test_a_short_text_follows_at_once(qtbot: QtBot, window: MainWindow) -> None:
    rest(qtbot, window)
    before = laid_out_width(window, A)
    drag_edge(window, 1)
    assert laid_out_width(window, A) == window.desk.panes[A].viewport().width() != before


def test_what_is_read_stays_where_it_is_when_the_window_gets_wider(
    qtbot: QtBot, window: MainWindow
) -> None:
    rest(qtbot, window)
    pane, finding = window.desk.panes[A], window.session.shown[200]
    window.session.select(finding.key)
    span = finding.spans[A][0]
    before = pane.extent(span)[0] - pane.view_extent[0]
    drag_edge(window, 3)
    rest(qtbot, window)
    assert pane.extent(span)[0] - pane.view_extent[0] == pytest.approx(before, abs=2)


def test_each_long_text_comes_in_a_turn_of_its_own(
    qtbot: QtBot, backstage: Backstage, empty_window: MainWindow
) -> None:
    left, right = backstage.comparison.articles
    empty_window.session.set_articles(left, right)
    panes = empty_window.desk.panes
    assert [pane.toPlainText() for pane in panes] == ["", ""]
    with qtbot.waitSignal(panes[A].layout_changed):
        pass
    assert "Paragraph 1 of article a" in panes[A].toPlainText()
    assert panes[B].toPlainText() == ""
    rest(qtbot, empty_window)
    assert "Paragraph 1 of article b" in panes[B].toPlainText()


def test_a_long_pair_has_its_marks_and_ribbons_once_it_rests(
    qtbot: QtBot, window: MainWindow
) -> None:
    rest(qtbot, window)
    assert all(pane.marks for pane in window.desk.panes)
    assert window.desk.gutter.visible_shapes()


def test_what_is_pointed_out_in_a_text_that_is_still_to_come_is_kept(
    qtbot: QtBot, backstage: Backstage, empty_window: MainWindow
) -> None:
    session, (left, right) = empty_window.session, backstage.comparison.articles
    session.set_articles(left, right)
    pane, span = empty_window.desk.panes[B], backstage.comparison.analyses[B].sentences[3].span
    pane.set_held((span,))
    pane.set_hits((span,))
    rest(qtbot, empty_window)
    assert pane.hand.held == (span,)
    assert pane.spots.hits == (span,)
    assert pane.extent(span)[1] > pane.extent(span)[0] > 0


def test_both_long_texts_take_a_zoom_and_keep_their_place(qtbot: QtBot, window: MainWindow) -> None:
    rest(qtbot, window)
    finding = window.session.shown[300]
    window.session.select(finding.key)
    heights = [pane.port.height for pane in window.desk.panes]
    press(qtbot, window, "Ctrl+Plus")
    rest(qtbot, window)
    for side, before in zip(Side, heights, strict=True):
        pane = window.desk.panes[side]
        assert pane.port.height > before
        assert pane.view_extent[0] <= pane.extent(finding.spans[side][0])[0] < pane.view_extent[1]


def test_a_finding_picked_before_a_zoom_is_done_stands_level(
    qtbot: QtBot, window: MainWindow
) -> None:
    rest(qtbot, window)
    finding, session = window.session.shown[150], window.session
    session.set_look(replace(session.look, zoom=1.4))
    session.select(finding.key)
    tops = [
        pane.extent(finding.spans[side][0])[0] - pane.view_extent[0]
        for side, pane in zip(Side, window.desk.panes, strict=True)
    ]
    assert tops[A] == pytest.approx(tops[B], abs=2)
    assert 0 <= tops[A] < window.desk.panes[A].port.page


def test_turns_do_one_piece_of_work_each(qtbot: QtBot) -> None:
    parent, done = QObject(), list[str]()
    turns = Turns(parent)
    turns.put("a", lambda: done.append("first"))
    turns.put("b", lambda: done.append("second"))
    turns.put("a", lambda: done.append("instead of the first"))
    assert done == []
    QApplication.processEvents()
    assert len(done) == 1
    qtbot.waitUntil(lambda: turns.are_over)
    assert done == ["instead of the first", "second"]


def test_turns_can_be_finished_at_once() -> None:
    parent, done = QObject(), list[int]()
    turns = Turns(parent)
    for number in range(3):
        turns.put(number, lambda number=number: done.append(number))
    turns.finish()
    assert done == [0, 1, 2]
    assert turns.are_over
