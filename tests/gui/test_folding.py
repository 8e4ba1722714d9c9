"""Folding: captions, boilerplate, and what both articles tell; by mouse and by key."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from reader.core import Link, Relation, Side, Status
from reader.ui import MainWindow
from tests.factories import draft, parse, plain_comparison
from tests.gui.acting import (
    click,
    focused_words,
    is_on_screen,
    press,
    span_of,
    top_on_screen,
)

CAPTION = "Verrin dam, seen from"
BOILERPLATE = "Ten walks around"


def lines(window: MainWindow, side: Side) -> list[str]:
    """Give the lines of folds in a pane."""
    text = window.desk.panes[side].toPlainText().splitlines()
    return [line.replace("\u2002", " ") for line in text if line[:1] in "▸▾"]


def click_line(qtbot: QtBot, window: MainWindow, side: Side, words: str) -> None:
    pane = window.desk.panes[side]
    pane.setTextCursor(pane.document().find(words))
    pane.ensureCursorVisible()
    place: QPoint = pane.cursorRect().center()
    cursor = pane.textCursor()
    cursor.clearSelection()
    pane.setTextCursor(cursor)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place)


def shows(window: MainWindow, side: Side, words: str) -> bool:
    return words in window.desk.panes[side].toPlainText()


def test_captions_are_open_and_boilerplate_is_folded_at_first(window: MainWindow) -> None:
    assert lines(window, Side.A) == [
        "▾ Caption",
        "▸ Set aside, not compared: Share this article Read more: Ten… · Take back",
    ]
    assert shows(window, Side.A, CAPTION)
    assert not shows(window, Side.A, BOILERPLATE)


def test_a_click_on_its_line_folds_and_unfolds(qtbot: QtBot, window: MainWindow) -> None:
    click_line(qtbot, window, Side.A, "Set aside")
    assert shows(window, Side.A, BOILERPLATE)
    click_line(qtbot, window, Side.A, "Caption")
    assert not shows(window, Side.A, CAPTION + " the Askby road")
    assert lines(window, Side.A)[0].startswith("▸ Caption: Verrin dam")
    click_line(qtbot, window, Side.A, "Caption")
    assert shows(window, Side.A, CAPTION + " the Askby road")


def test_enter_on_its_line_and_a_key_in_its_words_do_the_same(
    qtbot: QtBot, window: MainWindow
) -> None:
    pane = window.desk.panes[Side.A]
    pane.setFocus()
    pane.put_caret(span_of(window, Side.A, CAPTION))
    press(qtbot, window, "F")
    assert lines(window, Side.A)[0].startswith("▸ Caption")
    pane.setTextCursor(pane.document().find("Caption"))
    press(qtbot, window, "Return")
    assert lines(window, Side.A)[0] == "▾ Caption"
    assert window.session.selected is None


def test_a_key_opens_all_captions_and_boilerplate_and_folds_them(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "Shift+F")
    assert all(line.startswith("▾") for side in Side for line in lines(window, side))
    press(qtbot, window, "Shift+F")
    assert all(line.startswith("▸") for side in Side for line in lines(window, side))
    assert not shows(window, Side.A, CAPTION + " the Askby road")


def test_where_nothing_folds_the_key_says_so(qtbot: QtBot, empty_window: MainWindow) -> None:
    window = empty_window
    made = draft(parse("headline: One\n\nparagraph: Two.")).article
    window.session.set_articles(made, made)
    press(qtbot, window, "F")
    assert window.state.text() == "There is nothing to fold here."


def test_only_differences_folds_away_what_both_tell(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "V")
    for side in Side:
        assert not shows(window, side, "built in 1958")
        assert any("in common" in line for line in lines(window, side))
    assert shows(window, Side.A, "crack of 14 metres")
    assert shows(window, Side.B, "crack of 9 metres")
    assert shows(window, Side.A, "What happens after the summer")
    press(qtbot, window, "V")
    assert shows(window, Side.A, "built in 1958")
    assert not any("in common" in line for line in lines(window, Side.A))


def test_folded_sentences_come_back_by_a_click_on_their_line(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "V")
    before = lines(window, Side.A)
    words = next(line for line in before if "in common" in line)
    click_line(qtbot, window, Side.A, words[2:])
    after = lines(window, Side.A)
    assert after[before.index(words)] == words.replace("▸", "▾")
    assert len(after) == len(before)


def test_an_article_compared_with_itself_folds_into_one_line_under_its_headline(
    qtbot: QtBot, window: MainWindow
) -> None:
    made = draft(parse("headline: One\n\nparagraph: Two.\n\nparagraph: Three."))
    plain = plain_comparison(made, made)
    links = tuple(Link(a=(n,), b=(n,), relation=Relation.SAME, score=1.0) for n in range(3))
    window.session.set_articles(made.article, made.article)
    told = tuple(replace(row, status=Status.COVERED) for row in plain.coverage[Side.A])
    window.session.set_comparison(replace(plain, links=links, coverage=(told, told)))
    press(qtbot, window, "V")
    assert lines(window, Side.A) == ["▸ 2 sentences in common   = 2"]
    assert not window.desk.gutter.visible_shapes()[1:]


def test_a_finding_that_is_folded_away_is_unfolded_when_it_comes_into_focus(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "V")
    window.session.select("link-4")
    for side in Side:
        assert "built in 1958" in focused_words(window, side)[0]
        assert is_on_screen(window, side, "built in 1958")


def test_a_hit_that_is_folded_away_is_unfolded(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "V")
    press(qtbot, window, "Ctrl+F")
    qtbot.keyClicks(window.find_bar.field, "built in 1958")
    press(qtbot, window, "Return")
    assert is_on_screen(window, Side.A, "built in 1958")


def test_a_ribbon_leads_to_the_line_of_what_is_folded(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.desk.panes[Side.A]
    comparison = window.session.comparison
    assert comparison is not None
    press(qtbot, window, "V")
    link = comparison.links[1]
    span = comparison.analyses[Side.A].sentences[link.a[0]].span
    assert pane.is_folded(span)
    top, bottom = pane.extent(span)
    assert bottom - top < 40
    assert not any(shape.finding == "link-1" for shape in window.desk.gutter.visible_shapes())


def test_folding_leaves_what_is_read_where_it_is(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1100, 500)
    window.desk.panes[Side.A].setFocus()
    window.session.select("conflict-0")
    before = top_on_screen(window, Side.A, "14 metres")
    press(qtbot, window, "V")
    assert abs(top_on_screen(window, Side.A, "14 metres") - before) < 3


def test_marks_of_folded_sentences_are_not_to_be_hit(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "V")
    click(qtbot, window, Side.A, "14 metres")
    assert window.session.selected is not None
    assert window.session.selected.key == "conflict-0"


def test_a_comparison_that_is_gone_unfolds(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "V")
    left, right = window.session.articles
    window.session.set_articles(left, right)
    assert not any("in common" in line for line in lines(window, Side.A))


def test_what_is_folded_is_said(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "reader.ui._announce.QAccessible.updateAccessibility",
        lambda event: said.append(event.message()),
    )
    pane = window.desk.panes[Side.A]
    pane.setFocus()
    pane.put_caret(span_of(window, Side.A, CAPTION))
    press(qtbot, window, "F")
    assert said == ["Folded: Caption: Verrin dam, seen from the Askby…"]
    assert window.state.text() == said[0]
    press(qtbot, window, "F")
    assert said[1] == "Unfolded: Caption"


def test_how_much_is_folded_away_is_said(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "V")
    folded = [
        sum(fold.count for fold in window.session.folding.closed(side) if fold.signs)
        for side in Side
    ]
    assert window.state.text() == (
        f"Only differences: {folded[0]} sentences of A and {folded[1]} of B are folded away."
    )
    press(qtbot, window, "V")
    assert window.state.text() == "All of both articles is shown."


def test_stepping_passes_over_what_is_folded_away(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "V")
    before = lines(window, Side.A), lines(window, Side.B)
    seen = set()
    for _ in window.session.shown:
        press(qtbot, window, "N")
        assert window.session.selected is not None
        seen.add(window.session.selected.key)
    assert (lines(window, Side.A), lines(window, Side.B)) == before
    assert "conflict-0" in seen
    assert "link-4" not in seen
    press(qtbot, window, "V")
    window.session.select("link-4")
    press(qtbot, window, "Shift+N")
    assert window.session.selected is not None
