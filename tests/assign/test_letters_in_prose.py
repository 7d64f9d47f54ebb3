"""Letters whose sentences name the questions, in several languages; answers shared by several questions; lines between answers."""

from __future__ import annotations

import pytest
from asking import answers, loose, placed
from builders import block

LETTERS = {
    "en": (
        "Ad 1) Yes.", "With regard to question 1 (a), the Ministry issues licences each spring.", "As regards question 2, none has entered into force.",
        "As far as international practice is concerned:", "In reply to question 5, about 7 months. With regard to question 6, lack of fuel.",
    ),
    "es": (
        "Ad 1) Sí.", "En cuanto a la pregunta 1.a, el Ministerio expide las licencias.", "Respecto de la pregunta 2, ninguno ha entrado en vigor.",
        "En lo que se refiere a la práctica:", "Con respecto a la pregunta 5, unos 7 meses. En relación con la pregunta 6, la falta de combustible.",
    ),
    "ru": (
        "Ad 1) Да.", "Что касается вопроса 1 a), лицензии выдаёт министерство.", "По вопросу 2 сообщаем, что таких соглашений нет.",
        "Что касается практики:", "По вопросу 5: около 7 месяцев. По вопросу 6: нехватка топлива.",
    ),
    "ar": (
        "السؤال 1: نعم.", "فيما يتعلق بالسؤال 1.a، تصدر الوزارة التراخيص.", "فيما يخص السؤال 2، لم يدخل أي اتفاق حيز النفاذ.",
        "أما من حيث الممارسة:", "بشأن السؤال 5، حوالي 7 أشهر. وفيما يتعلق بالسؤال 6، نقص الوقود.",
    ),
    "zh": (
        "第1题：是。", "关于第1.a题，由农业部发放许可证。", "关于第2题，没有新的协定生效。", "在实践方面：", "关于第5题，约7个月。关于第6题，缺少燃料。",
    ),
}
TEXTS = {
    "en": ("the Ministry issues licences each spring.", "none has entered into force.", "about 7 months.", "lack of fuel."),
    "es": ("el Ministerio expide las licencias.", "ninguno ha entrado en vigor.", "unos 7 meses.", "la falta de combustible."),
    "ru": ("лицензии выдаёт министерство.", "сообщаем, что таких соглашений нет.", "около 7 месяцев.", "нехватка топлива."),
    "ar": ("تصدر الوزارة التراخيص.", "لم يدخل أي اتفاق حيز النفاذ.", "حوالي 7 أشهر.", "نقص الوقود."),
    "zh": ("由农业部发放许可证。", "没有新的协定生效。", "约7个月。", "缺少燃料。"),
}


@pytest.mark.parametrize("language", LETTERS)
def test_a_sentence_names_its_question(language: str) -> None:
    found = answers(*LETTERS[language], languages=(language, "en"))
    assert found == {"1": ("yes",), **dict(zip(("1.a", "2", "5", "6"), TEXTS[language], strict=True))}


def test_a_line_that_leads_on_belongs_to_no_answer() -> None:
    blocks = LETTERS["en"]
    assert loose(placed(*blocks), *blocks) == [blocks[3]]


def test_a_reference_is_no_label() -> None:
    found = answers("1. Yes.", "2. None. Cf. question 1.", "3. Satellite images.", "5. See question 2. Question 6.")
    assert found["2"] == "None. Cf. question 1."
    assert found["5"] == "See question 2. Question 6."


def test_headings_of_the_form_between_answers() -> None:
    """In its own words, or translated with its number."""
    found = answers("1. Yes.", "2. None.", "II. Práctica", "3. Satellite images.")
    assert found == {"1": ("yes",), "2": "None.", "3": ("satellite",)}


def test_numbers_without_a_stop() -> None:
    lines = (
        "question 3: 3. Does your State inspect its harbours? {yes|Yes} / {no|No}", "question 3.1: 3.1 Please describe how.",
        "question 3.2: 3.2 Please give the number of inspectors.", "question 4: 4. Other remarks",
    )
    assert answers("3. Yes.", "3.1 By boat.", "3.2 Some 30.", "4. None.", lines=lines) == {
        "3": ("yes",), "3.1": "By boat.", "3.2": "Some 30.", "4": "None.",
    }


@pytest.mark.parametrize(("label", "selected"), [("1 and 4: No.", {"1": ("no",), "4": "No."}), ("1 to 3: No.", {"1": ("no",), "2": "No.", "3": "No."})])
def test_one_word_for_several_questions(label: str, selected: dict[str, tuple[str, ...] | str]) -> None:
    """Each has it, and is flagged."""
    found = answers(label, "5. 7 months")
    assert found == {**selected, "5": "7 months"}
    assert set(selected) <= set(placed(label, "5. 7 months").reasons)


def test_a_yes_and_the_words_that_go_with_it() -> None:
    assert answers("1 and 2: Yes. The treaty of 2021.", "5. 7 months") == {"1": ("yes",), "2": "The treaty of 2021.", "5": "7 months"}


def test_a_part_without_a_number_of_its_own() -> None:
    lines = (
        "question 1: 1. Were licences refused? {yes|Yes} / {no|No}", "question 1.a: If yes, please give the number.", "question 2: 2. Remarks",
        "question 3: 3. More remarks",
    )
    labels = {"1": "1.", "1.a": "", "2": "2.", "3": "3."}
    assert answers("1. Yes. Two, for want of papers.", "2. None.", "3. None.", lines=lines, labels=labels)["1.a"] == "Two, for want of papers."
    assert "1.a" not in answers("1. No. All were granted.", "2. None.", "3. None.", lines=lines, labels=labels)


def test_a_question_named_inside_its_neighbours_answer_is_in_doubt() -> None:
    placement = placed("Question 1: Yes.", "Question 2: None, and as to question 3 satellite images.", "Question 5: 7 months")
    assert {"2", "3"} <= set(placement.reasons)


def test_a_translated_list_is_the_options_in_their_order() -> None:
    """A definition that has no Spanish: the n-th bullet is the n-th option; what specifies the last stays text."""
    found = answers(
        "1. ¿Concede su Estado licencias a los buques?", "2. ¿Cuáles son los acuerdos que entraron en vigor?", "Ninguno.",
        "3. ¿Qué clases de vigilancia de la costa se utilizan?",
        block(4, "• Aérea (X)", label_end=2), block(5, "• Satélites", label_end=2), block(6, "• Otra (especifique): drones (X)", label_end=2),
        "5. ¿Cuál fue la duración media de los procedimientos?", "7 meses", "6. ¿Cuáles son los obstáculos de los inspectores?", "La falta de combustible.",
        languages=("es", "en"),
    )
    assert found["3"] == ("aerial", "other")
    assert (found["2"], found["5"], found["6"]) == ("Ninguno.", "7 meses", "La falta de combustible.")


def test_other_specified_in_a_paragraph_of_its_own() -> None:
    """Its words stay; beside a paragraph that names nothing known, it is only a proposal."""
    below = ("3. Which kinds of surveillance of the coast are in use?", "Aerial surveillance", "Satellite images", "Other, please specify:")
    lines = (
        "question 3: " + below[0], "option 3 aerial: " + below[1], "option 3 satellite: " + below[2], "option 3 other: " + below[3],
        "question 4: 4. Please describe the principal obstacles that inspectors meet.",
    )
    found = answers(*below, "Satellite images", "Autre : drones", "4. Please describe the principal obstacles that inspectors meet.", "None.", lines=lines)
    assert found["3"] == ("satellite", "other")
    unknown = answers(*below, "Patrols on foot", "Autre : drones", "4. Please describe the principal obstacles that inspectors meet.", "None.", lines=lines)
    assert unknown["3"] == ("other",)
