"""Which sentences state something that can be checked."""

import pytest

from reader.core import Article, Block, BlockKind, Source, Span
from reader.engine._coverage import states_fact
from reader.engine._reading import Reading
from reader.engine._segment import segment
from reader.engine._words import words_in


def reading_of(text: str) -> Reading:
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(start=0, end=len(text)))
    source = Source(path="", sha256="", media_type="text/plain")
    article = Article(title="", source=source, text=text, blocks=(block,))
    sentences = segment(article)
    words = tuple(words_in(text, sentence.span) for sentence in sentences)
    return Reading(article=article, sentences=sentences, words=words)


@pytest.mark.parametrize(
    "text", ["The implications are significant.", "Why now?", "Stop.", "The stakes were high."]
)
def test_a_bare_judgement_or_question_states_no_fact(text: str) -> None:
    assert not states_fact(reading_of(text), 0)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is closed to lorries.",
        "The mayor is Ines Varga.",
        "Losses were 40.",
        "“The stakes are high.”",
        "Police arrested two men.",
    ],
)
def test_a_name_a_figure_an_event_or_words_of_someone_state_a_fact(text: str) -> None:
    assert states_fact(reading_of(text), 0)
