import os
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.core import Comparison, Side, Status, silent
from reader.export import Assets
from reader.export._docx import docx_bytes
from reader.export._pdf import pdf_bytes
from reader.presentation import build_report
from tests.factories import large_comparison, sample_comparison

MARKS = 125
SECONDS = 0.6
LONG_SECONDS = 2.0
SLACK = 2.5  # for slower machines, and processors shared with other work


def marked_comparison(words: int, marks: int) -> Comparison:
    """Give a long pair with so many marked passages, about."""
    comparison = large_comparison(words)
    links = comparison.links[:: max(1, 3 * len(comparison.links) // marks)]
    rows = tuple(
        tuple(
            replace(row, status=Status.NOFACT)
            if row.status is Status.OMITTED and row.sentence % 9
            else row
            for row in comparison.coverage[side]
        )
        for side in Side
    )
    return replace(comparison, links=links, coverage=(rows[0], rows[1]))


def work(call: Callable[[], object]) -> float:
    """Give the processor time of a call, with that of processes that it waits for."""
    start = os.times()
    call()
    return sum(os.times()[:4]) - sum(start[:4])


@pytest.mark.bench
def test_a_pdf_of_twice_two_thousand_words_is_quick(assets: Assets) -> None:
    pdf_bytes(build_report(sample_comparison()), assets, silent)  # loads libraries and fonts
    report = build_report(marked_comparison(2000, MARKS))
    assert 100 < len(report.passages) < 160
    took = min(work(lambda: pdf_bytes(report, assets, silent)) for _ in range(3))
    assert took < SECONDS * SLACK


@pytest.mark.bench
def test_a_long_word_document_takes_no_longer_than_its_marks(assets: Assets) -> None:
    docx_bytes(build_report(sample_comparison()), assets, silent)
    report = build_report(large_comparison(10_000))
    assert len(report.passages) > 1000
    started = time.process_time()
    docx_bytes(report, assets, silent)
    assert time.process_time() - started < LONG_SECONDS * SLACK
