"""What stands in a pane: the article as it is, set as what its blocks are, marks under it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QImage, QTextBlock
from pytestqt.qtbot import QtBot

from reader.core import Article, BlockKind, Side
from reader.presentation import Role
from reader.ui import MainWindow, Session
from reader.ui._pane import ArticlePane
from tests.factories import draft, parse
from tests.gui.acting import click, place_of, span_of


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> ArticlePane:
    made = ArticlePane(Side.A, session.look)
    qtbot.addWidget(made)
    made.resize(560, 700)
    made.set_article(session.articles[0])
    with qtbot.waitExposed(made):
        made.show()
    return made


def block_with(pane: ArticlePane, words: str) -> QTextBlock:
    found = pane.document().find(words)
    assert not found.isNull()
    return found.block()


def font_of(pane: ArticlePane, words: str) -> QFont:
    return block_with(pane, words).begin().fragment().charFormat().font()


def colour_of(pane: ArticlePane, words: str) -> QColor:
    return block_with(pane, words).begin().fragment().charFormat().foreground().color()


def picture_of(pane: ArticlePane) -> QImage:
    return pane.viewport().grab().toImage()


def test_headline_and_body_are_set_as_such(pane: ArticlePane) -> None:
    headline, body = font_of(pane, "Verrin dam to be"), font_of(pane, "The reservoir behind")
    assert headline.pixelSize() > 1.5 * body.pixelSize()
    assert headline.bold()
    assert body.families()[0] == "Source Serif 4"
    assert block_with(pane, "Verrin dam to be").blockFormat().headingLevel() == 1


def test_captions_and_boilerplate_are_set_apart(pane: ArticlePane, session: Session) -> None:
    body = font_of(pane, "The reservoir behind")
    small = font_of(pane, "Share this article")
    assert small.pixelSize() < body.pixelSize()
    assert colour_of(pane, "Share this article") == session.look.ui("dim")
    caption = block_with(pane, "Verrin dam, seen")
    assert caption.blockFormat().leftMargin() > 0
    families = font_of(pane, "Verrin dam, seen").families()
    assert families[:2] == ["Lateral Zero", "Atkinson Hyperlegible"]


def test_the_source_stands_over_the_headline(pane: ArticlePane) -> None:
    assert pane.document().firstBlock().text() == "The Tarrow Herald · 14 March 2024"


def test_all_characters_of_the_article_are_there(pane: ArticlePane, session: Session) -> None:
    article = session.articles[0]
    assert article is not None
    shown = "\n".join(pane.toPlainText().split("\n")[1:])
    assert shown == "\n".join(block.span.of(article.text) for block in article.blocks)


def test_an_article_without_headline_shows_its_title(pane: ArticlePane) -> None:
    made = draft(parse("paragraph: Only a paragraph."), title="A title from elsewhere").article
    pane.set_article(made)
    assert pane.toPlainText().split("\n")[1] == "A title from elsewhere"


ODD = "One\u2029two\u2028three\ufdd0four\x00five\U0001f600six\ud800seven."


def test_characters_that_would_break_the_document_do_not(pane: ArticlePane) -> None:
    made = draft([(BlockKind.HEADLINE, ["Odd"]), (BlockKind.PARAGRAPH, [ODD])]).article
    pane.set_article(made)
    assert pane.document().blockCount() == 3
    start = made.text.index("six")
    rects = pane.rects(span_like(made, start, start + 3))
    assert len(rects) == 1
    assert rects[0].width() > 5


def span_like(article: Article, start: int, end: int):  # type: ignore[no-untyped-def]
    return replace(article.blocks[0].span, start=start, end=end)


def test_the_column_is_of_a_comfortable_measure(pane: ArticlePane) -> None:
    pane.resize(1400, 700)
    layout = block_with(pane, "The reservoir behind").layout()
    lengths = [layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1)]
    assert lengths
    assert all(50 <= length <= 80 for length in lengths)


def test_the_column_stands_in_the_middle_of_a_wide_pane(pane: ArticlePane) -> None:
    pane.resize(1400, 700)
    style = pane.document().rootFrame().frameFormat()
    assert abs(style.leftMargin() - style.rightMargin()) < 40


def test_the_text_has_a_caret_but_cannot_be_changed(qtbot: QtBot, pane: ArticlePane) -> None:
    pane.setFocus()
    before = pane.toPlainText()
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    assert pane.textCursor().position() == 1
    qtbot.keyClick(pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert pane.textCursor().selectedText() == before[1]
    qtbot.keyClicks(pane, "abc")
    assert pane.toPlainText() == before


def test_a_marked_sentence_has_its_tint_and_an_unmarked_one_none(window: MainWindow) -> None:
    tint, base = window.session.look.tint(Role.SAME), window.session.look.ui("base")
    same, plain = "The dam was built", "What happens after"
    for words, expected in ((same, tint), (plain, base)):
        rect = window.desk.panes[0].rects(span_of(window, Side.A, words))[0]
        centre = place_of(window, Side.A, words)
        above = QPoint(centre.x(), centre.y() - int(rect.height() / 2) + 2)
        assert picture_of(window.desk.panes[0]).pixelColor(above) == expected


def test_marks_are_under_the_text_not_over_it(window: MainWindow) -> None:
    words = "The dam was built"
    centre = place_of(window, Side.A, words)
    rect = window.desk.panes[0].rects(span_of(window, Side.A, words))[0]
    image = picture_of(window.desk.panes[0])
    left, top = centre.x() - int(rect.width() / 2), centre.y() - int(rect.height() / 2)
    darkest = min(
        image.pixelColor(left + x, top + y).lightness()
        for x in range(int(rect.width()))
        for y in range(int(rect.height()))
    )
    assert darkest < 60


def underline_pixels(window: MainWindow, words: str, role: Role) -> list[bool]:
    """Say for each pixel under words whether a line of the role's hue is there."""
    centre = place_of(window, Side.A, words)
    rect = window.desk.panes[0].rects(span_of(window, Side.A, words))[0]
    image = picture_of(window.desk.panes[0])
    bottom = centre.y() + int(rect.height() / 2)
    look = window.session.look
    tint = look.tint(role)
    columns = range(centre.x() - int(rect.width() / 2), centre.x() + int(rect.width() / 2))
    return [
        any(
            abs(image.pixelColor(x, y).lightness() - tint.lightness()) > 25
            for y in range(bottom, bottom + 4)
        )
        for x in columns
    ]


def test_solid_and_broken_lines_differ_without_colour(window: MainWindow) -> None:
    solid = underline_pixels(window, "built in 1958", Role.SAME)
    broken = underline_pixels(window, "drained from Monday", Role.REWORDED)
    assert sum(solid) > 0.95 * len(solid)
    assert 0.2 * len(broken) < sum(broken) < 0.9 * len(broken)


def test_a_changed_word_is_set_off_inside_the_link_in_focus(
    qtbot: QtBot, window: MainWindow
) -> None:
    click(qtbot, window, Side.A, "in the lower valley")
    focus = window.desk.panes[0].focus_shown
    article = window.session.articles[0]
    assert focus is not None
    assert article is not None
    assert [span.of(article.text) for span in focus.changes.words] == ["Farmers", "insisted"]


def test_words_that_only_the_other_side_has_leave_a_wedge(window: MainWindow) -> None:
    window.session.select("link-5")
    a, b = (pane.focus_shown for pane in window.desk.panes)
    assert a is not None
    assert b is not None
    counts = [len(focus.changes.words) + len(focus.changes.gaps) for focus in (a, b)]
    assert counts[0] == counts[1]


def test_a_moved_ribbon_is_drawn_over_those_that_it_crosses(window: MainWindow) -> None:
    window.resize(1280, 1600)
    roles = [shape.role for shape in window.desk.gutter.visible_shapes()]
    assert Role.MOVED in roles
    assert roles[roles.index(Role.MOVED) :] == [Role.MOVED] * roles.count(Role.MOVED)
