"""Fit the weights of the scorer (resources/models/scorer.json) on labelled development data.

    python tests/quality/fit_scorer.py DATA_FOLDER [--check] [--out FILE]

DATA_FOLDER holds `gold.jsonl`, `omission.jsonl` and `facts.jsonl` in the form of the
evaluation's README. Learnt from are the gold pairs (labels made for this project), SPARK
(labels CC BY-SA 4.0) and WiCE (ODC-BY); only weights come out, never a text. `--check`
prints figures by cross-validation over events and writes nothing.

Method: logistic regression with an L2 penalty on standardised features, by iteratively
reweighted least squares (Hastie, Tibshirani and Friedman, The Elements of Statistical
Learning, 4.4.1).
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.core import Article, Block, BlockKind, Source, Span  # noqa: E402
from reader.engine._clauses import clauses  # noqa: E402
from reader.engine._encoder import SentenceEncoder  # noqa: E402
from reader.engine._features import (  # noqa: E402
    FACT_FEATURES,
    PAIR_FEATURES,
    Facts,
    describe,
    pair_features,
)
from reader.engine._pairs import every_pair  # noqa: E402
from reader.engine._reading import Reading  # noqa: E402
from reader.engine._segment import segment  # noqa: E402
from reader.engine._similarity import compare_tables  # noqa: E402
from reader.engine._tables import WordTable, word_table  # noqa: E402
from reader.engine._words import words_in  # noqa: E402

FOLDS = 8
MOSTLY = 0.6  # share of a clause's words from which it counts as labelled
PENALTY = 3.0
IMPORTANCE = {"gold": 2.0, "omission": 1.0, "WiCE": 1.0}


@dataclass
class Examples:
    """Labelled feature rows, with the event and the data set each comes from."""

    rows: list[list[float]] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def add(self, row: list[float], *, label: bool, group: str, source: str) -> None:
        """Take one example."""
        self.rows.append(row)
        self.labels.append(label)
        self.groups.append(group)
        self.sources.append(source)

    def weights(self) -> NDArray[np.float64]:
        """Give each source the weight of the root of its size times its importance."""
        sizes = {s: self.sources.count(s) for s in set(self.sources)}
        mean = float(np.mean([np.sqrt(n) for n in sizes.values()]))
        return np.array([mean * IMPORTANCE[s] / np.sqrt(sizes[s]) for s in self.sources])


def fit(
    rows: NDArray[np.float64], labels: NDArray[np.bool_], weights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Give weights and bias for features as they are (the scaling is folded in)."""
    mean, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-6)
    x = np.hstack([(rows - mean) / scale, np.ones((len(rows), 1))])
    penalty = np.diag([PENALTY] * rows.shape[1] + [0.0])
    beta = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        slope = x.T @ (weights * (labels - p)) - penalty @ beta
        curve = (x * (weights * p * (1 - p))[:, None]).T @ x + penalty
        step = np.linalg.solve(curve, slope)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    raw = beta[:-1] / scale
    return raw, float(beta[-1] - raw @ mean)


class Reader:
    """Make word tables of texts, each once."""

    def __init__(self) -> None:
        models = ROOT / "resources" / "models"
        self._encoder = SentenceEncoder(
            (models / "all-MiniLM-L6-v2-w8.onnx").read_bytes(),
            (models / "tokenizer.json").read_bytes(),
        )
        self._tables: dict[str, WordTable] = {}

    def table(self, text: str) -> WordTable:
        """Give the words of a plain text: first line the headline, a block a line."""
        if text not in self._tables:
            lines = list(re.finditer(r"\S[^\n]*", text))
            blocks = tuple(
                Block(
                    kind=BlockKind.PARAGRAPH if n else BlockKind.HEADLINE,
                    span=Span(start=m.start(), end=m.start() + len(m[0].rstrip())),
                )
                for n, m in enumerate(lines)
            )
            source = Source(path="", sha256="", media_type="text/plain")
            article = Article(title="", source=source, text=text, blocks=blocks)
            sentences = segment(article)
            reading = Reading(
                article=article,
                sentences=sentences,
                words=tuple(words_in(text, s.span) for s in sentences),
            )
            codes = self._encoder.encode([s.span.of(text) for s in sentences])
            self._tables[text] = word_table(reading, codes, self._encoder)
        return self._tables[text]


Numbers = NDArray[np.int64]


def parts(table: WordTable) -> list[list[Numbers]]:
    """Give the content-word rows of each clause of each text."""
    out = []
    for i in table.first.tolist():
        rows = np.array(rows_of(table, i), dtype=np.int64)
        places = np.array([place(table, i, r) for r in rows], dtype=np.int64)
        cut = clauses(table.reading.text, table.reading.sentences[i].span)
        found = [rows[(places >= c.start) & (places < c.end)] for c in cut]
        out.append([f for f in found if len(f)])
    return out


def rows_of(table: WordTable, sentence: int) -> range:
    """Give the word rows of a sentence."""
    rows = table.rows(table.text_of[sentence])
    return range(rows.start, rows.stop)


def described(
    a: WordTable, b: WordTable
) -> tuple[NDArray[np.float32], tuple[list[list[list[float]]], list[list[list[float]]]]]:
    """Give the features of every pair of texts as a grid, and those of each text's facts."""
    sims = compare_tables(a, b)
    facts = [
        Facts.of(t.starts, [[slice(r[0], r[-1] + 1) for r in own] for own in parts(t)])
        for t in (a, b)
    ]
    pairs = every_pair((a.texts, b.texts))
    seen_a, seen_b = (describe(sims[k], facts[k], pairs, k) for k in (0, 1))
    grid = pair_features(sims, (seen_a, seen_b), pairs).reshape(a.texts, b.texts, -1)
    rows_a, rows_b = (
        [seen.facts[low:high].tolist() for low, high in pairwise(fact.starts)]
        for seen, fact in zip((seen_a, seen_b), facts, strict=True)
    )
    return grid, (rows_a, rows_b)


def place(table: WordTable, sentence: int, row: int) -> int:
    """Give the code point at which a word row starts."""
    return table.reading.words[sentence][table.numbers[row]].span.start


def fact_rows(table: WordTable, spans: list[list[int]]) -> dict[int, set[int]]:
    """Give the word rows of a fact, by sentence."""
    found: dict[int, set[int]] = {}
    for i in range(len(table.text_of)):
        for r in rows_of(table, i):
            if any(s <= place(table, i, r) < e for s, e in spans):
                found.setdefault(i, set()).add(r)
    return found


def labelled(
    cut: list[Numbers], features_of: list[list[float]], good: set[int], bad: set[int]
) -> Iterator[tuple[list[float], bool]]:
    """Give the features of the clauses of a sentence that are mostly one or the other.

    The sentence as a whole, described last, counts as one more clause.
    """
    if not cut:
        return
    for rows, features in zip([*cut, np.concatenate(cut)], features_of, strict=True):
        mine = set(rows.tolist())
        shares = len(mine & good) / len(mine), len(mine & bad) / len(mine)
        if max(shares) >= MOSTLY:
            yield features, shares[0] > shares[1]


def cases(path: Path) -> Iterator[dict]:
    """Read one case a line."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_facts(reader: Reader, path: Path, facts: Examples, pairs: Examples) -> None:
    """Take facts whose words are known, and the sentences that hold them opposite."""
    for case in cases(path):
        source = case.get("source") or "omission"
        if source not in IMPORTANCE:
            continue
        a, b = reader.table(case["a"]["text"]), reader.table(case["b"]["text"])
        grid, (facts_a, _) = described(a, b)
        group = case.get("group", case["id"])
        cut = parts(a)
        for fact in case["labels"]["facts"]:
            found = fact_rows(a, fact.get("a_spans") or fact["spans"])
            if fact["label"] == "partial" or not found:
                continue
            label = fact["label"] in ("supported", "full")
            for number, rows in found.items():
                split = (rows, set()) if label else (set(), rows)
                text = a.text_of[number]
                for row, held in labelled(cut[text], facts_a[text], *split):
                    facts.add(row, label=held, group=group, source=source)
            if source != "omission":
                continue
            main = max(found, key=lambda i: len(found[i]))
            for j, sentence in enumerate(b.reading.sentences):
                held = any(
                    min(e, sentence.span.end) - max(s, sentence.span.start) >= 10
                    for s, e in fact["b_spans"]
                )
                row = grid[a.text_of[main], b.text_of[j]].tolist()
                pairs.add(row, label=held, group=group, source=source)


def counted(text: str) -> list[int]:
    """Give, for each offset, how many characters that are not white come before it."""
    out = [0]
    for char in text:
        out.append(out[-1] + (not char.isspace()))
    return out


class GoldSide:
    """One article of a gold pair: its own sentences against ours."""

    def __init__(self, table: WordTable, texts: list[str], labels: dict, side: str) -> None:
        self.table = table
        self.rank = counted(table.reading.text)
        self.ranges, n = [], 0
        for text in texts:
            size = counted(text)[-1]
            self.ranges.append((n, n + size))
            n += size
        self.status = {row["i"]: row["statuses"] for row in labels["coverage"][side]}
        words = [
            [
                (counted(t)[m.start()] + r[0], counted(t)[m.end()] + r[0])
                for m in re.finditer(r"\w+", t)
            ]
            for t, r in zip(texts, self.ranges, strict=True)
        ]
        marked = labels["missing_words"][side]
        self.required = {words[i][k] for i, k in marked["required"]}
        self.allowed = {words[i][k] for i, k in marked["allowed"]}

    def gold_of(self, number: int) -> list[int]:
        """Give the gold sentences that one of ours shares at least half with."""
        span = self.table.reading.sentences[number].span
        low, high = self.rank[span.start], self.rank[span.end]
        return [
            g
            for g, (s, e) in enumerate(self.ranges)
            if 2 * (min(high, e) - max(low, s)) >= min(high - low, e - s) > 0
        ]

    def split(self, number: int) -> tuple[list[int], list[int]]:
        """Give the word rows of a sentence that are reported opposite, and those not."""
        there, gone = [], []
        for row in rows_of(self.table, number):
            word = self.table.reading.words[number][self.table.numbers[row]].span
            low, high = self.rank[word.start], self.rank[word.end]
            if any(s < high and low < e for s, e in self.required):
                gone.append(row)
            elif not any(s < high and low < e for s, e in self.allowed):
                there.append(row)
        return there, gone


def read_gold(reader: Reader, path: Path, facts: Examples, pairs: Examples) -> None:
    """Take links, and the reported and unreported words of each sentence."""
    for case in cases(path):
        labels = case["labels"]
        tables = [reader.table(case[s]["text"]) for s in "ab"]
        sides = [
            GoldSide(t, labels["sentences"][s], labels, s)
            for t, s in zip(tables, "ab", strict=True)
        ]
        grid, rows = described(*tables)
        of_a, of_b = (table.text_of for table in tables)
        known = {(x["a"], x["b"]): x["required"] for x in labels["links"]}
        for i, j in np.ndindex(len(of_a), len(of_b)):
            both = [(x, y) for x in sides[0].gold_of(i) for y in sides[1].gold_of(j)]
            needed = [known[p] for p in both if p in known]
            if not needed or any(needed):
                row = grid[of_a[i], of_b[j]].tolist()
                pairs.add(row, label=bool(needed), group=case["id"], source="gold")
        for side, of_text in zip(sides, rows, strict=True):
            cuts = parts(side.table)
            for number, text in enumerate(side.table.text_of.tolist()):
                gold = side.gold_of(number)
                if not gold or side.status[gold[0]] == ["nofact"]:
                    continue
                split = [set(rows) for rows in side.split(number)]
                for row, label in labelled(cuts[text], of_text[text], *split):
                    facts.add(row, label=label, group=case["id"], source="gold")


def read_all(folder: Path) -> tuple[Examples, Examples]:
    """Take all that is learnt from: labelled clauses, and labelled pairs of sentences."""
    reader, facts, pairs = Reader(), Examples(), Examples()
    read_gold(reader, folder / "gold.jsonl", facts, pairs)
    read_facts(reader, folder / "omission.jsonl", facts, pairs)
    read_facts(reader, folder / "facts.jsonl", facts, pairs)
    return facts, pairs


def cross_validated(examples: Examples) -> NDArray[np.float64]:
    """Give each example the probability from a fit on the events of the other folds."""
    x, y = np.array(examples.rows), np.array(examples.labels)
    w = examples.weights()
    order = {g: n % FOLDS for n, g in enumerate(sorted(set(examples.groups)))}
    fold = np.array([order[g] for g in examples.groups])
    p = np.zeros(len(y))
    for k in range(FOLDS):
        beta, bias = fit(x[fold != k], y[fold != k], w[fold != k])
        p[fold == k] = 1 / (1 + np.exp(-np.clip(x[fold == k] @ beta + bias, -30, 30)))
    return p


def check(name: str, examples: Examples) -> None:
    """Print area under the curve and balanced accuracy of each source, by cross-validation."""
    p, y = cross_validated(examples), np.array(examples.labels)
    for source in sorted(set(examples.sources)):
        mine = np.array([s == source for s in examples.sources])
        yes, no = np.sort(p[mine & y]), np.sort(p[mine & ~y])
        auc = np.mean(np.searchsorted(no, yes) / len(no))
        best = max(
            (2 * (h := (yes >= t).sum()) / (len(yes) + h + (no >= t).sum()), t)
            for t in np.arange(0.05, 0.95, 0.05)
        )
        balanced = ((yes >= 0.5).mean() + (no < 0.5).mean()) / 2
        print(
            f"{name:5s} {source:10s} n {mine.sum():6d}  AUC {auc:.3f}  balanced accuracy "
            f"{balanced:.3f}  best F1 {best[0]:.3f} at {best[1]:.2f}"
        )


def written(names: tuple[str, ...], examples: Examples) -> dict[str, object]:
    """Fit on all examples and give the model in the form of the file."""
    x, y = np.array(examples.rows), np.array(examples.labels)
    beta, bias = fit(x, y, examples.weights())
    return {
        "bias": round(bias, 4),
        "weights": {n: round(float(b), 4) for n, b in zip(names, beta, strict=True)},
    }


def main() -> None:
    """Read the data, then check or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "models" / "scorer.json")
    args = parser.parse_args()
    facts, pairs = read_all(args.data)
    check("fact", facts)
    check("pair", pairs)
    if not args.check:
        content = {"fact": written(FACT_FEATURES, facts), "pair": written(PAIR_FEATURES, pairs)}
        args.out.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
