"""Framing: what is told apart, what is not, and that the two sides are treated alike."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import (
    Article,
    Block,
    BlockKind,
    Framing,
    FramingKind,
    Link,
    Relation,
    Settings,
    Source,
    Span,
)
from reader.engine._attribution import attributions
from reader.engine._framing import framing
from reader.engine._lexicons import Lexicons
from reader.engine._quotations import quotations
from reader.engine._reading import Reading
from reader.engine._segment import segment
from reader.engine._wording import Marker
from reader.engine._words import words_in

ROOT = Path(__file__).resolve().parents[3]
LEXICONS = Lexicons.parse(
    {path.stem: path.read_bytes() for path in (ROOT / "resources/lexicons").glob("*.tsv")}
)
MARKER = Marker.of(LEXICONS)
Shown = tuple[str, str, str]


def reading_of(blocks: Sequence[str], kind: BlockKind = BlockKind.PARAGRAPH) -> Reading:
    text, made = "", []
    for block in blocks:
        text += "\n\n" if text else ""
        made.append(Block(kind=kind, span=Span(start=len(text), end=len(text) + len(block))))
        text += block
    source = Source(path="a.txt", sha256="", media_type="text/plain")
    article = Article(title="", source=source, text=text, blocks=tuple(made))
    sentences, quoted = segment(article), quotations(article)
    return Reading(
        article=article,
        sentences=sentences,
        words=tuple(words_in(text, sentence.span) for sentence in sentences),
        quotations=quoted,
        attributions=attributions(article, sentences, quoted, LEXICONS["reporting_verbs"]),
        wording=MARKER.wording(article, sentences),
    )


def link(i: int, j: int, relation: Relation = Relation.PARTIAL, score: float = 0.95) -> Link:
    return Link(a=(i,), b=(j,), relation=relation, score=score)


def compared(a: Reading, b: Reading, links: Sequence[Link]) -> tuple[Framing, ...]:
    scores = np.zeros((len(a.sentences), len(b.sentences)))
    for one in links:
        scores[np.ix_(one.a, one.b)] = one.score
    return framing(a, b, links, Settings(), scores)


def shown(a: Reading, b: Reading, found: Sequence[Framing]) -> list[Shown]:
    return [
        (f.kind.value, f.a.span.of(a.text) if f.a else "", f.b.span.of(b.text) if f.b else "")
        for f in found
    ]


def between(one: str, two: str) -> list[Shown]:
    """Give the differences between two linked sentences."""
    a, b = reading_of([one]), reading_of([two])
    return shown(a, b, compared(a, b, [link(0, 0)]))


CASES = {
    "a reporting noun against a verb": (
        "Despite Mayor Lund’s firm claim that the bridge is safe, the port closed it.",
        "Mayor Ada Lund has insisted that the bridge is safe.",
        ("attribution", "firm claim", "insisted"),
    ),
    "a marked verb against said": (
        "The minister alleged that the board had sold the ferry twice.",
        "The minister said that the board had sold the ferry twice.",
        ("attribution", "alleged", "said"),
    ),
    "a loaded verb against a plain one": (
        "Lund slammed the board for selling the ferry.",
        "Lund told the board that selling the ferry was wrong.",
        ("loaded", "slammed", "told"),
    ),
    "stated as a fact": (
        "The ferry lost its anchor in the storm off Askby.",
        "The owner claimed that the ferry lost its anchor in the storm.",
        ("attribution", "", "claimed"),
    ),
    "a loaded name for the same people": (
        "Police arrested nine protesters at the ferry.",
        "Police arrested nine rioters at the ferry.",
        ("labelling", "protesters", "rioters"),
    ),
    "a label that opens the sentence": (
        "Anti-abortion activists met at the ferry.",
        "Pro-life activists met at the ferry.",
        ("labelling", "Anti-abortion activists", "Pro-life activists"),
    ),
    "an intensifier before the same noun": (
        "It is a dramatic departure from the harbour rules.",
        "It is a departure from the harbour rules.",
        ("loaded", "dramatic departure", "departure"),
    ),
    "an evaluation on one side": (
        "The ludicrous toll begins in April.",
        "The toll begins in April.",
        ("loaded", "ludicrous toll", "toll"),
    ),
    "a loaded phrase with its verb": (
        "Lund wasted no time praising the new toll.",
        "Lund said the new toll was good.",
        ("loaded", "wasted no time praising", "said"),
    ),
    "a hedge before the same word": (
        "The bridge could close in April.",
        "The bridge will close in April.",
        ("hedge", "could", "close"),
    ),
    "certainty before the same word": (
        "The toll undoubtedly hurts the islanders.",
        "The toll hurts the islanders.",
        ("hedge", "undoubtedly", "hurts"),
    ),
    "the same people under another noun": (
        "Guards took forty migrants to Askby.",
        "Guards took forty aliens to Askby.",
        ("labelling", "migrants", "aliens"),
    ),
    "an epithet before the same people": (
        "The guards held undocumented immigrants at the quay.",
        "The guards held immigrants at the quay.",
        ("labelling", "undocumented immigrants", "immigrants"),
    ),
    "another modifier of one noun": (
        "The court ruled on homosexual couples in April.",
        "The court ruled on same-sex couples in April.",
        ("labelling", "homosexual couples", "same-sex couples"),
    ),
    "an epithet in apposition": (
        "Birk, an outspoken critic of the toll, came to the quay.",
        "Birk came to the quay to see the toll.",
        ("labelling", "outspoken critic", ""),
    ),
    "the doer hidden": (
        "A docker was shot at the quay.",
        "Guards shot a docker at the quay.",
        ("agency", "was shot", "Guards shot"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_difference_is_found(case: str) -> None:
    one, two, expected = CASES[case]
    assert expected in between(one, two)


@pytest.mark.parametrize("case", CASES)
def test_swapping_the_sides_mirrors_each_case(case: str) -> None:
    one, two, (kind, left, right) = CASES[case]
    assert (kind, right, left) in between(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Lund said the toll is fair.", "The toll is fair, Lund told the board."),
        ("The ferry left at noon.", "At noon the ferry sailed."),
        ("The board allowed the sale.", "The board approved the sale."),
        ("The ludicrous toll ends.", "It ends, this ludicrous toll."),
        ("“It is a disgrace,” said Lund.", "“It is a disgrace,” Lund said."),
        ("The bridge may close.", "The bridge might close."),
        ("Forty dockers met Lund.", "Some 40 dockers met Lund."),
    ],
)
def test_what_makes_no_difference_is_not_reported(one: str, two: str) -> None:
    assert between(one, two) == []


def test_a_strongly_loaded_word_without_a_link_stands_alone() -> None:
    a = reading_of(["The toll begins.", "The harbour board is a circus of clowns."])
    b = reading_of(["The toll begins."])
    found = shown(a, b, compared(a, b, [link(0, 0, Relation.SAME)]))
    assert ("loaded", "circus", "") in found


def test_sentences_without_a_link_give_three_words_a_side_at_most() -> None:
    words = "ludicrous idiotic laughable farcical moronic".split()
    a = reading_of(["The toll begins.", *[f"The board is {word}." for word in words]])
    b = reading_of(["The toll begins."])
    assert len(compared(a, b, [link(0, 0, Relation.SAME)])) == 3


def test_a_loaded_word_that_the_other_side_also_uses_is_no_difference() -> None:
    a = reading_of(["The toll begins.", "The board is a circus."])
    b = reading_of(["The toll begins.", "A circus, wrote Lund."])
    assert compared(a, b, [link(0, 0, Relation.SAME)]) == ()


def test_quoted_loaded_words_without_a_link_are_left_to_their_speaker() -> None:
    a = reading_of(["The toll begins.", "“The board is a circus,” said Lund."])
    b = reading_of(["The toll begins."])
    assert compared(a, b, [link(0, 0, Relation.SAME)]) == ()


FILLER = [f"Pier {name} was painted." for name in "one two three four five six seven".split()]


def test_a_fact_up_front_here_and_late_there_is_a_placement() -> None:
    a = reading_of(["The dam has a crack.", *FILLER])
    b = reading_of([*FILLER, "Divers saw the crack in the dam."])
    found = [f for f in compared(a, b, [link(0, 7)]) if f.kind is FramingKind.PLACEMENT]
    assert [(f.a and f.a.sentence, f.b and f.b.sentence) for f in found] == [(0, 7)]


def test_a_fact_told_early_as_well_is_no_placement() -> None:
    a = reading_of(["The dam has a crack.", *FILLER])
    b = reading_of(["The dam is cracked.", *FILLER, "Divers saw the crack in the dam."])
    links = [link(0, 0, Relation.REWORDED), link(0, 8)]
    assert not [f for f in compared(a, b, links) if f.kind is FramingKind.PLACEMENT]


def test_a_weak_link_makes_no_placement() -> None:
    a = reading_of(["The dam has a crack.", *FILLER])
    b = reading_of([*FILLER, "Divers saw the crack in the dam."])
    found = compared(a, b, [link(0, 7, score=0.5)])
    assert not [f for f in found if f.kind is FramingKind.PLACEMENT]


def test_the_threshold_cuts_the_weak() -> None:
    a, b = reading_of(["The bridge could close."]), reading_of(["The bridge will close."])
    scores, links = np.array([[0.95]]), [link(0, 0)]
    assert framing(a, b, links, Settings(framing_threshold=0.1), scores)
    assert framing(a, b, links, Settings(framing_threshold=1.0), scores) == ()


def test_the_surest_come_first() -> None:
    a = reading_of(["Lund slammed the ludicrous toll, and the bridge could close."])
    b = reading_of(["Lund mentioned the toll, and the bridge will close."])
    found = [f.score for f in compared(a, b, [link(0, 0)])]
    assert len(found) > 1
    assert found == sorted(found, reverse=True)


def test_an_empty_side_gives_nothing() -> None:
    a, b = reading_of(["x"], BlockKind.BOILERPLATE), reading_of(["The toll begins."])
    assert framing(a, b, (), Settings(), np.zeros((1, 1))) == ()


def seed_side(name: str) -> Reading:
    text = (ROOT / "seeds" / "dc-police-ice" / name).read_text(encoding="utf-8")
    return reading_of([block.strip() for block in text.split("\n\n") if block.strip()])


def number_of(reading: Reading, words: str) -> int:
    return reading.sentence_at(reading.text.index(words))


def test_the_seed_pair_shows_a_claim_against_an_insistence() -> None:
    a, b = seed_side("000_e0dbee906bb838b7.txt"), seed_side("001_c5e5123e57c4cfba.txt")
    links = [link(number_of(a, "firm claim"), number_of(b, "has insisted"))]
    assert ("attribution", "firm claim", "insisted") in shown(a, b, compared(a, b, links))


def test_the_seed_pair_marks_an_insinuation_as_loaded() -> None:
    reading = seed_side("000_e0dbee906bb838b7.txt")
    loaded = [m.span.of(reading.text) for m in reading.wording if m.category == "loaded"]
    assert "leaving many to speculate" in loaded
    assert "wasted no time" in loaded


SENTENCES = st.lists(
    st.sampled_from(
        """Lund slammed the ludicrous toll.|Lund said the toll is fair.|The bridge could close.
|The bridge will close.|A docker was shot by guards.|Guards shot a docker.|Birk claimed that
undocumented immigrants came.|Birk insisted that immigrants came.|“It is a disgrace,” said Birk.
|The so-called experts bungled it.|It is a dramatic departure.|It is a departure.|Pier two.
|Leftists, a radical mob, hurled stones.|Same-sex couples met.|Homosexual couples met.""".replace(
            "\n", " "
        ).split("|")
    ).map(str.strip),
    min_size=1,
    max_size=10,
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Reading, Reading, list[Link]]:
    a, b = reading_of(draw(SENTENCES)), reading_of(draw(SENTENCES))
    places = [(i, j) for i in range(len(a.sentences)) for j in range(len(b.sentences))]
    chosen = draw(st.lists(st.sampled_from(places), unique=True, max_size=12))
    score = st.sampled_from([0.5, 0.7, 0.95])
    return a, b, [link(i, j, score=draw(score)) for i, j in sorted(chosen)]


@given(pairs())
@settings(max_examples=30)
def test_passages_lie_inside_their_sentences(made: tuple[Reading, Reading, list[Link]]) -> None:
    a, b, links = made
    for found in compared(a, b, links):
        assert found.a or found.b
        assert 0.5 <= found.score <= 1.0
        for reading, passage in ((a, found.a), (b, found.b)):
            if passage:
                sentence = reading.sentences[passage.sentence].span
                assert sentence.contains(passage.span)
                assert len(passage.span) > 0


@given(pairs())
@settings(max_examples=30)
def test_swapping_the_sides_mirrors_the_result(made: tuple[Reading, Reading, list[Link]]) -> None:
    a, b, links = made
    back = [Link(a=one.b, b=one.a, relation=one.relation, score=one.score) for one in links]
    forth = [(f.a, f.b, f.kind, f.score) for f in compared(a, b, links)]
    mirrored = [(f.b, f.a, f.kind, f.score) for f in compared(b, a, back)]
    assert sorted(forth, key=repr) == sorted(mirrored, key=repr)


@given(SENTENCES)
@settings(max_examples=25)
def test_an_article_against_itself_has_no_difference(texts: list[str]) -> None:
    reading = reading_of(texts)
    links = [link(i, i, Relation.SAME, 1.0) for i in range(len(reading.sentences))]
    assert compared(reading, reading, links) == ()
