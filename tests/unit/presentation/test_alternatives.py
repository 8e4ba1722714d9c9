"""What only one article has, set against its candidates."""

from reader.core import EditOp, Side
from reader.presentation import Role, alternative_words, alternatives_of, findings_of
from tests.factories import sample_comparison


def test_each_omission_has_its_candidates_in_their_order() -> None:
    comparison = sample_comparison()
    rows = [row for row in findings_of(comparison) if row.role is Role.ONLY_HERE]
    assert rows
    for row in rows:
        side = Side.A if row.spans[Side.A] else Side.B
        numbers = enumerate(comparison.analyses[side].sentences)
        number = next(n for n, s in numbers if s.span.overlaps(row.spans[side][0]))
        found = alternatives_of(comparison, row)
        assert [way.candidate for way in found] == [*comparison.coverage[side][number].nearest]
        for way in found:
            assert way.spans[side] == row.spans[side]
            sentences = comparison.analyses[side.other].sentences
            assert way.spans[side.other] == (sentences[way.candidate.sentence].span,)


def test_edits_run_from_a_to_b_whatever_side_has_the_passage() -> None:
    comparison = sample_comparison()
    for row in findings_of(comparison):
        for way in alternatives_of(comparison, row):
            passages = (way.passage, way.counterpart)
            a, b = passages if way.side is Side.A else passages[::-1]
            for edit in way.edits:
                if edit.op is EditOp.EQUAL:
                    assert a.contains(edit.a)
                    assert b.contains(edit.b)


def test_other_findings_have_no_candidates() -> None:
    comparison = sample_comparison()
    others = [row for row in findings_of(comparison) if row.role is not Role.ONLY_HERE]
    assert not any(alternatives_of(comparison, row) for row in others)


def test_it_is_said_which_candidate_stands_beside() -> None:
    comparison = sample_comparison()
    row = next(r for r in findings_of(comparison) if alternatives_of(comparison, r))
    first = alternatives_of(comparison, row)[0]
    words = alternative_words(comparison, first)
    assert words.startswith(f"Compared with candidate 1 of {first.total}, likeness ")
    assert alternative_words(comparison, None) == "Compared with no passage any more."
