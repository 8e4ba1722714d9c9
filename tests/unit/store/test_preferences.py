"""Preferences: kept across runs, read whatever is in the file, upgraded, never lost."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core import ReaderError, Settings
from reader.store import (
    ExportPreferences,
    LayoutPreferences,
    LookPreferences,
    Preferences,
    PreferencesFile,
    RecentPair,
)

FULL = Preferences(
    look=LookPreferences(
        theme="high-contrast",
        zoom=1.5,
        spacing=1.3,
        numbered=True,
        shows_edits=True,
        vision="deutan",
        colours=(("same", "#a0b1c2"),),
    ),
    settings=Settings(link_threshold=0.4),
    layout=LayoutPreferences(
        geometry="AdnQ",
        columns=(900, 300),
        floors=(500, 200),
        notes=(440, 200),
        shows_panel=False,
        order="weight",
        grouping="person",
        closed_asides=("caption",),
    ),
    export=ExportPreferences(
        format="docx", layout="findings", left_out=("legend",), black_and_white=True, paper="letter"
    ),
    author="Zoë",
    recent=(RecentPair(paths=("/a/é.txt", "/b.html"), titles=("Élan", "Tide")),),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lateral" / "preferences.json"


def test_what_is_written_is_read_again(path: Path) -> None:
    PreferencesFile(path).write(FULL)
    assert PreferencesFile(path).read() == FULL
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == 1
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_where_nothing_was_kept_the_defaults_stand(path: Path) -> None:
    assert PreferencesFile(path).read() == Preferences()
    assert not path.parent.exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"look": {}}', '{"version": "x"}', "\0"])
def test_a_damaged_file_is_set_aside(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    file = PreferencesFile(path)
    assert file.read() == Preferences()
    file.write(FULL)
    aside = path.with_suffix(".damaged.json")
    assert aside.read_text(encoding="utf-8") == text
    assert PreferencesFile(path).read() == FULL


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("look", "zoom", 99),
        ("look", "zoom", True),
        ("look", "zoom", "big"),
        ("look", "theme", 3),
        ("settings", "link_threshold", -1),
        ("layout", "columns", [1, "x"]),
        ("layout", "geometry", None),
        ("layout", "closed_asides", "caption"),
        ("look", "numbered", "yes"),
        ("look", "vision", 1),
        ("look", "colours", {"same": "#a0b1c2"}),
        ("look", "colours", [["same", "red"], ["same"], 3]),
        ("export", "format", 7),
        ("export", "left_out", "legend"),
        ("export", "black_and_white", "yes"),
    ],
)
def test_one_odd_value_costs_no_other(path: Path, table: str, key: str, value: object) -> None:
    PreferencesFile(path).write(FULL)
    data = json.loads(path.read_text(encoding="utf-8"))
    data[table][key] = value
    path.write_text(json.dumps(data), encoding="utf-8")
    read = PreferencesFile(path).read()
    default = getattr(getattr(Preferences(), table), key)
    expected = replace(FULL, **{table: replace(getattr(FULL, table), **{key: default})})
    assert read == expected


@pytest.mark.parametrize("odd", [{}, [], {"paths": ["a"]}, {"paths": ["a", 1], "titles": ["", ""]}])
def test_an_odd_pair_is_left_out(path: Path, odd: object) -> None:
    PreferencesFile(path).write(FULL)
    data = json.loads(path.read_text(encoding="utf-8"))
    data["recent"].append(odd)
    path.write_text(json.dumps(data), encoding="utf-8")
    assert PreferencesFile(path).read() == FULL


def test_an_older_version_goes_through_every_step_in_order(path: Path) -> None:
    PreferencesFile(path).write(FULL)  # version 1

    def second(data: dict[str, object]) -> dict[str, object]:
        look = data.pop("look")
        return {**data, "appearance": look}

    def third(data: dict[str, object]) -> dict[str, object]:
        look = data.pop("appearance")
        assert isinstance(look, dict)
        return {**data, "look": {**look, "theme": "dark"}}

    file = PreferencesFile(path, steps=(second, third))
    read = file.read()
    assert read == replace(FULL, look=replace(FULL.look, theme="dark"))
    file.write(read)
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == 3
    assert PreferencesFile(path, steps=(second, third)).read() == read


def test_a_file_of_a_newer_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"version": 7, "other": 1}', encoding="utf-8")
    file = PreferencesFile(path)
    assert file.read() == Preferences()
    file.write(FULL)
    assert json.loads(path.read_text(encoding="utf-8")) == {"version": 7, "other": 1}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file", encoding="utf-8")
    with pytest.raises(ReaderError, match="cannot be made"):
        PreferencesFile(tmp_path / "blocked" / "preferences.json").write(FULL)


def test_the_last_pair_comes_first_and_only_once() -> None:
    made = Preferences()
    for number in (1, 2, 1, 3):
        pair = RecentPair(paths=(f"{number}a", f"{number}b"), titles=("", ""))
        made = made.with_recent(pair)
    assert [pair.paths[0] for pair in made.recent] == ["3a", "1a", "2a"]
    for number in range(40):
        made = made.with_recent(RecentPair(paths=(f"{number}", ""), titles=("", "")))
    assert len(made.recent) == 12
