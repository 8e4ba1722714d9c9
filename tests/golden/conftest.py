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
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text to a golden file by name, or rewrite the file."""
    # The option is known only if this folder was named on the command line.
    is_update = request.config.getoption("--update-golden", default=False)

    def compare(name: str, text: str) -> None:
        path = HERE / name
        if is_update:
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{name} is not there: run pytest tests/golden --update-golden"
        assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()

    return compare
