import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reader.core import Origin, ReaderError, Removed, Resource
from reader.export import comparison_from_json, comparison_to_json
from tests.dossiers import worked_on
from tests.factories import large_comparison, sample_comparison
from tests.unit.engine.stand_in import compared

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "resources/schema/comparison-1.json").read_text(encoding="utf-8")
)


def validate(data: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)


def closed(schema: Any) -> Any:
    """Give the schema with no key allowed that it does not name, but for the settings."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    if "properties" in inner and inner.get("type") == "object":
        inner["additionalProperties"] = False
    return inner


def test_a_comparison_fits_the_schema() -> None:
    validate(comparison_to_json(sample_comparison()))
    validate(comparison_to_json(large_comparison(300), id="row-7"))


def test_it_has_every_key_of_the_schema_and_no_other() -> None:
    data = comparison_to_json(sample_comparison(), id="x")
    jsonschema.Draft202012Validator(closed(SCHEMA)).validate(data)
    optional = {"notices"}
    assert set(data) == set(SCHEMA["properties"]) - optional
    assert set(data["articles"][0]) == set(SCHEMA["$defs"]["article"]["properties"]) - {"warnings"}


def test_the_schema_refuses_what_is_wrong() -> None:
    data = comparison_to_json(sample_comparison())
    data["links"][0]["relation"] = "similar"
    with pytest.raises(jsonschema.ValidationError):
        validate(data)


def test_sentences_and_blocks_point_into_the_text() -> None:
    comparison = sample_comparison()
    article = comparison_to_json(comparison)["articles"][0]
    kinds = {
        block["kind"]: article["text"][block["start"] : block["end"]] for block in article["blocks"]
    }
    assert kinds["headline"] == "Verrin dam to be drained after divers find a crack"
    held = "".join(article["text"][s["start"] : s["end"]] for s in article["sentences"])
    assert "".join(held.split()) == "".join(article["text"].split())


def test_only_links_by_hand_say_who_made_them() -> None:
    comparison = sample_comparison()
    links = (replace(comparison.links[0], by=Origin.READER), *comparison.links[1:])
    data = comparison_to_json(replace(comparison, links=links))
    assert [link.get("by") for link in data["links"]] == ["reader"] + [None] * (len(links) - 1)
    validate(data)


def test_scores_are_rounded() -> None:
    comparison = sample_comparison()
    links = (replace(comparison.links[0], score=2 / 3), *comparison.links[1:])
    assert comparison_to_json(replace(comparison, links=links))["links"][0]["score"] == 0.6667


def test_an_id_is_there_only_if_given() -> None:
    assert "id" not in comparison_to_json(sample_comparison())
    assert comparison_to_json(sample_comparison(), id="seven")["id"] == "seven"


def test_a_comparison_survives_the_way_there_and_back() -> None:
    comparison = sample_comparison()
    left = replace(
        comparison.articles[0],
        removed=(
            Removed(reason="advert", text="Buy now"),
            Removed(reason="other", text="Go on", at=12),
        ),
        warnings=("The page has no date.",),
    )
    resources = (Resource(name="model", sha256="0" * 64),)
    comparison = replace(
        comparison,
        articles=(left, comparison.articles[1]),
        links=(replace(comparison.links[0], by=Origin.READER), *comparison.links[1:]),
        provenance=replace(comparison.provenance, resources=resources),
        notices=("Something to know.",),
    )
    written = json.loads(json.dumps(comparison_to_json(comparison)))
    validate(written)
    read = comparison_from_json(written)
    assert comparison_to_json(read) == written
    # Rounded figures apart, it is the same value.
    assert replace(read, coverage=comparison.coverage) == comparison


def test_what_an_older_engine_wrote_has_no_figures_names_and_bearers() -> None:
    written = comparison_to_json(sample_comparison())
    for article in written["articles"]:
        del article["figures"], article["names"]
        for said in article["attributions"]:
            del said["bearer"]
    validate(written)
    for analysis in comparison_from_json(written).analyses:
        assert (analysis.figures, analysis.names) == ((), ())
        assert {said.bearer for said in analysis.attributions} == {None}


def test_another_schema_is_refused() -> None:
    data = comparison_to_json(sample_comparison()) | {"schema": "lateral.comparison/9"}
    with pytest.raises(ReaderError, match="comparison/9"):
        comparison_from_json(data)


def test_a_missing_part_is_named() -> None:
    data = comparison_to_json(sample_comparison())
    del data["quotes"]
    with pytest.raises(ReaderError, match="quotes"):
        comparison_from_json(data)


def test_what_the_reader_decided_is_marked_and_read_back() -> None:
    found = sample_comparison()
    by = {"by": Origin.READER}
    analysis = found.analyses[0]
    attribution = replace(analysis.attributions[0], **by)
    marked = replace(
        found,
        analyses=(replace(analysis, attributions=(attribution,)), found.analyses[1]),
        coverage=((replace(found.coverage[0][0], **by), *found.coverage[0][1:]), found.coverage[1]),
        conflicts=(replace(found.conflicts[0], **by),),
        quotes=(replace(found.quotes[0], **by),),
        framing=(replace(found.framing[0], **by),),
    )
    data = comparison_to_json(marked)
    validate(data)
    jsonschema.Draft202012Validator(closed(SCHEMA)).validate(data)
    again = comparison_from_json(data)
    assert comparison_to_json(again) == data
    assert again.coverage[0][0].by is again.framing[0].by is Origin.READER
    rows = (data["conflicts"], data["quotes"], data["framing"], data["coverage"]["a"])
    assert [row[0]["by"] for row in rows] == ["reader"] * 4
    assert data["articles"][0]["attributions"][0]["by"] == "reader"
    assert "by" not in data["coverage"]["a"][1]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_corrected_fits_the_schema(seed: int) -> None:
    dossier = worked_on(seed, 25)
    found = compared(*dossier.articles, corrections=dossier.decided)
    data = json.loads(json.dumps(comparison_to_json(found)))
    jsonschema.Draft202012Validator(closed(SCHEMA)).validate(data)
    assert "reader" in json.dumps(data)
    assert comparison_to_json(comparison_from_json(data)) == data
