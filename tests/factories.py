"""Invented articles and hand-built comparisons for tests.

The engine takes part only where `with_details` has it read figures and names.

`sample_comparison()` holds every relation and every kind of finding once or more.
`large_comparison(words)` is long, for measuring.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from reader.core import (
    Analysis,
    Article,
    Attribution,
    Block,
    BlockKind,
    Candidate,
    Comparison,
    Conflict,
    ConflictKind,
    Coverage,
    Cut,
    Edit,
    EditOp,
    Framing,
    FramingKind,
    Link,
    Missing,
    Passage,
    Provenance,
    QuotePair,
    Relation,
    Sentence,
    Settings,
    Side,
    Source,
    Span,
    Status,
    Wording,
    WordingCategory,
    silent,
)
from reader.engine._bearers import bearers
from reader.engine._figure_matters import figures_of_both
from reader.engine._figures import figures_by_sentence
from reader.engine._reading import Reading
from reader.engine._words import words_in

Draft = Sequence[tuple[BlockKind, Sequence[str]]]

# Stated here, so that other defaults of the engine change no golden file.
_SETTINGS = Settings(
    link_threshold=0.25, coverage_threshold=0.6, conflict_threshold=0.6, framing_threshold=0.52
)

_OPS = {
    "equal": EditOp.EQUAL,
    "insert": EditOp.INSERT,
    "delete": EditOp.DELETE,
    "replace": EditOp.REPLACE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """An article and its sentences, as a draft gave them."""

    article: Article
    sentences: tuple[Sentence, ...]

    def passage(self, words: str) -> Passage:
        """Find the first place where the words stand."""
        start = self.article.text.index(words)
        span = Span(start=start, end=start + len(words))
        number = next(n for n, s in enumerate(self.sentences) if s.span.overlaps(span))
        return Passage(sentence=number, span=span)

    def number(self, words: str) -> int:
        """Find the sentence in which the words stand."""
        return self.passage(words).sentence


def draft(blocks: Draft, *, name: str = "a.txt", **facts: str) -> Drafted:
    """Make an article of blocks, each a list of sentences; blank lines part the blocks."""
    text, made, sentences = "", [], []
    for number, (kind, parts) in enumerate(blocks):
        text += "\n\n" if text else ""
        start = len(text)
        for part in parts:
            text += " " if len(text) > start else ""
            span = Span(start=len(text), end=len(text) + len(part))
            sentences.append(Sentence(span=span, kind=kind, block=number))
            text += part
        made.append(Block(kind=kind, span=Span(start=start, end=len(text))))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    source = Source(path=name, sha256=digest, media_type="text/plain")
    article = Article(
        title=facts.pop("title", blocks[0][1][0] if blocks else ""),
        source=source,
        text=text,
        blocks=tuple(made),
        **facts,  # type: ignore[arg-type]
    )
    return Drafted(article=article, sentences=tuple(sentences))


def edits_between(left: str, right: str, spans: tuple[Span, Span]) -> tuple[Edit, ...]:
    """Give the word-level edits from one span of `left` to one of `right`."""
    tokens = [
        [
            (m.group(), m.start() + span.start)
            for m in re.finditer(r"\w+|\s+|[^\w\s]", span.of(text))
        ]
        for text, span in zip((left, right), spans, strict=True)
    ]
    ends = [
        [*(start for _, start in side), span.end] for side, span in zip(tokens, spans, strict=True)
    ]
    matcher = SequenceMatcher(None, *[[t for t, _ in side] for side in tokens], autojunk=False)
    return tuple(
        Edit(
            op=_OPS[op],
            a=Span(start=ends[0][a0], end=ends[0][a1]),
            b=Span(start=ends[1][b0], end=ends[1][b1]),
        )
        for op, a0, a1, b0, b1 in matcher.get_opcodes()
    )


def parse(markup: str) -> Draft:
    """Read blocks parted by blank lines, "kind: first sentence / second sentence"."""
    blocks = []
    for block in markup.strip().split("\n\n"):
        kind, _, rest = " ".join(block.split()).partition(": ")
        blocks.append((BlockKind(kind), rest.split(" / ")))
    return blocks


_LEFT = parse("""
headline: Verrin dam to be drained after divers find a crack

standfirst: Some 1,400 households will drink from tankers for six weeks.

byline: By Ida Brandt

paragraph: The reservoir behind Verrin dam will be drained from Monday, the valley water board
announced on Thursday. / Divers found a crack of 14 metres in the eastern wall during a routine
inspection in February.

paragraph: “We will not gamble with the lives of the people who live under this wall, and we
will not wait for summer,” said the board’s director, Mara Olsen. / The dam was built in 1958 and
was last repaired in 1994.

paragraph: The work is expected to cost 23 million crowns, of which the state will pay half. /
Farmers in the lower valley insisted that nobody had warned them. / “I learned it from my
neighbour’s radio,” said Jonas Veld, who grows apples near Askby.

caption: Verrin dam, seen from the Askby road on Wednesday.

paragraph: Tankers will bring drinking water to every household below the dam, and the schools of
the valley will stay open. / A devastating report by an engineer asked for a survey last autumn. /
It named three cracks in the spillway and one loose gate.

paragraph: A public meeting will be held at Askby town hall on 21 March. / What happens after the
summer is open.

boilerplate: Share this article

boilerplate: Read more: Ten walks around Lake Tarrow
""")

_RIGHT = parse("""
headline: Valley to lose its reservoir for weeks

boilerplate: Listen to this story: 3 minutes

standfirst: Board acts after divers report damage at Verrin.

paragraph: A public meeting will be held at Askby town hall on 21 March. / The water board of the
valley said on Thursday that it would empty the reservoir at Verrin, beginning next Monday.

paragraph: A February inspection by divers had shown a crack of 9 metres in the wall on the
eastern side. / “We will not gamble with the lives of the people who live under this wall,” said
Mara Olsen, who heads the board.

paragraph: The dam was built in 1958 and was last repaired in 1994. / The work is expected to cost
23 million crowns, and the state will pay two thirds.

paragraph: Growers in the lower valley said that nobody had warned them. / Tankers are to supply
drinking water to all homes under the dam. / Schools in the valley remain open.

paragraph: An engineer could have been the first to ask for a survey, in a report last autumn. /
The board has set aside 2 million crowns for growers who lose a harvest.

boilerplate: Sign up for our morning letter
""")

# Words of a sentence of A, words of its partner in B, relation, moved, score.
_PAIRS: Sequence[tuple[Sequence[str], Sequence[str], Relation, bool, float]] = (
    (["to be drained"], ["lose its reservoir"], Relation.PARTIAL, False, 0.62),
    (["drained from Monday"], ["beginning next Monday"], Relation.REWORDED, False, 0.91),
    (["14 metres"], ["9 metres"], Relation.REWORDED, False, 0.84),
    (["gamble"], ["gamble"], Relation.PARTIAL, False, 0.88),
    (["built in 1958"], ["built in 1958"], Relation.SAME, False, 1.0),
    (["expected to cost"], ["expected to cost"], Relation.EDITED, False, 0.93),
    (["insisted that"], ["said that nobody"], Relation.EDITED, False, 0.86),
    (["Tankers will bring"], ["supply drinking", "remain open"], Relation.REWORDED, False, 0.79),
    (["asked for a survey"], ["to ask for a survey"], Relation.REWORDED, False, 0.7),
    (["public meeting"], ["public meeting"], Relation.SAME, True, 1.0),
)


def sample_comparison() -> Comparison:
    """Give two articles on the draining of a dam with every kind of finding."""
    left = draft(
        _LEFT,
        name="tarrow-herald.txt",
        outlet="The Tarrow Herald",
        byline="Ida Brandt",
        published="2024-03-14",
    )
    right = draft(_RIGHT, name="northfell-post.txt", outlet="Northfell Post")
    both = (left, right)
    links = tuple(_link(both, *pair) for pair in _PAIRS)
    plain = Comparison(
        articles=(left.article, right.article),
        analyses=(_analysis(left, "insisted", "devastating"), _analysis(right, "said", "could")),
        links=links,
        coverage=(
            _coverage(left, right, Side.A, links),
            _coverage(right, left, Side.B, links),
        ),
        conflicts=_conflicts(both),
        quotes=_quotes(both),
        framing=_framing(both),
        provenance=Provenance(app="0.1.0", engine="test", settings=_SETTINGS),
    )
    return with_details(plain)


def with_details(comparison: Comparison) -> Comparison:
    """Add the figures and names of both articles, and the bearers of sources."""
    a, b = (
        Reading(
            article=article,
            sentences=analysis.sentences,
            words=tuple(words_in(article.text, s.span) for s in analysis.sentences),
            figures=figures_by_sentence(article, analysis.sentences),
            attributions=analysis.attributions,
        )
        for article, analysis in zip(comparison.articles, comparison.analyses, strict=True)
    )
    figures = figures_of_both((a, b), comparison.links, silent)
    left, right = (
        replace(analysis, figures=found, names=borne.names, attributions=borne.attributions)
        for analysis, found, borne in zip(
            comparison.analyses, figures, bearers(a, b, silent), strict=True
        )
    )
    return replace(comparison, analyses=(left, right))


def swapped(comparison: Comparison) -> Comparison:
    """Give the comparison with its sides, and its sentences' links, the other way round."""
    flip = {EditOp.INSERT: EditOp.DELETE, EditOp.DELETE: EditOp.INSERT}
    return replace(
        comparison,
        articles=comparison.articles[::-1],
        analyses=comparison.analyses[::-1],
        coverage=comparison.coverage[::-1],
        links=tuple(
            replace(
                link,
                a=link.b,
                b=link.a,
                edits=tuple(Edit(op=flip.get(e.op, e.op), a=e.b, b=e.a) for e in link.edits),
            )
            for link in comparison.links
        ),
        conflicts=tuple(replace(c, a=c.b, b=c.a) for c in comparison.conflicts),
        quotes=tuple(replace(q, a=q.b, b=q.a) for q in comparison.quotes),
        framing=tuple(replace(f, a=f.b, b=f.a) for f in comparison.framing),
    )


def plain_comparison(left: Drafted, right: Drafted) -> Comparison:
    """Give a comparison in which nothing was found to be shared."""
    return Comparison(
        articles=(left.article, right.article),
        analyses=(Analysis(sentences=left.sentences), Analysis(sentences=right.sentences)),
        links=(),
        coverage=(_coverage(left, right, Side.A, ()), _coverage(right, left, Side.B, ())),
        provenance=Provenance(app="0.1.0", engine="test", settings=_SETTINGS),
    )


def large_comparison(words: int) -> Comparison:
    """Give two articles of so many words each, about two thirds of it linked."""
    left, right = (draft(_long_draft(words, side), name=f"{side}.txt") for side in "ab")
    last = min(len(left.sentences), len(right.sentences)) - 1
    relations = (Relation.SAME, Relation.REWORDED, Relation.PARTIAL, Relation.REWORDED)
    links = tuple(
        Link(
            a=(number,),
            b=(min(last, max(1, number + (17 if number % 11 == 0 else number % 3))),),
            relation=relations[number % 4],
            moved=number % 11 == 0,
            score=0.8,
        )
        for number in range(1, last)
        if number % 3
    )
    return replace(
        plain_comparison(left, right),
        links=links,
        coverage=(_coverage(left, right, Side.A, links), _coverage(right, left, Side.B, links)),
    )


def _long_draft(words: int, side: str) -> Draft:
    sentence = "Paragraph {n} of article {s} tells of barges, cranes, quays, tolls and weather."
    sentences = [sentence.format(n=n, s=side) for n in range(max(1, words // 13))]
    paragraphs = [sentences[i : i + 4] for i in range(0, len(sentences), 4)]
    return [
        (BlockKind.HEADLINE, [f"A long report, as {side} has it"]),
        *((BlockKind.PARAGRAPH, part) for part in paragraphs),
    ]


def _link(
    both: tuple[Drafted, Drafted],
    left: Sequence[str],
    right: Sequence[str],
    relation: Relation,
    moved: bool,
    score: float,
) -> Link:
    a, b = (
        tuple(side.number(w) for w in words)
        for side, words in zip(both, (left, right), strict=True)
    )
    has_edits = relation in (Relation.SAME, Relation.EDITED)
    spans = (both[0].sentences[a[0]].span, both[1].sentences[b[0]].span)
    texts = (both[0].article.text, both[1].article.text)
    return Link(
        a=a,
        b=b,
        relation=relation,
        moved=moved,
        score=score,
        edits=edits_between(*texts, spans) if has_edits else (),
    )


def _analysis(side: Drafted, verb: str, word: str) -> Analysis:
    said = side.passage(verb + " that").span
    cue = Span(start=said.start, end=said.start + len(verb))
    sentence = next(s.span for s in side.sentences if s.span.contains(cue))
    category = WordingCategory.LOADED if word == "devastating" else WordingCategory.HEDGE
    return Analysis(
        sentences=side.sentences,
        attributions=(
            Attribution(
                source=Span(start=sentence.start, end=cue.start - 1),
                cue=cue,
                content=Span(start=cue.end + 1, end=sentence.end - 1),
                direct=False,
            ),
        ),
        wording=(
            Wording(span=side.passage(word).span, category=category, score=0.8),
            Wording(span=cue, category=WordingCategory.REPORT_VERB, score=0.9),
        ),
    )


def _coverage(
    here: Drafted, there: Drafted, side: Side, links: tuple[Link, ...]
) -> tuple[Coverage, ...]:
    linked = {n: link for link in links for n in link.sentences(side)}
    compared = [n for n, s in enumerate(there.sentences) if s.kind.is_compared]
    rows = []
    for number, sentence in enumerate(here.sentences):
        nearest = _nearest(compared, number)
        link = linked.get(number)
        status, score = (Status.COVERED, 0.9) if link else (Status.OMITTED, 0.12)
        if not link and (not sentence.kind.is_compared or "is open" in _words(here, sentence)):
            status, score = Status.NOFACT, 0.0
        missing = _missing(here, sentence)
        if link and missing:
            status, score = Status.PARTLY, 0.55
        rows.append(
            Coverage(
                sentence=number,
                status=status,
                score=score,
                missing=missing if status is Status.PARTLY else (),
                nearest=nearest,
            )
        )
    return tuple(rows)


def _words(side: Drafted, sentence: Sentence) -> str:
    return sentence.span.of(side.article.text)


def _nearest(compared: Sequence[int], number: int) -> tuple[Candidate, ...]:
    if not compared:
        return ()
    start = number * 5 % len(compared)
    picked = [compared[(start + n) % len(compared)] for n in range(min(3, len(compared)))]
    return tuple(Candidate(sentence=n, score=0.4 - 0.1 * i) for i, n in enumerate(picked))


def _missing(side: Drafted, sentence: Sentence) -> tuple[Missing, ...]:
    for words in ("and we will not wait for summer", "who heads the board"):
        at = _words(side, sentence).find(words)
        if at >= 0:
            start = sentence.span.start + at
            return (Missing(span=Span(start=start, end=start + len(words)), score=0.8),)
    return ()


def _conflicts(both: tuple[Drafted, Drafted]) -> tuple[Conflict, ...]:
    a, b = both
    number = ConflictKind.NUMBER
    return (
        Conflict(a=a.passage("14 metres"), b=b.passage("9 metres"), kind=number, score=0.94),
        Conflict(a=a.passage("half"), b=b.passage("two thirds"), kind=number, score=0.81),
    )


def _quotes(both: tuple[Drafted, Drafted]) -> tuple[QuotePair, ...]:
    a, b = both
    said = "We will not gamble with the lives of the people who live under this wall"
    return (
        QuotePair(
            a=a.passage(said + ", and we will not wait for summer"),
            b=b.passage(said),
            cut=Cut.TRIMMED,
            score=0.97,
        ),
    )


def _framing(both: tuple[Drafted, Drafted]) -> tuple[Framing, ...]:
    a, b = both
    return (
        Framing(
            a=a.passage("insisted"),
            b=b.passage("said that nobody"),
            kind=FramingKind.ATTRIBUTION,
            score=0.8,
        ),
        Framing(a=a.passage("devastating"), b=None, kind=FramingKind.LOADED, score=0.7),
        Framing(a=None, b=b.passage("could have been"), kind=FramingKind.HEDGE, score=0.55),
        Framing(
            a=a.passage("A public meeting"),
            b=b.passage("A public meeting"),
            kind=FramingKind.PLACEMENT,
            score=0.6,
        ),
    )
