"""Sentences: what ends one, what does not, and that no character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Article, Block, BlockKind, Source, Span
from reader.engine._segment import segment
from tests.effort import work


def article_of(*blocks: str) -> Article:
    """Make an article with one block for each text, two line ends between them."""
    text, made = "", []
    for block in blocks:
        text += "\n\n" if text else ""
        span = Span(start=len(text), end=len(text) + len(block))
        made.append(Block(kind=BlockKind.PARAGRAPH, span=span))
        text += block
    source = Source(path="a.txt", sha256="", media_type="text/plain")
    return Article(title="", source=source, text=text, blocks=tuple(made))


def cut(*blocks: str) -> list[str]:
    article = article_of(*blocks)
    return [sentence.span.of(article.text) for sentence in segment(article)]


# One case a phenomenon; "|" marks the only places where a sentence ends.
CASES = {
    "plain": "The ferry sailed. |Nobody saw it. |It was dark.",
    "question and exclamation": "Did it sail? |It did! |Really?! |Yes.",
    "titles": "Mr. Holm met Sen. Ada Birk and Gov.-elect Lund. |Dr. Vik did not come.",
    "initials": "J. K. Amundsen and Liv R. Dahl wrote it. |They are cousins.",
    "pronoun after and": "They chose you and I. |Did anyone object?",
    "country before a name": "The U.S. Coast Guard came. |It left the U.S. |Then it returned.",
    "capital district": "In Lindby, D.C. Mayor Ora Finn spoke. |She lives in D.C. |She drives.",
    "academic degrees": "Ruth Moe, Ph.D., spoke to Ph.D. students. |They clapped.",
    "companies": "Holm Inc. Chairman Per Ek sold Ek & Co. |He kept Nordic Corp. shares.",
    "time of day": "It began at 5 a.m. Monday. |It ended at 6 p.m. |Mayor Finn then slept.",
    "time phrase first": "At 5 a.m. Mr. Holm rose. |He ate.",
    "numbered things": "See No. 5 on p. 12 and Fig. 3. |He said no. |Two left.",
    "months": "On Aug. 14 and in Sept. 2019 it rained. |It was dry in Dec. |The river fell.",
    "decimals": "Prices rose 2.5 percent to $3.40. |That is 0.7 more.",
    "web and mail": "Write to a.b@example.com or see www.example.com/news.html. |It is free.",
    "closing marks": "“It sank.” |Nobody spoke (not even he). |“Go,” she said.",
    "quotation of several sentences": "“It sank. |We swam. |I was cold,” he said.",
    "attribution after a question": "“Why?” he asked. |“Stop!” Ada Birk said. |He did.",
    "attribution after a stop": "“We swam.” she said. |“It was cold.”",
    "dots inside": "He was ... well, unsure. |She waited… and left.",
    "dots at the end": "I never knew.... |She left.",
    "spaced dots": "It was . . . what I feared. |It sank.",
    "cut in a quotation": "“The law [...] holds [...] firmly.” |He read on.",
    "aside within": "He sailed (He had sailed before.) to the island. |It was far.",
    "aside of its own": "It sank. |(Nobody was aboard. |The crew had left.) |It was found.",
    "dateline": "LINDBY, D.C. (NP) — The ferry sailed. |It sank.",
    "glued": "The mayor spoke on Friday.|Ora Finn / Harbour Images",
    "glued after a quotation": "“It sank.”|She wept.",
    "glued before a quotation": 'He took the wheel.|"The sea was high," he said.',
    "domains and versions": "See lateral.example.com for v2.0.Beta of Node.Js and U.S.-based news.",
    "list numbers": "1.) Bring rope |2.) Bring bread. |3.) Row",
    "list letters": "a. Bring rope |b. Bring bread |c. Row",
    "one list number": "1. Bring rope. |Then row.",
    "bullets": "• 9. Bring rope |• 10. Bring bread",
    "reference marks": "It sank.[4] |The crew swam. [5] |All lived.",
    "case against another": "In Moe v. Finn the court held so. |Both appealed.",
    "lower-case trade name": "The bank fell. |iTunes rose.",
    "other scripts": "船が沈んだ。|皆は無事だ。",
    "several marks": "Hello!! |Who is there??",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_a_sentence_ends_where_it_ends(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_a_sentence_keeps_its_block_and_kind() -> None:
    article = article_of("Ferry sinks", "It sank. All lived.")
    found = [(s.block, s.kind) for s in segment(article)]
    assert found == [(n, BlockKind.PARAGRAPH) for n in (0, 1, 1)]


def test_a_block_without_a_stop_is_one_sentence() -> None:
    assert cut("Ferry sinks off Lindby", "All lived") == ["Ferry sinks off Lindby", "All lived"]


def test_an_article_without_blocks_has_no_sentences() -> None:
    assert cut() == []


@pytest.mark.parametrize("text", ["…", "* * *", "“”", "—"])
def test_mere_punctuation_stays_one_piece(text: str) -> None:
    assert cut(text) == [text]


PIECES = st.sampled_from(
    ["ferry", "Lindby", "U.S.", "Mr.", ".", "...", " . ", "?", "!", '"', "“", "”", "(", ")", "[",
     "]", " ", "  ", "1.", "a.", "•", "—", "5", "p.m.", "。", "'", "\u00a0", "Ada"]
)  # fmt: skip
LINES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])), st.lists(PIECES, max_size=40).map("".join)
)


@given(st.lists(LINES.map(lambda t: t.replace("\n", " ").strip()).filter(bool), max_size=4))
def test_sentences_hold_all_text_in_order_and_nothing_twice(blocks: list[str]) -> None:
    article = article_of(*blocks)
    sentences = segment(article)
    last = 0
    for sentence in sentences:
        words = sentence.span.of(article.text)
        assert words
        assert words == words.strip()
        assert not article.text[last : sentence.span.start].strip()
        assert article.blocks[sentence.block].span.contains(sentence.span)
        last = sentence.span.end
    assert not article.text[last:].strip()


@given(st.lists(st.lists(st.sampled_from(["the", "ferry", "sank", "in", "Lindby", "again"]),
                         min_size=2, max_size=6), min_size=1, max_size=6))  # fmt: skip
def test_sentences_that_are_joined_come_apart_again(drafts: list[list[str]]) -> None:
    sentences = [" ".join(words).capitalize() + "." for words in drafts]
    assert cut(" ".join(sentences)) == sentences


LONG = {
    "no stop": "word " * 20_000,
    "one word": "x" * 100_000,
    "dots": "." * 100_000 + "x",
    "spaced dots": ". " * 50_000,
    "closing marks": "a." + '")' * 50_000,
    "open brackets": "(" * 50_000 + "a. B" + ")" * 50_000,
    "initials": "A." * 50_000,
    "bullets": "• " * 50_000,
    "ellipses": "… " * 50_000,
    "blanks": "a." + " " * 100_000 + "B",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_very_long_line_takes_no_more_than_linear_time(text: str) -> None:
    # Linear work takes a fifth of a second here, quadratic work minutes.
    assert work(cut, [text.strip()]) < 5
