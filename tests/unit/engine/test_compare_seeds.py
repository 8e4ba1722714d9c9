"""The example pair with the real encoder: what must be found in it, and the laws of any pair."""

import itertools
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.app import seed_pair
from reader.core import (
    Article,
    BlockKind,
    Comparison,
    Cut,
    FramingKind,
    QuotePair,
    Side,
    Status,
)
from reader.sources import open_article
from tests.effort import slowness
from tests.real_engine import really_compared
from tests.unit.engine import laws
from tests.unit.engine.stand_in import knowledge

LONGEST_SILENCE = 0.05  # seconds of work between two reports, on a machine as fast as ours

Engine = Callable[..., Comparison]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return really_compared


@pytest.fixture(scope="module")
def comparison(engine: Engine) -> Comparison:
    return engine(*seeds())


@cache
def seeds() -> tuple[Article, Article]:
    """Open the example pair as the program does."""
    left, right = (open_article(path) for path in seed_pair())
    return left, right


def sentence_with(comparison: Comparison, side: Side, words: str) -> int:
    texts = range(len(comparison.analyses[side].sentences))
    return next(n for n in texts if words in comparison.sentence_text(side, n))


def only_here(comparison: Comparison, side: Side) -> str:
    """Give all that one side alone reports: omitted sentences and missing spans."""
    text = comparison.articles[side].text
    found = []
    for row in comparison.coverage[side]:
        if row.status is Status.OMITTED:
            found.append(comparison.sentence_text(side, row.sentence))
        found += [part.span.of(text) for part in row.missing]
    return "\n".join(found)


def quote_with(comparison: Comparison, side: Side, words: str) -> QuotePair:
    text = comparison.articles[side].text
    return next(q for q in comparison.quotes if words in (q.a, q.b)[side].span.of(text))


# --------------------------------------------------------------- what readers must see


def test_the_presidents_quotation_is_trimmed_in_the_first_article(comparison: Comparison) -> None:
    pair = quote_with(comparison, Side.A, "When they stop people")
    assert pair.cut is Cut.TRIMMED
    assert "they give them to us" in pair.b.span.of(comparison.articles[Side.B].text)
    assert len(pair.a.span) < len(pair.b.span)


def test_eight_hundred_guards_agree(comparison: Comparison) -> None:
    numbers = [sentence_with(comparison, side, "800 National Guard") for side in Side]
    assert any(numbers[0] in x.a and numbers[1] in x.b for x in comparison.links)
    for side in Side:
        text = comparison.articles[side].text
        assert not any("800" in (c.a, c.b)[side].span.of(text) for c in comparison.conflicts)
        assert "800" not in only_here(comparison, side)
        assert "National Guard" not in only_here(comparison, side)


def test_the_attorney_generals_quotation_is_indirect_in_the_first(comparison: Comparison) -> None:
    pair = quote_with(comparison, Side.B, "Let me be crystal clear")
    assert pair.cut is Cut.INDIRECT
    assert "the end of crime" in pair.a.span.of(comparison.articles[Side.A].text)


@pytest.mark.parametrize(
    "words",
    [
        "mass deportation",
        "a key campaign promise",
        "raids this year in major cities",
        "mass protests in Los Angeles",
        "An ICE-branded GMC SUV and Ford pickup truck parked at the Capitol",
    ],
)
def test_only_in_the_second(comparison: Comparison, words: str) -> None:
    assert words in only_here(comparison, Side.B)


def test_that_many_are_left_to_speculate_stands_only_in_the_first(comparison: Comparison) -> None:
    assert "leaving many to speculate" in only_here(comparison, Side.A)


def test_the_photographers_credit_is_no_fact(comparison: Comparison) -> None:
    number = sentence_with(comparison, Side.B, "Getty Images")
    assert comparison.coverage[Side.B][number].status is Status.NOFACT


def test_insisted_against_firm_claim_is_another_attribution(comparison: Comparison) -> None:
    texts = [article.text for article in comparison.articles]
    found = {
        (f.a.span.of(texts[0]), f.b.span.of(texts[1]), f.kind)
        for f in comparison.framing
        if f.a and f.b
    }
    assert ("firm claim", "insisted", FramingKind.ATTRIBUTION) in found


def test_no_boilerplate_is_called_an_omission(comparison: Comparison) -> None:
    for side in Side:
        for row in comparison.coverage[side]:
            if comparison.analyses[side].sentences[row.sentence].kind is BlockKind.BOILERPLATE:
                assert (row.status, row.missing) == (Status.NOFACT, ())
    kinds = {s.kind for s in comparison.analyses[Side.B].sentences}
    assert BlockKind.BOILERPLATE in kinds


# ------------------------------------------------------------------------------- laws


@pytest.fixture(scope="module", params=Side, ids=["first", "second"])
def against_itself(request: pytest.FixtureRequest, engine: Engine) -> Comparison:
    article = seeds()[request.param]
    return engine(article, article)


def test_a_seed_against_itself_is_the_same_throughout(against_itself: Comparison) -> None:
    laws.all_is_same(against_itself)


def test_swapping_the_seeds_mirrors_the_result(engine: Engine, comparison: Comparison) -> None:
    left, right = seeds()
    laws.sides_mirror(comparison, engine(right, left))


def test_equal_arguments_give_an_equal_result(engine: Engine, comparison: Comparison) -> None:
    assert engine(*seeds()) == comparison
    laws.survives_pickling(comparison)


parts = st.tuples(
    *[st.sets(st.integers(0, len(article.blocks) - 1), min_size=1) for article in seeds()]
)


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(parts)
def test_the_laws_hold_for_any_parts_of_the_seeds(
    engine: Engine, chosen: tuple[set[int], set[int]]
) -> None:
    left, right = (
        replace(article, blocks=tuple(article.blocks[n] for n in sorted(numbers)))
        for article, numbers in zip(seeds(), chosen, strict=True)
    )
    comparison = engine(left, right)
    laws.every_sentence_is_linked_or_alone(comparison)
    laws.every_span_lies_inside(comparison)
    laws.conflicts_are_linked(comparison)
    laws.missing_facts_are_in_order(comparison)
    laws.nearest_candidates_are_compared(comparison)
    laws.scores_are_shares(comparison)
    laws.sides_mirror(comparison, engine(right, left))


@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, len(seeds()[1].blocks) - 1))
def test_a_paragraph_less_takes_no_same_sentence_from_the_others(
    engine: Engine, dropped: int
) -> None:
    whole = seeds()[1]
    less = replace(whole, blocks=tuple(b for n, b in enumerate(whole.blocks) if n != dropped))
    before, after = engine(less, whole), engine(whole, whole)
    assert laws.same_texts(before, Side.A) <= laws.same_texts(after, Side.A)


# --------------------------------------------------------------------------- progress


def test_progress_is_reported_at_least_every_fifty_milliseconds_of_work(engine: Engine) -> None:
    engine(*seeds())  # the vectors of the sentences are now known: what is left is the engine's own
    best = min(_longest_silence(engine) for _ in range(3))
    assert best < LONGEST_SILENCE * slowness()


def _longest_silence(engine: Engine) -> float:
    """Measure this thread's own work, which other programs do not lengthen."""
    knowledge().readings.clear()
    times = [time.thread_time()]
    engine(*seeds(), progress=lambda share, stage: times.append(time.thread_time()))
    times.append(time.thread_time())
    return max(b - a for a, b in itertools.pairwise(times))
