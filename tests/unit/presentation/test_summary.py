from dataclasses import replace

import pytest

from reader.core import Comparison, Framing, FramingKind, Passage
from reader.presentation import ROLE_STYLES, Role, summary_of
from tests.factories import draft, large_comparison, parse, plain_comparison, sample_comparison


@pytest.fixture(scope="module")
def lines() -> tuple[str, ...]:
    return summary_of(sample_comparison())


def test_it_opens_with_both_titles_and_what_is_known_of_them(lines: tuple[str, ...]) -> None:
    assert lines[0] == (
        "A: Verrin dam to be drained after divers find a crack (The Tarrow Herald, 2024-03-14)"
    )
    assert lines[1] == "B: Valley to lose its reservoir for weeks (Northfell Post)"


def test_it_counts_what_each_side_reports(lines: tuple[str, ...]) -> None:
    told = [line for line in lines if "sentences reported by" in line]
    assert [line[:2] for line in told] == ["A:", "B:"]
    assert all("only here" in line for line in told)


@pytest.mark.parametrize("role", Role)
def test_it_counts_every_role_on_a_line_of_its_own(role: Role, lines: tuple[str, ...]) -> None:
    style = ROLE_STYLES[role]
    (line,) = (line for line in lines if line.startswith(f"  {style.glyph} {style.word}  "))
    assert line.split()[-1].isdigit() or role is Role.ONLY_HERE


@pytest.mark.parametrize(("role", "count"), [(Role.CONFLICT, "2"), (Role.FRAMING, "4")])
def test_the_counts_are_those_of_the_findings(
    role: Role, count: str, lines: tuple[str, ...]
) -> None:
    style = ROLE_STYLES[role]
    (line,) = (line for line in lines if line.startswith(f"  {style.glyph} {style.word}  "))
    assert line.split()[-1] == count


def test_the_weightiest_findings_are_shown_and_the_rest_counted() -> None:
    comparison = large_comparison(4_000)
    lines = summary_of(comparison)
    shown = [line for line in lines if line.startswith("  Only in")]
    assert len(shown) == 6
    assert any(line.strip().startswith("and ") and line.endswith(" more") for line in lines)


def test_nothing_shared_is_asked_about() -> None:
    comparison = plain_comparison(
        draft(parse("paragraph: The dam held."), name="a"),
        draft(parse("paragraph: Rain fell."), name="b"),
    )
    assert any("share no passage" in line for line in summary_of(comparison))
    assert not any("share no passage" in line for line in summary_of(sample_comparison()))


def test_no_section_stands_empty() -> None:
    lines = summary_of(_only_framing())
    heads = [line for line in lines if line[:1] not in ("", " ", "A", "B", "T")]
    assert len(heads) == 2  # framing, and what is only in one article
    assert all(lines[lines.index(head) + 1].startswith("  ") for head in heads)


def _only_framing() -> Comparison:
    left = draft(parse("paragraph: A dire report came."), name="a")
    made = plain_comparison(left, draft(parse("paragraph: Rain."), name="b"))
    dire: Passage = left.passage("dire")
    return replace(made, framing=(Framing(a=dire, b=None, kind=FramingKind.LOADED, score=0.7),))


def test_two_empty_articles_have_a_summary_too() -> None:
    lines = summary_of(plain_comparison(draft(()), draft(())))
    assert lines[:2] == ("A: ", "B: ")
    assert all(isinstance(line, str) for line in lines)


def test_no_line_breaks_inside_a_line(lines: tuple[str, ...]) -> None:
    assert not any("\n" in line for line in lines)
