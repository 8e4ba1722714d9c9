"""The invented pairs of sentences in `conflicts.txt`, dealt to two halves by turns."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.core import Article, Block, BlockKind, Comparison, Source, Span
from tests.real_engine import really_compared

HERE = Path(__file__).parent
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Two texts, their days of publication, and the kind of conflict between them, or none."""

    kind: str
    told: str
    texts: tuple[str, str]
    published: tuple[str | None, str | None]

    @property
    def comparison(self) -> Comparison:
        """Compare its texts, once."""
        return _compared(self)


@cache
def _compared(case: Case) -> Comparison:
    left, right = map(_article, case.texts, case.published)
    return really_compared(left, right)


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


def _article(text: str, published: str | None) -> Article:
    source = Source(path="a.txt", sha256="", media_type="text/plain")
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(start=0, end=len(text)))
    return Article(title="", source=source, text=text, blocks=(block,), published=published)
