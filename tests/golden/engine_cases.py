"""The pairs on which the engine is watched: the small invented ones, and the example pair."""

from functools import cache
from pathlib import Path

from reader.app import SEED_PAIR as FIRST_EXAMPLE
from reader.app import seed_pair
from reader.core import Article, Comparison
from reader.paths import seed_folder
from reader.sources import open_article
from reader.store import read_examples
from tests.factories import draft, parse
from tests.real_engine import really_compared

FOLDER = Path(__file__).parent / "engine"
CASES = tuple(sorted(path.name for path in FOLDER.glob("*.txt")))
SEED_PAIR = "the example pair"
EXAMPLES = {e.paths[0].parent.name: e for e in read_examples(seed_folder(), FIRST_EXAMPLE)}
HEADS = ("=== A\n", "=== B\n", "=== found\n")


def given(case: str) -> str:
    """Give the part of a case's file that holds its two articles."""
    return (FOLDER / case).read_text(encoding="utf-8").partition(HEADS[2])[0]


@cache
def compared(case: str) -> Comparison:
    """Compare the articles of a case with the real engine, once."""
    return really_compared(*_articles(case))


def _articles(case: str) -> tuple[Article, Article]:
    if case == SEED_PAIR:
        left, right = (open_article(path) for path in seed_pair())
        return left, right
    if case in EXAMPLES:
        left, right = (open_article(path) for path in EXAMPLES[case].paths)
        return left, right
    a, b = given(case).removeprefix(HEADS[0]).split(HEADS[1])
    return draft(parse(a), name="a.txt").article, draft(parse(b), name="b.txt").article
