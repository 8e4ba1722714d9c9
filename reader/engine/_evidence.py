"""All that is scored between two articles: clauses, sentences, and likely pairs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from reader.core import Progress, Side, Span, part, silent, tracked
from reader.engine._beside import Beside
from reader.engine._clauses import clauses
from reader.engine._context import Order, best_of_texts, fact_context, pair_context
from reader.engine._features import PAIR_FEATURES, Described, Facts, describe, pair_features
from reader.engine._grids import ScoreGrid
from reader.engine._nearest import NearestWords
from reader.engine._pairs import Pairs, Scores, likely_pairs
from reader.engine._scorer import Scorer
from reader.engine._similarity import Similarity
from reader.engine._tables import Matrix, Places, WordTable
from reader.engine._twins import Twins

_STAGE = "Weighing facts"
_SHORTLIST = 4

Candidates = Sequence[Sequence[tuple[int, float]]]
Cuts = Sequence[Sequence[tuple[Span, slice]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One part of a sentence, its content words as rows, and how surely it is reported."""

    span: Span
    rows: slice
    score: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SideScores:
    """What the scorer says of one article: of each sentence its clauses and the whole.

    `nearest` is, for each word row, the cosine of the nearest word in the other article.
    """

    clauses: tuple[tuple[Clause, ...], ...]
    whole: tuple[float, ...]
    nearest: Matrix

    @property
    def best(self) -> tuple[float, ...]:
        """Give the score of each sentence's best reported part."""
        return tuple(
            max([whole, *(part.score for part in parts)])
            for whole, parts in zip(self.whole, self.clauses, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """All scores between two articles.

    `pairs` are the likely pairs of texts (see `WordTable`), and `scores` the probability of
    a link for each of them, `shares` the soft share of the words of the text that has the
    lesser share. Whatever else wants to weigh a sentence together with its best few candidates
    finds these in `shortlist`. `best` are, for each text of either side, the texts opposite
    that it is most surely linked to. `couples` are the likely pairs of sentences that may be
    linked: those of A, those of B, their scores.
    """

    pairs: Pairs
    scores: Scores
    shares: Matrix
    best: tuple[Candidates, Candidates]
    similarity: tuple[Similarity, Similarity]
    sides: tuple[SideScores, SideScores]
    twins: Twins
    couples: tuple[Places, Places, Scores]

    @property
    def grid(self) -> ScoreGrid:
        """Give the probability of a link by numbers of sentences."""
        tables = [sim.here for sim in self.similarity]
        text_of = tables[0].text_of, tables[1].text_of
        return ScoreGrid(text_of=text_of, pairs=self.pairs, scores=self.scores)

    def shared(self, i: int, j: int) -> float:
        """Give the soft share of the words of the sentence that has the lesser share."""
        a, b = self.similarity
        one, two = a.here.text_of[[i]], b.here.text_of[[j]]
        place = int(self.pairs.find(one, two)[0])
        if place >= 0:
            return float(self.shares[place])
        return min(a.soft(int(one[0]), int(two[0])), b.soft(int(two[0]), int(one[0])))

    def shortlist(
        self, side: Side, number: int, most: int = _SHORTLIST
    ) -> tuple[tuple[int, float], ...]:
        """Give the sentences opposite that a sentence is most surely linked to, best first.

        Each comes with its score, which is above 0; there are at most four.
        """
        here, there = (self.similarity[s].here for s in (side, side.other))
        best = self.best[side][int(here.text_of[number])][:most]
        found = [(j, score) for text, score in best for j in there.sentences(text, most)]
        return tuple(sorted(found, key=lambda item: (-round(item[1], 6), item[0]))[:most])


def weigh(
    similarity: tuple[Similarity, Similarity],
    scorer: Scorer,
    twins: Twins,
    wanted: Iterable[tuple[int, int]] = (),
    progress: Progress = silent,
    *,
    nearest: NearestWords | None = None,
) -> Evidence:
    """Score the likely pairs of sentences and all clauses of both articles.

    `wanted` are pairs of sentences to score whether they look likely or not. `nearest` are
    the words' nearest ones, if somebody has begun to measure them.
    """
    a, b = similarity
    asked = [(int(a.here.text_of[i]), int(b.here.text_of[j])) for i, j in (*wanted, *twins.same())]
    with Beside() as beside:
        if nearest is None:
            nearest = NearestWords.begun((a.here, b.here), beside)
        pairs = likely_pairs(similarity, asked, progress=part(progress, 0.0, 0.1))
        cuts = (
            _clause_rows(a.here, part(progress, 0.1, 0.15)),
            _clause_rows(b.here, part(progress, 0.15, 0.2)),
        )
        facts = _facts(a.here, cuts[0]), _facts(b.here, cuts[1])
        known: tuple[Matrix | None, Matrix | None] = None, None
        if nearest:
            nearest.finish(part(progress, 0.2, 0.5))
            known = nearest.of_a, nearest.of_b
        of_b = beside.begin(partial(describe, b, facts[1], pairs, 1, nearest_words=known[1]))
        seen_a = describe(a, facts[0], pairs, 0, part(progress, 0.5, 0.8), nearest_words=known[0])
        seen_b = of_b.result(part(progress, 0.8, 0.9))
    progress(0.9, _STAGE)
    orders = Order.of(a.here), Order.of(b.here)
    figures = pair_features(similarity, (seen_a, seen_b), pairs)
    scores = _pair_scores(scorer, figures, pairs, (a.here, b.here), orders)
    progress(0.93, _STAGE)
    best = [best_of_texts(scores, pairs, side) for side in Side]
    found = [
        _fact_scores(scorer, seen, (facts[side], orders[side], best[side]), report)
        for side, seen, report in (
            (0, seen_a, part(progress, 0.93, 0.94)),
            (1, seen_b, part(progress, 0.94, 0.95)),
        )
    ]
    progress(0.95, _STAGE)
    return Evidence(
        pairs=pairs,
        scores=scores,
        shares=figures[:, PAIR_FEATURES.index("soft share, lesser")],
        best=(_best(pairs, scores, 0), _best(pairs, scores, 1)),
        similarity=similarity,
        sides=(
            _side_scores(a.here, cuts[0], seen_a, found[0], part(progress, 0.95, 0.96)),
            _side_scores(b.here, cuts[1], seen_b, found[1], part(progress, 0.96, 0.98)),
        ),
        twins=twins,
        couples=_couples((a.here, b.here), pairs, scores, twins, part(progress, 0.98, 1.0)),
    )


def _best(pairs: Pairs, scores: Scores, side: int) -> Candidates:
    """Give, for each text of a side, the few opposite with the best scores above 0, best first."""
    owners, opposite = (pairs.left, pairs.right)[:: 1 if side == 0 else -1]
    order = np.lexsort((opposite, -scores.round(6), owners))
    begins = np.repeat(pairs.starts[side][:-1], np.diff(pairs.starts[side]))
    order = order[(np.arange(len(order)) - begins < _SHORTLIST) & (scores[order] > 0.0)]
    out: list[list[tuple[int, float]]] = [[] for _ in range(pairs.shape[side])]
    found = (owners[order], opposite[order], scores[order])
    for owner, text, score in zip(*(column.tolist() for column in found), strict=True):
        out[owner].append((text, score))
    return out


def _couples(
    tables: tuple[WordTable, WordTable],
    pairs: Pairs,
    scores: Scores,
    twins: Twins,
    progress: Progress,
) -> tuple[Places, Places, Scores]:
    """Give the likely pairs of sentences that may be linked: of A, of B, their scores."""
    a, b = tables
    is_single = (a.repeats()[pairs.left] == 1) & (b.repeats()[pairs.right] == 1)
    left, right = a.first[pairs.left[is_single]], b.first[pairs.right[is_single]]
    allowed = twins.allow(left, right)
    repeated = np.flatnonzero(~is_single)
    others = list(_repeated(tables, pairs, repeated, twins, progress))
    more_left, more_right, places = (
        np.array([other[k] for other in others], dtype=np.int64) for k in range(3)
    )
    also = twins.allow(more_left, more_right)
    return (
        np.concatenate([left[allowed], more_left[also]]),
        np.concatenate([right[allowed], more_right[also]]),
        np.concatenate([scores[is_single][allowed], scores[places[also]]]),
    )


def _repeated(
    tables: tuple[WordTable, WordTable],
    pairs: Pairs,
    places: Places,
    twins: Twins,
    progress: Progress,
) -> Iterator[tuple[int, int, int]]:
    """Give the sentences of pairs of texts of which one is repeated, with the pair's place."""
    a, b = tables
    left, right = pairs.left[places].tolist(), pairs.right[places].tolist()
    of_a = {text: twins.places(Side.A, a.sentences(text)) for text in set(left)}
    of_b = {text: twins.places(Side.B, b.sentences(text)) for text in set(right)}
    for one, two, place in zip(
        tracked(left, progress, _STAGE), right, places.tolist(), strict=True
    ):
        for i, j in twins.couples(of_a[one], of_b[two]):
            yield i, j, place


def _pair_scores(
    scorer: Scorer,
    figures: Matrix,
    pairs: Pairs,
    tables: tuple[WordTable, WordTable],
    orders: tuple[Order, Order],
) -> Scores:
    """Give the probability of a link for each pair: a first look, then one with the others'."""
    is_open = tables[0].compared[pairs.left] & tables[1].compared[pairs.right]
    first = np.where(is_open, scorer.pair.probability(figures), 0.0)
    both = np.hstack([figures, pair_context(first, pairs, orders)])
    return np.where(is_open, scorer.pair_in_context.probability(both), 0.0)


def _fact_scores(
    scorer: Scorer, seen: Described, known: tuple[Facts, Order, Scores], progress: Progress
) -> Scores:
    """Give the probability that each fact is reported, in the same two looks."""
    first = scorer.fact.probability(seen.facts)
    context = fact_context(first, *known, progress)
    return scorer.fact_in_context.probability(np.hstack([seen.facts, context]))


def _clause_rows(table: WordTable, progress: Progress) -> Cuts:
    """Give the clauses of each text that have content words, as the first sentence has them."""
    reading, out = table.reading, []
    for text, i in enumerate(tracked(table.first.tolist(), progress, _STAGE)):
        rows = table.rows(text)
        words = reading.words[i]
        places = [words[k].span.start for k in table.numbers[rows].tolist()]
        found = []
        for span in clauses(reading.text, reading.sentences[i].span):
            low, high = np.searchsorted(places, (span.start, span.end))
            if high > low:
                found.append((span, slice(rows.start + int(low), rows.start + int(high))))
        out.append(found)
    return out


def _facts(table: WordTable, cuts: Cuts) -> Facts:
    return Facts.of(table.starts, [[rows for _, rows in own] for own in cuts])


def _side_scores(
    table: WordTable, cuts: Cuts, seen: Described, found: Scores, progress: Progress
) -> SideScores:
    scores = iter(found.tolist())
    of_text: list[tuple[tuple[Clause, ...], float]] = []
    texts = tracked(cuts, part(progress, 0.0, 0.8), _STAGE)
    for size, parts in zip(table.sizes().tolist(), texts, strict=True):
        own = tuple(Clause(span=s, rows=r, score=next(scores)) for s, r in parts if size)
        of_text.append((own, next(scores) if size else 0.0))
    progress(0.8, _STAGE)
    starts = [sentence.span.start for sentence in table.reading.sentences]
    found_clauses, whole = [], []
    for number, text in enumerate(table.text_of.tolist()):
        parts, score = of_text[text]
        by = starts[number] - starts[table.first[text]]
        found_clauses.append(_moved(parts, by) if by else parts)
        whole.append(score)
    return SideScores(clauses=tuple(found_clauses), whole=tuple(whole), nearest=seen.nearest)


def _moved(parts: Sequence[Clause], by: int) -> tuple[Clause, ...]:
    return tuple(
        replace(part, span=Span(start=part.span.start + by, end=part.span.end + by))
        for part in parts
    )
