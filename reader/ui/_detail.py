"""The finding in focus: both passages, what differs, and the nearest one of the other side."""

from collections.abc import Iterable
from html import escape

from reader.core import Comparison, EditOp, Sentence, Side, Span
from reader.presentation import (
    ROLE_STYLES,
    Alternative,
    Finding,
    Role,
    alternatives_of,
    excerpt,
    place_words,
    tr,
    why_words,
)
from reader.ui._findings import kind_words
from reader.ui._look import Look

_EMPTY = (
    "Pick a finding in the list or a marked sentence in a text. N and P go from one to the next."
)
_NOTHING = "What is found will stand here, once two articles are compared."

_SHORT = 60  # characters; what is longer is set off by its ground alone, not in bold


def detail_html(
    comparison: Comparison | None,
    finding: Finding | None,
    look: Look,
    alternative: Alternative | None = None,
) -> str:
    """Give the finding in focus as rich text, or what it is compared with instead.

    Links: "beside:2" compares with the second candidate, "beside:0" with none.
    """
    if comparison is None or finding is None:
        words = _paragraph(tr(_EMPTY if comparison else _NOTHING), look.theme.ui["dim"])
        return _legend(look) + words if comparison else words
    parts = [_head(finding, look)]
    if alternative is None:
        parts += [_side(comparison, finding, side, look) for side in Side]
    else:
        parts += [_facing(comparison, alternative, side, look) for side in Side]
        parts.append(_paragraph(tr("Bold: what both have."), look.theme.ui["dim"]))
    if finding.role is Role.ONLY_HERE:
        parts.append(_nearest(comparison, finding, alternative, look))
    parts.append(_why(comparison, finding, look))
    return "".join(parts)


def _legend(look: Look) -> str:
    """Say what each mark means, while there is room for it."""
    rows = [
        f'<tr><td align="center" width="20" style="color:{look.theme.roles[role].strong}">'
        f"<b>{style.glyph}</b></td><td><b>{escape(tr(style.word))}.</b> "
        f"{escape(tr(style.meaning))}</td></tr>"
        for role, style in ROLE_STYLES.items()
    ]
    head = f'<p style="margin:0 0 4px 0"><b>{escape(tr("What the marks mean"))}</b></p>'
    return head + f"<table cellpadding='2' cellspacing='0'>{''.join(rows)}</table>"


def _head(finding: Finding, look: Look) -> str:
    style, strong = ROLE_STYLES[finding.role], look.theme.roles[finding.role].strong
    head = f'<b style="color:{strong}">{style.glyph}&nbsp; {escape(kind_words(finding))}</b>'
    return f'<p style="margin:0">{head}</p>' + _paragraph(tr(style.meaning), look.theme.ui["dim"])


def _side(comparison: Comparison, finding: Finding, side: Side, look: Look) -> str:
    if not finding.spans[side]:
        return ""
    sentences = _sentences_of(comparison, finding, side)
    text = " ".join(_marked(comparison, finding, side, s, look) for _, s in sentences)
    return _passage(comparison, side, sentences[0][0] if sentences else None, text, look)


def _facing(comparison: Comparison, alternative: Alternative, side: Side, look: Look) -> str:
    """Give one side of an only-here passage beside a candidate: bold is what both have."""
    article, parts = comparison.articles[side], []
    span = alternative.passage if side is alternative.side else alternative.counterpart
    ground = look.theme.roles[alternative.finding.role].focus
    at = span.start
    for edit in alternative.edits:
        stretch = edit.a if side is Side.A else edit.b
        words = escape(stretch.of(article.text))
        parts.append(escape(article.text[at : stretch.start]))
        if words and edit.op is EditOp.EQUAL:
            parts.append(f"<b>{words}</b>")
        elif words:
            parts.append(f'<span style="background-color:{ground}">{words}</span>')
        at = max(at, stretch.end)
    parts.append(escape(article.text[at : span.end]))
    sentences = comparison.analyses[side].sentences
    number = next(n for n, sentence in enumerate(sentences) if sentence.span == span)
    return _passage(comparison, side, number, "".join(parts), look)


def _passage(
    comparison: Comparison, side: Side, sentence: int | None, text: str, look: Look
) -> str:
    """Give words of an article under where they stand."""
    article = comparison.articles[side]
    place = place_words(comparison, side, sentence) if sentence is not None else ""
    name = article.outlet or article.title
    head = f"<b>{side.letter}</b>&nbsp; {escape(name)} · {escape(place)}"
    return (
        f'<p style="color:{look.theme.ui["dim"]}; margin:10px 0 2px 0">{head}</p>'
        f"<p style=\"font-family:'Source Serif 4'; margin:0\">{text}</p>"
    )


def _sentences_of(
    comparison: Comparison, finding: Finding, side: Side
) -> list[tuple[int, Sentence]]:
    """Give the sentences that a finding touches, with their numbers."""
    spans = finding.spans[side]
    return [
        (number, sentence)
        for number, sentence in enumerate(comparison.analyses[side].sentences)
        if any(sentence.span.overlaps(span) for span in spans)
    ]


def _marked(
    comparison: Comparison, finding: Finding, side: Side, sentence: Sentence, look: Look
) -> str:
    """Give a sentence with the finding's words, or the changed words, set off."""
    ground = look.theme.roles[finding.role].focus
    spans = _emphasised(comparison, finding, side)
    return _set_off(comparison, side, sentence.span, spans, ground)


def _set_off(
    comparison: Comparison, side: Side, whole: Span, spans: Iterable[Span], ground: str
) -> str:
    """Give words of an article with some of them set off."""
    text, parts, at = comparison.articles[side].text, [], whole.start
    for span in spans:
        start, end = max(span.start, at), min(span.end, whole.end)
        if start < end:
            parts.append(escape(text[at:start]))
            tag = "b" if end - start <= _SHORT else "span"
            words = escape(text[start:end])
            parts.append(f'<{tag} style="background-color:{ground}">{words}</{tag}>')
            at = end
    parts.append(escape(text[at : whole.end]))
    return "".join(parts)


def _emphasised(comparison: Comparison, finding: Finding, side: Side) -> list[Span]:
    """Give the spans to set off: of a link its changed words, else what is not a sentence."""
    name, _, number = finding.key.partition("-")
    if name == "link":
        edits = comparison.links[int(number)].edits
        changed = [e for e in edits if e.op is not EditOp.EQUAL]
        return [e.a if side is Side.A else e.b for e in changed]
    whole = {sentence.span for sentence in comparison.analyses[side].sentences}
    return [span for span in finding.spans[side] if span not in whole]


def _nearest(
    comparison: Comparison, finding: Finding, current: Alternative | None, look: Look
) -> str:
    """List the passages of the other side that come nearest, each a link to compare with it."""
    other = Side.B if finding.spans[Side.A] else Side.A
    ways = alternatives_of(comparison, finding)
    if not ways:
        words = tr("No passage of {side} comes near.", side=other.letter)
        return _paragraph(words, look.theme.ui["dim"])
    if current is None:
        head = tr(
            "Not found in {side}. Compare it with what comes nearest there (Z):", side=other.letter
        )
    else:
        head = tr("What comes nearest in {side} (Z goes on):", side=other.letter)
    rows = [f'<p style="margin:10px 0 2px 0">{escape(head)}</p>']
    rows += [_candidate(comparison, way, look, is_current=way == current) for way in ways]
    if current is not None:
        rows.append(_link("beside:0", tr("Compare with none of them"), look))
    return "".join(rows)


def _candidate(comparison: Comparison, way: Alternative, look: Look, *, is_current: bool) -> str:
    text = comparison.articles[way.side.other].text
    words = excerpt(text, way.counterpart, 110)
    score = f"{way.candidate.score:.2f}"
    if is_current:
        return f'<p style="margin:0 0 5px 0"><b>▸ {score}&nbsp; {escape(words)}</b></p>'
    return _link(f"beside:{way.number}", words, look, before=score)


def _link(target: str, words: str, look: Look, *, before: str = "") -> str:
    ui = look.theme.ui
    lead = f'<span style="color:{ui["dim"]}">{before}</span>&nbsp; ' if before else ""
    anchor = f'<a href="{target}" style="color:{ui["accent"]}">{escape(words)}</a>'
    return f'<p style="margin:0 0 5px 0">{lead}{anchor}</p>'


def _why(comparison: Comparison, finding: Finding, look: Look) -> str:
    head = f'<p style="margin:10px 0 2px 0"><b>{escape(tr("Why it was found"))}</b></p>'
    said = why_words(comparison, finding)
    return head + _paragraph(" ".join(said), look.theme.ui["dim"])


def _paragraph(words: str, colour: str) -> str:
    return f'<p style="color:{colour}; margin:4px 0 0 0">{escape(words)}</p>'
