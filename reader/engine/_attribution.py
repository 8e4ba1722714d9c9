"""Find who is said to have said what: source, reporting cue and content."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.core import Article, Attribution, Sentence, Span
from reader.engine._contents import medium_end
from reader.engine._grammar import Tag
from reader.engine._leading import before_speech
from reader.engine._lexicons import Entry
from reader.engine._quotations import outermost
from reader.engine._reading import Quotation
from reader.engine._reporting import Reporting
from reader.engine._scene import Found, Scene
from reader.engine._trailing import after_speech


def attributions(
    article: Article,
    sentences: tuple[Sentence, ...],
    quotations: tuple[Quotation, ...],
    lexicon: Mapping[str, Entry] | Reporting,
) -> tuple[Attribution, ...]:
    """Find the attributions of an article, by place of their contents.

    `lexicon` is the list of reporting verbs; made ready once as `Reporting` it saves 50 ms
    an article. A content in several pieces (“A,” she said.
    “B.”) gives several attributions with the same source and cue; a quotation over
    several sentences is one content. Attributions inside a content are not given: only
    the outer voice speaks to the reader.
    """
    reporting = lexicon if isinstance(lexicon, Reporting) else Reporting(lexicon)
    outer = outermost(quotations)
    out: list[Attribution] = []
    first = 0
    for sentence in sentences:
        while first < len(outer) and outer[first].span.end <= sentence.span.start:
            first += 1
        last = first
        while last < len(outer) and outer[last].span.start < sentence.span.end:
            last += 1
        if sentence.kind.is_compared:
            quoted = [q.span for q in outer[first:last]]
            scene = Scene.of(article.text, sentence.span, quoted, reporting)
            out += [_as_spans(scene, quoted, found) for found in _in_sentence(scene)]
    out += _continued(sentences, outer, out)
    return tuple(sorted(set(out), key=lambda a: (a.content, a.cue)))


def _in_sentence(scene: Scene) -> list[Found]:
    """Find the attributions of one sentence, the outer voice first."""
    out = [found for cue in scene.cues for found in after_speech(scene, cue)]
    taken = {found.cue[0] for found in out}
    for cue in scene.cues:
        inside = any(low <= cue.head < high for low, high in (f.content for f in out))
        if cue.start not in taken and not inside:
            out += before_speech(scene, cue, out)
    return out


def _as_spans(scene: Scene, quoted: Sequence[Span], found: Found) -> Attribution:
    """Give an attribution its places in the text; cut quotations are given whole."""
    low, high = found.content
    content = _span(scene, found.content)
    start, end = content.start, content.end
    for quotation in quoted:
        if quotation.start < start < quotation.end:
            start = quotation.start
        if quotation.start < end < quotation.end:
            end = quotation.end
    return Attribution(
        source=_span(scene, found.source) if found.source else None,
        cue=_span(scene, (found.cue[0], medium_end(scene.tokens, found.cue[1]))),
        content=Span(start=start, end=end),
        direct=all(t.tag in (Tag.QUOTATION, Tag.MARK) for t in scene.tokens[low:high]),
    )


def _span(scene: Scene, within: tuple[int, int]) -> Span:
    low, high = within
    return Span(start=scene.tokens[low].span.start, end=scene.tokens[high - 1].span.end)


def _continued(
    sentences: Sequence[Sentence], outer: Sequence[Quotation], found: Sequence[Attribution]
) -> list[Attribution]:
    """Give quotations that follow speech without a cue of their own to its speaker."""
    starts = [s.span.start for s in sentences]
    speech = {_sentence_of(starts, _end(a)): a for a in found if a.direct}
    contents = sorted(a.content for a in found)
    out = []
    for quotation in outer:
        first = bisect_left(starts, quotation.span.start)
        begins = first < len(starts) and starts[first] == quotation.span.start
        before = speech.get(first - 1)
        if not begins or before is None or _touches(contents, quotation.span):
            continue
        more = replace(before, content=quotation.span, direct=True)
        speech[_sentence_of(starts, quotation.span.end)] = more
        out.append(more)
    return out


def _sentence_of(starts: Sequence[int], end: int) -> int:
    """Give the number of the sentence in which a span ends."""
    return bisect_right(starts, end - 1) - 1


def _end(attribution: Attribution) -> int:
    return max(attribution.content.end, attribution.cue.end)


def _touches(contents: Sequence[Span], span: Span) -> bool:
    """Say whether a span overlaps one of the contents, which are in order of start."""
    number = bisect_left(contents, span.end, key=lambda c: c.start) - 1
    return number >= 0 and contents[number].overlaps(span)
