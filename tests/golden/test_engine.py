"""What the engine finds in small invented pairs, one file a case.

A file holds the articles A and B, a block "kind: sentence / sentence", and what was
found, with the real encoder and without scores. To add a case, write its two articles and
run `pytest tests/golden --update-golden`, then read what it found.
"""

from collections.abc import Callable, Iterator

import pytest

from reader.core import Comparison, Passage, Side, Span
from tests.golden.engine_cases import (
    CASES,
    EXAMPLES,
    FIRST_EXAMPLE,
    HEADS,
    SEED_PAIR,
    compared,
    given,
)


@pytest.mark.parametrize("case", CASES)
def test_what_is_found(case: str, golden: Callable[[str, str], None]) -> None:
    found = "\n".join(_lines(compared(case)))
    golden(f"engine/{case}", given(case) + HEADS[2] + found + "\n")


def test_what_is_found_in_the_example_pair(golden: Callable[[str, str], None]) -> None:
    golden("seed-pair.txt", "\n".join(_lines(compared(SEED_PAIR))) + "\n")


@pytest.mark.parametrize("example", sorted(EXAMPLES.keys() - {FIRST_EXAMPLE}))
def test_what_is_found_in_the_examples_of_our_own(
    example: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"example-{example}.txt", "\n".join(_lines(compared(example))) + "\n")


def _lines(comparison: Comparison) -> Iterator[str]:
    for side in Side:
        for row in comparison.coverage[side]:
            text = comparison.sentence_text(side, row.sentence)
            yield f"{side.letter}{row.sentence} {row.status}: {_start(text)}"
            for part in row.missing:
                yield f"    missing: {_words(comparison, side, part.span)}"
    for link in comparison.links:
        ends = "+".join(f"A{n}" for n in link.a) + " " + "+".join(f"B{n}" for n in link.b)
        yield f"link {ends} {link.relation}" + (" moved" if link.moved else "")
    for conflict in comparison.conflicts:
        yield f"conflict {conflict.kind}: {_facing(comparison, conflict.a, conflict.b)}"
    for quote in comparison.quotes:
        yield f"quote {quote.cut}: {_facing(comparison, quote.a, quote.b)}"
    for framing in comparison.framing:
        yield f"framing {framing.kind}: {_facing(comparison, framing.a, framing.b)}"


def _start(text: str) -> str:
    words = text.split()
    return " ".join(words[:7]) + (" …" if len(words) > 7 else "")


def _words(comparison: Comparison, side: Side, span: Span) -> str:
    return " ".join(span.of(comparison.articles[side].text).split())


def _facing(comparison: Comparison, a: Passage | None, b: Passage | None) -> str:
    return " | ".join(
        _words(comparison, side, passage.span) if passage else "-"
        for side, passage in zip(Side, (a, b), strict=True)
    )
