"""Guess the language of a text from its script and its commonest words."""

import re
from collections import Counter

ENGLISH = "en"
_SAMPLE = 40_000
"""Characters that are looked at: enough for a profile, and the same time for any text."""
_LEAST_WORDS = 20
"""A shorter text is taken for English unless its script says otherwise."""
_LEAST_SHARE = 0.06
"""So much of a running text the twenty function words of its language make up."""

NAMES = {
    "ar": "Arabic", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip

# Function words that are frequent in one language and rare in its neighbours.
_COMMON = {
    "en": "the of and to in a that is for on with was by it as at from he be have his are",
    "de": "der die und das den von zu ist mit des im für auf nicht ein eine dem sich auch es",
    "fr": "le les et des du une est que dans pour qui au sur pas par il ce plus avec la",
    "es": "el los y del las se por con una que para su no es al lo como más fue la",
    "it": "il di che è per una del della con non gli sono dei nel alla anche più ha le si",
    "pt": "o os do da em que não uma para com dos das no na ao mais foi se por são",
    "nl": "de het een van en is dat op te voor niet met zijn aan er ook bij werd naar om",
    "sv": "och att det som en på är av för med till den inte har ett om de han var jag",
    "da": "og at det som en på er af for med til den ikke har et om de blev fra var",
    "no": "og at det som en på er av for med til den ikke har et om de ble fra var",
    "pl": "w i na z się nie do to że jest o jak za od po dla przez jego tym był",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi en kadar sonra ne o var olduğu",
}
_PROFILES = {code: frozenset(words.split()) for code, words in _COMMON.items()}

# Ranges of letters that one language, or one language mostly, writes; tried in this order.
_SCRIPTS = (
    ("uk", "[іїєґІЇЄҐ]"),
    ("ru", "[\u0400-\u04ff]"),
    ("el", "[\u0370-\u03ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("ar", "[\u0600-\u06ff]"),
    ("hi", "[\u0900-\u097f]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("ja", "[\u3040-\u30ff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("zh", "[\u4e00-\u9fff]"),
)


def guess_language(text: str) -> str:
    """Give the ISO 639-1 code of a text's language; English where nothing speaks against it."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    return _by_script(sample, letters) or _by_words(sample)


def language_warning(code: str) -> str | None:
    """Give a sentence for people about a text that the models were not made for."""
    if code == ENGLISH:
        return None
    return (
        f"The models are made for English; this text looks like {NAMES[code]}."
        " It is compared all the same."
    )


def _by_script(sample: str, letters: int) -> str | None:
    """Name the language by its letters, where a text is not written in Latin ones."""
    for code, script in _SCRIPTS:
        # Kana and the Ukrainian letters stand among others: a few of them tell.
        least = 0.04 if code in ("uk", "ja") else 0.3
        if letters and len(re.findall(script, sample)) > least * letters:
            return code
    return None


def _by_words(sample: str) -> str:
    """Name the language whose function words make up most of the text."""
    counts = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    total = counts.total()
    if total < _LEAST_WORDS:
        return ENGLISH
    shares = {code: sum(counts[w] for w in ws) / total for code, ws in _PROFILES.items()}
    best = max(shares, key=lambda code: shares[code])
    beats_english = shares[best] > 1.2 * shares[ENGLISH] and shares[best] >= _LEAST_SHARE
    return best if beats_english else ENGLISH
