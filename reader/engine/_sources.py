"""Find who speaks: the noun phrase that is the subject of a reporting cue.

All places are token numbers of one sentence, ranges are half-open.
"""

from collections.abc import Sequence

from reader.engine._grammar import Tag
from reader.engine._syntax import Token

Range = tuple[int, int]

_NOMINAL = frozenset(
    [
        Tag.DETERMINER, Tag.NUMBER, Tag.WORD, Tag.NAME, Tag.POSSESSIVE, Tag.ADVERB, Tag.TIME,
        Tag.PREPOSITION, Tag.OBJECT,
    ]
)  # fmt: skip
_NAMING = _NOMINAL - {Tag.TIME, Tag.OBJECT, Tag.ADVERB}
_FINITE = frozenset([Tag.VERB, Tag.AUXILIARY, Tag.MODAL])
_ONE_WORD = frozenset([Tag.PRONOUN, Tag.RELATIVE, Tag.THAT])
_RELATIVE_SUBJECTS = frozenset(["who", "which", "that", "what"])
_LONGEST_ASIDE = 24
_LONGEST_LIST = 12
_LINKS_INSIDE = frozenset(["of", "for", "from", "with", "at", "by"])


def subject_before(tokens: Sequence[Token], at: int, floor: int = 0) -> Range | None:
    """Find the subject that stands before the verb group that begins at `at`.

    None where another verb's subject is shared ("he smiled and said").
    """
    end, head_end = _skip_asides(tokens, at, floor)
    if end <= floor:
        return None
    last = tokens[head_end - 1]
    if last.tag is Tag.CONJUNCTION:
        return None
    if last.tag in _ONE_WORD:
        is_subject = last.tag is Tag.PRONOUN or last.form in _RELATIVE_SUBJECTS
        return (head_end - 1, head_end) if is_subject else None
    start = _phrase_start(tokens, head_end, floor)
    start = _trim_start(tokens, start, head_end)
    if head_end < at and _is_second_apposition(tokens, start, floor):
        start = _phrase_start(tokens, start - 1, floor)
    return (start, end) if start < head_end else None


def shared_subject(tokens: Sequence[Token], at: int, *, nearest: bool) -> Range | None:
    """Find the subject of the first, or of the nearest, verb before `at`."""
    floor = 0
    for number in reversed(range(at)) if nearest else range(at):
        if tokens[number].tag not in _FINITE:
            continue
        found = subject_before(tokens, _verb_group_start(tokens, number, floor), floor)
        if found and (nearest or tokens[found[0]].tag not in (Tag.RELATIVE, Tag.THAT)):
            return found
    return None


def _verb_group_start(tokens: Sequence[Token], at: int, floor: int) -> int:
    while at > floor and tokens[at - 1].tag in (Tag.ADVERB, Tag.NEGATION, *_FINITE):
        at -= 1
    return at


def _skip_asides(tokens: Sequence[Token], at: int, floor: int) -> Range:
    """Step left over adverbs, dates and asides between commas.

    Gives the end of the whole phrase (an apposition belongs to it) and of its head.
    """
    end, whole = at, 0
    while end > floor:
        last = tokens[end - 1]
        if last.tag in (Tag.ADVERB, Tag.TIME) or (
            last.tag is Tag.NUMBER and end - 2 >= floor and tokens[end - 2].tag is Tag.TIME
        ):
            end -= 1
        elif last.tag is Tag.NUMBER and end - 2 > floor and tokens[end - 2].form == "in":
            end -= 2
        elif last.form == "on" and end < at:
            end -= 1
        elif last.form == ",":
            opening = _opening_comma(tokens, end - 1, floor)
            if opening is None:
                return floor, floor
            if _is_apposition(tokens, opening):
                whole = whole or end - 1
            end = opening
        elif last.is_speech and _opening_comma(tokens, end - 1, max(floor, end - 5)):
            whole = whole or end
            end = _opening_comma(tokens, end - 1, floor) or floor
        else:
            break
    return max(end, whole), end


def _opening_comma(tokens: Sequence[Token], closing: int, floor: int) -> int | None:
    for number in range(closing - 1, max(floor, closing - _LONGEST_ASIDE) - 1, -1):
        if tokens[number].form == "," and number > floor:
            return number
        if tokens[number].form in (";", ":", "—", "–", "--"):
            return None
    return None


def _is_apposition(tokens: Sequence[Token], comma: int) -> bool:
    first = tokens[comma + 1]
    if first.form in ("now", "then", "including"):
        return True
    if first.form.endswith("ing") and not first.capital:
        return False
    nominal = (Tag.DETERMINER, Tag.NAME, Tag.WORD, Tag.NUMBER)
    return first.tag in nominal or first.form in ("who", "whose")


def _phrase_start(tokens: Sequence[Token], end: int, floor: int) -> int:
    """Walk left over the words of a noun phrase with its attachments."""
    start = end
    while start > floor:
        token = tokens[start - 1]
        if token.tag is Tag.DETERMINER and not _goes_on_left(tokens, start - 1, floor):
            return start - 1
        if token.tag in _NOMINAL or _is_quoted_word(token, tokens, start):
            start -= 1
        elif token.tag in _FINITE and _modifier_start(tokens, start - 1, floor) is not None:
            start = _modifier_start(tokens, start - 1, floor) or floor
        elif _joins_nouns(tokens, start - 1, floor) or _is_list_comma(tokens, start - 1, end):
            start -= 1
        else:
            break
    return start


def _is_second_apposition(tokens: Sequence[Token], start: int, floor: int) -> bool:
    """Say whether the name that a phrase explains stands before it: "Bo, head of"."""
    if start - 2 < floor or tokens[start - 1].form != "," or not tokens[start - 2].capital:
        return False
    first = _phrase_start(tokens, start - 1, floor)
    return not tokens[start].capital and tokens[first].tag is Tag.NAME


def _is_quoted_word(token: Token, tokens: Sequence[Token], after: int) -> bool:
    short = token.tag is Tag.QUOTATION and len(token.span) <= 24 and not token.is_speech
    return short and after < len(tokens) and tokens[after].tag in (Tag.WORD, Tag.NAME)


def _goes_on_left(tokens: Sequence[Token], determiner: int, floor: int) -> bool:
    """Say whether the phrase reaches farther left than a determiner: "head of the"."""
    if determiner <= floor:
        return False
    last = tokens[determiner - 1]
    if tokens[determiner].form in ("all", "both", "each") and last.capital:
        return True
    return last.tag in (Tag.PREPOSITION, Tag.CONJUNCTION, Tag.DETERMINER, *_FINITE)


def _modifier_start(tokens: Sequence[Token], verb: int, floor: int) -> int | None:
    """Give where a clause that modifies the noun begins: a study *that came out in May*."""
    noun = (Tag.NAME, Tag.WORD)
    after = tokens[verb + 1].tag if verb + 1 < len(tokens) else Tag.MARK
    is_reduced = tokens[verb].form.endswith("ed") and after is Tag.PREPOSITION
    if is_reduced and verb > floor and tokens[verb - 1].tag in noun:
        return verb
    first = _verb_group_start(tokens, verb, floor)
    if first - 1 > floor and tokens[first - 1].form in ("that", "who", "which"):
        return first - 1 if tokens[first - 2].tag in noun else None
    return None


def _joins_nouns(tokens: Sequence[Token], conjunction: int, floor: int) -> bool:
    """Say whether "and" joins two noun phrases rather than two clauses."""
    number = conjunction - 1
    if tokens[conjunction].form not in ("and", "&", "or"):
        return False
    if number < floor or tokens[number].tag not in _NOMINAL:
        return False
    while number >= floor and tokens[number].tag in _NOMINAL:
        number -= 1
    return number < floor or tokens[number].tag not in (*_FINITE, Tag.TO, Tag.CONJUNCTION)


def _is_list_comma(tokens: Sequence[Token], comma: int, end: int) -> bool:
    """Say whether a comma parts the items of "A, B and C"."""
    if tokens[comma].form != ",":
        return False
    rest = [t.form for t in tokens[comma + 1 : end]]
    if "and" not in rest[1:] or len(rest) > _LONGEST_LIST or comma < 1:
        return False
    if tokens[comma - 1].capital:
        return True
    first = comma
    while first > 0 and tokens[first - 1].tag in _NOMINAL and comma - first < _LONGEST_LIST:
        first -= 1
    return first < comma and tokens[first].tag not in (Tag.PREPOSITION, Tag.ADVERB, Tag.TIME)


def _trim_start(tokens: Sequence[Token], start: int, end: int) -> int:
    """Leave out what opens the clause before its subject: but, on Friday, in Ohio."""
    while start < end and tokens[start].tag in (Tag.ADVERB, Tag.TIME, Tag.CONJUNCTION, Tag.MARK):
        start += 1
    if start < end and tokens[start].tag is Tag.PREPOSITION:
        return _after_adjunct(tokens, start, end)
    return start


def _after_adjunct(tokens: Sequence[Token], start: int, end: int) -> int:
    """Give where the noun phrase after a leading prepositional phrase begins."""
    for number in range(start + 1, end):
        if tokens[number].tag is Tag.TIME:
            return _trim_start(tokens, number + 1, end)
    for number in range(end - 1, start + 1, -1):
        before = tokens[number - 1]
        opens = tokens[number].tag is Tag.DETERMINER and before.tag is not Tag.PREPOSITION
        changes = tokens[number].capital and not before.capital and before.tag is Tag.WORD
        if opens or changes:
            return number
    return start + 1


def phrase_after(tokens: Sequence[Token], at: int) -> int:
    """Give the end of the noun phrase, with its apposition, that begins at `at`."""
    end = _simple_phrase_end(tokens, at)
    has_comma = end > at and end + 1 < len(tokens) and tokens[end].form == ","
    if has_comma and _is_apposition(tokens, end) and not _opens_clause(tokens, end + 1):
        return _apposition_end(tokens, end + 1)
    return end


def _simple_phrase_end(tokens: Sequence[Token], at: int) -> int:
    end = at
    if at < len(tokens) and tokens[at].tag in (Tag.PRONOUN, Tag.OBJECT):
        return at + 1
    while end < len(tokens):
        token = tokens[end]
        if token.tag is Tag.PREPOSITION:
            if end == at or not _holds_together(tokens, end):
                break
        elif token.tag is Tag.VERB and end == at:
            pass
        elif token.form in ("and", "&"):
            after = tokens[end + 1].tag if end + 1 < len(tokens) else Tag.MARK
            if after not in (Tag.NAME, Tag.DETERMINER, Tag.WORD):
                break
        elif token.tag not in _NAMING and not (token.tag is Tag.ADVERB and end == at):
            break
        end += 1
    return end


def _holds_together(tokens: Sequence[Token], link: int) -> bool:
    """Say whether a preposition links two parts of a name or noun phrase."""
    after = tokens[link + 1] if link + 1 < len(tokens) else None
    if tokens[link].form not in _LINKS_INSIDE or after is None or after.form.endswith("ing"):
        return False
    # "accused by Bo Lund of theft": a person's name is over before a plain noun.
    return not (tokens[link - 1].capital and after.tag is Tag.WORD and tokens[link].form == "of")


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a subject and a verb, not an apposition, begin at a place."""
    end = _simple_phrase_end(tokens, at)
    return end < len(tokens) and tokens[end].tag in _FINITE


def _apposition_end(tokens: Sequence[Token], at: int) -> int:
    for number in range(at, len(tokens)):
        token = tokens[number]
        if token.tag is Tag.QUOTATION or token.form in (";", ":", "—", "--"):
            return number
        if token.form == ",":
            return number
        if token.tag is Tag.MARK and number == len(tokens) - 1:
            return number
    return len(tokens)
