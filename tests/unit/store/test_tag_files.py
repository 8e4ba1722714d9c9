"""Sets of tags in files: read as written, forgiving of what may be left out, clear on the rest."""

import json
from pathlib import Path

import pytest

from reader.core import FRAMING_TAGS, LENS_TAGS, ReaderError, Tag, TagSet
from reader.store import read_tag_sets, write_tag_sets


def written(folder: Path, data: object) -> Path:
    path = folder / "tags.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def one_set(**fields: object) -> dict[str, object]:
    tags = [{"name": "Tone", "colour": "#123456"}]
    sets = [{"name": "My own tags", "tags": tags, **fields}]
    return {"format": "lateral-tags", "version": 1, "sets": sets}


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    write_tag_sets(path, (FRAMING_TAGS, LENS_TAGS))
    assert read_tag_sets(path) == (FRAMING_TAGS, LENS_TAGS)


def test_id_letters_and_key_may_be_left_out(tmp_path: Path) -> None:
    (found,) = read_tag_sets(written(tmp_path, one_set()))
    tag = Tag(name="Tone", colour="#123456")
    assert found == TagSet(id="my-own-tags", name="My own tags", tags=(tag,))
    assert tag.sign == "T"


def test_what_a_later_program_adds_to_a_tag_is_passed_over(tmp_path: Path) -> None:
    tags = [{"name": "Tone", "colour": "#123456", "shape": "round"}]
    (found,) = read_tag_sets(written(tmp_path, one_set(tags=tags)))
    assert found.tags == (Tag(name="Tone", colour="#123456"),)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ([], "its “format” is not “lateral-tags”"),
        ({"format": "other"}, "its “format” is not “lateral-tags”"),
        ({"format": "lateral-tags", "version": 1, "sets": []}, "it has no “sets”"),
        (one_set(name=" "), "one of its sets has no name"),
        (one_set(tags=[{"name": "Tone", "colour": "red"}]), "not a colour: red"),
        (one_set(tags=[{"name": "Tone", "colour": "#123456", "letters": "ABC"}]), "letters: ABC"),
        (one_set(tags=[{"colour": "#123456"}]), "the set “My own tags” cannot be read"),
        ({"format": "lateral-tags", "version": 2, "sets": []}, "version 2 of tag files"),
    ],
)
def test_another_file_is_refused_with_the_reason(tmp_path: Path, data: object, reason: str) -> None:
    path = written(tmp_path, data)
    with pytest.raises(ReaderError) as refused:
        read_tag_sets(path)
    assert reason in refused.value.message
    assert str(path) in refused.value.message


def test_two_sets_of_one_id_are_refused(tmp_path: Path) -> None:
    data = one_set()
    data["sets"] = data["sets"] * 2  # type: ignore[operator]
    with pytest.raises(ReaderError, match="two of its sets have one id"):
        read_tag_sets(written(tmp_path, data))


def test_a_file_that_is_no_json_or_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    with pytest.raises(ReaderError, match="cannot be read"):
        read_tag_sets(path)
    path.write_bytes(b"\xff\xfe{")
    with pytest.raises(ReaderError, match="not JSON in UTF-8"):
        read_tag_sets(path)
