"""Two articles as one text: nothing lost, nothing told twice, differences inline."""

import re
from dataclasses import replace

import pytest

from reader.core import BlockKind, Comparison, Side
from reader.presentation import Change, MergedBlock, Role, merged_text
from tests.factories import draft, parse, plain_comparison, sample_comparison


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def side_of(blocks: tuple[MergedBlock, ...], side: Side) -> str:
    other = Change.ONLY_B if side is Side.A else Change.ONLY_A
    return " ".join(
        "".join(run.text for run in block.runs if run.change is not other) for block in blocks
    )


def with_wide_link() -> Comparison:
    """Give the pair with a link over sentences that are not neighbours, nor its alone."""
    made = sample_comparison()
    first = replace(made.links[0], a=(0, 9), b=(0, 8))
    return replace(made, links=(first, *made.links[1:]))


@pytest.mark.parametrize("comparison", [sample_comparison(), with_wide_link()])
def test_every_compared_word_of_either_side_is_there_once(comparison: Comparison) -> None:
    blocks = merged_text(comparison)
    for side in Side:
        kept = sorted(words(side_of(blocks, side)))
        compared = [
            sentence
            for sentence in comparison.analyses[side].sentences
            if sentence.kind.is_compared
        ]
        text = comparison.articles[side].text
        assert kept == sorted(w for s in compared for w in words(s.span.of(text)))


def test_edits_stand_inside_their_sentence() -> None:
    blocks = merged_text(sample_comparison())
    (block,) = (b for b in blocks if any("in the lower" in run.text for run in b.runs))
    runs = [(run.text, run.change) for run in block.runs if run.finding == "link-6"]
    assert runs[:3] == [
        ("Farmers", Change.ONLY_A),
        ("Growers", Change.ONLY_B),
        (" in the lower valley ", Change.KEPT),
    ]


def test_a_sentence_in_conflict_says_so() -> None:
    roles = {run.role for block in merged_text(sample_comparison()) for run in block.runs}
    assert {Role.CONFLICT, Role.MOVED, Role.ONLY_HERE} <= roles


def test_the_headline_comes_first() -> None:
    assert merged_text(sample_comparison())[0].kind is BlockKind.HEADLINE


def test_texts_that_share_nothing_stand_one_after_the_other() -> None:
    left, right = draft(parse("headline: rain falls")), draft(parse("headline: sun shines"))
    blocks = merged_text(plain_comparison(left, right))
    changes = [(run.text, run.change) for block in blocks for run in block.runs]
    assert changes == [("rain falls", Change.ONLY_A), ("sun shines", Change.ONLY_B)]
