"""Find what is said: the complement of a reporting cue, and where it ends.

All places are token numbers of one sentence, ranges are half-open.
"""

from collections.abc import Sequence

from reader.engine._carriers import medium_noun
from reader.engine._grammar import Tag
from reader.engine._reporting import Cue
from reader.engine._sources import phrase_after
from reader.engine._syntax import Token

_ADDRESSEE_VERBS = frozenset(
    """tell tells told telling remind reminds reminded reminding assure assures assured assuring
    inform informs informed informing notify notifies notified notifying warn warns warned
    warning reassure reassured convince convinced brief briefed""".split()
)
_AFTER_ADDRESSEE = frozenset(
    [Tag.THAT, Tag.TO, Tag.PRONOUN, Tag.RELATIVE, Tag.QUOTATION, Tag.DETERMINER, Tag.TIME]
)
_LONGEST_SUBJECT = 6
_FARTHEST_THAT = 12
_CLAUSE_MARKS = frozenset([";", ":"])
DASHES = frozenset(["—", "–", "--"])
_ADVERSATIVE = frozenset(
    "but although though while whereas despite even who whose when after as".split()
)


def medium_end(tokens: Sequence[Token], at: int) -> int:
    """Give the end of "in an interview with X" or "on Twitter" where it begins at `at`."""
    noun = medium_noun(tokens, at)
    if noun is None:
        return at
    after = tokens[noun + 1].form if noun + 1 < len(tokens) else ""
    return phrase_after(tokens, noun + 2) if after in ("with", "to") else noun + 1


def complement_start(tokens: Sequence[Token], cue: Cue) -> int:
    """Give where the complement begins: past the addressee, the date and the place."""
    at = cue.end
    limit = min(len(tokens), at + _FARTHEST_THAT)
    may_wait = _may_wait(tokens, cue)
    for number in range(at, limit):
        token = tokens[number]
        if token.tag is Tag.THAT and (may_wait or number == at):
            return number
        is_opened = number > 0 and tokens[number - 1].form in (",", ":")
        if token.tag is Tag.QUOTATION and (is_opened or number == at):
            return number
        if token.tag is Tag.MARK and not is_pause(tokens, number):
            break
        if token.tag in (Tag.VERB, Tag.MODAL, Tag.AUXILIARY, Tag.SUBORDINATOR):
            break
    if tokens[cue.head].form in _ADDRESSEE_VERBS and at < len(tokens):
        at = _after_addressee(tokens, at)
    return _past_date(tokens, at)


def _past_date(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens):
        is_dated = at + 1 < len(tokens) and tokens[at + 1].tag is Tag.TIME
        quoted = at + 1 < len(tokens) and tokens[at + 1].tag is Tag.QUOTATION
        if tokens[at].tag is Tag.TIME or (quoted and tokens[at].form in (",", ":")):
            at += 1
        elif is_dated and tokens[at].form in ("on", "in", "early", "late", "earlier", "later"):
            at += 2
        else:
            break
    return at


def _may_wait(tokens: Sequence[Token], cue: Cue) -> bool:
    """Say whether "that" may follow later: said on Monday that, told the board that."""
    if tokens[cue.head].form in _ADDRESSEE_VERBS or cue.end >= len(tokens):
        return True
    return tokens[cue.end].tag in (Tag.PREPOSITION, Tag.ADVERB, Tag.TIME, Tag.TO, Tag.MARK)


def is_pause(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a mark is the comma or colon before a quotation or “that”."""
    return tokens[at].form in (",", ":", "…")


def _after_addressee(tokens: Sequence[Token], at: int) -> int:
    end = at
    while end < len(tokens) and tokens[end].tag in (
        Tag.WORD, Tag.NAME, Tag.POSSESSIVE, Tag.NUMBER, Tag.OBJECT,
    ):  # fmt: skip
        end += 1
    if end == at and at < len(tokens) and tokens[at].tag in (Tag.DETERMINER, Tag.PRONOUN):
        end = phrase_after(tokens, at)
    return end if end < len(tokens) and tokens[end].tag in _AFTER_ADDRESSEE else at


def clause_end(tokens: Sequence[Token], at: int, cues: Sequence[Cue]) -> int:
    """Give where the clause that begins at `at` ends: before ", but", ", and X said", ";"."""
    starts = {cue.start for cue in cues}
    for number in range(at, len(tokens)):
        token = tokens[number]
        if token.form in _CLAUSE_MARKS and number > at:
            return number
        if token.form == "," and number > at and _breaks_after_comma(tokens, number, starts):
            return number
        if token.form in DASHES and number > at and _opens_aside(tokens, number + 1):
            return number
        if number > at and _joins_cue(tokens, number, starts):
            return number
    end = len(tokens)
    while end > at and tokens[end - 1].tag is Tag.MARK:
        end -= 1
    return end


def _opens_aside(tokens: Sequence[Token], at: int) -> bool:
    """Say whether what comes after a comma or dash is the writer's: but, who, citing."""
    if at >= len(tokens):
        return False
    is_participle = tokens[at].form.endswith("ing") and not tokens[at].capital
    return tokens[at].form in _ADVERSATIVE or (
        is_participle and tokens[at].tag in (Tag.WORD, Tag.VERB)
    )


def _breaks_after_comma(tokens: Sequence[Token], comma: int, starts: set[int]) -> bool:
    if comma + 1 >= len(tokens):
        return False
    first = tokens[comma + 1]
    if _opens_aside(tokens, comma + 1):
        return True
    if first.tag is Tag.CONJUNCTION and comma + 2 in starts:
        return True
    return _soon_speaks(tokens, comma + 1, starts)


def _joins_cue(tokens: Sequence[Token], at: int, starts: set[int]) -> bool:
    """Say whether a conjunction leads to another cue: "and warned", "but he said"."""
    if tokens[at].form not in ("and", "but"):
        return False
    has_pronoun = at + 1 < len(tokens) and tokens[at + 1].tag is Tag.PRONOUN
    return at + 1 in starts or (tokens[at].form == "but" and has_pronoun and at + 2 in starts)


def _soon_speaks(tokens: Sequence[Token], at: int, starts: set[int]) -> bool:
    """Say whether a short subject and its cue begin at a place."""
    for number in range(at, min(at + _LONGEST_SUBJECT, len(tokens))):
        if number in starts:
            return True
        if tokens[number].tag in (Tag.MARK, Tag.MODAL, Tag.AUXILIARY, Tag.TO):
            return False
    return False
