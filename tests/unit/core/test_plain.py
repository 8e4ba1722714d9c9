import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import (
    Article,
    Dossier,
    Note,
    ReaderError,
    Settings,
    Tag,
    from_plain,
    to_plain,
)
from tests.dossiers import sample_dossier, worked_on


@settings(max_examples=30)
@given(st.integers(0, 1 << 32))
def test_every_dossier_is_read_back_as_it_was_written(seed: int) -> None:
    dossier = worked_on(seed, 12)
    assert from_plain(Dossier, json.loads(json.dumps(to_plain(dossier)))) == dossier


def test_an_article_with_all_it_may_have_is_read_back() -> None:
    article = replace(sample_dossier().articles[0], warnings=("It is old.",), outlet=None)
    assert from_plain(Article, to_plain(article)) == article


def test_keys_of_a_later_version_are_passed_over_and_absent_ones_take_their_defaults() -> None:
    assert from_plain(Tag, {"name": "x", "colour": "#000000", "shape": "round"}).key is None


def test_a_whole_number_does_for_a_share() -> None:
    assert from_plain(Settings, {"link_threshold": 1}) == Settings(link_threshold=1.0)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "x",
        {"name": "x"},
        {"name": 3, "colour": "#000000"},
        {"name": "x", "colour": "red"},
        {"name": "x", "colour": "#000000", "key": True},
        {"name": "x", "colour": "#000000", "key": "1"},
    ],
)
def test_data_that_make_no_tag_are_refused(data: object) -> None:
    with pytest.raises(ReaderError, match="is not a Tag"):
        from_plain(Tag, data)


@pytest.mark.parametrize("tags", ["x", [1], {"0": "x"}])
def test_a_list_must_be_a_list_of_the_right_things(tags: object) -> None:
    data = {**to_plain(sample_dossier().notes[0]), "tags": tags}
    with pytest.raises(ReaderError, match="is not a Note"):
        from_plain(Note, data)


def test_a_plain_value_must_be_of_the_type_asked_for() -> None:
    with pytest.raises(ReaderError, match="is not a str"):
        from_plain(str, 3)
