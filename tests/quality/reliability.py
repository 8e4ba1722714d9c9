"""Draw how far the scores of links and of coverage can be taken at their word.

    python tests/quality/reliability.py DATA_FOLDER [--out docs/images/reliability.svg]

A reliability diagram (DeGroot and Fienberg 1983): scores by cross-validation over events are
put into ten bins; of each, the share that is right is set against the mean score. Prints the
same as a table, with the expected calibration error (Naeini, Cooper and Hauskrecht 2015).
Data and folds are those of `fit_scorer.py`.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fit_scorer import ROOT, Learnt, learn, read_all

BINS = 10
SIDE, LEFT, TOP, GAP = 240, 56, 56, 96
INK, GRID, MARK = "#222222", "#c8c8c8", "#0a5a9c"


@dataclass
class Bin:
    """The scores of one bin: their mean, the share that is right, and how many there are."""

    score: float
    right: float
    size: int


def binned(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> list[Bin]:
    """Put scores into ten bins of equal width; empty ones are left out."""
    places = np.minimum((scores * BINS).astype(int), BINS - 1)
    masks = [places == k for k in range(BINS)]
    return [
        Bin(float(scores[m].mean()), float(labels[m].mean()), int(m.sum()))
        for m in masks
        if m.any()
    ]


def expected_error(bins: list[Bin]) -> float:
    """Give the mean distance between score and share that is right, weighted by size."""
    total = sum(b.size for b in bins)
    return sum(b.size * abs(b.score - b.right) for b in bins) / total


def panel(title: str, bins: list[Bin], left: float) -> list[str]:
    """Draw one diagram: the diagonal, a point a bin, and the size of each bin below it."""

    def x(value: float) -> float:
        return left + SIDE * value

    def y(value: float) -> float:
        return TOP + SIDE * (1 - value)

    out = [text(left, TOP - 28, f"{title}: n {sum(b.size for b in bins):,}", "start", bold=True)]
    out.append(text(left, TOP - 11, f"expected error {expected_error(bins):.3f}", "start"))
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        out.append(line(x(tick), y(0), x(tick), y(1), GRID))
        out.append(line(x(0), y(tick), x(1), y(tick), GRID))
        out.append(text(x(tick), y(0) + 16, f"{tick:.1f}", "middle"))
        out.append(text(x(0) - 6, y(tick) + 4, f"{tick:.1f}", "end"))
    out.append(line(x(0), y(0), x(1), y(1), INK, dash="5 4"))
    points = " ".join(f"{x(b.score):.1f},{y(b.right):.1f}" for b in bins)
    out.append(f'<polyline points="{points}" fill="none" stroke="{MARK}" stroke-width="2"/>')
    out += [
        f'<circle cx="{x(b.score):.1f}" cy="{y(b.right):.1f}" r="4.5" fill="{MARK}"/>' for b in bins
    ]
    out.append(text(x(0.5), y(0) + 34, "score", "middle"))
    return out


def line(x1: float, y1: float, x2: float, y2: float, colour: str, dash: str = "") -> str:
    """Draw a line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-width="1"{dashed}/>'


def text(x: float, y: float, words: str, anchor: str, *, bold: bool = False) -> str:
    """Set a line of text."""
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{INK}"{weight}>{words}</text>'
    )


def drawing(panels: dict[str, list[Bin]]) -> str:
    """Give the whole picture as SVG."""
    wide, high = LEFT + len(panels) * (SIDE + GAP) - GAP + 24, TOP + SIDE + 48
    body = []
    for number, (title, bins) in enumerate(panels.items()):
        body += panel(title, bins, LEFT + number * (SIDE + GAP))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" '
        f'height="{high}" font-family="sans-serif" font-size="12" role="img">'
    )
    title = "<title>Share of scores that are right, by score</title>"
    paper = f'<rect width="{wide}" height="{high}" fill="#ffffff"/>'
    return "\n".join([head, title, paper, *body, "</svg>", ""])


def main() -> None:
    """Read the data, print the tables, draw the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images" / "reliability.svg")
    args = parser.parse_args()
    learnt = learn(read_all(args.data))
    panels = {
        "a clause is reported": bins_of(learnt["fact_in_context"]),
        "two sentences are linked": bins_of(learnt["pair_in_context"]),
    }
    for title, bins in panels.items():
        print(f"{title}: expected calibration error {expected_error(bins):.3f}")
        for b in bins:
            print(f"  score {b.score:.2f}  right {b.right:.2f}  n {b.size}")
    args.out.write_text(drawing(panels), encoding="utf-8")


def bins_of(learnt: Learnt) -> list[Bin]:
    """Bin the cross-validated scores of the gold pairs, which are labelled throughout."""
    gold = learnt.examples.sources == "gold"
    return binned(learnt.scores[gold], learnt.examples.labels[gold])


if __name__ == "__main__":
    main()
