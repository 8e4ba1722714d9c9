import pytest

from reader.sources._language import NAMES, guess_language, language_warning

TEXTS = {
    "en": "The new bridge over the river was opened to cars on Monday, and the mayor said that it"
    " had cost more than the town had planned for in the budget of last year.",
    "de": "Die neue Brücke über den Fluss ist am Montag für Autos geöffnet worden, und die Stadt"
    " sagte, dass sie mehr gekostet hat als im Haushalt des letzten Jahres geplant war.",
    "fr": "Le nouveau pont sur la rivière a été ouvert aux voitures lundi, et la mairie dit que les"
    " travaux ont coûté plus que ce qui était prévu dans le budget de la ville.",
    "es": "El nuevo puente sobre el río fue abierto a los coches el lunes, y la alcaldesa dijo que"
    " las obras han costado más de lo que la ciudad había previsto para el año pasado.",
    "it": "Il nuovo ponte sul fiume è stato aperto alle auto lunedì e la sindaca ha detto che i"
    " lavori sono costati più di quello che la città non aveva previsto nel bilancio.",
    "pt": "A nova ponte sobre o rio foi aberta aos carros na segunda-feira, e a prefeita disse que"
    " as obras não foram mais caras do que o previsto no orçamento da cidade para o ano.",
    "nl": "De nieuwe brug over de rivier is maandag geopend voor auto's en de burgemeester zei dat"
    " het werk meer heeft gekost dan de stad in de begroting van vorig jaar had voorzien.",
    "sv": "Den nya bron över floden öppnades för bilar i måndags och borgmästaren sade att det har"
    " kostat mer än vad staden inte hade räknat med i budgeten för ett år sedan.",
    "pl": "Nowy most na rzece został otwarty w poniedziałek i jak się dowiedziano to nie jest"
    " koniec prac, bo za rok miasto wróci do budowy drogi przez las, o którą proszono od lat.",
    "ru": "Новый мост через реку открыли в понедельник, и мэр сказала, что он стоил дороже.",
    "uk": "Новий міст через річку відкрили в понеділок, і міська рада каже, що він дорогий.",
    "el": "Η νέα γέφυρα άνοιξε τη Δευτέρα για τα αυτοκίνητα.",
    "ja": "新しい橋は月曜日に開通しました。市長は費用が予定より高かったと述べました。",
    "zh": "新桥于星期一通车。市长说费用高于去年的预算。",
    "ko": "새 다리가 월요일에 개통되었다고 시장이 밝혔다.",
    "ar": "افتتح الجسر الجديد يوم الاثنين أمام السيارات.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_language_is_known_by_script_or_common_words(code: str) -> None:
    assert guess_language(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "Lindby Bro", "La Traviata at the Lindby opera", "12 345"])
def test_little_text_counts_as_english(text: str) -> None:
    assert guess_language(text) == "en"


def test_foreign_names_do_not_make_a_text_foreign() -> None:
    assert guess_language(TEXTS["en"] + " Мост, Brücke, 新桥.") == "en"


def test_a_warning_names_the_language() -> None:
    assert language_warning("en") is None
    for code in set(NAMES) - {"en"}:
        assert NAMES[code] in (language_warning(code) or "")
