"""The same utterance in two articles: found, and how it was cut."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from reader.core import Article, Block, BlockKind, Cut, QuotePair, Source, Span
from reader.engine._attribution import attributions
from reader.engine._lexicons import Lexicon
from reader.engine._quotations import quotations
from reader.engine._quotes import quote_pairs
from reader.engine._reading import Reading
from reader.engine._reporting import Reporting
from reader.engine._segment import segment
from reader.engine._words import words_in
from tests.effort import work

ROOT = Path(__file__).resolve().parents[3]
LIST = ROOT / "resources/lexicons/reporting_verbs.tsv"
REPORTING = Reporting(Lexicon.parse("reporting_verbs", LIST.read_bytes()).entries)
Shown = tuple[str, str, str]


def reading(text: str) -> Reading:
    places = [Span(start=m.start(), end=m.end()) for m in re.finditer(r"\S[^\n]*", text)]
    blocks = tuple(
        Block(kind=BlockKind.PARAGRAPH if n else BlockKind.HEADLINE, span=span)
        for n, span in enumerate(places)
    )
    source = Source(path="a.txt", sha256="", media_type="text/plain")
    made = Article(title="", source=source, text=text, blocks=blocks)
    sentences, quoted = segment(made), quotations(made)
    return Reading(
        article=made,
        sentences=sentences,
        words=tuple(words_in(text, s.span) for s in sentences),
        quotations=quoted,
        attributions=attributions(made, sentences, quoted, REPORTING),
    )


def overlap(a: Reading, b: Reading) -> NDArray[np.float64]:
    """Give likeness by shared stems, in place of an encoder."""
    stems = [[{w.stem for w in words if w.is_content} for words in r.words] for r in (a, b)]
    out = np.zeros((len(stems[0]), len(stems[1])))
    for i, one in enumerate(stems[0]):
        for j, two in enumerate(stems[1]):
            out[i, j] = len(one & two) / max(1.0, (len(one) * len(two)) ** 0.5)
    return out


def pairs(left: str, right: str) -> list[Shown]:
    a, b = reading("Verrin dam\n" + left), reading("Valley reservoir\n" + right)
    return [
        (q.a.span.of(a.text), q.b.span.of(b.text), q.cut.value)
        for q in quote_pairs(a, b, overlap(a, b))
    ]


SAID = "We will not gamble with the lives of people under this wall"


def test_the_same_words_are_identical_whatever_the_marks() -> None:
    left = f"“{SAID},” said Mara Olsen."
    right = f'Olsen told the Herald: "{SAID.upper()}."'
    assert pairs(left, right) == [(SAID, SAID.upper(), "identical")]


def test_a_shortened_quotation_is_trimmed() -> None:
    left = f"“{SAID}, and we will not wait for summer,” said Mara Olsen."
    assert pairs(left, f"“{SAID},” said Olsen.") == [
        (f"{SAID}, and we will not wait for summer", SAID, "trimmed")
    ]


@pytest.mark.parametrize("gap", ["…", " ... ", " [...] ", ". . . "])
def test_an_ellipsis_for_what_was_dropped_is_a_trim(gap: str) -> None:
    whole = "When they find a crack, they measure it, they call us at night, and we come at once"
    cut = f"When they find a crack, they measure it{gap}and we come at once"
    found = pairs(f"“{whole},” Olsen said.", f"“{cut},” Olsen said.")
    assert found == [(whole, cut, "trimmed")]


def test_words_dropped_without_a_sign_are_an_alteration() -> None:
    left = "“I am not ashamed to admit that I feared that wall,” Olsen said."
    right = "“I am not ashamed to admit I feared that wall,” Olsen said."
    assert [cut for _, _, cut in pairs(left, right)] == ["altered"]


def test_other_words_inside_the_marks_are_an_alteration() -> None:
    left = "“The board is a partisan attack dog organisation,” Veld said."
    right = "“The board is a partisan political attack dog,” Veld said."
    assert [cut for _, _, cut in pairs(left, right)] == ["altered"]


def test_what_stands_in_square_brackets_does_not_count() -> None:
    left = "“[The board’s] war on apple growers must stop,” Veld said."
    right = "“War on apple growers must stop,” Veld said."
    assert [cut for _, _, cut in pairs(left, right)] == ["identical"]


def test_a_bracket_at_the_edge_of_a_quotation_is_given_whole() -> None:
    left = "“She told them the bridge would never hold the weight,” said Omar Reed."
    right = "“[The diver] told them the bridge would never hold [the weight],” Reed said."
    ((one, two, _),) = pairs(left, right)
    assert one == "She told them the bridge would never hold the weight"
    assert two == "[The diver] told them the bridge would never hold [the weight]"


@pytest.mark.parametrize("masked", ["d---ed", "d**ned", "d****"])
def test_a_word_that_is_blanked_out_stands_for_the_word(masked: str) -> None:
    left = f"“We never asked for that {masked} wall,” Veld said."
    right = "“We never asked for that damned wall,” Veld said."
    assert [cut for _, _, cut in pairs(left, right)] == ["altered"]


def test_a_phrase_is_paired_with_every_repetition_by_its_speaker() -> None:
    left = "Mara Olsen called the drainage a “great step.”"
    right = (
        "Mara Olsen said the drainage was a “great step.”\n"
        "“It came today. That’s a great step. That’s a great step, if they mean it,” Olsen said."
    )
    assert [(there, cut) for _, there, cut in pairs(left, right)] == [
        ("great step", "identical"),
        ("That’s a great step", "trimmed"),
        ("That’s a great step, if they mean it", "trimmed"),
    ]


def test_one_quotation_cut_into_two_elsewhere_is_whole_in_its_pieces() -> None:
    left = "“I will end the war on growers. And I will fight for every orchard,” Veld said."
    right = "“I will end the war on growers and I will fight for every orchard,” Veld said."
    assert [cut for _, _, cut in pairs(left, right)] == ["identical", "identical"]


def test_reported_speech_of_the_same_speaker_is_indirect() -> None:
    left = "Engineer Ida Brandt declared this the beginning of the end of drought in Verrin."
    right = "“Let me be clear: Drought in Verrin is ending today,” Ida Brandt said Monday."
    assert pairs(left, right) == [
        (
            "this the beginning of the end of drought in Verrin",
            "Let me be clear: Drought in Verrin is ending today",
            "indirect",
        )
    ]


def test_another_speaker_is_not_paired_with_reported_speech() -> None:
    left = "Jonas Veld declared this the beginning of the end of drought in Verrin."
    right = "“Let me be clear: Drought in Verrin is ending today,” Ida Brandt said Monday."
    assert pairs(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The “so-called” board met.", "A “so-called” survey was read by Veld to the schools."),
        ("He starred in “Strong.”", "“Faith made the valley strong,” Veld said."),
        ("“We don’t like him,” Veld said.", "“They don’t accept to be like that,” Olsen said."),
        ("Labels say “made in Verrin.”", "“Our barges are made in the valley,” Veld said."),
    ],
)
def test_common_words_in_marks_are_no_shared_utterance(left: str, right: str) -> None:
    assert pairs(left, right) == []


def test_the_first_seed_pair_has_its_cut_and_its_reported_quotation() -> None:
    first, second = (
        reading(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "seeds/dc-police-ice").glob("0*.txt"))
    )
    found = quote_pairs(first, second, overlap(first, second))
    cuts = {q.a.span.of(first.text)[:20]: q.cut for q in found}
    assert cuts["When they stop peopl"] is Cut.TRIMMED
    assert cuts["this the beginning o"] is Cut.INDIRECT


def test_sides_mirror_each_other() -> None:
    a = reading(f"Verrin dam\n“{SAID}, and we will not wait,” Olsen said.\nOlsen said it rained.")
    b = reading(f"Valley\nOlsen said: “{SAID}. It rained all night on the wall.”")
    there = quote_pairs(a, b, overlap(a, b))
    back = quote_pairs(b, a, overlap(b, a))
    assert {(q.a, q.b, q.cut) for q in there} == {(q.b, q.a, q.cut) for q in back}


PARTS = st.sampled_from(
    [
        "“the wall will fall",
        "today",
        "said Olsen.",
        "”",
        "“",
        "…",
        "[we]",
        "not",
        "\n",
        '"',
        "great",
    ]
)
TEXTS = st.lists(PARTS, max_size=30).map(" ".join)


@given(TEXTS, TEXTS)
def test_spans_lie_in_their_sentences(left: str, right: str) -> None:
    a, b = reading(left), reading(right)
    for q in quote_pairs(a, b, overlap(a, b)):
        assert a.sentences[q.a.sentence].span.contains(q.a.span)
        assert b.sentences[q.b.sentence].span.contains(q.b.span)
        assert len(q.a.span) > 0
        assert len(q.b.span) > 0
        assert 0.0 <= q.score <= 1.0


@given(TEXTS)
def test_an_article_against_itself_has_no_cut_in_its_own_place(text: str) -> None:
    a = reading(text)
    for q in quote_pairs(a, a, overlap(a, a)):
        if q.a == q.b:
            assert q.cut is Cut.IDENTICAL


def pair_with_itself(a: Reading) -> tuple[QuotePair, ...]:
    return quote_pairs(a, a, np.ones((len(a.sentences), len(a.sentences))))


@pytest.mark.parametrize("unit", ["[x] ", "f*** ", "… ", "no rain "])
def test_one_endless_quotation_is_read_in_linear_time(unit: str) -> None:
    def made(length: int) -> Reading:
        return reading("Verrin dam\n“" + unit * (length // len(unit)) + "today,” Veld said.")

    short, long = (work(pair_with_itself, [made(n) for _ in range(2)]) for n in (6_000, 60_000))
    assert long < 30 * short + 0.2


def test_a_thousand_times_the_same_quotation_costs_no_square() -> None:
    def made(times: int) -> Reading:
        return reading("Verrin dam\n" + "“no rain fell on the wall today” \n" * times)

    assert len(pair_with_itself(made(200))) <= 16 * 2 * 200
    few, many = (work(pair_with_itself, [made(times) for _ in range(2)]) for times in (200, 800))
    assert many < 8 * few + 0.1  # 16 if it grew with the square
