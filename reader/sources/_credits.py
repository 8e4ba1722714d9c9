"""Recognise captions of pictures by how they start and by the credits that end them."""

import re
from functools import cache

from reader.sources import _phrases
from reader.sources._notices import alternatives, words_of

_MOST_WORDS = 80

# Who provides pictures. The first group is plain at the end of a block; the names of
# the second mean other things as well and need a slash, bar or bracket before them.
_PLAIN = (
    r"getty(?: images?)?|gettyimages|shutterstock(?:\.com)?|istock(?: ?photo)?|unsplash"
    r"|alamy(?: stock photo)?|ap photos?|wireimage|filmmagic|nurphoto|zuma(?: press)?"
    r"|wikimedia commons|imagn(?: images)?|anadolu(?: agency)?|usa today sports|rex features"
    r"|afp via getty images|epa-efe"
)
_MARKED = (
    r"ap|afp|reuters|epa|efe|pa (?:wire|images|media)|associated press|bloomberg|xinhua|tass|upi"
    r"|nasa|sipa(?: usa)?|flickr|polaris|redux|dpa|ansa|kyodo|the canadian press|pool|contour"
    r"|corbis|staff|usa today|cnn|nbc news|abc news"
    r"|the [\w ]{3,30}(?:post|times|journal|herald|tribune|globe|chronicle)"
)
_PICTURE = r"(?:photo|image|picture|photograph|illustration|graphic)"
_ENDINGS = {
    "slash, bar or bracket": rf"[/|(] ?(?:[\w.' &-]{{1,50}}[/|,] ?)?(?:{_PLAIN}|{_MARKED})"
    r"(?: ?/ ?[\w.' -]{2,40})?[)\]]?",
    "agency at the end": rf"\b(?:{_PLAIN})[)\]]?",
    "Press Association": r"\w ?/ ?PA[)\]]?",
    "name and paper in brackets": r"^[(\[][\w.' -]{3,40}/[\w.' -]{2,40}[)\]]",
    "agency, slash, name": r"\b(?:ap|reuters|afp)(?: photo)?"
    r"/(?-i:[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3})[)\]]?",
    "via an agency": rf"\bvia (?:{_PLAIN}|{_MARKED})[)\]]",
    "courtesy of somebody": r"\b(?:courtesy(?: of)?|photos? by|photograph by|image by) "
    r"(?:[\w.'&-]+ ?){1,6}[)\]]",
    "credit after a colon": rf"\b{_PICTURE}s?: ?(?-i:[A-Z][\w.'-]+(?:[ /][A-Z][\w.'-]+){{0,4}})",
    "credit in brackets": rf"\((?:{_PICTURE}|credit|courtesy)s?\b[^()]{{0,80}}\)",
}
_OPENS_WITH_DATELINE = re.compile(
    r"[A-Z][A-Z .,'/-]{2,}.{0,30}\((?:AP|AFP|Reuters|CNN|UPI)\) ?[-–—]"
)


def is_caption(text: str) -> bool:
    """Say whether a block is a caption or the credit of a picture, by its wording alone."""
    if len(text) > 700 or len(words_of(text)) > _MOST_WORDS:
        return False
    plain = text.replace("’", "'").replace("\u00a0", " ")
    if _OPENS_WITH_DATELINE.match(plain):
        return False
    return bool(_opening().match(plain.lstrip("([ ")) or _ending().search(plain))


@cache
def _opening() -> re.Pattern[str]:
    """Compile how captions start, when it is first needed."""
    return re.compile(alternatives(_phrases.CAPTION), re.IGNORECASE)


@cache
def _ending() -> re.Pattern[str]:
    """Compile how credits end a caption; a stop may follow only a bracket."""
    endings = "|".join(_ENDINGS.values())
    return re.compile(rf"(?:{endings})(?:(?<=[)\]])\.)?$", re.IGNORECASE)
