"""Words that deny, and pairs of words that say the opposite of each other."""

from types import MappingProxyType

_OPPOSITES = (
    (
        """rise rises rose risen climb climbs climbed jump jumps jumped surge surged soar soared
        gain gains gained grow grows grew grown increase increases increased advance advanced up
        higher raise raises raised rally rallied upward""",
        """fall falls fell fallen drop drops dropped slip slipped slide slid sink sank lose loses
        lost decline declined decrease decreases decreased ease eased down lower lowered cut cuts
        shrink shrank tumble tumbled dip dipped plunge plunged reduce reduces reduced downward""",
    ),
    ("more", "less fewer"),
    ("win wins won victory winner", "lose loses lost defeat loser defeated"),
    ("before", "after"),
    ("above over", "below under"),
    ("profit profits", "loss losses"),
    (
        """support supports supported back backs backed favor favors favored favour favoured
        approve approves approved accept accepts accepted endorse endorsed embraced""",
        """oppose opposes opposed reject rejects rejected refuse refused condemn condemned
        criticize criticized""",
    ),
    (
        "allow allows allowed permit permits permitted let",
        "ban bans banned block blocks blocked bar barred prohibit prohibits prohibited forbid",
    ),
    ("guilty convicted", "innocent acquitted"),
    ("alive survived survive", "dead died killed"),
    ("open opens opened", "close closes closed shut"),
    ("begin begins began start starts started", "end ends ended stop stopped finish finished"),
    ("buy buys bought", "sell sells sold"),
    ("strong stronger strongest best better", "weak weaker weakest worst worse"),
    ("majority most", "minority few"),
    ("confirm confirmed admit admitted admits", "deny denied denies"),
    ("encourage encourages encouraged", "discourage discourages discouraged"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("left", "right"),
    ("import imports imported", "export exports exported"),
    ("success succeeded successful", "failure failed unsuccessful"),
    ("early earlier", "late later"),
    ("son sons", "daughter daughters"),
    ("father", "mother"),
    ("brother", "sister"),
    ("husband", "wife"),
    ("man men boy boys", "woman women girl girls"),
    ("for", "against"),
    ("with", "without"),
    ("over above", "under below"),
    ("able", "unable"),
    ("all everyone everybody everything every always", "none nobody nothing no never"),
    ("still", "longer"),
    ("agree agrees agreed", "disagree disagrees disagreed refuse refused refuses"),
    ("succeed succeeds succeeded", "fail fails failed"),
    ("remain remains remained stay stays stayed", "leave leaves left quit quits"),
    ("arrive arrives arrived", "depart departs departed"),
    ("gain gains gained", "lose loses lost"),
    ("lift lifts lifted ease eased relax relaxed", "impose imposes imposed tighten tightened"),
    ("hire hires hired", "fire fires fired dismiss dismissed"),
    ("expand expands expanded", "shrink shrinks shrank shrunk contract contracts contracted"),
    ("accept accepts accepted", "decline declines declined"),
    ("praise praises praised", "criticise criticised condemn condemned denounce denounced"),
    ("safe", "unsafe dangerous"),
    ("cause causes caused", "prevent prevents prevented"),
    ("remember remembers remembered", "forget forgets forgot forgotten"),
    ("present", "absent"),
    ("healthy well", "ill sick"),
    ("true", "false untrue"),
    ("higher", "lower"),
    ("inside", "outside"),
    ("increase increases rise rises growth gain", "decrease decreases decline fall drop reduction"),
    ("friend ally", "foe enemy"),
    ("proved proven confirmed verified", "disproved refuted unproven"),
)


def _sides() -> dict[str, frozenset[tuple[int, int]]]:
    out: dict[str, set[tuple[int, int]]] = {}
    for number, pair in enumerate(_OPPOSITES):
        for side, words in enumerate(pair):
            for word in words.split():
                out.setdefault(word, set()).add((number, side))
    return {word: frozenset(found) for word, found in out.items()}


_SIDES = MappingProxyType(_sides())

NEGATORS = frozenset(
    """not no never neither nor cannot without barely hardly scarcely can't don't didn't won't isn't
    wasn't aren't weren't doesn't wouldn't couldn't hasn't haven't hadn't shouldn't""".split()
)
"""Words that deny the verb or noun after them."""

DENYING = NEGATORS | frozenset(
    """nobody nothing none deny denied denies denying fail failed fails failure refuse refused
    refuses refusing decline declined declines reject rejected rejects unable lack lacks lacked
    stop stopped prevent prevented avoid avoided instead rather only far unlikely doubt doubts
    doubted false untrue""".split()
)
"""Words with which a sentence can deny something without a negator."""


def are_opposite(one: str, two: str) -> bool:
    """Say whether two folded words are listed as opposites."""
    theirs = _SIDES.get(two, frozenset())
    return any((number, 1 - side) in theirs for number, side in _SIDES.get(one, ()))
