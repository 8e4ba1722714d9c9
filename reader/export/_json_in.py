"""A comparison read back from its written form."""

from bisect import bisect_right
from typing import Any

from reader.core import (
    Analysis,
    Article,
    Attribution,
    Block,
    BlockKind,
    Candidate,
    Comparison,
    Conflict,
    ConflictKind,
    Coverage,
    Cut,
    Edit,
    EditOp,
    Figure,
    FigureKind,
    Framing,
    FramingKind,
    Link,
    Missing,
    Name,
    Origin,
    Passage,
    Provenance,
    QuotePair,
    ReaderError,
    Relation,
    Removed,
    Resource,
    Sentence,
    Settings,
    Source,
    Span,
    Status,
    Wording,
    WordingCategory,
)
from reader.export._json import SCHEMA

_Json = dict[str, Any]


def comparison_from_json(data: _Json) -> Comparison:
    """Read what `comparison_to_json` wrote; keys that this version does not know are passed over.

    Raises `ReaderError` if the schema is another one or a part is missing or wrong.
    """
    if data.get("schema") != SCHEMA:
        raise ReaderError(
            f"This is not a comparison that this version of Lateral reads: {data.get('schema')}.",
            f"It reads {SCHEMA}.",
        )
    try:
        return _comparison(data)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise ReaderError(f"The comparison is incomplete or wrong: {error!r}.") from error


def _comparison(data: _Json) -> Comparison:
    left, right = data["articles"]
    return Comparison(
        articles=(_article(left), _article(right)),
        analyses=(_analysis(left), _analysis(right)),
        links=tuple(_link(item) for item in data["links"]),
        coverage=(
            tuple(_coverage(row) for row in data["coverage"]["a"]),
            tuple(_coverage(row) for row in data["coverage"]["b"]),
        ),
        conflicts=tuple(_conflict(item) for item in data["conflicts"]),
        quotes=tuple(_quote(item) for item in data["quotes"]),
        framing=tuple(_framing(item) for item in data["framing"]),
        provenance=_provenance(data["provenance"]),
        notices=tuple(data.get("notices", ())),
    )


def _article(data: _Json) -> Article:
    return Article(
        title=data["title"],
        outlet=data["outlet"],
        byline=data["byline"],
        published=data["published"],
        language=data["language"],
        source=Source(**{key: data["source"][key] for key in ("path", "sha256", "media_type")}),
        text=data["text"],
        blocks=tuple(Block(kind=BlockKind(b["kind"]), span=_range(b)) for b in data["blocks"]),
        removed=tuple(Removed(**piece) for piece in data["removed"]),
        warnings=tuple(data.get("warnings", ())),
    )


def _analysis(data: _Json) -> Analysis:
    starts = [block["start"] for block in data["blocks"]]
    return Analysis(
        sentences=tuple(
            Sentence(
                span=_range(item),
                kind=BlockKind(item["kind"]),
                block=max(0, bisect_right(starts, item["start"]) - 1),
            )
            for item in data["sentences"]
        ),
        attributions=tuple(_attribution(item) for item in data["attributions"]),
        wording=tuple(
            Wording(
                span=_range(item),
                category=WordingCategory(item["category"]),
                score=item["score"],
            )
            for item in data["wording"]
        ),
        figures=tuple(_figure(item) for item in data.get("figures", ())),
        names=tuple(
            Name(span=_range(item), bearer=item["bearer"]) for item in data.get("names", ())
        ),
    )


def _figure(data: _Json) -> Figure:
    return Figure(
        span=_range(data),
        kind=FigureKind(data["kind"]),
        label=data["label"],
        value=data["value"],
        unit=data["unit"],
        counted=None if data["counted"] is None else _pair(data["counted"]),
        matter=data["matter"],
    )


def _attribution(data: _Json) -> Attribution:
    return Attribution(
        source=None if data["source"] is None else _pair(data["source"]),
        cue=_pair(data["cue"]),
        content=_pair(data["content"]),
        direct=data["direct"],
        bearer=data.get("bearer"),
        by=_by(data),
    )


def _link(data: _Json) -> Link:
    return Link(
        a=tuple(data["a"]),
        b=tuple(data["b"]),
        relation=Relation(data["relation"]),
        moved=data["moved"],
        score=data["score"],
        edits=tuple(
            Edit(op=EditOp(item["op"]), a=_pair(item["a"]), b=_pair(item["b"]))
            for item in data["edits"]
        ),
        by=_by(data),
    )


def _coverage(data: _Json) -> Coverage:
    return Coverage(
        sentence=data["sentence"],
        status=Status(data["status"]),
        score=data["score"],
        missing=tuple(Missing(span=_range(m), score=m["score"]) for m in data["missing"]),
        nearest=tuple(Candidate(sentence=c["sentence"], score=c["score"]) for c in data["nearest"]),
        by=_by(data),
    )


def _conflict(data: _Json) -> Conflict:
    return Conflict(
        a=_passage(data["a"]),
        b=_passage(data["b"]),
        kind=ConflictKind(data["kind"]),
        score=data["score"],
        by=_by(data),
    )


def _quote(data: _Json) -> QuotePair:
    return QuotePair(
        a=_passage(data["a"]),
        b=_passage(data["b"]),
        cut=Cut(data["cut"]),
        score=data["score"],
        by=_by(data),
    )


def _framing(data: _Json) -> Framing:
    return Framing(
        a=None if data["a"] is None else _passage(data["a"]),
        b=None if data["b"] is None else _passage(data["b"]),
        kind=FramingKind(data["kind"]),
        score=data["score"],
        by=_by(data),
    )


def _provenance(data: _Json) -> Provenance:
    return Provenance(
        app=data["app"],
        engine=data["engine"],
        settings=Settings(**data["settings"]),
        resources=tuple(Resource(name=r["name"], sha256=r["sha256"]) for r in data["resources"]),
    )


def _by(data: _Json) -> Origin:
    return Origin(data.get("by", Origin.ENGINE))


def _passage(data: _Json) -> Passage:
    return Passage(sentence=data["sentence"], span=_range(data))


def _range(data: _Json) -> Span:
    return Span(start=data["start"], end=data["end"])


def _pair(data: list[int]) -> Span:
    start, end = data
    return Span(start=start, end=end)
