"""A report as Markdown (CommonMark with GitHub's tables), to be read as it is or rendered.

A passage has its sign and the number of its note after it, linked both ways. Words inside
a sentence that carry a finding of their own stand in braces after its sign; `<del>` and
`<ins>` hold the words of an edited sentence that only one side has. Every character of the
articles that Markdown would take for its own is escaped.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from reader.core import BlockKind, Side
from reader.export._characters import cleaned
from reader.presentation import (
    ArticleFacts,
    Fact,
    LegendRow,
    ListKind,
    Note,
    NoteList,
    Report,
    ReportBlock,
    Role,
    Run,
    Section,
    Share,
    shares_words,
    tr,
)

_SPECIAL = re.compile(r"[\\`*_{}\[\]~|$#]")
_SPACE = re.compile(r"\s+")


def markdown_bytes(report: Report) -> bytes:
    """Make the text, in UTF-8."""
    writer = _Writer(report)
    parts = [
        *_title(report),
        *_overview(report.articles),
        *_legend(report.legend),
        *writer.texts(),
        *writer.notes(),
        *writer.findings(),
        *_methods(report.methods),
    ]
    return (cleaned("\n\n".join(parts)) + "\n").encode("utf-8")


def _escaped(text: str) -> str:
    """Give a text on one line that Markdown shows as it is."""
    return escape(_SPECIAL.sub(r"\\\g<0>", _SPACE.sub(" ", text)), quote=False)


# --------------------------------------------------------------------- before the texts


def _title(report: Report) -> Iterator[str]:
    yield f"# {_escaped(report.title)}"
    yield _escaped(report.subtitle)
    if report.is_dated:
        yield _escaped(tr("Dated {date}", date=report.created.date()))


def _overview(articles: Iterable[ArticleFacts]) -> Iterator[str]:
    yield f"## {_escaped(tr('Overview'))}"
    for facts in articles:
        yield f"### {_name(facts)}"
        yield _escaped(facts.title)
        yield "\n".join(_fact(fact) for fact in facts.facts)
    yield f"### {_escaped(tr('How the words of each article divide'))}"
    yield "\n".join(_shares(facts) for facts in articles)
    yield _escaped(shares_words())


def _name(facts: ArticleFacts) -> str:
    return _escaped(": ".join(part for part in (facts.side.letter, facts.outlet) if part))


def _fact(fact: Fact) -> str:
    return f"- {_escaped(fact.label)}: {_escaped(fact.value)}"


def _shares(facts: ArticleFacts) -> str:
    total = sum(share.words for share in facts.shares) or 1
    return f"- {facts.side.letter}: " + ", ".join(_share(share, total) for share in facts.shares)


def _share(share: Share, total: int) -> str:
    sign = f"{share.role.sign} " if share.role else ""
    percent = round(100 * share.words / total)
    return _escaped(sign + tr("{word}: {percent} %", word=share.label, percent=percent))


def _legend(rows: Iterable[LegendRow]) -> Iterator[str]:
    heads = (tr("Mark"), tr("Meaning"), tr("In A"), tr("In B"))
    yield f"### {_escaped(tr('The marks, and how many of each'))}"
    yield "\n".join([_cells(heads), "|---|---|---|---|", *(_legend_row(row) for row in rows)])
    yield _escaped(
        tr(
            "A sign with a figure after a sentence leads to its note. Words in braces carry a "
            "finding of their own, whose sign stands before them; corners hold a quotation that "
            "both articles give."
        )
    )
    struck = tr("struck out: words of an edited sentence that B changes or drops")
    added = tr("underlined: words that A does not have there")
    yield f"<del>{_escaped(struck)}</del>; <ins>{_escaped(added)}</ins>"


def _legend_row(row: LegendRow) -> str:
    return _cells((f"{row.glyph} {row.letter} {row.word}", row.meaning, *row.counts))


def _cells(texts: Iterable[str]) -> str:
    return "| " + " | ".join(_escaped(text) for text in texts) + " |"


# ---------------------------------------------------------------------- texts and notes


class _Writer:
    """Writes what refers to passages and notes by name and number."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._notes = {note.number: note for note in report.notes}
        self._roles = {passage.id: passage.role for passage in report.passages}
        self._sides = {passage.id: passage.side for passage in report.passages}
        self._block_of = dict(_blocks_of_passages(report))

    def texts(self) -> Iterator[str]:
        """Write both articles, one after the other."""
        yield f"## {_escaped(tr('Both texts'))}"
        for facts in self._report.articles:
            yield f"### {_name(facts)}"
            for row in self._report.rows:
                blocks = row.a if facts.side is Side.A else row.b
                yield from (self._block(block) for block in blocks)

    def _block(self, block: ReportBlock) -> str:
        inner = "".join(self._run(run) for run in block.runs).strip()
        anchor = f'<a id="{block.id}"></a>'
        number = f"¶{block.number} " if block.number is not None else ""
        body = f"{anchor}{number}{_kind_words(block.kind)}{inner}"
        if block.kind in (BlockKind.HEADLINE, BlockKind.HEADING):
            return f"#### {body}"
        return f"> {body}" if block.kind is BlockKind.QUOTE else body

    def _run(self, run: Run) -> str:
        text = _escaped(run.text)
        if run.changed:
            text = _changed(text, self._sides.get(run.whole or "", Side.A))
        opened = "".join(_opening(self._roles[name]) for name in run.opens)
        closed = "".join(_closing(self._roles[name]) for name in reversed(run.closes))
        return opened + text + closed + "".join(f" {self._marker(n)}" for n in run.notes)

    def _marker(self, number: int) -> str:
        return f"[{_escaped(self._notes[number].role.sign)}{number}](#note-{number})"

    def notes(self) -> Iterator[str]:
        """Write every note, in the order of their numbers."""
        yield f"## {_escaped(tr('Notes'))}"
        if not self._report.notes:
            yield _escaped(tr("Nothing was found to mark."))
        else:
            yield "\n".join(self._note(note) for note in self._report.notes)

    def _note(self, note: Note) -> str:
        by_reader = [_escaped(tr("Linked by the reader."))] if note.by_reader else []
        name = f"{_escaped(note.role.sign)}{note.number} {_escaped(note.kind)}"
        said = [f'<a id="note-{note.number}"></a>**{name}**', *by_reader]
        said += [_escaped(note.body)] if note.body else []
        return "- " + " ".join([*said, self._places(note, opened=True)])

    def findings(self) -> Iterator[str]:
        """Write the lists of findings by kind."""
        yield f"## {_escaped(tr('Findings'))}"
        for part in self._report.lists:
            yield from self._list(part)

    def _list(self, part: NoteList) -> Iterator[str]:
        count = sum(len(self._notes[number].keys) for number in part.notes)
        yield f"### {_escaped(part.title)}" + (f" ({count})" if count else "")
        yield _escaped(part.intro if part.notes else part.empty)
        named = part.kind not in (ListKind.ONLY_A, ListKind.ONLY_B)
        if part.notes:
            yield "\n".join(self._listed(self._notes[n], named=named) for n in part.notes)

    def _listed(self, note: Note, *, named: bool) -> str:
        certainty = tr("Certainty: {words}.", words=note.certainty)
        said = [self._marker(note.number), *([f"**{_escaped(note.kind)}**"] if named else [])]
        said += [_escaped(text) for text in (note.summary, note.aside, certainty) if text]
        return "- " + " ".join([*said, self._places(note)])

    def _places(self, note: Note, *, opened: bool = False) -> str:
        links = {(place.words, place.target): place.opening for place in note.places}
        return " · ".join(
            f"[{_escaped(words)}](#{self._block_of.get(target, target)})"
            + (f" {_escaped(opening)}" if opened and opening else "")
            for (words, target), opening in links.items()
        )


def _blocks_of_passages(report: Report) -> Iterator[tuple[str, str]]:
    for row in report.rows:
        for block in (*row.a, *row.b):
            for run in block.runs:
                for name in (*run.details, *([run.whole] if run.whole else [])):
                    yield name, block.id


def _opening(role: Role) -> str:
    return "⌜" if role is Role.QUOTATION else f"{{{role.sign} "


def _closing(role: Role) -> str:
    return "⌟" if role is Role.QUOTATION else "}"


def _changed(text: str, side: Side) -> str:
    tag = "del" if side is Side.A else "ins"
    return f"<{tag}>{text}</{tag}>"


def _kind_words(kind: BlockKind) -> str:
    """Name the blocks that a plain text would not tell from paragraphs."""
    named = {
        BlockKind.STANDFIRST: tr("Standfirst:"),
        BlockKind.BYLINE: tr("Byline:"),
        BlockKind.CAPTION: tr("Caption:"),
        BlockKind.LIST: tr("List:"),
        BlockKind.BOILERPLATE: tr("Boilerplate, not compared:"),
    }
    return f"*{_escaped(named[kind])}* " if kind in named else ""


# --------------------------------------------------------------------- after the texts


def _methods(sections: Iterable[Section]) -> Iterator[str]:
    yield f"## {_escaped(tr('Methods and provenance'))}"
    for section in sections:
        yield f"### {_escaped(section.title)}"
        yield from (_escaped(text) for text in section.paragraphs)
        if section.facts:
            yield "\n".join(_fact(fact) for fact in section.facts)
