"""The forms of English verbs, made from their dictionary form."""

from enum import Enum

_VOWELS = "aeiou"


class Form(Enum):
    """A form of a verb; `PAST` and `PARTICIPLE` are often the same word."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


# base past participle
_IRREGULAR = {
    row.split()[0]: (row.split()[1], row.split()[2])
    for row in """\
be was been/bear bore borne/beat beat beaten/become became become/begin began begun/bet bet bet
bid bid bid/bite bit bitten/blow blew blown/break broke broken/bring brought brought
broadcast broadcast broadcast/build built built/burst burst burst/buy bought bought
cast cast cast/catch caught caught/choose chose chosen/come came come/cost cost cost/cut cut cut
deal dealt dealt/do did done/draw drew drawn/drive drove driven/eat ate eaten/fall fell fallen
feed fed fed/feel felt felt/fight fought fought/find found found/fly flew flown
forbid forbade forbidden/forecast forecast forecast/foresee foresaw foreseen
forget forgot forgotten/forgive forgave forgiven/get got got/give gave given/go went gone
grow grew grown/hang hung hung/have had had/hear heard heard/hide hid hidden/hit hit hit
hurt hurt hurt
hold held held/keep kept kept/know knew known/lay laid laid/lead led led/leave left left
lend lent lent/let let let/lie lay lain/lose lost lost/make made made/mean meant meant
meet met met/misunderstand misunderstood misunderstood/pay paid paid/put put put/read read read
retell retold retold/ride rode ridden/ring rang rung/rise rose risen/run ran run/say said said
see saw seen/seek sought sought/sell sold sold/send sent sent/set set set/shake shook shaken
shine shone shone/shoot shot shot/shut shut shut/sing sang sung/sit sat sat/speak spoke spoken
spend spent spent/spread spread spread/stand stood stood/steal stole stolen/stick stuck stuck
strike struck struck/swear swore sworn/take took taken/teach taught taught/tear tore torn
tell told told/think thought thought/throw threw thrown/understand understood understood
uphold upheld upheld/wake woke woken/wear wore worn/win won won/withdraw withdrew withdrawn
withhold withheld withheld/write wrote written/rip ripped ripped/overrule overruled overruled
""".replace("\n", "/").split("/")
    if row
}

_AMBIGUOUS = frozenset("found lay saw felt bore left ground wound".split())
BASES = {
    form: base
    for base, forms in _IRREGULAR.items()
    for form in forms
    if form != base and form not in _AMBIGUOUS
}
"""The dictionary form of each past and participle of a strong verb that is no other verb's."""

_PRESENT = {"have": "has", "be": "is", "quiz": "quizzes"}

# Verbs of two or more syllables whose last is stressed, so that they double their last letter.
_DOUBLING = frozenset(
    """admit allot commit compel concur confer control defer deter disbar dispel equip expel forget
    incur infer occur omit patrol permit prefer propel quiz rebut recap recur refer regret remit
    repel submit transfer transmit""".split()
)


_PARTICIPLES = frozenset(participle for _, participle in _IRREGULAR.values())


def is_participle(form: str) -> bool:
    """Say whether a word in lower case looks like a participle: closed, hurt, crumbling."""
    return form in _PARTICIPLES or (form.endswith(("ed", "ing")) and len(form) > 4)


def verb_forms(base: str) -> tuple[tuple[str, Form], ...]:
    """Give every form of a verb with what it is; both spellings of labelled and labeled."""
    past, participle = _IRREGULAR.get(base, (_regular_past(base),) * 2)
    forms = [
        (base, Form.BASE),
        (_present(base), Form.PRESENT),
        (past, Form.PAST),
        (participle, Form.PARTICIPLE),
        (_ing(base), Form.ING),
    ]
    if base.endswith("l") and base not in _IRREGULAR and not _doubles(base):
        ends = (("led", Form.PAST), ("led", Form.PARTICIPLE), ("ling", Form.ING))
        forms += [(base + end, form) for end, form in ends]
    return tuple(forms)


def _present(base: str) -> str:
    if base in _PRESENT:
        return _PRESENT[base]
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1:] if _doubles(base) else "") + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        return base[:-1] + "ing"
    return base + (base[-1:] if _doubles(base) else "") + "ing"


def _doubles(base: str) -> bool:
    """Say whether the last consonant is doubled: rip, ripped; admit, admitted."""
    if base in _DOUBLING:
        return True
    ends_so = len(base) >= 3 and base[-1] not in _VOWELS + "wxy" and base[-2] in _VOWELS
    return ends_so and base[-3] not in _VOWELS and sum(c in _VOWELS for c in base) == 1
