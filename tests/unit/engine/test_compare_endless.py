"""Texts of book length, of one endless line, of every character: how long, and how quietly.

What is measured is the work of this thread, so that a busy machine fails no test.
"""

import gc
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from reader.core import Article, BlockKind, Cancelled, Progress, Side, Status, silent
from reader.sources import open_article
from tests.effort import slowness, work
from tests.factories import draft
from tests.invented import WORDS, invented_sentences
from tests.unit.engine import laws
from tests.unit.engine.stand_in import compared, knowledge

GOLD = Path(__file__).resolve().parents[4] / "shared" / "gold" / "pairs"
REAL_PAIRS = sorted(GOLD.iterdir()) if GOLD.is_dir() else []

LONGEST_SILENCE = 0.05  # seconds of work between two reports, on a machine as fast as ours
TRIES = 3  # a machine may falter in any one
CALLED_OFF_WITHIN = 0.1


def article(sentences: Sequence[str]) -> Article:
    return draft([(BlockKind.PARAGRAPH, [sentence]) for sentence in sentences]).article


def invented(words: int, seed: int) -> Article:
    return article(invented_sentences(words, seed))


class Watch:
    """Note the longest stretch of work of this thread between two reports."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.where = ("", "")
        self._last, self._stage = time.thread_time(), ""

    def __call__(self, _share: float, stage: str, /) -> None:
        now = time.thread_time()
        if now - self._last > self.longest:
            self.longest, self.where = now - self._last, (self._stage, stage)
        self._last, self._stage = time.thread_time(), stage


def compare_unread(pair: tuple[Article, Article], progress: Progress = silent) -> None:
    """Compare two articles of which the engine has forgotten what it read."""
    knowledge().readings.clear()
    compared(*pair, progress=progress)


def is_quiet(pair: tuple[Article, Article]) -> bool:
    """Tell whether a comparison reports every moment, as far as a machine as slow as this can."""
    slow, watch = slowness(), Watch()
    compare_unread(pair, watch)
    most = LONGEST_SILENCE * max(slow, slowness())
    print(f"{watch.longest:.3f} s of silence between {watch.where}, {most:.3f} s allowed")
    return watch.longest < most


def lone_words(count: int, seed: int) -> Article:
    """Write sentences of one word out of a few hundred, so that most stand there several times."""
    pick = random.Random(seed)
    words = [one + two for one in WORDS for two in ("", "s", "ing", "er", "ful", "less")]
    return article([f"{pick.choice(words).capitalize()}." for _ in range(count)])


def one_sentence(words: int, seed: int) -> Article:
    """Write a sentence without an end, in which somebody speaks again and again."""
    pick = random.Random(seed)
    said = (pick.choice(WORDS) + (", said Olsen," if n % 9 == 8 else "") for n in range(words))
    return article([" ".join(said)])


@pytest.fixture
def _no_combing() -> Iterator[None]:
    """Keep the interpreter from combing through all that is held, which it does when it likes."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_combing")
@pytest.mark.parametrize(
    ("make", "size"),
    [(invented, 10_000), (lone_words, 2_000), (one_sentence, 4_000)],
    ids=["ten thousand words a side", "thousands of sentences of one word", "one sentence"],
)
def test_long_articles_are_compared_with_a_report_every_moment(
    make: Callable[[int, int], Article], size: int
) -> None:
    compared(article(["The dam held."]), article(["The dam held."]))  # the word lists are read
    # Other texts each time: what is read in a sentence once is remembered.
    assert any(is_quiet((make(size, run), make(size, run + TRIES))) for run in range(TRIES))


def test_twice_the_words_take_little_more_than_twice_the_work() -> None:
    one, two = (
        work(compare_unread, [(invented(n, n + run), invented(n, n + run + 2)) for run in range(2)])
        for n in (1_500, 3_000)
    )
    assert two < 3 * one  # 4 if it grew with the square


@pytest.mark.parametrize("share", [0.01, 0.5, 0.75, 0.9, 0.98])
def test_a_comparison_ends_soon_after_it_is_called_off(share: float) -> None:
    raised: list[float] = []

    def stop(done: float, _stage: str, /) -> None:
        if done >= share:
            raised.append(time.thread_time())
            raise Cancelled

    with pytest.raises(Cancelled):
        compared(invented(1_500, 1), invented(1_500, 2), progress=stop)
    assert time.thread_time() - raised[0] < CALLED_OFF_WITHIN
    assert len(raised) == 1


def repeated(sentence: str, times: int) -> tuple[Article, Article]:
    return article([sentence] * times), article([sentence, "It rained."])


@pytest.mark.usefixtures("_no_combing")
def test_ten_thousand_equal_sentences_cost_no_more_than_reading_them() -> None:
    # Another sentence each time: what is read in one is remembered.
    words = iter(WORDS)
    tries = (
        [work(compare_unread, [repeated(f"{next(words)} fell.", n)]) for n in (1_000, 10_000)]
        for _ in range(TRIES)
    )
    # 10 for what each costs alone; more than 28 if each were held against all of its kind.
    assert any(many < 17 * few for few, many in tries)


def test_a_sentence_repeated_a_thousand_times_is_covered_each_time() -> None:
    comparison = compared(*reversed(repeated("The old dam held.", 1_000)))
    assert {row.status for row in comparison.coverage[Side.B]} == {Status.COVERED}


@pytest.mark.parametrize("end", ["", ". ", ", ", "” “"])
def test_a_line_of_fifty_thousand_characters_is_compared_in_moments(end: str) -> None:
    pick = random.Random(4)
    words = (pick.choice(WORDS) + (end if n % 9 == 8 else "") for n in range(8_000))
    line = " ".join(words)[:50_000].strip()
    comparison = compared(article([line]), article(["The dam held.", line[: 3 * len(line) // 4]]))
    laws.every_sentence_is_linked_or_alone(comparison)
    laws.every_span_lies_inside(comparison)
    laws.conflicts_are_linked(comparison)


def test_every_character_there_is_can_be_compared() -> None:
    # All of the first two planes and of the tags; of ideographs, private use and what is not
    # assigned, which are all alike, each 97th. Words of 32 characters, lines of 1,024.
    points = [*range(0x20000), *range(0x20000, 0x110000, 97), *range(0xE0000, 0xE0200)]
    lines = ["".join(map(chr, points[low : low + 1_024])) for low in range(0, len(points), 1_024)]
    spaced = [
        " ".join(line[at : at + 32] for at in range(0, 1_024, 32)) + " dam." for line in lines
    ]
    everything = article([" ".join(line.split()) for line in spaced])
    comparison = compared(everything, article(["The dam held.", lines[0x1F600 // 1_024]]))
    laws.every_sentence_is_linked_or_alone(comparison)
    laws.every_span_lies_inside(comparison)
    laws.conflicts_are_linked(comparison)


@pytest.mark.skipif(not REAL_PAIRS, reason="the labelled pairs are not there")
@pytest.mark.parametrize("folder", REAL_PAIRS, ids=lambda folder: folder.name)
def test_the_laws_hold_for_real_pairs(folder: Path) -> None:
    left, right = (open_article(folder / name) for name in ("a.txt", "b.txt"))
    comparison = compared(left, right)
    for law in (
        laws.every_sentence_is_linked_or_alone,
        laws.every_span_lies_inside,
        laws.missing_facts_are_in_order,
        laws.nearest_candidates_are_compared,
        laws.scores_are_shares,
        laws.survives_pickling,
    ):
        law(comparison)
    laws.sides_mirror(comparison, compared(right, left))
    laws.all_is_same(compared(left, left))
