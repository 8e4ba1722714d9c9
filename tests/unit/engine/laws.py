"""What holds for every comparison of two articles, as checks that other tests call."""

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reader.core import (
    Comparison,
    Cut,
    Edit,
    EditOp,
    Link,
    Relation,
    Side,
    Span,
    Status,
)


def linked_sentences(comparison: Comparison, side: Side) -> set[int]:
    return {n for link in comparison.links for n in link.sentences(side)}


def spans_of(comparison: Comparison, side: Side) -> Iterator[tuple[Span, Span]]:
    """Give every span of one side with the span that must hold it."""
    analysis, text = comparison.analyses[side], comparison.articles[side].text
    whole = Span(start=0, end=len(text))
    held = [s.span for s in analysis.sentences]
    yield from ((span, whole) for span in held)
    for row in comparison.coverage[side]:
        yield from ((m.span, held[row.sentence]) for m in row.missing)
    for item in (*comparison.conflicts, *comparison.quotes, *comparison.framing):
        passage = (item.a, item.b)[side]
        if passage is not None:
            yield passage.span, held[passage.sentence]
    for said in analysis.attributions:
        yield from ((s, whole) for s in (said.source, said.cue, said.content) if s is not None)
    marked = (*analysis.wording, *analysis.figures, *analysis.names)
    yield from ((mark.span, whole) for mark in marked)
    counted = (figure.counted for figure in analysis.figures)
    yield from ((span, whole) for span in counted if span is not None)


def _mirrored(comparison: Comparison) -> Comparison:
    """Give the comparison with its sides the other way round."""
    return replace(
        comparison,
        articles=comparison.articles[::-1],
        analyses=comparison.analyses[::-1],
        coverage=comparison.coverage[::-1],
        notices=(),
        links=tuple(sorted((_turned(link) for link in comparison.links), key=_place)),
        conflicts=tuple(sorted((replace(c, a=c.b, b=c.a) for c in comparison.conflicts), key=str)),
        quotes=tuple(sorted((replace(q, a=q.b, b=q.a) for q in comparison.quotes), key=str)),
        framing=tuple(sorted((replace(f, a=f.b, b=f.a) for f in comparison.framing), key=str)),
    )


def _turned(link: Link) -> Link:
    flip = {EditOp.INSERT: EditOp.DELETE, EditOp.DELETE: EditOp.INSERT}
    script = tuple(Edit(op=flip.get(e.op, e.op), a=e.b, b=e.a) for e in link.edits)
    return replace(link, a=link.b, b=link.a, edits=script)


def _place(link: Link) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return link.a, link.b


def every_sentence_is_linked_or_alone(comparison: Comparison) -> None:
    """Check that compared sentences are in a link or only here, and others in neither."""
    for side in Side:
        sentences = comparison.analyses[side].sentences
        linked, rows = linked_sentences(comparison, side), comparison.coverage[side]
        assert [row.sentence for row in rows] == list(range(len(sentences)))
        for row, sentence in zip(rows, sentences, strict=True):
            is_alone = row.status in (Status.OMITTED, Status.NOFACT)
            assert is_alone != (row.sentence in linked)
            assert sentence.kind.is_compared or row.status is Status.NOFACT


def conflicts_are_linked(comparison: Comparison) -> None:
    linked = {(i, j) for link in comparison.links for i in link.a for j in link.b}
    assert {(c.a.sentence, c.b.sentence) for c in comparison.conflicts} <= linked


def every_span_lies_inside(comparison: Comparison) -> None:
    """Check spans against their texts and sentences."""
    for side in Side:
        assert all(outer.contains(inner) for inner, outer in spans_of(comparison, side))


def missing_facts_are_in_order(comparison: Comparison) -> None:
    """Check that missing spans stand in partly covered sentences, apart, and say something."""
    for side in Side:
        for row in comparison.coverage[side]:
            assert bool(row.missing) == (row.status is Status.PARTLY)
            spans = [m.span for m in row.missing]
            assert all(one.end <= two.start for one, two in pairwise(spans))
            assert all(span.of(comparison.articles[side].text).strip() for span in spans)


def nearest_candidates_are_compared(comparison: Comparison) -> None:
    """Check that at most three candidates come, best first, none of them boilerplate."""
    for side in Side:
        opposite = comparison.analyses[side.other].sentences
        for row in comparison.coverage[side]:
            assert len(row.nearest) <= 3
            assert all(opposite[c.sentence].kind.is_compared for c in row.nearest)
            scores = [c.score for c in row.nearest]
            assert scores == sorted(scores, reverse=True)


def scores_are_shares(comparison: Comparison) -> None:
    """Check that every score is from 0 to 1."""
    found: Sequence[float] = [
        *(link.score for link in comparison.links),
        *(x.score for x in (*comparison.conflicts, *comparison.quotes, *comparison.framing)),
        *(x.score for side in comparison.coverage for row in side for x in (row, *row.missing)),
        *(mark.score for side in comparison.analyses for mark in side.wording),
    ]
    assert all(0.0 <= score <= 1.0 for score in found)


def all_is_same(comparison: Comparison) -> None:
    """Check an article against itself: one relation, all covered, nothing found."""
    assert {link.relation for link in comparison.links} <= {Relation.SAME}
    assert not any(link.moved for link in comparison.links)
    for side in Side:
        sentences = comparison.analyses[side].sentences
        whole = {n for n, s in enumerate(sentences) if s.kind.is_compared}
        covered = {r.sentence for r in comparison.coverage[side] if r.status is Status.COVERED}
        assert linked_sentences(comparison, side) == covered == whole
    assert comparison.conflicts == ()
    assert comparison.framing == ()
    assert {pair.cut for pair in comparison.quotes} <= {Cut.IDENTICAL}


def sides_mirror(there: Comparison, back: Comparison) -> None:
    """Check that swapped sides give the same result the other way round.

    All but which links are moved: where two passages of equal weight changed places,
    either may be called the moved one.
    """
    turned_back = _mirrored(back)
    assert [replace(link, moved=False) for link in there.links] == [
        replace(link, moved=False) for link in turned_back.links
    ]
    assert there.coverage == turned_back.coverage
    assert there.analyses == turned_back.analyses
    assert sorted(there.conflicts, key=str) == list(turned_back.conflicts)
    assert sorted(there.quotes, key=str) == list(turned_back.quotes)
    assert sorted(there.framing, key=str) == list(turned_back.framing)


def survives_pickling(comparison: Comparison) -> None:
    """Check that another process can be handed the result."""
    assert pickle.loads(pickle.dumps(comparison)) == comparison


def same_texts(comparison: Comparison, side: Side) -> set[str]:
    """Give the sentences of one side that stand word for word in the other."""
    found = (link for link in comparison.links if link.relation is Relation.SAME)
    return {comparison.sentence_text(side, n) for link in found for n in link.sentences(side)}
