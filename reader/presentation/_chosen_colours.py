"""Colours that the reader chose for the marks, fitted to a theme so that all of it can be read.

One colour is chosen for a role, and serves in every theme: it is taken towards the theme's ink
as far as lines and glyphs need to stand out as much as the theme's own do, and laid so thin
under words that these are read by all eyes. How far apart two colours are is measured in Oklab
(Björn Ottosson, "A perceptual color space for image processing", 2020).
"""

import colorsys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

from reader.presentation._messages import tr, tr_n
from reader.presentation._roles import ROLE_STYLES, Role
from reader.presentation._themes import RoleColours, Theme, contrast, linear_light
from reader.presentation._vision import Vision, seen_by

_STEPS = 50
_TINT, _FOCUS = 0.13, 0.29  # of the colour, under words at rest and in focus
_WORDS = 7.0  # the least contrast of words with what is under them
_LINES = 3.0  # that of lines with what is under them (WCAG 2.2, 1.4.11)
_ALIKE = 0.05  # closer than any two colours of the light and the dark theme to any eyes
_NAMED = 3  # pairs that look alike
_EYES = {
    Vision.USUAL: "“{one}” and “{other}” look alike but for line and sign.",
    Vision.PROTAN: "Without red cones “{one}” and “{other}” look alike but for line and sign.",
    Vision.DEUTAN: "Without green cones “{one}” and “{other}” look alike but for line and sign.",
    Vision.TRITAN: "Without blue cones “{one}” and “{other}” look alike but for line and sign.",
}


def theme_with(theme: Theme, chosen: Mapping[Role, str]) -> Theme:
    """Give a theme in which some roles have the colours that were chosen for them."""
    if not chosen:
        return theme
    least = _least_contrast(theme)
    fitted = {role: _fitted(theme, colour, least) for role, colour in chosen.items()}
    return replace(theme, roles=MappingProxyType({**theme.roles, **fitted}))


def colours_judged(theme: Theme, chosen: Mapping[Role, str]) -> tuple[str, ...]:
    """Say in sentences how well all can be read in a theme with the colours that were chosen.

    The first gives the least contrasts. The others, if any, tell what is not as it was chosen,
    and which marks have lost the help of colour, to eyes that see fewer of them, too.
    """
    dressed = theme_with(theme, chosen)
    lines = _least_contrast(dressed)
    words = min(contrast(theme.ui["text"], one.focus) for one in dressed.roles.values())
    said = [
        tr(
            "Lines and signs stand out from the paper by {lines:.1f} to 1 or more, words from the "
            "tints under them by {words:.1f} to 1.",
            lines=lines,
            words=words,
        )
    ]
    said += [_moved(theme, role) for role in chosen if dressed.roles[role].strong != chosen[role]]
    found = tuple(_likenesses(dressed, chosen))
    said += found[:_NAMED]
    if len(found) > _NAMED:
        more = len(found) - _NAMED
        said.append(tr_n("So does {count} more pair.", "So do {count} more pairs.", more))
    return tuple(said)


def _moved(theme: Theme, role: Role) -> str:
    word = tr(ROLE_STYLES[role].word)
    if theme.is_dark:
        return tr("“{word}” is lighter than you chose it, to stand out in this theme.", word=word)
    return tr("“{word}” is darker than you chose it, to stand out in this theme.", word=word)


def _likenesses(theme: Theme, chosen: Mapping[Role, str]) -> Iterator[str]:
    """Name roles that cannot be told apart by colour because of what was chosen."""
    for one, other in combinations(Role, 2):
        if one not in chosen and other not in chosen:
            continue
        pair = (theme.roles[one].strong, theme.roles[other].strong)
        vision = next((vision for vision in _EYES if _are_alike(pair, vision)), None)
        if vision is not None:
            names = {"one": tr(ROLE_STYLES[one].word), "other": tr(ROLE_STYLES[other].word)}
            yield tr(_EYES[vision], **names)


def _are_alike(pair: tuple[str, str], vision: Vision) -> bool:
    a, b = (_oklab(seen_by(vision, colour)) for colour in pair)
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) < _ALIKE**2


def _least_contrast(theme: Theme) -> float:
    return min(contrast(colours.strong, theme.ui["base"]) for colours in theme.roles.values())


def _fitted(theme: Theme, colour: str, least: float) -> RoleColours:
    ink, base = theme.ui["text"], theme.ui["base"]
    hue, _, saturation = colorsys.rgb_to_hls(*_shares(colour))
    # Of a colour nearly black or white only the paper would be left under words.
    vivid = _hex(*colorsys.hls_to_rgb(hue, 0.5, saturation))
    tint, focus = (_under_words(theme, vivid, share) for share in (_TINT, _FOCUS))

    def stands_out(strong: str) -> bool:
        return contrast(strong, base) >= least and all(
            contrast(seen_by(vision, strong), seen_by(vision, ground)) >= _LINES
            for vision in Vision
            for ground in (base, tint)
        )

    mixed = (_mixed(colour, ink, step / _STEPS) for step in range(_STEPS))
    return RoleColours(strong=next(filter(stands_out, mixed), ink), tint=tint, focus=focus)


def _under_words(theme: Theme, colour: str, share: float) -> str:
    """Lay a colour on the paper, as strong as words on it allow."""
    ink, base = theme.ui["text"], theme.ui["base"]

    def can_be_read(ground: str) -> bool:
        return all(
            contrast(seen_by(vision, ink), seen_by(vision, ground)) >= _WORDS for vision in Vision
        )

    mixed = (_mixed(base, colour, share * (1 - step / _STEPS)) for step in range(_STEPS))
    return next(filter(can_be_read, mixed), base)


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_shares(one), _shares(other), strict=True)
    return _hex(*(a + (b - a) * share for a, b in pairs))


def _shares(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _hex(*shares: float) -> str:
    return "#" + "".join(f"{round(255 * share):02x}" for share in shares)


def _oklab(colour: str) -> tuple[float, float, float]:
    red, green, blue = linear_light(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
