"""Each correction by mouse and by keyboard: undone, done again, and kept under other settings.

The engine is the real one, because it is the one that has to follow.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader.core import (
    Article,
    Comparison,
    Correction,
    Link,
    Origin,
    Progress,
    Relation,
    Settings,
    Side,
    Status,
)
from reader.ui import InlineRunner, MainWindow
from tests.factories import draft, parse, plain_comparison
from tests.gui.acting import LEFT, RIGHT, Backstage, click, place_of, press, show, span_of
from tests.real_engine import really_compared

A, B = Side.A, Side.B
SHOPS_A = "Shopkeepers in the old town fear for their trade."
SHOPS_B = "People who own stores along Mill Lane said that customers would stay away."
ROAD_A = "Traffic will be sent along the river road."
ROAD_B = "Cars will go by the river road."
WAY_B = "It adds ten minutes to the way to school."
SAD = "It is a sad day for the valley."
COST = "The repair costs 40,000 crowns."

_LEFT = draft(
    parse(f"""
headline: Council closes Marlow bridge

paragraph: The council closed the Marlow bridge on Monday after a lorry struck a pillar. /
{ROAD_A} / {COST}

paragraph: “We had no choice,” said Dana Field, the mayor. / {SHOPS_A}

paragraph: {SAD} / Ada Brook will look at it.
"""),
    name="left.txt",
)
_RIGHT = draft(
    parse(f"""
headline: Marlow bridge shut after crash

paragraph: The council closed the Marlow bridge on Monday after a lorry struck a pillar. /
{ROAD_B} / {WAY_B}

paragraph: The mayor, Dana Field, said: “We had no choice.” / {SHOPS_B}
"""),
    name="right.txt",
)


class Engine(Backstage):
    """A backstage that really compares, and follows corrections."""

    def do_compare(
        self,
        left: Article,
        right: Article,
        settings: Settings,
        progress: Progress,
        corrections: Sequence[Correction],
    ) -> Comparison:
        return really_compared(left, right, progress, settings=settings, corrections=corrections)


@pytest.fixture
def backstage() -> Backstage:
    return Engine(comparison=plain_comparison(_LEFT, _RIGHT))


@pytest.fixture
def window(qtbot: QtBot, backstage: Backstage) -> MainWindow:
    made = show(qtbot, MainWindow(backstage.services(), InlineRunner()))
    made.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: made.session.comparison is not None)
    return made


# ------------------------------------------------------------------- what a reader sees


def compared(window: MainWindow) -> Comparison:
    assert window.session.comparison is not None
    return window.session.comparison


def words(window: MainWindow, link: Link) -> tuple[str, str]:
    found = compared(window)
    a, b = (" ".join(found.sentence_text(side, n) for n in link.sentences(side)) for side in Side)
    return a, b


def link_of(window: MainWindow, a: str, b: str) -> Link | None:
    return next((ln for ln in compared(window).links if words(window, ln) == (a, b)), None)


def status_of(window: MainWindow, side: Side, sentence: str) -> Status:
    found = compared(window)
    return next(
        row.status
        for row in found.coverage[side]
        if found.sentence_text(side, row.sentence) == sentence
    )


def listed(window: MainWindow) -> list[str]:
    model = window.panel.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


# --------------------------------------------------------------------- what a reader does


def select(qtbot: QtBot, window: MainWindow, side: Side, passage: str) -> None:
    """Drag the mouse over a passage."""
    pane, span = window.desk.panes[side], span_of(window, side, passage)
    place_of(window, side, passage)
    top = QPointF(0.0, pane.view_extent[0])
    rects = pane.rects(span)
    start, end = rects[0].topLeft() - top, rects[-1].bottomRight() - top
    viewport, left = pane.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(viewport, left, pos=(start + QPointF(1, 6)).toPoint())
    qtbot.mouseMove(viewport, (end - QPointF(0, 6)).toPoint())
    qtbot.mouseRelease(viewport, left, pos=(end - QPointF(0, 6)).toPoint())
    assert pane.selected_span() is not None


def menu_at(qtbot: QtBot, window: MainWindow, side: Side, passage: str) -> QMenu:
    """Open the menu of the right mouse button on a passage."""
    pane, place = window.desk.panes[side], place_of(window, side, passage)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, pane.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(pane.viewport(), event)
    return shown_menu(window)


def shown_menu(window: MainWindow) -> QMenu:
    menus = [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    return menus[0]


def choose(qtbot: QtBot, menu: QMenu, text: str) -> None:
    action = next(a for a in menu.actions() if a.text().replace("&", "").startswith(text))
    with qtbot.waitSignal(menu.aboutToHide):
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def go_to(window: MainWindow, side: Side, passage: str) -> None:
    """Bring keyboard and caret to a passage, as the arrow keys would."""
    pane, span = window.desk.panes[side], span_of(window, side, passage)
    pane.setFocus()
    pane.put_caret(replace(span, start=span.start + 3))


def link_by_selecting(qtbot: QtBot, window: MainWindow) -> None:
    select(qtbot, window, A, SHOPS_A)
    select(qtbot, window, B, "People who own stores along Mill Lane")
    choose(qtbot, menu_at(qtbot, window, B, "stores along"), "Link passages")


def link_by_dragging(qtbot: QtBot, window: MainWindow) -> None:
    select(qtbot, window, A, SHOPS_A)
    data = window.desk.panes[A].createMimeDataFromSelection()
    place, viewport = place_of(window, B, SHOPS_B), window.desk.panes[B].viewport()
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, action, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(viewport, enter)
    assert enter.isAccepted()
    move = QDragMoveEvent(place, action, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(viewport, move)
    framed = window.desk.panes[B].hand.held
    assert [span.of(_RIGHT.article.text) for span in framed] == [SHOPS_B]
    drop = QDropEvent(QPointF(place), action, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(viewport, drop)
    assert window.desk.panes[B].hand.held == ()


def link_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    go_to(window, A, SHOPS_A)
    press(qtbot, window, "H")
    assert [span.of(_LEFT.article.text) for span in window.desk.panes[A].hand.held] == [SHOPS_A]
    press(qtbot, window, "F6")
    go_to(window, B, SHOPS_B)
    press(qtbot, window, "Ctrl+L")


def unlink_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, menu_at(qtbot, window, A, ROAD_A), "Unlink")


def unlink_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    go_to(window, B, ROAD_B)
    press(qtbot, window, "Ctrl+Shift+L")


def unlink_in_the_list(qtbot: QtBot, window: MainWindow) -> None:
    number = next(n for n, f in enumerate(window.session.shown) if ROAD_A[:20] in f.summary)
    rows, place = window.panel.list, window.panel.model.index(number, 0)
    rows.scrollTo(place)
    spot = rows.visualRect(place).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    rows.customContextMenuRequested.emit(spot)
    choose(qtbot, shown_menu(window), "Unlink")


def no_fact_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, menu_at(qtbot, window, A, SAD), "No fact")


def no_fact_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    go_to(window, A, SAD)
    press(qtbot, window, "Ctrl+Shift+F")


def edited_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, menu_at(qtbot, window, B, ROAD_B), "Call the link edited")


def edited_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    go_to(window, A, ROAD_A)
    press(qtbot, window, "Ctrl+2")


def speaker_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, A, "no choice")
    select(qtbot, window, A, "Ada Brook")
    choose(qtbot, menu_at(qtbot, window, A, "Ada Brook"), "Name the speaker")


def speaker_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select(next(f.key for f in window.session.findings if "quote-" in f.key))
    go_to(window, A, "Ada Brook")
    window.desk.panes[A].put_caret(span_of(window, A, "Ada Brook"))
    for _ in "Ada Brook":
        press(qtbot, window, "Shift+Right")
    press(qtbot, window, "Ctrl+Shift+Q")


def is_linked(window: MainWindow) -> bool:
    link = link_of(window, SHOPS_A, SHOPS_B)
    return (
        link is not None
        and link.by is Origin.READER
        and status_of(window, A, SHOPS_A) is not Status.OMITTED
        and any("by you" in row for row in listed(window))
    )


def is_unlinked(window: MainWindow) -> bool:
    return link_of(window, ROAD_A, ROAD_B) is None


def is_no_fact(window: MainWindow) -> bool:
    return status_of(window, A, SAD) is Status.NOFACT


def is_edited(window: MainWindow) -> bool:
    link = link_of(window, ROAD_A, ROAD_B)
    return link is not None and link.relation is Relation.EDITED and link.by is Origin.READER


def is_said_by_her(window: MainWindow) -> bool:
    said = compared(window).analyses[A].attributions
    names = [a.source.of(_LEFT.article.text) for a in said if a.source]
    return "Ada Brook" in names


Deed = Callable[[QtBot, MainWindow], None]
Outcome = Callable[[MainWindow], bool]


@pytest.mark.parametrize(
    ("do", "holds", "name"),
    [
        (link_by_selecting, is_linked, "Link passages"),
        (link_by_dragging, is_linked, "Link passages"),
        (link_by_keys, is_linked, "Link passages"),
        (unlink_by_mouse, is_unlinked, "Unlink passages"),
        (unlink_by_keys, is_unlinked, "Unlink passages"),
        (unlink_in_the_list, is_unlinked, "Unlink passages"),
        (no_fact_by_mouse, is_no_fact, "Say it is no fact"),
        (no_fact_by_keys, is_no_fact, "Say it is no fact"),
        (edited_by_mouse, is_edited, "Call a link edited"),
        (edited_by_keys, is_edited, "Call a link edited"),
        (speaker_by_mouse, is_said_by_her, "Name a speaker"),
        (speaker_by_keys, is_said_by_her, "Name a speaker"),
    ],
)
def test_a_correction_holds_is_undone_done_again_and_outlives_other_settings(
    qtbot: QtBot, window: MainWindow, do: Deed, holds: Outcome, name: str
) -> None:
    assert not holds(window)
    do(qtbot, window)
    qtbot.waitUntil(lambda: holds(window))
    assert window.actions_by_id["undo"].text() == f"&Undo: {name}"
    signs = [one for pane in window.desk.panes for one in pane.hand.decided]
    assert signs
    assert all("by you" in one.words for one in signs)
    window.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: not holds(window))
    assert not [one for pane in window.desk.panes for one in pane.hand.decided]
    window.actions_by_id["redo"].trigger()
    qtbot.waitUntil(lambda: holds(window))
    with qtbot.waitSignal(window.session.comparison_changed):
        window.session.set_settings(Settings(link_threshold=0.45, framing_threshold=0.9))
    assert holds(window)
    article = window.session.articles[A]
    assert article is not None
    with qtbot.waitSignal(window.session.comparison_changed):
        window.session.set_article(A, replace(article, outlet="The Marlow Bell"))
    assert holds(window)


# ------------------------------------------------------------------------ split and merge


BOTH_B = f"{ROAD_B} {WAY_B}"


@pytest.fixture
def merged(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window in which one sentence of A is linked with two of B."""
    go_to(window, A, ROAD_A)
    press(qtbot, window, "H")
    for passage in (ROAD_B, WAY_B):
        go_to(window, B, passage)
        press(qtbot, window, "H")
    press(qtbot, window, "Ctrl+L")
    qtbot.waitUntil(lambda: link_of(window, ROAD_A, BOTH_B) is not None)
    return window


def split_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, menu_at(qtbot, window, B, WAY_B), "Split the link")


def split_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    go_to(window, B, WAY_B)
    press(qtbot, window, "Ctrl+Shift+M")


@pytest.mark.parametrize("do", [split_by_mouse, split_by_keys])
def test_a_link_is_split_at_a_sentence(qtbot: QtBot, merged: MainWindow, do: Deed) -> None:
    do(qtbot, merged)
    qtbot.waitUntil(lambda: link_of(merged, ROAD_A, WAY_B) is not None)
    assert link_of(merged, ROAD_A, ROAD_B) is not None
    assert link_of(merged, ROAD_A, BOTH_B) is None
    merged.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: link_of(merged, ROAD_A, BOTH_B) is not None)


def merge_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    select(qtbot, window, B, BOTH_B)
    choose(qtbot, menu_at(qtbot, window, B, "river road"), "Merge links")


def merge_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    for passage in (ROAD_B, WAY_B):
        go_to(window, B, passage)
        press(qtbot, window, "H")
    press(qtbot, window, "Ctrl+M")


@pytest.mark.parametrize("do", [merge_by_mouse, merge_by_keys])
def test_links_are_merged(qtbot: QtBot, merged: MainWindow, do: Deed) -> None:
    split_by_keys(qtbot, merged)
    qtbot.waitUntil(lambda: link_of(merged, ROAD_A, WAY_B) is not None)
    do(qtbot, merged)
    qtbot.waitUntil(lambda: link_of(merged, ROAD_A, BOTH_B) is not None)
    assert merged.actions_by_id["undo"].text() == "&Undo: Merge links"
    merged.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: link_of(merged, ROAD_A, WAY_B) is not None)


# ------------------------------------------------------------------------- what is missing


def test_what_is_missing_is_said(qtbot: QtBot, window: MainWindow) -> None:
    go_to(window, A, COST)
    for keys, said in (
        ("Ctrl+L", "Select a passage in B too"),
        ("Ctrl+Shift+M", "one sentence of a link that holds several"),
        ("Ctrl+M", "sentences of two links"),
        ("Ctrl+Shift+L", "no link here"),
        ("Ctrl+Shift+Q", "Select the words that name the speaker"),
        ("Ctrl+3", "no link here"),
    ):
        press(qtbot, window, keys)
        assert said in window.state.text()
        assert not window.actions_by_id["undo"].isEnabled()


@pytest.mark.parametrize("key", ["H", "Escape"])
def test_a_held_sentence_is_let_go(qtbot: QtBot, window: MainWindow, key: str) -> None:
    go_to(window, A, SHOPS_A)
    press(qtbot, window, "H")
    assert "1 held in A" in window.state.text()
    press(qtbot, window, key)
    assert window.desk.panes[A].hand.held == ()


def test_a_correction_is_withdrawn_where_it_was_made(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.actions_by_id["withdraw"].isEnabled()
    no_fact_by_keys(qtbot, window)
    unlink_by_keys(qtbot, window)
    qtbot.waitUntil(lambda: is_unlinked(window))
    go_to(window, A, SAD)
    press(qtbot, window, "Ctrl+Backspace")
    qtbot.waitUntil(lambda: not is_no_fact(window))
    assert is_unlinked(window)
    press(qtbot, window, "Ctrl+Backspace")
    assert "corrected nothing here" in window.state.text()


def test_a_new_link_is_brought_into_focus(qtbot: QtBot, window: MainWindow) -> None:
    link_by_keys(qtbot, window)
    qtbot.waitUntil(lambda: is_linked(window))
    finding = window.session.selected
    assert finding is not None
    assert finding.spans == ((span_of(window, A, SHOPS_A),), (span_of(window, B, SHOPS_B),))
    assert "You decided so" in window.panel.detail.toPlainText()


def test_the_sign_says_who_decided_what(qtbot: QtBot, window: MainWindow) -> None:
    no_fact_by_keys(qtbot, window)
    layer = window.desk.panes[A].hand
    (sign,) = layer.decided
    place = layer._placed()[0].place.center()
    assert layer.words_at(place) == sign.words == "Said to be no fact by you"
    assert layer.words_at(place - QPointF(200, 0)) == ""


def test_a_passage_dropped_on_its_own_side_is_not_taken(qtbot: QtBot, window: MainWindow) -> None:
    select(qtbot, window, A, SHOPS_A)
    data = window.desk.panes[A].createMimeDataFromSelection()
    enter = QDragEnterEvent(
        QPoint(60, 60),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window.desk.panes[A].viewport(), enter)
    assert not enter.isAccepted()
