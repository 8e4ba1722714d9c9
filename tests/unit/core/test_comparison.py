import pickle
from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

import reader.core as core
from reader.core import Relation, Side
from tests.factories import sample_comparison


def test_each_side_has_the_other_opposite() -> None:
    assert [side.other for side in Side] == [Side.B, Side.A]
    assert [side.letter for side in Side] == ["A", "B"]


def test_the_links_of_a_sentence_come_best_first() -> None:
    comparison = sample_comparison()
    link = next(link for link in comparison.links if link.relation is Relation.PARTIAL)
    number = link.a[0]
    found = comparison.links_of(Side.A, number)
    assert link in found
    assert [x.score for x in found] == sorted((x.score for x in found), reverse=True)
    assert all(number in x.a for x in found)


def test_a_link_names_its_sentences_by_side() -> None:
    link = next(link for link in sample_comparison().links if len(link.b) > 1)
    assert (link.sentences(Side.A), link.sentences(Side.B)) == (link.a, link.b)


def test_a_comparison_gives_the_words_of_a_sentence() -> None:
    comparison = sample_comparison()
    assert comparison.sentence_text(Side.A, 0).startswith("Verrin dam")


def test_a_comparison_survives_pickling_and_can_be_hashed() -> None:
    comparison = sample_comparison()
    again = pickle.loads(pickle.dumps(comparison))
    assert again == comparison
    assert hash(again) == hash(comparison)


@pytest.mark.parametrize(
    "value", [v for v in vars(core).values() if isinstance(v, type) and is_dataclass(v)], ids=str
)
def test_every_value_is_frozen_and_has_slots(value: type) -> None:
    assert "__slots__" in vars(value)
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert all(field.kw_only for field in fields(value))


def test_a_value_cannot_be_changed() -> None:
    comparison = sample_comparison()
    with pytest.raises(FrozenInstanceError):
        comparison.links = ()  # type: ignore[misc]
