"""Adversarial replies: every way of saying who replies, and everything that only looks like it."""

from __future__ import annotations

import pytest

FORM = ("form", "Has the Government used information and communication technologies in international cooperation?")
MORE_FORM = ("form", "Have you evaluated their effectiveness?")
ANSWER = ("answer", "Yes. We use e-mail and exchanged data with Brazil, Germany and Italy.")

LETTERHEADS = [
    ("AUT", "Permanent Mission of Austria to the United Nations (Vienna)"),
    ("NLD", "Embassy of the Kingdom of the Netherlands in Austria"), ("MLI", "Country/Pays/País: Mali"),
    ("MLI", "Pays / Country : République du Mali"),
    ("RUS", "Постоянное представительство Российской Федерации в Вене свидетельствует свое уважение Секретариату и имеет честь"),
    ("SAU", "تهدي البعثة الدائمة للمملكة العربية السعودية لدى الأمم المتحدة في فيينا أطيب تحياتها إلى الأمانة وتتشرف بأن تحيل"),
    ("PRT", "Resposta de Portugal"), ("XKX", "REPUBLIC OF KOSOVO"), ("PSE", "STATE OF PALESTINE"),
    ("VAT", "The Permanent Mission of the Holy See to the IAEA presents its compliments"), ("HKG", "HONG KONG, CHINA"),
    ("NOR", "Kingdom of Norway\nMinistry of Foreign Affairs\nOslo"),
    ("NER", "La Mission permanente de la République du Niger auprès de l'Office à Genève, Suisse, présente ses compliments"),
    ("DMA", "Commonwealth of Dominica"), ("DOM", "REPÚBLICA DOMINICANA"), ("DOM", "Dominican Republic"), ("GIN", "République de Guinée"),
    ("GNQ", "República de Guinea Ecuatorial"), ("GNB", "República da Guiné-Bissau"), ("PNG", "Independent State of Papua New Guinea"),
    ("PRK", "DPRK"), ("KOR", "Rep. of Korea"), ("SSD", "Republic of South Sudan"), ("SDN", "The Republic of the Sudan"),
    ("USA", "United States of America"), ("USA", "U.S. Department of Justice"), ("MEX", "Estados Unidos Mexicanos"),
    ("CZE", "CZECH REPUBLIC"), ("MMR", "Burma"), ("MKD", "Macedonia"), ("TUR", "TURKEY"), ("CPV", "Cape Verde"),
    ("SWZ", "Kingdom of Swaziland"), ("BLR", "Генеральная прокуратура Республики Беларусь"),
    ("KAZ", "Ответы Республики Казахстан на вопросник"), ("FRA", "法国常驻代表团"), ("DEU", "Bundesrepublik Deutschland"),
    ("FIN", "Suomen tasavalta / Finland"), ("MDA", "REPUBLICA MOLDOVA / Republic of Moldova"), ("ARE", "UAE Response"),
    ("GBR", "UK response to questionnaire"), ("NZL", "New Zealand – Ministry of Justice"),
    ("USA", "The United States thanks the Secretariat for the questionnaire and submits the following response."),
    ("CAN", "Canada’s Response to the Questionnaire on ICTs"), ("IND", "Reply of the Government of India to the questionnaire"),
    ("JOR", "المملكة الأردنية الهاشمية"), ("JOR", "Jordan"), ("TCD", "Chad"), ("TCD", "RÉPUBLIQUE DU TCHAD"), ("BHS", "The Bahamas"),
    ("GMB", "Republic of The Gambia"), ("LCA", "St. Lucia"), ("VCT", "St Vincent & the Grenadines"), ("KNA", "St. Kitts & Nevis"),
    ("BIH", "Bosnia & Herzegovina"), ("STP", "Sao Tome & Principe"), ("TLS", "Timor Leste"), ("CIV", "Republique de Cote d`Ivoire"),
    ("CIV", "COTE DIVOIRE"), ("IRN", "Islamic Republic of Iran"), ("BOL", "Estado Plurinacional de Bolivia"),
    ("VEN", "República Bolivariana de Venezuela"), ("FSM", "FSM National Government"), ("PRT", "State: Portugal (Ministry of Justice)"),
    ("PRT", "Name of State:|Portugal"), ("PRT", "Country|: PRT"), ("ESP", "1) Name of your country: Spain"), ("ITA", "Italy – answers"),
    ("MEX", "Secretaría de Relaciones Exteriores de México"), ("GTM", "Ministerio Público de Guatemala"),
    ("HND", "Gobierno de la República de Honduras"), ("PAN", "Misión Permanente de Panamá ante las Naciones Unidas (Viena)"),
    ("SGP", "SINGAPORE"), ("MCO", "Principauté de Monaco"), ("LTU", "Lietuvos Respublikos teisingumo ministerija"),
    ("THA", "ราชอาณาจักรไทย"), ("JPN", "日本国"), ("KOR", "대한민국 법무부"), ("IRL", "Ireland's response"),
]

DOCUMENTS = [
    ("NOR", [("form", "Country (official name)", 0, 0), ("answer", "Norway", 0, 1), FORM, ANSWER]),
    ("NOR", [("form", "2. Please indicate the name of your State:", 0, 0), ("answer", "Norway", 1, 0), FORM, ANSWER]),
    ("NOR", ["Date: 12 May 2024, Country: Norway", FORM, ANSWER]),
    ("NOR", ["A reply from Norway", "To the Secretariat, Vienna, Austria", FORM, ANSWER]),
    ("NOR", [("form", "Country:"), ("answer", "Norway"), FORM, ANSWER]),
    ("NOR", [("form", "State"), ("answer", "Norwegian Ministry of Justice, Norway"), FORM, ANSWER]),
    (None, [("form", "State parties that have ratified"), ("answer", "Norway"), ANSWER]),
    (None, [("form", "Which countries do you cooperate with?"), ("answer", "Norway, Sweden"), ANSWER]),
    ("AUT", ["PERMANENT MISSION OF AUSTRIA", "Andromeda Tower", "1220 Vienna", FORM, ANSWER]),
    ("NOR", ["NORWAY", "Ministry of Justice", "United Nations Office on Drugs and Crime", "Vienna International Centre", "PO Box 500",
        "1400 Vienna", "AUSTRIA", FORM, ANSWER]),
    ("NOR", ["Norwegian Ministry of Justice", "UNODC", "1400 Vienna, Austria", "Oslo, 12 September 2023", FORM, ANSWER]),
    ("CHE", ["Swiss Confederation", "Federal Department of Foreign Affairs FDFA", FORM, ANSWER]),
    ("GEO", [FORM, ANSWER, MORE_FORM, ("answer", "No."), "Tbilisi, 1 October 2023", "Ministry of Justice of Georgia"]),
    ("CHL", [("form", "i. State", 0, 0), ("answer", "Chile", 0, 1), ("form", "iii. Contact person", 1, 0),
        ("answer", "Chad Jordan", 1, 1), FORM, ANSWER]),
    ("OMN", [("form", "State", 0, 0), ("answer", "Oman", 0, 1), FORM, ANSWER]),
    ("KEN", ["KENYA", FORM, ANSWER, ("own", "Country", 0, 0), ("own", "Treaty", 0, 1), ("own", "Brazil", 1, 0), ("own", "yes", 1, 1),
        ("own", "Angola", 2, 0), ("own", "no", 2, 1)]),
    (None, [FORM, ANSWER, ("own", "Country", 0, 0), ("own", "Treaty", 0, 1), ("own", "Brazil", 1, 0), ("own", "yes", 1, 1),
        ("own", "Angola", 2, 0), ("own", "no", 2, 1)]),
    ("NOR", [FORM, ANSWER, "Norwegian Ministry of Justice and Public Security"]),
    (None, ["NORWAY", "State: Sweden", FORM, ANSWER]),
    (None, [FORM, ANSWER]),
    (None, [FORM, ("answer", "Brazil")]),
    (None, [FORM, ("answer", "For example, Brazil has developed a platform that we use.")]),
    ("CHN", ["CHINA", FORM,
        ("answer", "In the Hong Kong Special Administrative Region of China, requests are sent by the Department of Justice.")]),
    ("GBR", ["UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND", FORM,
        ("answer", "In Scotland and Northern Ireland, the procedure differs. Ireland is a close partner.")]),
    ("MUS", ["RÉPUBLIQUE DE MAURICE", FORM, ("answer", "M. Maurice Dupont")]),
    ("COD", ["DEMOCRATIC REPUBLIC", "OF THE CONGO", FORM, ANSWER]),
    ("COG", ["REPUBLIC OF THE", "CONGO", FORM, ANSWER]),
    ("SVN", ["REPUBLIC OF", "SLOVENIA", FORM, ANSWER]),
    ("PAK", ["GOVERNMENT OF", "PAKISTAN", "MINISTRY OF LAW", FORM, ANSWER]),
    ("BRA", [FORM, ANSWER,
        "The Permanent Mission of Brazil avails itself of this opportunity to renew to the Secretariat its highest consideration."]),
    ("BRA", [
        "The Embassy of Brazil presents its compliments to the Federal Ministry for European Affairs of the Republic of Austria",
        "Vienna, 12 May 2023", "To the Federal Ministry of the Republic of Austria", FORM, ANSWER]),
    ("KOR", ["Republic of Korea", FORM, ("answer", "The Democratic People’s Republic of Korea is not a party.")]),
    ("IRL", ["Department of Justice, Ireland", FORM, ("answer", "Requests to Northern Ireland go to the United Kingdom.")]),
    ("WSM", ["Government of Samoa", FORM, ("answer", "American Samoa")]),
    ("MEX", [FORM, ANSWER, "Ciudad de México, a 12 de septiembre de 2023", "Secretaría de Relaciones Exteriores"]),
    (None, ["to all United States parties", FORM, ("answer", "no")]),
    ("TGO", ["Постоянное представительство Того", FORM, ("answer", "Кроме того, проводится работа. От того зависит.")]),
    ("EGY", ["جمهورية مصر العربية", "وزارة العدل", FORM, ("answer", "التعاون المالي في عمان")]),
    ("CHN", ["中华人民共和国政府的答复", FORM, ("answer", "发展中国家与法国、德国合作。其中国家有很多")]),
    ("LUX", ["LE GOUVERNEMENT DU GRAND-DUCHÉ DE LUXEMBOURG", "Ministère de la Justice", FORM, ANSWER]),
    ("DEU", [FORM, ANSWER, "Bundesministerium der Justiz", "Berlin, den 12. September 2023"]),
    ("GRC", ["HELLENIC REPUBLIC", "MINISTRY OF JUSTICE", FORM, ANSWER]),
    ("SWE", ["Regeringskansliet", "Ministry of Justice, Sweden", FORM, ANSWER]),
    ("PHL", ["Republic of the Philippines", "Office of the Ombudsman", FORM, ANSWER]),
    ("TTO", [FORM, ANSWER, "Port of Spain, 3 May 2024", "Ministry of the Attorney General, Trinidad and Tobago"]),
    ("PRT", [("form", "State"), "Portugal", FORM, ANSWER]),
    ("POL", ["1. Country", "Poland", FORM, ANSWER]),
    ("ITA", [("header", "Italy"), FORM, ANSWER]),
    ("ITA", [("header", "Page 1 of 3 – Questionnaire CU 2023/187 – Italy"), FORM, ANSWER]),
    (None, ["European Union", FORM, ANSWER]),
    ("MNG", [("header", "Монгол Улс"), FORM, ANSWER]),
    ("PER", [FORM,
        ("answer", "El Gobierno del Perú ha utilizado las TIC. En el Perú, la Fiscalía coordina. Se coopera con Chile y Brasil.")]),
    ("KEN", [FORM,
        ("answer", "The Government of Kenya uses them. Kenya has ratified it. In Kenya, the DPP handles requests from Uganda.")]),
    ("SEN", [FORM,
        ("answer", "Au Sénégal, la chancellerie transmet. Le Sénégal a ratifié la convention. Des échanges avec la France ont lieu.")]),
    ("UZB", [FORM,
        ("answer", "В Узбекистане действует закон. Республика Узбекистан ратифицировала Конвенцию. Обмен с Россией и Казахстаном.")]),
    ("MAR", [FORM,
        ("answer", "في المغرب تقوم النيابة العامة بذلك. صادقت المملكة المغربية على الاتفاقية. حكومة المملكة المغربية تتعاون مع إسبانيا.")]),
    ("CHN", [FORM, ("answer", "中国政府重视国际合作。在中国，司法部负责。中国与法国、美国开展合作。")]),
    ("ALB", ["Republika e Shqipërisë", "Ministria e Drejtësisë", FORM, ANSWER]),
    ("NZL", ["Permanent Mission of New Zealand to the United Nations, New York", "600 Third Avenue, New York, NY 10016, USA", FORM,
        ANSWER]),
    ("FJI", ["Permanent Mission of the Republic of Fiji", "Avenue de France 23", "1202 Geneva, Switzerland", FORM, ANSWER]),
    ("UKR", ["Permanent Mission of Ukraine to the International Organizations in Vienna", "Naaffgasse 23, A-1180 Wien, Österreich",
        FORM, ANSWER]),
]

FILE_NAMES = [
    ("NLD", "NLD.docx"), ("SVN", "reply_SVN.docx"), ("CZE", "cze.docx"), ("GNB", "gnb.docx"), ("CIV", "rci.docx"),
    ("KOR", "rok-answers.docx"), ("GBR", "UK final.docx"), ("TUR", "turkiye.docx"), ("LAO", "lao-pdr.docx"),
    ("RUS", "Ответ РФ.docx"), ("CHN", "中国答复.docx"), ("COD", "RDC.docx"), ("CIV", "Cote_dIvoire_reply.docx"),
    ("CIV", "cote-divoire.pdf"), ("LCA", "SaintLucia.docx"), ("STP", "SaoTomePrincipe.pdf"),
    ("TLS", "Note Verbale from Timor Leste.pdf"), ("BIH", "Bosnia_Herzegovina_EN.docx"), ("SVN", "CU 2023-187 (SVN).pdf"),
    ("EST", "EST.docx"), ("NOR", "Reply (NOR).docx"), ("PER", "PERU.pdf"), ("EST", "EE_coast.pdf"), (None, "CU reply.docx"),
    (None, "REPLY EE.DOCX"), ("MAR", "maroc-ar.pdf"), ("ARE", "UAE-response_final.docx"), ("USA", "US reply.docx"),
    ("USA", "USA.pdf"), ("AUT", "Österreich_Antwort.docx"), ("DOM", "Rep. Dominicana.pdf"), ("ZAF", "South_Africa.docx"),
    ("PNG", "PapuaNewGuinea2024.pdf"), ("KOR", "Korea.docx"), ("PRK", "DPRK.docx"), ("ESP", "Respuesta España 2024.docx"),
    ("MEX", "mexico-respuestas(1).docx"), ("BRA", "brasil_respostas.docx"), ("DEU", "Deutschland.pdf"),
    ("IND", "India - Reply.docx"), ("NER", "Niger.pdf"), ("NGA", "nigeria.pdf"), ("SWZ", "swaziland.docx"),
    ("MKD", "North Macedonia_EN.docx"), ("NZL", "NZ response.docx"), ("SAU", "KSA.docx"), (None, "annex_fr.docx"),
    (None, "ES version.docx"), (None, "Final_EN.docx"), (None, "Reply-RU.docx"), (None, "reply and comments.docx"),
    (None, "CU 2023-187.docx"), (None, "questionnaire mar 2023.docx"), (None, "final version may.docx"),
    (None, "Questionnaire (002).docx"), (None, "/home/jordan/inbox/annex.docx"), ("NOR", "/data/Norway/annex.docx"),
    ("KEN", "kenya.eml/annex.docx"), (None, "nv to col.docx"), (None, "Scan 12.pdf"), (None, "in.docx"), (None, "DE.docx"),
    ("GEO", "Georgia reply.docx"), ("JOR", "Jordan.pdf"), ("FRA", "Réponse France.docx"),
]

MAILS = [
    ("PRT", {"sender": "maria.silva@mj.gov.pt"}),
    ("AUT", {"sender": "BMJ <office@bmj.gv.at>", "subject": "Antwort CU 2023/187"}),
    ("THA", {"sender": "Desk <desk@moj.go.th>"}),
    ("KEN", {"sender": "Permanent Mission <mission@kenya.example>"}),
    ("SVN", {"subject": "Fwd: Slovenia: reply"}),
    ("IRL", {"subject": "reply Ireland"}),
    ("USA", {"sender": "x@state.gov"}),
    ("GBR", {"sender": "a@fcdo.gov.uk"}),
    ("CAN", {"sender": "a@international.gc.ca"}),
    ("CHE", {"sender": "x@bj.admin.ch"}),
    ("ESP", {"sender": "viena@mjusticia.gob.es"}),
    ("ARG", {"sender": "Emb. Argentina en Austria <eaust@mrecic.gov.ar>"}),
    ("NOR", {"sender": "Ola Nordmann <ola@mfa.no>"}),
    (None, {"sender": "jordan@gmail.com"}),
    (None, {"sender": "a@company.io"}),
    (None, {"sender": "noreply@ministry.example"}),
    ("PAK", {"sender": '"Section Officer" <so@mofa.gov.pk>', "subject": "RE: reminder"}),
]

@pytest.mark.parametrize(("country", "line"), LETTERHEADS)
def test_line_above_the_form(respond, country, line):
    respondent = respond(line, FORM, ANSWER)
    assert respondent.iso3 == country
    assert respondent.confidence >= 0.8 or respondent.evidence[0].kind == "text"


@pytest.mark.parametrize(("country", "lines"), DOCUMENTS)
def test_document(respond, country, lines):
    assert respond(*lines).iso3 == country


@pytest.mark.parametrize(("country", "name"), FILE_NAMES)
def test_file_name_alone(respond, country, name):
    assert respond(FORM, ("answer", "Yes."), path=name).iso3 == country


@pytest.mark.parametrize(("country", "mail"), MAILS)
def test_mail_alone(respond, country, mail):
    assert respond(FORM, ("answer", "Yes."), **mail).iso3 == country
