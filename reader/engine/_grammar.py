"""Closed word classes of English, and the classes given to the tokens of a sentence."""

from enum import Enum

from reader.engine._inflection import Form, verb_forms


class Tag(Enum):
    """The class of a token, as far as its form and its neighbours tell."""

    DETERMINER = "determiner"
    PRONOUN = "pronoun"
    OBJECT = "object"
    RELATIVE = "relative"
    THAT = "that"
    PREPOSITION = "preposition"
    TO = "to"
    CONJUNCTION = "conjunction"
    SUBORDINATOR = "subordinator"
    MODAL = "modal"
    AUXILIARY = "auxiliary"
    NEGATION = "negation"
    POSSESSIVE = "possessive"
    ADVERB = "adverb"
    TIME = "time"
    VERB = "verb"
    NAME = "name"
    NUMBER = "number"
    WORD = "word"
    MARK = "mark"
    QUOTATION = "quotation"


_ROWS = {
    Tag.DETERMINER: """a an the this these those his her its their our my your some any no every
        each many several few both all another most much more less fewer such either neither""",
    Tag.NUMBER: """one two three four five six seven eight nine ten eleven twelve dozens hundreds
        thousands million billion half""",
    Tag.PRONOUN: """he she they it we you i everyone everybody someone somebody nobody anyone
        anybody there none""",
    Tag.OBJECT: "him them us me himself herself itself themselves myself ourselves",
    Tag.RELATIVE: "which what whom whose where when why how whether if whoever whatever who",
    Tag.PREPOSITION: """of in on at by for from with without into onto about over under between
        through during against among amid across behind beyond near since toward towards upon
        within including despite via along around throughout outside inside per regarding
        concerning unlike like off out up down before after""",
    Tag.CONJUNCTION: "and or but nor yet plus &",
    Tag.SUBORDINATOR: "because although though while unless until whereas as than",
    Tag.MODAL: "will would can could may might shall should must 'll 'd wo ca",
    Tag.AUXILIARY: """is are was were be been being am 're 'm has have had having 've do does did
        isn aren wasn weren hasn haven hadn doesn don didn""",
    Tag.NEGATION: "not n't never",
    Tag.ADVERB: """also still then now so already again often always just only even ever once soon
        later earlier first recently instead too perhaps maybe meanwhile however rather
        quite very almost nearly long far thus therefore simply ago twice further
        here sometimes indeed moreover nonetheless nevertheless otherwise apparently""",
    Tag.TIME: """monday tuesday wednesday thursday friday saturday sunday january february march
        april june july august september october november december jan feb aug sept oct nov dec
        yesterday today tonight tomorrow afterward afterwards""",
    Tag.THAT: "that",
    Tag.TO: "to",
}
CLOSED = {word: tag for tag, words in _ROWS.items() for word in words.split()}

# Nouns in -ly that are no adverbs.
NOT_ADVERBS = frozenset(
    """family tally ally rally reply supply assembly early only july italy daily weekly monthly
    likely friendly ugly elderly anomaly monopoly bully fly belly jelly homily holy""".split()
)

_COMMON_VERBS = """be have do go come get give make take run see show turn win lose lead leave keep
bring begin become happen move meet send spend stand sit hold help face draw raise rise fall follow
include need work live pay play want try use look seem appear remain allow serve build buy sell cut
grow change carry continue create cause kill die start stop open close arrive return enter reach
join choose vote elect hit break let lie fly drive drop watch wait walk wear throw teach think know
feel find hear learn represent receive provide produce prove occur own pass perform pull push
release require save set sign speak stay suffer surround tend visit mean fight deploy climb refer
belong consist depend exist""".split()

_OFTEN_NOUNS = frozenset(
    """works changes plays lives needs uses looks causes moves votes signs visits left cut set let
    put hit stands shows faces returns starts stops helps drops watches passes lies cuts runs turns
    wins means felt found leaves sets releases pays rises falls fights begins walks pushes breaks
    flies drives waits wears draws""".split()
)

# Forms that are verbs nearly always, against plurals and adjectives of the same letters.
FINITE = (
    frozenset(
        form
        for verb in _COMMON_VERBS
        for form, kind in verb_forms(verb)
        if kind in (Form.PAST, Form.PRESENT)
    )
    - _OFTEN_NOUNS
)

POSSESSORS = frozenset("his her their its my our your whose".split())

TIME_NOUNS = frozenset(
    """day days week weeks month months year years night nights morning afternoon evening hour
    hours minutes weekend summer spring fall winter""".split()
)
