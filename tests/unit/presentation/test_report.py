from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from reader.core import BlockKind, Comparison, Link, Missing, Origin, Relation, Side, Span, Status
from reader.presentation import (
    ListKind,
    MarkedPassage,
    Report,
    Role,
    Run,
    build_report,
    findings_of,
    install_translation,
    marks_for,
)
from tests.factories import (
    draft,
    large_comparison,
    parse,
    plain_comparison,
    sample_comparison,
    swapped,
)
from tests.invented import invented_sentences


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return sample_comparison()


@pytest.fixture(scope="module")
def report(comparison: Comparison) -> Report:
    return build_report(comparison)


def runs_of(report: Report, side: Side) -> list[Run]:
    return [
        run
        for row in report.rows
        for block in (row.a if side is Side.A else row.b)
        for run in block.runs
    ]


# --------------------------------------------------------------------- the whole of both


@pytest.mark.parametrize("side", list(Side))
def test_every_block_stands_in_one_row_in_order_and_whole(
    comparison: Comparison, report: Report, side: Side
) -> None:
    article = comparison.articles[side]
    blocks = [block for row in report.rows for block in (row.a if side is Side.A else row.b)]
    texts = ["".join(run.text for run in block.runs) for block in blocks]
    assert texts == [block.span.of(article.text) for block in article.blocks]


def test_a_long_pair_is_whole_too() -> None:
    comparison = large_comparison(3000)
    report = build_report(comparison)
    for side in Side:
        held = "".join(run.text for run in runs_of(report, side))
        text = comparison.articles[side].text
        assert "".join(held.split()) == "".join(text.split())


def test_blocks_that_are_linked_stand_level(report: Report) -> None:
    level = {(row.a[0].id, row.b[0].id) for row in report.rows}
    assert {("a-block-3", "b-block-3"), ("a-block-7", "b-block-6")} <= level


def test_headlines_stand_level(report: Report) -> None:
    first = report.rows[0]
    assert [first.a[0].kind, first.b[0].kind] == [BlockKind.HEADLINE] * 2


def test_a_pair_with_nothing_in_common_has_one_row() -> None:
    left, right = (
        draft(parse(f"headline: The news of {name}\n\nparagraph: It is {name}."), name=name)
        for name in ("salt", "tin")
    )
    assert len(build_report(plain_comparison(left, right)).rows) == 1


def test_a_long_pair_with_nothing_in_common_keeps_notes_near_their_text() -> None:
    left, right = (
        draft(parse("\n\n".join(f"paragraph: {one}" for one in invented_sentences(words, words))))
        for words in (1500, 900)
    )
    rows = build_report(plain_comparison(left, right)).rows
    assert max(len(row.notes) for row in rows) < 20
    assert sum(1 for row in rows if row.a and row.b) > 5
    assert rows[-1].a
    assert not rows[-1].b


# --------------------------------------------------------------------------------- marks


@pytest.mark.parametrize("side", list(Side))
def test_every_mark_is_a_passage_with_its_words(
    comparison: Comparison, report: Report, side: Side
) -> None:
    marks = marks_for(comparison, side)
    passages = [passage for passage in report.passages if passage.side is side]
    assert [(p.role, p.whole) for p in passages] == [(m.role, m.whole) for m in marks]
    runs = runs_of(report, side)
    for passage, mark in zip(passages, marks, strict=True):
        words = "".join(run.text for run in runs if passage.id in (run.whole, *run.details))
        assert words == mark.span.of(comparison.articles[side].text)


def test_details_open_and_close_once(report: Report) -> None:
    for side in Side:
        runs = runs_of(report, side)
        opened = [name for run in runs for name in run.opens]
        closed = [name for run in runs for name in run.closes]
        details = [p.id for p in report.passages if p.side is side and not p.whole]
        assert sorted(opened) == sorted(closed) == sorted(details)


def test_changed_words_are_those_of_the_edits(report: Report) -> None:
    changed = {side: "|".join(r.text for r in runs_of(report, side) if r.changed) for side in Side}
    assert "Farmers" in changed[Side.A]
    assert "insisted" in changed[Side.A]
    assert "Growers" in changed[Side.B]
    assert "nobody" not in changed[Side.A] + changed[Side.B]


def test_boilerplate_and_byline_carry_no_mark(report: Report) -> None:
    dimmed = [
        block
        for row in report.rows
        for block in (*row.a, *row.b)
        if block.kind in (BlockKind.BOILERPLATE, BlockKind.BYLINE)
    ]
    assert dimmed
    assert not [run for block in dimmed for run in block.runs if run.whole or run.details]
    assert all(block.number is None for block in dimmed)


def test_a_detail_across_two_blocks_is_cut_at_the_block() -> None:
    comparison = sample_comparison()
    quote = comparison.quotes[0]
    longer = replace(quote.a, span=replace(quote.a.span, end=quote.a.span.end + 200))
    comparison = replace(comparison, quotes=(replace(quote, a=longer),))
    report = build_report(comparison)
    name = next(p.id for p in report.passages if p.role is Role.QUOTATION and p.side is Side.A)
    blocks = {
        block.id
        for row in report.rows
        for block in row.a
        if any(name in run.details for run in block.runs)
    }
    assert len(blocks) == 2


# --------------------------------------------------------------------------------- notes


def test_every_finding_is_in_one_note(comparison: Comparison, report: Report) -> None:
    assert sorted(key for note in report.notes for key in note.keys) == sorted(
        row.key for row in findings_of(comparison)
    )
    assert [note.number for note in report.notes] == list(range(1, len(report.notes) + 1))


def test_links_that_meet_in_a_sentence_share_a_number(comparison: Comparison) -> None:
    rewording = next(k for k in comparison.links if k.relation is Relation.REWORDED)
    far = next(k for k in comparison.links if k.b[0] not in rewording.b and not k.edits)
    links = (*comparison.links, replace(rewording, b=far.b))
    report = build_report(replace(comparison, links=links))
    first = f"link-{comparison.links.index(rewording)}"
    (note,) = [note for note in report.notes if first in note.keys]
    assert f"link-{len(comparison.links)}" in note.keys
    assert {place.side for place in note.places} == set(Side)
    for side in Side:
        for run in runs_of(report, side):
            assert len(run.notes) == len(set(run.notes))


def test_details_of_one_sentence_share_a_number(comparison: Comparison) -> None:
    rows = list(comparison.coverage[0])
    number = next(n for n, row in enumerate(rows) if row.status is Status.PARTLY)
    start = comparison.analyses[0].sentences[number].span.start
    missing = tuple(
        Missing(span=Span(start=start + at, end=start + at + 4), score=0.7) for at in (0, 6)
    )
    rows[number] = replace(rows[number], missing=missing)
    report = build_report(replace(comparison, coverage=(tuple(rows), comparison.coverage[1])))
    (note,) = [n for n in report.notes if f"only-a-{start}" in n.keys]
    assert note.keys == (f"only-a-{start}", f"only-a-{start + 6}")
    assert note.summary.count("“") == 2


def test_a_rewording_that_does_not_stand_level_names_its_counterpart(report: Report) -> None:
    reworded = [note for note in report.notes if note.role is Role.REWORDED]
    openings = [place.opening for note in reworded for place in note.places]
    assert "“A February inspection by…”" in openings
    assert not [p for n in report.notes for p in n.places if p.side is Side.A and p.opening]


def test_numbers_rise_with_the_rows(report: Report) -> None:
    listed = [number for row in report.rows for number in row.notes]
    assert listed == sorted(listed)
    assert len(listed) == len(report.notes)


def test_both_sides_of_a_link_show_the_same_number(report: Report) -> None:
    meeting = next(note for note in report.notes if note.role is Role.MOVED)
    for side in Side:
        assert any(meeting.number in run.notes for run in runs_of(report, side))


def test_a_note_after_a_sentence_knows_the_passage_of_the_other_article(report: Report) -> None:
    there = {passage.id: passage for passage in report.passages}
    notes = {note.number: note for note in report.notes}
    for side in Side:
        for run in runs_of(report, side):
            for number, target in zip(run.notes, run.counterparts, strict=True):
                across = {p.target for p in notes[number].places if p.side is side.other}
                assert (target in across) if across else target is None
                assert target not in there or there[target].side is side.other


def test_linked_sentences_lead_to_each_other() -> None:
    report = build_report(sample_comparison())
    passages = {passage.id: passage for passage in report.passages}

    def across(passage: MarkedPassage) -> MarkedPassage:
        runs = runs_of(report, passage.side)
        (target,) = (run.counterparts[0] for run in runs if run.whole == passage.id and run.notes)
        assert target is not None
        return passages[target]

    same = next(passage for passage in report.passages if passage.role is Role.SAME)
    assert across(same) is not same
    assert across(across(same)) is same


def test_places_lead_to_what_is_there(report: Report) -> None:
    there = {passage.id for passage in report.passages} | {
        block.id for row in report.rows for block in (*row.a, *row.b)
    }
    assert {place.target for note in report.notes for place in note.places} <= there


def test_an_absence_is_no_verdict(report: Report) -> None:
    for note in report.notes:
        if note.role is Role.ONLY_HERE:
            assert note.kind in ("Not found in A", "Not found in B")
            assert "Nearest" in note.body
    said = " ".join(p.comment + " ".join(n.summary for n in report.notes) for p in report.passages)
    for verdict in ("omit", "bias", "hides", "hidden", "misleading", "lie"):
        assert verdict not in said.casefold()


def test_a_near_candidate_is_quoted_a_far_one_named() -> None:
    comparison = sample_comparison()
    number = next(r.sentence for r in comparison.coverage[0] if r.status is Status.OMITTED)
    rows = list(comparison.coverage[0])
    best = replace(rows[number].nearest[0], score=0.7)
    rows[number] = replace(rows[number], nearest=(best,))
    near = replace(comparison, coverage=(tuple(rows), comparison.coverage[1]))
    bodies = [n.body for n in build_report(near).notes if n.kind == "Not found in B"]
    assert any("(something in common)" in body and "“" in body for body in bodies)
    assert any(body.endswith("(little in common).") for body in bodies)


def test_a_trimmed_quotation_says_which_words_one_side_lacks(report: Report) -> None:
    (note,) = [n for n in report.notes if n.role is Role.QUOTATION]
    assert "Only A: “and we will not wait for summer”" in note.body


def test_a_link_by_hand_says_so(comparison: Comparison) -> None:
    links = (replace(comparison.links[1], by=Origin.READER), *comparison.links[2:])
    report = build_report(replace(comparison, links=links))
    (note,) = [note for note in report.notes if note.by_reader]
    passage = next(p for p in report.passages if p.note == note.number)
    assert "decided by the reader" in passage.comment


def test_a_comment_says_relation_difference_counterpart_and_certainty(report: Report) -> None:
    (passage,) = [
        p
        for p in report.passages
        if p.subject == "Edited" and p.side is Side.A and "Growers" in p.comment
    ]
    assert passage.comment.splitlines() == [
        "Edited.",
        "A: “Farmers” · B: “Growers”",
        "A: “insisted” · B: “said”",
        "B, paragraph 5: “Growers in the lower valley said that nobody had warned them.”",
        "Certainty: high (0.86).",
        f"Note {passage.note}.",
    ]


def test_quotation_marks_inside_a_quotation_become_single(report: Report) -> None:
    assert not [p for p in report.passages if "““" in p.comment]
    assert [p for p in report.passages if "“‘We will not gamble" in p.comment]


# --------------------------------------------------------------------------------- facts


def test_facts_name_no_folder() -> None:
    comparison = sample_comparison()
    source = replace(comparison.articles[0].source, path=r"D:\press\someone\a.txt")
    left = replace(comparison.articles[0], source=source)
    report = build_report(replace(comparison, articles=(left, comparison.articles[1])))
    values = {fact.label: fact.value for fact in report.articles[0].facts}
    assert values["File"] == "a.txt"
    assert not [f for s in report.methods for f in s.facts if "someone" in f.value]


def test_facts_say_what_is_not_known(report: Report) -> None:
    values = {fact.label: fact.value for fact in report.articles[1].facts}
    assert values["Byline"] == "not stated"
    assert values["Outlet"] == "Northfell Post"


def test_shares_add_up_to_the_words_compared(report: Report) -> None:
    for article in report.articles:
        length = next(fact.value for fact in article.facts if fact.label == "Length")
        assert sum(share.words for share in article.shares) == int(length.split()[0])


def test_words_shared_in_part_are_told_from_words_wholly_shared(comparison: Comparison) -> None:
    rows = list(comparison.coverage[0])
    number = next(k.a[0] for k in comparison.links if k.relation is Relation.REWORDED)
    sentence = comparison.analyses[0].sentences[number].span
    first = Span(start=sentence.start, end=sentence.start + 8)
    missing = Missing(span=first, score=0.7)
    rows[number] = replace(rows[number], status=Status.PARTLY, missing=(missing,))
    told = replace(
        comparison,
        links=tuple(k for k in comparison.links if k.relation is not Relation.PARTIAL),
        coverage=(tuple(rows), comparison.coverage[1]),
    )
    (share,) = [s for s in build_report(told).articles[0].shares if s.in_part]
    words = sentence.of(comparison.articles[0].text).split()
    lost = first.of(comparison.articles[0].text).split()
    assert (share.role, share.label) == (Role.REWORDED, "in part")
    assert share.words == len(words) - len(lost)


def test_the_legend_says_its_counts_in_words(report: Report) -> None:
    (only,) = [row for row in report.legend if row.role is Role.ONLY_HERE]
    assert only.counts[0] == "4 sentences, 1 detail"


def test_the_legend_counts_every_mark(comparison: Comparison, report: Report) -> None:
    for side in Side:
        counted = sum(row.sentences[side] + row.details[side] for row in report.legend)
        assert counted == len(marks_for(comparison, side))


def test_methods_hold_the_full_digests(comparison: Comparison, report: Report) -> None:
    values = {fact.value for section in report.methods for fact in section.facts}
    for article in comparison.articles:
        assert {article.source.sha256, article.text_sha256} <= values


def test_a_warning_of_the_import_is_told_once(comparison: Comparison) -> None:
    words = "The article is in Norwegian; the models are English."
    left = replace(comparison.articles[0], warnings=(words,))
    told = replace(comparison, articles=(left, comparison.articles[1]), notices=(words, "Other."))
    paragraphs = [p for s in build_report(told).methods for p in s.paragraphs]
    assert paragraphs.count(words) == 1
    assert "Other." in paragraphs


def test_lists_part_the_findings(report: Report) -> None:
    sizes = {part.kind: len(part.notes) for part in report.lists}
    assert sizes == {
        ListKind.CONFLICTS: 2,
        ListKind.QUOTATIONS: 1,
        ListKind.FRAMING: 4,
        ListKind.ONLY_A: 5,
        ListKind.ONLY_B: 3,
    }


# ---------------------------------------------------------------------------------- rest


def test_the_date_is_given_or_the_articles_or_none() -> None:
    comparison = sample_comparison()
    moment = datetime(2024, 5, 6, 12, 30, 5, 77, tzinfo=timezone(timedelta(hours=2)))
    given = build_report(comparison, created=moment).created
    assert given == datetime(2024, 5, 6, 10, 30, 5, tzinfo=UTC)
    assert given.tzinfo is UTC
    assert build_report(comparison).created == datetime(2024, 3, 14, tzinfo=UTC)
    assert build_report(comparison).is_dated
    undated = tuple(replace(a, published="last week") for a in comparison.articles)
    report = build_report(replace(comparison, articles=(undated[0], undated[1])))
    assert report.created == datetime(1970, 1, 1, tzinfo=UTC)
    assert not report.is_dated


def test_the_title_is_given_or_both_headlines(comparison: Comparison, report: Report) -> None:
    assert report.title == " / ".join(article.title for article in comparison.articles)
    long = replace(comparison.articles[1], title="Valley " * 40)
    title = build_report(replace(comparison, articles=(comparison.articles[0], long))).title
    assert title.endswith("Valley Valley…")
    assert len(title) < 160
    alike = (comparison.articles[0],) * 2
    assert build_report(replace(comparison, articles=alike)).title == alike[0].title
    assert build_report(comparison, title="Drained").title == "Drained"


def test_the_same_comparison_gives_an_equal_report(comparison: Comparison) -> None:
    assert build_report(comparison) == build_report(sample_comparison())


def test_sides_may_be_swapped(comparison: Comparison, report: Report) -> None:
    other = build_report(swapped(comparison))
    assert len(other.passages) == len(report.passages)
    assert [row.sentences for row in other.legend] == [row.sentences[::-1] for row in report.legend]


def test_a_pair_without_findings_and_an_empty_one_have_a_report() -> None:
    full = draft(parse("headline: Quiet day\n\nparagraph: Nothing happened."))
    empty = draft([])
    plain = plain_comparison(full, full)
    quiet = tuple(tuple(replace(r, status=Status.NOFACT) for r in side) for side in plain.coverage)
    report = build_report(replace(plain, coverage=(quiet[0], quiet[1])))
    assert not report.notes
    assert all(part.empty for part in report.lists)
    assert build_report(plain_comparison(empty, empty)).title == "Two articles"


def test_a_link_of_many_sentences_counts_them(report: Report) -> None:
    (note,) = [n for n in report.notes if n.body == "1 : 2 sentences."]
    assert [place.words for place in note.places] == ["A ¶6", "B ¶5", "B ¶5"]


def test_a_moved_rewording_keeps_its_role() -> None:
    comparison = sample_comparison()
    links = tuple(
        replace(link, moved=True) if link.relation is Relation.REWORDED else link
        for link in comparison.links
    )
    kinds = {n.kind for n in build_report(replace(comparison, links=links)).notes}
    assert "Reworded, moved" in kinds


def test_words_go_through_the_translation(comparison: Comparison) -> None:
    install_translation("«{}»".format)
    try:
        report = build_report(comparison)
    finally:
        install_translation(lambda text: text)
    assert report.lists[0].title == "«Conflicting details»"


def test_pairs_of_one_quotation_share_a_note() -> None:
    comparison = sample_comparison()
    quote = comparison.quotes[0]
    other = replace(quote, b=replace(quote.b, span=Span(start=0, end=6), sentence=0))
    report = build_report(replace(comparison, quotes=(quote, other)))
    (note,) = [note for note in report.notes if note.role is Role.QUOTATION]
    assert note.keys == ("quote-0", "quote-1")
    assert note.body.startswith("B ¶3: ")
    assert "B headline: " in note.body


@pytest.mark.parametrize(("parting", "sizes"), [(" / ", [3]), ("\n\nparagraph: ", [2, 1])])
def test_links_that_meet_in_turn_share_a_note_within_one_paragraph(
    parting: str, sizes: list[int]
) -> None:
    left = draft(parse(f"headline: One\n\nparagraph: The dam broke.{parting}The town fled."))
    right = draft(parse("headline: Two\n\nparagraph: The wall gave way.\n\nparagraph: All ran."))
    links = tuple(
        Link(a=(a,), b=(b,), relation=Relation.REWORDED, moved=False, score=0.8)
        for a, b in ((1, 1), (1, 2), (2, 1))
    )
    report = build_report(replace(plain_comparison(left, right), links=links))
    shared = [note for note in report.notes if note.role is Role.REWORDED]
    assert [len(note.keys) for note in shared] == sizes
