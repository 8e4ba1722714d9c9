from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import Span, Subject, Target, anchor_at, is_same_target, place_target
from tests.dossiers import sample_dossier, some_target

TEXTS = ("The dam holds for now.", "The wall is weak, they say.")
DAM = anchor_at(TEXTS[0], Span(start=4, end=7))
HOLDS = anchor_at(TEXTS[0], Span(start=4, end=13))
WALL = anchor_at(TEXTS[1], Span(start=4, end=8))


@pytest.mark.parametrize(
    ("subject", "a", "b", "variety"),
    [
        (Subject.PAIR, (DAM,), (), ""),
        (Subject.LINK, (DAM,), (), ""),
        (Subject.PASSAGE, (DAM,), (WALL,), ""),
        (Subject.PASSAGE, (), (), ""),
        (Subject.ONLY_HERE, (), (), ""),
        (Subject.FRAMING, (), (), "loaded"),
        (Subject.CONFLICT, (DAM,), (WALL,), ""),
        (Subject.CONFLICT, (DAM,), (WALL,), "trimmed"),
        (Subject.LINK, (DAM,), (WALL,), "number"),
    ],
)
def test_a_target_that_makes_no_sense_is_refused(
    subject: Subject, a: tuple[()], b: tuple[()], variety: str
) -> None:
    with pytest.raises(ValueError, match=r"does not have|is not a|is not of"):
        Target(subject=subject, a=a, b=b, variety=variety)


def test_a_target_is_placed_on_both_sides_or_not_at_all() -> None:
    target = Target(subject=Subject.LINK, a=(DAM,), b=(WALL,))
    assert place_target(target, TEXTS) == ((DAM.span,), (WALL.span,))
    assert place_target(target, (TEXTS[0], "Another text.")) is None
    assert place_target(Target(subject=Subject.PAIR), ("", "")) == ((), ())


def test_targets_are_the_same_where_kind_and_passages_meet() -> None:
    link = Target(subject=Subject.LINK, a=(DAM,), b=(WALL,))
    wider = Target(subject=Subject.LINK, a=(HOLDS,), b=(WALL,))
    framing = Target(subject=Subject.FRAMING, a=(DAM,), b=(WALL,), variety="agency")
    one_sided = Target(subject=Subject.FRAMING, a=(DAM,), variety="agency")
    assert is_same_target(link, wider)
    assert not is_same_target(link, framing)
    assert not is_same_target(framing, one_sided)


@settings(max_examples=50)
@given(st.integers(0, 1 << 32))
def test_every_target_is_the_same_as_itself_and_is_found_in_its_texts(seed: int) -> None:
    dossier = sample_dossier()
    target = some_target(Random(seed), dossier, list(Subject))
    assert is_same_target(target, target)
    spans = tuple(tuple(a.span for a in side) for side in (target.a, target.b))
    assert place_target(target, dossier.texts) == spans
