from pathlib import Path

import pytest

from reader import paths
from reader.paths import cache_folder, preferences_file, resource_folder, seed_folder

ROOT = Path(__file__).resolve().parents[2]


def test_in_a_checkout_they_lie_beside_the_package() -> None:
    assert resource_folder() == ROOT / "resources"
    assert seed_folder() == ROOT / "seeds"
    assert (resource_folder() / "models" / "scorer.json").is_file()


@pytest.mark.parametrize("has_strange_neighbour", [False, True])
def test_when_installed_they_lie_inside_the_package(
    has_strange_neighbour: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "reader"
    if has_strange_neighbour:  # some other package's folder of the same name
        (package.parent / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert resource_folder() == package / "_data" / "resources"
    assert seed_folder() == package / "_data" / "seeds"


def test_the_cache_lies_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for system, name, value, place in (
        ("linux", "XDG_CACHE_HOME", "", tmp_path / ".cache" / "lateral"),
        ("linux", "XDG_CACHE_HOME", "not/absolute", tmp_path / ".cache" / "lateral"),
        ("linux", "XDG_CACHE_HOME", str(tmp_path / "x"), tmp_path / "x" / "lateral"),
        ("darwin", "XDG_CACHE_HOME", "", tmp_path / "Library" / "Caches" / "Lateral"),
        ("win32", "LOCALAPPDATA", str(tmp_path / "y"), tmp_path / "y" / "Lateral" / "Cache"),
        ("win32", "LOCALAPPDATA", "", tmp_path / "AppData" / "Local" / "Lateral" / "Cache"),
    ):
        monkeypatch.setattr("sys.platform", system)
        monkeypatch.setenv(name, value)
        assert cache_folder() == place


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {"XDG_CONFIG_HOME": "/x"}, Path("/x/lateral/preferences.json")),
        ("linux", {}, Path("~/.config/lateral/preferences.json")),
        ("win32", {"APPDATA": "/roaming"}, Path("/roaming/Lateral/preferences.json")),
        (
            "darwin",
            {},
            Path("~/Library/Application Support/Lateral/preferences.json"),
        ),
    ],
)
def test_preferences_lie_where_each_system_has_them(
    system: str, environment: dict[str, str], expected: Path
) -> None:
    assert preferences_file(environment.get, system) == expected.expanduser()
