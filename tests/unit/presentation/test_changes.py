"""Words that the other side has otherwise: in edited links, in quotations that were cut."""

from reader.core import Cut, EditOp, Side, Span
from reader.presentation import changes_of, cut_changes, edit_changes, word_edits
from reader.presentation._roles import Role
from tests.factories import sample_comparison


def differing(left: str, right: str) -> list[tuple[str, str]]:
    spans = (Span(start=0, end=len(left)), Span(start=0, end=len(right)))
    return [
        (edit.a.of(left), edit.b.of(right))
        for edit in word_edits((left, right), *spans)
        if edit.op is not EditOp.EQUAL
    ]


def test_words_are_compared_whole() -> None:
    assert differing("The dam was built in 1958.", "The dam was rebuilt in 1958.") == [
        ("built", "rebuilt")
    ]


def test_what_one_side_lacks_is_empty_there() -> None:
    assert differing("a great step", "That’s a great step, they say") == [
        ("", "That’s"),
        ("", ", they say"),
    ]


def test_case_marks_and_blanks_do_not_count() -> None:
    assert differing("“We  will not”, she said", '"we will NOT", she said') == []


def test_passages_without_words_do_not_differ() -> None:
    assert differing("", "") == []


def test_all_edited_links_have_their_changed_words() -> None:
    comparison = sample_comparison()
    edited = {
        f"link-{number}"
        for number, link in enumerate(comparison.links)
        if any(edit.op is not EditOp.EQUAL for edit in link.edits)
    }
    for side in Side:
        found = {changes.finding: changes for changes in edit_changes(comparison, side)}
        assert set(found) == edited
        text = comparison.articles[side].text
        words = [span.of(text) for changes in found.values() for span in changes.words]
        assert ("insisted" if side is Side.A else "said") in words


def test_what_was_cut_out_of_a_quotation_is_marked_where_it_stands_and_missed() -> None:
    comparison = sample_comparison()
    number = next(n for n, q in enumerate(comparison.quotes) if q.cut is Cut.TRIMMED)
    left, right = (
        next(c for c in cut_changes(comparison, side) if c.finding == f"quote-{number}")
        for side in Side
    )
    cut = [span.of(comparison.articles[0].text) for span in left.words]
    assert cut == [", and we will not wait for summer"]
    assert right.words == ()
    assert right.gaps == (comparison.quotes[number].b.span.end,)


def test_a_quotation_told_whole_has_no_cut() -> None:
    comparison = sample_comparison()
    whole = {
        f"quote-{number}"
        for number, pair in enumerate(comparison.quotes)
        if pair.cut in (Cut.IDENTICAL, Cut.INDIRECT)
    }
    for side in Side:
        assert not whole & {changes.finding for changes in cut_changes(comparison, side)}


def test_gaps_of_one_side_are_words_of_the_other() -> None:
    texts = ("one three", "one two three")
    edits = word_edits(texts, Span(start=0, end=9), Span(start=0, end=13))
    left = changes_of("x", Role.EDITED, edits, Side.A)
    right = changes_of("x", Role.EDITED, edits, Side.B)
    assert (left.words, left.gaps) == ((), (4,))
    assert [span.of(texts[1]) for span in right.words] == ["two"]
