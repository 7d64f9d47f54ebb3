"""Labels in a reply are those of the questionnaire, whatever the language of the reply."""

from __future__ import annotations

from extractor.data.questionnaire import Form, Item, Option, Questionnaire, printed_labels

YES = Option(id="yes", labels={"ar": "نعم", "en": "Yes", "fr": "Oui"})
NO = Option(id="no", labels={"ar": "لا"})
ITEM = Item(id="1", label="1.", type="select_one", texts={"fr": "?"}, options=(YES, NO, Option(id="maybe", labels={})))


def _questionnaire(*languages: str) -> Questionnaire:
    forms = tuple(Form(language=language, source=f"blank.{language}.docx", sha256=language, lines=()) for language in languages)
    return Questionnaire(id="q", title="q", items=(ITEM,), forms=forms)


def test_the_definitions_first_language_decides() -> None:
    assert printed_labels(ITEM, _questionnaire("fr", "en", "ar")) == {"yes": "Oui", "no": "لا", "maybe": "maybe"}
    assert printed_labels(ITEM, _questionnaire("en", "fr", "ar"))["yes"] == "Yes"
    assert printed_labels(ITEM, _questionnaire("ru"))["yes"] == "نعم"
