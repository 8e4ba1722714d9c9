from dataclasses import fields

import pytest

from reader.core import Settings

NAMES = [field.name for field in fields(Settings)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", [-0.01, 1.01, float("nan")])
def test_a_threshold_outside_zero_to_one_is_refused(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=name):
        Settings(**{name: value})


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", [0.0, 1.0])
def test_the_ends_of_the_range_are_thresholds_too(name: str, value: float) -> None:
    assert getattr(Settings(**{name: value}), name) == value
