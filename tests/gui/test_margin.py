"""The signs in a text's margin: one for each marked sentence, in their order."""

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from reader.core import Article, Span
from reader.presentation import Mark, Role
from reader.ui import Session
from reader.ui._document import Folds, set_article
from reader.ui._marks import GLYPH_COLUMNS, MarkLayer
from reader.ui._text_geometry import TextGeometry
from tests.factories import draft, parse

ROLES = (Role.SAME, Role.REWORDED, Role.ONLY_HERE, Role.EDITED)


def glyphs_of(article: Article, spans: list[Span], session: Session) -> list[tuple[float, float]]:
    """Give top and left of each span's sign, in the order of the spans."""
    document = QTextDocument()
    placement = set_article(document, article, session.look, Folds())
    document.setTextWidth(600)
    layer = MarkLayer(TextGeometry(document, placement), article.text, session.look)
    layer.set_left(50.0)
    layer.set_marks(
        Mark(span=span, role=role, finding=f"link-{n}", whole=True)
        for n, (span, role) in enumerate(zip(spans, ROLES, strict=False))
    )
    rects = dict(layer.glyph_rects())
    return [(rects[f"link-{n}"].top(), rects[f"link-{n}"].left()) for n in range(len(spans))]


def sentences(text: str) -> tuple[Article, list[Span]]:
    made = draft(parse(f"headline: Ferries\n\nparagraph: {text}"))
    return made.article, [s.span for s in made.sentences if s.kind.value != "headline"]


def test_two_sentences_on_a_line_have_their_signs_in_reading_order(
    qtbot: QtBot, session: Session
) -> None:
    article, spans = sentences("It rained. / The ferry ran.")
    (top, first), (other_top, second) = glyphs_of(article, spans, session)
    assert top == other_top
    assert first < second


def test_signs_of_more_sentences_than_fit_go_a_line_down(qtbot: QtBot, session: Session) -> None:
    last = "The ferry ran again as if nothing at all had happened to it " * 3
    article, spans = sentences(f"It rained. / It blew. / {last.strip()}.")
    assert len(spans) == GLYPH_COLUMNS + 1
    places = glyphs_of(article, spans, session)
    assert places[0][0] == places[1][0] < places[2][0]
    assert places[0][1] < places[1][1] == places[2][1]


def test_a_sign_alone_stands_next_to_its_line(qtbot: QtBot, session: Session) -> None:
    article, spans = sentences("It rained. / The ferry ran.")
    both = glyphs_of(article, spans, session)
    alone = glyphs_of(article, spans[:1], session)
    assert alone[0][1] == pytest.approx(both[1][1])
