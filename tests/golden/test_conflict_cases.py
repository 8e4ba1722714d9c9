"""How many conflicts of the invented pairs in `conflicts.txt` are found, how many alarms are false.

The pairs are dealt to two halves by turns within each kind. Rules were written with the first
half in sight; the second was only ever counted, so its figures tell what to expect elsewhere.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.core import Article, Block, BlockKind, ConflictKind, Source, Span
from tests.real_engine import really_compared

HERE = Path(__file__).parent
NONE = "none"

# Least share of conflicts found, and most false alarms; kept up with what the engine reaches.
FLOORS = {"built on": (0.9, 2), "held back": (0.85, 5)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Two texts, their days of publication, and the kind of conflict between them, or none."""

    kind: str
    told: str
    texts: tuple[str, str]
    published: tuple[str | None, str | None]


def cases() -> Iterator[tuple[str, Case]]:
    """Give every pair of the table with its half."""
    seen = Counter[str]()
    for block in (HERE / "conflicts.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        fields = [line.partition(": ")[::2] for line in lines]
        if not fields:
            continue
        (kind, told), by_name = fields[0], dict(fields[1:])
        days = by_name.get("published", "").split(" | ")
        published = (days[0], days[1]) if len(days) == 2 else (None, None)
        seen[kind] += 1
        half = "built on" if seen[kind] % 2 else "held back"
        texts = (by_name["A"], by_name["B"])
        yield half, Case(kind=kind, told=told, texts=texts, published=published)


def article(text: str, published: str | None) -> Article:
    source = Source(path="a.txt", sha256="", media_type="text/plain")
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(start=0, end=len(text)))
    return Article(title="", source=source, text=text, blocks=(block,), published=published)


def test_the_table_holds_every_kind_in_both_halves() -> None:
    counts = Counter((half, case.kind) for half, case in cases())
    for half in FLOORS:
        for kind in (NONE, *ConflictKind):
            assert counts[half, str(kind)] >= 6


@pytest.mark.parametrize("half", FLOORS)
def test_conflicts_are_found_and_false_alarms_are_few(half: str) -> None:
    found, missed, alarms = 0, list[str](), list[str]()
    for case in (case for own, case in cases() if own == half):
        a, b = map(article, case.texts, case.published)
        is_alarm = bool(really_compared(a, b).conflicts)
        if case.kind == NONE:
            alarms += [case.told] if is_alarm else []
        elif is_alarm:
            found += 1
        else:
            missed.append(f"{case.kind}: {case.told}")
    share, most = FLOORS[half]
    assert found >= share * (found + len(missed)), missed
    assert len(alarms) <= most, alarms
