"""Word classes that tell what is a name, and where it begins and ends."""

import re

from reader.engine._words import fold

_POSSESSIVE = re.compile(r"[’']s?$")

OPENERS = frozenset(
    """a about above after all almost also although amid among an and another any are around as
    asked at because before both but by can could despite did do does during each earlier even
    every fellow few finally first following for four from further given had has have he her
    here his how however hundreds i if in inside instead is it its just last later let like many
    may meanwhile more most much near nearly neither never new next no nobody none nor not
    nothing now of on once one only or other others our out outside over part people per please
    read roughly several share she should since so some soon speaking still such than thank that
    the their then there these they this those though thousands three through thus to today
    tomorrow two under unlike until up was we were what when where whether which while who why
    will with within without would yes yesterday yet you your""".split()
)
"""Words that begin a sentence with a capital letter and name nobody."""

CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sept sep
    oct nov dec spring summer autumn winter fall""".split()
)
BODIES = frozenset(
    """academy advancement agency alliance archbishop archdiocese army assembly association
    authority bank battle bay bishop board book borough branch bureau cape cathedral center
    centre chamber church city coast college commission committee confederation conference
    council county court cup department diocese directorate district division duchess duchy duke
    earl faculty federation foundation fund game games gulf house institute institution isle
    isles kingdom knights lake league library lord lords ministry mount museum office order
    organisation organization palace parliament port prince princess province republic river
    rock school sea secretary society state states strait straits temple tower treaty union
    university""".split()
)
"""Words with which a name goes on after “of” or “for” ("Bank of Norrland")."""

LAWS = frozenset("act agreement amendment bill law pact".split())
"""Last words of names in which any word goes on after “of” ("Freedom of Movement Act")."""

NAMED_AFTER = frozenset(
    """academy arms bridge cathedral chapel church college day hall hospital hotel house
    infirmary inn market palace park place school square street university""".split()
)
"""What bears the name of someone ("St Mary's Academy")."""

TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady president vice prime minister premier chancellor
    king queen prince princess pope bishop archbishop rabbi imam mayor governor gov senator sen
    representative rep congressman congresswoman councilman councilwoman councillor secretary
    speaker attorney general judge justice police chief sheriff officer detective sergeant
    captain capt colonel major lieutenant commissioner director professor prof coach chairman
    chairwoman chair spokesman spokeswoman spokesperson deputy former acting""".split()
)
"""Words that stand before a name and are no part of it."""

NO_PART = frozenset("suv suvs gmt utc bst cet est edt cst cdt mst mdt pst pdt et am pm".split())
"""Words in capitals that are no part of a name at either end."""

NO_NAMES = frozenset(
    """tv ceo cfo coo cto id pr dna faq pdf url vip gps mp mps wifi ok covid ala ariz calif colo
    conn del fla ga ill ind kan la mass md mich minn mo neb nev okla ore pa tenn tex va vt wash
    wis""".split()
)
"""Words in capitals, and states cut short, that by themselves name no one."""


def plain_word(word: str) -> str:
    """Give the form under which words of names are compared: no case, accents, points or “’s”."""
    return _POSSESSIVE.sub("", fold(word.replace(".", "")))
