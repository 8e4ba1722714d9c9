"""A report as a Word document: facts, legend, both texts with comments, notes, findings.

python-docx makes the package, the styles and the comments; the body is put together from
elements, which is ten times faster than its paragraphs and tables. The file is packed
again at the end with the dates inside the archive fixed: the same report gives the same
bytes.
"""

import io
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from reader.core import Progress
from reader.export._assets import Assets
from reader.export._characters import cleaned
from reader.export._chart_words import chart_said
from reader.export._docx_comments import AUTHOR, add_comments
from reader.export._docx_elements import (
    Element,
    Look,
    element,
    heading,
    link,
    marked,
    paragraph,
    run,
    table,
)
from reader.export._docx_page import PAGES, Page
from reader.export._docx_tables import SPACED, TablesWriter
from reader.export._docx_texts import TextsWriter
from reader.export._key_words import added_words, struck_words
from reader.export._language_code import language_of
from reader.export._page_style import PageStyle, Part, left_out_words
from reader.export._remark_words import state_words
from reader.export._theme_file import read_theme
from reader.presentation import (
    NOTE_GLYPH,
    ArticleFacts,
    Fact,
    LegendRow,
    ListKind,
    Note,
    NoteList,
    Report,
    Role,
    Section,
    Theme,
    shares_words,
    tr,
)

_USUAL = PageStyle()
_LEGEND = (1500, 2400), (2100, 2100)  # before and after the meanings
_DIM = "555555"
_INK = RGBColor(0x11, 0x11, 0x11)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can name
_SMALL = Look(size=17)
_COMPACT = "Compact"
_HEADINGS = (  # style, size and space before it in points
    ("Title", 17, 0),
    ("Heading 1", 14, 10),
    ("Heading 2", 11, 7),
    ("Heading 3", 13, 0),
)


def docx_bytes(
    report: Report, assets: Assets, progress: Progress, style: PageStyle = _USUAL
) -> bytes:
    """Make the file with the parts of a style. Raises `ReaderError` if the theme is not there."""
    theme = read_theme(assets)
    document = docx.Document()
    page = PAGES[style.paper]
    _set_up(document, report, page)
    writer = _Writer(report, theme, style.parts, page.room)
    progress(0.1, tr("Writing the texts"))
    end = document.element.body.sectPr
    for piece in writer.body():
        end.addprevious(piece)
    progress(0.5, tr("Adding the comments"))
    if Part.TEXTS in style.parts:
        add_comments(document, report)
    out = io.BytesIO()
    document.save(out)
    progress(0.85, tr("Packing the document"))
    return _packed(out.getvalue())


def _packed(data: bytes) -> bytes:
    """Pack an archive again, without the dates and systems that differ from run to run."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return out.getvalue()


# ------------------------------------------------------------------- page and properties


def _set_up(document: Document, report: Report, page: Page) -> None:
    """Set the page, the styles and the properties of the file."""
    section = document.sections[0]
    page.set_up(section)
    section.footer.paragraphs[0]._p.append(_page_number())
    _set_styles(document, report)
    about = document.core_properties
    about.author = about.last_modified_by = AUTHOR
    about.title, about.subject = cleaned(report.title), report.subtitle
    about.keywords = cleaned("; ".join(report.keywords))[:255]
    about.comments = ""
    about.language = "en"
    about.created = about.modified = report.created.replace(tzinfo=None)
    about.revision = 1


def _page_number() -> Element:
    return element("fldSimple", [run("1", Look(size=16, colour=_DIM))], instr="PAGE")


def _set_styles(document: Document, report: Report) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(10)
    normal.paragraph_format.space_after = Pt(5)
    for name, size, before in _HEADINGS:
        style = styles[name]
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(4)
        style.font.size, style.font.color.rgb, style.font.bold = Pt(size), _INK, True
        style.font.name = "Georgia"
        for theme_font in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme_font}"), None)
    compact = styles.add_style(_COMPACT, WD_STYLE_TYPE.PARAGRAPH)
    compact.base_style = normal
    compact.paragraph_format.space_after = Pt(1)
    spaced = styles.add_style(SPACED, WD_STYLE_TYPE.PARAGRAPH)
    spaced.base_style = normal
    spaced.paragraph_format.space_before = Pt(7)
    for facts in report.articles:
        style = styles.add_style(f"Article{facts.side.letter}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        language = language_of(facts.language)
        style.element.get_or_add_rPr().append(element("lang", val=language, bidi=language))


# ------------------------------------------------------------------------------ the body


class _Writer:
    """Makes the parts of the body, in their order; `width` is in twentieths of a point."""

    def __init__(self, report: Report, theme: Theme, parts: Collection[Part], width: int) -> None:
        self._report = report
        self._theme = theme
        self._parts = parts
        self._texts = TextsWriter(report, theme)
        self._notes = {note.number: note for note in report.notes}
        self._tables = TablesWriter(report, theme, self._links, self._texts.bookmarked, width)
        self._width = width
        self._half = (width // 2, width // 2)

    def body(self) -> Iterator[Element]:
        """Give every paragraph and table of the document."""
        makers: Mapping[Part, Callable[[], Iterator[Element]]] = {
            Part.FRONT: self._front,
            Part.OVERVIEW: self._overview,
            Part.LEGEND: self._legend,
            Part.TEXTS: self._both_texts,
            Part.FINDINGS: self._findings,
            Part.LEDGERS: self._tables.ledgers,
            Part.NOTES: self._tables.remarks,
            Part.METHODS: self._methods,
        }
        yield from self._title()
        for part in Part:
            if part in self._parts:
                yield from makers[part]()

    def _links(self, target: str, runs: list[Element]) -> list[Element]:
        """Link to a passage, block or note of the texts, if the document has them."""
        return [link(target, runs)] if Part.TEXTS in self._parts else runs

    def _title(self) -> Iterator[Element]:
        report = self._report
        yield paragraph([run(report.title)], "Title")
        yield paragraph([run(report.subtitle, Look(colour=_DIM))])
        if report.is_dated:
            yield paragraph([run(tr("Dated {date}", date=report.created.date()), _SMALL)])

    def _front(self) -> Iterator[Element]:
        yield heading(tr("The two articles"), 1)
        yield table(self._half, [[_card(facts) for facts in self._report.articles]], heads=0)

    def _overview(self) -> Iterator[Element]:
        yield heading(tr("Overview"), 1)
        yield heading(tr("How the words of each article divide"), 2)
        yield from (self._shares(facts) for facts in self._report.articles)
        yield paragraph([run(shares_words(), Look(size=16, colour=_DIM))])
        yield heading(tr("Where shared passages stand"), 2)
        yield paragraph([run(chart_said(self._report.overview))])
        yield self._tables.omissions(self._half)

    def _both_texts(self) -> Iterator[Element]:
        is_first = set(self._parts).isdisjoint({Part.FRONT, Part.OVERVIEW, Part.LEGEND})
        yield heading(tr("Side by side"), 1, breaks=not is_first)
        yield self._texts.table(self._half)
        yield heading(tr("Notes"), 1)
        yield from map(self._note, self._report.notes)
        if not self._report.notes:
            yield paragraph([run(tr("Nothing was found to mark."))])

    def _findings(self) -> Iterator[Element]:
        yield heading(tr("Findings"), 1)
        for part in self._report.lists:
            yield from self._list(part)

    def _methods(self) -> Iterator[Element]:
        yield heading(tr("Methods and provenance"), 1)
        for section in self._report.methods:
            yield from _section(section)
        left_out = left_out_words({*self._parts, Part.NOTES})
        if left_out:
            yield from _section(Section(title=tr("This file"), paragraphs=(left_out,)))

    def _shares(self, facts: ArticleFacts) -> Element:
        total = sum(share.words for share in facts.shares) or 1
        said = [run(f"{facts.side.letter}  ", Look(bold=True))]
        for share in facts.shares:
            colour = self._theme.roles[share.role].strong[1:] if share.role else ""
            percent = round(100 * share.words / total)
            words = tr("{word}: {percent} %", word=share.label, percent=percent)
            said.append(run(f"{share.role.sign} " if share.role else "", Look(colour=colour)))
            said.append(run(f"{words}     ", _SMALL))
        return paragraph(said, _COMPACT)

    def _legend(self) -> Iterator[Element]:
        heads = (tr("Mark"), "", tr("Meaning"), tr("In A"), tr("In B"))
        rows = [[[paragraph([run(words, Look(bold=True, size=17))], _COMPACT)] for words in heads]]
        rows += [self._legend_row(row) for row in self._report.legend]
        yield heading(tr("The marks, and how many of each"), 1)
        before, after = _LEGEND
        meaning = self._width - sum((*before, *after))
        yield table((*before, meaning, *after), rows)
        yield paragraph(
            [
                run(tr("struck"), Look(struck=True, size=17)),
                run(f": {struck_words()}. ", _SMALL),
                run(tr("bold"), Look(bold=True, size=17)),
                run(f": {added_words()}. {_reading_words()}", _SMALL),
            ],
            SPACED,
        )

    def _legend_row(self, row: LegendRow) -> list[list[Element]]:
        sign = Look(bold=True, colour=self._theme.roles[row.role].strong[1:])
        sample = [run(row.word, marked(_SMALL, row.role, self._theme))]
        if row.role is Role.QUOTATION:
            sample = [run("⌜", sign), *sample, run("⌟", sign)]
        cells = [[run(f"{row.glyph}  {row.letter}", sign)], sample]
        cells += [[run(words, _SMALL)] for words in (row.meaning, *row.counts)]
        return [[paragraph(inner, _COMPACT)] for inner in cells]

    # ------------------------------------------------------------------ notes and lists

    def _note(self, note: Note) -> Element:
        name = self._texts.bookmarked(f"note_{note.number}", [self._sign(note), _bold(note.kind)])
        said = [run(f"  {note.body}", _SMALL)] if note.body else []
        states = [tr("Decided by the reader.")] if note.by_reader else []
        states += [
            *filter(None, [state_words(note.state)]),
            *(f"{NOTE_GLYPH}{n}" for n in note.remarks),
        ]
        decided = [run(f"  {words}", _SMALL) for words in states]
        places = self._tables.places(note.places, opened=True)
        return paragraph([*name, *decided, *said, run("  "), *places])

    def _sign(self, note: Note) -> Element:
        colour = self._theme.roles[note.role].strong[1:]
        return run(f"{note.role.lettered}{note.number}  ", Look(bold=True, colour=colour))

    def _list(self, part: NoteList) -> Iterator[Element]:
        count = sum(len(self._notes[number].keys) for number in part.notes)
        yield heading(part.title + (f" ({count:,})" if count else ""), 2)
        said = part.intro if part.notes else part.empty
        yield paragraph([run(said, Look(size=17, colour=_DIM))])
        is_named = part.kind not in (ListKind.ONLY_A, ListKind.ONLY_B)
        for number in part.notes:
            yield self._listed(self._notes[number], is_named=is_named)

    def _listed(self, note: Note, *, is_named: bool) -> Element:
        certainty = tr("Certainty: {words}.", words=note.certainty)
        aside = " ".join(text for text in (note.aside, certainty) if text)
        return paragraph(
            [
                *self._links(f"note_{note.number}", [self._sign(note)]),
                *([_bold(note.kind), run("  ")] if is_named else []),
                run(f"{note.summary}  "),
                run(f"{aside}  ", Look(size=16, colour=_DIM)),
                *self._tables.places(note.places, opened=True),
            ]
        )


def _bold(text: str) -> Element:
    return run(text, Look(bold=True, size=17))


def _card(facts: ArticleFacts) -> list[Element]:
    name = [run(f"{facts.side.letter}  {facts.outlet}".rstrip(), Look(bold=True))]
    return [
        paragraph(name),
        paragraph([run(facts.title, Look(bold=True, size=24))], f"Article{facts.side.letter}"),
        *map(_fact, facts.facts),
    ]


def _fact(fact: Fact) -> Element:
    label = run(f"{fact.label}:  ", Look(size=17, colour=_DIM))
    return paragraph([label, run(fact.value, _SMALL)], _COMPACT)


def _section(section: Section) -> Iterator[Element]:
    yield heading(section.title, 2)
    yield from (paragraph([run(text)]) for text in section.paragraphs)
    yield from map(_fact, section.facts)


def _reading_words() -> str:
    return tr(
        "Numbers before a paragraph count the paragraphs. After a sentence stand the sign and the "
        "letter of each mark with the number of its note, which they lead to; a comment beside it "
        "says more. Sentences without a mark state nothing that can be "
        "checked. Small grey text was taken for boilerplate and is not compared."
    )
