"""How many words of the invented attributions in `attributions.txt` are given the right part."""

import re
from collections import Counter
from pathlib import Path

import pytest

from reader.core import Article, Attribution, Block, BlockKind, Source, Span
from reader.engine._attribution import attributions
from reader.engine._lexicons import Lexicon
from reader.engine._quotations import quotations
from reader.engine._reporting import Reporting
from reader.engine._segment import segment

HERE = Path(__file__).parent
LIST = HERE.parents[1] / "resources" / "lexicons" / "reporting_verbs.tsv"
PARTS = {"s": "source", "c": "cue", "t": "content"}
_PIECE = re.compile(r"\{(?P<part>[sct]):(?P<words>[^}]*)\}|(?P<plain>[^{]+)")

# Least F1 of the words of each part; odd lines were in sight while rules were written.
FLOORS = {
    "built on": {"source": 0.88, "cue": 0.88, "content": 0.95},
    "held back": {"source": 0.9, "cue": 0.86, "content": 0.92},
}


@pytest.fixture(scope="module")
def reporting() -> Reporting:
    return Reporting(Lexicon.parse("reporting_verbs", LIST.read_bytes()).entries)


def lines(half: str) -> list[str]:
    every = (HERE / "attributions.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in every if line and not line.startswith("#")][half == "held back" :: 2]


def unmarked(line: str) -> tuple[str, dict[str, set[int]]]:
    """Give the text of a line and the places of each part's letters."""
    text, parts = "", {name: set[int]() for name in PARTS.values()}
    for piece in _PIECE.finditer(line):
        words = piece["words"] or piece["plain"]
        if piece["part"]:
            parts[PARTS[piece["part"]]] |= set(range(len(text), len(text) + len(words)))
        text += words
    return text, parts


def found(text: str, reporting: Reporting) -> tuple[Attribution, ...]:
    source = Source(path="a.txt", sha256="", media_type="text/plain")
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(start=0, end=len(text)))
    article = Article(title="", source=source, text=text, blocks=(block,))
    return attributions(article, segment(article), quotations(article), reporting)


@pytest.mark.parametrize("half", FLOORS)
def test_words_are_given_to_source_cue_and_content(half: str, reporting: Reporting) -> None:
    hits, sizes = Counter[str](), Counter[str]()
    for line in lines(half):
        text, parts = unmarked(line)
        given = found(text, reporting)
        for name, expected in parts.items():
            spans = [getattr(a, name) for a in given if getattr(a, name)]
            for word in re.finditer(r"\w+", text):
                is_wanted = word.start() in expected
                is_given = any(s.start <= word.start() < s.end for s in spans)
                hits[name] += is_wanted and is_given
                sizes[name] += is_wanted + is_given
    for name, floor in FLOORS[half].items():
        assert 2 * hits[name] / sizes[name] >= floor, name
