"""Captions that tell nothing but who took a picture."""

from collections.abc import Sequence

from reader.engine._words import Word

_MOST_CAPITALS = 4  # words in capitals alone; more are a caption set in capitals
_CREDIT_WORDS = frozenset(
    """agency archive copyright courtesy credit file getty graphic handout illustration image images
    photo photograph photographed photographer photography photos picture pictures pool screenshot
    source stock video""".split()
)


def is_credit(text: str, words: Sequence[Word]) -> bool:
    """Say whether a caption only names who took a picture: "Ida Brandt / Northfell Images".

    It tells nothing in small letters, but for the words that credits are made of.
    """
    told = [word for word in words if word.is_content and word.form not in _CREDIT_WORDS]
    in_capitals = sum(word.span.of(text).isupper() for word in told)
    is_all_capitals = in_capitals == len(told) > _MOST_CAPITALS
    return not is_all_capitals and not any(text[word.span.start].islower() for word in told)
