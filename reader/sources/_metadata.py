"""What a page says about its article: title, outlet, authors, day, summary.

JSON-LD and OpenGraph come first, for they are written for this; trafilatura's
reading of the page fills what they leave open.
"""

import json
import logging
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from lxml import etree, html
from trafilatura.metadata import extract_metadata

from reader.sources._bylines import names_in
from reader.sources._dates import MONTH, iso_date
from reader.sources._draft import Facts
from reader.sources._notices import words_of
from reader.sources._tidy import one_line

_ARTICLE_TYPES = re.compile(r"(?:article|posting|report|review)$", re.IGNORECASE)
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "al:ios:app_name")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_DAYS = (
    "article:published_time", "datepublished", "og:article:published_time", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "dc.date.issued", "dc.date", "date",
    "dcterms.created", "article.published", "ptime", "cxenseparse:recs:publishtime",
)  # fmt: skip
_SUMMARIES = ("og:description", "description", "twitter:description", "dc.description")
_TAIL = re.compile(r"(?P<title>.+\S)\s+(?P<mark>[|»·•:–—-])\s+(?P<tail>\S.*?)")
_CALENDAR = re.compile(
    rf"[\s,;|]+(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|{MONTH} ?\d|{MONTH}$)",
    re.IGNORECASE,
)
_LONGEST_TITLE = 300
_WEB_NAME = re.compile(r"^(?:https?:|www\.|@)", re.IGNORECASE)


def page_facts(root: html.HtmlElement) -> tuple[Facts, str | None]:
    """Give what a page says about its article, and the body that its JSON-LD may hold."""
    meta, data = _meta_tags(root), _article_data(root)
    title = _first(_text(data.get("headline")), *_named(meta, _TITLES), _title_tag(root))
    outlet = _first(_name(data.get("publisher")), *_named(meta, _OUTLETS))
    facts = Facts(
        title=title,
        outlet=_clean_outlet(outlet),
        byline=_authors(data.get("author")) or _first(*map(_clean_author, _named(meta, _AUTHORS))),
        published=_day(_text(data.get("datePublished")), *_named(meta, _DAYS), *_time_tags(root)),
        summary=_first(*_named(meta, _SUMMARIES), _text(data.get("description"))),
    )
    return _completed(facts, root), _text(data.get("articleBody"), keep_lines=True)


def _completed(facts: Facts, root: html.HtmlElement) -> Facts:
    """Fill the open fields with what trafilatura reads from the page's layout."""
    if facts.title and facts.outlet and facts.byline and facts.published:
        return replace(facts, title=_without_outlet(facts.title, facts.outlet))
    page = deepcopy(root)
    # JSON-LD has been read, and odd forms of it make the extractor complain.
    etree.strip_elements(page, "script", with_tail=False)
    found = extract_metadata(page, extensive=False)
    return Facts(
        title=_without_outlet(facts.title or found.title or "", found.sitename) or None,
        outlet=facts.outlet or _clean_outlet(found.sitename),
        byline=facts.byline or _clean_author((found.author or "").replace("; ", ", ")),
        published=facts.published or _day(found.date),
        summary=facts.summary or found.description,
    )


def _meta_tags(root: html.HtmlElement) -> dict[str, str]:
    """Give the page's meta tags by name, the first of each."""
    tags: dict[str, str] = {}
    for element in root.iter("meta"):
        content = one_line(element.get("content") or "")
        for key in ("property", "name", "itemprop"):
            if content and (name := element.get(key)):
                tags.setdefault(name.lower(), content)
    return tags


def _named(meta: dict[str, str], names: Iterable[str]) -> list[str]:
    """Give the values of the named tags in this order."""
    return [meta[name] for name in names if name in meta]


def _article_data(root: html.HtmlElement) -> dict[str, Any]:
    """Give the first JSON-LD object that describes an article."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            for item in _objects(_loaded(script.text or "")):
                if any(_ARTICLE_TYPES.search(str(t)) for t in _as_list(item.get("@type"))):
                    return item
    return {}


def _loaded(text: str) -> Any:
    """Read JSON as pages write it; a broken script says nothing."""
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        logging.getLogger(__name__).debug("broken JSON-LD is left out")
        return None


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Give the objects of a JSON-LD script, those inside lists and graphs too."""
    for item in _as_list(data):
        if isinstance(item, dict):
            yield item
            for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _objects(item.get(inner))
        elif isinstance(item, list):
            yield from _objects(item)


def _as_list(value: Any) -> list[Any]:
    """Give a list of one or of many."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any, *, keep_lines: bool = False) -> str | None:
    """Give a JSON value as text without mark-up, or None where it is no text."""
    if not isinstance(value, str) or not value.strip():
        return None
    if "<" in value or "&" in value:
        value = "".join(map(str, html.fromstring(f"<div>{value}</div>").itertext()))
    return value.strip() if keep_lines else one_line(value)


def _name(value: Any) -> str | None:
    """Give the name of a JSON-LD person or organisation."""
    first = next(iter(_as_list(value)), None)
    return _text(first.get("name") if isinstance(first, dict) else first)


def _authors(value: Any) -> str | None:
    """Give the names of all authors in one line."""
    names = [_clean_author(name) for each in _as_list(value) if (name := _name(each))]
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def _clean_author(name: str) -> str | None:
    """Give an author's name without "By" and without a day; links and handles are no names."""
    name = _CALENDAR.split(names_in(name) or name)[0].strip(" ,;|")
    return None if not name or _WEB_NAME.match(name) or len(words_of(name)) > 12 else name


def _clean_outlet(name: str | None) -> str | None:
    """Give an outlet's name; of an address only the host."""
    host = _WEB_NAME.sub("", name or "").removeprefix("//").removeprefix("www.").split("/")[0]
    return host.strip() or None if _WEB_NAME.match(name or "") else name


def _first(*values: str | None) -> str | None:
    """Give the first value there is."""
    return next(filter(None, values), None)


def _day(*values: str | None) -> str | None:
    """Give the first value that holds a full date."""
    return _first(*(iso_date(value.replace("T", " ")) for value in values if value))


def _time_tags(root: html.HtmlElement) -> list[str]:
    """Give the machine-readable times that the page marks as the day of publication."""
    return [
        element.get("datetime") or element.get("content") or ""
        for element in root.iter("time", "span", "abbr")
        if element.get("pubdate") is not None or "datePublished" in (element.get("itemprop") or "")
    ]


def _title_tag(root: html.HtmlElement) -> str | None:
    """Give the page's title as browsers show it."""
    element = root.find(".//title")
    return one_line("".join(map(str, element.itertext()))) if element is not None else None


def _without_outlet(title: str, outlet: str | None) -> str:
    """Cut the outlet's name off the end of a title: "Bridge opens | The Example"."""
    found = _TAIL.fullmatch(title) if len(title) <= _LONGEST_TITLE else None
    if not found or len(words_of(found["title"])) < 2:
        return title
    tail, known = _squeezed(found["tail"]), _squeezed((outlet or "").split(".")[0])
    is_outlet = bool(known) and (tail in known or known in tail)
    is_bar = found["mark"] in "|»" and len(words_of(found["tail"])) <= 4
    return found["title"] if is_outlet or is_bar else title


def _squeezed(name: str) -> str:
    """Give the letters and digits of a name in small letters."""
    return "".join(filter(str.isalnum, name.lower()))
