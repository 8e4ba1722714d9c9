"""One sentence made ready for reading who says what: its tokens and its reporting cues."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.core import Span
from reader.engine._grammar import Tag
from reader.engine._reporting import Cue, CueKind, Reporting
from reader.engine._sources import Range, phrase_after
from reader.engine._syntax import Token, tokenize

FINITE = frozenset([Tag.VERB, Tag.AUXILIARY, Tag.MODAL])
CERTAIN = 1.0
STRONG = 0.7
CLAUSAL = 0.5
TELLING_GROUPS = frozenset(["neutral", "speech", "claim", "strong", "factive"])

# No sentence of prose is longer; what runs on beyond is not read, to keep time linear.
_MOST_TOKENS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One attribution, in token numbers of its sentence."""

    source: Range | None
    cue: Range
    content: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The tokens of a sentence, quotations as one each, and the cues among them."""

    tokens: tuple[Token, ...]
    cues: tuple[Cue, ...]

    @classmethod
    def of(cls, text: str, sentence: Span, quoted: Sequence[Span], reporting: Reporting) -> "Scene":
        """Read one sentence; `quoted` are the outer quotations that touch it, in order."""
        tokens = tokenize(text, sentence, tuple(quoted))[:_MOST_TOKENS]
        cues = reporting.cues(tokens)
        verbal = (c for c in cues if c.kind not in (CueKind.NOUN, CueKind.VOICE, CueKind.ADVERB))
        heads = {c.head for c in verbal}
        marked = (t._replace(tag=Tag.VERB) if n in heads else t for n, t in enumerate(tokens))
        return cls(tokens=tuple(marked), cues=cues)

    def tag(self, at: int) -> Tag:
        """Give the class of a token; beyond either end, a mark."""
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else Tag.MARK

    def form(self, at: int) -> str:
        """Give the form of a token; beyond either end, nothing."""
        return self.tokens[at].form if 0 <= at < len(self.tokens) else ""

    def is_finite(self, at: int) -> bool:
        """Say whether a verb in a finite form, as far as can be told, stands at a place."""
        return self.tag(at) in FINITE and at < len(self.tokens)

    def begins_clause(self, at: int) -> bool:
        """Say whether a noun phrase and its verb begin at a place."""
        return self.is_finite(phrase_after(self.tokens, at))

    def without_marks(self, start: int, end: int) -> Range:
        """Give a range without the marks at its ends; quotations are no marks."""
        while end > start and self.tag(end - 1) is Tag.MARK:
            end -= 1
        while start < end and self.tag(start) is Tag.MARK:
            start += 1
        return start, end
