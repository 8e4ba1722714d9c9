"""What figures look like: one pattern of all forms, and what stands around them."""

import re
from collections.abc import Iterator

from reader.engine._dates import DATE, FIRST_OF_DATES
from reader.engine._number_words import (
    FIRST_OF_NUMBERS,
    NUMBER_WORDS,
    ORDINAL_WORDS,
    PART_WORDS,
    VAGUE_WORDS,
)

_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){1,5}(?![,\d]\d)(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?"
    r"|(?<!\w)\.\d{1,9})(?!\d)"
)
_CURRENCY = r"(?:\b(?:US|A|C|HK|NZ|S|R))?\$|[£€¥]|\bRs\.?(?=\s?\d)"
_TIME_UNIT = (
    r"(?:second|minute|hour|day|night|week|month|year|decade)s?|century|centuries|(?:hr|min|sec)s?"
)
_TIME_ADJECTIVE = "(?:more|additional|full|consecutive|straight|long|whole|working|business)"
_MONEY_WORD = (
    r"(?:U\.?S\.?\s)?dollars?|bucks?|(?:U\.?S\.?\s)?cents?|euros?|pence|pounds?\ssterling|yen|yuan"
    r"|rupees?|roubles?|rubles?|pesos?|francs?|riyals?"
)

# What is counted by the million, not measured in metres ("1.4m passengers").
_MILLIONS = (
    r"(?:(?:euro|dollar|pound|voter|resident|passenger|visitor|customer|user|viewer|worker"
    r"|employee|job|home|household|refugee|migrant|member|pupil|student|patient|dose|tonne"
    r"|barrel|share|view|follower|American|Briton)s|people|children|women|men)"
)

# Not figures: they are found first so that no part of them is taken for one.
_SKIPPED = "|".join(
    (
        r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}",
        r"(?<![\w-])(?:1-)?(?:\(\d{3}\)\s?)?\d{3}[-.]\d{3}[-.]\d{4}\b|(?<![\w-])\d{3}-\d{4}\b",
        r"(?<!\w)\d+(?:\.\d+){2,}|\d{16,}",
        r"(?<![\w’'])(?!(?i:mid|pre|post|non)-)[A-Za-z]{1,20}-\d[\w-]{0,20}",
        r"(?<!\w)(?!Q[1-4]\b)[A-Za-z]{1,12}\d[\w-]{0,20}",
        r"\b24/7\b|\b(?i:one\s(?:another|day|by\sone))\b",
        r"\b(?i:(?:each|every|any|some|this|that|which|the|no|only|is|as)\sone)\b",
    )
)

_QUANTITY = (
    rf"(?P<sign>(?<![\w)\].])[-−+](?=[\d$£€.]))?(?P<currency>{_CURRENCY})?(?(currency)\s?)"
    rf"(?:(?P<digits>(?<![\d/])(?<!\d[.,]){_DIGITS})(?P<mixed>[\s-]\d{{1,2}}/\d{{1,2}}\b|[½¼¾⅓⅔])?"
    rf"|\b(?P<words>(?i:{NUMBER_WORDS})))"
    r"(?P<half>(?i:[\s-]and[\s-]a[\s-]half\b))?"
    r"(?:[\s-]?(?P<scale>(?i:hundred|thousand|million|billion|trillion|dozen))s?\b"
    rf"|\s?(?P<short>(?:bn|mn|bln|mln|trn|[Kk])\b|m(?=\s(?:{_MILLIONS})\b))|\s?(?(currency)(?P<letter>[MmBb]\b)|(?!)))?"
    r"(?![A-Za-z]*\d|[A-Za-z]|\.\d)"
    r"(?:(?P<percent>\s?%|[\s-](?i:percent|per\scent|pct\b)(?:age)?)(?P<points>[\s-]points?\b)?"
    rf"|[\s-](?P<money>(?i:{_MONEY_WORD})\b)"
    rf"|(?(currency)(?!))[\s-](?:{_TIME_ADJECTIVE}\s)?(?P<time>(?i:{_TIME_UNIT})\b)"
    r"(?P<old>[\s-]old\b|\sof\sage\b)?)?"
)

_CLOCK = (
    r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[apAP][mM]\b)|\b\d{1,2}:\d\d\b"
    r"|\b(?:[01]\d|2[0-3])[0-5]\d\s(?:GMT|UTC|hours|EST|EDT|ET)\b"
    r"|\b\d{1,2}\so[’']clock\b|\b(?:noon|midnight)\b"
)
_SCORE = r"(?<![\w/.$£€-])\d{1,3}[-–]\d{1,3}(?:[-–]\d{1,3})?\b(?![\w/%]|[-.,]\d)"
_RATIO = (
    rf"\b(?i:(?:{NUMBER_WORDS}|\d{{1,3}})\s(?:in|out\sof)\s(?:every\s)?"
    rf"(?:{NUMBER_WORDS}|\d{{1,3}}\b))(?!\s?%|[\s-](?i:{_TIME_UNIT}|percent|per\scent)\b)"
)
_PART = (
    rf"\b(?<!and\s)(?i:{PART_WORDS})(?=\s(?:of|the|a|its|their|his|her|all)\b|\.|,|$)"
    rf"(?!\san?\s(?:{_TIME_UNIT}|hundred|thousand|million|billion|trillion|dozen))"
)
_ORDINAL = (
    r"\b(?:[Nn]o\.|[Nn]umber)\s\d{1,3}\b|\b\d{1,3}(?:,\d{3})?(?:st|nd|rd|th)\b"
    rf"|\bQ[1-4]\b|\b(?i:{ORDINAL_WORDS})"
)
FIGURE = re.compile(
    "|".join(
        (
            rf"(?P<skipped>{_SKIPPED})",
            rf"(?P<clock>{_CLOCK})",
            DATE,
            r"(?P<years>\b(?:1[89]|20)\d\d[-–](?:\d{4}|\d\d)\b)",
            r"(?P<fraction>(?<![\w/.])\d{1,3}/\d{1,3}\b(?!/))",
            rf"(?P<score>{_SCORE})",
            rf"(?P<ratio>{_RATIO})",
            rf"(?P<part>{_PART})",
            rf"(?P<ordinal>{_ORDINAL})",
            rf"(?P<vague>\b(?i:{VAGUE_WORDS}))",
            rf"(?P<quantity>{_QUANTITY})",
        )
    )
)
"""Every form of a figure; `lastgroup` of a match names the form."""

_START = re.compile(r"[\d$£€¥.(’'−+-]|\b[A-Za-z]+")
_FIRST_WORDS = (
    FIRST_OF_NUMBERS | FIRST_OF_DATES | set("http https www noon midnight no number rs".split())
)
_JOINED = ("-", "$", "_")


def figure_matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Find what looks like a figure, leftmost first, as `FIGURE.finditer` does.

    It is much quicker, since most words cannot begin a figure and are passed over.
    """
    has_address = text.find("@", start, end) >= 0
    free = start
    for place in _START.finditer(text, start, end):
        if place.start() < free:
            continue
        if place[0].isalpha() and not (has_address or _may_open(text, place)):
            continue
        match = FIGURE.match(text, place.start(), end)
        if match:
            free = match.end()
            yield match


def _may_open(text: str, word: re.Match[str]) -> bool:
    """Say whether a word may be the first of a figure, or of what is no figure at all."""
    if word[0].lower() in _FIRST_WORDS:
        return True
    after = text[word.end() : word.end() + 4]
    return after[:1] in _JOINED or after[:1].isdigit() or after[1:].casefold() == "one"


HEDGE_BEFORE = re.compile(
    r"\b(?:(?P<under>less\sthan|fewer\sthan|under|below|short\sof)"
    r"|(?P<nearly>nearly|almost|close\sto|just\s(?:under|below|short\sof)|approaching"
    r"|(?:slightly|a\slittle)\s(?:less\sthan|under|below))"
    r"|(?P<up_to>up\sto|as\s(?:many|much)\sas|(?:no|not)\smore\sthan|at\smost|a\smaximum\sof)"
    r"|(?P<at_least>at\sleast|no\s(?:fewer|less)\sthan|a\sminimum\sof)"
    r"|(?P<over>more\sthan|over|above|upwards?\sof|in\sexcess\sof|exceed(?:s|ed|ing)?|surpass(?:es|ed)?"
    r"|topp(?:ed|ing)|(?:to|will|would|could|may|might|can)\stop|greater\sthan|beyond)"
    r"|(?P<about>about|around|(?:shortly|just)\s(?:before|after)|roughly|approximately|some|estimated|circa|or\sso|perhaps|maybe))"
    r"\s(?:the\s|an?\s)?$",
    re.IGNORECASE,
)
"""A hedge that ends where a figure begins; the group names the kind of hedge."""

HEDGE_AFTER = re.compile(
    r"(?P<at_least>\sor\s(?:more|better|higher)\b|\+|-plus\b|\splus\b|\sand\s(?:up|over)\b)"
    r"|(?P<up_to>\sor\s(?:fewer|less)\b)|(?P<about>\sor\sso\b|-odd\b|ish\b)",
    re.IGNORECASE,
)
"""A hedge right after a figure."""

ZONE_AFTER = re.compile(
    r"[\s,]{1,2}\(?(?P<zone>GMT|UTC|BST|CES?T|EES?T|MSK|IST|JST|KST|AES?T|AEDT|[ECMP][SD]?T"
    r"|[Ee]astern|[Cc]entral|[Mm]ountain|[Pp]acific|[Ll]ocal)\b(?=\stime|[^\sa-z]|\s|$)"
)
"""The time zone right after a time of day."""

AGE_BEFORE = re.compile(r"[A-Z][\w.’'-]{0,30},\s$|\bage[ds]?\s$")
AGE_AFTER = re.compile(r"\s?(?:,|\)|;|$|\.(?:\s|$))")
LABEL_BEFORE = re.compile(r"(?<![\w.])(?P<name>[A-Z&][\w&.’'-]{0,30})\s$")
LIST_STOP = re.compile(r"\.?\)?(?:\s|$)(?<=[.)]\s)")
BETWEEN = re.compile(r"\bbetween\s(?:an?\s)?(?:estimated\s)?$", re.IGNORECASE)
CHANGES = re.compile(
    r"\b(from|rose|rises?|fell|falls?|up|down|gained|lost|added|climbed|dropped|jumped|slid"
    r"|slipped|dipped|lower|higher|ranks?|points?|cents?)\s(?:by\s)?$",
    re.IGNORECASE,
)
"""What makes "5 to 10" a change or a goal, not a range."""

JOINTS = re.compile(r"\s?[-–—]\s?|\s(?:to|or|and)\s")
"""What may stand between the two ends of a range."""

NEXT_WORD = re.compile(
    r"(?:[\s-]|\s?/\s?|,\s(?=[a-z]+(?:ed|y)\s))(?P<word>(?:[A-Z]\.){2,}|[^\W\d_][\w’'-]{0,40})"
)
"""The next word of a noun phrase."""
