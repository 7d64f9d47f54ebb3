from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from extractor import languages, shipped
from extractor.languages import Kind, Language, available, detect, known, load
from extractor.text import words

SIX = ("ar", "en", "es", "fr", "ru", "zh")
ALL = available()


def test_the_six_languages_of_the_united_nations_are_there():
    assert set(SIX) <= set(available())
    assert {"de", "it", "pt"} <= set(available())


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


def test_no_language_says_yes_with_the_no_of_another():
    yes = {tuple(words(p)) for code in ALL for p in load(code).yes}
    assert not yes & {tuple(words(p)) for code in ALL for p in load(code).no}


@pytest.mark.parametrize("code", ALL)
def test_words_between_yes_and_no_are_options_of_a_scale(code):
    language = load(code)
    known_options = {tuple(words(p)) for p in language.undecided}
    between = {tuple(words(p)) for p in language.partly}
    assert not between & {tuple(words(p)) for p in (*language.yes, *language.no)}
    assert code in SIX or between <= known_options


def test_a_language_without_a_file_is_unknown():
    with pytest.raises(KeyError):
        load("xx")


@pytest.mark.parametrize(
    ("code", "yes", "no"),
    [("en", "Yes.", "NO"), ("fr", "« Oui »", "Non."), ("es", "SÍ", "No"), ("ru", "Да.", "НЕТ"), ("ar", "نعم.", "لا"), ("zh", "是。", "否"),
     ("pt", "Sim.", "NÃO"), ("pt", "«sim»", "Não."), ("de", "Ja.", "NEIN"), ("it", "Sì", "NO")],
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
        ("pt", "Em caso afirmativo, queira indicar que TIC foram utilizadas", 3),
        ("pt", "Se a resposta for afirmativa, por favor explique", 5),
        ("de", "Wenn ja, welche IKT hat die Regierung eingesetzt?", 2),
        ("de", "Falls die Antwort „Ja“ lautet, beschreiben Sie bitte", 5),
        ("it", "In caso affermativo, quali TIC ha utilizzato il Governo?", 3),
        ("it", "Se la risposta è sì, si prega di specificare", 5),
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


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "/", "…", "None", "Nil.", "Néant", "Ninguna", "无", "لا يوجد", "Нечего добавить",
                                  "Nada a acrescentar.", "Fehlanzeige", "Keine weiteren Anmerkungen.", "Nulla da aggiungere", "Nessuna osservazione."])
def test_nothing_to_say(text):
    assert known().is_nothing(text)


@pytest.mark.parametrize("text", ["None of the above measures were taken", "✓", "X", "☒", "Nothing was used before 2020"])
def test_something_to_say(text):
    assert not known().is_nothing(text)


@pytest.mark.parametrize("text", ["N/A", "n.a.", "Sans objet", "S.O.", "No procede", "Неприменимо", "不适用", "لا ينطبق",
                                  "Não se aplica.", "Prejudicado", "Entfällt", "Nicht zutreffend.", "Non applicabile", "Non pertinente."])
def test_not_applicable(text):
    assert known().is_not_applicable(text)


def test_known_takes_regions_and_passes_over_languages_without_a_file():
    assert known("xx-BR", "fr_CA").languages == known("fr").languages == (load("fr"),)
    assert known("pt-BR").languages == known("pt_PT").languages == (load("pt"),)
    assert known("en", "fr") is known("fr", "en")


SENTENCES = {
    "en": "The Government has used these technologies in the context of international cooperation.",
    "fr": "Le Gouvernement a eu recours à ces technologies dans le cadre de la coopération internationale.",
    "es": "El Gobierno ha utilizado estas tecnologías en el contexto de la cooperación internacional.",
    "ru": "Правительство использовало эти технологии в контексте международного сотрудничества.",
    "ar": "استخدمت الحكومة هذه التكنولوجيات في سياق التعاون الدولي.",
    "zh": "贵国政府在国际合作方面使用了这些技术。",
    "pt": "O Governo tem utilizado essas tecnologias no contexto da cooperação internacional.",
    "de": "Die Regierung hat diese Technologien im Rahmen der internationalen Zusammenarbeit eingesetzt.",
    "it": "Il Governo ha utilizzato queste tecnologie nel quadro della cooperazione internazionale.",
}
PROSE = {
    "en": "The register is kept by the Ministry of Justice and is open to the public free of charge. Since 2019 all agencies have to enter "
          "their contracts within thirty days, and the courts may impose a fine on those that do not.",
    "fr": "Le registre est tenu par le Ministère de la justice et peut être consulté gratuitement par le public. Depuis 2019, tous les "
          "organismes doivent y inscrire leurs contrats dans un délai de trente jours, sous peine d’une amende prononcée par les tribunaux.",
    "es": "El registro está a cargo del Ministerio de Justicia y puede consultarse de forma gratuita. Desde 2019 todos los organismos deben "
          "inscribir sus contratos en un plazo de treinta días, y los tribunales pueden imponer una multa a quienes no lo hagan.",
    "ru": "Реестр ведет Министерство юстиции, и доступ к нему является бесплатным. С 2019 года все ведомства обязаны вносить в него свои "
          "договоры в течение тридцати дней, а суды могут налагать штраф на тех, кто этого не делает, в соответствии с законом.",
    "ar": "تتولى وزارة العدل مسك السجل وهو متاح للجمهور مجانا. ومنذ عام 2019 يجب على جميع الهيئات أن تقيد عقودها فيه خلال ثلاثين يوما، "
          "ويجوز للمحاكم أن تفرض غرامة على من لا يفعل ذلك وفقا للقانون المعمول به في الدولة.",
    "zh": "登记册由司法部管理，公众可以免费查阅。自2019年以来，所有机构必须在三十天内登记其合同，否则法院可以处以罚款。",
    "pt": "O registo é mantido pelo Ministério da Justiça e pode ser consultado gratuitamente. Desde 2019 todos os organismos devem inscrever os "
          "seus contratos no prazo de trinta dias, e os tribunais podem aplicar uma multa aos que não o façam.",
    "pt-BR": "O cadastro é mantido pela Controladoria-Geral e pode ser consultado gratuitamente por qualquer pessoa. Desde 2019, os órgãos devem "
             "registrar seus contratos em até trinta dias, sob pena de multa; a lei não prevê exceções para as empresas públicas.",
    "de": "Das Register wird vom Bundesministerium der Justiz geführt und kann von der Öffentlichkeit kostenlos eingesehen werden. Seit 2019 "
          "müssen alle Behörden ihre Verträge innerhalb von dreißig Tagen eintragen; die Gerichte können sonst eine Geldbuße verhängen.",
    "it": "Il registro è tenuto dal Ministero della giustizia e può essere consultato gratuitamente. Dal 2019 tutte le amministrazioni devono "
          "iscrivere i propri contratti entro trenta giorni, e i tribunali possono infliggere una multa a chi non lo fa.",
}
"""Some thirty words or more of ordinary text."""


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_detect_one_language(code):
    assert detect(SENTENCES[code])[0] == code
    assert len(detect(SENTENCES[code] * 3)) == 1


def test_every_language_is_tested():
    assert set(ALL) == set(SENTENCES) == {code[:2] for code in PROSE}


@pytest.mark.parametrize("code", sorted(PROSE))
def test_detect_the_only_language_of_ordinary_text(code):
    assert detect(PROSE[code]) == (code[:2],)


@pytest.mark.parametrize(("first", "second"), [(a, b) for a in sorted(PROSE) for b in sorted(PROSE) if a[:2] != b[:2]])
def test_detect_both_languages_of_a_mixed_document(first, second):
    assert set(detect(f"{PROSE[first]}\n{PROSE[second]}")) == {first[:2], second[:2]}
    assert detect(f"{PROSE[first]} {PROSE[first]} {PROSE[first]}\n{PROSE[second]}")[0] == first[:2]


@pytest.mark.parametrize("code", sorted({"en", "fr", "es", "pt", "de", "it"}))
def test_names_and_quoted_words_are_no_second_language(code):
    quoted = "Corte dei conti, Bundeskriminalamt und Ministério Público, Cour des comptes, Registro Civil"
    assert detect(f"{PROSE[code]} {PROSE[code]} {quoted}") == (code,)


def test_words_of_several_languages_alone_tell_them_all():
    assert set(detect("de la")) == {"es", "fr"}


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
    for module in (languages, shipped):
        monkeypatch.setattr(module, "folder", lambda: tmp_path)
    caches = (available, load, known, languages._known, languages._function_words)
    for function in caches:
        function.cache_clear()
    try:
        assert available() == ("pt",)
        assert known("pt").is_yes("SIM") and load("pt").yes == ("sim", "yes", "on")
    finally:
        monkeypatch.undo()
        for function in caches:
            function.cache_clear()


def test_ends_finds_the_longest_phrase_before_a_word():
    folded = words("The Permanent Mission of Norway")
    assert known("en").ends("mission", folded, 4) == 4
    assert known("en").ends("mission", folded, 5) == known("en").ends("mission", folded, 0) == 0
