"""The parts of the HTML page before the texts: title, contents, facts, overview, legend."""

from html import escape

from reader.core import Side
from reader.export._html_chart import chart
from reader.export._html_page import Page
from reader.export._key_words import added_words, struck_words
from reader.export._page_style import Part
from reader.presentation import (
    ArticleFacts,
    Fact,
    LegendRow,
    Omission,
    Role,
    Share,
    shares_words,
    tr,
)


def header(page: Page) -> str:
    """Write the title, and links to the parts."""
    report = page.report
    titles = part_titles()
    items = "".join(
        f'<li><a href="#{part.value}">{escape(titles[part])}</a></li>' for part in page.parts
    )
    return (
        f'<header><h1>{escape(report.title)}</h1><p class="subtitle">'
        f"{escape(report.subtitle)}</p></header>\n"
        f'<nav aria-label="{escape(tr("In this report"))}"><ul>{items}</ul></nav>'
    )


def part_titles() -> dict[Part, str]:
    """Give the heading of each part."""
    return {
        Part.FRONT: tr("The two articles"),
        Part.OVERVIEW: tr("Overview"),
        Part.LEGEND: tr("The marks, and how many of each"),
        Part.TEXTS: tr("Side by side"),
        Part.FINDINGS: tr("Findings"),
        Part.LEDGERS: tr("Ledgers"),
        Part.NOTES: tr("Notes of the reader"),
        Part.METHODS: tr("Methods and provenance"),
    }


def section(part: Part, inner: str) -> str:
    """Write a part under its heading."""
    title = escape(part_titles()[part])
    return f'<section id="{part.value}"><h2>{title}</h2>\n{inner}</section>'


def front(page: Page) -> str:
    """Write what is known about either article."""
    cards = "".join(_card(facts) for facts in page.report.articles)
    return f'<div class="cards">{cards}</div>'


def overview(page: Page) -> str:
    """Write how the words divide, where shared passages stand, and what weighs most."""
    bars = "".join(_bar(facts) for facts in page.report.articles)
    columns = "".join(_omissions(page, side) for side in Side)
    return "\n".join(
        [
            f"<h3>{escape(tr('How the words of each article divide'))}</h3>{bars}",
            f'<p class="dim key">{escape(shares_words())}</p>',
            f"<h3>{escape(tr('Where shared passages stand'))}</h3>{chart(page.report.overview)}",
            f'<div class="cards">{columns}</div>',
        ]
    )


def facts_list(facts: tuple[Fact, ...]) -> str:
    """Write facts, a label and a value each."""
    rows = "".join(
        f'<dt>{escape(fact.label)}</dt><dd class="{"code" if fact.is_code else "plain"}">'
        f"{escape(fact.value)}</dd>"
        for fact in facts
    )
    return f'<dl class="facts">{rows}</dl>' if rows else ""


def _card(article: ArticleFacts) -> str:
    outlet = f" <b>{escape(article.outlet)}</b>" if article.outlet else ""
    return (
        f'<div class="card"><span class="badge">{article.side.letter}</span>{outlet}'
        f'<h3 dir="auto">{escape(article.title)}</h3>{facts_list(article.facts)}</div>'
    )


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
    said = [glyph, f"{percent} %", escape(share.label) if share.in_part else ""]
    parts = " ".join(f"<span>{words}</span>" for words in said if words)
    return (
        f'<li{partly} data-relation="{role}" style="--words: {share.words}" title="{title}">'
        f"{parts}</li>"
    )


def _omissions(page: Page, side: Side) -> str:
    title = {
        Side.A: tr("What weighs most of what A has alone"),
        Side.B: tr("What weighs most of what B has alone"),
    }[side]
    items = "".join(_omission(page, side, one) for one in page.report.overview.omissions[side])
    nothing = f'<p class="dim">{escape(tr("Nothing was found in this article alone."))}</p>'
    listed = f"<ol>{items}</ol>" if items else nothing
    return f'<div class="omissions"><h3>{escape(title)}</h3>{listed}</div>'


def _omission(page: Page, side: Side, omission: Omission) -> str:
    keys = {key: note for note in page.report.notes for key in note.keys}
    note = keys.get(omission.lead.finding or "")
    place = page.place_of(note, side, omission.place) if note else escape(omission.place)
    number = f" {page.marker(note.number)}" if note else ""
    words = f"<bdi>{escape(omission.text)}</bdi>"
    return f'<li>{words} <span class="places">{place}{number}</span></li>'


def legend(page: Page) -> str:
    """Write what each mark means and how many there are."""
    heads = "".join(
        f'<th scope="col">{escape(words)}</th>'
        for words in (tr("Mark"), tr("Meaning"), tr("In A"), tr("In B"))
    )
    body = "".join(map(_legend_row, page.report.legend))
    title = escape(part_titles()[Part.LEGEND])
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{title}">'
        f'<table class="legend"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
        f"{_key()}"
    )


def _key() -> str:
    """Explain how changed words look, and what the texts have beside the marks."""
    struck, added = f"<s>{escape(tr('struck'))}</s>", f"<b>{escape(tr('bold'))}</b>"
    reading = tr(
        "Numbers in the margin count the paragraphs. After a sentence stand the sign and the "
        "letter of each mark with the number of its note, which they lead to. Sentences without a "
        "mark state nothing that can be checked. Small grey text was taken for boilerplate and is "
        "not compared."
    )
    return (
        f'<p class="dim key">{struck}: {escape(struck_words())}. {added}: {escape(added_words())}. '
        f"{escape(reading)}</p>"
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
