"""What must hold for any two articles; the encoder is a stand-in, all else is real."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core import (
    Article,
    BlockKind,
    Cancelled,
    Comparison,
    Progress,
    Resource,
    Settings,
    Side,
    silent,
)
from reader.engine import Encoded, compare
from tests.factories import draft
from tests.unit.engine import laws
from tests.unit.engine.stand_in import StandIn, article, compared, knowledge

SENTENCES = (
    "The water board will drain the reservoir behind Verrin dam from Monday.",
    "Divers found a crack of 14 metres in the eastern wall during an inspection in February.",
    "Divers had seen a crack of 9 metres in the wall on its eastern side in February.",
    "“We will not gamble with lives, and we will not wait for summer,” said Mara Olsen.",
    "“We will not gamble with lives,” Olsen said.",
    "Olsen insisted that the board would not gamble with lives.",
    "The work is expected to cost 23 million crowns, of which the state will pay half.",
    "The repair could cost as much as 25 million crowns, the engineers warned.",
    "Farmers in the lower valley claimed that nobody had warned them.",
    "Growers below the dam said on Thursday that no one had told them.",
    "Tankers will bring drinking water to 1,400 households, and schools will stay open.",
    "Tankers are to supply drinking water to all homes under the dam.",
    "A devastating report by an engineer asked for a survey last autumn.",
    "The dam was built in 1958 and was last repaired in 1994.",
    "The dam was built in 1958 but was never repaired.",
    "Was it safe?",
    "Police shot a dog near the gate on 3 March 2024.",
    "A dog was shot near the gate on 4 March 2024.",
    "The mayor denied the report.",
    "The mayor did not deny the report.",
    "That is a great step.",
    "Nobody was hurt…",
)
KINDS = (BlockKind.PARAGRAPH,) * 5 + (
    BlockKind.STANDFIRST,
    BlockKind.CAPTION,
    BlockKind.BOILERPLATE,
    BlockKind.BYLINE,
    BlockKind.LIST,
    BlockKind.QUOTE,
)
_words = st.lists(st.sampled_from("the dam board 14 said Olsen not crack may".split()), min_size=1)
_sentence = st.sampled_from(SENTENCES) | _words.map(lambda w: " ".join(w[:9]) + ".")
_block = st.tuples(st.sampled_from(KINDS), st.lists(_sentence, min_size=1, max_size=3))
_paragraph = st.tuples(st.just(BlockKind.PARAGRAPH), st.lists(_sentence, min_size=1, max_size=3))
_headline = st.tuples(st.just(BlockKind.HEADLINE), st.lists(_sentence, min_size=1, max_size=1))
_drafts = st.tuples(_headline, st.lists(_block, max_size=6)).map(lambda d: (d[0], *d[1]))
articles = _drafts.map(lambda blocks: draft(blocks).article)
quick = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


# ------------------------------------------------------------------- any two articles


@quick
@given(articles, articles)
def test_every_compared_sentence_is_linked_or_only_here(left: Article, right: Article) -> None:
    laws.every_sentence_is_linked_or_alone(compared(left, right))


@quick
@given(articles, articles)
def test_every_span_lies_inside_its_text_and_sentence(left: Article, right: Article) -> None:
    comparison = compared(left, right)
    laws.every_span_lies_inside(comparison)
    laws.conflicts_are_linked(comparison)
    laws.missing_facts_are_in_order(comparison)


@quick
@given(articles, articles)
def test_candidates_and_scores_are_well_formed(left: Article, right: Article) -> None:
    comparison = compared(left, right)
    laws.nearest_candidates_are_compared(comparison)
    laws.scores_are_shares(comparison)


@quick
@given(articles)
def test_an_article_against_itself_is_the_same_throughout_and_yields_no_finding(
    one: Article,
) -> None:
    laws.all_is_same(compared(one, one))


@quick
@given(articles, articles)
def test_swapping_the_sides_mirrors_the_result(left: Article, right: Article) -> None:
    laws.sides_mirror(compared(left, right), compared(right, left))


def test_quotations_that_can_be_matched_in_two_ways_are_matched_alike_from_both_sides() -> None:
    wall = "“We will not spare the pupil, and the wall will stay empty,” said Lund Holm."
    farmer = "“We will not reject the farmer, and the pupil will stay empty,” said Holm Ewing."
    left = draft([(BlockKind.PARAGRAPH, [wall, *["The farmer rejected a boat."] * 3])]).article
    right = draft(
        [(BlockKind.PARAGRAPH, [farmer, *["The wall of a boat was spared."] * 3])]
    ).article
    laws.sides_mirror(compared(left, right), compared(right, left))


@quick
@given(_drafts, articles, _paragraph, st.integers(0, 6))
def test_a_paragraph_more_on_one_side_takes_no_same_link_from_another_sentence(
    blocks: tuple[tuple[BlockKind, list[str]], ...],
    right: Article,
    added: tuple[BlockKind, list[str]],
    place: int,
) -> None:
    place = min(len(blocks), 1 + place)
    before = compared(draft(blocks).article, right)
    after = compared(draft((*blocks[:place], added, *blocks[place:])).article, right)
    for side in Side:
        assert laws.same_texts(before, side) <= laws.same_texts(after, side)


# --------------------------------------------------------------------- a pure function


@quick
@given(articles, articles)
def test_equal_arguments_give_an_equal_result_that_survives_pickling(
    left: Article, right: Article
) -> None:
    comparison = compared(left, right)
    assert compared(left, right) == comparison
    laws.survives_pickling(comparison)


def test_settings_and_resources_are_noted_for_repeating() -> None:
    left, right = article("paragraph: One dam."), article("paragraph: Two dams.")
    chosen = Settings(link_threshold=0.4)
    provenance = compared(left, right, chosen).provenance
    assert provenance.settings == chosen
    assert {r.name for r in provenance.resources} >= {"stand-in", "scorer.json", "loaded", "hedges"}
    assert all(len(r.sha256) == 64 for r in provenance.resources)


@pytest.mark.parametrize("threshold", [0.0, 1.0])
def test_the_ends_of_every_threshold_work(threshold: float) -> None:
    left, right = (article(f"headline: {SENTENCES[n]}\n\nbyline: By Ida Brandt") for n in (1, 2))
    chosen = Settings(
        link_threshold=threshold,
        coverage_threshold=threshold,
        conflict_threshold=threshold,
        framing_threshold=threshold,
    )
    comparison = compared(left, right, chosen)
    assert (0,) in {link.a for link in comparison.links}
    assert laws.linked_sentences(comparison, Side.A) == {0}  # and not the byline


def test_warnings_about_both_articles_are_handed_on() -> None:
    one = replace(article("paragraph: Un barrage."), warnings=("It is in French.",))
    two = replace(article("paragraph: Ein Damm."), warnings=("It is in German.",))
    assert compared(one, two).notices == ("It is in French.", "It is in German.")


# ------------------------------------------------------------------ progress and cancel


def test_progress_runs_from_nothing_to_all() -> None:
    seen: list[float] = []
    left, right = (draft([(BlockKind.PARAGRAPH, SENTENCES[n:])]).article for n in (0, 3))
    compared(left, right, progress=lambda share, stage: seen.append(share))
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0.0, 1.0)


def test_calling_off_at_any_report_passes_through() -> None:
    left, right = (draft([(BlockKind.PARAGRAPH, SENTENCES[n::3])]).article for n in (0, 1))
    last = 0
    while _is_called_off(left, right, last):
        last += 5
    assert last > 200


def _is_called_off(left: Article, right: Article, last: int) -> bool:
    """Compare until so many reports have come; tell whether that many did."""
    left_over = iter(range(last))

    def stop(_share: float, _stage: str, /) -> None:
        if next(left_over, None) is None:
            raise Cancelled

    knowledge().readings.clear()
    try:
        compared(left, right, progress=stop)
    except Cancelled:
        return True
    return False


def test_an_article_seen_lately_is_not_read_again() -> None:
    left, right = (draft([(BlockKind.PARAGRAPH, SENTENCES[n::2])]).article for n in (0, 1))
    knowledge().readings.clear()
    first = compared(left, right)
    kept = dict(knowledge().readings)
    assert list(kept) == [left, right]
    assert compared(left, right, Settings(link_threshold=0.9)) != first
    assert compared(left, right) == first
    assert all(knowledge().readings[article] is reading for article, reading in kept.items())


class Counting(StandIn):
    """Count how often vectors are asked for."""

    def __init__(self, digest: str = "0") -> None:
        self.asked = 0
        self.resources = (Resource(name="stand-in", sha256=digest * 64),)

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> tuple[Encoded, ...]:
        self.asked += 1
        return super().encode(texts, progress)


def test_the_pair_seen_last_is_weighed_once_whatever_the_settings() -> None:
    left, right = (draft([(BlockKind.PARAGRAPH, SENTENCES[n::2])]).article for n in (0, 1))
    encoder = Counting()

    def found(link: float, *, is_new: bool) -> Comparison:
        if is_new:
            knowledge().readings.clear()
        settings = Settings(link_threshold=link)
        return compare(left, right, settings, encoder=encoder, knowledge=knowledge())

    knowledge().readings.clear()
    first = found(0.5, is_new=False)
    again = [found(link, is_new=False) for link in (0.5, 0.1, 0.9)]
    assert encoder.asked == 1
    assert again == [found(link, is_new=True) for link in (0.5, 0.1, 0.9)]
    assert again[0] == first


def test_the_pair_seen_last_is_weighed_anew_by_another_encoder_and_turned_round() -> None:
    left, right = (draft([(BlockKind.PARAGRAPH, SENTENCES[n::2])]).article for n in (0, 1))
    knowledge().readings.clear()
    for encoder in (Counting("1"), Counting("2"), Counting("1")):
        compare(left, right, Settings(), encoder=encoder, knowledge=knowledge())
        assert encoder.asked == 1
    turned = Counting("1")
    compare(right, left, Settings(), encoder=turned, knowledge=knowledge())
    assert turned.asked == 1


def test_the_readings_of_a_few_articles_are_kept() -> None:
    for number in range(9):
        compared(article(f"paragraph: Dam {number} broke."), article("paragraph: It rains."))
    texts = [one.text for one in knowledge().readings]
    assert len(texts) == 4
    assert texts[-2:] == ["Dam 8 broke.", "It rains."]
