"""Articles that no paper prints: empty, lopsided, endless, in every script; still compared."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core import Article, BlockKind, Relation, Side, Status
from tests.factories import draft
from tests.unit.engine import laws
from tests.unit.engine.stand_in import compared

# Seconds of work; what it guards against takes minutes or the memory.
PATIENCE = 30.0

REPEATED = "The council voted on Monday to close the old bridge over the river."
ODD = (
    "مجلس المدينة أغلق الجسر القديم يوم الاثنين.",
    "市议会周一投票决定关闭旧桥。河上没有车。",
    "Совет закрыл старый мост в понедельник.",
    "The bri\u00addge was clo\u200bsed on\u00a0Monday.",
    "\u202eThe bridge\u202c was closed\u2066 on Monday\u2069.",
    "Z̷̘̓a̷̢͝l̷̰̈́g̸̣̈o̵̮͋ closed the b̵r̴i̷d̸g̵e̶.",
    "👩‍👩‍👧‍👦 🇳🇴 ❤️‍🔥 closed the bridge 👍🏽.",
    "A lone \ud83d surrogate closed the bridge.",
    "Tabs\tand\x0bfeeds\x0cand\x00nothing\x1f close the bridge.",
    "\ufeffThe bridge\u2028was closed\u2029on Monday.",
    "𝕋𝕙𝕖 𝕓𝕣𝕚𝕕𝕘𝕖 was ｃｌｏｓｅｄ, ﬁrst on Ⅻ/５.",
    "................ !!!! ???? ……",
    "“““The bridge””” ‘‘closed’’ «on» „Monday‟",
    "((((((((((((((((((((closed bridge",
    "\U000e0041\U000e0042\ufff0\uffff",
)
texts = st.lists(
    st.sampled_from(ODD) | st.text(min_size=1, max_size=40).filter(str.strip), max_size=5
)


def article(texts: Sequence[str], kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    return draft([(kind, [" ".join(text.split()) or "x"]) for text in texts]).article


def as_it_is(text: str) -> Article:
    return draft([(BlockKind.PARAGRAPH, [text])]).article


def all_laws(left: Article, right: Article) -> None:
    comparison = compared(left, right)
    laws.every_sentence_is_linked_or_alone(comparison)
    laws.every_span_lies_inside(comparison)
    laws.conflicts_are_linked(comparison)
    laws.missing_facts_are_in_order(comparison)
    laws.nearest_candidates_are_compared(comparison)
    laws.scores_are_shares(comparison)
    laws.sides_mirror(comparison, compared(right, left))


@pytest.mark.parametrize("other", [(), ("The bridge was closed.",)])
def test_an_empty_side_leaves_all_of_the_other_only_there(other: tuple[str, ...]) -> None:
    comparison = compared(article(()), article(other))
    assert comparison.links == ()
    assert [row.status for row in comparison.coverage[Side.B]] == [Status.OMITTED] * len(other)
    assert comparison.coverage[Side.A] == ()


def test_articles_of_boilerplate_alone_share_nothing() -> None:
    page = article(["Subscribe to our letter", "Share this"], BlockKind.BOILERPLATE)
    comparison = compared(page, page)
    assert comparison.links == ()
    assert {row.status for row in comparison.coverage[Side.A]} == {Status.NOFACT}


@pytest.mark.parametrize("odd", ODD)
def test_odd_characters_are_compared_like_any_others(odd: str) -> None:
    plain = as_it_is("The bridge was closed on Monday.")
    all_laws(as_it_is(odd), plain)
    laws.all_is_same(compared(as_it_is(odd), as_it_is(odd)))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(texts, texts)
def test_the_laws_hold_for_any_characters(left: list[str], right: list[str]) -> None:
    all_laws(article(left), article(right))
    laws.all_is_same(compared(article(left), article(left)))


def test_a_brief_is_compared_with_a_text_three_hundred_times_as_long() -> None:
    filler = [
        f"Report {n} tells of quay {n * 7} and of the toll for barge {n}." for n in range(300)
    ]
    brief, book = article([REPEATED]), article([*filler[:200], REPEATED, *filler[200:]])
    start = time.thread_time()
    comparison = compared(brief, book)
    assert time.thread_time() - start < PATIENCE
    same = [link for link in comparison.links if link.relation is Relation.SAME]
    assert [(link.a, link.b) for link in same] == [((0,), (200,))]
    assert comparison.coverage[Side.A][0].status is Status.COVERED


def test_a_sentence_repeated_two_thousand_times_is_paired_off() -> None:
    once = article(["The old bridge closed."] * 2_000)
    start = time.thread_time()
    comparison = compared(once, once)
    assert time.thread_time() - start < PATIENCE * 2
    assert [(link.a, link.b) for link in comparison.links] == [((n,), (n,)) for n in range(2_000)]


def test_sentences_that_differ_by_a_number_do_not_all_link_to_each_other() -> None:
    left = article([f"Lorry {n} crossed the old bridge at noon on Monday." for n in range(150)])
    right = article([f"Lorry {n} crossed the old bridge at noon on Tuesday." for n in range(150)])
    comparison = compared(left, right)
    assert len(comparison.links) < 150 * 20
    assert all(row.status is not Status.OMITTED for row in comparison.coverage[Side.A])


def test_a_line_of_a_hundred_thousand_characters_is_compared() -> None:
    line, other = "bridge " * 14_000, "closed the old bridge on Monday, and " * 2_800
    start = time.thread_time()
    comparison = compared(as_it_is(line.strip()), as_it_is(other.strip()))
    assert time.thread_time() - start < PATIENCE
    laws.every_sentence_is_linked_or_alone(comparison)
    laws.every_span_lies_inside(comparison)
    laws.conflicts_are_linked(comparison)


def test_a_long_line_against_itself_is_the_same() -> None:
    line = " ".join(f"word{n % 997}" for n in range(4_000))
    start = time.thread_time()
    laws.all_is_same(compared(as_it_is(line), as_it_is(line)))
    assert time.thread_time() - start < PATIENCE
