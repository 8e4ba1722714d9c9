"""How each kind of mark looks apart from its colour: line, glyph, letter and word.

The same table serves the window, HTML and PDF; colours come from the themes. No two
roles share a line, a glyph or a letter, so that marks stay apart without any colour.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

READER_SIGN = "✎"
"""Stands wherever the reader decided something, with the words "by you"."""


class Role(StrEnum):
    """What a mark says. The first six are the relations of a sentence to the other article."""

    SAME = "same"
    EDITED = "edited"
    MOVED = "moved"
    REWORDED = "reworded"
    CONFLICT = "conflict"
    ONLY_HERE = "only_here"
    QUOTATION = "quotation"
    FRAMING = "framing"

    @property
    def sign(self) -> str:
        """The glyph where it stands alone beside a number, as in a document."""
        return _SIGNS.get(self, ROLE_STYLES[self].glyph)

    @property
    def lettered(self) -> str:
        """The sign with its letter, by which a mark can be read out: "≈R"."""
        return self.sign + ROLE_STYLES[self].letter


class Line(StrEnum):
    """The pattern of the line under a mark."""

    SOLID = "solid"
    DASHED = "dashed"
    DASH_DOT = "dash_dot"
    DOTTED = "dotted"
    WAVE = "wave"
    DOUBLE = "double"
    BRACKETS = "brackets"
    BOX = "box"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleStyle:
    """The look of a role: line under the words, glyph in the gutter, letter, word, meaning."""

    line: Line
    glyph: str
    letter: str
    word: str
    meaning: str


RELATION_ROLES = (
    Role.SAME,
    Role.EDITED,
    Role.MOVED,
    Role.REWORDED,
    Role.CONFLICT,
    Role.ONLY_HERE,
)

ROLE_STYLES: Mapping[Role, RoleStyle] = MappingProxyType(
    {
        Role.SAME: RoleStyle(
            line=Line.SOLID,
            glyph="=",
            letter="S",
            word="Same",
            meaning="The same words stand in both articles.",
        ),
        Role.EDITED: RoleStyle(
            line=Line.DASHED,
            glyph="±",
            letter="E",
            word="Edited",
            meaning="The same text with words changed, dropped or added.",
        ),
        Role.MOVED: RoleStyle(
            line=Line.DASH_DOT,
            glyph="↕",
            letter="M",
            word="Moved",
            meaning="The same or edited text, told at another place.",
        ),
        Role.REWORDED: RoleStyle(
            line=Line.DOTTED,
            glyph="≈",
            letter="R",
            word="Reworded",
            meaning="A fact of the other article in other words.",
        ),
        Role.CONFLICT: RoleStyle(
            line=Line.WAVE,
            glyph="≠",
            letter="C",
            word="Conflicting detail",
            meaning="A number, date, name or negation differs.",
        ),
        Role.ONLY_HERE: RoleStyle(
            line=Line.DOUBLE,
            glyph="∅",
            letter="O",
            word="Only here",
            meaning="Not found in the other article.",
        ),
        Role.QUOTATION: RoleStyle(
            line=Line.BRACKETS,
            glyph="”",
            letter="Q",
            word="Quotation",
            meaning="The same utterance, whole, cut, altered or paraphrased.",
        ),
        Role.FRAMING: RoleStyle(
            line=Line.BOX,
            glyph="◇",
            letter="F",
            word="Framing",
            meaning="The same matter, presented otherwise.",
        ),
    }
)

# One closing mark beside a number looks like the end of a quotation.
_SIGNS: Mapping[Role, str] = MappingProxyType({Role.QUOTATION: "“”"})
