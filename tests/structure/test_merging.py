"""Translations and versions of one questionnaire become one definition."""

from __future__ import annotations

from blank_forms import Blank

from extractor.assign.labels import label_reader
from extractor.data.document import Document
from extractor.data.questionnaire import Questionnaire
from extractor.data.source import Source
from extractor.read.docx import read_docx
from extractor.structure import learn
from extractor.structure.checking import problems

ENGLISH = [
    "Survey", "1. Is there a law on water? Yes / No", "a) If yes, when was it adopted?", "2. Which of the following bodies are involved?",
    "☐ Ministry", "☐ Agency", "☐ Other, please specify:", "3. Please describe the main challenges.",
]
FRENCH = [
    "Enquête", "1. Existe-t-il une loi sur l’eau ? Oui / Non", "a) Dans l’affirmative, quand a-t-elle été adoptée ?",
    "2. Quels organes parmi les suivants sont concernés ?", "☐ Ministère", "☐ Agence", "☐ Autre, veuillez préciser :",
    "3. Veuillez décrire les principales difficultés.",
]


def blank(lines: list[str], path: str) -> tuple[Document, Source]:
    made = Blank()
    made.lines(lines)
    data = made.bytes()
    return read_docx(data), Source(path=path, data=data, format="docx", sha256=path)


def by_id(questionnaire: Questionnaire) -> dict[str, object]:
    return {item.id: item for item in questionnaire.items}


def test_translation() -> None:
    questionnaire, doubts = learn([blank(ENGLISH, "blank.docx"), blank(FRENCH, "blank.fr.docx")], id="water")
    assert questionnaire.languages == ("en", "fr")
    assert [item.id for item in questionnaire.items] == ["1", "1.a", "2", "3"]
    assert questionnaire.items[2].options[2].labels == {"en": "Other, please specify:", "fr": "Autre, veuillez préciser :"}
    assert questionnaire.items[1].texts["fr"].startswith("Dans l’affirmative")
    assert questionnaire.items[1].relevant == "1 = yes"
    assert [form.source for form in questionnaire.forms] == ["blank.docx", "blank.fr.docx"]
    assert not doubts
    assert not list(problems(questionnaire))
    assert questionnaire.sha256


RUSSIAN = [
    "Анкета", "1. Существует ли закон о воде? Да / Нет", "а) Если да, когда он был принят?", "б) Насколько он соблюдается?", "2. Опишите трудности.",
]
CHINESE = ["调查问卷", "1、是否有水法？ 是 / 否", "（a）如果是，何时通过？", "（b）遵守情况如何？", "完全遵守", "部分遵守", "不遵守", "2、请描述困难。"]


def test_translation_that_letters_in_its_own_alphabet_and_prints_bare_options() -> None:
    """Letters are matched by their place; lines under a question are its options where the first form has as many."""
    first = ["Survey", "1. Is there a law on water? Yes / No", "a) If yes, when was it adopted?", "b) How far is it observed?", "☐ Fully", "☐ Partly",
             "☐ Not at all", "2. Please describe the challenges."]
    questionnaire, doubts = learn([blank(first, "blank.docx"), blank(CHINESE, "blank.zh.docx"), blank(RUSSIAN, "blank.ru.docx")], id="water")
    assert [item.id for item in questionnaire.items] == ["1", "1.a", "1.b", "2"]
    assert [option.labels.get("zh") for option in questionnaire.items[2].options] == CHINESE[4:7]
    assert questionnaire.items[2].texts["ru"].startswith("Насколько")
    assert [doubt for doubt in doubts if doubt[0] == "blank.zh.docx"] == []
    reader = label_reader(questionnaire, ("en", "ru", "zh"))
    for text in ("Вопрос 1 б): Да", "关于问题1（b）：否", "Question 1 (b): no"):
        label = reader.read(text)
        assert label is not None and label.items == ("1.b",)


def test_version_with_a_question_missing_and_one_added() -> None:
    older = [*ENGLISH[:2], *ENGLISH[3:], "4. Would you like to receive the report?"]
    questionnaire, doubts = learn([blank(ENGLISH, "new.docx"), blank(older, "old.docx")], id="water")
    assert [item.id for item in questionnaire.items] == ["1", "1.a", "2", "3", "4"]
    told = {(item, text.partition(":")[0]) for _, item, text in doubts}
    assert ("4", "stands in this form only") in told
    assert (None, "not in this form") in told
    assert len(questionnaire.forms) == 2


def test_renumbered_version_keeps_the_ids() -> None:
    later = [line.replace("3.", "4.").replace("2.", "3.").replace("1.", "2.") for line in ENGLISH[1:]]
    moved = ["Survey", "1. Please describe your country.", *later]
    questionnaire, _ = learn([blank(ENGLISH, "new.docx"), blank(moved, "old.docx")], id="water")
    law = next(line for line in questionnaire.forms[1].lines if "law on water" in line.text)
    assert law.item == "1"


def test_option_ids_that_a_person_gave_are_kept() -> None:
    first, _ = learn([blank(ENGLISH, "blank.docx")], id="water")
    from extractor.structure.definition_file import dump, parse

    edited = parse(dump(first).replace("agency", "body-two"))
    again, _ = learn([blank(ENGLISH, "blank.docx"), blank(FRENCH, "blank.fr.docx")], id="water", keep=edited)
    assert [option.id for option in again.items[2].options] == ["ministry", "body-two", "other"]
    assert any(line.option == "body-two" for line in again.forms[1].lines)
