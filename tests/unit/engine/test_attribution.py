"""Who is said to have said what: source, cue and content of every shape of attribution."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Article, Attribution, Block, BlockKind, Sentence, Source, Span
from reader.engine._attribution import attributions
from reader.engine._lexicons import Lexicon
from reader.engine._quotations import quotations
from reader.engine._reading import Quotation
from reader.engine._reporting import Reporting
from reader.engine._segment import segment
from tests.effort import work

LIST = Path(__file__).resolve().parents[3] / "resources/lexicons/reporting_verbs.tsv"
VERBS = Lexicon.parse("reporting_verbs", LIST.read_bytes()).entries
REPORTING = Reporting(VERBS)
Shown = tuple[str | None, str, str]


def article(text: str) -> Article:
    """Make every line of a text a block, the first one the headline."""
    places = [Span(start=m.start(), end=m.end()) for m in re.finditer(r"\S[^\n]*", text)]
    blocks = tuple(
        Block(kind=BlockKind.PARAGRAPH if n else BlockKind.HEADLINE, span=span)
        for n, span in enumerate(places)
    )
    source = Source(path="a.txt", sha256="", media_type="text/plain")
    return Article(title="", source=source, text=text, blocks=blocks)


def found(text: str) -> tuple[Attribution, ...]:
    made = article(text)
    return attributions(made, segment(made), quotations(made), REPORTING)


def shown(text: str) -> list[Shown]:
    """Give source, cue and content in words; the text follows a headline without any."""
    whole = "Verrin dam\n" + text
    return [
        (a.source.of(whole) if a.source else None, a.cue.of(whole), a.content.of(whole))
        for a in found(whole)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Olsen said that the dam holds.", ("Olsen", "said", "that the dam holds")),
        ("Olsen said the dam holds.", ("Olsen", "said", "the dam holds")),
        (
            "Olsen said on Monday that the dam holds.",
            ("Olsen", "said", "that the dam holds"),
        ),
        (
            "Olsen told reporters that the dam holds.",
            ("Olsen", "told", "that the dam holds"),
        ),
        (
            "Mara Olsen, the board’s director, has repeatedly insisted that the dam holds.",
            (
                "Mara Olsen, the board’s director",
                "has repeatedly insisted",
                "that the dam holds",
            ),
        ),
        (
            "Growers in the lower valley claim the board hid the report.",
            ("Growers in the lower valley", "claim", "the board hid the report"),
        ),
        ("Olsen replied that the dam holds.", ("Olsen", "replied", "that the dam holds")),
        ("Olsen implied that the dam holds.", ("Olsen", "implied", "that the dam holds")),
        ("The judge ruled that the dam holds.", ("The judge", "ruled", "that the dam holds")),
        (
            "The board issued a statement saying that the dam holds.",
            ("The board", "issued a statement saying", "that the dam holds"),
        ),
        (
            "The growers filed a lawsuit alleging that the dam leaks.",
            ("The growers", "filed a lawsuit alleging", "that the dam leaks"),
        ),
        (
            "The paper quoted a diver as saying that the dam leaks.",
            ("a diver", "as saying", "that the dam leaks"),
        ),
        (
            "Olsen was quoted as saying that the dam holds.",
            ("Olsen", "was quoted as saying", "that the dam holds"),
        ),
        (
            "Olsen, citing two reports, left the hall.",
            ("Olsen", "citing", "two reports"),
        ),
        (
            "Olsen's claim that the dam had been repaired was never tested in court.",
            ("Olsen", "claim", "that the dam had been repaired"),
        ),
        ("The dam is dead, as one grower put it.", ("one grower", "put it", "The dam is dead")),
        ("The dam holds, Olsen said.", ("Olsen", "said", "The dam holds")),
        ("The dam holds, said Mara Olsen.", ("Mara Olsen", "said", "The dam holds")),
        (
            "According to the report, the wall has three cracks.",
            ("the report", "According to", "the wall has three cracks"),
        ),
        (
            "The wall has three cracks, according to the report.",
            ("the report", "according to", "The wall has three cracks"),
        ),
        (
            "As Mara Olsen has said, the wall has three cracks.",
            ("Mara Olsen", "has said", "the wall has three cracks"),
        ),
        (
            "Veld asked whether the dam would hold.",
            ("Veld", "asked", "whether the dam would hold"),
        ),
        (
            "The board denied hiding the report.",
            ("The board", "denied", "hiding the report"),
        ),
        (
            "The board refused to say how deep the crack was.",
            ("The board", "refused to say", "how deep the crack was"),
        ),
        (
            "Veld believes that the wall will fall.",
            ("Veld", "believes", "that the wall will fall"),
        ),
        (
            "The board plans to drain the reservoir.",
            ("The board", "plans", "to drain the reservoir"),
        ),
        (
            "Growers slammed the plan to drain the reservoir.",
            ("Growers", "slammed", "the plan to drain the reservoir"),
        ),
        (
            "Olsen said in a statement that the dam holds.",
            ("Olsen", "said in a statement", "that the dam holds"),
        ),
    ],
)
def test_a_plain_attribution_is_read_whole(text: str, expected: Shown) -> None:
    assert expected in shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "“The dam holds,” Olsen said.",
        "“The dam holds,” said Olsen.",
        "Olsen said: “The dam holds,”",
        "Olsen tweeted, “The dam holds,”",
        '"The dam holds," Olsen told the Herald.',
    ],
)
def test_direct_speech_is_marked_as_such(text: str) -> None:
    whole = "Verrin dam\n" + text
    (one,) = found(whole)
    assert one.direct
    assert one.source is not None
    assert one.source.of(whole) == "Olsen"
    assert one.content.of(whole)[1:-1] == "The dam holds,"


def test_indirect_speech_with_a_quoted_phrase_is_not_direct() -> None:
    (one,) = found("Verrin dam\nOlsen said the wall was “as firm as ever” on Monday.")
    assert not one.direct


def test_a_claim_in_a_noun_is_an_attribution() -> None:
    text = "Despite Mayor Ida Brandt’s firm claim that the dam holds, the board drained it."
    assert shown(text) == [("Mayor Ida Brandt", "claim", "that the dam holds")]


def test_a_noun_with_a_relative_clause_is_none() -> None:
    assert shown("The board has an order that lets divers in.") == []


def test_a_passive_gives_its_subject_and_complement_as_contents() -> None:
    assert shown("Veld was accused by Mara Olsen of theft.") == [
        ("Mara Olsen", "was accused by", "Veld"),
        ("Mara Olsen", "was accused by", "of theft"),
    ]
    assert (None, "is expected", "to cost 23 million crowns") in shown(
        "The work is expected to cost 23 million crowns."
    )


def test_a_content_broken_by_its_attribution_is_given_in_pieces() -> None:
    assert shown("“We waited,” Olsen said. “Then it rained.”") == [
        ("Olsen", "said", "“We waited,”"),
        ("Olsen", "said", "“Then it rained.”"),
    ]
    assert shown("“If it rains,” Olsen said, “we wait.”") == [
        ("Olsen", "said", "“If it rains,”"),
        ("Olsen", "said", "“we wait.”"),
    ]


def test_speech_goes_on_over_paragraphs_without_a_cue() -> None:
    text = "“We waited,” Olsen said.\n“Then it rained. We left.”\nNobody came. “No one.”"
    assert [content for _, _, content in shown(text)] == [
        "“We waited,”",
        "“Then it rained. We left.”",
    ]


def test_a_quotation_of_several_sentences_is_one_content() -> None:
    text = "“We waited. It rained. We left,” Olsen said."
    assert shown(text) == [("Olsen", "said", "“We waited. It rained. We left,”")]


def test_a_cue_after_the_sentence_that_was_shouted_finds_it() -> None:
    text = "“Open the gates now, before it is too late!” Veld shouted to the crowd."
    assert [content for _, _, content in shown(text)] == [
        "“Open the gates now, before it is too late!”"
    ]


def test_the_second_verb_of_a_sentence_shares_its_subject() -> None:
    assert shown("Olsen said that the dam holds and warned that the gate leaks.") == [
        ("Olsen", "said", "that the dam holds"),
        ("Olsen", "warned", "that the gate leaks"),
    ]
    assert shown("Olsen opened the gate, saying that it leaks.") == [
        ("Olsen", "saying", "that it leaks")
    ]


def test_only_the_outer_voice_is_given() -> None:
    assert shown("Olsen said that Veld claimed that the dam leaks.") == [
        ("Olsen", "said", "that Veld claimed that the dam leaks")
    ]


def test_a_content_ends_before_the_writers_own_words() -> None:
    assert shown("Olsen said the dam holds, but divers found a crack.")[0][2] == "the dam holds"
    assert shown("Olsen said the dam holds, citing a survey.")[0][2] == "the dam holds"


def test_a_headline_may_end_with_its_voice() -> None:
    text = "Verrin Dam Will Be Drained Says Report"
    assert [(a.source.of(text) if a.source else None) for a in found(text)] == ["Report"]


def test_an_adverb_of_hearsay_has_no_source() -> None:
    assert shown("Veld allegedly opened the gate.") == [
        (None, "allegedly", "Veld"),
        (None, "allegedly", "opened the gate"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The swing state voted on Monday.",
        "It answered calls from the valley.",
        "The reports lay on the table.",
        "The dam was built in 1958.",
    ],
)
def test_nouns_of_the_same_letters_are_no_cues(text: str) -> None:
    assert shown(text) == []


def test_every_listed_phrase_is_folded_weighed_and_of_a_group_that_the_header_tells() -> None:
    head = [line for line in LIST.read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
    assert any("Origin:" in line and "Licence:" in line for line in head)
    for phrase, entry in VERBS.items():
        assert phrase == " ".join(phrase.casefold().split())
        assert 0.0 < entry.weight <= 1.0
        assert any(line.split()[1:2] == [entry.group] for line in head), entry.group


def test_boilerplate_is_passed_over() -> None:
    made = article("Verrin dam\nOlsen said that the dam holds.")
    blocks = tuple(Block(kind=BlockKind.BOILERPLATE, span=block.span) for block in made.blocks)
    skipped = Article(title="", source=made.source, text=made.text, blocks=blocks)
    assert attributions(skipped, segment(skipped), quotations(skipped), REPORTING) == ()


def test_the_list_itself_serves_as_well_as_the_list_made_ready() -> None:
    made = article("Verrin dam\nOlsen said that the dam holds.")
    parts = (segment(made), quotations(made))
    assert attributions(made, *parts, VERBS) == attributions(made, *parts, REPORTING)


PARTS = st.sampled_from(
    """Olsen said that he told the board , . " “ ” according to by was expected claim of ' ( )
    ; : — and but who Veld’s insists “No,” asked whether which ’ 9 % … \n É""".split(" ")
)


@given(st.lists(PARTS, max_size=40))
def test_spans_lie_in_the_text_and_hold_words(parts: list[str]) -> None:
    text = " ".join(parts)
    for one in found(text):
        for span in (one.cue, one.content, *([one.source] if one.source else [])):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip() == span.of(text)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    found(text)


@pytest.mark.parametrize(
    "unit",
    [
        "said ",
        "he said, ",
        "“a,” said X. ",
        "X said that ",
        "that said by X, ",
        '"',
        "a, ",
        "and X ",
    ],
)
def test_a_line_of_sixty_thousand_characters_is_read_in_linear_time(unit: str) -> None:
    def made(
        length: int, headline: str
    ) -> tuple[Article, tuple[Sentence, ...], tuple[Quotation, ...]]:
        text = article(f"{headline}\n" + unit * (length // len(unit)))
        return text, segment(text), quotations(text)

    # Each text is another one: what is cut into tokens once is remembered.
    short, long = (
        work(lambda parts: attributions(*parts, REPORTING), [made(n, "One"), made(n, "Two")])
        for n in (6_000, 60_000)
    )
    assert long < 30 * short + 0.2
