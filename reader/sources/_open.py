"""Open a file or take a pasted text: bytes in, an article out."""

import hashlib
from dataclasses import replace
from functools import partial
from pathlib import Path

from reader.core import Article, Block, Progress, ReaderError, Source, TextPlaces, part, silent
from reader.sources._decode import Decoded, declared_charset, decode
from reader.sources._draft import Draft
from reader.sources._file import read_bytes
from reader.sources._forms import (
    ARCHIVE,
    MARKDOWN,
    PAGE,
    PDF,
    TEXT,
    XHTML,
    media_type_of,
    refuse_other_forms,
)
from reader.sources._imprint import with_imprint
from reader.sources._kinds import kinds_of
from reader.sources._language import guess_language, language_warning
from reader.sources._plain import draft_of_text


def open_article(path: Path, *, progress: Progress = silent) -> Article:
    """Read a file of any supported form as an article.

    Raises `ReaderError` where the file is missing, locked, over 50 MB, empty, binary,
    in an unknown encoding, of a form that is not supported, or holds no article.
    """
    progress(0.0, "reading")
    data = read_bytes(path)
    refuse_other_forms(path, data)
    media_type = media_type_of(path, data)
    progress(0.1, "finding the article")
    draft = _draft_of(data, media_type, path.name, part(progress, 0.1, 0.5))
    source = Source(path=str(path), sha256=_digest(data), media_type=media_type)
    article = _article(draft, source, path.name, progress)
    progress(1.0, "read")
    return article


def article_from_text(text: str, *, name: str = "pasted text") -> Article:
    """Take a pasted text as an article; its first line that is not blank is the headline.

    The digest is that of the text in UTF-8. Raises `ReaderError` where it has no words.
    """
    source = Source(path=name, sha256=_digest(_encoded(text)), media_type=TEXT)
    return _article(draft_of_text(text.removeprefix("\ufeff")), source, name)


def article_from_html_text(text: str, *, name: str = "pasted page") -> Article:
    """Take pasted HTML as an article, as a saved page is taken.

    The digest is that of the text in UTF-8. Raises `ReaderError` where no article is found.
    """
    source = Source(path=name, sha256=_digest(_encoded(text)), media_type=PAGE)
    return _article(_page_draft(Decoded(text=text), name), source, name)


def text_places(data: bytes, *, name: str, progress: Progress = silent) -> TextPlaces:
    """Give the text that a PDF is read as, and where each of its characters stands.

    It is the text of the article that `open_article` makes of the same bytes. `name` is
    what errors call the file. Raises `ReaderError` as `open_article` does.
    """
    from reader.sources._pdf import places_of_pdf  # noqa: PLC0415  slow to load

    return places_of_pdf(data, name, progress)


def _draft_of(data: bytes, media_type: str, name: str, progress: Progress) -> Draft:
    """Decode a file and cut it into pieces by the rules of its form."""
    if media_type == PDF:
        from reader.sources._pdf import draft_of_pdf  # noqa: PLC0415  slow to load

        return draft_of_pdf(data, name, progress)
    declared = None
    if media_type == ARCHIVE:
        from reader.sources._mhtml import page_of_archive  # noqa: PLC0415  slow to load

        found = page_of_archive(data)
        if found is None:
            raise _no_article(name)
        data, declared = found
    if media_type in (PAGE, XHTML, ARCHIVE):
        decoded = decode(data, name=name, declared=declared or declared_charset(data))
        return _page_draft(decoded, name)
    decoded = decode(data, name=name)
    return _with_warnings(_text_draft(decoded.text, media_type), decoded.warnings)


def _text_draft(text: str, media_type: str) -> Draft:
    """Cut a text or a Markdown text into pieces."""
    if media_type != MARKDOWN:
        return draft_of_text(text)
    from reader.sources._markdown import draft_of_markdown  # noqa: PLC0415  slow to load

    return draft_of_markdown(text)


def _page_draft(decoded: Decoded, name: str) -> Draft:
    """Find the article of a page."""
    from reader.sources._html import draft_of_page  # noqa: PLC0415  slow to load

    draft = draft_of_page(decoded.text)
    if draft is None:
        raise _no_article(name)
    return _with_warnings(draft, decoded.warnings)


def _with_warnings(draft: Draft, warnings: tuple[str, ...]) -> Draft:
    """Add what was lost in decoding to a draft's warnings."""
    return replace(draft, warnings=warnings + draft.warnings)


def _article(draft: Draft, source: Source, name: str, progress: Progress = silent) -> Article:
    """Judge a draft's pieces and put the article together."""
    if not any(map(str.isalnum, draft.text)):
        raise ReaderError(
            f"“{name}” holds no words.", "Choose a file with the text of an article, or paste it."
        )
    tick = partial(_report, progress)
    kinds = kinds_of(draft.pieces, tick)
    facts = with_imprint(draft.facts, draft.pieces, kinds)
    language = guess_language(draft.text)
    warning = language_warning(language)
    blocks = (Block(kind=k, span=span) for k, span in zip(kinds, draft.spans, strict=True))
    return Article(
        title=draft.pieces[0].text,
        outlet=facts.outlet,
        byline=facts.byline,
        published=facts.published,
        language=language,
        source=source,
        text=draft.text,
        blocks=tuple(blocks),
        removed=draft.removed,
        warnings=(*draft.warnings, *([warning] if warning else [])),
    )


def _report(progress: Progress, share: float) -> None:
    """Report the last part of the work."""
    progress(0.5 + 0.5 * share, "telling its parts apart")


def _encoded(text: str) -> bytes:
    """Give a pasted text as bytes; half a character of UTF-16 must not stop it."""
    return text.encode("utf-8", "surrogatepass")


def _digest(data: bytes) -> str:
    """Give the SHA-256 of bytes as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _no_article(name: str) -> ReaderError:
    """Say that a page has no article in it."""
    return ReaderError(
        f"No article was found in “{name}”.",
        "Open the page in a browser, wait until its text is there, and save it again,"
        " or paste the text.",
    )
