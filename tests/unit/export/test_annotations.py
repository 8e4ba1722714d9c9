"""Web Annotations out and in again."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import LENS_TAGS, Note, ReaderError, Side, Subject
from reader.export import annotation_bytes, annotations_from_json, annotations_to_json
from tests.dossiers import sample_dossier, worked_on

DOSSIER = sample_dossier()
DAM = "The dam was built in 1958"


def foreign(**parts: Any) -> dict[str, Any]:
    """Give an annotation as another program would write it."""
    target = {
        "source": "https://example.org/dam",
        "selector": {"type": "TextQuoteSelector", "exact": DAM},
    }
    return {"type": "Annotation", "body": "When exactly?", "target": target, **parts}


def read(data: object) -> Note:
    (note,) = annotations_from_json(data, DOSSIER)
    assert isinstance(note, Note)
    return note


@settings(max_examples=25)
@given(st.integers(0, 1 << 32))
def test_all_that_a_reader_made_but_tags_comes_back(seed: int) -> None:
    dossier = worked_on(seed, 20)
    data = json.loads(json.dumps(annotations_to_json(dossier)))
    items = (*dossier.corrections, *dossier.notes, *dossier.reviews)
    assert annotations_from_json(data, dossier) == items


def test_a_note_is_written_as_the_model_has_it() -> None:
    page = json.loads(annotation_bytes(DOSSIER))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    note = next(item for item in page["items"] if item["motivation"] == "commenting")
    start = DOSSIER.texts[0].index("half")
    assert note == {
        "id": "urn:lateral:item:n1",
        "type": "Annotation",
        "creator": {"type": "Person", "name": "Ada"},
        "created": "2026-01-02T10:01:00.000000Z",
        "motivation": "commenting",
        "body": [
            {
                "type": "TextualBody",
                "value": "Half of *what*? | See “budget”.",
                "purpose": "commenting",
                "format": "text/markdown",
            },
            {"type": "TextualBody", "value": "Statistics", "purpose": "tagging"},
        ],
        "lateral:subject": "passage",
        "target": [
            {
                "type": "SpecificResource",
                "source": f"urn:sha256:{DOSSIER.articles[0].text_sha256}",
                "lateral:side": "A",
                "selector": [
                    {"type": "TextPositionSelector", "start": start, "end": start + 4},
                    {
                        "type": "TextQuoteSelector",
                        "exact": "half",
                        "prefix": DOSSIER.texts[0][start - 32 : start],
                        "suffix": DOSSIER.texts[0][start + 4 : start + 36],
                    },
                ],
            }
        ],
    }


def test_motivations_tell_what_an_annotation_is() -> None:
    found = [item["motivation"] for item in annotations_to_json(DOSSIER)["items"]]
    assert found == ["linking", "commenting", "commenting", "assessing"]


def test_sides_follow_the_texts_where_the_pair_is_the_other_way_round() -> None:
    turned = replace(DOSSIER, articles=DOSSIER.articles[::-1])
    found = annotations_from_json(annotations_to_json(DOSSIER), turned)
    (half,) = (item for item in found if item.id == "n1")
    assert half.target.a == ()
    assert [anchor.exact for anchor in half.target.b] == ["half"]


def test_sides_are_kept_where_both_texts_are_the_same() -> None:
    twice = replace(DOSSIER, articles=(DOSSIER.articles[1],) * 2)
    data = annotations_to_json(DOSSIER)
    found = annotations_from_json(data, twice)
    assert [bool(item.target.b) for item in found] == [True, False, False, True]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"type": "AnnotationPage", "items": [one]},
        lambda one: {
            "type": "AnnotationCollection",
            "first": {"type": "AnnotationPage", "items": [one]},
        },
    ],
)
def test_an_annotation_of_another_program_becomes_a_note_where_its_words_stand(wrap: Any) -> None:
    note = read(wrap(foreign()))
    assert note.text == "When exactly?"
    assert note.target.subject is Subject.PASSAGE
    assert [anchor.exact for anchor in note.target.anchors(Side.A)] == [DAM]
    assert note.author == note.made == ""
    assert note.id == "imported-1"


def test_bodies_creators_and_targets_may_take_many_forms() -> None:
    bodies = [
        {"type": "TextualBody", "value": "One"},
        {"type": "TextualBody", "value": LENS_TAGS.tags[0].name, "purpose": "tagging"},
        {"type": "Image", "id": "https://example.org/x.png"},
        "Two",
    ]
    note = read(foreign(id="urn:x", body=bodies, creator=[{"name": "Kim"}]))
    assert (note.id, note.text, note.tags) == ("urn:x", "One\n\nTwo", ("Selection and omission",))
    assert note.author == "Kim"
    assert read(foreign(creator="https://example.org/kim")).author == "https://example.org/kim"
    assert read(foreign(creator=[])).author == ""
    whole = read(foreign(target="https://example.org/dam"))
    assert whole.target.subject is Subject.PAIR
    plain = foreign(bodyValue="Plain")
    del plain["body"]
    assert read(plain).text == "Plain"


def test_a_foreign_annotation_of_both_texts_is_of_a_link() -> None:
    ends = annotations_to_json(DOSSIER)["items"][0]["target"]
    assert read(foreign(target=ends)).target.subject is Subject.LINK


def test_an_annotation_of_neither_article_is_named() -> None:
    lost = {"source": "x", "selector": {"type": "TextQuoteSelector", "exact": "Of something else"}}
    with pytest.raises(ReaderError, match="of neither article: “Of something else”"):
        read(foreign(target=lost))


@pytest.mark.parametrize(
    "data",
    [
        None,
        "x",
        {},
        {"type": "AnnotationPage"},
        [1],
        [{"type": "Annotation"}],
        foreign(target={"selector": {"type": "FragmentSelector", "value": "xywh=1"}}),
        foreign(**{"lateral:subject": "weather", "motivation": "commenting"}),
        foreign(**{"lateral:subject": "passage", "motivation": "assessing"}),
    ],
)
def test_what_is_no_annotation_is_refused(data: object) -> None:
    with pytest.raises(ReaderError, match="not annotations that Lateral can read"):
        annotations_from_json(data, DOSSIER)
