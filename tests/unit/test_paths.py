from pathlib import Path

import pytest

from reader import paths
from reader.paths import resource_folder, seed_folder

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
