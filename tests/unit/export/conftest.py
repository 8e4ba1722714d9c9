from pathlib import Path

import pytest

from reader.export import Assets

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture(scope="session")
def assets() -> Assets:
    return Assets(
        fonts=RESOURCES / "fonts",
        templates=RESOURCES / "templates",
        theme=RESOURCES / "themes" / "print.toml",
    )
