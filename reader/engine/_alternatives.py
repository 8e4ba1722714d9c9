"""Words of which one at most can be right in the same place: minor or serious, shot or stabbed.

A line is a class, its members parted by "/" (one at its end: the class goes on); words of one
member mean about the same and do not exclude each other. Wider words ("vehicle", "relative") are
left out, for they exclude nothing. Verbs stand in their dictionary form, and are found in every
inflection.
"""

from types import MappingProxyType

from reader.core import ConflictKind
from reader.engine._inflection import verb_forms

_NOUNS_AND_QUALITIES = """
minor slight light superficial/serious severe grave critical/fatal deadly lethal
stable/critical/fair
red/blue/green/yellow/orange/purple/pink/brown/black/white/grey gray/silver/gold golden
car sedan hatchback limousine/van minivan/lorry truck/bus coach/train tram/motorcycle motorbike/
taxi cab/bicycle bike/tractor/ambulance
plane airplane jet airliner aircraft/helicopter/drone/balloon/glider
ship/ferry/tanker/yacht/submarine/trawler/canoe/dinghy
brother/sister/father/mother/son/daughter/cousin/uncle/aunt/nephew/niece/grandfather/grandmother/
grandson/granddaughter
husband/wife/fiance/fiancee/girlfriend/boyfriend/widow/widower
brother/wife/widow/husband/girlfriend/boyfriend/cousin/neighbour neighbor/friend/colleague/mother/
father/sister/daughter/son
man men/woman women/boy boys/girl girls
male/female
morning/afternoon/evening/night/dawn/dusk
daily/weekly/monthly/quarterly/annually yearly annual
gun pistol rifle shotgun handgun/knife/hammer/axe/sword/bat/bomb/bottle
arm/leg/head/chest/neck/back/shoulder/knee/ankle/hip/foot/hand/stomach abdomen/face/thigh/wrist/
elbow/spine
left/right
murder/manslaughter/rape/robbery/burglary/arson/fraud/bribery/kidnapping/theft/perjury/assault/
forgery/blackmail/espionage
stroke/cancer/pneumonia/malaria/cholera/overdose/drowning/suffocation
heart_attack cardiac_arrest/stroke/cancer/overdose/suicide/pneumonia
gas_leak/electrical_fault short_circuit/arson/cigarette/candle/lightning
human_error pilot_error/mechanical_failure engine_failure/bad_weather/sabotage
first_degree/second_degree/third_degree
first_class/second_class
prime_minister/foreign_minister/finance_minister/defence_minister defense_minister/
interior_minister
police_officer/firefighter/paramedic/soldier
train_station/bus_station/petrol_station/police_station
high_school/primary_school elementary_school/nursery kindergarten/university
leukaemia leukemia/lymphoma/diabetes/dementia/measles/flu influenza/cholera/malaria/ebola/polio/
tuberculosis
gold/silver/bronze
winner/loser/runner-up
first/last/final
unanimously unanimous/narrowly narrow/overwhelmingly overwhelming
permanently permanent/temporarily temporary
partially partly/completely entirely wholly fully
publicly public/privately private/secretly secret
voluntary voluntarily/compulsory mandatory obligatory
quickly swiftly/slowly
optional/mandatory compulsory
domestic/international/foreign
military/civilian
school/church/hospital/mosque/synagogue/bank/museum/theatre theater/library/hotel/restaurant/
prison jail/factory/warehouse/farm/university/airport/supermarket/stadium/casino/nightclub/cinema
kitchen/bedroom/bathroom/basement cellar/attic/garage/garden yard/corridor hallway/lobby/bathroom
river/lake/sea ocean/canal/reservoir
bridge/tunnel/dam/ferry
flood flooding/earthquake/hurricane/tornado/wildfire/landslide mudslide/avalanche/drought/
eruption/tsunami/blizzard
fire/explosion/leak/crash/collapse
lightning/arson/cigarette/candle/fireworks
dog/cat/horse/cow/sheep/pig/goat/bear/wolf/shark/snake/elephant/tiger/lion
teacher/nurse/doctor physician/lawyer attorney/farmer/driver/pilot/engineer/student/plumber/
electrician/accountant/waiter/butcher/baker/soldier/sailor/firefighter/carpenter/priest/
journalist/architect/dentist/gardener
bachelor/married/divorced/widowed/single
christian/muslim/jewish/hindu/buddhist/sikh/catholic/protestant
coal/gas/oil/nuclear/solar/wind
copper/steel/iron/wood wooden/concrete/plastic/glass/brick/stone
wheat/rice/maize corn/soybeans/coffee/cotton/sugar/barley
football soccer/rugby/cricket/tennis/hockey/baseball/basketball/golf
email e-mail/letter/telephone phone/fax/text
half/third/quarter/all/none
all/none/some/most
majority/minority
bankrupt insolvent/profitable solvent
largest biggest/smallest
highest/lowest
longest/shortest
oldest/youngest newest
fastest/slowest
richest wealthiest/poorest
richer wealthier/poorer
hotter warmer/colder cooler
hottest warmest/coldest
wettest/driest
heavier/lighter
older/younger
higher/lower
faster/slower
cheaper/costlier dearer
urban/rural
northern/southern/eastern/western/central
north/south/east/west/northeast/northwest/southeast/southwest
solo/joint
direct/indirect
full-time/part-time
empty/full/half-full half-empty
parliamentary/presidential/mayoral/municipal/regional
conservative/liberal/socialist
"""
_DATED = """
morning/afternoon/evening/night overnight/noon midday/midnight/dawn daybreak/dusk
weekday/weekend
"""
_VERBS = """
shoot/stab/strangle/poison/drown/bludgeon/suffocate/behead
suspend/dismiss fire sack/promote/reinstate/resign/retire
convict/acquit/pardon
charge/clear
arrest/release free
hire/fire sack dismiss
surrender/flee escape
rescue save/drown/kill
survive/die
win/lose/draw
double/triple treble/halve/quadruple
sue/settle
walk/drive/cycle/swim/fly/sail
sink/capsize
inherit/buy purchase/steal/borrow/rent lease
attend/boycott skip miss
invade/leave withdraw
repeal/adopt pass enact
ratify sign/veto reject
postpone delay/cancel
extend/shorten
widen/narrow
strengthen/weaken
tighten/loosen relax ease
confirm/deny
praise/condemn criticise criticize denounce
demolish/restore renovate
lend/borrow
expel/admit readmit
freeze/thaw
"""
_NO_KIND: frozenset[tuple[int, int]] = frozenset()


def _members() -> dict[str, frozenset[tuple[int, int]]]:
    out: dict[str, set[tuple[int, int]]] = {}
    rows = [*_rows(_NOUNS_AND_QUALITIES), *_rows(_DATED), *_rows(_VERBS)]
    verbs_from = len(rows) - len(_rows(_VERBS))
    for number, row in enumerate(rows):
        for place, member in enumerate(row.split("/")):
            for word in member.split():
                for form in _forms(word, is_verb=number >= verbs_from):
                    out.setdefault(form, set()).add((number, place))
    return {word: frozenset(found) for word, found in out.items()}


def _rows(table: str) -> list[str]:
    return table.strip().replace("/\n", "/").splitlines()


def _forms(word: str, *, is_verb: bool) -> tuple[str, ...]:
    if is_verb:
        return tuple(form for form, _ in verb_forms(word))
    return word, word + "s", word + "'s"


_MEMBERS = MappingProxyType(_members())
_FIRST_DATED = len(_rows(_NOUNS_AND_QUALITIES))
_DATED_ROWS = range(_FIRST_DATED, _FIRST_DATED + len(_rows(_DATED)))


def is_listed(term: str) -> bool:
    """Say whether a word, or a term with "_" between its words, is in a class."""
    return term in _MEMBERS


def exclusion(one: str, two: str) -> ConflictKind | None:
    """Tell what two folded words would be in conflict about, or None where both may be right."""
    mine, yours = _MEMBERS.get(one, _NO_KIND), _MEMBERS.get(two, _NO_KIND)
    shared = {row for row, _ in mine} & {row for row, _ in yours}
    # Two words that are one member of some class do not exclude each other anywhere.
    if not shared or mine & yours:
        return None
    return ConflictKind.DATE if shared & set(_DATED_ROWS) else ConflictKind.OTHER
