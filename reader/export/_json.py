"""The written form of a comparison, and back; `resources/schema/comparison-1.json`.

Offsets are code points into the texts of the articles. Additions keep the version of
the schema; a change of meaning raises it.
"""

import json
from dataclasses import fields
from typing import Any

from reader.core import (
    Analysis,
    Article,
    Comparison,
    Conflict,
    Coverage,
    Edit,
    Figure,
    Framing,
    Link,
    Origin,
    Passage,
    QuotePair,
    Removed,
    Side,
    Span,
)

SCHEMA = "lateral.comparison/1"

_Json = dict[str, Any]


def comparison_to_json(comparison: Comparison, *, id: str | None = None) -> _Json:  # noqa: A002  the key's name
    """Give a comparison as values that JSON knows; `id` is the row of a batch.

    Scores are rounded to four places.
    """
    pairs = zip(comparison.articles, comparison.analyses, strict=True)
    named = {} if id is None else {"id": id}
    return {
        "schema": SCHEMA,
        **named,
        "articles": [_article(article, analysis) for article, analysis in pairs],
        "links": [_link(link) for link in comparison.links],
        "coverage": {
            side.name.lower(): [_coverage(row) for row in comparison.coverage[side]]
            for side in Side
        },
        "conflicts": [_conflict(conflict) for conflict in comparison.conflicts],
        "quotes": [_quote(pair) for pair in comparison.quotes],
        "framing": [_framing(framing) for framing in comparison.framing],
        "provenance": _provenance(comparison),
        **({"notices": list(comparison.notices)} if comparison.notices else {}),
    }


def json_bytes(comparison: Comparison) -> bytes:
    """Write a comparison as a JSON file for people to read too: indented, UTF-8."""
    text = json.dumps(comparison_to_json(comparison), ensure_ascii=False, indent=1)
    # Half of a surrogate pair, which a broken source may hold, has no UTF-8.
    return (text + "\n").encode("utf-8", "backslashreplace")


def _article(article: Article, analysis: Analysis) -> _Json:
    return {
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published,
        "language": article.language,
        "source": {
            "path": article.source.path,
            "sha256": article.source.sha256,
            "media_type": article.source.media_type,
        },
        "text": article.text,
        "text_sha256": article.text_sha256,
        "blocks": [{"kind": block.kind.value, **_range(block.span)} for block in article.blocks],
        **_findings_of_one(analysis),
        "removed": [_removed(piece) for piece in article.removed],
        **({"warnings": list(article.warnings)} if article.warnings else {}),
    }


def _removed(piece: Removed) -> _Json:
    place = {} if piece.at is None else {"at": piece.at}
    return {"reason": piece.reason, "text": piece.text, **place}


def _findings_of_one(analysis: Analysis) -> _Json:
    return {
        "sentences": [
            {**_range(sentence.span), "kind": sentence.kind.value}
            for sentence in analysis.sentences
        ],
        "attributions": [
            {
                "source": None if found.source is None else _pair(found.source),
                "cue": _pair(found.cue),
                "content": _pair(found.content),
                "direct": found.direct,
                "bearer": found.bearer,
                **_by_hand(found.by),
            }
            for found in analysis.attributions
        ],
        "wording": [
            {
                **_range(found.span),
                "category": found.category.value,
                "score": _score(found.score),
            }
            for found in analysis.wording
        ],
        "figures": [_figure(figure) for figure in analysis.figures],
        "names": [{**_range(name.span), "bearer": name.bearer} for name in analysis.names],
    }


def _figure(figure: Figure) -> _Json:
    return {
        **_range(figure.span),
        "kind": figure.kind.value,
        "label": figure.label,
        "value": figure.value,
        "unit": figure.unit,
        "counted": None if figure.counted is None else _pair(figure.counted),
        "matter": figure.matter,
    }


def _link(link: Link) -> _Json:
    return {
        "a": list(link.a),
        "b": list(link.b),
        "relation": link.relation.value,
        "moved": link.moved,
        "score": _score(link.score),
        "edits": [_edit(edit) for edit in link.edits],
        **_by_hand(link.by),
    }


def _edit(edit: Edit) -> _Json:
    return {"op": edit.op.value, "a": _pair(edit.a), "b": _pair(edit.b)}


def _coverage(row: Coverage) -> _Json:
    return {
        "sentence": row.sentence,
        "status": row.status.value,
        "score": _score(row.score),
        "missing": [{**_range(m.span), "score": _score(m.score)} for m in row.missing],
        "nearest": [{"sentence": c.sentence, "score": _score(c.score)} for c in row.nearest],
        **_by_hand(row.by),
    }


def _conflict(conflict: Conflict) -> _Json:
    return {
        "a": _passage(conflict.a),
        "b": _passage(conflict.b),
        "kind": conflict.kind.value,
        "score": _score(conflict.score),
        **_by_hand(conflict.by),
    }


def _quote(pair: QuotePair) -> _Json:
    return {
        "a": _passage(pair.a),
        "b": _passage(pair.b),
        "cut": pair.cut.value,
        "score": _score(pair.score),
        **_by_hand(pair.by),
    }


def _framing(framing: Framing) -> _Json:
    return {
        "a": None if framing.a is None else _passage(framing.a),
        "b": None if framing.b is None else _passage(framing.b),
        "kind": framing.kind.value,
        "score": _score(framing.score),
        **_by_hand(framing.by),
    }


def _provenance(comparison: Comparison) -> _Json:
    made = comparison.provenance
    return {
        "app": made.app,
        "engine": made.engine,
        "settings": {f.name: getattr(made.settings, f.name) for f in fields(made.settings)},
        "resources": [{"name": r.name, "sha256": r.sha256} for r in made.resources],
    }


def _by_hand(by: Origin) -> _Json:
    """Mark what the reader found or decided; what the engine found bears no mark."""
    return {"by": by.value} if by is Origin.READER else {}


def _passage(passage: Passage) -> _Json:
    return {"sentence": passage.sentence, **_range(passage.span)}


def _range(span: Span) -> _Json:
    return {"start": span.start, "end": span.end}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _score(score: float) -> float:
    return round(float(score), 4)
