"""A report as Markdown (CommonMark with GitHub's tables), to be read as it is or rendered.

A passage has its sign and the number of its note after it, linked both ways. Words inside
a sentence that carry a finding of their own stand in braces after its sign; `<del>` and
`<ins>` hold the words of an edited sentence that only one side has. Every character of the
articles that Markdown would take for its own is escaped.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from reader.core import BlockKind, Side
from reader.export._characters import cleaned
from reader.export._chart_words import chart_said
from reader.export._key_words import added_words, struck_words
from reader.export._markdown_links import Links, cells, escaped
from reader.export._markdown_tables import ledger_table, omissions, remark_lines
from reader.export._page_style import PageStyle, Part, left_out_words
from reader.export._remark_words import state_words
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
    Share,
    shares_words,
    tr,
)

_USUAL = PageStyle()


def markdown_bytes(report: Report, style: PageStyle = _USUAL) -> bytes:
    """Make the text with the parts of a style, in UTF-8."""
    writer = _Writer(report, style.parts)
    makers: Mapping[Part, Callable[[], Iterator[str]]] = {
        Part.FRONT: writer.front,
        Part.OVERVIEW: writer.overview,
        Part.LEGEND: writer.legend,
        Part.TEXTS: writer.texts_and_notes,
        Part.FINDINGS: writer.findings,
        Part.LEDGERS: writer.ledgers,
        Part.NOTES: writer.remarks,
        Part.METHODS: writer.methods,
    }
    parts = [*_title(report)]
    for part in Part:
        if part in style.parts:
            parts += makers[part]()
    return (cleaned("\n\n".join(parts)) + "\n").encode("utf-8")


# --------------------------------------------------------------------- before the texts


def _title(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield escaped(report.subtitle)
    if report.is_dated:
        yield escaped(tr("Dated {date}", date=report.created.date()))


def _name(facts: ArticleFacts) -> str:
    return escaped(": ".join(part for part in (facts.side.letter, facts.outlet) if part))


def _fact(fact: Fact) -> str:
    return f"- {escaped(fact.label)}: {escaped(fact.value)}"


def _shares(facts: ArticleFacts) -> str:
    total = sum(share.words for share in facts.shares) or 1
    return f"- {facts.side.letter}: " + ", ".join(_share(share, total) for share in facts.shares)


def _share(share: Share, total: int) -> str:
    sign = f"{share.role.sign} " if share.role else ""
    percent = round(100 * share.words / total)
    return escaped(sign + tr("{word}: {percent} %", word=share.label, percent=percent))


def _legend_row(row: LegendRow) -> str:
    said = (f"{row.glyph} {row.letter} {row.word}", row.meaning, *row.counts)
    return cells(map(escaped, said))


# ---------------------------------------------------------------------- texts and notes


class _Writer:
    """Writes what refers to passages and notes by name and number."""

    def __init__(self, report: Report, parts: Collection[Part]) -> None:
        self._report = report
        self._parts = parts
        self._links = Links(report, parts)
        self._notes = self._links.notes
        self._roles = {passage.id: passage.role for passage in report.passages}
        self._sides = {passage.id: passage.side for passage in report.passages}

    def front(self) -> Iterator[str]:
        """Write what is known about either article."""
        yield f"## {escaped(tr('The two articles'))}"
        for facts in self._report.articles:
            yield f"### {_name(facts)}"
            yield escaped(facts.title)
            yield "\n".join(_fact(fact) for fact in facts.facts)

    def overview(self) -> Iterator[str]:
        """Write how the words divide, how shared passages stand, and what weighs most."""
        yield f"## {escaped(tr('Overview'))}"
        yield f"### {escaped(tr('How the words of each article divide'))}"
        yield "\n".join(_shares(facts) for facts in self._report.articles)
        yield escaped(shares_words())
        yield f"### {escaped(tr('Where shared passages stand'))}"
        yield escaped(chart_said(self._report.overview))
        yield from omissions(self._report, self._links)

    def legend(self) -> Iterator[str]:
        """Write what each mark means and how many there are."""
        heads = (tr("Mark"), tr("Meaning"), tr("In A"), tr("In B"))
        yield f"## {escaped(tr('The marks, and how many of each'))}"
        rows = map(_legend_row, self._report.legend)
        yield "\n".join([cells(map(escaped, heads)), "|---|---|---|---|", *rows])
        yield escaped(
            tr(
                "A sign with a letter and a figure after a sentence leads to its note. Words in "
                "braces carry a finding of their own, whose sign stands before them; corners hold "
                "a quotation that both articles give."
            )
        )
        struck = f"{tr('struck out')}: {struck_words()}"
        added = f"{tr('underlined')}: {added_words()}"
        yield f"<del>{escaped(struck)}</del>; <ins>{escaped(added)}</ins>"

    def texts_and_notes(self) -> Iterator[str]:
        """Write both articles and the notes on them."""
        yield from self.texts()
        yield from self.notes()

    def texts(self) -> Iterator[str]:
        """Write both articles, one after the other."""
        yield f"## {escaped(tr('Both texts'))}"
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
        text = escaped(run.text)
        if run.changed:
            text = _changed(text, self._sides.get(run.whole or "", Side.A))
        opened = "".join(_opening(role) for role in self._edges(run.opens))
        closed = "".join(_closing(role) for role in reversed(self._edges(run.closes)))
        signs = [self._links.marker(number) for number in run.notes]
        signs += [self._links.remark(number) for number in run.remarks]
        return opened + text + closed + "".join(f" {sign}" for sign in signs)

    def _edges(self, names: Iterable[str]) -> list[Role]:
        """Give the roles that begin or end at a place; of quotations one, which has one corner."""
        roles = [self._roles[name] for name in names]
        first = roles.index(Role.QUOTATION) if Role.QUOTATION in roles else None
        return [r for n, r in enumerate(roles) if r is not Role.QUOTATION or n == first]

    def notes(self) -> Iterator[str]:
        """Write every note, in the order of their numbers."""
        yield f"## {escaped(tr('Notes'))}"
        if not self._report.notes:
            yield escaped(tr("Nothing was found to mark."))
        else:
            yield "\n".join(self._note(note) for note in self._report.notes)

    def _note(self, note: Note) -> str:
        by_reader = [escaped(tr("Decided by the reader."))] if note.by_reader else []
        name = f"{escaped(note.role.lettered)}{note.number} {escaped(note.kind)}"
        said = [f'<a id="note-{note.number}"></a>**{name}**', *by_reader]
        said += [*filter(None, [state_words(note.state)]), *map(self._links.remark, note.remarks)]
        said += [escaped(note.body)] if note.body else []
        return "- " + " ".join([*said, self._links.places(note.places, opened=True)])

    def findings(self) -> Iterator[str]:
        """Write the lists of findings by kind."""
        yield f"## {escaped(tr('Findings'))}"
        for part in self._report.lists:
            yield from self._list(part)

    def _list(self, part: NoteList) -> Iterator[str]:
        count = sum(len(self._notes[number].keys) for number in part.notes)
        yield f"### {escaped(part.title)}" + (f" ({count:,})" if count else "")
        yield escaped(part.intro if part.notes else part.empty)
        named = part.kind not in (ListKind.ONLY_A, ListKind.ONLY_B)
        if part.notes:
            yield "\n".join(self._listed(self._notes[n], named=named) for n in part.notes)

    def _listed(self, note: Note, *, named: bool) -> str:
        certainty = tr("Certainty: {words}.", words=note.certainty)
        said = [self._links.marker(note.number), *([f"**{escaped(note.kind)}**"] if named else [])]
        said += [escaped(text) for text in (note.summary, note.aside, certainty) if text]
        return "- " + " ".join([*said, self._links.places(note.places)])

    # ------------------------------------------------------------- after the findings

    def ledgers(self) -> Iterator[str]:
        """Write the ledgers as tables."""
        yield f"## {escaped(tr('Ledgers'))}"
        for ledger in self._report.ledgers:
            yield from ledger_table(ledger, self._links)

    def remarks(self) -> Iterator[str]:
        """Write what the reader noted and decided, if there is anything."""
        if self._report.remarks:
            yield f"## {escaped(tr('Notes of the reader'))}"
        for remark in self._report.remarks:
            yield from remark_lines(remark, self._links)

    def methods(self) -> Iterator[str]:
        """Write how it was made, and what this file leaves out."""
        yield f"## {escaped(tr('Methods and provenance'))}"
        for section in self._report.methods:
            yield f"### {escaped(section.title)}"
            yield from (escaped(text) for text in section.paragraphs)
            if section.facts:
                yield "\n".join(_fact(fact) for fact in section.facts)
        left_out = left_out_words({*self._parts, Part.NOTES})
        if left_out:
            yield f"### {escaped(tr('This file'))}"
            yield escaped(left_out)


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
    return f"*{escaped(named[kind])}* " if kind in named else ""
