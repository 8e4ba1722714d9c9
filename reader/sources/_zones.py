"""What the names of a page's elements tell about the text inside: tables to read and extend.

Names are an element's role, item property, relation, classes and id, cut into words in
small letters. The first row that fits counts.
"""

import re
from enum import StrEnum
from functools import cache

from reader.core import BlockKind


class Zone(StrEnum):
    """Why a part of a page is not the article; the value is the reason shown to people."""

    COMMENTS = "comments"
    ADVERT = "advert"
    RELATED = "related"
    NAVIGATION = "navigation"
    DUPLICATE = "duplicate"
    OTHER = "other"


_ZONES = (
    (Zone.COMMENTS, "comments?|disqus|replies|respond|reply|discussion"),
    (Zone.ADVERT, r"ads?|advert\w*|sponsor\w*|promo\w*|outbrain|taboola|dfp|banner|commercial"),
    (Zone.RELATED, r"related|recommend\w*|popular|trending|recirc\w*|teasers?|carousel|suggested"),
    (Zone.RELATED, "most (?:read|viewed|shared)|more (?:stories|news|from|on|articles)"),
    (Zone.RELATED, "read (?:more|next)|also (?:like|read)|see also|latest|headlines|up ?next"),
    (Zone.RELATED, "widgets?|aside"),
    (Zone.NAVIGATION, r"nav|navigation|navbar|menu\w*|breadcrumbs?|masthead|toolbar|pagination"),
    (Zone.NAVIGATION, "header|footer|sidebar|skip|search|login|signin|register|tags?|topics"),
    (Zone.NAVIGATION, r"social|shar(?:e|ing)\w*|follow|cookies?|consent|subscribe|newsletters?"),
    (Zone.NAVIGATION, "copyright|pager"),
)
_HINTS = (
    (BlockKind.CAPTION, "figcaption|captions?|cutline|photocredit|credits?"),
    (BlockKind.CAPTION, "(?:photo|image|img|picture) (?:credit|source|caption)"),
    (BlockKind.BYLINE, "bylines?|byliner|authors?|dateline|timestamp|pubdate|datetime|time"),
    (BlockKind.BYLINE, "publish(?:ed)?|last updated|posted (?:on|by)|date ?(?:published|modified)"),
    (BlockKind.BYLINE, "(?:pub|publish|published|article|post|entry|story|meta) (?:date|time)"),
    (BlockKind.BYLINE, "(?:article|post|entry|story) (?:meta|info|author)"),
    (BlockKind.STANDFIRST, "standfirst|dek|deck|sub ?head(?:line|ing)?|sub ?title"),
    (BlockKind.STANDFIRST, "strap ?line|tag ?line"),
    (BlockKind.STANDFIRST, "(?:article|post|story|entry) (?:summary|excerpt|description|intro)"),
)
_MOST_TEXT = {BlockKind.CAPTION: 700, BlockKind.BYLINE: 250, BlockKind.STANDFIRST: 600}
"""Characters an element of such a name may hold; a larger one wraps something else."""


def zone_of(names: str) -> Zone | None:
    """Give the zone that an element's names tell of."""
    return next((zone for zone, words in _ZONES if _whole_words(words).search(names)), None)


def hint_of(names: str, length: int) -> BlockKind | None:
    """Give the kind of block that an element's names tell of, if its text is not too long."""
    for kind, words in _HINTS:
        if _whole_words(words).search(names):
            return kind if length <= _MOST_TEXT[kind] else None
    return None


@cache
def _whole_words(words: str) -> re.Pattern[str]:
    """Compile a row so that it matches whole words."""
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")
