"""Names that are each other's parts or other words, and places that say little: a wrong country is worse than none."""

from __future__ import annotations

import pytest

from extractor.data.alignment import Passage
from extractor.data.document import Block, Comment, Document, Span, Style
from extractor.respondent import identify

FORM = ("form", "Has the Government used information and communication technologies in international cooperation?")
ANSWER = ("answer", "Yes. We use e-mail and exchanged data with Brazil, Germany and Italy.")
SURE = 0.6
"""Confidence from which the batch takes a country for granted (settings.COUNTRY_SURE)."""

NEIGHBOURS = [
    ("NER", "République du Niger"), ("NGA", "Federal Republic of Nigeria"), ("NER", "Ministry of Water of the Republic of the Niger"),
    ("NGA", "Ministère fédéral de la santé du Nigéria"), ("NGA", "Niger State Ministry of Health, Nigeria"), ("NER", "جمهورية النيجر"),
    ("NGA", "جمهورية نيجيريا الاتحادية"), ("NER", "尼日尔共和国"), ("NGA", "尼日利亚联邦共和国卫生部"), ("NER", "Ответы Республики Нигер"),
    ("NGA", "Федеративная Республика Нигерия"), ("GIN", "Ministère de la Culture de la République de Guinée"),
    ("GNB", "República da Guiné-Bissau – Ministério da Justiça"), ("GNQ", "REPÚBLICA DE GUINEA ECUATORIAL"), ("PNG", "Government of Papua New Guinea"),
    ("GNQ", "Республика Экваториальная Гвинея"), ("GNB", "غينيا - بيساو"), ("GNQ", "جمهورية غينيا الاستوائية"), ("PNG", "巴布亚新几内亚独立国"),
    ("GIN", "几内亚共和国"), ("GNB", "几内亚比绍共和国"), ("COG", "République du Congo"), ("COD", "République démocratique du Congo"),
    ("COD", "DEMOCRATIC REPUBLIC OF THE CONGO"), ("COG", "Republic of the Congo"), ("COD", "刚果民主共和国"), ("COG", "刚果共和国"),
    ("COD", "Демократическая Республика Конго"), ("COG", "Республика Конго"), ("COD", "جمهورية الكونغو الديمقراطية"), ("COG", "جمهورية الكونغو"),
    ("DMA", "Commonwealth of Dominica"), ("DOM", "República Dominicana"), ("DOM", "Ministerio de Salud Pública de la República Dominicana"),
    ("DMA", "Содружество Доминики"), ("DOM", "Доминиканская Республика"), ("DOM", "多米尼加共和国"), ("DMA", "多米尼克国"),
    ("KOR", "Republic of Korea"), ("PRK", "Democratic People’s Republic of Korea"), ("KOR", "République de Corée"),
    ("PRK", "République populaire démocratique de Corée"), ("KOR", "大韩民国"), ("PRK", "朝鲜民主主义人民共和国"), ("KOR", "جمهورية كوريا"),
    ("PRK", "Корейская Народно-Демократическая Республика"), ("SDN", "Republic of the Sudan"), ("SSD", "Republic of South Sudan"),
    ("SSD", "جمهورية جنوب السودان"), ("SDN", "جمهورية السودان"), ("SSD", "南苏丹共和国"), ("SSD", "Республика Южный Судан"),
    ("WSM", "Independent State of Samoa"), ("ASM", "American Samoa Government"), ("IRL", "Department of Justice, Ireland"),
    ("GBR", "United Kingdom of Great Britain and Northern Ireland"), ("GEO", "Ministry of Justice of Georgia"), ("GEO", "Грузия"),
    ("MKD", "North Macedonia"), ("MKD", "Республика Северная Македония"), ("SWZ", "Kingdom of Eswatini"), ("SWZ", "Swaziland"),
    ("TUR", "Türkiye Cumhuriyeti"), ("TUR", "Republic of Turkey"), ("CZE", "Czechia"), ("CZE", "Česká republika"), ("CIV", "République de Côte d’Ivoire"),
    ("CIV", "Côte d'Ivoire – Ministère de la Justice"), ("CPV", "República de Cabo Verde"), ("TLS", "República Democrática de Timor-Leste"),
    ("VAT", "Secretariat of State, Holy See"), ("VAT", "Santa Sede"), ("PSE", "State of Palestine"), ("PSE", "دولة فلسطين"), ("LBN", "République libanaise"),
]

CLOSINGS = [
    ("GNQ", ["Fait à Malabo, le 12 mars 2026", "Pour la Ministre de la culture, de la promotion des arts", "de la République de Guinée équatoriale,"]),
    ("BLR", ["Заместитель Министра связи и информатизации", "Республики Беларусь          А.С. Заозерский", "Исп. Климович, тел. 287 00 00"]),
    ("URY", ["Montevideo, 4 May 2026", "For the Oriental Republic of Uruguay:", "(signed) Viviana Pesce"]),
    ("ZMB", ["Permanent Secretary (Technical Services)", "Ministry of Health, Ndeke House, Lusaka", "REPUBLIC OF ZAMBIA"]),
    ("SGP", ["新加坡共和国公用事业局局长办公室"]), ("OMN", ["مسقط، 12 مايو 2026", "وزارة التراث والسياحة", "سلطنة عمان"]),
    ("BOL", ["La Paz, 3 de mayo de 2026", "Por el Gobierno del Estado Plurinacional de Bolivia", "Ana Quispe"]),
    ("TCD", ["Le Ministre de la Justice", "Pour le Gouvernement du Tchad", "Mahamat Saleh"]),
    ("CHN", ["中华人民共和国水利部", "2026年5月8日"]),
]

INSTITUTIONS = [
    ("KGZ", [("form", "Вопрос 1. Орган, ответственный за заполнение вопросника:"),
             ("answer", "Ответ: Министерство цифрового развития и инновационных технологий Кыргызской Республики")]),
    ("URY", [("answer", "1. Institución que coordinó la preparación de la respuesta: |Junta de Transparencia de la República Oriental del Uruguay")]),
    ("MDG", [("form", "Institution", 0, 0), ("answer", "Ministère de la Communication et de la Culture, Antananarivo (Madagascar)", 0, 1)]),
    ("ZMB", [("form", "Name and title of the respondent"), ("answer", "John Banda, Director, Ministry of Water of Zambia")]),
    ("TUN", [("form", "الجهة المسؤولة عن تعبئة الاستبيان"), ("answer", "المعهد الوطني للتراث، الجمهورية التونسية")]),
    ("SGP", [("form", "填表单位："), ("answer", "新加坡公用事业局（PUB）")]),
]

UNSURE = [
    ("MDG", [("form", "Focal point (name and e-mail)", 0, 0), ("answer", "Rado Andriamihaja, csp@peche.example.mg", 0, 1)]),
    ("ZMB", [("answer", "Contact: +260 211 253 000")]), ("KAZ", [("answer", "Тел. +7 717 274 00 00")]), ("JAM", [("answer", "Tel.: +1 876 926 1234")]),
    ("LTU", [FORM, ("answer", "No."), "Vilnius, 3 May 2026"]), ("KGZ", [FORM, ("answer", "Нет."), "г. Бишкек, 3 мая 2026 г."]),
    ("QAT", [FORM, ("answer", "لا."), "الدوحة، 3 مايو 2026"]), ("MNG", [FORM, ("answer", "否。"), "2026年5月8日于乌兰巴托"]),
]

SEATS = [
    ("IRL", [FORM, ("form", "Responding ministry or authority", 0, 0), ("answer", "Department of Justice, 51 St Stephen’s Green, Dublin 2", 0, 1)]),
    ("DMA", ["Ministry of National Security", "Government Headquarters, Kennedy Avenue, Roseau", FORM, ("answer", "No.")]),
    (None, ["Ministry of National Security", "The Secretary of the Working Group, P.O. Box 500, 1400 Vienna", FORM, ("answer", "No.")]),
    (None, ["See our ambassador in Roseau", FORM, ("answer", "No.")]),
]

NOBODY = [
    [("answer", "The authorities seized turkey meat and fine china, and goods from Chad Smith and Michael Jordan.")],
    [("answer", "See the ruling in Jordan v. State of Georgia, Atlanta.")], [("answer", "Кроме того, чад от печей; мали выплаты.")],
    [("answer", "The project was funded by the Ministry of Finance of Japan."), ("answer", "The Government of Norway also helped.")],
    [("form", "Which foreign authority helped you?"), ("answer", "Ministry of Justice of Brazil, Ministry of Finance of Japan")],
    [("answer", "Se coopera con Colombia, Ecuador y Perú.")], [("answer", "Calls from +44 20 7946 0000 and +33 1 40 00 00 00 were traced.")],
    [("answer", "See https://www.legislation.example.nz and https://www.loi.example.be.")], [("answer", "发展中国家与法国、德国合作。")],
    [("header", "Office of the Ombudsman, 14 Jordan Street"), ("answer", "No.")],
    [("header", "Direction du patrimoine, 12 avenue du Tchad"), ("answer", "Non.")], ["European Union", ("answer", "No.")],
]

PARTNERS = [
    [("answer", "Le Nigéria finance 60 % du programme. Au Nigéria, trois écoles ont été ouvertes.")],
    [("answer", "The Government of Kenya has lent two vessels.")], [("answer", "Kenya has lent two vessels. Kenya pays the crews.")],
    [("answer", "哈萨克斯坦共和国政府与我国签订了协定。")],
    [("answer", "República Dominicana: cuatro proyectos. La República Dominicana aporta dos arquitectos.")],
    [("answer", "Surrender to another Member State of the European Union is possible.")],
]

STREETS = [
    ("JAM", "Government of Jamaica – Ministry of Health and Wellness, 10–16 Grenada Way, Kingston 5"),
    ("LKA", "Sri Lanka – Ministry of Justice, 5 Chile Road, Colombo"), ("SEN", "Ministère de la Justice du Sénégal, 3 avenue du Brésil, Dakar"),
    ("PER", "Ministerio de Justicia del Perú, Calle Colombia 120, Lima"), ("MDA", "Министерство юстиции Республики Молдова, улица Армении 5"),
]


@pytest.mark.parametrize(("country", "line"), NEIGHBOURS)
def test_a_name_within_another_name(respond, country, line):
    respondent = respond(line, FORM, ANSWER)
    assert respondent.iso3 == country and respondent.confidence >= 0.8


@pytest.mark.parametrize(("country", "line"), NEIGHBOURS)
def test_the_same_in_a_signature(respond, country, line):
    assert respond(FORM, ANSWER, "3 May 2026", line).iso3 == country


@pytest.mark.parametrize(("country", "lines"), CLOSINGS)
def test_closing(respond, country, lines):
    respondent = respond(FORM, ANSWER, *lines)
    assert respondent.iso3 == country and respondent.confidence >= SURE


@pytest.mark.parametrize(("country", "lines"), INSTITUTIONS)
def test_institution_that_answers(respond, country, lines):
    respondent = respond(*lines, FORM, ANSWER, FORM, ("answer", "No."))
    assert respondent.iso3 == country and respondent.confidence >= SURE


@pytest.mark.parametrize(("country", "lines"), UNSURE)
def test_a_thin_clue_gives_a_country_to_be_checked(respond, country, lines):
    respondent = respond(FORM, *lines)
    assert respondent.iso3 == country and 0.5 <= respondent.confidence < SURE


@pytest.mark.parametrize(("country", "lines"), SEATS)
def test_a_ministry_in_a_capital(respond, country, lines):
    respondent = respond(*lines)
    assert respondent.iso3 == country and respondent.confidence < SURE


@pytest.mark.parametrize("lines", NOBODY)
def test_no_country(respond, lines):
    respondent = respond(FORM, *lines)
    assert respondent.iso3 is None or respondent.confidence < SURE, respondent


@pytest.mark.parametrize("lines", PARTNERS)
def test_a_partner_that_acts_is_not_taken_for_granted(respond, lines):
    for written in ([FORM, *lines], lines):
        assert respond(*written).confidence < SURE


@pytest.mark.parametrize(
    ("country", "name"), [("GNQ", "CN_GuineaEc.docx"), ("GNQ", "Guinée éq. réponse.docx"), ("GNB", "Guinea-Bissau.docx"), ("GIN", "Guinea.docx")],
)
def test_shortened_names_in_file_names(respond, country, name):
    assert respond(FORM, ("answer", "No."), path=name).iso3 == country


def test_letters_of_an_authority_give_way_to_a_name(respond):
    assert respond("Barbados Water Authority", FORM, ANSWER, path="BWA reply.pdf").iso3 == "BRB"


def test_a_city_and_an_address_together_are_more_than_each(respond):
    both = respond(FORM, ANSWER, "Lusaka, 3 May 2026", "j.banda@water.example.zm", "Tel. +260 211 253 000")
    assert both.iso3 == "ZMB" and both.confidence >= SURE
    assert {evidence.kind for evidence in both.evidence} >= {"place", "mail", "telephone"}


def test_who_commented_or_changed_the_form(built, sent):
    document, passages = built(FORM, ANSWER)
    first = document.blocks[0]
    text = {field: getattr(first, field) for field in ("index", "text")}
    style = Span(start=0, end=len(first.text), style=Style(), inserted_by="MTC El Salvador")
    for edited in (Block(**text, comments=(Comment(start=0, end=1, text="Sí", author="VMT El Salvador"),)), Block(**text, spans=(style,))):
        assert identify(Document(blocks=(edited, document.blocks[1])), sent(), passages).iso3 == "SLV"


def test_a_title_line_below_the_forms_own_title(built, sent):
    document, passages = built(("form", "Questionnaire on adaptation"), "Submission by the Department of Climate, Dublin, Ireland", FORM, ANSWER)
    passages = tuple(Passage(block=p.block, start=p.start, end=p.end, owner=p.owner, item="1" if p.block == 2 else None) for p in passages)
    respondent = identify(document, sent(), passages)
    assert respondent.iso3 == "IRL" and respondent.confidence >= SURE


@pytest.mark.parametrize(("country", "line"), STREETS)
@pytest.mark.parametrize("where", ["top", "header", "end"])
def test_a_street_is_no_country(respond, country, line, where):
    written = {"top": [line, FORM, ANSWER], "header": [("header", line), FORM, ANSWER], "end": [FORM, ANSWER, "3 May 2026", line]}[where]
    respondent = respond(*written)
    assert respondent.iso3 == country and respondent.confidence >= SURE
