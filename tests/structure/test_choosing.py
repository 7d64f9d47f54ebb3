"""Which definition, and which form of it, a document answers."""

from __future__ import annotations

import pytest
from builders import document
from test_forms import learnt, written

from extractor.data.document import Document
from extractor.data.questionnaire import Questionnaire
from extractor.errors import NoMatchingQuestionnaire
from extractor.structure import choose, choose_form, learn_file, load_known
from extractor.structure.choosing import fit


@pytest.fixture(scope="module")
def known() -> list[Questionnaire]:
    return [load_known("cu-2023-187"), learnt(written("en_questions")[0]), learnt(written("fr_dots")[0]), learnt(written("zh_boxes")[0])]


def filled(questionnaire: Questionnaire, language: str, answer: str) -> Document:
    """A reply on the form: every line, an answer after each question."""
    lines = next(form for form in questionnaire.forms if form.language == language).lines
    texts = [text for line in lines for text in (line.text, answer if line.role == "question" else "") if text]
    return document(*texts)


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_reply_on_a_form_finds_its_definition_and_language(known: list[Questionnaire], language: str) -> None:
    reply = filled(known[0], language, "The competent authority has a system of its own since 2019.")
    questionnaire, form = choose(reply, known)
    assert (questionnaire.id, form.language) == ("cu-2023-187", language)
    assert fit(reply, known[0]) > 0.9
    assert all(fit(reply, other) < 0.1 for other in known[1:])


def test_letter_that_names_the_symbol(known: list[Questionnaire]) -> None:
    letter = document("With reference to note CU 2023/187/DTA/CEB/CSS, the Ministry replies:", "Question 4: No.", "Question 5: None.")
    questionnaire, form = choose(letter, known)
    assert (questionnaire.id, form.language) == ("cu-2023-187", "en")


def test_letter_with_the_questions_words_and_numbers(known: list[Questionnaire]) -> None:
    letter = document(
        "Reply of Norway", "1. Information and communication technologies are used for international cooperation.",
        "2. Websites and messaging tools are the most useful.", "4. The effectiveness of technologies has not been evaluated.",
        "6. Challenges: lack of training; security and confidentiality of information.", "7. Technical obstacles are overcome by training.",
        "8. The law enforcement authorities are members of the GlobE Network and registered as Threema users.", "9. Nothing to add.",
    )
    assert choose(letter, known)[0].id == "cu-2023-187"


def test_nothing_fits(known: list[Questionnaire]) -> None:
    with pytest.raises(NoMatchingQuestionnaire) as error:
        choose(document("The football season begins in August with a match between last year's champions."), known)
    assert "the closest is" in error.value.message
    assert "--questionnaire" in error.value.hint
    with pytest.raises(NoMatchingQuestionnaire, match="no questionnaire definition is known"):
        choose(document("Anything"), [])


def test_letter_in_another_language_than_any_form_gets_the_closest_form(known: list[Questionnaire]) -> None:
    letter = document("Réponse de la Belgique : le Gouvernement utilise les technologies de la communication.")
    assert choose_form(letter, known[0]).language == "fr"


def test_translations_beside_a_blank_are_learnt_with_it(tmp_path: object) -> None:
    from pathlib import Path

    from extractor.read import read

    folder = Path(str(tmp_path))
    files = {"blank.docx": "fr_dots", "blank.es.docx": "es_grid", "blank.notes.docx": "zh_boxes", "other.fr.docx": "zh_boxes"}
    for name, form in files.items():
        (folder / name).write_bytes(written(form)[0])
    questionnaire = learn_file(folder / "blank.docx", read)
    assert questionnaire.languages == ("fr", "es")
    assert questionnaire.id == "blank"
