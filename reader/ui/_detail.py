"""The finding in focus: both passages, what differs, and the nearest one of the other side."""

from html import escape

from reader.core import Comparison, Coverage, EditOp, Sentence, Side, Span
from reader.presentation import ROLE_STYLES, Finding, Role, excerpt, place_words, tr
from reader.ui._look import Look

_EMPTY = (
    "Pick a finding in the list or a marked sentence in a text. N and P go from one to the next."
)

_SHORT = 60  # characters; what is longer is set off by its ground alone, not in bold


def detail_html(comparison: Comparison | None, finding: Finding | None, look: Look) -> str:
    """Give the finding in focus as rich text; links "goto:b:5" lead to sentences."""
    if comparison is None or finding is None:
        return _paragraph(tr(_EMPTY), look.theme.ui["dim"]) if comparison else ""
    parts = [_head(finding, look), *(_side(comparison, finding, side, look) for side in Side)]
    coverage = _omitted(comparison, finding)
    if coverage is not None:
        parts.append(_nearest(comparison, *coverage, look))
    parts.append(_score(finding, look))
    return "".join(parts)


def _head(finding: Finding, look: Look) -> str:
    style, strong = ROLE_STYLES[finding.role], look.theme.roles[finding.role].strong
    head = f'<b style="color:{strong}">{style.glyph}&nbsp; {escape(finding.kind)}</b>'
    return f'<p style="margin:0">{head}</p>' + _paragraph(tr(style.meaning), look.theme.ui["dim"])


def _side(comparison: Comparison, finding: Finding, side: Side, look: Look) -> str:
    dim = look.theme.ui["dim"]
    if not finding.spans[side]:
        return ""
    sentences = _sentences_of(comparison, finding, side)
    article = comparison.articles[side]
    place = place_words(comparison, side, sentences[0][0]) if sentences else ""
    name = article.outlet or article.title
    head = f"<b>{side.letter}</b>&nbsp; {escape(name)} · {escape(place)}"
    text = " ".join(_marked(comparison, finding, side, s, look) for _, s in sentences)
    return (
        f'<p style="color:{dim}; margin:10px 0 2px 0">{head}</p>'
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
    text, parts, at = comparison.articles[side].text, [], sentence.span.start
    for span in _emphasised(comparison, finding, side):
        start, end = max(span.start, at), min(span.end, sentence.span.end)
        if start < end:
            parts.append(escape(text[at:start]))
            ground = look.theme.roles[finding.role].focus
            tag = "b" if end - start <= _SHORT else "span"
            words = escape(text[start:end])
            parts.append(f'<{tag} style="background-color:{ground}">{words}</{tag}>')
            at = end
    parts.append(escape(text[at : sentence.span.end]))
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


def _omitted(comparison: Comparison, finding: Finding) -> tuple[Side, Coverage] | None:
    """Give the side and coverage of what only one side has."""
    if finding.role is not Role.ONLY_HERE:
        return None
    side = Side.A if finding.spans[Side.A] else Side.B
    number = _sentences_of(comparison, finding, side)[0][0]
    return side, comparison.coverage[side][number]


def nearest_of(comparison: Comparison, finding: Finding) -> tuple[Side, int] | None:
    """Give the sentence of the other side that comes nearest to what only one side has."""
    omitted = _omitted(comparison, finding)
    if omitted is None or not omitted[1].nearest:
        return None
    return omitted[0].other, omitted[1].nearest[0].sentence


def _nearest(comparison: Comparison, side: Side, coverage: Coverage, look: Look) -> str:
    """List the passages of the other side that come nearest, each a link to it."""
    other, dim = side.other, look.theme.ui["dim"]
    if not coverage.nearest:
        words = tr("No passage of {side} comes near.", side=other.letter)
        return _paragraph(words, dim)
    head = tr("Not found in {side}. What comes nearest there:", side=other.letter)
    rows = [f'<p style="margin:10px 0 2px 0">{escape(head)}</p>']
    for candidate in coverage.nearest:
        span = comparison.analyses[other].sentences[candidate.sentence].span
        words = escape(excerpt(comparison.articles[other].text, span, 110))
        target = f"goto:{other.letter.lower()}:{candidate.sentence}"
        rows.append(
            f'<p style="margin:0 0 5px 0"><span style="color:{dim}">{candidate.score:.2f}</span>'
            f'&nbsp; <a href="{target}" style="color:{look.theme.ui["accent"]}">{words}</a></p>'
        )
    return "".join(rows)


def _score(finding: Finding, look: Look) -> str:
    words = tr("Certainty of the comparison: {score:.2f}", score=finding.score)
    return _paragraph(words, look.theme.ui["dim"])


def _paragraph(words: str, colour: str) -> str:
    return f'<p style="color:{colour}; margin:4px 0 0 0">{escape(words)}</p>'
