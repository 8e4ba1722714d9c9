"""Word lists, handed in as bytes; the engine itself opens no file."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reader.core import ReaderError, Resource

_REMEDY = "Install Lateral again: a file of its own is damaged."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One listed phrase: its words in lower case, its class and its weight (0 to 1)."""

    phrase: str
    group: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One word list, by phrase, with the digest of the file it came from."""

    resource: Resource
    entries: Mapping[str, Entry]

    @classmethod
    def parse(cls, name: str, data: bytes) -> "Lexicon":
        """Read a list: `phrase<TAB>group<TAB>weight` a line, `#` opens a comment line.

        Raises `ReaderError` for a line of another form.
        """
        entries: dict[str, Entry] = {}
        for number, line in enumerate(_text(name, data).splitlines(), start=1):
            if not line.strip() or line.startswith("#"):
                continue
            try:
                phrase, group, weight = line.split("\t")
                entries[phrase] = Entry(phrase=phrase, group=group, weight=float(weight))
            except ValueError as error:
                raise ReaderError(
                    f"Line {number} of the word list {name} cannot be read.", _REMEDY
                ) from error
        digest = hashlib.sha256(data).hexdigest()
        resource = Resource(name=name, sha256=digest)
        return cls(resource=resource, entries=MappingProxyType(entries))


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReaderError(f"The word list {name} is not text in UTF-8.", _REMEDY) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicons:
    """All word lists that the engine uses, by file name without its ending."""

    lists: Mapping[str, Lexicon]

    @classmethod
    def parse(cls, files: Mapping[str, bytes]) -> "Lexicons":
        """Read several lists, `{name: bytes}`."""
        return cls(lists={name: Lexicon.parse(name, files[name]) for name in sorted(files)})

    def __getitem__(self, name: str) -> Mapping[str, Entry]:
        if name not in self.lists:
            raise ReaderError(f"The word list {name} is missing.", _REMEDY)
        return self.lists[name].entries

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Give name and digest of every list, by name."""
        return tuple(self.lists[name].resource for name in sorted(self.lists))
