"""Words that a reader files notes under, with a colour and a key each."""

import re
from dataclasses import dataclass

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_KEYS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One tag: its name, its colour (`#rrggbb`), and its key from 1 to 9, or none.

    The name is always shown with the colour. Raises `ValueError` for a blank name or
    another colour or key.
    """

    name: str
    colour: str
    key: int | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a tag has a name")
        if not _COLOUR.fullmatch(self.colour):
            raise ValueError(f"not a colour: {self.colour}")
        if self.key is not None and not 1 <= self.key <= _KEYS:
            raise ValueError(f"not a key from 1 to 9: {self.key}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TagSet:
    """Tags that belong together. Raises `ValueError` if two have one name or one key."""

    id: str
    name: str
    tags: tuple[Tag, ...]

    def __post_init__(self) -> None:
        keys = [tag.key for tag in self.tags if tag.key is not None]
        names = [tag.name for tag in self.tags]
        if len(set(keys)) < len(keys) or len(set(names)) < len(names):
            raise ValueError(f"two tags of “{self.name}” have one name or one key")


def _ready_made(identity: str, name: str, tags: tuple[tuple[str, str], ...]) -> TagSet:
    return TagSet(
        id=identity,
        name=name,
        tags=tuple(
            Tag(name=tag, colour=colour, key=key) for key, (tag, colour) in enumerate(tags, start=1)
        ),
    )


# The colours of Okabe and Ito, which colour-blind readers can tell apart
# (https://jfly.uni-koeln.de/color/), and a grey for the eighth.
FRAMING_TAGS = _ready_made(
    "framing",
    "Framing",
    (
        ("Labelling", "#e69f00"),
        ("Attribution", "#56b4e9"),
        ("Loaded word", "#d55e00"),
        ("Hedge", "#009e73"),
        ("Agency", "#0072b2"),
        ("Placement", "#cc79a7"),
    ),
)
LENS_TAGS = _ready_made(
    "lenses",
    "Eight lenses",
    (
        ("Selection and omission", "#e69f00"),
        ("Placement", "#cc79a7"),
        ("Headline", "#0072b2"),
        ("Photo and caption", "#56b4e9"),
        ("Names and titles", "#009e73"),
        ("Statistics", "#f0e442"),
        ("Source control", "#999999"),
        ("Word choice and tone", "#d55e00"),
    ),
)
