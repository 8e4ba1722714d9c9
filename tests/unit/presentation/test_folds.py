"""What can be folded away, and the pieces in which an article is then set."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Article, BlockKind, Comparison, Side, Span, Status
from reader.presentation import (
    Fold,
    FoldKind,
    aside_folds,
    common_folds,
    fold_words,
    pieces_of,
)
from tests.factories import draft, parse, sample_comparison


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return sample_comparison()


def words_of(article: Article, fold: Fold) -> str:
    return fold.span.of(article.text)


def shown(article: Article, folds: tuple[Fold, ...], closed: frozenset[Fold]) -> list[str]:
    """Give what is set: words of the article, and lines of folds in brackets."""
    return [
        f"[{fold_words(article, piece.fold, is_closed=piece.fold in closed)}]"
        if piece.fold is not None
        else piece.span.of(article.text)  # type: ignore[union-attr]
        for piece in pieces_of(article, folds, closed)
    ]


def test_captions_and_runs_of_boilerplate_can_be_folded(comparison: Comparison) -> None:
    left = comparison.articles[Side.A]
    caption, rest = aside_folds(left)
    assert caption.kind is FoldKind.CAPTION
    assert words_of(left, caption) == "Verrin dam, seen from the Askby road on Wednesday."
    assert (rest.kind, rest.count) == (FoldKind.BOILERPLATE, 2)
    assert words_of(left, rest).startswith("Share this article")
    assert words_of(left, rest).endswith("Lake Tarrow")


@pytest.mark.parametrize("side", Side)
def test_common_sentences_are_linked_and_agree(comparison: Comparison, side: Side) -> None:
    sentences = comparison.analyses[side].sentences
    linked = {n for link in comparison.links for n in link.sentences(side)}
    partly = {row.sentence for row in comparison.coverage[side] if row.status is Status.PARTLY}
    clashing = {(c.a, c.b)[side].sentence for c in comparison.conflicts}
    folded = {
        number
        for fold in common_folds(comparison, side)
        for number, sentence in enumerate(sentences)
        if sentence.span.overlaps(fold.span)
    }
    assert folded
    assert folded <= linked - partly - clashing
    left_over = linked - partly - clashing - folded
    assert {sentences[n].kind for n in left_over} <= {BlockKind.HEADLINE, BlockKind.CAPTION}


def test_a_fold_counts_its_sentences_and_their_relations(comparison: Comparison) -> None:
    for fold in common_folds(comparison, Side.A):
        assert sum(count for _, count in fold.signs) == fold.count
    said = [
        fold_words(comparison.articles[0], fold, is_closed=True)
        for fold in common_folds(comparison, Side.A)
    ]
    assert any(words.startswith("1 sentence in common   ") for words in said)


def test_a_closed_fold_leaves_one_line_and_an_open_one_its_words() -> None:
    article = draft(parse("paragraph: One.\n\ncaption: A dam.\n\nparagraph: Two.")).article
    folds = aside_folds(article)
    assert shown(article, folds, frozenset(folds)) == ["One.", "[Caption: A dam.]", "Two."]
    assert shown(article, folds, frozenset()) == ["One.", "[Caption]", "A dam.", "Two."]


def test_a_fold_can_begin_and_end_inside_paragraphs() -> None:
    article = draft(parse("paragraph: One. / Two.\n\nparagraph: Three. / Four.")).article
    start, end = article.text.index("Two"), article.text.index("Four") - 1
    fold = Fold(kind=FoldKind.COMMON, span=Span(start=start, end=end), count=2)
    line = "[2 sentences in common   ]"
    assert shown(article, (fold,), frozenset({fold})) == ["One.", line, "Four."]
    assert shown(article, (fold,), frozenset()) == ["One.", line, "Two.", "Three.", "Four."]
    firsts = [piece.is_first for piece in pieces_of(article, (fold,)) if piece.span]
    assert firsts == [True, False, True, False]


@given(st.data())
def test_whatever_is_folded_nothing_is_lost(data: st.DataObject) -> None:
    article = sample_comparison().articles[0]
    blanks = [n for n, letter in enumerate(article.text) if letter.isspace()]
    cuts = sorted(data.draw(st.sets(st.sampled_from(blanks), max_size=8)))
    spans = [
        Span(start=a + 1, end=b)
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
        if article.text[a + 1 : b].strip() and not article.text[a + 1].isspace()
    ]
    folds = tuple(Fold(kind=FoldKind.COMMON, span=span, count=1) for span in spans)
    closed = frozenset(fold for fold in folds if data.draw(st.booleans()))
    pieces = list(pieces_of(article, folds, closed))
    assert [piece.fold for piece in pieces if piece.fold] == list(folds)
    letters = {
        n
        for piece in pieces
        if piece.span is not None
        for n in range(piece.span.start, piece.span.end)
    }
    hidden = {n for fold in closed for n in range(fold.span.start, fold.span.end)}
    for number, letter in enumerate(article.text):
        if not letter.isspace():
            assert (number in letters) != (number in hidden)


def test_an_article_without_folds_is_set_as_its_blocks(comparison: Comparison) -> None:
    for article in comparison.articles:
        spans = [piece.span for piece in pieces_of(replace(article))]
        assert spans == [block.span for block in article.blocks]
