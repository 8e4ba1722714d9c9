"""What has lost its passage is placed again on words that the reader chooses."""

from dataclasses import replace

from reader.core import (
    Correction,
    CorrectionKind,
    Note,
    Review,
    ReviewState,
    Side,
    Span,
    Subject,
    Target,
    anchor_at,
    placed_again,
)

OLD = ("The dam held. Half of it is new.", "The wall held, said Ada Lowe. All of it is old.")
NEW = ("Nothing of the kind remains here.", OLD[1])
A, B = Side.A, Side.B
WORDS = Span(start=0, end=7)
IN_A = (anchor_at(OLD[0], Span(start=0, end=13)),)
IN_B = (anchor_at(OLD[1], Span(start=0, end=14)),)


def note(target: Target) -> Note:
    return Note(id="n", target=target, text="x")


def test_a_note_on_a_passage_goes_to_the_chosen_words() -> None:
    lost = note(Target(subject=Subject.PASSAGE, a=IN_A))
    placed = placed_again(lost, NEW, {A: WORDS})
    assert placed == replace(lost, target=replace(lost.target, a=(anchor_at(NEW[0], WORDS),)))


def test_it_may_go_to_the_other_side() -> None:
    lost = note(Target(subject=Subject.PASSAGE, a=IN_A))
    placed = placed_again(lost, NEW, {B: WORDS})
    assert placed is not None
    assert (placed.target.a, placed.target.b) == ((), (anchor_at(NEW[1], WORDS),))


def test_a_side_that_still_stands_stays() -> None:
    lost = Review(
        id="r", target=Target(subject=Subject.LINK, a=IN_A, b=IN_B), state=ReviewState.CONFIRMED
    )
    placed = placed_again(lost, NEW, {A: WORDS})
    assert placed is not None
    assert placed.target == replace(lost.target, a=(anchor_at(NEW[0], WORDS),))


def test_without_words_on_the_lost_side_it_stays_an_orphan() -> None:
    lost = note(Target(subject=Subject.LINK, a=IN_A, b=IN_B))
    assert placed_again(lost, NEW, {}) is None
    assert placed_again(lost, NEW, {B: WORDS}) is None


def test_a_speaker_that_is_lost_is_chosen_anew() -> None:
    gone = anchor_at(OLD[0], Span(start=14, end=20))
    lost = Correction(
        id="c",
        kind=CorrectionKind.SPEAKER,
        target=Target(subject=Subject.PASSAGE, b=IN_B),
        speaker=gone,
    )
    who = Span(start=NEW[1].index("Ada"), end=NEW[1].index("Ada") + 8)
    placed = placed_again(lost, NEW, {B: who})
    assert isinstance(placed, Correction)
    assert placed == replace(lost, speaker=anchor_at(NEW[1], who))
    assert placed_again(lost, NEW, {}) is None
