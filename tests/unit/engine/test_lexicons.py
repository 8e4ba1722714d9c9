import hashlib

import pytest

from reader.core import ReaderError
from reader.engine._lexicons import Entry, Lexicon, Lexicons

LIST = b"# phrase\tgroup\tweight\nclaim\tverb\t0.5\n\nmight well\tmodal\t1\n"


def test_a_list_is_read_phrase_by_phrase() -> None:
    lexicon = Lexicon.parse("cues", LIST)
    assert dict(lexicon.entries) == {
        "claim": Entry(phrase="claim", group="verb", weight=0.5),
        "might well": Entry(phrase="might well", group="modal", weight=1.0),
    }


def test_a_list_knows_the_digest_of_its_file() -> None:
    resource = Lexicon.parse("cues", LIST).resource
    assert (resource.name, resource.sha256) == ("cues", hashlib.sha256(LIST).hexdigest())


@pytest.mark.parametrize("line", ["claim", "claim\tverb", "claim\tverb\tmuch", "a\tb\t1\tc"])
def test_a_damaged_line_is_named(line: str) -> None:
    with pytest.raises(ReaderError, match="Line 2 of the word list cues"):
        Lexicon.parse("cues", f"# comment\n{line}\n".encode())


def test_a_list_that_is_not_text_is_refused() -> None:
    with pytest.raises(ReaderError, match="cues"):
        Lexicon.parse("cues", b"\xff\xfe claim")


def test_lists_are_found_by_name_and_their_resources_come_in_order() -> None:
    lexicons = Lexicons.parse({"b": LIST, "a": LIST})
    assert [r.name for r in lexicons.resources] == ["a", "b"]
    assert lexicons["b"]["claim"].weight == 0.5


def test_a_list_that_is_missing_is_named() -> None:
    with pytest.raises(ReaderError, match="hedges is missing"):
        Lexicons.parse({"loaded": LIST})["hedges"]


def test_a_list_cannot_be_changed() -> None:
    entries = Lexicon.parse("cues", LIST).entries
    with pytest.raises(TypeError):
        entries["new"] = Entry(phrase="new", group="", weight=1.0)  # type: ignore[index]
