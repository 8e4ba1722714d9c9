"""A reader's notes, reviews and corrections as W3C Web Annotations, and back.

The form is a page of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/)
in JSON-LD. A passage is a SpecificResource: its source is named by the SHA-256 of the
article's text, its selectors are a TextPositionSelector and a TextQuoteSelector. What the
model has no word for stands under the prefix `lateral`.
"""

import json
from collections.abc import Iterator
from typing import Any

from reader.core import (
    Anchor,
    Article,
    Correction,
    CorrectionKind,
    Dossier,
    Note,
    ReaderError,
    Relation,
    Review,
    ReviewState,
    Side,
    Span,
    Subject,
    Target,
    find_anchor,
)

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"lateral": "urn:lateral:"}]
_ID = "urn:lateral:item:"
_SOURCE = "urn:sha256:"

_Json = dict[str, Any]
Annotated = Correction | Note | Review


def annotations_to_json(dossier: Dossier) -> _Json:
    """Give all corrections, notes and reviews as one page of annotations."""
    items: tuple[Annotated, ...] = (*dossier.corrections, *dossier.notes, *dossier.reviews)
    return {
        "@context": CONTEXT,
        "id": "urn:lateral:annotations",
        "type": "AnnotationPage",
        "items": [_annotation(item, dossier) for item in items],
    }


def annotation_bytes(dossier: Dossier) -> bytes:
    """Write annotations as a file: indented, UTF-8."""
    text = json.dumps(annotations_to_json(dossier), ensure_ascii=False, indent=1)
    # Half of a surrogate pair, which a broken source may hold, has no UTF-8.
    return (text + "\n").encode("utf-8", "backslashreplace")


def _annotation(item: Annotated, dossier: Dossier) -> _Json:
    creator = {"creator": {"type": "Person", "name": item.author}} if item.author else {}
    made = {"created": item.made} if item.made else {}
    return {
        "id": _ID + item.id,
        "type": "Annotation",
        **creator,
        **made,
        **_said(item, dossier),
        "lateral:subject": item.target.subject.value,
        **({"lateral:variety": item.target.variety} if item.target.variety else {}),
        "target": _targets(item.target, dossier),
    }


def _said(item: Annotated, dossier: Dossier) -> _Json:
    if isinstance(item, Note):
        text = _text(item.text, "commenting") | {"format": "text/markdown"}
        changed = {"modified": item.changed} if item.changed else {}
        tags = [_text(tag, "tagging") for tag in item.tags]
        return {**changed, "motivation": "commenting", "body": [text, *tags]}
    if isinstance(item, Review):
        return {"motivation": "assessing", "body": [_text(item.state.value, "assessing")]}
    motivation = "linking" if item.kind.is_link else "editing"
    said: _Json = {"motivation": motivation, "body": [_text(item.kind.value, "editing")]}
    if item.relation:
        said["lateral:relation"] = item.relation.value
    if item.speaker:
        side = Side.A if item.target.a else Side.B
        said["lateral:speaker"] = _resource(item.speaker, dossier.articles[side], side)
    return said


def _text(value: str, purpose: str) -> _Json:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _targets(target: Target, dossier: Dossier) -> list[_Json | str]:
    if target.subject is Subject.PAIR:
        return [_SOURCE + article.text_sha256 for article in dossier.articles]
    return [
        _resource(anchor, dossier.articles[side], side)
        for side in Side
        for anchor in target.anchors(side)
    ]


def _resource(anchor: Anchor, article: Article, side: Side) -> _Json:
    return {
        "type": "SpecificResource",
        "source": _SOURCE + article.text_sha256,
        "lateral:side": side.letter,
        "selector": [
            {
                "type": "TextPositionSelector",
                "start": anchor.span.start,
                "end": anchor.span.end,
            },
            {
                "type": "TextQuoteSelector",
                "exact": anchor.exact,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
            },
        ],
    }


# --------------------------------------------------------------------------------- back


def annotations_from_json(data: object, dossier: Dossier) -> tuple[Annotated, ...]:
    """Read a page, a collection's first page, a list of annotations, or a single one.

    Those of other programs become notes; their passages are looked for in both articles.
    Raises `ReaderError` if the data are no annotations or one is of neither article.
    """
    try:
        return tuple(_item(n, item, dossier) for n, item in enumerate(_items(data), start=1))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReaderError(
            f"These are not annotations that Lateral can read: {error!r}.",
            "It reads Web Annotations in JSON-LD.",
        ) from error


def _items(data: object) -> list[_Json]:
    while isinstance(data, dict) and data["type"] == "AnnotationCollection":
        data = data["first"]
    if isinstance(data, dict):
        data = data["items"] if data["type"] == "AnnotationPage" else [data]
    if not isinstance(data, list):
        raise TypeError("neither a page nor a list")
    return data


def _item(number: int, data: _Json, dossier: Dossier) -> Annotated:
    target = _target(data, dossier)
    common: _Json = {
        "id": str(data.get("id") or f"imported-{number}").removeprefix(_ID),
        "target": target,
        "author": _author(data.get("creator")),
        "made": str(data.get("created", "")),
    }
    bodies = list(_bodies(data.get("body", data.get("bodyValue", ""))))
    own = "lateral:subject" in data
    if own and data["motivation"] == "assessing":
        return Review(state=ReviewState(bodies[0]["value"]), **common)
    if own and data["motivation"] in ("linking", "editing"):
        return _correction(data, CorrectionKind(bodies[0]["value"]), common, dossier)
    tags = [str(body["value"]) for body in bodies if body.get("purpose") == "tagging"]
    texts = [str(body["value"]) for body in bodies if body.get("purpose") != "tagging"]
    changed = str(data.get("modified", ""))
    return Note(text="\n\n".join(texts), tags=tuple(tags), changed=changed, **common)


def _correction(data: _Json, kind: CorrectionKind, common: _Json, dossier: Dossier) -> Correction:
    relation, speaker = data.get("lateral:relation"), data.get("lateral:speaker")
    return Correction(
        kind=kind,
        relation=Relation(relation) if relation else None,
        speaker=_placed(speaker, dossier)[1] if speaker else None,
        **common,
    )


def _bodies(body: Any) -> Iterator[_Json]:
    """Give bodies as objects; the model allows one or many, and plain strings."""
    for part in body if isinstance(body, list) else [body]:
        if isinstance(part, str):
            yield {"value": part}
        elif "value" in part:
            yield part


def _author(creator: Any) -> str:
    if isinstance(creator, list):
        creator = creator[0] if creator else ""
    if isinstance(creator, dict):
        return str(creator.get("name") or creator.get("id") or "")
    return str(creator or "")


def _target(data: _Json, dossier: Dossier) -> Target:
    found = data["target"]
    resources = found if isinstance(found, list) else [found]
    placed = [_placed(r, dossier) for r in resources if isinstance(r, dict) and "selector" in r]
    a, b = (tuple(anchor for at, anchor in placed if at is side) for side in Side)
    if "lateral:subject" in data:
        subject, variety = Subject(data["lateral:subject"]), data.get("lateral:variety", "")
        return Target(subject=subject, a=a, b=b, variety=variety)
    if a and b:
        return Target(subject=Subject.LINK, a=a, b=b)
    return Target(subject=Subject.PASSAGE if a or b else Subject.PAIR, a=a, b=b)


def _placed(resource: _Json, dossier: Dossier) -> tuple[Side, Anchor]:
    """Give the anchor of a resource, and its side: that of its source, or where it is found."""
    anchor, named = _anchor(resource["selector"]), resource.get("lateral:side")
    source = str(resource.get("source"))
    sides = [s for s in Side if source == _SOURCE + dossier.articles[s].text_sha256]
    if len(sides) == 1:
        return sides[0], anchor
    if isinstance(named, str) and named in Side.__members__:
        return Side[named], anchor
    for side in Side:
        if find_anchor(anchor, dossier.texts[side]) is not None:
            return side, anchor
    raise ReaderError(
        f"An annotation is of neither article: “{anchor.exact[:60]}”.",
        "Open the project that it was made for.",
    )


def _anchor(selector: Any) -> Anchor:
    parts = selector if isinstance(selector, list) else [selector]
    by_type = {part["type"]: part for part in parts}
    quote = by_type["TextQuoteSelector"]
    place = by_type.get("TextPositionSelector", {"start": 0, "end": len(quote["exact"])})
    return Anchor(
        span=Span(start=place["start"], end=place["end"]),
        exact=str(quote["exact"]),
        prefix=str(quote.get("prefix", "")),
        suffix=str(quote.get("suffix", "")),
    )
