"""Replies in another language than the form's: the words that lead in and choose are known, and are no text."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

import extractor

FORM = (
    "Cuestionario sobre la gestión de fronteras", "Sírvase responder a las preguntas siguientes antes del 1 de mayo.",
    "1. ¿Dispone su país de legislación sobre la gestión de fronteras?", "Sí / No / En parte",
    "2. ¿Existe una autoridad central?", "Sí / No / En parte",
    "3. ¿Se publican los resultados?", "Sí / No / En parte",
    "4. Sírvase describir las medidas adoptadas.",
    "5. ¿Qué dificultades se han encontrado?",
)
ANSWERS = {
    "pt": ("Resposta: Sim.", "Resposta: Não.", "Resposta: Em parte.", "Resposta: Foram criadas duas unidades para a fronteira.",
           "Resposta: Não se aplica."),
    "de": ("Antwort: Ja.", "Antwort: Nein.", "Antwort: Teilweise.", "Antwort: Es wurden zwei Stellen für die Grenze geschaffen.",
           "Antwort: Entfällt."),
    "it": ("Risposta: Sì.", "Risposta: No.", "Risposta: In parte.", "Risposta: Sono state create due unità per la frontiera.",
           "Risposta: Non applicabile."),
}


@pytest.mark.parametrize("code", sorted(ANSWERS))
def test_a_reply_to_a_spanish_form(code: str, tmp_path: Path) -> None:
    blank, reply = docx.Document(), docx.Document()
    given = dict(zip((3, 5, 7, 8, 9), ANSWERS[code], strict=True))
    for number, line in enumerate(FORM):
        blank.add_paragraph(line)
        reply.add_paragraph(line)
        if number in given:
            reply.add_paragraph(given[number])
    blank.save(str(tmp_path / "blank.docx"))
    reply.save(str(tmp_path / "reply.docx"))
    answers = extractor.read(tmp_path / "reply.docx", str(tmp_path / "blank.docx")).answers
    assert [answers[item].selected for item in ("1", "2", "3")] == [("yes",), ("no",), ("en-parte",)]
    assert [answers[item].text for item in ("1", "2", "3")] == ["", "", ""]
    assert answers["4"].text == given[8].partition(": ")[2]
    assert answers["5"].status == "not_applicable"
