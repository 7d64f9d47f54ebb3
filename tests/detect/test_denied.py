"""A yes that is marked beside words that deny what was asked; words that only qualify it are no contradiction."""

from __future__ import annotations

import msgspec
import pytest
from asking import asked
from builders import document

from extractor.align import align
from extractor.assign import place
from extractor.data.evidence import Selection
from extractor.detect import detect
from extractor.detect.denied import denies

LINES = (
    "question 1: 1. Has your State concluded agreements or arrangements with other States on the control of firearms at borders? {yes|Yes} / {no|No}",
    "question 2: 2. Please describe the principal obstacles that inspectors meet in the harbours.",
)
QUESTIONS = {
    "en": "Has your State concluded agreements or arrangements with other States on the control of firearms at borders?",
    "fr": "Votre État a-t-il conclu des accords ou arrangements avec d’autres États sur le contrôle des armes à feu aux frontières ?",
    "es": "¿Ha celebrado su Estado acuerdos o arreglos con otros Estados sobre el control de las armas de fuego en las fronteras?",
    "pt": "O seu Estado celebrou acordos ou convénios com outros Estados sobre o controlo das armas de fogo nas fronteiras?",
    "it": "Il vostro Stato ha concluso accordi o intese con altri Stati sul controllo delle armi da fuoco alle frontiere?",
    "de": "Hat Ihr Staat mit anderen Staaten Abkommen oder Vereinbarungen über die Kontrolle von Feuerwaffen an den Grenzen geschlossen?",
    "ru": "Заключило ли ваше государство соглашения или договоренности с другими государствами о контроле за огнестрельным оружием на границах?",
    "ar": "هل أبرمت دولتكم اتفاقات أو ترتيبات مع دول أخرى بشأن مراقبة الأسلحة النارية على الحدود؟",
    "zh": "贵国是否与其他国家缔结了关于边境枪支管制的协定或安排？",
}


@pytest.mark.parametrize(("language", "text"), [
    ("en", "There are no such agreements or arrangements at present."), ("en", "No agreements have been concluded with other States so far."),
    ("en", "Our State does not have such agreements. A draft is being discussed."), ("en", "We don't have any such arrangements."),
    ("fr", "Il n’existe pas de tels accords à ce jour."), ("fr", "Aucun accord n’a été conclu."), ("es", "No existen tales acuerdos por el momento."),
    ("es", "No se ha celebrado ningún acuerdo."), ("pt", "Não existem tais acordos de momento."), ("it", "Non esistono accordi di questo tipo."),
    ("de", "Solche Abkommen bestehen derzeit nicht."), ("ru", "Таких соглашений в настоящее время нет."), ("ru", "Соглашения не заключены."),
    ("ar", "لا توجد اتفاقات من هذا القبيل في الوقت الحاضر."), ("zh", "目前没有此类协定。"),
])
def test_a_sentence_that_denies_the_whole_question(language: str, text: str) -> None:
    assert denies(text, [QUESTIONS[language]], (language, "en"))


@pytest.mark.parametrize(("language", "text"), [
    ("en", "There are agreements with three States."), ("en", "There are no agreements on ammunition."), ("en", "Not all agreements are in force."),
    ("en", "The agreements are not public."), ("en", "There are no obstacles."), ("en", "Only at the northern borders."), ("en", "None."), ("en", "No."),
    ("en", "There are no agreements except with Kenya."), ("en", "Agreements or arrangements with other States."), ("en", "These are not only arrangements."),
    ("fr", "Il n’existe que des accords bilatéraux."), ("fr", "Les accords ne couvrent pas les munitions."), ("es", "No todos los acuerdos están en vigor."),
    ("de", "Nicht alle Abkommen sind in Kraft."), ("ru", "Не все соглашения ратифицированы."), ("zh", "不仅有协定。"),
])
def test_a_sentence_that_only_qualifies(language: str, text: str) -> None:
    assert not denies(text, [QUESTIONS[language]], (language, "en"))


def test_a_question_that_denies_is_left_alone() -> None:
    assert not denies("There are no restrictions.", ["Are there no restrictions in your country?"], ("en",))


def _chosen(*reply: str) -> Selection:
    shown, known = asked(*LINES)
    known = msgspec.structs.replace(known, items=(msgspec.structs.replace(known.items[0], texts={"en": QUESTIONS["en"]}), *known.items[1:]))
    alignment = align(shown, document(*reply, LINES[1].partition(": ")[2]))
    return detect(known, alignment, place(known, alignment, ("en",)), ("en",))["1"]


PRINTED = LINES[0].partition(": ")[2].partition("{")[0]


@pytest.mark.parametrize("marked", ["**Yes** / No", "Yes X / No", "Yes"])
def test_a_marked_yes_beside_a_denial_is_ambiguous(marked: str) -> None:
    found = _chosen(PRINTED + marked, "There are no such agreements or arrangements at present.")
    assert (found.status, found.selected) == ("ambiguous", ())
    assert "deny" in found.reasons[-1]


@pytest.mark.parametrize(("marked", "remark", "option"), [
    ("**Yes** / No", "There are no agreements on ammunition.", "yes"), ("Yes / **No**", "There are no such agreements at present.", "no"),
    ("Yes X / No", "Agreements with two States.", "yes"),
])
def test_other_remarks_leave_the_mark_as_it_is(marked: str, remark: str, option: str) -> None:
    found = _chosen(PRINTED + marked, remark)
    assert (found.status, found.selected) == ("answered", (option,))
