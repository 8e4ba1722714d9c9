"""Wording: which words are marked, which are not in their context, and how strongly."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Article, Block, BlockKind, Source, Span, Wording, WordingCategory
from reader.engine._lexicons import Lexicons
from reader.engine._segment import segment
from reader.engine._wording import LEAST_LOADED, QUOTED, Marker, wording

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "lexicons"
LEXICONS = Lexicons.parse({path.stem: path.read_bytes() for path in FOLDER.glob("*.tsv")})
MARKER = Marker.of(LEXICONS)
LOADED, HEDGE = WordingCategory.LOADED, WordingCategory.HEDGE
BOOSTER, REPORT_VERB = WordingCategory.BOOSTER, WordingCategory.REPORT_VERB


def article_of(*blocks: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    text, made = "", []
    for block in blocks:
        text += "\n\n" if text else ""
        made.append(Block(kind=kind, span=Span(start=len(text), end=len(text) + len(block))))
        text += block
    source = Source(path="a.txt", sha256="", media_type="text/plain")
    return Article(title="", source=source, text=text, blocks=tuple(made))


def marks(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Wording, ...]:
    article = article_of(text, kind=kind)
    return MARKER.wording(article, segment(article))


def marked(text: str, category: WordingCategory) -> list[str]:
    return [mark.span.of(text) for mark in marks(text) if mark.category is category]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The harbour board came up with a ludicrous plan.", ["ludicrous"]),
        ("The mayor wasted no time praising her cousin.", ["wasted no time"]),
        ("The board kept silent, leaving many to speculate.", ["leaving many to speculate"]),
        ("The so-called experts bungled the bridge.", ["so-called experts", "bungled"]),
        ("Leftists and far-right thugs met at the quay.", ["Leftists", "far-right", "thugs"]),
        ("The ferry left the quay and reached the island.", []),
        ("The ferry keeps to the left bank.", []),
        ("She woke up at noon.", []),
        ("The tickets sold out in a day.", []),
        ("A crack ran through the grandstand.", []),
        ("The woke crowd left at noon.", ["woke"]),
        ("A murder trial opened after the war, the police and both parties agreed.", []),
    ],
)
def test_loaded_words_and_phrases(text: str, words: list[str]) -> None:
    assert marked(text, LOADED) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bridge may close.", ["may"]),
        ("The bridge closed on May 4 and in May.", []),
        ("Theresa May spoke about the bridge.", []),
        ("No one may hunt here, and nobody may fish.", []),
        ("Visitors may not be filmed.", []),
        ("The bridge may not close.", ["may"]),
        ("They could see the smoke from the bridge.", []),
        ("The bridge might close.", ["might"]),
        ("The navy showed its might.", []),
        ("The toll could rise.", ["could"]),
        ("The owner could not be reached.", []),
        ("She appeared to agree.", ["appeared"]),
        ("She appeared in court.", []),
        ("He believes that the toll is too high.", ["believes"]),
        ("He believes in ghosts.", []),
        ("A think tank counted the ferries.", []),
        ("Call as soon as possible.", []),
        ("A possible delay worries the crew.", ["possible"]),
        ("Police suspect that the lock was cut.", ["suspect that"]),
        ("The suspect was held.", []),
        ("The bridge is reportedly unsafe.", ["reportedly"]),
        ("It remains unclear who paid.", ["remains unclear"]),
        ("About 200 people crossed the bridge.", []),
        ("The ferry is likely to be late if it snows.", ["likely", "if"]),
    ],
)
def test_hedges_and_what_only_looks_like_one(text: str, words: list[str]) -> None:
    assert marked(text, HEDGE) == words


def test_the_function_and_a_kept_marker_agree() -> None:
    article = article_of("The ludicrous bridge may close, Lund claimed.")
    sentences = segment(article)
    assert wording(article, sentences, LEXICONS) == MARKER.wording(article, sentences) != ()


def test_boosters_of_certainty_are_stronger_than_those_of_degree() -> None:
    text = "It is undoubtedly a major repair."
    found = {mark.span.of(text): mark.score for mark in marks(text) if mark.category is BOOSTER}
    assert found["undoubtedly"] > found["major"]


def test_reporting_verbs_are_scored_by_their_force() -> None:
    text = "Holm said that the toll is fair. Birk claimed that it is not."
    found = {mark.span.of(text): mark.score for mark in marks(text) if mark.category is REPORT_VERB}
    assert set(found) == {"said", "claimed"}
    assert found["said"] < 0.5 < found["claimed"]


def test_a_name_is_no_loaded_word() -> None:
    assert marked("The Savage family and Mr. Brutal Holm sold the mill.", LOADED) == []


def test_a_headline_in_capitals_keeps_its_loaded_words() -> None:
    assert marked("Mayor Slams Ludicrous Plan For Bridge", LOADED) == ["Slams", "Ludicrous"]


def test_a_weak_word_counts_less_where_a_sentence_reports() -> None:
    plain = "It was a staggering rise."
    report = "The board said on Monday that costs rose by a staggering 14 crowns."
    assert marked(plain, LOADED) == ["staggering"]
    assert marked(report, LOADED) == []


def test_a_strong_word_is_marked_even_in_a_report() -> None:
    report = "The board said on Monday that the plan of 14 crowns was ludicrous."
    assert marked(report, LOADED) == ["ludicrous"]


def test_quoted_words_get_a_lower_score() -> None:
    own = marks("The plan is ludicrous.")[0]
    said = next(m for m in marks("“The plan is ludicrous,” he sang.") if m.category is LOADED)
    assert said.score == pytest.approx(own.score * QUOTED)


def test_boilerplate_and_bylines_are_passed_over() -> None:
    for kind in (BlockKind.BOILERPLATE, BlockKind.BYLINE):
        assert marks("Ludicrous deals may await you.", kind) == ()


def test_a_hedge_inside_a_loaded_phrase_is_not_marked_twice() -> None:
    assert marked("The board kept silent, leaving many to speculate.", HEDGE) == []


def test_a_possessive_ending_is_left_out() -> None:
    assert marked("The regime’s plan was late.", LOADED) == ["regime"]


WORDS = st.sampled_from(
    """May may might! “ludicrous” ‘so-called’ said that leaving many to speculate outrageous,
    he claims if “ ” . 14 Monday don’t the bridge’s wasted no time ﬁre naïve 👍 \u0301 appeared
    in court — so-called-experts""".split()
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=4))
def test_spans_lie_inside_their_sentences_in_order(blocks: list[str]) -> None:
    article = article_of(*blocks)
    sentences = segment(article)
    found = MARKER.wording(article, sentences)
    assert list(found) == sorted(found, key=lambda mark: (mark.span, mark.category))
    for mark in found:
        assert mark.span.of(article.text).strip()
        assert 0.0 < mark.score <= 1.0
        assert any(sentence.span.contains(mark.span) for sentence in sentences)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    article = article_of(text)
    for mark in MARKER.wording(article, segment(article)):
        assert mark.span.end <= len(text)
        assert mark.category is not LOADED or mark.score >= LEAST_LOADED * QUOTED - 1e-9
