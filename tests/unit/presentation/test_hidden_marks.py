from reader.core import Side
from reader.presentation import Role, marks_for, sentence_roles
from tests.factories import sample_comparison


def test_a_hidden_role_is_not_marked() -> None:
    marks = marks_for(sample_comparison(), Side.A, frozenset({Role.FRAMING, Role.ONLY_HERE}))
    roles = {mark.role for mark in marks}
    assert roles
    assert not roles & {Role.FRAMING, Role.ONLY_HERE}


def test_with_conflicts_hidden_a_sentence_shows_its_relation() -> None:
    comparison = sample_comparison()
    number = comparison.conflicts[0].a.sentence
    assert sentence_roles(comparison, Side.A)[number] == (Role.CONFLICT, "conflict-0")
    hidden = frozenset({Role.CONFLICT})
    assert sentence_roles(comparison, Side.A, hidden)[number] == (Role.REWORDED, "link-2")


def test_with_nothing_hidden_every_mark_is_there() -> None:
    comparison = sample_comparison()
    assert marks_for(comparison, Side.B) == marks_for(comparison, Side.B, frozenset())


def test_with_all_hidden_nothing_is_marked() -> None:
    assert marks_for(sample_comparison(), Side.A, frozenset(Role)) == ()
