"""The flag that rewrites the golden files: `pytest tests/golden --update-golden`."""

from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent

Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the golden files from what is made"
    )


@pytest.fixture
def is_update(request: pytest.FixtureRequest) -> bool:
    """Say whether golden files are to be rewritten."""
    # The option is known only if this folder was named on the command line.
    return bool(request.config.getoption("--update-golden", default=False))


@pytest.fixture
def golden(*, is_update: bool) -> Golden:
    """Compare a text to a golden file by name, or rewrite the file."""

    def compare(name: str, text: str) -> None:
        path = HERE / name
        if is_update:
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{name} is not there: run pytest tests/golden --update-golden"
        assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()

    return compare
