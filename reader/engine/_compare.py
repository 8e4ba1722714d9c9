"""The pipeline: two articles and settings become a Comparison.

segment -> encode -> similarity -> align -> coverage -> quotations, conflicts, framing.
A pure function: no files, clock, environment or random numbers; all order is fixed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from reader.core import (
    Analysis,
    Article,
    Comparison,
    Correction,
    CorrectionKind,
    Link,
    Origin,
    Progress,
    Provenance,
    QuotePair,
    Relation,
    Settings,
    Side,
    Span,
    part,
    silent,
)
from reader.engine._align import Evidence, find_links, link_between, mark_moved, weigh
from reader.engine._attribution import attributions
from reader.engine._conflicts import conflicts
from reader.engine._coverage import coverage_of
from reader.engine._encoder import Encoded, Encoder
from reader.engine._framing import framing
from reader.engine._lexicons import Lexicons
from reader.engine._quotations import quotations
from reader.engine._quotes import quote_pairs
from reader.engine._reading import Reading
from reader.engine._scorer import Scorer
from reader.engine._segment import segment
from reader.engine._similarity import compare_tables, word_table
from reader.engine._wording import Marker
from reader.engine._words import words_in

ENGINE_VERSION = "1"

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the engine was taught: word lists, made ready for search, and the fitted scorer."""

    lexicons: Lexicons
    marker: Marker
    scorer: Scorer

    @classmethod
    def parse(cls, *, lexicons: Mapping[str, bytes], scorer: bytes) -> "Knowledge":
        """Read word lists (`{name: bytes}`) and weights. Raises `ReaderError`."""
        lists = Lexicons.parse(lexicons)
        return cls(lexicons=lists, marker=Marker.of(lists), scorer=Scorer.parse(scorer))


@np.errstate(invalid="ignore")  # vector code of BLAS may raise the flag with no NaN about
def compare(
    left: Article,
    right: Article,
    settings: Settings,
    *,
    encoder: Encoder,
    knowledge: Knowledge,
    corrections: Sequence[Correction] = (),
    progress: Progress = silent,
) -> Comparison:
    """Compare two articles; equal arguments give an equal result.

    `left` is side A, `right` side B. `progress` is called at least every 50 ms of work
    and may raise `Cancelled`, which passes through. Corrections go before what the
    engine finds.
    """
    a = read(left, knowledge, part(progress, 0.0, 0.03))
    b = read(right, knowledge, part(progress, 0.03, 0.06))
    evidence = _evidence(a, b, encoder, knowledge, part(progress, 0.06, 0.8))
    quotes = _quotes(a, b, evidence, part(progress, 0.8, 0.82))
    links = find_links((a, b), evidence, quotes, settings, part(progress, 0.82, 0.9))
    links = _corrected((a, b), links, corrections, evidence)
    coverage = (
        coverage_of(Side.A, evidence, links, settings, part(progress, 0.9, 0.92)),
        coverage_of(Side.B, evidence, links, settings, part(progress, 0.92, 0.94)),
    )
    conflicting = conflicts(a, b, links, settings, progress=part(progress, 0.94, 0.97))
    framed = framing(a, b, links, settings, evidence.pairs, progress=part(progress, 0.97, 1.0))
    resources = (*encoder.resources, knowledge.scorer.resource, *knowledge.lexicons.resources)
    progress(1.0, "Done")
    return Comparison(
        articles=(left, right),
        analyses=(_analysis(a), _analysis(b)),
        links=links,
        coverage=coverage,
        conflicts=conflicting,
        quotes=quotes,
        framing=framed,
        provenance=Provenance(
            app="", engine=ENGINE_VERSION, settings=settings, resources=resources
        ),
        notices=(*left.warnings, *right.warnings),
    )


def read(article: Article, knowledge: Knowledge, progress: Progress = silent) -> Reading:
    """Read one article by itself: sentences, words, quotations, attributions, wording."""
    progress(0.0, "Reading")
    sentences = segment(article)
    quoted, marker = quotations(article), knowledge.marker
    return Reading(
        article=article,
        sentences=sentences,
        words=tuple(words_in(article.text, sentence.span) for sentence in sentences),
        quotations=quoted,
        attributions=attributions(
            article, sentences, quoted, marker.reporting, part(progress, 0.2, 0.6)
        ),
        wording=marker.wording(article, sentences, part(progress, 0.6, 1.0)),
    )


def _analysis(reading: Reading) -> Analysis:
    return Analysis(
        sentences=reading.sentences,
        attributions=reading.attributions,
        wording=reading.wording,
    )


def _evidence(
    a: Reading, b: Reading, encoder: Encoder, knowledge: Knowledge, progress: Progress
) -> Evidence:
    total = max(1, len(a.sentences) + len(b.sentences))
    share = len(a.sentences) / total
    codes_a = _encode(a, encoder, part(progress, 0.0, 0.9 * share))
    codes_b = _encode(b, encoder, part(progress, 0.9 * share, 0.9))
    tables = (
        word_table(a, codes_a, encoder.dimensions),
        word_table(b, codes_b, encoder.dimensions),
    )
    similarity = compare_tables(*tables, part(progress, 0.9, 0.95))
    return weigh(similarity, knowledge.scorer, part(progress, 0.95, 1.0))


def _quotes(
    a: Reading, b: Reading, evidence: Evidence, progress: Progress
) -> tuple[QuotePair, ...]:
    """Pair quotations, but not across sentences that both stand whole in the other article."""
    pairs = quote_pairs(a, b, evidence.similarity[0].cosine.astype(np.float64), progress)
    allowed = evidence.twins.allowed
    return tuple(pair for pair in pairs if allowed[pair.a.sentence, pair.b.sentence])


def _encode(reading: Reading, encoder: Encoder, progress: Progress) -> tuple[Encoded, ...]:
    """Encode the sentences that are compared; the others get no likeness to anything."""
    wanted = [s for s in reading.sentences if s.kind.is_compared]
    codes = iter(encoder.encode([s.span.of(reading.text) for s in wanted], progress))
    blank = Encoded.blank(encoder.dimensions)
    return tuple(next(codes) if s.kind.is_compared else blank for s in reading.sentences)


def _corrected(
    sides: tuple[Reading, Reading],
    links: tuple[Link, ...],
    corrections: Sequence[Correction],
    evidence: Evidence,
) -> tuple[Link, ...]:
    """Apply the reader's own links and unlinks, in the order they were made."""
    for correction in corrections:
        mine, yours = _reached(sides[0], correction.a), _reached(sides[1], correction.b)
        links = tuple(
            link for link in links if not (set(mine) & set(link.a) and set(yours) & set(link.b))
        )
        if correction.kind is CorrectionKind.LINK and mine and yours:
            own = replace(_between(sides, mine, yours, evidence), score=1.0, by=Origin.READER)
            links = tuple(sorted((*links, own), key=lambda link: (link.a, link.b)))
    return mark_moved(links) if corrections else links


def _between(
    sides: tuple[Reading, Reading], mine: Numbers, yours: Numbers, evidence: Evidence
) -> Link:
    """Link some sentences of A and some of B; of one each, the words show how they relate."""
    if len(mine) == len(yours) == 1:
        return link_between(sides, (mine[0], yours[0]), evidence)
    return Link(a=mine, b=yours, relation=Relation.REWORDED, score=1.0)


def _reached(reading: Reading, span: Span) -> Numbers:
    return tuple(i for i, s in enumerate(reading.sentences) if s.span.overlaps(span))
