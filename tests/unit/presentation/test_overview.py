"""The overview: what it counts is what the comparison holds, and all of it leads somewhere."""

import pytest

from reader.core import Comparison, Side
from reader.presentation import Lead, Overview, Role, findings_of, overview_of
from tests.effort import slowness, work
from tests.factories import draft, large_comparison, parse, plain_comparison, sample_comparison


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return sample_comparison()


@pytest.fixture(scope="module")
def overview(comparison: Comparison) -> Overview:
    return overview_of(comparison)


def leads_of(overview: Overview) -> list[Lead]:
    return [
        *(lead for row in overview.counts for lead in row.leads),
        *(part.lead for bar in overview.bars for part in bar.parts),
        *(slope.lead for slope in overview.slopes),
        *(lead for row in overview.voices for lead in row.leads),
        *(row.lead for side in overview.omissions for row in side),
    ]


def test_counts_are_of_sentences_and_details(overview: Overview) -> None:
    counts = {row.role: (row.numbers, row.details) for row in overview.counts}
    assert list(counts) == list(Role)
    assert counts[Role.MOVED] == ((1, 1), (0, 0))
    assert counts[Role.REWORDED] == ((5, 6), (0, 0))
    assert counts[Role.CONFLICT] == ((2, 2), (2, 2))
    assert counts[Role.FRAMING] == ((3, 3), (0, 0))


def test_a_count_is_said_in_words(overview: Overview) -> None:
    row = next(row for row in overview.counts if row.role is Role.ONLY_HERE)
    assert row.leads[Side.A].words == "Only here in A: 4 sentences and 1 detail"


def test_every_compared_word_is_in_one_part_of_a_bar(overview: Overview) -> None:
    for bar in overview.bars:
        assert sum(part.share.words for part in bar.parts) == bar.words
        assert sum(part.portion for part in bar.parts) == pytest.approx(1)


def test_a_slope_goes_from_place_to_place(overview: Overview) -> None:
    far = next(slope for slope in overview.slopes if slope.role is Role.MOVED)
    assert far.is_far
    assert far.heights[Side.A] > 0.9
    assert far.heights[Side.B] < 0.2
    assert "paragraph 7 of 7 in A, paragraph 2 of 6 in B" in far.lead.words
    assert len(overview.slopes) == 10


def test_ticks_stand_at_the_blocks(overview: Overview) -> None:
    for ticks in overview.ticks:
        assert ticks[0].label == "head"
        assert [tick.label for tick in ticks[1:]] == [str(n) for n in range(1, len(ticks))]
        heights = [tick.height for tick in ticks]
        assert heights == sorted(heights)
        assert heights[0] == 0 < heights[-1] < 1


def test_omissions_come_by_weight(comparison: Comparison, overview: Overview) -> None:
    weights = {finding.key: finding.weight for finding in findings_of(comparison)}
    for side in Side:
        rows = [weights[row.lead.finding or ""] for row in overview.omissions[side]]
        assert rows == sorted(rows, reverse=True)
        assert 0 < len(rows) <= 5


def test_all_leads_lead_to_what_is_there(comparison: Comparison, overview: Overview) -> None:
    keys = {finding.key for finding in findings_of(comparison)}
    for lead in leads_of(overview):
        assert lead.words
        assert lead.finding is None or lead.finding in keys
        counts_nothing = ": 0 " in lead.words
        assert lead.finding or any(lead.spans) or counts_nothing


def test_there_is_no_score_and_no_verdict(overview: Overview) -> None:
    words = " ".join(lead.words for lead in leads_of(overview)).casefold()
    for verdict in ("bias", "score", "lean", "reliab", "trust"):
        assert verdict not in words


def test_a_pair_that_shares_nothing_has_an_overview_too() -> None:
    bare = plain_comparison(draft(parse("headline: rain")), draft(parse("headline: sun")))
    overview = overview_of(bare)
    assert overview.slopes == ()
    assert overview.voices == ()
    assert [bar.words for bar in overview.bars] == [1, 1]


@pytest.mark.bench
def test_it_takes_little_time_on_long_articles() -> None:
    comparison = large_comparison(10_000)
    found = findings_of(comparison)
    taken = work(lambda one: overview_of(one, found), [comparison] * 3)
    assert taken < 0.3 * slowness()  # 0.07 s on our machine
