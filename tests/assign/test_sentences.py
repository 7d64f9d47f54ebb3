"""Sentences in the languages of replies, and in one that has no file."""

from __future__ import annotations

import pytest

from extractor.assign.sentences import sentences


@pytest.mark.parametrize(("language", "text", "count"), [
    ("en", "The register is public. It is free of charge! Is it complete? Not yet.", 4),
    ("fr", "Le registre est public. Il est gratuit.", 2),
    ("ru", "Реестр открыт. Он бесплатный.", 2),
    ("ar", "السجل عام. هل هو مجاني؟ نعم.", 3),
    ("zh", "登记册是公开的。它是免费的。", 2),
    ("pt", "O cadastro é público. É gratuito! Nos termos do art. 5 da Lei n.º 12.813, está completo? Ainda não.", 4),
    ("de", "Das Register ist öffentlich. Es ist z. B. nach § 5 Abs. 2 kostenlos. Ist es vollständig? Noch nicht.", 4),
    ("it", "Il registro è pubblico. Ai sensi dell’art. 5 è gratuito. È completo? Non ancora.", 4),
    ("xx", "Registar je javan. Besplatan je.", 2),
    ("sr", "Registar je javan. Besplatan je.", 2),
])
def test_sentences_cover_the_text(language: str, text: str, count: int) -> None:
    found = sentences(text, language)
    assert len(found) == count
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(" ", "")
