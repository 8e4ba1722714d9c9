"""Mark the words that colour how a fact is put: loaded words, hedges, boosters, reporting verbs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.core import Article, Sentence, Span, Wording, WordingCategory
from reader.engine._guards import DETERMINERS, Context, is_guarded
from reader.engine._lexicons import Entry, Lexicons
from reader.engine._phrases import Match, PhraseList, base_forms
from reader.engine._quotations import outermost, quotations
from reader.engine._words import Word, words_in

LEAST_LOADED = 0.55
SIGN_OF_REPORTING = 0.08
COMPANY = 0.08
QUOTED = 0.8

_SAYING = frozenset("say tell report announce accord add ask note statement tweet write".split())
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december jan feb aug sept oct nov dec week month
    year""".split()
)
_NAMED_GROUPS = frozenset({"partisan"})
_FORCE = {
    "neutral": 0.2, "voice": 0.2, "evidence": 0.3, "speech": 0.4, "belief": 0.4, "intention": 0.4,
    "commissive": 0.5, "question": 0.5, "directive": 0.6, "factive": 0.6, "negative": 0.7,
    "praise": 0.7, "strong": 0.75, "blame": 0.8, "claim": 0.8,
}  # fmt: skip
_ANY_COMPLEMENT = 0.7
_CLAUSE_OPENERS = frozenset("that he she they it we i there".split())
_NOUN_COMPLEMENTS = frozenset("that of by from to".split())
_MARKS = "\"“”‘,:"


def wording(
    article: Article, sentences: tuple[Sentence, ...], lexicons: Lexicons
) -> tuple[Wording, ...]:
    """Mark the listed words of an article, in order of their places.

    Reads the lists `loaded`, `hedges`, `boosters` and `reporting_verbs`. Sentences of
    blocks that are not compared are passed over. A score is the list's weight, and for
    a reporting verb the force of its class (0.2 for "said", 0.8 for "claimed"); words
    inside quotation marks are their speaker's, and get four fifths of it.

    A loaded word that is weak alone is left out where its sentence reads like a report:
    each of a saying verb, a date and a figure takes 0.08 from its weight, a second loaded
    word in the sentence adds as much, and below 0.55 it is no mark.
    """
    reader = _Reader.of(lexicons)
    quoted = [quotation.span for quotation in outermost(quotations(article))]
    found: list[Wording] = []
    for sentence in sentences:
        if sentence.kind.is_compared:
            found += reader.marks(words_in(article.text, sentence.span), article.text)
    return tuple(sorted(_lower_quoted(found, quoted), key=lambda mark: (mark.span, mark.category)))


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
class _Reader:
    """The lists made ready for search."""

    loaded: PhraseList
    hedges: PhraseList
    boosters: PhraseList
    verbs: PhraseList
    nouns: PhraseList

    @classmethod
    def of(cls, lexicons: Lexicons) -> "_Reader":
        reporting = lexicons["reporting_verbs"]
        return cls(
            loaded=PhraseList(entries=lexicons["loaded"]),
            hedges=PhraseList(entries=lexicons["hedges"]),
            boosters=PhraseList(entries=lexicons["boosters"]),
            verbs=PhraseList(entries={p: e for p, e in reporting.items() if not _is_noun(p)}),
            nouns=PhraseList(entries=_bare_nouns(reporting)),
        )

    def marks(self, words: tuple[Word, ...], text: str) -> list[Wording]:
        """Give the marks of one sentence, in no order."""
        places = [(category, match) for category, match in self._matches(words, text)]
        return [
            Wording(
                span=Span(start=words[m.start].span.start, end=_end(words[m.end - 1])),
                category=category,
                score=m.entry.weight,
            )
            for category, m in places
        ]

    def _matches(
        self, words: tuple[Word, ...], text: str
    ) -> Iterator[tuple[WordingCategory, Match]]:
        for category, phrases in (
            (WordingCategory.HEDGE, self.hedges),
            (WordingCategory.BOOSTER, self.boosters),
        ):
            yield from ((category, m) for m in phrases.find(words) if not _is_ruled_out(m, words, text))
        for match in _loaded(self.loaded, words, text):
            yield WordingCategory.LOADED, match
        for match in _reporting(self, words, text):
            yield WordingCategory.REPORT_VERB, match


def _end(word: Word) -> int:
    """Give the end of a word without a possessive ending."""
    return word.span.end - 2 if word.form.endswith("'s") else word.span.end


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
    """Count the signs that a sentence reports: a saying verb, a date, a figure."""
    forms = {form for word in words for form in base_forms(word.form)}
    has_figure = any(word.form[0].isdigit() for word in words)
    return bool(forms & _SAYING) + bool(forms & _TIMES) + has_figure


def _with_weight(match: Match, weight: float) -> Match:
    return replace(match, entry=replace(match.entry, weight=weight))


def _is_noun(phrase: str) -> bool:
    return phrase.startswith(("a ", "an ", "the "))


def _bare_nouns(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """Give the nouns of the reporting list without their articles."""
    return {p.split(" ", 1)[1]: entry for p, entry in entries.items() if _is_noun(p)}


def _reporting(reader: _Reader, words: tuple[Word, ...], text: str) -> Iterator[Match]:
    """Find reporting verbs, and nouns that report, each weighed by the force of its class."""
    taken: set[int] = set()
    for match in reader.verbs.find(words):
        at = Context(words=words, start=match.start, end=match.end, text=text)
        if at.before not in DETERMINERS and _reports(match, at):
            taken.update(range(match.start, match.end))
            yield _with_weight(match, _FORCE.get(match.entry.group, 0.3))
    for match in reader.nouns.find(words):
        at = Context(words=words, start=match.start, end=match.end, text=text)
        if match.start not in taken and _is_reporting_noun(at):
            yield _with_weight(match, _FORCE.get(match.entry.group, 0.3))


def _reports(match: Match, at: Context) -> bool:
    """Say whether a listed verb has the complement that its weight asks for."""
    if match.entry.weight >= _ANY_COMPLEMENT and match.entry.group != "neutral":
        return True
    if match.entry.phrase in ("say", "tell") or at.after in _CLAUSE_OPENERS:
        return True
    start, end = at.words[at.start].span.start, at.words[at.end - 1].span.end
    around = at.text[max(0, start - 2) : start] + at.text[end : end + 2]
    return any(mark in around for mark in _MARKS)


def _is_reporting_noun(at: Context) -> bool:
    """Tell "Bowser’s firm claim" and "claims that" from a noun that reports nobody's words."""
    owners = (at.before, at.form(at.start - 2))
    return at.after in _NOUN_COMPLEMENTS or any(form.endswith("'s") for form in owners)
