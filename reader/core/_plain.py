"""Values as JSON knows them, and back, by the types of their fields."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from reader.core._errors import ReaderError

T = TypeVar("T")


def to_plain(value: object) -> Any:
    """Give a value of `reader.core` as objects, arrays, strings, numbers and null."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], data: object) -> T:
    """Read back what `to_plain` gave of a value of a type.

    Fields that are absent take their defaults; those that are not known are passed over,
    so that a file of a later version can be read. Raises `ReaderError` if the data do not
    make such a value.
    """
    try:
        made = _read(kind, data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReaderError(f"What is written is not a {kind.__name__}: {error}.") from error
    if not isinstance(made, kind):
        raise ReaderError(f"What is written is not a {kind.__name__}.")
    return made


def _read(kind: Any, data: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        (inner,) = (part for part in get_args(kind) if part is not NoneType)
        return None if data is None else _read(inner, data)
    if get_origin(kind) is tuple:
        return _read_tuple(get_args(kind), data)
    if is_dataclass(kind):
        return _read_dataclass(kind, data)
    if issubclass(kind, Enum):
        return kind(data)
    if kind is float and type(data) is int:
        return float(data)
    if type(data) is not kind:
        raise TypeError(f"{data!r} is not of type {kind.__name__}")
    return data


def _read_tuple(kinds: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise TypeError(f"{data!r} is not a list")
    if kinds[-1] is Ellipsis:
        return tuple(_read(kinds[0], item) for item in data)
    return tuple(_read(kind, item) for kind, item in zip(kinds, data, strict=True))


def _read_dataclass(kind: Any, data: Any) -> Any:
    if not isinstance(data, Mapping):
        raise TypeError(f"{data!r} is not an object")
    return kind(**{n: _read(hint, data[n]) for n, hint in _hints(kind).items() if n in data})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind)}
