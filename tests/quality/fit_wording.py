"""Fit the group weights and the thresholds of loaded wording on labelled sentences.

    python tests/quality/fit_wording.py FILE

FILE is `loaded.jsonl` in the form of the evaluation's README (sentences of BABE, Spinde et
al. 2021, labelled as slanted or not). Prints, for each group of `loaded.tsv`, how often a
sentence with one of its words is labelled slanted, which is the group's weight in the list;
and, by cross-validation over documents, the sentence macro-F1 of every setting of
`LEAST_LOADED`, `SIGN_OF_REPORTING` and `COMPANY`. Nothing is written: a figure a group and
three settings are carried over by hand, never a word of the data.
"""

import itertools
import json
import sys
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.core import Span  # noqa: E402
from reader.engine import _wording  # noqa: E402
from reader.engine._lexicons import Lexicon  # noqa: E402
from reader.engine._phrases import PhraseList  # noqa: E402
from reader.engine._words import words_in  # noqa: E402

FOLDS = 5
LEAST = (0.56, 0.58, 0.6, 0.62, 0.64)
SIGN = (0.0, 0.04, 0.06, 0.08, 0.1)
COMPANY = (0.0, 0.04, 0.08, 0.12)

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Line:
    """One labelled sentence: its best weight, how many words, signs of reporting, groups."""

    slanted: bool
    fold: int
    weight: float
    count: int
    signs: int
    groups: frozenset[str]


def read(path: Path) -> list[Line]:
    """Read the sentences and find the listed words in each."""
    data = (ROOT / "resources/lexicons/loaded.tsv").read_bytes()
    phrases = PhraseList.of(Lexicon.parse("loaded", data).entries)
    out = []
    for row in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(row)
        text, fold = case["a"]["text"], zlib.crc32(case["id"].encode()) % FOLDS
        for line in case["labels"]["lines"]:
            words = words_in(text, Span(start=line["span"][0], end=line["span"][1]))
            found = [m for m in phrases.find(words) if not _wording._is_ruled_out(m, words, text)]
            out.append(
                Line(
                    slanted=line["biased"],
                    fold=fold,
                    weight=max((m.entry.weight for m in found), default=0.0),
                    count=len(found),
                    signs=_wording._signs_of_reporting(words),
                    groups=frozenset(m.entry.group for m in found),
                )
            )
    return out


def macro_f1(said: Flags, gold: Flags) -> float:
    """Give the mean of the F1 of both classes."""
    parts = []
    for one, two in ((said, gold), (~said, ~gold)):
        total = one.sum() + two.sum()
        parts.append(2 * (one & two).sum() / total if total else 0.0)
    return float(np.mean(parts))


def marked(lines: list[Line], setting: tuple[float, float, float]) -> Flags:
    """Say of every sentence whether it keeps a mark under one setting."""
    least, sign, company = setting
    shifted = [n.weight + company * (n.count > 1) - sign * n.signs for n in lines]
    return np.array([round(x, 6) >= least for x in shifted]) & np.array(
        [n.count > 0 for n in lines]
    )


def main() -> None:
    """Print the share of every group and the settings by cross-validation."""
    lines = read(Path(sys.argv[1]))
    gold = np.array([line.slanted for line in lines])
    folds = np.array([line.fold for line in lines])
    shares: dict[str, list[bool]] = defaultdict(list)
    for line in lines:
        for group in line.groups:
            shares[group].append(line.slanted)
    for group, labels in sorted(shares.items(), key=lambda item: -np.mean(item[1])):
        print(f"{group:<10} {np.mean(labels):.2f} of {len(labels)}")
    settings = list(itertools.product(LEAST, SIGN, COMPANY))
    said = {setting: marked(lines, setting) for setting in settings}
    held = np.zeros(len(lines), dtype=bool)
    for fold in range(FOLDS):
        kept = folds != fold
        best = max(settings, key=lambda s: macro_f1(said[s][kept], gold[kept]))
        held[~kept] = said[best][~kept]
        print(f"fold {fold}: best elsewhere {best}, here {macro_f1(held[~kept], gold[~kept]):.3f}")
    now = (_wording.LEAST_LOADED, _wording.SIGN_OF_REPORTING, _wording.COMPANY)
    print(f"by cross-validation {macro_f1(held, gold):.3f}")
    print(f"as it is {now}: {macro_f1(marked(lines, now), gold):.3f}")
    print(f"every mark kept: {macro_f1(marked(lines, (0.0, 0.0, 0.0)), gold):.3f}")


if __name__ == "__main__":
    main()
