"""The end of a letter: what is set aside, and what is still an answer."""

from __future__ import annotations

import pytest
from builders import block, document, form, questionnaire

from extractor.align import align
from extractor.assign import compose, place
from extractor.assign.signature import closing_blocks
from extractor.data.document import Block, Control, Span, Style

ANSWER = "A new law is before Parliament."
REMARKS = "Any other information or remarks."

CLOSINGS = [
    ["Berlin, 12 September 2023", "Federal Ministry of Justice"],
    ["Montevideo, 4 May 2026", "For the Oriental Republic of Uruguay:", "(signed) Viviana Pesce"],
    ["Done at Lusaka, 3 May 2026"],
    ["Port-au-Prince, le 3 juin 2026", "Dr J.-R. Alcé (signé)"],
    ["Date: 12 May 2026", "Signature: J. Banda"],
    ["(Signature)", "John Banda", "Director of Water Affairs"],
    ["Yours faithfully,", "Akosua Mensah-Boateng (Mrs.)\nChief State Attorney\nfor: Attorney-General and Minister for Justice"],
    ["Thank you for the opportunity to reply.", "Yours sincerely,", "John Banda"],
    ["We remain at your disposal for any further information.", "Best regards", "J. Banda", "Tel. +260 211 123456"],
    ["The Embassy avails itself of this opportunity to renew to the Secretariat the assurances of its highest consideration.",
     "Geneva, 14 April 2026", "L.S.", "To the\nSecretariat of the Conference on Cooperation\nGeneva"],
    ["Permanent Secretary (Technical Services)", "Ministry of Health, Ndeke House, Lusaka", "REPUBLIC OF ZAMBIA"],
    ["John Banda", "Deputy Director, Department of Water", "Ministry of Water"],
    ["For the Government of Zambia", "John Banda"],
    ["[Official stamp]", "Lusaka, 3 May 2026"],
    ["Fait à Malabo, le 12 mars 2026", "Pour la Ministre de la culture, de la promotion des arts et de l’artisanat",
     "de la République de Guinée équatoriale,", "Pedro Nsue Obiang"],
    ["Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.", "La Directrice générale", "Awa Diop"],
    ["Lima, 3 de mayo de 2026", "Por el Ministerio de Justicia", "María Quispe"],
    ["Atentamente,", "Lic. María Quispe", "Directora General de Asuntos Jurídicos"],
    ["(Firma y sello)", "Hecho en Lima el 3 de mayo de 2026"],
    ["Заместитель Министра связи и информатизации", "Республики Беларусь          А.С. Заозерский", "Исп. Климович, тел. 287 00 00"],
    ["С уважением,", "Д. Саркисян, заместитель Министра"],
    ["г. Минск, 14 апреля 2026 г.", "Министр", "М.П."],
    ["وتفضلوا بقبول فائق الاحترام،", "المدير العام", "محمد العلي"],
    ["حرر في عمان، 12 مايو 2026", "التوقيع والختم"],
    ["مع التقدير،", "رئيس الهيئة"],
    ["顺致崇高的敬意。", "2026年5月8日", "水利部国际合作司"],
    ["二〇二六年五月八日于北京"],
    ["（签字）", "司长 李明", "2026年5月8日"],
    ["中华人民共和国水利部", "2026年5月8日"],
    ["部长：李明", "（盖章）"],
    ["مسقط في 12 مايو 2026م", "مدير عام التخطيط"],
    ["Ministry of Health", "12 May 2026"],
    ["Name: John Banda", "Title: Director", "Date: 3 May 2026", "Signature:"],
    ["JOHN BANDA", "PERMANENT SECRETARY"],
    ["Quito, D.M., 3 de mayo de 2026", "Atentamente", "Juan Pérez"],
    ["Приложение: перечень, 3 л. в 1 экз.", "Первый заместитель Министра", "В. Г. Громада"],
    ["عن وزارة الشؤون الثقافية", "المدير العام للتعاون الدولي"], ["Ministry of Culture", "Director General for Cooperation"],
    ["Encl. (2): the Act and its schedule"], ["المرفقات: نسخة من القانون"], ["附件：法律文本"],
    ["Председатель Комитета", "Иванов И.И.", "03.05.2026"],
]

ANSWERS = [
    ["No."], ["None"], ["None at present"], ["None at present."], ["Thank you for the opportunity to reply."], ["Adopted in 2019"], ["2019"],
    ["Signed"], ["Signed in 2019"], ["12 May 2019"], ["Law of 12 May 2019"], ["Ministry of Justice"], ["Director of Public Prosecutions"],
    ["Director of Public Prosecutions", "Ministry of Justice", "Courts"], ["Costa Rica", "Viet Nam"], ["Viet Nam Coast Guard"],
    ["Requests are made on behalf of the Ministry of Justice."], ["On request"], ["The following bodies:", "Director of Prisons", "Ministry of Justice"],
    ["Néant"], ["Sans objet"], ["Rien à ajouter"], ["Ninguna por el momento"], ["Adoptada el 3 de mayo de 2026"], ["Нет"], ["Министерство юстиции"],
    ["Закон от 12 мая 2019 года"], ["لا يوجد"], ["وزارة العدل"], ["无"], ["没有补充意见"], ["司法部"], ["见第17题。"], ["1962年9月29日"],
    ["• Ministry of Justice", "• Police"], ["Lusaka, 3 May 2025", "Ndola, 6 May 2025"], ["Treaty with Kenya, 12 May 2019", "Treaty with Uganda, 3 June 2020"],
    ["Budget", "Staff", "Director of Finance", "Legal Adviser"], ["Training for:", "Judges", "Prosecutors"], ["www.health.example"],
]


def lines(*texts: str) -> list[Block]:
    return [block(k, text, label_end=2 if text.startswith("•") else 0) for k, text in enumerate(texts)]


@pytest.mark.parametrize("closing", CLOSINGS, ids=lambda c: c[0][:30])
@pytest.mark.parametrize("answer", [ANSWER, "No", "Néant", "无。"])
def test_a_closing_is_set_aside_and_the_answer_before_it_stays(closing: list[str], answer: str) -> None:
    assert closing_blocks(lines(answer, *closing), question=REMARKS) == frozenset(range(1, len(closing) + 1))


def test_the_last_lines_below_a_sentence_may_sign_without_saying_so() -> None:
    """An institution alone, or a name with its honorific and what it is; below words that are no sentence they may be part of the answer."""
    for below in (["Dr. M. Ioannou", "Curator of Antiquities"], ["Министерство культуры"], ["Министерство культуры", "г. Ташкент, 11 марта 2026 года"]):
        assert closing_blocks(lines(ANSWER, *below), question=REMARKS) == frozenset(range(1, len(below) + 1))
        assert closing_blocks(lines(*below), question=REMARKS, said=ANSWER) == frozenset(range(len(below)))
        assert 1 not in closing_blocks(lines("Those in charge:", *below), question=REMARKS)


def test_what_a_reader_of_pdf_takes_for_a_label_may_be_an_initial() -> None:
    ends = 3
    for below in (["Заместитель директора", "А. Жумабеков"], ["г. Ташкент, 11 марта 2026 года", "Д. Саркисян"], ["D. Ioannou", "Curator of Antiquities"]):
        blocks = [block(k, text, label_end=ends if text[1:3] == ". " else 0) for k, text in enumerate([ANSWER, *below])]
        assert closing_blocks(blocks, question=REMARKS) == {1, 2}
    listed = [block(k, text, label_end=3) for k, text in enumerate(["A. Training of Judges", "B. Training of Prosecutors"])]
    assert closing_blocks([block(9, ANSWER), *listed], question=REMARKS) == frozenset()


def test_an_annex_behind_the_last_answer_is_set_aside_with_all_its_text() -> None:
    text = "Section 5. A licence of category A entitles its holder to keep and carry a firearm, as the directorate has decided."
    for heading in ("Annex", "ANNEX 2: Extract from the Act", "Приложение", "附件一：法律", "Pièce jointe", "المرفق 1"):
        assert closing_blocks(lines(ANSWER, "Lusaka, 3 May 2026", heading, text, text), question=REMARKS) == {1, 2, 3, 4}
    assert closing_blocks(lines("ANNEXE", text), question=REMARKS, ended=True) == {0, 1}
    for sentence in ("Annexed territories are not covered.", "Annex 2 of the Convention was amended", "The annex"):
        assert closing_blocks(lines(ANSWER, sentence, text), question=REMARKS) == frozenset()


def test_what_a_question_wants_enclosed_is_its_answer() -> None:
    assert closing_blocks(lines(ANSWER, "Annex: the Act"), question="Please attach the law (annex).") == frozenset()


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: a[0][:30])
def test_a_short_last_answer_is_no_closing(answer: list[str]) -> None:
    assert closing_blocks(lines(*answer), question=REMARKS) == frozenset()


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: a[0][:30])
def test_a_short_last_answer_stays_before_a_closing(answer: list[str]) -> None:
    found = closing_blocks(lines(*answer, "Lusaka, 3 May 2026", "(signed) John Banda"), question=REMARKS)
    assert found == {len(answer), len(answer) + 1}


def test_the_person_that_is_asked_for_is_the_answer() -> None:
    named = lines("John Banda", "Director of Water Affairs", "j.banda@water.example")
    assert closing_blocks(named, question="Please give name and title of the contact person.") == frozenset()
    assert closing_blocks(lines("Constitution, 12 May 2019"), question="Name and date of adoption of the law.") == frozenset()


def test_a_line_with_name_office_and_institution_signs_alone() -> None:
    signed = lines("Dr. Chayanan S., Director, Department of Disease Control, Nonthaburi, Thailand")
    assert closing_blocks(signed, question=REMARKS) == {0}
    assert closing_blocks(signed, question="Please give name and title of the contact person.") == frozenset()
    assert closing_blocks(lines("Director of Prisons, Ministry of Justice"), question=REMARKS) == frozenset()


def test_what_stands_in_a_field_of_the_form_is_an_answer() -> None:
    text = "Yours sincerely,"
    field = Block(index=0, text=text, spans=(Span(start=0, end=len(text), style=Style(), origin="field"),))
    control = Block(index=0, text=text, controls=(Control(kind="text", start=0, end=len(text)),))
    assert closing_blocks([field], question=REMARKS) == closing_blocks([control], question=REMARKS) == frozenset()


def test_what_follows_a_leave_is_no_answer() -> None:
    mail = lines("No.", "Best regards,", "Rima Haddad", "From: Secretariat", "Please find attached the questionnaire. We should be grateful for a reply.")
    assert closing_blocks(mail, question=REMARKS) == {1, 2, 3, 4}
    assert closing_blocks(mail) == frozenset()


def test_after_the_forms_own_thanks_an_office_needs_no_name() -> None:
    printed = form(
        "question 1: Which laws apply in your country?", "question 2: Any other remarks that you wish to make?",
        "note 2: Thank you for your cooperation!",
    )
    asked = [line.text for line in printed.lines]
    replied = document(asked[0], "The Act.", asked[1], "None", asked[2], "Office of the Director of Water Affairs")
    placement = place(questionnaire(printed), align(printed, replied), ("en",))
    assert compose(placement.written, {}, ("en",)) == {"1": "The Act.", "2": "None"}
    late = document(asked[0], "The Act.", asked[1], asked[2], "None at present")
    placement = place(questionnaire(printed), align(printed, late), ("en",))
    assert compose(placement.written, {}, ("en",)) == {"1": "The Act.", "2": "None at present"}


def test_thanks_before_a_leave_belong_to_it_in_a_letter() -> None:
    printed = form("question 1: Which laws apply in your country?", "question 2: Any other remarks that you wish to make?")
    replied = document("Re 1: The Act.", "Re 2: None.", "Thank you for the opportunity to reply.", "Yours sincerely,", "John Banda")
    placement = place(questionnaire(printed), align(printed, replied), ("en",))
    assert compose(placement.written, {}, ("en",)) == {"1": "The Act.", "2": "None."}


def test_behind_the_forms_thanks_whoever_stands_above_an_institution_signs() -> None:
    below = lines("Cnel. (R) Álvaro Etcheverry", "Sistema Nacional de Emergencias", "Ministerio de Defensa Nacional")
    assert closing_blocks(below, question="Date of the reply (dd/mm/yyyy)", ended=True) == {0, 1, 2}
    assert 0 not in closing_blocks(below, question="Date of the reply (dd/mm/yyyy)")
