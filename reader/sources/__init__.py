"""A file, a saved page or a pasted text becomes an article, with a list of what was left out."""

from reader.sources._dates import iso_date
from reader.sources._file import read_bytes
from reader.sources._forms import SUPPORTED
from reader.sources._notices import notice_reason
from reader.sources._open import (
    article_from_html_text,
    article_from_text,
    open_article,
    text_places,
)

__all__ = [
    "SUPPORTED",
    "article_from_html_text",
    "article_from_text",
    "iso_date",
    "notice_reason",
    "open_article",
    "read_bytes",
    "text_places",
]
