"""Find who is said to have said what: source, reporting cue and content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reader.core import Article, Attribution, Sentence, Span
from reader.engine._contents import clause_end, complement_start
from reader.engine._grammar import Tag
from reader.engine._lexicons import Entry
from reader.engine._quotations import outermost
from reader.engine._reading import Quotation
from reader.engine._reporting import Cue, CueKind, Reporting
from reader.engine._sources import Range, phrase_after, shared_subject, subject_before
from reader.engine._syntax import Token, tokenize

_SPEECH_GROUPS = frozenset(
    "neutral speech claim strong factive negative question evidence belief blame praise".split()
)
_FINITE = frozenset([Tag.VERB, Tag.AUXILIARY, Tag.MODAL])
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
    out += _continued(article.text, sentences, outer, out)
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
            cue=self._span(found.cue),
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
        if cue.kind is not CueKind.ACTIVE or cue.entry.group not in _SPEECH_GROUPS:
            return []
        if self._speech_before(cue.start):
            end = phrase_after(self.tokens, cue.end)
            if end > cue.end and not self._is_finite(end):
                return self._pieces(cue, (cue.end, end), cue.start, end)
        subject = subject_before(self.tokens, cue.start)
        if subject and self._speech_before(subject[0]) and self._stands_alone(cue, subject[0]):
            return self._pieces(cue, subject, subject[0], cue.end)
        return []

    def _is_finite(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].tag in _FINITE

    def _speech_before(self, at: int) -> bool:
        """Say whether a quotation, or a clause and a comma, ends right before a place."""
        if at < 1:
            return False
        last = self.tokens[at - 1]
        if last.tag is Tag.QUOTATION:
            return last.is_speech
        if last.form != "," or at < 3:
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
        if self.tokens[subject_start - 1].tag is Tag.QUOTATION:
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
        if token.tag in (Tag.MARK, Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.CONJUNCTION):
            return False
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
            if last.tag in (Tag.NAME, Tag.WORD, Tag.OBJECT):
                return subject_before(self.tokens, cue.start)
        for earlier in reversed(found):
            if earlier.cue[1] <= cue.start:
                return earlier.source
        return shared_subject(self.tokens, cue.start)

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
            at = end
        contents = []
        subject = subject_before(self.tokens, cue.start)
        if subject:
            contents.append(subject)
        if at < len(self.tokens) and self.tokens[at].tag is not Tag.MARK:
            contents.append((at, clause_end(self.tokens, at, self.cues)))
        has_voice = source is not None or (at < len(self.tokens) and self.tokens[at].tag is Tag.TO)
        if not has_voice:
            return []
        return [_Found(source=source, cue=(cue.start, cue.end), content=c) for c in contents]


def _continued(
    text: str,
    sentences: Sequence[Sentence],
    outer: Sequence[Quotation],
    found: Sequence[Attribution],
) -> list[Attribution]:
    """Give quotations that follow speech without a cue of their own to its speaker."""
    return []
