"""Find who is said to have said what: source, reporting cue and content."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.core import Article, Attribution, Progress, Sentence, Span, silent, tracked
from reader.engine._contents import medium_end
from reader.engine._grammar import Tag
from reader.engine._leading import before_speech
from reader.engine._lexicons import Entry
from reader.engine._quotations import outermost
from reader.engine._reading import Quotation
from reader.engine._reporting import CueKind, Reporting
from reader.engine._scene import CLAUSAL, TELLING_GROUPS, Found, Scene
from reader.engine._sources import subject_before
from reader.engine._trailing import after_speech


def attributions(
    article: Article,
    sentences: tuple[Sentence, ...],
    quotations: tuple[Quotation, ...],
    lexicon: Mapping[str, Entry] | Reporting,
    progress: Progress = silent,
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
    waiting: dict[int, Attribution] = {}
    first = 0
    for number, sentence in enumerate(tracked(sentences, progress, "Reading")):
        while first < len(outer) and outer[first].span.end <= sentence.span.start:
            first += 1
        last = first
        while last < len(outer) and outer[last].span.start < sentence.span.end:
            last += 1
        if sentence.kind.is_compared:
            quoted = [q.span for q in outer[first:last]]
            scene = Scene.of(article.text, sentence.span, quoted, reporting)
            found = _in_sentence(scene)
            out += [_as_spans(scene, quoted, f) for f in found]
            cue = None if found else _waiting(scene)
            if cue:
                waiting[number] = _as_spans(scene, quoted, cue)
    out += _across(sentences, outer, out, waiting)
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


def _waiting(scene: Scene) -> Found | None:
    """Find a cue whose content stands in the sentence before or after.

    So it is with “Stop!” / She shouted to the crowd. The cue stands in for the content.
    """
    is_opened = scene.form(len(scene.tokens) - 1) == ":"
    for cue in scene.cues:
        subject = subject_before(scene.tokens, cue.start)
        speaks = cue.entry.group in TELLING_GROUPS and (cue.entry.weight >= CLAUSAL or is_opened)
        if cue.kind is CueKind.ACTIVE and speaks and subject is not None and subject[0] == 0:
            here = (cue.start, cue.end)
            return Found(source=subject, cue=here, content=here)
    return None


def _across(
    sentences: Sequence[Sentence],
    outer: Sequence[Quotation],
    found: Sequence[Attribution],
    waiting: Mapping[int, Attribution],
) -> list[Attribution]:
    """Join waiting cues with the quotation that ends right before, or begins after a colon."""
    starts = [s.span.start for s in sentences]
    contents = sorted(a.content for a in found)
    out = []
    for quotation in outer:
        if not waiting or _touches(contents, quotation.span):
            continue
        first = bisect_left(starts, quotation.span.start)
        begins = first < len(starts) and starts[first] == quotation.span.start
        last = _sentence_of(starts, quotation.span.end)
        ends = quotation.span.end == sentences[last].span.end
        after = waiting.get(last + 1) if ends and _same_block(sentences, last) else None
        before = waiting.get(first - 1) if begins else None
        cue = before or after
        if cue:
            out.append(replace(cue, content=quotation.span, direct=True))
    return out


def _same_block(sentences: Sequence[Sentence], number: int) -> bool:
    """Say whether the next sentence stands in the same block."""
    after = sentences[number + 1 : number + 2]
    return bool(after) and after[0].block == sentences[number].block


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
