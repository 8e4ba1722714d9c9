"""Find who is said to have said what: source, reporting cue and content."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reader.core import Article, Attribution, Sentence, Span
from reader.engine._contents import clause_end, complement_start, medium_end
from reader.engine._grammar import Tag
from reader.engine._lexicons import Entry
from reader.engine._quotations import outermost
from reader.engine._reading import Quotation
from reader.engine._reporting import Cue, CueKind, Reporting
from reader.engine._sources import Range, phrase_after, shared_subject, subject_before
from reader.engine._syntax import Token, tokenize

_FINITE = frozenset([Tag.VERB, Tag.AUXILIARY, Tag.MODAL])
_CERTAIN = 1.0
_STRONG = 0.7
_CLAUSE_OPENS = frozenset([Tag.THAT, Tag.QUOTATION, Tag.RELATIVE, Tag.PRONOUN, Tag.TO])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """One attribution in token numbers of its sentence."""

    source: Range | None
    cue: Range
    content: Range


def attributions(
    article: Article,
    sentences: tuple[Sentence, ...],
    quotations: tuple[Quotation, ...],
    lexicon: Mapping[str, Entry],
) -> tuple[Attribution, ...]:
    """Find the attributions of an article, by place of their contents.

    `lexicon` is the list of reporting verbs. A content in several pieces (“A,” she said.
    “B.”) gives several attributions with the same source and cue. Attributions inside a
    content are not given: only the outer voice speaks to the reader.
    """
    reporting, outer = Reporting(lexicon), outermost(quotations)
    out: list[Attribution] = []
    first = 0
    for sentence in sentences:
        while first < len(outer) and outer[first].span.end <= sentence.span.start:
            first += 1
        last = first
        while last < len(outer) and outer[last].span.start < sentence.span.end:
            last += 1
        if sentence.kind.is_compared:
            scene = _Scene(article.text, sentence, outer[first:last], reporting)
            out += scene.attributions()
    out += _continued(sentences, outer, out)
    return tuple(sorted(set(out), key=lambda a: (a.content, a.cue)))


class _Scene:
    """One sentence with its tokens, cues and quotations."""

    def __init__(
        self, text: str, sentence: Sentence, quoted: Sequence[Quotation], reporting: Reporting
    ) -> None:
        self._text, self._quoted = text, quoted
        tokens = tokenize(text, sentence.span, [q.span for q in quoted])
        self.cues = reporting.cues(tokens)
        heads = {c.head for c in self.cues if c.kind not in (CueKind.NOUN, CueKind.VOICE)}
        self.tokens = tuple(
            replace(t, tag=Tag.VERB) if n in heads else t for n, t in enumerate(tokens)
        )

    def attributions(self) -> list[Attribution]:
        found = [f for cue in self.cues for f in self._after_speech(cue)]
        taken = {f.cue for f in found}
        covered = [f.content for f in found]
        for cue in self.cues:
            inside = any(low <= cue.head < high for low, high in covered)
            if (cue.start, cue.end) in taken or inside:
                continue
            more = self._before_speech(cue, found)
            found += more
            covered += [f.content for f in more]
        return [self._as_spans(f) for f in found if f.content[0] < f.content[1]]

    def _as_spans(self, found: _Found) -> Attribution:
        low, high = found.content
        start, end = self.tokens[low].span.start, self.tokens[high - 1].span.end
        for quotation in self._quoted:
            if quotation.span.start < start < quotation.span.end:
                start = quotation.span.start
            if quotation.span.start < end < quotation.span.end:
                end = quotation.span.end
        return Attribution(
            source=self._span(found.source) if found.source else None,
            cue=self._span((found.cue[0], medium_end(self.tokens, found.cue[1]))),
            content=Span(start=start, end=end),
            direct=all(t.tag in (Tag.QUOTATION, Tag.MARK) for t in self.tokens[low:high]),
        )

    def _span(self, within: Range) -> Span:
        low, high = within
        return Span(start=self.tokens[low].span.start, end=self.tokens[high - 1].span.end)

    # --- cues after (or amid) what was said -------------------------------------------

    def _after_speech(self, cue: Cue) -> list[_Found]:
        """Read "C, X said" and "C, said X" and "C, according to X"."""
        if cue.kind is CueKind.VOICE:
            return self._voice(cue)
        if cue.kind is CueKind.ADVERB:
            return self._adverb(cue)
        if cue.kind is not CueKind.ACTIVE:
            return []
        if self._speech_before(cue.start) and self._may_invert(cue):
            end = phrase_after(self.tokens, cue.end)
            if end > cue.end and not self._is_finite(end):
                return self._pieces(cue, (cue.end, end), cue.start, end)
        if self._closes_headline(cue):
            return self._pieces(cue, (cue.end, len(self.tokens)), cue.start, len(self.tokens))
        subject = subject_before(self.tokens, cue.start)
        if subject and self._follows_speech(cue, subject[0]):
            return self._pieces(cue, subject, subject[0], cue.end)
        return []

    def _follows_speech(self, cue: Cue, subject_start: int) -> bool:
        if not self._stands_alone(cue, subject_start):
            return False
        at_end = all(t.tag is Tag.MARK for t in self.tokens[cue.end :])
        has_comma = subject_start > 1 and self.tokens[subject_start - 1].form == ","
        is_tail = at_end and has_comma and cue.entry.weight >= _CERTAIN
        return is_tail or self._speech_before(subject_start)

    def _may_invert(self, cue: Cue) -> bool:
        """Say whether the subject may follow: “Yes,” said Bo; it rains, reported the paper."""
        if self.tokens[cue.start - 1].tag is Tag.QUOTATION:
            return True
        speaks = cue.entry.group in ("neutral", "speech", "claim", "strong", "factive")
        return speaks and cue.entry.weight >= _STRONG and cue.end == cue.head + 1

    def _closes_headline(self, cue: Cue) -> bool:
        """Say whether the cue ends a headline, as in "Dam To Be Drained Says Report"."""
        tokens = self.tokens
        if tokens[cue.head].form not in ("say", "says") or cue.start < 3:
            return False
        has_subject = tokens[cue.start - 1].tag in (Tag.PRONOUN, Tag.RELATIVE, Tag.THAT)
        rest = tokens[cue.end :]
        at_end = 0 < len(rest) <= 4 and phrase_after(tokens, cue.end) == len(tokens)
        said = tokens[: cue.start]
        return at_end and not has_subject and any(t.tag in _FINITE for t in said)

    def _is_finite(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].tag in _FINITE

    def _speech_before(self, at: int) -> bool:
        """Say whether a quotation, or a clause and a comma, ends right before a place."""
        if at < 1:
            return False
        last = self.tokens[at - 1]
        if last.tag is Tag.QUOTATION:
            return last.is_speech
        if last.form != "," or at < 2:
            return False
        if self.tokens[at - 2].tag is Tag.QUOTATION:
            return True
        number = at - 2
        while number >= 0 and self.tokens[number].form != ",":
            if self.tokens[number].tag in (*_FINITE, Tag.QUOTATION):
                return True
            number -= 1
        return False

    def _stands_alone(self, cue: Cue, subject_start: int) -> bool:
        """Say whether the cue has no complement of its own to its right."""
        if subject_start > 0 and self.tokens[subject_start - 1].tag is Tag.QUOTATION:
            return True
        if cue.end >= len(self.tokens):
            return True
        after = self.tokens[cue.end]
        return after.tag is Tag.MARK and after.form != ":"

    def _pieces(self, cue: Cue, source: Range, before: int, after: int) -> list[_Found]:
        """Give the content before the attribution, and the one that goes on after it."""
        start = self._clause_start(before)
        end = before
        while end > start and self.tokens[end - 1].tag is Tag.MARK:
            end -= 1
        out = [_Found(source=source, cue=(cue.start, cue.end), content=(start, end))]
        rest = self._rest(after)
        if rest:
            out.append(_Found(source=source, cue=(cue.start, cue.end), content=rest))
        return out

    def _clause_start(self, before: int) -> int:
        for number in range(before - 2, -1, -1):
            if self.tokens[number].form == ";":
                return number + 1
        return 0

    def _rest(self, at: int) -> Range | None:
        for number in range(at, min(len(self.tokens), at + 12)):
            token = self.tokens[number]
            if token.tag is Tag.QUOTATION and self.tokens[number - 1].form in (",", ":"):
                return number, clause_end(self.tokens, number, self.cues)
        return None

    def _voice(self, cue: Cue) -> list[_Found]:
        end = phrase_after(self.tokens, cue.end)
        if end == cue.end:
            return []
        if cue.start == 0:
            start = end + 1
            content = (start, clause_end(self.tokens, start, self.cues))
        else:
            stop = cue.start
            while stop > 0 and self.tokens[stop - 1].tag is Tag.MARK:
                stop -= 1
            content = (self._clause_start(cue.start), stop)
        if content[0] >= content[1]:
            return []
        return [_Found(source=(cue.end, end), cue=(cue.start, cue.end), content=content)]

    def _adverb(self, cue: Cue) -> list[_Found]:
        """Read "he allegedly took it": the words around the adverb are its content."""
        end = clause_end(self.tokens, cue.end, self.cues)
        subject = subject_before(self.tokens, cue.start)
        pieces = [(cue.end, end)] + ([subject] if subject else [])
        here = (cue.start, cue.end)
        return [_Found(source=None, cue=here, content=p) for p in pieces if p[0] < p[1]]

    # --- cues before what is said -----------------------------------------------------

    def _before_speech(self, cue: Cue, found: Sequence[_Found]) -> list[_Found]:
        if cue.kind is CueKind.PASSIVE:
            return self._passive(cue)
        start = complement_start(self.tokens, cue)
        if start >= len(self.tokens) or not self._is_enough(cue, start):
            return []
        if cue.kind is CueKind.NOUN:
            source = self._possessor(cue)
        else:
            source = self._subject(cue, found)
        content = (start, self._content_end(start))
        return [_Found(source=source, cue=(cue.start, cue.end), content=content)]

    def _content_end(self, start: int) -> int:
        if self.tokens[start].is_speech:
            return start + 1
        return clause_end(self.tokens, start, self.cues)

    def _is_enough(self, cue: Cue, start: int) -> bool:
        """Say whether the complement is of a kind that the cue's weight asks for."""
        token = self.tokens[start]
        barred = (Tag.MARK, Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.CONJUNCTION)
        if token.tag in barred and token.form != "as":
            return False
        is_noun = cue.entry.phrase.startswith(("a ", "an "))
        if is_noun and self.tokens[cue.end - 1].tag is Tag.PREPOSITION:
            return True
        if cue.entry.group == "evidence" and token.tag is Tag.TO:
            return False
        if cue.kind is CueKind.INFINITIVE:
            return token.tag in (Tag.THAT, Tag.RELATIVE)
        if token.tag is Tag.QUOTATION:
            return True
        if cue.entry.weight < 0.5:
            return False
        if cue.entry.weight >= 0.7:
            return True
        return token.tag in _CLAUSE_OPENS or self._is_finite(phrase_after(self.tokens, start))

    def _subject(self, cue: Cue, found: Sequence[_Found]) -> Range | None:
        if cue.kind is CueKind.ACTIVE:
            own = subject_before(self.tokens, cue.start)
            if own:
                return own
        elif cue.kind is CueKind.GERUND and cue.start > 0:
            last = self.tokens[cue.start - 1]
            if last.capital and last.tag is Tag.NAME:
                return self._name_before(cue.start)
            if last.tag in (Tag.WORD, Tag.OBJECT):
                return subject_before(self.tokens, cue.start)
        for earlier in reversed(found):
            if earlier.cue[1] <= cue.start:
                return earlier.source
        return shared_subject(self.tokens, cue.start, nearest=cue.kind is CueKind.ACTIVE)

    def _name_before(self, at: int) -> Range:
        start = at
        while start > 0 and self.tokens[start - 1].tag is Tag.NAME:
            start -= 1
        return start, at

    def _possessor(self, cue: Cue) -> Range | None:
        number = cue.start - 1
        while number >= 0 and self.tokens[number].tag in (Tag.WORD, Tag.ADVERB, Tag.NAME):
            number -= 1
        if number < 0:
            return None
        if self.tokens[number].tag is Tag.POSSESSIVE:
            return subject_before(self.tokens, number)
        if self.tokens[number].form in ("his", "her", "their", "its", "my", "our", "your"):
            return number, number + 1
        return None

    def _passive(self, cue: Cue) -> list[_Found]:
        """Read "Y is expected to C" and "Y was accused by X of C": Y and C are content."""
        at, source = cue.end, None
        if at < len(self.tokens) and self.tokens[at].form == "by":
            end = phrase_after(self.tokens, at + 1)
            source = (at + 1, end) if end > at + 1 else None
            cue, at = replace(cue, end=at + 1), end
        contents = []
        subject = subject_before(self.tokens, cue.start)
        if subject:
            contents.append(subject)
        if at < len(self.tokens) and self.tokens[at].tag is not Tag.MARK:
            contents.append((at, clause_end(self.tokens, at, self.cues)))
        if source is None:
            source = self._later_agent(at)
        if source is None and not self._opens_complement(cue, at):
            return []
        return [_Found(source=source, cue=(cue.start, cue.end), content=c) for c in contents]


    def _later_agent(self, at: int) -> Range | None:
        """Find "by X" after the complement of a passive: "was called a liar by X"."""
        for number in range(at, min(at + 8, len(self.tokens))):
            if self.tokens[number].form == "by":
                end = phrase_after(self.tokens, number + 1)
                return (number + 1, end) if end > number + 1 else None
            if self.tokens[number].tag in (Tag.MARK, Tag.TO, Tag.THAT, *_FINITE):
                break
        return None

    def _opens_complement(self, cue: Cue, at: int) -> bool:
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        if token.tag in (Tag.TO, Tag.THAT, Tag.QUOTATION):
            return True
        is_named = token.tag in (Tag.DETERMINER, Tag.NAME) or token.form in ("as", "of")
        return is_named and cue.entry.weight >= 0.7


def _continued(
    sentences: Sequence[Sentence], outer: Sequence[Quotation], found: Sequence[Attribution]
) -> list[Attribution]:
    """Give quotations that follow speech without a cue of their own to its speaker."""
    starts = [s.span.start for s in sentences]
    speech: dict[int, Attribution] = {}
    for attribution in found:
        if attribution.direct:
            ends = max(attribution.content.end, attribution.cue.end)
            speech[bisect_right(starts, ends - 1) - 1] = attribution
    taken = [a.content for a in found]
    out = []
    for quotation in outer:
        first = bisect_left(starts, quotation.span.start)
        begins = first < len(starts) and starts[first] == quotation.span.start
        before = speech.get(first - 1)
        if not begins or before is None or any(quotation.span.overlaps(c) for c in taken):
            continue
        more = replace(before, content=quotation.span, direct=True)
        speech[bisect_right(starts, quotation.span.end - 1) - 1] = more
        out.append(more)
    return out
