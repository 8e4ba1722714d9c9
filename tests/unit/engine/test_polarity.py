"""What is denied in a sentence, and words that cannot both be right."""

import pytest

from reader.core import Article, Block, BlockKind, ConflictKind, Source, Span
from reader.engine._alternatives import exclusion, is_listed
from reader.engine._figure_context import Scene, scene_of
from reader.engine._figures import figures_by_sentence
from reader.engine._places import are_of_one_level, is_place
from reader.engine._polarity import are_turned, denials, without_prefix
from reader.engine._reading import Reading
from reader.engine._segment import segment
from reader.engine._words import words_in


def scene(text: str) -> Scene:
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(start=0, end=len(text)))
    source = Source(path="a.txt", sha256="", media_type="text/plain")
    article = Article(title="", source=source, text=text, blocks=(block,))
    sentences = segment(article)
    words = tuple(words_in(text, s.span) for s in sentences)
    found = figures_by_sentence(article, sentences)
    return scene_of(Reading(article=article, sentences=sentences, words=words, figures=found), 0)


def denied(text: str) -> list[str]:
    found = scene(text)
    return [found.forms[k] for k in sorted(denials(found))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clerk did not sign the form.", ["sign"]),
        ("The clerk didn't sign the form.", ["sign"]),
        ("The clerk has never been punished.", ["punished"]),
        ("The clerk was not immediately named.", ["named"]),
        ("The clerk can no longer travel.", ["travel"]),
        ("The clerk failed to appear.", ["appear"]),
        ("The clerk was unable to appear.", ["appear"]),
        ("The clerk left without luggage.", ["luggage"]),
        ("No one was hurt in the fall.", ["hurt"]),
        ("Nobody was hurt in the fall.", ["hurt"]),
        ("None of the clerks were hurt.", ["hurt"]),
        ("Neither the clerk nor his aunt was hurt.", ["hurt"]),
        ("There were no witnesses.", ["witnesses"]),
    ],
)
def test_a_negator_denies_what_follows(text: str, expected: list[str]) -> None:
    assert denied(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The clerk signed the form.",
        "The clerk not only signed but sealed the form.",
        "The clerk gave no more than a nod.",
        "The clerk never failed to appear.",
        "The clerk did not, in the end, sign.",
    ],
)
def test_what_is_not_denied(text: str) -> None:
    assert not {"signed", "nod", "appear", "sign"} & set(denied(text))


def test_a_prefix_turns_a_word_round() -> None:
    assert without_prefix("illegal") == "legal"
    assert without_prefix("non-violent") == "violent"
    assert without_prefix("uncover") is None
    assert without_prefix("table") is None
    assert are_turned("armed", "unarmed")
    assert not are_turned("armed", "army")


def test_members_of_a_class_exclude_each_other_but_not_their_synonyms() -> None:
    assert exclusion("lorry", "bus") is ConflictKind.OTHER
    assert exclusion("lorry", "truck") is None
    assert exclusion("lorry", "vehicle") is None
    assert exclusion("shot", "stabbed") is ConflictKind.OTHER
    assert exclusion("morning", "evening") is ConflictKind.DATE
    assert exclusion("lorry", "bus") is exclusion("bus", "lorry")
    assert is_listed("heart_attack")
    assert not is_listed("heart")


def test_places_exclude_each_other_on_one_level_only() -> None:
    assert are_of_one_level(("france",), ("italy",))
    assert are_of_one_level(("lindby",), ("oster",))
    assert are_of_one_level(("new", "york"), ("texas",))
    assert not are_of_one_level(("lindby",), ("france",))
    assert not are_of_one_level(("france",), ("french",))
    assert not are_of_one_level(("texas",), ("france",))
    assert is_place("norway")
    assert not is_place("jordan")
