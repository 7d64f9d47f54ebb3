from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from extractor import languages
from extractor.languages import Kind, Language, available, detect, known, load
from extractor.text import words

SIX = ("ar", "en", "es", "fr", "ru", "zh")


def test_the_six_languages_of_the_united_nations_are_there():
    assert set(SIX) <= set(available())


def test_kinds_are_the_lists_of_a_language():
    assert set(get_args(Kind)) == {field.name for field in msgspec.structs.fields(Language)} - {"code", "name", "script"}


@pytest.mark.parametrize("code", available())
def test_every_phrase_has_words_and_stands_once(code):
    language = load(code)
    assert language.code == code
    for kind in get_args(Kind):
        phrases = getattr(language, kind)
        assert kind in ("question_after", "answer_letter") or phrases, kind
        assert len(set(phrases)) == len(phrases), (kind, [p for p in phrases if phrases.count(p) > 1])
        assert all(words(p) or p in ("n°", "№") for p in phrases), kind


@pytest.mark.parametrize("code", SIX)
def test_yes_and_no_do_not_overlap(code):
    language = load(code)
    assert not {tuple(words(p)) for p in language.yes} & {tuple(words(p)) for p in language.no}


def test_a_language_without_a_file_is_unknown():
    with pytest.raises(KeyError):
        load("xx")


@pytest.mark.parametrize(
    ("code", "yes", "no"),
    [("en", "Yes.", "NO"), ("fr", "« Oui »", "Non."), ("es", "SÍ", "No"), ("ru", "Да.", "НЕТ"), ("ar", "نعم.", "لا"), ("zh", "是。", "否")],
)
def test_yes_and_no_whatever_case_and_punctuation(code, yes, no):
    vocabulary = known(code)
    assert vocabulary.is_yes(yes) and not vocabulary.is_no(yes)
    assert vocabulary.is_no(no) and not vocabulary.is_yes(no)


@pytest.mark.parametrize("bullet", ["o", "•", "a.", "x", ""])
def test_a_bullet_or_label_is_neither_yes_nor_no(bullet):
    assert not known().is_yes(bullet) and not known().is_no(bullet)


@pytest.mark.parametrize(
    ("code", "text", "length"),
    [
        ("en", "If yes, which ICTs has the Government used", 2),
        ("en", "If the answer is yes, please explain", 5),
        ("fr", "Dans l’affirmative, veuillez préciser", 3),
        ("es", "En caso afirmativo, ¿qué TIC ha utilizado?", 3),
        ("ru", "Если да, какие ИКТ использовало правительство", 2),
        ("ar", "إذا كانت الإجابة بنعم، فما هي", 4),
        ("zh", "如果回答“是”，贵国政府", 5),
    ],
)
def test_a_follow_up_begins_with_if_yes(code, text, length):
    assert known(code).begins("if_yes", words(text)) == length


def test_the_longest_phrase_wins():
    assert known("en").begins("see_also", words("See also question 4")) == 2
    assert known("en").begins("see_also", words("seen from here")) == 0


def test_find_gives_the_place_of_a_phrase():
    folded = words("Which tools? Please choose one or more of the options below:")
    assert known("en").find("choose_many", folded) == 3
    assert known("en").find("if_no", folded) == -1


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "/", "…", "None", "Nil.", "Néant", "Ninguna", "无", "لا يوجد", "Нечего добавить"])
def test_nothing_to_say(text):
    assert known().is_nothing(text)


@pytest.mark.parametrize("text", ["None of the above measures were taken", "✓", "X", "☒", "Nothing was used before 2020"])
def test_something_to_say(text):
    assert not known().is_nothing(text)


@pytest.mark.parametrize("text", ["N/A", "n.a.", "Sans objet", "S.O.", "No procede", "Неприменимо", "不适用", "لا ينطبق"])
def test_not_applicable(text):
    assert known().is_not_applicable(text)


def test_known_takes_regions_and_passes_over_languages_without_a_file():
    assert known("pt-BR", "fr_CA").languages == known("fr").languages == (load("fr"),)
    assert known("en", "fr") is known("fr", "en")


SENTENCES = {
    "en": "The Government has used these technologies in the context of international cooperation.",
    "fr": "Le Gouvernement a eu recours à ces technologies dans le cadre de la coopération internationale.",
    "es": "El Gobierno ha utilizado estas tecnologías en el contexto de la cooperación internacional.",
    "ru": "Правительство использовало эти технологии в контексте международного сотрудничества.",
    "ar": "استخدمت الحكومة هذه التكنولوجيات في سياق التعاون الدولي.",
    "zh": "贵国政府在国际合作方面使用了这些技术。",
}


@pytest.mark.parametrize("code", SIX)
def test_detect_one_language(code):
    assert detect(SENTENCES[code])[0] == code
    assert len(detect(SENTENCES[code] * 3)) == 1


def test_detect_several_languages_largest_first():
    text = SENTENCES["fr"] * 3 + SENTENCES["ar"] * 2 + "Microsoft Word"
    assert detect(text) == ("fr", "ar")


@pytest.mark.parametrize("text", ["", "123 456 !", "ქართული ენა", "Ελληνική Δημοκρατία"])
def test_detect_without_a_known_language(text):
    assert detect(text) == ()


def test_a_language_is_a_file(tmp_path, monkeypatch):
    folder = tmp_path / "languages"
    folder.mkdir()
    lists = "\n".join(f"{kind}: [{kind} de]" for kind in get_args(Kind))
    lists = lists.replace("yes: [yes de]", "yes: [sim, yes, on]", 1)
    (folder / "pt.yaml").write_text(f"code: pt\nname: Português\nscript: Latin\n{lists}\n", "utf-8")
    monkeypatch.setattr(languages.resources, "files", lambda _: tmp_path)
    for function in (available, load, languages._known, languages._function_words):
        function.cache_clear()
    try:
        assert available() == ("pt",)
        assert known("pt").is_yes("SIM") and load("pt").yes == ("sim", "yes", "on")
    finally:
        monkeypatch.undo()
        for function in (available, load, languages._known, languages._function_words):
            function.cache_clear()


def test_ends_finds_the_longest_phrase_before_a_word():
    folded = words("The Permanent Mission of Norway")
    assert known("en").ends("mission", folded, 4) == 4
    assert known("en").ends("mission", folded, 5) == known("en").ends("mission", folded, 0) == 0
