"""Why a finding was found: what of the texts and the comparison it rests on, in sentences."""

import re
from collections.abc import Callable, Mapping

from reader.core import (
    Comparison,
    ConflictKind,
    Coverage,
    EditOp,
    Framing,
    FramingKind,
    Link,
    Origin,
    Relation,
    Side,
    Span,
    Status,
    WordingCategory,
)
from reader.presentation._changes import word_edits
from reader.presentation._findings import Finding
from reader.presentation._messages import tr, tr_n
from reader.presentation._quoting import quoted

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_TELLING = 4  # letters of a word that says something by itself
_NAMED = 6  # words in common that are named
_SMALL = frozenset(
    """about after also been from have here into more most only other over some such than that
    their them then there these they this those very were what when which while will with would
    your""".split()
)
_SHOWN = 40


def why_words(comparison: Comparison, finding: Finding) -> tuple[str, ...]:
    """Say why a finding was found, in a few sentences."""
    if finding.by is Origin.READER:
        return (tr("You decided so by hand."),)
    name, _, number = finding.key.partition("-")
    ways: Mapping[str, Callable[[], tuple[str, ...]]] = {
        "link": lambda: _of_link(comparison, comparison.links[int(number)]),
        "only": lambda: _of_omission(comparison, finding),
        "conflict": lambda: _of_conflict(comparison, int(number)),
        "quote": lambda: _of_quotation(comparison, int(number)),
        "framing": lambda: _of_framing(comparison, comparison.framing[int(number)]),
    }
    return ways[name]()


def _of_link(comparison: Comparison, link: Link) -> tuple[str, ...]:
    said = []
    if link.relation in (Relation.SAME, Relation.EDITED):
        changes = sum(edit.op is not EditOp.EQUAL for edit in link.edits)
        said.append(
            tr_n(
                "Word for word the same but for {count} change.",
                "Word for word the same but for {count} changes.",
                changes,
            )
            if changes
            else tr("Word for word the same.")
        )
    else:
        said.append(tr("The sentences are close in meaning."))
        said += _shared(comparison, _spans(comparison, link))
    if link.moved:
        said.append(tr("The passages around it come in another order on the other side."))
    return (*said, _above(link.score, comparison.provenance.settings.link_threshold))


def _of_omission(comparison: Comparison, finding: Finding) -> tuple[str, ...]:
    side = Side.A if finding.spans[Side.A] else Side.B
    row = _coverage_at(comparison, side, finding.spans[side][0])
    if row is None:
        return ()
    other = side.other.letter
    best = row.nearest[0].score if row.nearest else 0.0
    settings = comparison.provenance.settings
    if row.status is Status.PARTLY:
        return (
            tr("{other} tells this sentence in part.", other=other),
            *(
                tr(
                    "How surely it tells these words, too: {told:.2f}; they would count as told "
                    "from {least:.2f} up.",
                    told=1.0 - missing.score,
                    least=settings.coverage_threshold,
                )
                for missing in row.missing
                if missing.span in finding.spans[side]
            ),
        )
    return (
        tr(
            "No sentence of {other} is linked with it: the nearest reaches {best:.2f}, and a link "
            "needs {least:.2f}.",
            other=other,
            best=best,
            least=settings.link_threshold,
        )
        if best < settings.link_threshold
        else tr("No sentence of {other} tells enough of it to be linked with it.", other=other),
    )


def _of_conflict(comparison: Comparison, number: int) -> tuple[str, ...]:
    conflict = comparison.conflicts[number]
    differs = {
        ConflictKind.NUMBER: tr("Both passages give a number for it, and the numbers differ."),
        ConflictKind.DATE: tr("Both passages give a time for it, and the times differ."),
        ConflictKind.NAME: tr("Both passages name someone or something, and the names differ."),
        ConflictKind.NEGATION: tr("One passage denies what the other says."),
        ConflictKind.OTHER: tr("A detail cannot be as both passages say."),
    }
    spans = tuple(
        comparison.analyses[side].sentences[passage.sentence].span
        for side, passage in ((Side.A, conflict.a), (Side.B, conflict.b))
    )
    least = comparison.provenance.settings.conflict_threshold
    shared = _shared(comparison, (spans[0], spans[1]))
    return (differs[conflict.kind], *shared, _above(conflict.score, least))


def _of_quotation(comparison: Comparison, number: int) -> tuple[str, ...]:
    pair = comparison.quotes[number]
    texts = (comparison.articles[0].text, comparison.articles[1].text)
    same = sum(
        len(_WORD.findall(edit.a.of(texts[0])))
        for edit in word_edits(texts, pair.a.span, pair.b.span)
        if edit.op is EditOp.EQUAL
    )
    sizes = [
        len(_WORD.findall(passage.span.of(text)))
        for passage, text in zip((pair.a, pair.b), texts, strict=True)
    ]
    return (
        tr(
            "{same} words are the same, of {a} in A and {b} in B.",
            same=same,
            a=sizes[0],
            b=sizes[1],
        ),
        tr("Certainty {score:.2f}.", score=pair.score),
    )


def _of_framing(comparison: Comparison, framing: Framing) -> tuple[str, ...]:
    least = comparison.provenance.settings.framing_threshold
    if framing.kind is FramingKind.PLACEMENT:
        said = [_placement(comparison, framing)]
    else:
        said = [tr(_KINDS[framing.kind]), *_lists(comparison, framing)]
    return (*said, _above(framing.score, least))


_KINDS = {
    FramingKind.LABELLING: "The same is called otherwise in linked passages.",
    FramingKind.ATTRIBUTION: "The same is reported with other words, or without a source.",
    FramingKind.LOADED: "The passages are linked, and one has a word that evaluates or stirs.",
    FramingKind.HEDGE: "The passages are linked, and one is less certain.",
    FramingKind.AGENCY: "The passages are linked, and who acts is named on one side only.",
}
_CATEGORIES = {
    WordingCategory.LOADED: "{words} is in the list of loaded words.",
    WordingCategory.HEDGE: "{words} is in the list of hedges.",
    WordingCategory.BOOSTER: "{words} is in the list of boosters.",
    WordingCategory.REPORT_VERB: "{words} is in the list of reporting verbs.",
}


def _lists(comparison: Comparison, framing: Framing) -> list[str]:
    """Name the word lists in which words of a framing stand."""
    said = []
    for side, passage in ((Side.A, framing.a), (Side.B, framing.b)):
        for wording in comparison.analyses[side].wording:
            if passage is not None and wording.span.overlaps(passage.span):
                words = quoted(comparison.articles[side].text, wording.span, _SHOWN)
                said.append(tr(_CATEGORIES[wording.category], words=words))
    return list(dict.fromkeys(said))


def _placement(comparison: Comparison, framing: Framing) -> str:
    shares = [
        100 * passage.span.start / max(1, len(comparison.articles[side].text))
        for side, passage in ((Side.A, framing.a), (Side.B, framing.b))
        if passage is not None
    ]
    if len(shares) < 2:
        return tr("It stands far apart in the two articles.")
    return tr(
        "Of A {a:.0f} % stands before it, of B {b:.0f} %.",
        a=shares[0],
        b=shares[1],
    )


def _shared(comparison: Comparison, spans: tuple[Span, Span]) -> list[str]:
    """Name the telling words that both passages have."""
    left, right = (
        {word.casefold(): word for word in _WORD.findall(span.of(article.text))}
        for span, article in zip(spans, comparison.articles, strict=True)
    )
    both = [word for key, word in left.items() if key in right and _is_telling(word)]
    if not both:
        return []
    words = ", ".join(both[:_NAMED])
    return [tr("Both have: {words}.", words=words)]


def _is_telling(word: str) -> bool:
    """Say whether a word tells something by itself, as a name, a figure or a long word does."""
    if word.casefold() in _SMALL or len(word) < 2:
        return False
    return len(word) >= _TELLING or word[0].isupper() or word.isdigit()


def _spans(comparison: Comparison, link: Link) -> tuple[Span, Span]:
    ends = []
    for side in Side:
        sentences = comparison.analyses[side].sentences
        numbers = link.sentences(side)
        first, last = sentences[min(numbers)].span, sentences[max(numbers)].span
        ends.append(Span(start=first.start, end=last.end))
    return ends[0], ends[1]


def _coverage_at(comparison: Comparison, side: Side, span: Span) -> Coverage | None:
    sentences = comparison.analyses[side].sentences
    rows = (row for row in comparison.coverage[side] if sentences[row.sentence].span.overlaps(span))
    return next(rows, None)


def _above(score: float, least: float) -> str:
    return tr(
        "Certainty {score:.2f}; such findings are shown from {least:.2f} up.",
        score=score,
        least=least,
    )
