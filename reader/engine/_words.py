"""Words of a text with their places, and the forms under which they are compared."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from reader.core import Span

LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"  # with the accents that stand by themselves
_REMEMBERED = 1 << 16  # words whose forms are kept, a few MB

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # D.C., U.S.
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th|s)?\b"  # 38,000  2.5  21st  1990s
    rf"|{LETTERS}(?:[’'‐-]{LETTERS})*"  # insisted  he's  pro-immigration
    r"|\w+"
)

STOP_WORDS = frozenset(
    """a an the of to in on at by for and or nor but if so as is are was were be been being am
    has have had having do does did doing will would can could may might shall should must
    this that these those it its it's he she they them him his her hers their theirs we us our
    you your i me my who whom whose which what when where why how there here then than with
    without from into onto upon about over under out up down off between through during before
    after again also too very more most some any such own same other each both all just only
    not no s t d ll m re ve said says say mr mrs ms dr although though even despite while because
    since amid among toward towards within per via still yet however therefore thus meanwhile
    instead rather whether unless until once upon around across along against ever never already
    now today nearly almost including according""".split()
)

_SUFFIXES = (
    ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"),
    ("izations", "ize"), ("ization", "ize"), ("isation", "ize"), ("ations", "ate"),
    ("ation", "ate"), ("ments", ""), ("ment", ""), ("nesses", ""), ("ness", ""),
    ("ities", "ity"), ("ingly", ""), ("edly", ""), ("ically", "ic"), ("ously", "ous"),
    ("ings", ""), ("ing", ""), ("ied", "y"), ("ies", "y"), ("ied", "y"), ("sses", "ss"),
    ("ed", ""), ("ers", "er"), ("ly", ""), ("es", ""), ("s", ""),
)  # fmt: skip
_SUFFIXES_BY_END = {
    end: tuple(item for item in _SUFFIXES if item[0].endswith(end))
    for end in {suffix[-1] for suffix, _ in _SUFFIXES}
}


class Word(NamedTuple):
    """One word: its place, its folded form (lower case, no accents) and its stem.

    A tuple, since articles have thousands, and a dataclass takes thrice as long to make.
    """

    span: Span
    form: str
    stem: str

    @property
    def is_content(self) -> bool:
        """Say whether the word carries content of its own (not a function word)."""
        return self.form not in STOP_WORDS


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Give the form under which words are compared: no case, accents or curly quotes."""
    if text.isascii():
        return text.lower()
    text = text.replace("’", "'").replace("‘", "'").replace("‐", "-")
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=_REMEMBERED)
def stem(form: str) -> str:
    """Cut the commonest English endings from a folded word.

    A light suffix stripper: it joins inflected forms (arrest, arrests, arrested,
    arresting) and leaves words of under five letters and numbers as they are.
    """
    form = form.removesuffix("'s").removesuffix("'")
    if form[:1].isdigit():
        return form.replace(",", "")
    if "." in form:
        return form.replace(".", "")
    for suffix, put in _SUFFIXES_BY_END.get(form[-1:], ()):
        if form.endswith(suffix) and len(form) - len(suffix) >= 3:
            if suffix == "s" and form.endswith(("ss", "us", "is")):
                continue
            return _tidy(form[: -len(suffix)] + put)
    return _tidy(form)


def _tidy(root: str) -> str:
    """Undo a doubled consonant and drop a final e, so that forms of a verb meet."""
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiouls":
        return root[:-1]
    return root[:-1] if len(root) > 4 and root.endswith("e") else root


@lru_cache(maxsize=1 << 12)  # marks are looked for in the same sentences again
def words_in(text: str, span: Span) -> tuple[Word, ...]:
    """Find the words of one stretch of text, in order."""
    out = []
    for match in _WORD.finditer(text, span.start, span.end):
        form = fold(match[0])
        place = Span(start=match.start(), end=match.end())
        out.append(Word(span=place, form=form, stem=stem(form)))
    return tuple(out)
