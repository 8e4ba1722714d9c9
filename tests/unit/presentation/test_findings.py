"""Every finding as a row in words."""

from collections import Counter
from dataclasses import replace

import pytest

from reader.core import (
    BlockKind,
    Comparison,
    Conflict,
    ConflictKind,
    Cut,
    Framing,
    FramingKind,
    Link,
    Passage,
    QuotePair,
    Relation,
    Side,
    Span,
    Status,
)
from reader.presentation import Finding, Role, findings_of, link_role, place_words
from tests.factories import (
    Drafted,
    draft,
    edits_between,
    parse,
    plain_comparison,
    sample_comparison,
    swapped,
)

JUDGING = ("bias", "lie", "lied", "mislead", "hide", "hid", "suppress", "intention", "deliberate")


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return sample_comparison()


@pytest.fixture(scope="module")
def rows(comparison: Comparison) -> tuple[Finding, ...]:
    return findings_of(comparison)


def row(rows: tuple[Finding, ...], key: str) -> Finding:
    return next(r for r in rows if r.key == key)


def small(left: str, right: str) -> Comparison:
    return plain_comparison(draft(parse(left), name="a"), draft(parse(right), name="b"))


def passage(comparison: Comparison, side: Side, words: str) -> Passage:
    start = comparison.articles[side].text.index(words)
    span = Span(start=start, end=start + len(words))
    sentences = comparison.analyses[side].sentences
    number = next(n for n, s in enumerate(sentences) if s.span.contains(span))
    return Passage(sentence=number, span=span)


# ------------------------------------------------------------------------ completeness


def test_everything_found_is_one_row(comparison: Comparison, rows: tuple[Finding, ...]) -> None:
    coverage = [row for side in comparison.coverage for row in side]
    omitted = sum(row.status is Status.OMITTED for row in coverage)
    missing = sum(len(row.missing) for row in coverage if row.status is Status.PARTLY)
    kinds = Counter(r.key.split("-")[0] for r in rows)
    assert kinds == {
        "link": len(comparison.links),
        "only": omitted + missing,
        "conflict": len(comparison.conflicts),
        "quote": len(comparison.quotes),
        "framing": len(comparison.framing),
    }


def test_every_key_is_its_own(rows: tuple[Finding, ...]) -> None:
    assert len({r.key for r in rows}) == len(rows)


def test_rows_follow_the_first_article_then_what_the_second_alone_has(
    rows: tuple[Finding, ...],
) -> None:
    in_a = [first.start for r in rows if (first := r.first(Side.A))]
    alone = [first.start for r in rows if not r.first(Side.A) and (first := r.first(Side.B))]
    assert in_a == sorted(in_a)
    assert alone == sorted(alone)
    assert [bool(r.first(Side.A)) for r in rows] == sorted(
        (bool(r.first(Side.A)) for r in rows), reverse=True
    )


def test_spans_lie_in_their_texts_and_weights_are_shares(
    comparison: Comparison, rows: tuple[Finding, ...]
) -> None:
    for found in rows:
        assert any(found.spans)
        assert 0.0 <= found.weight <= 1.0
        assert 0.0 <= found.score <= 1.0
        for side in Side:
            text = comparison.articles[side].text
            assert all(0 <= s.start < s.end <= len(text) for s in found.spans[side])


def test_no_row_passes_a_verdict(rows: tuple[Finding, ...]) -> None:
    said = " ".join(r.kind.lower() for r in rows).split()
    assert not set(said) & set(JUDGING)
    for found in rows:
        assert found.kind
        assert found.summary
        assert "\n" not in found.summary


def test_swapped_sides_give_the_same_findings(comparison: Comparison) -> None:
    there, back = findings_of(comparison), findings_of(swapped(comparison))
    shown = Counter((r.role, r.spans, r.score) for r in there)
    assert Counter((r.role, r.spans[::-1], r.score) for r in back) == shown


# ------------------------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("relation", "still", "moved"),
    [
        (Relation.SAME, Role.SAME, Role.MOVED),
        (Relation.EDITED, Role.EDITED, Role.MOVED),
        (Relation.REWORDED, Role.REWORDED, Role.REWORDED),
        (Relation.PARTIAL, Role.REWORDED, Role.REWORDED),
    ],
)
def test_a_link_is_shown_by_its_relation_and_a_move_of_the_same_text_as_moved(
    relation: Relation, still: Role, moved: Role
) -> None:
    link = Link(a=(0,), b=(0,), relation=relation, score=1.0)
    assert link_role(link) is still
    assert link_role(replace(link, moved=True)) is moved


@pytest.mark.parametrize(
    ("relation", "moved", "kind"),
    [
        (Relation.SAME, False, "Same"),
        (Relation.SAME, True, "Same, moved"),
        (Relation.EDITED, True, "Edited, moved"),
        (Relation.REWORDED, True, "Reworded, moved"),
        (Relation.PARTIAL, False, "Shared in part"),
    ],
)
def test_a_link_says_its_relation_and_whether_it_moved(
    relation: Relation, moved: bool, kind: str
) -> None:
    comparison = small("paragraph: The dam held.", "paragraph: The dam held.")
    link = Link(a=(0,), b=(0,), relation=relation, moved=moved, score=1.0)
    (found,) = (
        r for r in findings_of(replace(comparison, links=(link,))) if r.key.startswith("link")
    )
    assert found.kind == kind


def test_an_edited_link_names_its_first_change_and_counts_the_rest(
    comparison: Comparison, rows: tuple[Finding, ...]
) -> None:
    edited = [r for r in rows if r.kind == "Edited"]
    assert any("more change" in r.summary for r in edited)
    cost = next(r for r in edited if "half" in r.summary or "of which" in r.summary)
    assert cost.summary.startswith("A: “")
    assert "· B: “" in cost.summary


def test_a_link_of_several_sentences_holds_them_all(
    comparison: Comparison, rows: tuple[Finding, ...]
) -> None:
    index, link = next((n, x) for n, x in enumerate(comparison.links) if len(x.b) > 1)
    assert len(row(rows, f"link-{index}").spans[Side.B]) == len(link.b)


# --------------------------------------------------------------------------- only here


def test_what_is_only_here_says_where_it_was_not_found() -> None:
    comparison = small("paragraph: The dam held.", "paragraph: Rain fell in Askby.")
    first, second = findings_of(comparison)
    assert (first.kind, first.summary) == ("Only in A", "Not found in B: “The dam held.”")
    assert (second.kind, second.spans[Side.A]) == ("Only in B", ())
    assert second.summary == "Not found in A: “Rain fell in Askby.”"


def test_a_missing_detail_is_told_apart_from_a_whole_sentence(
    comparison: Comparison, rows: tuple[Finding, ...]
) -> None:
    details = [r for r in rows if r.kind.startswith("Detail only in")]
    wholes = [r for r in rows if r.kind.startswith("Only in")]
    assert {r.score for r in details} == {0.8}
    assert max(r.weight for r in details) < max(r.weight for r in wholes)


def test_the_longer_and_the_surer_an_omission_the_more_it_weighs() -> None:
    text = "paragraph: The dam held. / " + "The long wall held for years and years. " * 4
    comparison = small(text, "paragraph: Rain fell.")
    short, long = (r for r in findings_of(comparison) if r.kind == "Only in A")
    assert long.weight > short.weight


# ---------------------------------------------------------------------- other findings


@pytest.mark.parametrize("kind", list(ConflictKind))
def test_a_conflict_faces_both_details(kind: ConflictKind) -> None:
    comparison = small("paragraph: It cost 14 crowns.", "paragraph: It cost 9 crowns.")
    conflict = Conflict(
        a=passage(comparison, Side.A, "14"),
        b=passage(comparison, Side.B, "9"),
        kind=kind,
        score=0.9,
    )
    found = row(findings_of(replace(comparison, conflicts=(conflict,))), "conflict-0")
    assert (found.role, found.summary) == (Role.CONFLICT, "A: “14” · B: “9”")
    assert found.kind


@pytest.mark.parametrize("cut", list(Cut))
def test_a_quotation_says_how_it_was_cut(cut: Cut) -> None:
    comparison = small("paragraph: “We held,” she said.", "paragraph: “We held on,” she said.")
    pair = QuotePair(
        a=passage(comparison, Side.A, "We held"),
        b=passage(comparison, Side.B, "We held on"),
        cut=cut,
        score=0.9,
    )
    found = row(findings_of(replace(comparison, quotes=(pair,))), "quote-0")
    assert (found.role, found.summary) == (Role.QUOTATION, "A: “We held” · B: “We held on”")
    words = {
        Cut.IDENTICAL: "Identical",
        Cut.TRIMMED: "Trimmed",
        Cut.ALTERED: "Altered",
        Cut.INDIRECT: "paraphrased",
    }
    assert words[cut] in found.kind


@pytest.mark.parametrize("kind", [k for k in FramingKind if k is not FramingKind.PLACEMENT])
def test_framing_with_nothing_opposite_says_so(kind: FramingKind) -> None:
    comparison = small("paragraph: A dire report came.", "paragraph: A report came.")
    dire = passage(comparison, Side.A, "dire")
    there = replace(comparison, framing=(Framing(a=dire, b=None, kind=kind, score=0.6),))
    found = row(findings_of(there), "framing-0")
    assert found.spans == ((dire.span,), ())
    assert found.summary == "A: “dire” · B has no such word there"
    back = row(findings_of(swapped(there)), "framing-0")
    assert back.summary == "B: “dire” · A has no such word there"


def test_placement_says_where_the_fact_stands_on_both_sides(rows: tuple[Finding, ...]) -> None:
    found = next(r for r in rows if r.kind == "Placement")
    assert found.summary == "paragraph 7 of 7 in A, lead in B: “A public meeting”"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Dam drained", "headline"),
        ("Tankers come", "paragraph 1 of 3"),
        ("wall held", "paragraph 2 of 3"),
        ("Seen from", "paragraph 3 of 3"),
        ("Share", "boilerplate"),
        ("By Ida", "boilerplate"),
    ],
)
def test_a_place_counts_what_is_compared_without_the_headline(words: str, place: str) -> None:
    left = (
        "headline: Dam drained\n\nbyline: By Ida Brandt\n\nstandfirst: Tankers come.\n\n"
        "paragraph: The wall held.\n\nboilerplate: Share this\n\ncaption: Seen from the road."
    )
    comparison = small(left, "paragraph: x")
    kinds = {b.kind for b in comparison.articles[Side.A].blocks}
    assert BlockKind.BYLINE in kinds
    number = passage(comparison, Side.A, words).sentence
    assert place_words(comparison, Side.A, number) == place


def test_braces_in_an_article_are_no_placeholders() -> None:
    comparison = small("paragraph: The {dam} held {0}.", "paragraph: Rain fell.")
    first = findings_of(comparison)[0]
    assert first.summary == "Not found in B: “The {dam} held {0}.”"


def test_a_comparison_of_nothing_has_no_rows() -> None:
    assert findings_of(plain_comparison(draft(()), draft(()))) == ()


def test_a_finding_knows_its_paragraphs(comparison: Comparison) -> None:
    for finding in findings_of(comparison):
        for side in Side:
            span, paragraph = finding.first(side), finding.paragraphs[side]
            assert (span is None) == (paragraph is None)
            if span is not None and paragraph is not None:
                sentences = comparison.analyses[side].sentences
                number = next(n for n, s in enumerate(sentences) if s.span.overlaps(span))
                assert paragraph.words == place_words(comparison, side, number)


def test_a_change_of_words_is_named_before_one_of_marks_alone() -> None:
    left = draft(parse("headline: A\n\nparagraph: “It is safe, she said.”"))
    right = draft(parse('headline: A\n\nparagraph: "It is sound, she said.”'))
    summary = link_between(left, right, Relation.EDITED).summary
    assert summary == "A: “safe” · B: “sound” and 1 more change"


def test_marks_that_alone_differ_stand_as_they_are() -> None:
    left = draft(parse("headline: A\n\nparagraph: “It is safe, she said."))
    right = draft(parse('headline: A\n\nparagraph: "It is safe, she said.'))
    assert link_between(left, right, Relation.SAME).summary == 'A: ““” · B: “"”'


def link_between(left: Drafted, right: Drafted, relation: Relation) -> Finding:
    """Give the finding of the second sentences, linked with their edits."""
    spans = (left.sentences[1].span, right.sentences[1].span)
    edits = edits_between(left.article.text, right.article.text, spans)
    link = Link(a=(1,), b=(1,), relation=relation, moved=False, score=0.9, edits=edits)
    made = replace(plain_comparison(left, right), links=(link,))
    return next(row for row in findings_of(made) if row.key.startswith("link-"))
