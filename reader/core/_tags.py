"""Words that a reader files notes under, with a colour and a key each."""

import re
from dataclasses import dataclass

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_KEYS = 9
_LETTERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One tag: its name, its colour (`#rrggbb`), its key from 1 to 9 or none, its letters.

    Name or letters are always shown with the colour. Raises `ValueError` for a blank name,
    another colour or key, or more than two letters.
    """

    name: str
    colour: str
    key: int | None = None
    letters: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a tag has a name")
        if not _COLOUR.fullmatch(self.colour):
            raise ValueError(f"not a colour: {self.colour}")
        if self.key is not None and not 1 <= self.key <= _KEYS:
            raise ValueError(f"not a key from 1 to 9: {self.key}")
        if len(self.letters) > _LETTERS:
            raise ValueError(f"more than {_LETTERS} letters: {self.letters}")

    @property
    def sign(self) -> str:
        """Give what stands for the tag where its name has no room."""
        return self.letters or self.name.strip()[:1].upper()


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


def _ready_made(identity: str, name: str, tags: tuple[tuple[str, str, str], ...]) -> TagSet:
    numbered = enumerate(tags, start=1)
    return TagSet(
        id=identity,
        name=name,
        tags=tuple(
            Tag(name=tag, letters=letters, colour=colour, key=key)
            for key, (tag, letters, colour) in numbered
        ),
    )


# The colours of Okabe and Ito, which colour-blind readers can tell apart
# (https://jfly.uni-koeln.de/color/), and a grey for the eighth.
FRAMING_TAGS = _ready_made(
    "framing",
    "Framing",
    (
        ("Labelling", "La", "#e69f00"),
        ("Attribution", "At", "#56b4e9"),
        ("Loaded word", "Lo", "#d55e00"),
        ("Hedge", "He", "#009e73"),
        ("Agency", "Ag", "#0072b2"),
        ("Placement", "Pl", "#cc79a7"),
    ),
)
LENS_TAGS = _ready_made(
    "lenses",
    "Eight lenses",
    (
        ("Selection and omission", "Se", "#e69f00"),
        ("Placement", "Pl", "#cc79a7"),
        ("Headline", "Hl", "#0072b2"),
        ("Photo and caption", "Ph", "#56b4e9"),
        ("Names and titles", "Na", "#009e73"),
        ("Statistics", "St", "#f0e442"),
        ("Source control", "So", "#999999"),
        ("Word choice and tone", "Wo", "#d55e00"),
    ),
)
