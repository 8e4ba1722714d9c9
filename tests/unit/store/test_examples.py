"""Example pairs are read by what their folders say of them."""

from pathlib import Path

import pytest

from reader.core import ReaderError
from reader.store import read_example, read_examples

TOLD = 'title = "A dam"\nabout = "It shows marks."\norder = ["b.txt", "a.txt"]\n'


def folder(parent: Path, name: str, told: str = TOLD) -> Path:
    made = parent / name
    made.mkdir()
    (made / "pair.toml").write_text(told, encoding="utf-8")
    return made


def test_an_example_has_title_purpose_and_two_files_in_their_order(tmp_path: Path) -> None:
    made = folder(tmp_path, "dam")
    example = read_example(made)
    assert (example.title, example.about) == ("A dam", "It shows marks.")
    assert example.paths == (made / "b.txt", made / "a.txt")


def test_one_example_comes_first_and_what_is_none_is_passed_over(tmp_path: Path) -> None:
    for name in ("dam", "bridge", "zoo"):
        folder(tmp_path, name)
    (tmp_path / "notes").mkdir()
    (tmp_path / "readme.txt").touch()
    found = read_examples(tmp_path, "dam")
    assert [example.paths[0].parent.name for example in found] == ["dam", "bridge", "zoo"]


@pytest.mark.parametrize("told", ["", "title =", 'title = "A"', TOLD.replace('"b.txt", ', "")])
def test_a_damaged_example_is_an_error_for_people(told: str, tmp_path: Path) -> None:
    folder(tmp_path, "dam", told)
    with pytest.raises(ReaderError, match="example pair"):
        read_examples(tmp_path, "dam")
