"""Time a comparison beside other tools on the same texts, in one run, as a Markdown table.

    make bench

Those that are not installed are left out. Loading is not counted: not of our models, not
of theirs. Each figure is the least of a few runs: seconds on the clock, and of work on all
processors, which a busy machine distorts less. The tools do different things: difflib
and redlines find changed words, CollateX aligns words, alcove-dux finds text that was
taken over, sentence-transformers makes vectors alone; none of them does all that ours does.
"""

import difflib
import os
import re
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader._equipment import Equipment  # noqa: E402
from reader.core import Settings  # noqa: E402
from reader.paths import resource_folder  # noqa: E402
from tests.invented import invented_pair  # noqa: E402

RUNS = 3
LONGEST = 120.0  # seconds after which a tool is not run again, and not on longer texts

Call = Callable[[], object]


def by_lateral(left: str, right: str) -> Call:
    """Compare with an encoder that has seen neither text: a new one each time."""
    paths = resource_folder()

    def run() -> Call:
        equipment = Equipment(paths)
        articles = [equipment.article_from_text(text) for text in (left, right)]
        equipment._load()
        return lambda: equipment.compare(articles[0], articles[1], Settings())

    return run


def by_difflib(left: str, right: str) -> Call:
    """Match words, then every sentence with every other one, as a tool without vectors must."""
    sides = [re.split(r"(?<=[.!?”])\s+", text) for text in (left, right)]

    def compare() -> None:
        difflib.SequenceMatcher(None, left.split(), right.split(), autojunk=False).get_opcodes()
        for one in sides[0]:
            for two in sides[1]:
                difflib.SequenceMatcher(None, one, two, autojunk=False).ratio()

    return lambda: compare


def by_redlines(left: str, right: str) -> Call:
    """Mark the changed words."""
    redlines = import_module("redlines")
    return lambda: lambda: redlines.Redlines(left, right).output_markdown


def by_collatex(left: str, right: str) -> Call:
    """Align the words of two witnesses."""
    collatex = import_module("collatex")

    def compare() -> None:
        collation = collatex.Collation()
        collation.add_plain_witness("A", left)
        collation.add_plain_witness("B", right)
        collatex.collate(collation, output="json")

    return lambda: compare


def by_alcove_dux(left: str, right: str) -> Call:
    """Find what one text took from the other."""
    alcove = import_module("alcove_dux")
    return lambda: lambda: alcove.compare_texts(left, right)


def by_sentence_transformers(left: str, right: str) -> Call:
    """Make the vectors of all sentences; needs the model of our own kind on this machine."""
    module = import_module("sentence_transformers")
    model = module.SentenceTransformer("all-MiniLM-L6-v2", local_files_only=True)
    texts = [*left.split("\n\n"), *right.split("\n\n")]
    return lambda: lambda: model.encode(texts)


TOOLS = {
    "Lateral": ("reader", by_lateral),
    "difflib, all sentences": ("difflib", by_difflib),
    "redlines": ("redlines", by_redlines),
    "CollateX": ("collatex", by_collatex),
    "alcove-dux": ("alcove_dux", by_alcove_dux),
    "sentence-transformers": ("sentence_transformers", by_sentence_transformers),
}


def least(prepare: Callable[[], Call]) -> tuple[float, float]:
    """Give the least seconds on the clock and of work; loading comes before they count."""
    clock, work = [], []
    for _ in range(RUNS):
        call = prepare()
        starts = time.perf_counter(), time.process_time()
        call()
        clock.append(time.perf_counter() - starts[0])
        work.append(time.process_time() - starts[1])
        if clock[-1] > LONGEST / RUNS:
            break
    return min(clock), min(work)


def measured(words: int, tired: set[str]) -> dict[str, tuple[float, float]]:
    """Run each tool on two invented articles of so many words; `tired` ones are left out."""
    left, right = ("\n\n".join(side) for side in invented_pair(words))
    out = {}
    for name, (module, make) in TOOLS.items():
        if find_spec(module) is None or name in tired:
            continue
        try:
            out[name] = least(make(left, right))
        except OSError as error:  # a model that is not on this machine
            print(f"{name} is left out: {error}", file=sys.stderr)
            tired.add(name)
            continue
        if out[name][1] * (RUNS * 10) > LONGEST:
            tired.add(name)
    return out


def main(sizes: list[int]) -> None:
    """Print the table."""
    tired: set[str] = set()
    print("| words a side | tool | seconds | of work | times ours | times our work |")
    print("|--:|---|--:|--:|--:|--:|")
    for words in sizes:
        figures = measured(words, tired)
        tired.discard("Lateral")
        for name, (clock, work) in figures.items():
            ours = figures["Lateral"]
            ratios = f"{clock / ours[0]:.1f} | {work / ours[1]:.1f}"
            print(f"| {words:,} | {name} | {clock:.3f} | {work:.3f} | {ratios} |", flush=True)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [500, 1_000, 2_000, 10_000])
