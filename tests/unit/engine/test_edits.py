import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Edit, EditOp, Span
from reader.engine._edits import edits, kept_share, most_kept, tokens

EQUAL, INSERT, DELETE, REPLACE = EditOp.EQUAL, EditOp.INSERT, EditOp.DELETE, EditOp.REPLACE
FLIPPED = {INSERT: DELETE, DELETE: INSERT, EQUAL: EQUAL, REPLACE: REPLACE}
phrases = st.lists(
    st.sampled_from("the wall held 14 $2.5 U.S. Dams — , . “ no-one it’s".split()), max_size=14
).map(" ".join)


def all_of(text: str) -> Span:
    return Span(start=0, end=len(text))


def script(a: str, b: str) -> list[tuple[EditOp, str, str]]:
    found = edits(a, all_of(a), b, all_of(b))
    return [(e.op, e.a.of(a), e.b.of(b)) for e in found]


def forms(text: str) -> list[str]:
    return [text[t.start : t.end] for t in tokens(text, all_of(text))]


def mirrored(found: tuple[Edit, ...]) -> list[Edit]:
    return [Edit(op=FLIPPED[e.op], a=e.b, b=e.a) for e in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The U.S. paid $2.5 million, or 14%.", "The|U.S.|paid|$2.5|million|,|or|14%|."),
        ("no-one’s “dam”", "no-one’s|“|dam|”"),
        ("at 10:30...", "at|10:30|..."),
        ("wall—high", "wall|—|high"),
        ("cafe\u0301 noir", "cafe\u0301|noir"),
    ],
)
def test_tokens_are_words_numbers_and_marks(text: str, found: str) -> None:
    assert forms(text) == found.split("|")


def test_a_changed_word_is_one_replacement() -> None:
    assert script("The board closed the dam.", "The council closed the dam.") == [
        (EQUAL, "The", "The"),
        (REPLACE, "board", "council"),
        (EQUAL, "closed the dam.", "closed the dam."),
    ]


def test_an_inserted_word_has_an_empty_span_opposite() -> None:
    assert script("The dam held.", "The old dam held.") == [
        (EQUAL, "The", "The"),
        (INSERT, "", "old"),
        (EQUAL, "dam held.", "dam held."),
    ]


def test_a_number_is_never_cut_inside() -> None:
    assert (REPLACE, "1,400", "1,450") in script("Some 1,400 homes", "Some 1,450 homes")


def test_case_and_the_shape_of_quotation_marks_are_no_edit() -> None:
    assert [op for op, _, _ in script("“The Dam” held —", '"the dam" held -')] == [EQUAL]


@pytest.mark.parametrize(
    ("a", "b", "ops"),
    [("", "", []), ("", "dam", [INSERT]), ("dam", "", [DELETE]), ("dam", "lake", [REPLACE])],
)
def test_an_empty_side_has_nothing_equal(a: str, b: str, ops: list[EditOp]) -> None:
    assert [op for op, _, _ in script(a, b)] == ops


@given(phrases, phrases)
def test_a_script_tells_every_token_of_both_sides_once_and_in_order(a: str, b: str) -> None:
    found = edits(a, all_of(a), b, all_of(b))
    assert [w for e in found for w in forms(e.a.of(a))] == forms(a)
    assert [w for e in found for w in forms(e.b.of(b))] == forms(b)
    assert all(one.a.end <= two.a.start for one, two in itertools.pairwise(found))
    assert all(one.b.end <= two.b.start for one, two in itertools.pairwise(found))


@given(phrases, phrases)
def test_equal_runs_hold_the_same_words_and_the_others_are_named_rightly(a: str, b: str) -> None:
    for edit in edits(a, all_of(a), b, all_of(b)):
        left, right = tokens(a, edit.a), tokens(b, edit.b)
        if edit.op is EQUAL:
            assert [t.form for t in left] == [t.form for t in right] != []
        else:
            assert (bool(left), bool(right)) == {
                INSERT: (False, True),
                DELETE: (True, False),
                REPLACE: (True, True),
            }[edit.op]


@given(phrases, phrases)
def test_swapping_the_sides_mirrors_the_script(a: str, b: str) -> None:
    found = edits(a, all_of(a), b, all_of(b))
    assert mirrored(found) == list(edits(b, all_of(b), a, all_of(a)))


@given(phrases)
def test_a_text_against_itself_is_one_equal_run(text: str) -> None:
    assert [op for op, _, _ in script(text, text)] == [EQUAL] * bool(text)


def test_a_stretch_of_a_longer_text_keeps_its_offsets() -> None:
    a, b = "Before. The dam held.", "The dam broke. After."
    found = edits(a, Span(start=8, end=21), b, Span(start=0, end=14))
    assert [(e.op, e.a.of(a), e.b.of(b)) for e in found] == [
        (EQUAL, "The dam", "The dam"),
        (REPLACE, "held", "broke"),
        (EQUAL, ".", "."),
    ]


def test_the_kept_share_is_all_for_equal_texts_and_nothing_for_strangers() -> None:
    same = edits("The dam held", Span(start=0, end=12), "The dam held", Span(start=0, end=12))
    other = edits("The dam held", Span(start=0, end=12), "No one came", Span(start=0, end=11))
    assert kept_share(same, 12, 12) == 1.0
    assert kept_share(other, 12, 11) == 0.0
    assert kept_share((), 0, 0) == 0.0


@given(phrases, phrases)
def test_no_more_is_kept_than_the_tokens_of_both_allow(left: str, right: str) -> None:
    spans = all_of(left), all_of(right)
    kept = kept_share(edits(left, spans[0], right, spans[1]), len(left), len(right))
    assert kept <= most_kept(left, spans[0], right, spans[1])


def test_many_different_words_are_told_apart() -> None:
    # More forms than fit below the surrogates, each a character of its own for the diff.
    words = [f"w{number}" for number in range(56_000)]
    a, b = " ".join(words), " ".join([*words[:-1], "other"])
    found = edits(a, all_of(a), b, all_of(b))
    assert [e.op for e in found] == [EQUAL, REPLACE]


def test_two_long_lines_without_a_stop_take_no_more_than_moments() -> None:
    a = " ".join(f"a{number % 911}" for number in range(20_000))
    b = " ".join(f"a{number * 7 % 911}" for number in range(20_000))
    start = time.thread_time()
    found = edits(
        f"Here {a} end", all_of(f"Here {a} end"), f"Here {b} end", all_of(f"Here {b} end")
    )
    assert time.thread_time() - start < 5  # it takes a tenth of that, hours if not cut
    assert (found[0].op, found[-1].op) == (EQUAL, EQUAL)
