import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import (
    Change,
    Dossier,
    ReaderError,
    Settings,
    Side,
    changed,
    orphans,
    swapping,
    to_plain,
)
from tests.dossiers import sample_dossier, some_changes, worked_on

DOSSIER = sample_dossier()
(CORRECTION,), (FIRST, SECOND), (REVIEW,) = DOSSIER.corrections, DOSSIER.notes, DOSSIER.reviews


def written(dossier: Dossier) -> bytes:
    return json.dumps(to_plain(dossier), ensure_ascii=False).encode("utf-8", "backslashreplace")


@settings(max_examples=10)
@given(st.integers(0, 1 << 32))
def test_two_hundred_changes_taken_back_give_the_first_state_byte_for_byte(seed: int) -> None:
    first, made = some_changes(seed, 200)
    states = [first]
    for change in made:
        states.append(changed(states[-1], change))
    now = states.pop()
    for change in reversed(made):
        now = changed(now, change.inverse)
        assert now == states.pop()
    assert written(now) == written(first)


def test_items_stand_in_the_order_they_were_made() -> None:
    early = replace(SECOND, id="n3", made="2025")
    assert changed(DOSSIER, Change(after=early)).notes == (early, FIRST, SECOND)


@pytest.mark.parametrize(
    "change",
    [
        Change(after=replace(FIRST, text="An id that is taken")),
        Change(before=replace(FIRST, text="Not what is there")),
        Change(before=replace(FIRST, id="never"), after=replace(FIRST, id="never", text="x")),
        Change(before=Settings(link_threshold=0.5), after=Settings()),
        Change(before=DOSSIER.articles[1], after=DOSSIER.articles[0], side=Side.A),
    ],
)
def test_a_change_of_what_is_not_there_is_refused(change: Change) -> None:
    with pytest.raises(ReaderError, match="changed elsewhere"):
        changed(DOSSIER, change)


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"before": FIRST, "after": SECOND},
        {"before": FIRST, "after": replace(REVIEW, id=FIRST.id)},
        {"after": Settings()},
        {"before": DOSSIER.articles[0], "after": DOSSIER.articles[0]},
        {"before": FIRST, "side": Side.A},
    ],
)
def test_a_change_is_of_one_thing(parts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"one thing|not added|the side is named"):
        Change(**parts)  # type: ignore[arg-type]


def test_an_article_is_replaced_on_its_side() -> None:
    named = replace(DOSSIER.articles[1], outlet="The Post")
    change = Change(before=DOSSIER.articles[1], after=named, side=Side.B)
    assert changed(DOSSIER, change).articles == (DOSSIER.articles[0], named)
    assert changed(changed(DOSSIER, change), change.inverse) == DOSSIER


def test_what_no_longer_finds_its_passage_is_an_orphan() -> None:
    assert orphans(DOSSIER) == ()
    other = replace(DOSSIER.articles[1], text="Something else.", blocks=())
    assert orphans(replace(DOSSIER, articles=(DOSSIER.articles[0], other))) == (CORRECTION, REVIEW)


def test_decisions_of_reviews_go_before_corrections() -> None:
    assert [c.id for c in DOSSIER.decided] == ["r1", "c1"]


@pytest.mark.parametrize("seed", range(3))
def test_swapping_sides_turns_all_that_was_said_and_twice_is_nothing(seed: int) -> None:
    before = worked_on(seed, 40)
    now = before
    for change in swapping(now):
        now = changed(now, change)
    assert now.articles == before.articles[::-1]
    assert [note.target.a for note in now.notes] == [note.target.b for note in before.notes]
    for change in swapping(now):
        now = changed(now, change)
    assert now == before
