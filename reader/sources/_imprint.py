"""What an article's own lines say about its author, outlet and day."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.core import BlockKind
from reader.sources._bylines import names_in, outlet_in
from reader.sources._dates import iso_date
from reader.sources._draft import Facts, Piece

_NAME = r"[A-Z][\w.&'’-]*(?: (?:[A-Z&][\w.&'’-]*|of|the|and|for))*"
_OUTLETS = (
    re.compile(rf"\b(?:adapted|republished|syndicated) by (?P<name>{_NAME})"),
    re.compile(rf"\boriginally (?:published|appeared) (?:in|on|by|at) (?P<name>{_NAME})"),
    re.compile(
        rf"^(?:©|\(c\)|[Cc]opyright)(?: ?©| \(c\))? ?(?:19|20)\d\d,? (?:[Bb]y )?(?P<name>{_NAME})"
    ),
)
_NOT_PART_OF_NAME = re.compile(r"\.? All\b.*$|[.,]$")


def with_imprint(facts: Facts, pieces: Sequence[Piece], kinds: Sequence[BlockKind]) -> Facts:
    """Fill what is still unknown from bylines and notices; what they leave open stays None."""
    bylines = [p.text for p, kind in zip(pieces, kinds, strict=True) if kind is BlockKind.BYLINE]
    notices = [p.text for p, k in zip(pieces, kinds, strict=True) if k is BlockKind.BOILERPLATE]
    return replace(
        facts,
        byline=facts.byline or _first(names_in(line) for line in bylines),
        published=facts.published or _first(iso_date(line) for line in bylines),
        outlet=facts.outlet
        or _first(outlet_in(line) for line in bylines)
        or _first(_outlet_of_notice(line) for line in notices),
    )


def _outlet_of_notice(line: str) -> str | None:
    """Give the outlet that a notice of syndication or copyright names."""
    for pattern in _OUTLETS:
        if found := pattern.search(line):
            return _NOT_PART_OF_NAME.sub("", found["name"]) or None
    return None


def _first(values: Iterable[str | None]) -> str | None:
    """Give the first value there is."""
    return next(filter(None, values), None)
