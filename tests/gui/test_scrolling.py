"""Two texts that scroll together, the ribbons between them, and the rulers at the edges."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QTextDocumentFragment, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core import Side, Span
from reader.presentation import Shape, spoken
from reader.ui import MainWindow
from tests.factories import large_comparison
from tests.gui.acting import Backstage, press

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def backstage() -> Backstage:
    return Backstage(comparison=large_comparison(3000))


def value(window: MainWindow, side: Side) -> int:
    return window.desk.panes[side].verticalScrollBar().value()


def maximum(window: MainWindow, side: Side) -> int:
    return window.desk.panes[side].verticalScrollBar().maximum()


def linked_tops(window: MainWindow) -> list[tuple[float, float]]:
    """Give the tops on screen of linked passages of which A's is about mid-screen."""
    comparison = window.session.comparison
    assert comparison is not None
    tops = []
    for link in comparison.links:
        if not link.moved:
            spans = (
                comparison.analyses[0].sentences[link.a[0]].span,
                comparison.analyses[1].sentences[link.b[0]].span,
            )
            panes = window.desk.panes
            pair = [p.extent(s)[0] - p.view_extent[0] for p, s in zip(panes, spans, strict=True)]
            if abs(pair[0] - panes[0].port.page / 2) < 40:
                tops.append((pair[0], pair[1]))
    return tops


def test_the_other_text_follows_through_linked_passages(window: MainWindow) -> None:
    window.desk.panes[0].scroll_to(maximum(window, Side.A) / 2)
    tops = linked_tops(window)
    assert tops
    assert min(abs(a - b) for a, b in tops) < 30


def test_either_side_leads(window: MainWindow) -> None:
    window.desk.panes[1].scroll_to(maximum(window, Side.B) / 2)
    assert value(window, Side.A) > maximum(window, Side.A) / 3


def test_both_reach_both_ends(window: MainWindow) -> None:
    window.desk.panes[0].scroll_to(1e6)
    assert value(window, Side.B) == maximum(window, Side.B)
    window.desk.panes[0].scroll_to(0)
    assert value(window, Side.B) == 0


def test_switched_off_the_other_stays(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "T")
    window.desk.panes[0].scroll_to(800)
    assert value(window, Side.B) == 0
    press(qtbot, window, "T")
    assert value(window, Side.B) > 0


def test_after_a_jump_scrolling_on_brings_the_sides_together_again(window: MainWindow) -> None:
    moved = next(f for f in window.session.shown if f.role.value == "moved" and f.key > "link-2")
    window.session.select(moved.key)
    left, page = window.desk.panes[0], window.desk.panes[0].port.page
    start = value(window, Side.A)
    for step in range(1, 9):
        left.scroll_to(start + step * page / 6)
    settled = value(window, Side.B)
    left.scroll_to(value(window, Side.A) + 1)
    left.scroll_to(value(window, Side.A) - 1)
    assert value(window, Side.B) == pytest.approx(settled, abs=3)


def test_the_wheel_scrolls_both(qtbot: QtBot, window: MainWindow) -> None:
    viewport = window.desk.panes[0].viewport()
    spot = QPointF(100, 100)
    wheel = QWheelEvent(
        spot,
        viewport.mapToGlobal(spot),
        QPoint(0, -240),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, wheel)
    assert value(window, Side.A) > 0
    assert value(window, Side.B) > 0


def test_only_ribbons_near_the_screen_are_drawn(window: MainWindow) -> None:
    comparison = window.session.comparison
    assert comparison is not None
    shapes = window.desk.gutter.visible_shapes()
    assert 0 < len(shapes) < len(comparison.links) / 3


def test_a_ribbon_ends_where_its_sentences_are(window: MainWindow) -> None:
    window.desk.panes[0].scroll_to(900)
    comparison = window.session.comparison
    assert comparison is not None
    whole = [s for s in window.desk.gutter.visible_shapes() if s.left and s.right]
    shape = whole[len(whole) // 2]
    link = comparison.links[int(shape.finding.split("-")[1])]
    pane = window.desk.panes[0]
    extent = pane.extent(comparison.analyses[0].sentences[link.a[0]].span)
    assert shape.left == (extent[0] - pane.view_extent[0], extent[1] - pane.view_extent[0])


def test_a_passage_linked_off_screen_leaves_a_stub(window: MainWindow) -> None:
    window.desk.panes[0].scroll_to(900)
    stubs = [s for s in window.desk.gutter.visible_shapes() if not (s.left and s.right)]
    assert stubs


def test_a_click_on_a_ribbon_goes_to_its_finding(qtbot: QtBot, window: MainWindow) -> None:
    gutter = window.desk.gutter
    gutter.grab()
    shape = next(s for s in gutter.visible_shapes() if s.left and s.right)
    assert shape.left is not None
    spot = QPoint(3, round(sum(shape.left) / 2))
    expected = gutter.finding_at(QPointF(spot))
    qtbot.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=spot)
    assert window.session.selected is not None
    assert window.session.selected.key == expected


def test_a_click_on_the_arrow_of_a_stub_brings_its_far_end_on_screen(
    qtbot: QtBot, window: MainWindow
) -> None:
    panes, gutter = window.desk.panes, window.desk.gutter
    press(qtbot, window, "T")
    panes[Side.A].scroll_to(900)
    for hidden in (Side.B, Side.A):  # first the end is below the screen, then above it
        gutter.grab()
        stub, spot = arrow_below_a_stub(window, hidden)
        finding = window.session.finding(stub.finding)
        assert finding is not None
        assert not is_on_screen(window, hidden, finding.spans[hidden][0])
        qtbot.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=spot)
        assert window.session.selected is finding
        tops = [
            panes[side].extent(finding.spans[side][0])[0] - panes[side].view_extent[0]
            for side in Side
        ]
        assert tops[0] == pytest.approx(tops[1], abs=1.5)
        assert all(is_on_screen(window, side, finding.spans[side][0]) for side in Side)
        panes[Side.A].scroll_to(0)
        panes[Side.B].scroll_to(900)


def arrow_below_a_stub(window: MainWindow, hidden: Side) -> tuple[Shape, QPoint]:
    """Give a stub whose end on one side is off screen, and the point of its arrow."""
    gutter = window.desk.gutter
    for shape in gutter.visible_shapes():
        end = shape.right if hidden is Side.A else shape.left
        if (shape.left if hidden is Side.A else shape.right) is None and end is not None:
            lean = 16 + 3 if shape.points_down else -16 - 3
            x = gutter.width() * (0.6 if hidden is Side.A else 0.4)
            spot = QPoint(round(x), round(sum(end) / 2 + lean))
            if gutter.finding_at(QPointF(spot)) == shape.finding:
                return shape, spot
    raise AssertionError(hidden)


def is_on_screen(window: MainWindow, side: Side, span: Span) -> bool:
    pane = window.desk.panes[side]
    top, bottom = pane.extent(span)
    return pane.view_extent[0] <= top and bottom <= pane.view_extent[1]


def test_the_ribbon_in_focus_is_drawn_last(window: MainWindow) -> None:
    window.session.select("link-4")
    assert window.desk.gutter.visible_shapes()[-1].finding == "link-4"
    window.session.select("link-2")
    assert window.desk.gutter.visible_shapes()[-1].finding == "link-2"


def test_hovering_a_ribbon_says_and_shows_what_it_links(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    show = "reader.ui._gutter.QToolTip.showText"
    monkeypatch.setattr(show, lambda _place, words, _widget: said.append(words))
    gutter = window.desk.gutter
    gutter.grab()
    shape = next(s for s in gutter.visible_shapes() if s.left is not None and s.right is not None)
    finding = window.session.finding(shape.finding)
    assert finding is not None
    place = next(
        QPoint(x, y)
        for y in range(2, gutter.height(), 2)
        for x in range(2, gutter.width(), 2)
        if gutter.finding_at(QPointF(x, y)) == shape.finding
    )
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, place, gutter.mapToGlobal(place), none, none, NO_MODIFIER
    )
    QApplication.sendEvent(gutter, moved)
    for side in Side:
        assert window.desk.panes[side].spots.hovered == finding.spans[side]
    event = QHelpEvent(QEvent.Type.ToolTip, place, gutter.mapToGlobal(place))
    QApplication.sendEvent(gutter, event)
    assert window.session.comparison is not None
    words = spoken(window.session.comparison, finding)
    assert [QTextDocumentFragment.fromHtml(tip).toPlainText() for tip in said] == [words]
    assert said[0].startswith("<p>")  # rich text is what is wrapped
    QApplication.sendEvent(gutter, QEvent(QEvent.Type.Leave))
    assert window.desk.panes[Side.A].spots.hovered == ()


def test_a_click_in_the_ruler_goes_there(qtbot: QtBot, window: MainWindow) -> None:
    ruler, pane = window.desk.rulers[0], window.desk.panes[0]
    qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, ruler.height() // 2))
    middle = sum(pane.view_extent) / 2
    assert middle == pytest.approx(pane.port.height / 2, abs=pane.port.height / ruler.height() + 2)


def test_a_drag_in_the_ruler_scrolls(qtbot: QtBot, window: MainWindow) -> None:
    ruler = window.desk.rulers[1]
    qtbot.mousePress(ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, 40))
    qtbot.mouseMove(ruler, QPoint(5, ruler.height() - 2))
    qtbot.mouseRelease(ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, ruler.height() - 2))
    assert value(window, Side.B) == maximum(window, Side.B)


def test_after_a_resize_all_is_where_the_text_is(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1000, 640)
    qtbot.waitUntil(lambda: not window.desk.is_measuring)
    window.desk.panes[0].scroll_to(maximum(window, Side.A) / 2)
    tops = linked_tops(window)
    assert tops
    assert min(abs(a - b) for a, b in tops) < 30


def test_zoom_keeps_the_passage_on_screen(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.panes[0].scroll_to(maximum(window, Side.A) / 2)
    pane = window.desk.panes[0]
    first = pane.first_visible()
    assert first is not None
    press(qtbot, window, "Ctrl+Equal")
    press(qtbot, window, "Ctrl+Equal")
    qtbot.waitUntil(lambda: not window.desk.is_measuring)
    top = pane.extent(Span(start=first, end=first + 1))[0] - pane.view_extent[0]
    assert abs(top) < pane.port.page / 2


@pytest.mark.parametrize("key", ["Ctrl+Equal", "Ctrl+Minus", "Ctrl+D"])
def test_zoom_and_theme_keep_what_is_read_on_both_sides(
    qtbot: QtBot, window: MainWindow, key: str
) -> None:
    press(qtbot, window, "F6")
    window.session.select("link-20")
    before = tops_in_focus(window)
    assert value(window, Side.A) > 0
    assert value(window, Side.B) > 0
    caret = [pane.textCursor().position() for pane in window.desk.panes]
    press(qtbot, window, key)
    qtbot.waitUntil(lambda: not window.desk.is_measuring)
    assert tops_in_focus(window) == pytest.approx(before, abs=2)
    assert [pane.textCursor().position() for pane in window.desk.panes] == caret


@pytest.mark.parametrize("key", ["Ctrl+Equal", "Ctrl+D"])
def test_without_a_finding_in_focus_both_sides_keep_their_top_line(
    qtbot: QtBot, window: MainWindow, key: str
) -> None:
    window.desk.panes[1].scroll_to(maximum(window, Side.B) / 2)
    firsts = [pane.first_visible() for pane in window.desk.panes]
    press(qtbot, window, key)
    qtbot.waitUntil(lambda: not window.desk.is_measuring)
    for pane, first in zip(window.desk.panes, firsts, strict=True):
        assert first is not None
        top = pane.extent(Span(start=first, end=first + 1))[0] - pane.view_extent[0]
        assert abs(top) < 4


def tops_in_focus(window: MainWindow) -> list[float]:
    """Give the tops on screen of the finding in focus."""
    finding = window.session.selected
    assert finding is not None
    panes = window.desk.panes
    return [p.extent(finding.spans[s][0])[0] - p.view_extent[0] for s, p in enumerate(panes)]
