"""The pipeline: two articles and settings become a Comparison.

segment -> encode -> similarity -> align -> coverage -> quotations, conflicts, framing.
A pure function: no files, clock, environment or random numbers; all order is fixed.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from reader.core import (
    Analysis,
    Article,
    Comparison,
    Correction,
    Link,
    Progress,
    Provenance,
    QuotePair,
    Resource,
    Sentence,
    Settings,
    Side,
    part,
    silent,
    tracked,
)
from reader.engine._align import find_links, near_links, with_differing
from reader.engine._attribution import attributions
from reader.engine._bearers import bearers
from reader.engine._beside import Beside
from reader.engine._conflicts import conflicts, scenes_of
from reader.engine._corrections import Hand
from reader.engine._coverage import coverage_of
from reader.engine._decisions import decided
from reader.engine._encoder import Encoder
from reader.engine._evidence import Evidence, weigh
from reader.engine._figure_matters import figures_of_both
from reader.engine._figures import figures_by_sentence
from reader.engine._framing import framing
from reader.engine._grids import CosineGrid
from reader.engine._last_pair import LastPair
from reader.engine._lexicons import Lexicons
from reader.engine._names import runs_in
from reader.engine._nearest import NearestWords
from reader.engine._quotations import quotations
from reader.engine._quotes import quote_pairs
from reader.engine._reading import Reading
from reader.engine._scorer import Scorer
from reader.engine._segment import segment
from reader.engine._similarity import compare_tables
from reader.engine._tables import WordTable, word_table
from reader.engine._tellings import tellings
from reader.engine._twins import Twins, forms_by_sentence
from reader.engine._utterances import direct_utterances, indirect_utterances
from reader.engine._vectors import Vectors
from reader.engine._wording import Marker
from reader.engine._words import words_in

ENGINE_VERSION = "9"  # rises with every change of results: a golden test keeps watch
_READING = "Reading"
_MOST_READINGS = 4
_NEEDS_NO_VECTORS = (
    forms_by_sentence,
    direct_utterances,
    indirect_utterances,
    scenes_of,
    tellings,
    runs_in,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the engine was taught: word lists, made ready for search, and the fitted scorer.

    With it are kept the readings of the last few articles, each a matter of its article and
    this knowledge alone, and what the last two gave together. Not for two callers at once.
    """

    lexicons: Lexicons
    marker: Marker
    scorer: Scorer
    readings: OrderedDict[Article, Reading] = field(
        default_factory=OrderedDict, repr=False, compare=False
    )
    last_pair: LastPair = field(default_factory=LastPair, repr=False, compare=False)

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
    hand = Hand.of(corrections, left, right)
    left, right = hand.article(Side.A, left), hand.article(Side.B, right)
    with Beside() as beside:
        vectors = Vectors(encoder, beside)
        a, b = _both_read((left, right), hand, vectors, knowledge, part(progress, 0.0, 0.1))
        tables = knowledge.last_pair.tables(
            (a, b),
            encoder.resources,
            lambda: _tables(a, b, encoder, vectors, part(progress, 0.1, 0.7)),
        )
    quotes, evidence = _weighed(tables, hand, knowledge, part(progress, 0.7, 0.82))
    links = find_links((a, b), evidence, quotes, settings, part(progress, 0.82, 0.9))
    links = hand.links((a, b), links, evidence)
    near = near_links(evidence, links, hand.settled((a, b)))
    conflicting = conflicts(a, b, links, settings, near=near, progress=part(progress, 0.9, 0.93))
    links = with_differing((a, b), links, conflicting, evidence, part(progress, 0.93, 0.935))
    judge = knowledge.scorer, settings.coverage_threshold
    coverage = (
        coverage_of(Side.A, evidence, links, judge, part(progress, 0.935, 0.95)),
        coverage_of(Side.B, evidence, links, judge, part(progress, 0.95, 0.97)),
    )
    framed = framing(a, b, links, settings, evidence.grid, progress=part(progress, 0.97, 0.99))
    analyses = _analyses((a, b), links, part(progress, 0.99, 1.0))
    progress(1.0, "Done")
    result = Comparison(
        articles=(left, right),
        analyses=analyses,
        links=links,
        coverage=coverage,
        conflicts=conflicting,
        quotes=quotes,
        framing=framed,
        provenance=Provenance(
            app="",
            engine=ENGINE_VERSION,
            settings=settings,
            resources=resources_of(encoder, knowledge),
        ),
        notices=(*left.warnings, *right.warnings),
    )
    return decided(result, hand)


def resources_of(encoder: Encoder, knowledge: Knowledge) -> tuple[Resource, ...]:
    """Give the models and word lists that a comparison is made with, by name and digest."""
    return (*encoder.resources, knowledge.scorer.resource, *knowledge.lexicons.resources)


def _both_read(
    articles: tuple[Article, Article],
    hand: Hand,
    vectors: Vectors,
    knowledge: Knowledge,
    progress: Progress,
) -> tuple[Reading, Reading]:
    """Read both articles, and all in them that needs no vectors: these are made meanwhile."""
    fresh = [article for article in articles if article not in knowledge.readings]
    reports = part(progress, 0.0, 0.03), part(progress, 0.03, 0.06)
    cuts = {a: segment(a, report) for a, report in zip(fresh, reports, strict=False)}
    vectors.begin(cuts.items())
    a, b = (
        hand.reading(side, read(articles[side], knowledge, report, cuts.get(articles[side])))
        for side, report in (
            (Side.A, part(progress, 0.06, 0.33)),
            (Side.B, part(progress, 0.33, 0.6)),
        )
    )
    for number, work in enumerate(_NEEDS_NO_VECTORS):
        for side, reading in enumerate((a, b)):
            low = 0.6 + 0.4 * (2 * number + side) / (2 * len(_NEEDS_NO_VECTORS))
            work(reading, part(progress, low, low + 0.2 / len(_NEEDS_NO_VECTORS)))
    return a, b


def read(
    article: Article,
    knowledge: Knowledge,
    progress: Progress = silent,
    sentences: tuple[Sentence, ...] | None = None,
) -> Reading:
    """Read one article by itself: sentences, words, quotations, attributions, wording.

    `sentences` are those of `segment`, if they are known. What was read lately is kept.
    """
    progress(0.0, _READING)
    readings = knowledge.readings
    if article not in readings:
        cut = segment(article, part(progress, 0.0, 0.1)) if sentences is None else sentences
        readings[article] = _read(article, cut, knowledge, part(progress, 0.1, 1.0))
    readings.move_to_end(article)
    while len(readings) > _MOST_READINGS:
        readings.popitem(last=False)
    return readings[article]


def _read(
    article: Article, sentences: tuple[Sentence, ...], knowledge: Knowledge, progress: Progress
) -> Reading:
    marker = knowledge.marker
    quoted = quotations(article, part(progress, 0.0, 0.05))
    split = tracked(sentences, part(progress, 0.05, 0.1), _READING)
    return Reading(
        article=article,
        sentences=sentences,
        words=tuple(words_in(article.text, sentence.span) for sentence in split),
        figures=figures_by_sentence(article, sentences, part(progress, 0.1, 0.2)),
        quotations=quoted,
        attributions=attributions(
            article, sentences, quoted, marker.reporting, part(progress, 0.2, 0.6)
        ),
        wording=marker.wording(article, sentences, part(progress, 0.6, 1.0)),
    )


def _analyses(
    readings: tuple[Reading, Reading], links: Sequence[Link], progress: Progress
) -> tuple[Analysis, Analysis]:
    """Keep what was read in either article; figures and names are numbered over both."""
    figures = figures_of_both(readings, links, part(progress, 0.0, 0.3))
    borne = bearers(*readings, part(progress, 0.3, 1.0))
    a, b = (
        Analysis(
            sentences=reading.sentences,
            attributions=own.attributions,
            wording=reading.wording,
            figures=found,
            names=own.names,
        )
        for reading, found, own in zip(readings, figures, borne, strict=True)
    )
    return a, b


def _tables(
    a: Reading, b: Reading, encoder: Encoder, vectors: Vectors, progress: Progress
) -> tuple[WordTable, WordTable]:
    """Give both articles' words, with their vectors."""
    vectors.begin([(side.article, side.sentences) for side in (a, b)])
    cut = len(a.sentences) / max(1, len(a.sentences) + len(b.sentences))
    one, two = (
        word_table(reading, vectors.of(reading, made), encoder, gathered)
        for reading, made, gathered in (
            (a, part(progress, 0.0, 0.98 * cut), part(progress, 0.98 * cut, cut)),
            (b, part(progress, cut, 0.99), part(progress, 0.99, 1.0)),
        )
    )
    return one, two


def _weighed(
    tables: tuple[WordTable, WordTable], hand: Hand, knowledge: Knowledge, progress: Progress
) -> tuple[tuple[QuotePair, ...], Evidence]:
    """Pair the quotations and score all sentences; what the settings leave alone is kept."""
    last = knowledge.last_pair
    with Beside() as beside:
        nearest = None if last.has_evidence(tables) else NearestWords.begun(tables, beside)
        twins = Twins.of(tables[0].reading, tables[1].reading, part(progress, 0.0, 0.05))
        quotes = _quotes(tables, twins, hand, part(progress, 0.05, 0.15))
        spoken = [(pair.a.sentence, pair.b.sentence) for pair in quotes]
        evidence = last.evidence(
            tables,
            spoken,
            lambda: weigh(
                compare_tables(*tables, part(progress, 0.15, 0.2)),
                knowledge.scorer,
                twins,
                spoken,
                part(progress, 0.2, 1.0),
                nearest=nearest,
            ),
        )
    return quotes, evidence


def _quotes(
    tables: tuple[WordTable, WordTable], twins: Twins, hand: Hand, progress: Progress
) -> tuple[QuotePair, ...]:
    """Pair quotations, but not across sentences that both stand whole in the other article."""
    a, b = tables
    likeness = hand.likeness((a.reading, b.reading), CosineGrid(a=a, b=b))
    pairs = quote_pairs(a.reading, b.reading, likeness, progress)
    left, right = (
        np.array([passage.sentence for passage in side], dtype=np.int64)
        for side in ([pair.a for pair in pairs], [pair.b for pair in pairs])
    )
    allowed = twins.allow(left, right)
    return tuple(pair for pair, is_allowed in zip(pairs, allowed, strict=True) if is_allowed)
