"""Abbreviations of English news text, by what may follow their full stop.

All are in lower case and without the last stop. The lists are our own, after the
stylebook habits of English-language newspapers.
"""

TITLES = frozenset(
    """mr mrs ms mx dr prof profs sen sens rep reps gov govs gen brig col lt sgt cpl capt cmdr
    cmdt maj pvt pfc adm rev revs hon pres supt det insp messrs mmes msgr fr st ste mt mts ft
    sra atty amb dep sec asst assoc pt""".split()
)
"""Written with a capital, these stand before a name: the sentence goes on."""

CONNECTORS = frozenset("vs v cf viz e.g i.e ca approx esp incl excl resp fig".split())
"""After these the phrase goes on, whatever their case and the next word's."""

BEFORE_NUMBER = frozenset(
    """no nos nr n° nº art arts sec secs sect ch chap chaps fig figs eq eqs vol vols vv p pp pg
    pgs para paras par ver v op tel ext apt rm rte hwy c""".split()
)
"""The stop belongs to the abbreviation where a number follows."""

MONTHS_AND_DAYS = frozenset(
    """jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue tues wed thu thur thurs fri sat sun""".split()
)
"""Shortened months and weekdays, written with a capital: a number may follow."""

MAY_END = MONTHS_AND_DAYS - {"sat", "sun"} | frozenset(
    """inc corp co cos ltd llc llp plc bros jr sr esq assn assoc dept univ ave blvd rd st hwy
    pkwy sq bldg etc est hq al ed eds ret bc ad
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn
    mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que alta
    gov dist div intl natl govt mfg ph.d g.m.b.h""".split()
)
"""May stand last in a sentence: it ends there if the next word is one that opens sentences."""

UNITS = frozenset("lb lbs oz ft mi km cm mm kg mg hr hrs min mins tbsp tsp yr yrs sq".split())
"""In lower case only; they may end a sentence too."""

TIMES_OF_DAY = frozenset({"a.m", "p.m", "am", "pm"})

AFTER_TIME = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december mon tue tues wed thu thur thurs fri sat
    sun jan feb mar apr jun jul aug sep sept oct nov dec eastern central mountain pacific gmt utc
    est edt et cst cdt ct mst mdt mt pst pdt pt bst cet""".split()
)
"""Words with a capital that carry on a time of day ("at 5 p.m. Monday", "9 a.m. EST")."""

BEFORE_TIME = frozenset("at on by since around about before after from until between".split())
"""A sentence that opens with one of these and then a time of day has yet to begin in earnest."""

OPENERS = frozenset(
    """the a an this that these those he she it they we you i there here his her its their our
    my your but and or nor so yet however if when while as after before since because although
    though once until unless in on at by for from with without to under over during among between
    against despite through throughout about across like who whom whose what where why how
    which is are was were do does did has have had can could will would should might must not
    no yes then now also still even just only some many most much more few several all both
    each every another other others one two three last next later earlier meanwhile instead
    according let please well oh neither either such today yesterday tomorrow nobody
    everyone someone nothing something anyone none being it's thus therefore moreover
    furthermore finally perhaps maybe""".split()
)
"""Words that, with a capital, open a sentence rather than carry on a name."""

REPORTING = (
    "said|says|asks|asked|replied|added|told|tells|wrote|writes|cried|shouted|yelled|whispered"
    "|answered|exclaimed|tweeted|demanded|wondered|recalled|responded|joked|quipped"
)
"""Verbs that carry on a sentence after a quotation that ends in a question or exclamation."""
