"""Mark the words that colour how a fact is put: loaded words, hedges, boosters, reporting verbs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.core import (
    Article,
    Progress,
    Sentence,
    Span,
    Wording,
    WordingCategory,
    silent,
    tracked,
)
from reader.engine._guards import Context, is_guarded
from reader.engine._lexicons import Lexicons
from reader.engine._phrases import Match, PhraseList, base_forms
from reader.engine._quotations import outermost, quotations
from reader.engine._reporting import Reporting
from reader.engine._syntax import tokenize
from reader.engine._words import Word, words_in

LEAST_LOADED = 0.6
SIGN_OF_REPORTING = 0.06
COMPANY = 0.08
QUOTED = 0.8
_LONG = 28

_SAYING = frozenset("say tell report announce accord add ask note statement tweet write".split())
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december jan feb aug sept oct nov dec week month
    year""".split()
)
_NAMED_GROUPS = frozenset({"partisan"})
FORCE = {
    "neutral": 0.2, "voice": 0.2, "evidence": 0.3, "speech": 0.4, "belief": 0.4, "intention": 0.4,
    "commissive": 0.5, "question": 0.5, "directive": 0.6, "factive": 0.6, "negative": 0.7,
    "praise": 0.7, "strong": 0.75, "blame": 0.8, "claim": 0.8,
}  # fmt: skip


def wording(
    article: Article, sentences: tuple[Sentence, ...], lexicons: Lexicons
) -> tuple[Wording, ...]:
    """Mark the listed words of an article: `Marker.of(lexicons).wording(article, sentences)`."""
    return Marker.of(lexicons).wording(article, sentences)


def _within(quoted: Sequence[Span], sentence: Span, first: int) -> tuple[int, list[Span]]:
    """Give the first quotation that does not end before a sentence, and those that reach in."""
    while first < len(quoted) and quoted[first].end <= sentence.start:
        first += 1
    last = first
    while last < len(quoted) and quoted[last].start < sentence.end:
        last += 1
    return first, list(quoted[first:last])


def _lower_quoted(marks: Sequence[Wording], quoted: Sequence[Span]) -> Iterator[Wording]:
    """Lower the score of the marks that lie inside a quotation (both come in order)."""
    number = 0
    for mark in sorted(marks, key=lambda mark: mark.span):
        while number < len(quoted) and quoted[number].end <= mark.span.start:
            number += 1
        inside = number < len(quoted) and quoted[number].contains(mark.span)
        spoken = inside and mark.category is not WordingCategory.REPORT_VERB
        yield replace(mark, score=round(mark.score * QUOTED, 3)) if spoken else mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """The lists made ready for search, which takes some 40 ms: keep it for many articles."""

    loaded: PhraseList
    hedges: PhraseList
    boosters: PhraseList
    reporting: Reporting

    @classmethod
    def of(cls, lexicons: Lexicons) -> "Marker":
        """Prepare the lists `loaded`, `hedges`, `boosters` and `reporting_verbs`."""
        return cls(
            loaded=PhraseList.of(lexicons["loaded"]),
            hedges=PhraseList.of(lexicons["hedges"]),
            boosters=PhraseList.of(lexicons["boosters"]),
            reporting=Reporting(lexicons["reporting_verbs"]),
        )

    def wording(
        self, article: Article, sentences: Sequence[Sentence], progress: Progress = silent
    ) -> tuple[Wording, ...]:
        """Mark the listed words of an article, in order of their places.

        Sentences of blocks that are not compared are passed over. A score is the list's
        weight, and for a reporting verb the force of its class (0.2 for "said", 0.8 for
        "claimed"); words inside quotation marks are their speaker's, and get four fifths
        of it.

        A loaded word that is weak alone is left out where its sentence reads like a
        report: each of a saying verb, a date, a figure and a length of more than 28 words
        takes 0.06 from its weight, a second loaded word in the sentence adds 0.08, and
        below 0.6 it is no mark (settings by `tests/quality/fit_wording.py`).
        """
        quoted = [quotation.span for quotation in outermost(quotations(article))]
        found: list[Wording] = []
        first = 0
        for sentence in tracked(sentences, progress, "Reading"):
            first, inside = _within(quoted, sentence.span, first)
            if sentence.kind.is_compared:
                found += self._marks(article.text, sentence.span)
                found += self._reports(article.text, sentence.span, inside)
        lowered = _lower_quoted(found, quoted)
        return tuple(sorted(lowered, key=lambda mark: (mark.span, mark.category)))

    def _marks(self, text: str, sentence: Span) -> list[Wording]:
        """Mark the loaded words, hedges and boosters of one sentence."""
        words = words_in(text, sentence)
        loaded = _loaded(self.loaded, words, text)
        hedges = [m for m in self.hedges.find(words) if not _is_inside(m, loaded)]
        found = [(WordingCategory.LOADED, m) for m in loaded]
        for category, matches in (
            (WordingCategory.HEDGE, hedges),
            (WordingCategory.BOOSTER, self.boosters.find(words)),
        ):
            found += [(category, m) for m in matches if not _is_ruled_out(m, words, text)]
        return [
            Wording(
                span=_place(m, words),
                category=category,
                score=m.entry.weight,
            )
            for category, m in found
        ]

    def _reports(self, text: str, sentence: Span, quoted: Sequence[Span]) -> list[Wording]:
        """Mark the reporting verbs and nouns of one sentence, without their auxiliaries."""
        tokens = tokenize(text, sentence, tuple(quoted))
        return [
            Wording(
                span=Span(start=tokens[cue.head].span.start, end=tokens[cue.end - 1].span.end),
                category=WordingCategory.REPORT_VERB,
                score=FORCE[cue.entry.group],
            )
            for cue in self.reporting.cues(tokens)
        ]


def _is_inside(match: Match, phrases: Sequence[Match]) -> bool:
    """Say whether a match lies in a longer one: "speculate" in "leaving many to speculate"."""
    return any(p.start <= match.start and match.end <= p.end for p in phrases)


def _place(match: Match, words: Sequence[Word]) -> Span:
    """Give the place of a match, without a possessive ending that the list does not have."""
    last = words[match.end - 1]
    is_cut = last.form.endswith("'s") and not match.entry.phrase.endswith("'s")
    end = last.span.end - 2 if is_cut else last.span.end
    return Span(start=words[match.start].span.start, end=end)


def _is_ruled_out(match: Match, words: Sequence[Word], text: str) -> bool:
    """Say whether the context of a listed phrase, or its being a name, rules it out."""
    at = Context(words=words, start=match.start, end=match.end, text=text)
    if is_guarded(match.entry.phrase, at):
        return True
    is_one_word = match.end - match.start == 1
    return is_one_word and match.entry.group not in _NAMED_GROUPS and at.is_name


def _loaded(phrases: PhraseList, words: tuple[Word, ...], text: str) -> list[Match]:
    """Find the loaded phrases that are strong enough for their sentence."""
    found = [m for m in phrases.find(words) if not _is_ruled_out(m, words, text)]
    if not found:
        return []
    shift = COMPANY * (len(found) > 1) - SIGN_OF_REPORTING * _signs_of_reporting(words)
    shifted = ((match, round(match.entry.weight + shift, 3)) for match in found)
    return [_with_weight(m, min(1.0, weight)) for m, weight in shifted if weight >= LEAST_LOADED]


def _signs_of_reporting(words: tuple[Word, ...]) -> int:
    """Count the signs that a sentence reports: a saying verb, a date, a figure, its length."""
    forms = {form for word in words for form in base_forms(word.form)}
    has_figure = any(word.form[0].isdigit() for word in words)
    return bool(forms & _SAYING) + bool(forms & _TIMES) + has_figure + (len(words) > _LONG)


def _with_weight(match: Match, weight: float) -> Match:
    return replace(match, entry=replace(match.entry, weight=weight))
