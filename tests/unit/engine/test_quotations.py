"""What counts as a quotation, where it starts and where it ends."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Article, Block, BlockKind, Source, Span
from reader.engine._quotations import outermost, quotations
from tests.effort import work

MARKS = "\"“”„‟«»‹›‘’‚'`"


def article(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    """Make every line of a text a block."""
    blocks = tuple(
        Block(kind=kind, span=Span(start=m.start(), end=m.end()))
        for m in re.finditer(r"\S[^\n]*", text)
    )
    source = Source(path="a.txt", sha256="", media_type="text/plain")
    return Article(title="", source=source, text=text, blocks=blocks)


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in quotations(article(text))]


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in quotations(article(text))]


@pytest.mark.parametrize(
    "text",
    [
        '"The dam holds," she said.',
        "“The dam holds,” she said.",
        "‘The dam holds,’ she said.",
        "'The dam holds,' she said.",
        "«The dam holds,» she said.",
        "»The dam holds,« she said.",
        "„The dam holds,” she said.",
        "``The dam holds,'' she said.",
        "She said it (“The dam holds,”) twice.",
        'She said—"The dam holds,"—twice.',
    ],
)
def test_every_kind_of_marks_is_a_quotation(text: str) -> None:
    assert inner(text) == ["The dam holds,"]


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ strike and the board’s answer, in the ’90s and the '80s.",
        "Rock 'n' roll, he'd say, isn't for 'em; give them the bosses' music.",
        'It is 6\'2" tall and 12" wide.',
        "No quotation at all.",
        "An empty “” pair and a lone ” end.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_a_plural_possessive_does_not_end_a_single_quotation() -> None:
    assert inner("He called it ‘the workers’ party’ again.") == ["the workers’ party"]


def test_a_nested_quotation_is_found_with_the_outer_one() -> None:
    text = "“She told me ‘go home’ and left,” said Veld."
    assert quoted(text) == ["“She told me ‘go home’ and left,”", "‘go home’"]


def test_marks_of_the_same_kind_nest_where_both_are_closed() -> None:
    text = "“It airs on “The Morning Barge” today,” she said."
    assert quoted(text) == ["“It airs on “The Morning Barge” today,”", "“The Morning Barge”"]


def test_outermost_leaves_out_what_lies_inside() -> None:
    text = "“She told me ‘go home’ and left,” said Veld. “Yes.”"
    assert [q.span.of(text) for q in outermost(quotations(article(text)))] == [
        "“She told me ‘go home’ and left,”",
        "“Yes.”",
    ]


def test_a_quotation_of_several_sentences_is_one() -> None:
    assert inner('"We waited. It rained. We left," he said.') == ["We waited. It rained. We left,"]


def test_a_paragraph_that_repeats_the_mark_goes_on_with_the_quotation() -> None:
    text = "“We waited.\n\n“It rained.\n\n“We left,” he said. “Soon.”"
    assert quoted(text) == ["“We waited.\n\n“It rained.\n\n“We left,”", "“Soon.”"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert quoted("He said “we waited. \nIt rained.") == ["“we waited."]


def test_a_second_opening_mark_ends_a_quotation_that_lacks_its_end() -> None:
    assert inner('"We waited, he said. "It rained," she said.')[-1] == "It rained,"


def test_a_wrong_opening_mark_is_read_by_its_place() -> None:
    assert inner("They want ”more and better barges” now.") == ["more and better barges"]


def test_boilerplate_is_passed_over() -> None:
    text = "“Share this”"
    assert quotations(article(text, BlockKind.BOILERPLATE)) == ()


@given(st.lists(st.sampled_from([*MARKS, "a", "s", " ", "\n", ",", ".", "(", "—", "é"])))
def test_spans_lie_in_the_text_and_in_order(parts: list[str]) -> None:
    text = "".join(parts)
    found = quotations(article(text))
    assert [q.span for q in found] == sorted(
        (q.span for q in found), key=lambda s: (s.start, -s.end)
    )
    for quotation in found:
        assert quotation.span.contains(quotation.inner)
        assert quotation.span.end <= len(text)
        assert any(c.isalnum() for c in quotation.inner.of(text))


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for quotation in quotations(article(text)):
        assert quotation.span.of(text)[0] in MARKS


@pytest.mark.parametrize("unit", ['"', "“", "’", "“‘", "“a ", '"a" ', "'a ", "as' b"])
def test_fifty_thousand_marks_are_read_in_linear_time(unit: str) -> None:
    """Ten times the marks may take at most some thirty times the work."""

    def made(length: int) -> Article:
        return article(unit * (length // len(unit)))

    short, long = (work(quotations, [made(length)] * 2) for length in (5_000, 50_000))
    assert long < 30 * short + 0.2
