"""What only one article has, compared with the candidates of the other: by click and by key."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from reader.core import Candidate, EditOp, Side
from reader.ui import MainWindow
from reader.ui._detail import detail_html
from tests.factories import draft, parse, plain_comparison
from tests.gui.acting import focused_words, press, top_on_screen

ONLY_A = "only-a-686"


@pytest.fixture
def nearest(window: MainWindow) -> list[str]:
    """Give the words of the candidates of the finding in focus, an omission of A."""
    window.resize(1100, 520)
    window.session.select(ONLY_A)
    comparison = window.session.comparison
    assert comparison is not None
    found = comparison.coverage[0][9].nearest
    return [comparison.sentence_text(Side.B, candidate.sentence) for candidate in found]


def test_the_detail_names_what_comes_nearest_with_its_score(
    window: MainWindow, nearest: list[str]
) -> None:
    text = window.panel.detail.toPlainText()
    assert "what comes nearest there" in text
    for words in nearest:
        assert words[:20] in text


def test_a_click_compares_with_that_one_instead(window: MainWindow, nearest: list[str]) -> None:
    window.panel.detail.anchorClicked.emit(QUrl("beside:2"))
    assert focused_words(window, Side.B) == [nearest[1]]
    assert len(focused_words(window, Side.A)) == 1
    assert (
        abs(
            top_on_screen(window, Side.A, focused_words(window, Side.A)[0])
            - top_on_screen(window, Side.B, nearest[1])
        )
        < 60
    )
    detail = window.panel.detail.toPlainText()
    assert nearest[1] in detail
    assert "Compare with none of them" in detail
    window.panel.detail.anchorClicked.emit(QUrl("beside:0"))
    assert focused_words(window, Side.B) == []


def test_the_detail_tells_what_both_have_from_what_differs(
    window: MainWindow, nearest: list[str]
) -> None:
    window.panel.detail.anchorClicked.emit(QUrl("beside:1"))
    comparison, way = window.session.comparison, window.session.alternative
    assert comparison is not None
    assert way is not None
    html = detail_html(comparison, way.finding, window.session.look, way)
    text = comparison.articles[0].text
    for edit in way.edits:
        words = edit.a.of(text)
        if words:
            assert (f"<b>{words}</b>" in html) is (edit.op is EditOp.EQUAL)


def test_near_copies_show_the_words_that_differ_in_the_texts(
    qtbot: QtBot, window: MainWindow
) -> None:
    left = draft(parse("headline: One\n\nparagraph: The mayor opened the old bridge on Monday."))
    right = draft(parse("headline: Two\n\nparagraph: The mayor closed the old bridge on Monday."))
    plain = plain_comparison(left, right)
    rows = tuple(
        tuple(replace(row, nearest=(Candidate(sentence=1, score=0.7),)) for row in side)
        for side in plain.coverage
    )
    window.session.set_articles(left.article, right.article)
    window.session.set_comparison(replace(plain, coverage=(rows[0], rows[1])))
    window.session.select(next(f.key for f in window.session.findings if "mayor" in f.summary))
    press(qtbot, window, "Z")
    words = []
    for side, pane in enumerate(window.desk.panes):
        assert pane.focus_shown is not None
        assert pane.focus_shown.changes is not None
        text = (left, right)[side].article.text
        words += [span.of(text) for span in pane.focus_shown.changes.words]
    assert words == ["opened", "closed"]


def test_a_key_follows_the_candidates_and_then_lets_go(
    qtbot: QtBot, window: MainWindow, nearest: list[str]
) -> None:
    seen = []
    for _ in nearest:
        press(qtbot, window, "Z")
        seen += focused_words(window, Side.B)
        assert "Compared with candidate" in window.state.text()
    assert seen == nearest
    press(qtbot, window, "Z")
    assert focused_words(window, Side.B) == []
    assert window.state.text() == "Compared with no passage any more."


def test_the_counterpart_is_then_the_candidate(
    qtbot: QtBot, window: MainWindow, nearest: list[str]
) -> None:
    press(qtbot, window, "Z")
    window.desk.panes[Side.A].setFocus()
    press(qtbot, window, "X")
    assert window.desk.panes[Side.B].hasFocus()
    pane = window.desk.panes[Side.B]
    assert pane.toPlainText()[pane.textCursor().position() :].startswith(nearest[0][:20])


def test_another_finding_ends_it(qtbot: QtBot, window: MainWindow, nearest: list[str]) -> None:
    press(qtbot, window, "Z")
    press(qtbot, window, "N")
    assert window.session.alternative is None
    window.session.select("conflict-0")
    assert not window.actions_by_id["next_candidate"].isEnabled()


def test_a_candidate_that_is_folded_away_is_unfolded(
    qtbot: QtBot, window: MainWindow, nearest: list[str]
) -> None:
    press(qtbot, window, "V")
    press(qtbot, window, "Z")
    assert nearest[0] in window.desk.panes[Side.B].toPlainText()


def test_one_article_alone_makes_way_for_both(
    qtbot: QtBot, window: MainWindow, nearest: list[str]
) -> None:
    press(qtbot, window, "A")
    press(qtbot, window, "Z")
    assert window.desk.panes[Side.B].isVisible()
    assert focused_words(window, Side.B) == [nearest[0]]
