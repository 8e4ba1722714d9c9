"""The parts of the HTML page around the two articles, and how passages link to notes."""

from html import escape

from reader.core import Side
from reader.presentation import (
    ArticleFacts,
    Fact,
    LegendRow,
    ListKind,
    Note,
    NoteList,
    Report,
    Role,
    RoleColours,
    Section,
    Share,
    Theme,
    contrast,
    shares_words,
    tr,
)

_LEGIBLE = 4.5


class Page:
    """Looks up notes and passages, and gives each passage's id to the page once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._notes = {note.number: note for note in report.notes}
        self._passages = {passage.id: passage for passage in report.passages}
        self._named: set[str] = set()

    def role(self, name: str) -> Role:
        """Give the role of a passage."""
        return self._passages[name].role

    def side(self, name: str) -> Side:
        """Give the side of a passage."""
        return self._passages[name].side

    def mark(self, name: str, inner: str, classes: str = "") -> str:
        """Mark a stretch of a passage; its first stretch carries the id."""
        passage = self._passages[name]
        new = name not in self._named
        self._named.add(name)
        named = f' id="{name}"' if new else ""
        classed = f' class="{classes}"' if classes else ""
        subject = escape(passage.subject)
        return (
            f'<mark{named}{classed} data-relation="{passage.role.value}" '
            f'data-note="{passage.note}" title="{subject}">{inner}</mark>'
        )

    def marker(self, number: int) -> str:
        """Link a sentence to one of its notes by glyph and number."""
        note = self._notes[number]
        glyph = note.role.sign
        label = escape(tr("Note {number}, {kind}", number=number, kind=note.kind))
        return (
            f'<a href="#note-{number}" data-relation="{note.role.value}" '
            f'data-note="{number}" aria-label="{label}">{glyph}{number}</a>'
        )

    def margin_note(self, number: int) -> str:
        """Write a note beside the texts."""
        note = self._notes[number]
        by_hand = f" {escape(tr('Linked by the reader.'))}" if note.by_reader else ""
        return (
            f'<li id="note-{number}" data-note="{number}" data-relation="{note.role.value}">'
            f'<b><span class="glyph">{note.role.sign}</span>{number} '
            f"{escape(note.kind)}</b>{by_hand} {escape(note.body)} "
            f"{_places(note, opened=True)}</li>"
        )

    def findings_in(self, part: NoteList) -> int:
        """Count the findings of a list."""
        return sum(len(self._notes[number].keys) for number in part.notes)

    def listed_note(self, number: int, *, named: bool) -> str:
        """Write a note in a list of findings."""
        note = self._notes[number]
        kind = f"<b>{escape(note.kind)}</b> " if named else ""
        certainty = tr("Certainty: {words}.", words=note.certainty)
        return (
            f'<li data-relation="{note.role.value}"><a class="number" href="#note-{number}">'
            f"{note.role.sign}{number}</a>{kind}"
            f'<span class="said">{escape(note.summary)}</span> <span class="aside">'
            f"{escape(note.aside)} {escape(certainty)} {_places(note)}</span></li>"
        )


def colours(theme: Theme) -> str:
    """Give the colours of the marks as CSS variables."""
    lines = [
        f"  --{role.value}-strong: {c.strong}; --{role.value}-tint: {c.tint}; "
        f"--{role.value}-letters: {_legible(c)};\n"
        for role, c in theme.roles.items()
    ]
    return ":root {\n" + "".join(lines) + "}\n"


def _legible(role: RoleColours) -> str:
    """Darken the colour of a role until its signs can be read on its tint (WCAG 2.2, 1.4.3)."""
    colour = role.strong
    while contrast(colour, role.tint) < _LEGIBLE and colour != "#000000":
        channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        colour = "#" + "".join(f"{channel * 24 // 25:02x}" for channel in channels)
    return colour


def before_texts(page: Page) -> str:
    """Write title, contents, facts, shares and legend."""
    report = page.report
    parts = (("texts", tr("Side by side")), ("findings", tr("Findings")))
    links = [*parts, ("methods", tr("Methods and provenance"))]
    items = "".join(f'<li><a href="#{name}">{escape(words)}</a></li>' for name, words in links)
    cards = "".join(_card(facts) for facts in report.articles)
    bars = "".join(_bar(facts) for facts in report.articles)
    subtitle = f'<p class="subtitle">{escape(report.subtitle)}</p>'
    return "\n".join(
        [
            f"<header><h1>{escape(report.title)}</h1>{subtitle}</header>",
            f'<nav aria-label="{escape(tr("In this report"))}"><ul>{items}</ul></nav>',
            f'<section id="overview"><h2>{escape(tr("Overview"))}</h2>',
            f'<div class="cards">{cards}</div>',
            f"<h3>{escape(tr('How the words of each article divide'))}</h3>{bars}",
            f'<p class="dim key">{escape(shares_words())}</p>',
            _legend(report.legend),
            "</section>",
        ]
    )


def after_texts(page: Page) -> str:
    """Write the lists of findings, methods and provenance."""
    lists = "".join(_list(page, part) for part in page.report.lists)
    sections = "".join(_section(section) for section in page.report.methods)
    return (
        f'<section id="findings"><h2>{escape(tr("Findings"))}</h2>'
        f'<div class="lists">{lists}</div></section>\n'
        f'<section id="methods"><h2>{escape(tr("Methods and provenance"))}</h2>'
        f'<div class="methods">{sections}</div></section>'
    )


def _places(note: Note, *, opened: bool = False) -> str:
    links = {(place.words, place.target): place.opening for place in note.places}
    inner = " · ".join(
        f'<a href="#{target}">{escape(words)}</a>'
        + (f' <span class="opening">{escape(opening)}</span>' if opened and opening else "")
        for (words, target), opening in links.items()
    )
    return f'<span class="places">{inner}</span>'


def _card(article: ArticleFacts) -> str:
    outlet = f" <b>{escape(article.outlet)}</b>" if article.outlet else ""
    return (
        f'<div class="card"><span class="badge">{article.side.letter}</span>{outlet}'
        f"<h3>{escape(article.title)}</h3>{_facts(article.facts)}</div>"
    )


def _facts(facts: tuple[Fact, ...]) -> str:
    rows = "".join(
        f'<dt>{escape(fact.label)}</dt><dd class="{"code" if fact.is_code else "plain"}">'
        f"{escape(fact.value)}</dd>"
        for fact in facts
    )
    return f'<dl class="facts">{rows}</dl>' if rows else ""


def _bar(article: ArticleFacts) -> str:
    total = sum(share.words for share in article.shares) or 1
    items = "".join(_share(share, total) for share in article.shares)
    return (
        f'<div class="bar"><span class="badge">{article.side.letter}</span><ul>{items}</ul></div>'
    )


def _share(share: Share, total: int) -> str:
    percent = round(100 * share.words / total)
    glyph = share.role.sign if share.role else ""
    title = escape(tr("{word}: {percent} %", word=share.label, percent=percent))
    role = share.role.value if share.role else "none"
    partly = ' class="partly"' if share.in_part else ""
    said = f" {escape(share.label)}" if share.in_part else ""
    return (
        f'<li{partly} data-relation="{role}" style="--words: {share.words}" title="{title}">'
        f"{glyph}{said} {percent} %</li>"
    )


def _legend(rows: tuple[LegendRow, ...]) -> str:
    heads = "".join(
        f'<th scope="col">{escape(words)}</th>'
        for words in (tr("Mark"), tr("Meaning"), tr("In A"), tr("In B"))
    )
    body = "".join(_legend_row(row) for row in rows)
    title = escape(tr("The marks, and how many of each"))
    return (
        f'<h3>{title}</h3><div class="scroll" tabindex="0" role="region" aria-label="{title}">'
        f'<table class="legend"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _legend_row(row: LegendRow) -> str:
    edges = ' class="opens closes"' if row.role is Role.QUOTATION else ""
    counts = "".join(f'<td class="count">{escape(words)}</td>' for words in row.counts)
    return (
        f'<tr><th scope="row" data-relation="{row.role.value}">'
        f'<span class="glyph"><b>{row.glyph} {row.letter}</b></span> '
        f'<mark{edges} data-relation="{row.role.value}">{escape(row.word)}</mark></th>'
        f"<td>{escape(row.meaning)}</td>{counts}</tr>"
    )


def _list(page: Page, part: NoteList) -> str:
    named = part.kind not in (ListKind.ONLY_A, ListKind.ONLY_B)
    items = "".join(page.listed_note(number, named=named) for number in part.notes)
    count = f" ({page.findings_in(part)})" if part.notes else ""
    intro = part.intro if part.notes else part.empty
    listed = f"<ol>{items}</ol>" if items else ""
    return (
        f'<div class="list"><h3>{escape(part.title)}{count}</h3>'
        f'<p class="dim">{escape(intro)}</p>{listed}</div>'
    )


def _section(section: Section) -> str:
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in section.paragraphs)
    return f"<div><h3>{escape(section.title)}</h3>{paragraphs}{_facts(section.facts)}</div>"
