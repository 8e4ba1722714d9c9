"""Conflicts: details that differ are found, and what only seems to differ is not."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import (
    Article,
    Block,
    BlockKind,
    Cancelled,
    Conflict,
    ConflictKind,
    Link,
    Relation,
    Settings,
    Source,
    Span,
)
from reader.engine._conflicts import conflicts
from reader.engine._figures import figures_by_sentence
from reader.engine._quotations import quotations
from reader.engine._reading import Reading
from reader.engine._segment import segment
from reader.engine._words import words_in
from tests.effort import work


def reading_of(*paragraphs: str, published: str | None = None) -> Reading:
    text, made = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        span = Span(start=len(text), end=len(text) + len(paragraph))
        made.append(Block(kind=BlockKind.PARAGRAPH, span=span))
        text += paragraph
    source = Source(path="a.txt", sha256="", media_type="text/plain")
    article = Article(title="", source=source, text=text, blocks=tuple(made), published=published)
    sentences = segment(article)
    return Reading(
        article=article,
        sentences=sentences,
        words=tuple(words_in(text, sentence.span) for sentence in sentences),
        figures=figures_by_sentence(article, sentences),
        quotations=quotations(article),
    )


def link(*pairs: tuple[int, int]) -> list[Link]:
    return [Link(a=(i,), b=(j,), relation=Relation.PARTIAL, score=0.9) for i, j in pairs]


def found(
    a: Reading, b: Reading, links: Sequence[Link] | None = None
) -> list[tuple[str, str, str]]:
    """Give (words of A, words of B, kind) of each conflict; first sentences linked."""
    items = conflicts(a, b, link((0, 0)) if links is None else links, Settings())
    return [(c.a.span.of(a.text), c.b.span.of(b.text), c.kind.value) for c in items]


def between(a: str, b: str) -> list[tuple[str, str, str]]:
    return found(reading_of(a), reading_of(b))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "The ferry carried 120 passengers to Lindby on Monday.",
            "The ferry carried 150 passengers to Lindby on Monday.",
            ("120", "150", "number"),
        ),
        (
            "Nine people were hurt when the ferry hit the pier.",
            "The ferry hit the pier, and 14 people were hurt.",
            ("Nine", "14", "number"),
        ),
        (
            "Harbour fees rose by 4 percent to $2.5 million last year.",
            "Harbour fees rose by 7 percent to $2.5 million last year.",
            ("4 percent", "7 percent", "number"),
        ),
        (
            "The harbour council sold the old ferry for $2.5 million.",
            "The harbour council sold the old ferry for $1.9 million.",
            ("$2.5 million", "$1.9 million", "number"),
        ),
        (
            "At least 40 sailors were rescued off Lindby, the coast guard said.",
            "At least 52 sailors were rescued off Lindby, the coast guard said.",
            ("40", "52", "number"),
        ),
        (
            "The repairs will take 10 to 15 weeks, the yard said.",
            "The repairs will take 4 to 6 weeks, the yard said.",
            ("10 to 15 weeks", "4 to 6 weeks", "number"),
        ),
        (
            "The captain, a 47-year-old man from Lindby, was arrested.",
            "The captain, a 52-year-old man from Lindby, was arrested.",
            ("47-year-old", "52-year-old", "number"),
        ),
        (
            "The ferry left Lindby harbour on Monday with 120 passengers.",
            "The ferry left Lindby harbour on Thursday with 120 passengers.",
            ("Monday", "Thursday", "date"),
        ),
        (
            "The ferry left the harbour at 5 p.m. with all passengers aboard.",
            "The ferry left the harbour at 9 p.m. with all passengers aboard.",
            ("5 p.m.", "9 p.m.", "date"),
        ),
        (
            "The old ferry sailed from Lindby to Oster with passengers and mail aboard.",
            "The old ferry sailed from Lindby to Halm with passengers and mail aboard.",
            ("Oster", "Halm", "name"),
        ),
        (
            "The harbour council approved the new ferry contract after a long debate.",
            "The harbour council did not approve the new ferry contract after a long debate.",
            ("approved", "not approve", "negation"),
        ),
        (
            "Shares of the ferry company rose sharply in Lindby after the report.",
            "Shares of the ferry company fell sharply in Lindby after the report.",
            ("rose", "fell", "other"),
        ),
        (
            "“We do not want this bridge in our harbour,” the mayor said.",
            "“We do not want this tunnel in our harbour,” the mayor said.",
            ("bridge", "tunnel", "other"),
        ),
        (
            "The court overturned a part of the Harbour Act in spring.",
            "The ruling overturned the Harbour Act in spring.",
            ("overturned a part of the Harbour", "overturned the Harbour", "other"),
        ),
        (
            "No one was hurt when the ferry hit the pier at Lindby.",
            "Two sailors were hurt when the ferry hit the pier at Lindby.",
            ("No one was hurt", "hurt", "negation"),
        ),
        (
            "The guard on the pier was armed when the ferry came in.",
            "The guard on the pier was unarmed when the ferry came in.",
            ("armed", "unarmed", "negation"),
        ),
        (
            "The sailor escaped with minor injuries when the mast fell.",
            "The sailor suffered serious injuries when the mast fell.",
            ("minor", "serious", "other"),
        ),
    ],
)
def test_a_detail_that_differs_is_found(a: str, b: str, expected: tuple[str, str, str]) -> None:
    assert between(a, b) == [expected]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # rounded or hedged
        ("About 200 boats lay in the harbour.", "The boats in the harbour: 198 boats lay there."),
        ("Nearly 800 sailors were aboard the ship.", "There were 790 sailors aboard the ship."),
        ("The yard sold for $2.5 billion.", "The yard sold for $2.48 billion."),
        ("More than 100 sailors were hurt.", "As many as 112 sailors were hurt."),
        ("Eight hundred boats sailed.", "800 boats sailed."),
        ("One in five boats sank in the storm.", "20 percent of boats sank in the storm."),
        ("It costs 2.5bn crowns to build.", "It costs 2.5 billion crowns to build."),
        ("The trip took two weeks in all.", "The trip took 14 days in all."),
        # the same moment, an update, another measure to compare with
        ("The ferry leaves at 9 a.m. Eastern time.", "The ferry leaves at 1300 GMT."),
        ("The death toll rose to 31 on Friday.", "The wreck caused 24 deaths on Friday."),
        ("Officials first put the damage at $3 million, then at $5 million.",
         "Officials initially put the damage at $3 million."),
        ("Fares were 4 percent higher than in 2019.", "Fares were 7 percent higher than in 2021."),
        # said alike in other words
        ("The council did not approve the deal.", "The council rejected the deal."),
        ("The ferry will not only carry cars but also trains.", "The ferry will carry cars."),
        ("The captain was found in a flat in Lindby.",
         "The captain was found in a flat in Norway."),
        ("Birk sold the ferry to Oster.", "Oster bought the ferry from Birk."),
        # another quantity
        ("The ferry carried 120 passengers.", "The ferry carried 40 cars."),
        ("The ferry cost $4 million.", "The ferry is 4 years old and 80 feet long."),
        ("Fees rose by 4 percent.", "Fees rose to 7 percent."),
        ("The storm killed 16 people, four of them sailors.",
         "The storm killed four sailors and twelve other people."),
        # more detail on one side
        ("The ferry sank on Monday.", "The ferry sank on Monday, 4 miles off the coast."),
        ("The ferry sank in August.", "The ferry sank on Aug. 14, 2025."),
        ("The index rose to 53.7 in May.", "The index rose to 53.7 from 51.2 in April."),
        ("The mayor spoke.", "The mayor spoke for 20 minutes."),
        # the same person, the same denial
        ("Ferry captain Jonathan Birk was arrested in Lindby on Monday morning.",
         "Ferry captain Jon Birk was arrested in Lindby on Monday morning."),
        ("The harbour report was written by the NPA after the storm last winter.",
         "The harbour report was written by the North Ports Agency after the storm last winter."),
        ("The council did not approve the deal.", "The council failed to approve the deal."),
        ("She was persuaded not to resign but expected to lose the post.",
         "But she was expected to lose the post."),
        # only here
        ("The harbour has been closed.", "The bridge was opened by 300 people."),
    ],
)  # fmt: skip
def test_what_only_seems_to_differ_is_not(a: str, b: str) -> None:
    assert between(a, b) == []
    assert between(b, a) == []


def test_a_number_that_the_other_article_gives_elsewhere_is_no_conflict() -> None:
    a = reading_of("The ferry carried 120 passengers to Lindby.")
    b = reading_of("The ferry carried 150 passengers to Lindby.", "Earlier it took 120 passengers.")
    assert found(a, b) == []


def test_a_number_that_the_other_article_gives_for_another_thing_may_conflict() -> None:
    a = reading_of("Revenue of the yard fell to $40 million.", "Its profit was $7 million.")
    b = reading_of("Revenue of the yard fell to $7 million.")
    assert found(a, b) == [("$40 million", "$7 million", "number")]


def test_sentences_that_are_not_linked_are_left_alone() -> None:
    a = reading_of("The ferry carried 120 passengers to Lindby on Monday.")
    b = reading_of("The ferry carried 150 passengers to Lindby on Monday.")
    assert found(a, b, []) == []


def test_sentences_near_to_a_link_count_for_less() -> None:
    a = reading_of("The ferry carried 120 passengers to Lindby on Monday.")
    b = reading_of("The ferry carried 150 passengers to Lindby on Monday.")
    (near,) = conflicts(a, b, [], Settings(), near=[(0, 0)])
    (linked,) = conflicts(a, b, link((0, 0)), Settings())
    assert near.a == linked.a
    assert near.score < linked.score
    assert conflicts(a, b, [], Settings()) == ()


def test_dates_are_settled_by_the_day_of_publication() -> None:
    a = reading_of("The ferry sank off Lindby yesterday in a storm.", published="2025-08-14")
    same = reading_of("The ferry sank off Lindby on Aug. 13 in a storm.", published="2025-08-20")
    other = reading_of("The ferry sank off Lindby on Aug. 11 in a storm.", published="2025-08-20")
    assert found(a, same) == []
    assert found(a, other) == [("yesterday", "Aug. 11", "date")]


def test_each_figure_is_in_one_conflict_at_most() -> None:
    a = reading_of("The ferry carried 120 passengers.", "Its 120 passengers were saved.")
    b = reading_of("The ferry carried 150 passengers.", "Its 150 passengers were saved.")
    assert found(a, b, link((0, 0), (1, 1), (0, 1))) == [
        ("120", "150", "number"),
        ("120", "150", "number"),
    ]


def test_every_conflict_reaches_the_threshold_and_lies_in_its_sentence() -> None:
    a = reading_of("The ferry carried 120 passengers to Lindby on Monday.")
    b = reading_of("The ferry carried 150 passengers to Lindby on Thursday.")
    everything = conflicts(a, b, link((0, 0)), Settings(conflict_threshold=0.0))
    assert {c.kind for c in everything} == {ConflictKind.NUMBER, ConflictKind.DATE}
    for threshold in (0.3, 0.6, 0.9, 1.0):
        kept = conflicts(a, b, link((0, 0)), Settings(conflict_threshold=threshold))
        assert all(c.score >= threshold for c in kept)
        assert set(kept) <= set(everything)
    for c in everything:
        assert a.sentences[c.a.sentence].span.contains(c.a.span)
        assert b.sentences[c.b.sentence].span.contains(c.b.span)


def test_progress_may_call_the_work_off() -> None:
    a = reading_of("The ferry carried 120 passengers.", "It sank.")

    def stop(_fraction: float, _stage: str, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        conflicts(a, a, link((0, 0)), Settings(), progress=stop)


def test_progress_only_grows() -> None:
    a = reading_of("The ferry carried 120 passengers.", "It sank.")
    seen: list[float] = []
    conflicts(
        a, a, link((0, 0), (1, 1)), Settings(), progress=lambda done, _stage: seen.append(done)
    )
    assert seen == sorted(seen)
    assert 0.0 <= seen[0] < seen[-1] <= 1.0


def test_figures_of_boilerplate_vouch_for_nothing() -> None:
    a = reading_of("The ferry carried 120 passengers to Lindby on Monday.")
    b = reading_of("The ferry carried 150 passengers to Lindby on Monday.", "120 passengers.")
    furniture = replace(b.sentences[1], kind=BlockKind.BOILERPLATE)
    b = replace(b, sentences=(b.sentences[0], furniture))
    assert found(a, b) == [("120", "150", "number")]


WORDS = st.sampled_from(
    """ferry harbour Lindby Oster Birk sailed sank rose fell not approved carried passengers boats
    to from by in the a 5 7 120 150 1,200 $2.5 $3 million percent 20% Monday Tuesday June 2019 2020
    about nearly first second “storm wind” part of yesterday two twelve""".split()
)
SENTENCES = st.lists(WORDS, min_size=3, max_size=14).map(lambda w: " ".join(w).capitalize() + ".")
TEXTS = st.lists(SENTENCES, min_size=1, max_size=3)


def mirrored(items: Sequence[Conflict]) -> list[Conflict]:
    swapped = [Conflict(a=c.b, b=c.a, kind=c.kind, score=c.score) for c in items]
    return sorted(swapped, key=lambda c: (c.a, c.b, c.kind))


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_swapped_sides_give_the_mirror_image(left: list[str], right: list[str]) -> None:
    a, b = reading_of(*left), reading_of(*right)
    pairs = [(i, j) for i in range(len(a.sentences)) for j in range(len(b.sentences))]
    ahead = conflicts(a, b, link(*pairs), Settings(conflict_threshold=0.2))
    back = conflicts(b, a, link(*[(j, i) for i, j in pairs]), Settings(conflict_threshold=0.2))
    assert mirrored(ahead) == list(back)


@settings(deadline=None)
@given(TEXTS)
def test_a_text_has_no_conflict_with_itself(text: list[str]) -> None:
    a = reading_of(*text)
    pairs = [(i, i) for i in range(len(a.sentences))]
    assert conflicts(a, a, link(*pairs), Settings(conflict_threshold=0.0)) == ()


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_can_be_compared(left: str, right: str) -> None:
    texts = [t.replace("\n", " ").strip() or "Boats." for t in (left, right)]
    a, b = (reading_of(t) for t in texts)
    pairs = [(i, j) for i in range(len(a.sentences)) for j in range(len(b.sentences))]
    for c in conflicts(a, b, link(*pairs), Settings(conflict_threshold=0.0)):
        assert c.a.span.of(a.text)
        assert c.b.span.of(b.text)


def test_very_long_sentences_take_no_more_than_a_moment() -> None:
    a = reading_of("ferry 12 boats and " * 3000 + "end.")
    b = reading_of("boats 13 ferry and " * 3000 + "end.")
    # Bounded work takes a second or two here, every figure against every other minutes.
    assert work(lambda side: conflicts(a, side, link((0, 0)), Settings()), [b]) < 20
