"""Options that stand within a line."""

from __future__ import annotations

import pytest

from extractor.data.document import Block
from extractor.structure.cues import Cues
from extractor.structure.entries import make_entry


def choices(text: str, language: str) -> tuple[list[str], str]:
    """Labels found in a line, and the wording that is left."""
    entry = make_entry(Block(index=0, text=text), Cues((language,)))
    return [text[c.start : c.end] for c in entry.choices], entry.wording


@pytest.mark.parametrize(("text", "language", "labels", "wording"), [
    ("Has it been done? Yes /No", "en", ["Yes", "No"], "Has it been done?"),
    ("Est-ce fait ? Oui /Non /En cours", "fr", ["Oui", "Non", "En cours"], "Est-ce fait ?"),
    ("¿Se ha hecho? (Sí/No/Parcialmente)", "es", ["Sí", "No", "Parcialmente"], "¿Se ha hecho?"),
    ("Сделано ли это?\tДа\tНет", "ru", ["Да", "Нет"], "Сделано ли это?"),
    ("是否已完成？ 是 /否", "zh", ["是", "否"], "是否已完成？"),
    ("هل تم ذلك؟ نعم / لا", "ar", ["نعم", "لا"], "هل تم ذلك؟"),
    ("Is it done? ☐ Yes ☐ No ☐ Under way", "en", ["Yes", "No", "Under way"], "Is it done?"),
    ("Is it done?   Yes ☐   No ☐", "en", ["Yes", "No"], "Is it done?"),
    ("是□ 否□", "zh", ["是", "否"], ""),
    ("[ ] Oui   [ ] Non", "fr", ["Oui", "Non"], ""),
    ("Date: [_D_][_D_]/[_M_][_M_]/[_2_][_0_][_Y_][_Y_]", "en", [], "Date:"),
    ("Contact with bat/s", "en", [], "Contact with bat/s"),
    ("Other sign(s) or abnormality", "en", [], "Other sign(s) or abnormality"),
    ("( ) Sí ( ) No", "es", ["Sí", "No"], ""),
    ("Yes     No", "en", ["Yes", "No"], ""),
    ("___ Yes   ___ No", "en", ["Yes", "No"], ""),
    ("☐ Other (please specify): ________", "en", ["Other (please specify):"], ""),
    ("Not at all 1 2 3 4 5 Very much", "en", ["1", "2", "3", "4", "5"], "Not at all Very much"),
    ("Public / Private / Mixed", "en", [], "Public / Private / Mixed"),
    ("What is its legal form? Public / Private / Mixed", "en", ["Public", "Private", "Mixed"], "What is its legal form?"),
    ("Please describe laws and/or measures.", "en", [], "Please describe laws and/or measures."),
    ("Email/messaging technologies", "en", [], "Email/messaging technologies"),
    ("Yes, and it is binding", "en", [], "Yes, and it is binding"),
    ("Name: ______________________", "en", [], "Name:"),
    ("Is there a law (yes / no / partially)? If so, since when?", "en", ["yes", "no", "partially"], "Is there a law ? If so, since when?"),
    ("Is there a plan? Yes / No. If yes, since when?", "en", ["Yes", "No"], "Is there a plan? If yes, since when?"),
])
def test_choices(text: str, language: str, labels: list[str], wording: str) -> None:
    assert choices(text, language) == (labels, wording)


def test_boxes_belong_to_their_labels() -> None:
    text = "☐ Yes ☐ No"
    entry = make_entry(Block(index=0, text=text), Cues(("en",)))
    assert [(c.box, text[c.start : c.end]) for c in entry.choices] == [((0, 1), "Yes"), ((6, 7), "No")]


def test_a_circle_as_the_bullet_of_a_list_is_a_box_if_others_follow() -> None:
    several, one = (make_entry(Block(index=0, text=text, label_end=2), Cues(("en",))) for text in ("○ Yes ○ No", "○ Yes"))
    assert ([(c.start, c.end) for c in several.choices], one.boxes, one.bullet) == ([(2, 5), (8, 10)], (), True)


@pytest.mark.parametrize(("text", "language"), [
    ("By which means are families informed? Please tick one or several.", "en"),
    ("Cochez une ou plusieurs cases.", "fr"),
    ("Marque una o varias.", "es"),
    ("Отметьте одну или несколько.", "ru"),
    ("请选择一项或几项。", "zh"),
    ("يرجى اختيار واحد أو عدة خيارات.", "ar"),
])
def test_one_or_several_asks_for_several(text: str, language: str) -> None:
    cues = Cues((language,))
    assert cues.wants_many(text)
    assert not cues.wants_one(text)
