"""The page that lists the reports of a batch: which pair, what was found, where it lies."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from reader.core import Comparison, Side
from reader.export._assets import Assets
from reader.export._characters import cleaned
from reader.export._html import POLICY, read_template
from reader.presentation import ROLE_STYLES, Finding, Role, findings_of, tr, tr_n

_COUNTED = (Role.CONFLICT, Role.QUOTATION, Role.FRAMING)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """One pair: its name in the list, the report's file beside the page, and what it holds.

    `titles` are of A and B, each with its outlet; `counts` are of the findings in the order
    of the page's columns. Where there is no report, `problem` says why.
    """

    name: str
    file: str = ""
    titles: tuple[tuple[str, str], ...] = ()
    counts: tuple[int, ...] = ()
    problem: str = ""

    @classmethod
    def of(cls, comparison: Comparison, *, name: str, file: str) -> "IndexEntry":
        """Give the entry of a comparison, which it does not keep."""
        return cls(
            name=name,
            file=file,
            titles=tuple((article.title, article.outlet or "") for article in comparison.articles),
            counts=_counts(findings_of(comparison)),
        )


def index_bytes(entries: Sequence[IndexEntry], assets: Assets) -> bytes:
    """Make the page, in UTF-8. Raises `ReaderError` if the style is not there."""
    title = escape(tr("Compared pairs"))
    failed = sum(bool(entry.problem) for entry in entries)
    said = tr_n("{count} pair", "{count} pairs", len(entries))
    if failed:
        said = tr("{pairs}, {failed} without a report", pairs=said, failed=failed)
    style = read_template(assets, "report.css")
    heads = "".join(f'<th scope="col">{escape(words)}</th>' for words in _heads())
    rows = "\n".join(_row(number, entry) for number, entry in enumerate(entries, start=1))
    page = "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title><style>\n{style}</style></head>",
            f"<body><main><header><h1>{title}</h1>",
            f'<p class="subtitle">{escape(said)}</p></header>',
            f'<div class="scroll" tabindex="0" role="region" aria-label="{title}">',
            f'<table class="legend"><thead><tr>{heads}</tr></thead><tbody>',
            rows,
            "</tbody></table></div></main></body></html>",
        ]
    )
    return (cleaned(page) + "\n").encode("utf-8")


def _heads() -> tuple[str, ...]:
    counted = (tr(ROLE_STYLES[role].word) for role in _COUNTED)
    return (tr("Pair"), tr("A"), tr("B"), *counted, tr("Only in A"), tr("Only in B"))


def _row(number: int, entry: IndexEntry) -> str:
    name = escape(f"{number}. {entry.name}" if entry.name else f"{number}.")
    if entry.problem:
        width = len(_heads()) - 1
        problem = f'<td colspan="{width}">{escape(entry.problem)}</td>'
        return f'<tr><th scope="row">{name}</th>{problem}</tr>'
    link = f'<a href="{escape(quote(entry.file))}">{name}</a>'
    cells = [*(_title(*title) for title in entry.titles), *map(str, entry.counts)]
    inner = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr><th scope="row">{link}</th>{inner}</tr>'


def _title(title: str, outlet: str) -> str:
    said = f' <span class="dim">{escape(outlet)}</span>' if outlet else ""
    return escape(title) + said


def _counts(findings: Iterable[Finding]) -> tuple[int, ...]:
    found = Counter((row.role, bool(row.spans[Side.A])) for row in findings)
    both = (found[role, True] + found[role, False] for role in _COUNTED)
    return (*both, found[Role.ONLY_HERE, True], found[Role.ONLY_HERE, False])
