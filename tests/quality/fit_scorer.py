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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.core import Article, Block, BlockKind, Source, Span  # noqa: E402
from reader.engine._clauses import clauses  # noqa: E402
from reader.engine._context import (  # noqa: E402
    Order,
    best_of_texts,
    fact_context,
    pair_context,
)
from reader.engine._details import Detail, LinkedWords, details  # noqa: E402
from reader.engine._encoder import SentenceEncoder  # noqa: E402
from reader.engine._features import Facts, describe, pair_features  # noqa: E402
from reader.engine._pairs import every_pair  # noqa: E402
from reader.engine._reading import Reading  # noqa: E402
from reader.engine._scorer import FEATURES, Logistic  # noqa: E402
from reader.engine._segment import segment  # noqa: E402
from reader.engine._similarity import compare_tables  # noqa: E402
from reader.engine._tables import WordTable, word_table  # noqa: E402
from reader.engine._words import words_in  # noqa: E402

FOLDS = 8
MOSTLY = 0.6  # share of a clause's words from which it counts as labelled
PENALTY = 3.0
LINKED = 0.25  # score of a pair from which details of its sentences are learnt from
SHARED_CHARACTERS = 10  # of a sentence and an aligned span, from which the sentence holds it
WHOLE_WEIGHS = 2.0  # against one that lacks a detail: to call it partly covered costs twice
IMPORTANCE = {"gold": 2.0, "omission": 1.0, "WiCE": 1.0}


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


@dataclass
class Case:
    """Two texts described, with what is known of their pairs and facts.

    `pair_labels` are places among the pairs, `fact_labels` places among the facts of either
    side, `word_labels` word rows of a sentence by its number, `entire_labels` tell of a
    sentence whether all of it is reported. `first_pairs` and `first_facts`
    are the scores of a first look that never saw the case's event, `linked` and `reported`
    those of the second.
    """

    group: str
    source: str
    tables: tuple[WordTable, WordTable]
    pair_labels: list[tuple[int, bool]] = field(default_factory=list)
    fact_labels: tuple[list[tuple[int, bool]], list[tuple[int, bool]]] = field(
        default_factory=lambda: ([], [])
    )

    word_labels: tuple[dict[int, dict[int, bool]], dict[int, dict[int, bool]]] = field(
        default_factory=lambda: ({}, {})
    )
    entire_labels: tuple[list[tuple[int, bool]], list[tuple[int, bool]]] = field(
        default_factory=lambda: ([], [])
    )

    def __post_init__(self) -> None:
        a, b = self.tables
        sims = self.sims = compare_tables(a, b)
        self.facts = [
            Facts.of(t.starts, [[slice(r[0], r[-1] + 1) for r in own] for own in parts(t)])
            for t in (a, b)
        ]
        self.pairs = every_pair((a.texts, b.texts))
        self.orders = Order.of(a), Order.of(b)
        seen = [describe(sims[k], self.facts[k], self.pairs, k) for k in (0, 1)]
        self.pair_figures = pair_features(sims, (seen[0], seen[1]), self.pairs)
        self.fact_figures = [one.facts for one in seen]
        self.nearest = [one.nearest for one in seen]
        self.first_pairs = np.zeros(len(self.pairs))
        self.first_facts = [np.zeros(len(rows)) for rows in self.fact_figures]
        self.reported = [np.zeros(len(rows)) for rows in self.fact_figures]
        self.linked = np.zeros(len(self.pairs))

    def label_pair(self, i: int, j: int, *, label: bool) -> None:
        """Say whether two sentences are linked."""
        texts = [t.text_of[k] for t, k in zip(self.tables, (i, j), strict=True)]
        self.pair_labels.append((int(texts[0] * self.tables[1].texts + texts[1]), label))

    def label_facts(self, side: int, number: int, good: set[int], bad: set[int]) -> None:
        """Label the clauses of a sentence that are mostly reported words, or mostly not.

        The sentence as a whole, described last, counts as one more clause.
        """
        text = int(self.tables[side].text_of[number])
        facts = self.facts[side]
        for fact in range(int(facts.starts[text]), int(facts.starts[text + 1])):
            mine = set(range(int(facts.lows[fact]), int(facts.highs[fact])))
            shares = len(mine & good) / len(mine), len(mine & bad) / len(mine)
            if max(shares) >= MOSTLY:
                self.fact_labels[side].append((fact, shares[0] > shares[1]))

    def label_words(self, side: int, number: int, there: list[int], gone: list[int]) -> None:
        """Say of the content words of a sentence which are reported; the clauses follow."""
        self.label_facts(side, number, set(there), set(gone))
        labels = dict.fromkeys(there, True) | dict.fromkeys(gone, False)
        self.word_labels[side][number] = labels

    def detail_rows(self) -> list[tuple[NDArray[np.float64], bool]]:
        """Give the figures of the detail that each labelled word of a linked sentence is in."""
        return [
            row
            for side in (0, 1)
            for number, labels in self.word_labels[side].items()
            for row in self._details(side, number, labels)
        ]

    def _details(
        self, side: int, number: int, labels: dict[int, bool]
    ) -> Iterator[tuple[NDArray[np.float64], bool]]:
        known, cuts = self._known(side, number)
        first = self.tables[side].rows(self.tables[side].text_of[number]).start
        for cut, figures in zip(cuts, known.features([cuts]) if cuts else (), strict=True):
            for row in range(first + cut.words.start, first + cut.words.stop):
                if row in labels:
                    yield figures, labels[row]

    def entire_rows(self, detail: Logistic) -> Iterator[tuple[NDArray[np.float64], bool]]:
        """Give the figures of each labelled sentence that is linked, by the scores of `detail`."""
        for side in (0, 1):
            for number, is_entire in self.entire_labels[side]:
                known, cuts = self._known(side, number)
                if len(cuts) > 1:
                    scores = detail.probability(known.features([cuts]))
                    yield known.entire_features([cuts], scores)[0], is_entire

    def _known(self, side: int, number: int) -> tuple[LinkedWords, Sequence[Detail]]:
        """Give what is known of a sentence's words, and its details: none if it is not linked."""
        table, sim, facts = self.tables[side], self.sims[side], self.facts[side]
        text = int(table.text_of[number])
        places = self.pairs.of(side, slice(text, text + 1))
        linked = places[self.linked[places] >= LINKED]
        rows = table.rows(text)
        span = slice(int(facts.starts[text]), int(facts.starts[text + 1]))
        *scores, whole = self.reported[side][span].tolist()
        clauses = np.full(rows.stop - rows.start, whole)
        for low, high, score in zip(facts.lows[span], facts.highs[span], scores, strict=False):
            clauses[low - rows.start : high - rows.start] = score
        known = LinkedWords(
            sizes=np.array([rows.stop - rows.start]),
            weights=sim.weights[rows],
            linked=sim.near(text, self.pairs.opposite(side)[linked].tolist()).max(
                axis=1, initial=0.0
            ),
            nearest=self.nearest[side][rows],
            clauses=clauses,
            whole=np.array([whole]),
        )
        starts = [place(table, number, row) for row in range(rows.start, rows.stop)]
        reading = table.reading
        span = reading.sentences[number].span
        return known, details(reading.text, span, starts) if len(linked) else ()

    def pairs_again(self) -> NDArray[np.float64]:
        """Give the figures of the second look at pairs."""
        context = pair_context(self.first_pairs, self.pairs, self.orders)
        return np.hstack([self.pair_figures, context])

    def facts_again(self) -> list[NDArray[np.float64]]:
        """Give the figures of the second look at the facts of either side."""
        return [
            np.hstack(
                [
                    self.fact_figures[side],
                    fact_context(
                        self.first_facts[side],
                        self.facts[side],
                        self.orders[side],
                        best_of_texts(self.linked, self.pairs, side),
                    ),
                ]
            )
            for side in (0, 1)
        ]


@dataclass(frozen=True)
class Examples:
    """Labelled rows of figures; `cases` tells which case each is of."""

    rows: NDArray[np.float64]
    labels: NDArray[np.bool_]
    cases: Numbers
    sources: NDArray[np.str_]
    whole_weighs: float = 1.0  # the weight of those labelled true, against the others

    def weights(self) -> NDArray[np.float64]:
        """Give each source the weight of the root of its size times its importance."""
        sizes = {str(s): int((self.sources == s).sum()) for s in set(self.sources.tolist())}
        mean = float(np.mean([np.sqrt(n) for n in sizes.values()]))
        of = {s: mean * IMPORTANCE[s] / np.sqrt(n) for s, n in sizes.items()}
        own = np.array([of[s] for s in self.sources.tolist()])
        return own * np.where(self.labels, self.whole_weighs, 1.0)


def pair_examples(cases: Sequence[Case], rows: Sequence[NDArray[np.float64]]) -> Examples:
    """Take the labelled pairs; `rows` are the figures of all pairs of each case."""
    return _examples(
        cases, [[(own[k], y) for k, y in c.pair_labels] for c, own in zip(cases, rows, strict=True)]
    )


def fact_examples(cases: Sequence[Case], rows: Sequence[Sequence[NDArray[np.float64]]]) -> Examples:
    """Take the labelled facts; `rows` are the figures of all facts of each case, by side."""
    return _examples(
        cases,
        [
            [(own[side][k], y) for side in (0, 1) for k, y in case.fact_labels[side]]
            for case, own in zip(cases, rows, strict=True)
        ],
    )


def detail_examples(cases: Sequence[Case]) -> Examples:
    """Take the labelled words, each with the figures of its detail."""
    return _examples(cases, [case.detail_rows() for case in cases])


def entire_examples(cases: Sequence[Case], models: Sequence[Logistic]) -> Examples:
    """Take the labelled sentences; `models` judge details, one for each case."""
    found = [list(case.entire_rows(model)) for case, model in zip(cases, models, strict=True)]
    return replace(_examples(cases, found), whole_weighs=WHOLE_WEIGHS)


def _examples(
    cases: Sequence[Case], found: Sequence[Sequence[tuple[NDArray[np.float64], bool]]]
) -> Examples:
    numbers = [n for n, own in enumerate(found) for _ in own]
    return Examples(
        rows=np.array([row for own in found for row, _ in own], dtype=np.float64),
        labels=np.array([y for own in found for _, y in own], dtype=bool),
        cases=np.array(numbers, dtype=np.int64),
        sources=np.array([cases[n].source for n in numbers]),
    )


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


def lines_of(path: Path) -> Iterator[dict]:
    """Read one case a line."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_facts(reader: Reader, path: Path) -> Iterator[Case]:
    """Take facts whose words are known, and the sentences that hold them opposite."""
    for line in lines_of(path):
        source = line.get("source") or "omission"
        if source not in IMPORTANCE:
            continue
        a, b = reader.table(line["a"]["text"]), reader.table(line["b"]["text"])
        case = Case(group=line.get("group", line["id"]), source=source, tables=(a, b))
        for fact in line["labels"]["facts"]:
            found = fact_rows(a, fact.get("a_spans") or fact["spans"])
            if source == "WiCE" and len(found) == 1 and fact["label"] != "not":
                case.entire_labels[0].append((*found, fact["label"] == "supported"))
            if fact["label"] == "partial" or not found:
                continue
            is_there = fact["label"] in ("supported", "full")
            for number, rows in found.items():
                split = (rows, set()) if is_there else (set(), rows)
                case.label_facts(0, number, *split)
            if source != "omission":
                continue
            main = max(found, key=lambda i: len(found[i]))
            for j, sentence in enumerate(b.reading.sentences):
                held = any(
                    min(e, sentence.span.end) - max(s, sentence.span.start) >= SHARED_CHARACTERS
                    for s, e in fact["b_spans"]
                )
                case.label_pair(main, j, label=held)
        yield case


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


def read_gold(reader: Reader, path: Path) -> Iterator[Case]:
    """Take links, and the reported and unreported words of each sentence."""
    for line in lines_of(path):
        labels = line["labels"]
        tables = reader.table(line["a"]["text"]), reader.table(line["b"]["text"])
        sides = [
            GoldSide(t, labels["sentences"][s], labels, s)
            for t, s in zip(tables, "ab", strict=True)
        ]
        case = Case(group=line["id"], source="gold", tables=tables)
        known = {(x["a"], x["b"]): x["required"] for x in labels["links"]}
        for i, j in np.ndindex(len(tables[0].text_of), len(tables[1].text_of)):
            both = [(x, y) for x in sides[0].gold_of(i) for y in sides[1].gold_of(j)]
            needed = [known[p] for p in both if p in known]
            if not needed or any(needed):
                case.label_pair(i, j, label=bool(needed))
        for number, side in enumerate(sides):
            for i in range(len(side.table.text_of)):
                gold = side.gold_of(i)
                if gold and side.status[gold[0]] != ["nofact"]:
                    there, gone = side.split(i)
                    case.label_words(number, i, there, gone)
                if len(gold) == 1:
                    said = set(side.status[gold[0]]) & {"covered", "partly"}
                    case.entire_labels[number].extend((i, one == "covered") for one in sorted(said))
        yield case


def read_all(folder: Path) -> list[Case]:
    """Take all that is learnt from: labelled clauses, and labelled pairs of sentences."""
    reader = Reader()
    return [
        *read_gold(reader, folder / "gold.jsonl"),
        *read_facts(reader, folder / "omission.jsonl"),
        *read_facts(reader, folder / "facts.jsonl"),
    ]


def folds_of(cases: Sequence[Case]) -> Numbers:
    """Give each case its fold; cases on one event share one."""
    order = {g: n % FOLDS for n, g in enumerate(sorted({case.group for case in cases}))}
    return np.array([order[case.group] for case in cases], dtype=np.int64)


def fitted(examples: Examples, kept: NDArray[np.bool_] | None = None) -> Logistic:
    """Fit on the examples, or on those that are kept."""
    chosen = np.ones(len(examples.labels), dtype=bool) if kept is None else kept
    weights = examples.weights()[chosen]
    beta, bias = fit(examples.rows[chosen], examples.labels[chosen], weights)
    return Logistic(weights=tuple(beta.tolist()), bias=bias)


@dataclass(frozen=True)
class Learnt:
    """A model fitted on all examples, and one for each fold that never saw that fold.

    `scores` are the examples' own, each from the model that never saw its event.
    """

    model: Logistic
    folds: Sequence[Logistic]
    examples: Examples
    scores: NDArray[np.float64]

    @classmethod
    def of(cls, examples: Examples, folds: Numbers) -> "Learnt":
        """Fit on all, and on all but each fold; `folds` are those of the cases."""
        mine = folds[examples.cases]
        models = [fitted(examples, mine != k) for k in range(FOLDS)]
        scores = np.zeros(len(examples.labels))
        for k, model in enumerate(models):
            scores[mine == k] = model.probability(examples.rows[mine == k])
        return cls(model=fitted(examples), folds=models, examples=examples, scores=scores)

    def check(self, name: str) -> None:
        """Print area under the curve and balanced accuracy of each source."""
        labels = self.examples.labels
        for source in sorted(set(self.examples.sources.tolist())):
            mine = self.examples.sources == source
            yes, no = (np.sort(self.scores[mine & wanted]) for wanted in (labels, ~labels))
            auc = np.mean(np.searchsorted(no, yes) / len(no))
            best = max(
                (2 * (h := (yes >= t).sum()) / (len(yes) + h + (no >= t).sum()), t)
                for t in np.arange(0.05, 0.95, 0.05)
            )
            balanced = ((yes >= 0.5).mean() + (no < 0.5).mean()) / 2
            print(
                f"{name:16s} {source:10s} n {mine.sum():6d}  AUC {auc:.3f}  balanced accuracy "
                f"{balanced:.3f}  best F1 {best[0]:.3f} at {best[1]:.2f}"
            )


def learn(cases: Sequence[Case]) -> dict[str, Learnt]:
    """Fit the six models.

    What the second look learns from are scores of the first for events it never saw either.
    """
    folds = folds_of(cases)
    pair = Learnt.of(pair_examples(cases, [c.pair_figures for c in cases]), folds)
    fact = Learnt.of(fact_examples(cases, [c.fact_figures for c in cases]), folds)
    for case, k in zip(cases, folds, strict=True):
        case.first_pairs = pair.folds[k].probability(case.pair_figures)
        case.first_facts = [fact.folds[k].probability(rows) for rows in case.fact_figures]
    again = [case.pairs_again() for case in cases]
    pair_again = Learnt.of(pair_examples(cases, again), folds)
    for case, k, rows in zip(cases, folds, again, strict=True):
        case.linked = pair_again.folds[k].probability(rows)
    facts_again = [case.facts_again() for case in cases]
    fact_again = Learnt.of(fact_examples(cases, facts_again), folds)
    for case, k, rows in zip(cases, folds, facts_again, strict=True):
        case.reported = [fact_again.folds[k].probability(own) for own in rows]
    detail = Learnt.of(detail_examples(cases), folds)
    entire = entire_examples(cases, [detail.folds[k] for k in folds])
    return {
        "fact": fact,
        "pair": pair,
        "fact_in_context": fact_again,
        "pair_in_context": pair_again,
        "detail": detail,
        "entire": Learnt.of(entire, folds),
    }


def written(names: tuple[str, ...], model: Logistic) -> dict[str, object]:
    """Give a model in the form of the file."""
    return {
        "bias": round(model.bias, 4),
        "weights": {n: round(b, 4) for n, b in zip(names, model.weights, strict=True)},
    }


def main() -> None:
    """Read the data, then check or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "models" / "scorer.json")
    args = parser.parse_args()
    learnt = learn(read_all(args.data))
    for name, one in learnt.items():
        one.check(name)
    if not args.check:
        content = {name: written(names, learnt[name].model) for name, names in FEATURES.items()}
        args.out.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
