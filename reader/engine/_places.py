"""Countries, their people, states and continents: which names of places are of one level.

A town and a country may both be right ("in Lyon", "in France"); two countries may not.
"""

from types import MappingProxyType

# country: its people and things; several names of one country stand together.
_COUNTRIES = """
afghanistan afghan/albania albanian/algeria algerian/angola angolan
argentina argentine argentinian/armenia armenian/australia australian/austria austrian
azerbaijan azerbaijani/bahrain bahraini/bangladesh bangladeshi/belarus belarusian/belgium belgian
bolivia bolivian/bosnia bosnian/brazil brazilian/bulgaria bulgarian/burma burmese myanmar
burundi burundian/cambodia cambodian/cameroon cameroonian/canada canadian/chad chadian
chile chilean/china chinese/colombia colombian/congo congolese/croatia croatian/cuba cuban
cyprus cypriot/denmark danish dane danes/ecuador ecuadorian/egypt egyptian/england english
eritrea eritrean/estonia estonian/ethiopia ethiopian/finland finnish finn finns/france french
gabon gabonese/gambia gambian/georgia georgian/germany german/ghana ghanaian/greece greek
guatemala guatemalan/guinea guinean/haiti haitian/honduras honduran/hungary hungarian
iceland icelandic/india indian/indonesia indonesian/iran iranian/iraq iraqi/ireland irish
israel israeli/italy italian/jamaica jamaican/japan japanese/jordan jordanian/kazakhstan kazakh
kenya kenyan/kosovo kosovar/kuwait kuwaiti/kyrgyzstan kyrgyz/laos laotian/latvia latvian
lebanon lebanese/liberia liberian/libya libyan/lithuania lithuanian/luxembourg/madagascar malagasy
malawi malawian/malaysia malaysian/mali malian/malta maltese/mauritania mauritanian/mexico mexican
moldova moldovan/mongolia mongolian/montenegro montenegrin/morocco moroccan/mozambique mozambican
namibia namibian/nepal nepalese nepali/netherlands dutch holland/nicaragua nicaraguan/niger
nigeria nigerian/norway norwegian/oman omani/pakistan pakistani/palestine palestinian
panama panamanian/paraguay paraguayan/peru peruvian/philippines filipino philippine
poland polish pole poles/portugal portuguese/qatar qatari/romania romanian/russia russian
rwanda rwandan/scotland scottish scot scots/senegal senegalese/serbia serbian serb
singapore singaporean/slovakia slovak slovakian/slovenia slovenian/somalia somali
spain spanish spaniard/sudan sudanese/sweden swedish swede swedes/switzerland swiss/syria syrian
taiwan taiwanese/tajikistan tajik/tanzania tanzanian/thailand thai/tunisia tunisian
turkey turkish turk/turkmenistan turkmen/uganda ugandan/ukraine ukrainian/uruguay uruguayan
uzbekistan uzbek/venezuela venezuelan/vietnam vietnamese/wales welsh/yemen yemeni/zambia zambian
zimbabwe zimbabwean
"""
_STATES = """alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii
idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee
texas utah vermont virginia wisconsin wyoming ontario quebec alberta queensland victoria bavaria
saxony kerala punjab gujarat bihar"""
_WIDE = """europe european africa african asia asian america american americas britain british
antarctica oceania scandinavia scandinavian balkans caribbean"""


_OF_TWO_WORDS = {
    "country": """new zealand/south korea/north korea/south africa/saudi arabia/sri lanka
el salvador/costa rica/united states/united kingdom/great britain/czech republic/puerto rico""",
    "state": """new york/new jersey/new mexico/new hampshire/north carolina/south carolina
north dakota/south dakota/west virginia/rhode island/nova scotia/british columbia
new south""",
}
_COMMON_NAMES = frozenset("jordan georgia chad turkey niger mali virginia dane pole china".split())


def _levels() -> dict[str, tuple[str, int]]:
    out: dict[str, tuple[str, int]] = {}
    countries = (row.split() for line in _COUNTRIES.split("\n") for row in line.split("/"))
    for level, groups in (
        ("country", countries),
        ("state", ([name] for name in _STATES.split())),
        ("wide", ([name] for name in _WIDE.split())),
    ):
        for number, names in enumerate(groups):
            out |= dict.fromkeys(names, (level, number))
    for level, pairs in _OF_TWO_WORDS.items():
        for number, pair in enumerate(pairs.replace("\n", "/").split("/")):
            out[pair] = (level, 1000 + number)
    return out


_LEVELS = MappingProxyType(_levels())


def are_of_one_level(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Say whether two names, as folded words, could stand for each other's place.

    Both are countries (or their people), both states, or neither is listed; a country in
    two forms ("France", "French") is one.
    """
    first, second = _level(one), _level(two)
    if first is None or second is None:
        return first is second
    return first[0] == second[0] and first != second


def _level(words: tuple[str, ...]) -> tuple[str, int] | None:
    return _LEVELS.get(" ".join(word.removesuffix("'s") for word in words))


def is_place(word: str) -> bool:
    """Say whether a folded word is a listed place, and no usual name or noun besides."""
    return word in _LEVELS and word not in _COMMON_NAMES
