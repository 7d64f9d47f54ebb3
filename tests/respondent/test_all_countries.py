"""Every country in every language and place, beside an answer that names two others; and the table that this rests on."""

from __future__ import annotations

import json

import pycountry
import pytest
from babel import Locale
from extractor.models import make_countries

from extractor.respondent import gazetteer
from extractor.respondent.gazetteer import read, table
from extractor.text import words

CODES = sorted(make_countries.notes_on_countries()["countries"])
DEMONYMS = {
    code: [words(demonym) for demonym in facts.get("demonyms", ())] for code, facts in make_countries.notes_on_countries()["countries"].items()
}
ALPHA_2 = {country.alpha_3: country.alpha_2 for country in pycountry.countries} | {"XKX": "XK"}
PLACES = {
    "en": [
        "{}",
        "REPUBLIC OF {}",
        "Name of State: {}",
        "Replies of {} to the questionnaire",
        "{}’s reply to the questionnaire",
        "Embassy of {} in Vienna",
        "The Permanent Mission of {} to the United Nations (Vienna) presents its compliments to the Secretariat and has the honour",
        "Ministry of Foreign Affairs of {}",
        "Permanent Mission of {}, Vienna",
        "Response: {}",
    ],
    "fr": [
        "{}",
        "Nom de l’État : {}",
        "Pays : {}",
        "Réponses de {} au questionnaire",
        "Mission permanente – {} – auprès des Nations Unies (Vienne)",
        "La Mission permanente de {} auprès de l’Office des Nations Unies à Genève présente ses compliments au Secrétariat",
        "Ambassade de {}",
    ],
    "es": [
        "{}",
        "Nombre del Estado: {}",
        "País: {}",
        "Respuestas de {} al cuestionario",
        "Misión Permanente de {} ante las Naciones Unidas (Viena)",
        "La Misión Permanente de {} ante las Naciones Unidas (Viena) saluda atentamente a la Secretaría y tiene el honor",
    ],
    "ru": [
        "{}",
        "Государство: {}",
        "Страна: {}",
        "{}: ответы на вопросник",
        "Постоянное представительство – {} – при Организации Объединенных Наций",
    ],
    "ar": [
        "{}",
        "الدولة: {}",
        "اسم الدولة: {}",
        "ردود {} على الاستبيان",
        "البعثة الدائمة – {}",
        "تهدي البعثة الدائمة ل{} لدى الأمم المتحدة في فيينا أطيب تحياتها إلى الأمانة وتتشرف بأن تحيل إليها الردود على الاستبيان",
    ],
    "zh": [
        "{}",
        "国家：{}",
        "国家名称：{}",
        "{}对问卷的答复",
        "{}常驻联合国（维也纳）代表团",
        "{}常驻联合国（维也纳）代表团向秘书处致意，并谨附上答复。",
    ],
    "pt": [
        "{}",
        "Nome do Estado: {}",
        "País: {}",
        "Respostas de {} ao questionário",
        "Missão Permanente de {} junto das Nações Unidas (Viena)",
        "A Missão Permanente de {} junto às Nações Unidas (Genebra) apresenta os seus cumprimentos ao Secretariado e tem a honra de",
        "Embaixada de {}",
    ],
    "de": [
        "{}",
        "Name des Staates: {}",
        "Land: {}",
        "Antworten von {} auf den Fragebogen",
        "Ständige Vertretung von {} bei den Vereinten Nationen (Wien)",
        "Die Ständige Vertretung von {} bei den Vereinten Nationen (Genf) beehrt sich, dem Sekretariat die Antworten zu übermitteln",
        "Botschaft von {}",
    ],
    "it": [
        "{}",
        "Nome dello Stato: {}",
        "Paese: {}",
        "Risposte di {} al questionario",
        "Rappresentanza Permanente – {} – presso le Nazioni Unite (Vienna)",
        "La Missione Permanente di {} presso le Nazioni Unite (Ginevra) presenta i suoi complimenti al Segretariato e ha l’onore di",
        "Ambasciata di {}",
    ],
}
FORM = ("form", "1.")
ENDS = {
    "en": "Ministry of Justice, {}",
    "fr": "Ministère de la justice, {}",
    "es": "Ministerio de Justicia, {}",
    "ru": "Министерство юстиции, {}",
    "ar": "وزارة العدل، {}",
    "zh": "司法部，{}",
    "pt": "Ministério da Justiça, {}",
    "de": "Bundesministerium der Justiz, {}",
    "it": "Ministero della Giustizia, {}",
}
GENITIVES = {
    "RUS": "Российской Федерации",
    "BLR": "Республики Беларусь",
    "KAZ": "Республики Казахстан",
    "UZB": "Узбекистана",
    "AUT": "Австрии",
    "NOR": "Норвегии",
    "DEU": "Федеративной Республики Германия",
    "CZE": "Чешской Республики",
    "NLD": "Королевства Нидерландов",
    "CHN": "Китайской Народной Республики",
    "SSD": "Южного Судана",
    "KOR": "Республики Корея",
    "PRK": "Корейской Народно-Демократической Республики",
    "POL": "Польши",
    "ESP": "Испании",
    "GBR": "Соединенного Королевства",
    "USA": "Соединенных Штатов Америки",
    "CIV": "Кот-д’Ивуара",
    "DOM": "Доминиканской Республики",
    "SAU": "Саудовской Аравии",
    "NZL": "Новой Зеландии",
    "ZAF": "Южной Африки",
    "TUR": "Турции",
    "IRN": "Исламской Республики Иран",
    "MDA": "Молдовы",
    "KGZ": "Кыргызской Республики",
    "CHE": "Швейцарии",
    "MNG": "Монголии",
    "PNG": "Папуа — Новой Гвинеи",
    "GNQ": "Экваториальной Гвинеи",
}


def name(language, code):
    return Locale(language).territories[ALPHA_2[code]]


@pytest.mark.parametrize("language", sorted(PLACES))
def test_every_country_in_every_place(respond, language):
    wrong = []
    for k, code in enumerate(CODES):
        if language == "de" and words(name(language, code)) in DEMONYMS[code]:  # "Italien" is an adjective in French
            continue
        answer = ("answer", f"Data were exchanged with {name('en', CODES[k - 37])} and {name('en', CODES[k - 71])}.")
        for place in PLACES[language]:
            if place == "REPUBLIC OF {}" and code == "COD":  # its name in CLDR, "Congo - Kinshasa", does not go with it
                continue
            respondent = respond(place.format(name(language, code)), FORM, answer)
            if respondent.iso3 != code or respondent.confidence < 0.8:
                wrong.append((place, name(language, code), respondent.iso3))
        for respondent in (
            respond(FORM, answer, ENDS[language].format(name(language, code))),
            respond(FORM, answer, ("header", name(language, code))),
            respond(("form", "State", 0, 0), ("answer", name(language, code), 0, 1), FORM, answer),
            respond(path=f"{name(language, code)}.docx"),
        ):
            if respondent.iso3 != code:
                wrong.append((name(language, code), respondent))
    assert wrong == []


@pytest.mark.parametrize("code", sorted(GENITIVES))
def test_inflected_names(respond, code):
    assert respond(f"Постоянное представительство {GENITIVES[code]} при ООН", FORM).iso3 == code
    assert respond(f"Ответы Правительства {GENITIVES[code]} на вопросник", FORM).iso3 == code


def test_the_table_is_what_its_sources_give():
    kept = (make_countries.FOLDER / "countries.json").read_text("utf-8")
    if json.loads(kept)["made_with"] != make_countries.made_with():
        pytest.skip("the names of other versions of Babel and pycountry differ")
    assert kept == make_countries.make(), "run python models/make_countries.py"


def test_no_two_countries_share_a_name():
    assert make_countries.gather(make_countries.notes_on_countries()).conflicts == []


def test_phrases_are_folded_as_text_is():
    for first, rests in table().phrases.items():
        for rest in rests:
            phrase = f"{first} {rest}".strip()
            assert " ".join(words(phrase)) == phrase


def test_every_member_state_is_curated():
    assert len(CODES) == 201  # 193 members, 2 observers, Kosovo, Cook Islands, Niue, Hong Kong, Macao, Taiwan
    assert set(CODES) <= set(table().names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Niger, Nigeria and the Niger Delta", ["NER", "NGA"]),
        ("Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea, the Gulf of Guinea", ["GIN", "GNB", "GNQ", "PNG"]),
        ("the Congo Basin, the Republic of the Congo, the Democratic Republic of the Congo and Congo", ["COG", "COD", "COG"]),
        ("Dominica and the Dominican Republic", ["DMA", "DOM"]),
        ("the Republic of Korea and the Democratic People's Republic of Korea", ["KOR", "PRK"]),
        ("Ireland, Northern Ireland", ["IRL", "GBR"]),
        ("Kongo-Central, le royaume Kongo et la République démocratique du Congo", ["COD"]),
        ("Brasilien, Suíça, Regno Unito, Vereinigtes Königreich, Países Baixos", ["BRA", "CHE", "GBR", "GBR", "NLD"]),
        ("Samoa, American Samoa", ["WSM", "ASM"]),
        ("Sudan, South Sudan", ["SDN", "SSD"]),
        ("Somalia, Mali, Romania, Oman", ["SOM", "MLI", "ROU", "OMN"]),
        ("Mexico City, New Mexico, United Mexican States", ["MEX", "MEX"]),
        ("Port of Spain", ["TTO"]),
        ("all United States parties, and us", []),
        ("the US and U.S. law, U.K. law", ["USA", "USA", "GBR"]),
        ("Côte d'Ivoire, Côte d’Ivoire, Cote d`Ivoire, Côte dʼIvoire, Ivory Coast", ["CIV"] * 5),
        ("St. Lucia, Saint Kitts & Nevis, St Vincent and the Grenadines", ["LCA", "KNA", "VCT"]),
        ("Viet Nam, Vietnam, Việt Nam", ["VNM"] * 3),
        ("Swaziland, Burma, Czech Republic, Turkey, Cape Verde", ["SWZ", "MMR", "CZE", "TUR", "CPV"]),
        ("Hong Kong, China; Macao, China; China", ["HKG", "MAC", "CHN"]),
        ("发展中国家、其中国家、合法国家", []),
        ("索马里、马里、南苏丹、苏丹、赤道几内亚、刚果（金）", ["SOM", "MLI", "SSD", "SDN", "GNQ", "COD"]),
        ("وللنرويج وبالمملكة المغربية ولجمهورية مصر العربية", ["NOR", "MAR", "EGY"]),
        ("Deutschland, Österreich, Suomi, Ελληνική Δημοκρατία", ["DEU", "AUT", "FIN", "GRC"]),
        ("საქართველო, 日本国, 대한민국, ราชอาณาจักรไทย", ["GEO", "JPN", "KOR", "THA"]),
    ],
)
def test_longest_name_wins(text, expected):
    assert [mention.code for mention in read(text).mentions] == expected


def test_offsets_are_those_of_the_text():
    text = "From the Kingdom of Norway, with US help"
    assert [text[m.start : m.end] for m in gazetteer.read(text).mentions] == ["Kingdom of Norway", "US"]


@pytest.mark.parametrize("text", ["", "\u309a", "カ\u3099 \u0301", "ل", "ولل", "و ب", "\u200f", "1", "́a", "US", "U.S"])
def test_any_text_can_be_read(text):
    assert len(read(text).words) == len(read(text).tokens)
