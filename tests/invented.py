"""Articles of any length, made up of a few words by a fixed rule."""

import random
import re

NAMES = "Olsen Brandt Tarrow Askby Ewing Holm Quist Lund Mara Northfell".split()
WORDS = """dam wall crack river bridge council vote mayor divers inspection February repair water
    flood report engineer night village road farm school money plan budget meeting storm""".split()


def invented_sentences(words: int, seed: int) -> list[str]:
    """Write about so many words: news of a village, in no order."""
    pick = random.Random(seed)
    out: list[str] = []
    count = 0
    while count < words:
        middle = " ".join(pick.choice([*WORDS, "the", "of", "and"]) for _ in range(14))
        name, figure = pick.choice(NAMES), pick.randrange(2, 900)
        kinds = (
            f"The {middle} cost {figure} crowns, {name} said on Monday.",
            f"“The {middle},” said {name}, who paid {figure} crowns.",
            f"After the {middle}, {name} and {figure} others left.",
        )
        out.append(pick.choice(kinds))
        count += len(out[-1].split())
    return out


def dense_pair(words: int) -> tuple[list[str], list[str]]:
    """Write two articles of so many words that tell the same, each figure otherwise."""
    left = invented_sentences(words, 1)
    right = [re.sub(r"\d+", lambda found: str(int(found[0]) + 7), line) for line in left]
    return left, right


def invented_pair(words: int) -> tuple[list[str], list[str]]:
    """Write two articles of so many words that share each third sentence, half of them edited."""
    left, right = invented_sentences(words, 1), invented_sentences(words, 2)
    for place in range(0, min(len(left), len(right)), 3):
        other = left[-1 - place]
        right[place] = other.replace("crowns", "marks") if place % 2 else other
    return left, right
