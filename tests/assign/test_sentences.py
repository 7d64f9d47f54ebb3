"""Sentences in the six languages."""

from __future__ import annotations

import pytest

from extractor.assign.sentences import sentences


@pytest.mark.parametrize(("language", "text", "count"), [
    ("en", "The register is public. It is free of charge! Is it complete? Not yet.", 4),
    ("fr", "Le registre est public. Il est gratuit.", 2),
    ("ru", "Реестр открыт. Он бесплатный.", 2),
    ("ar", "السجل عام. هل هو مجاني؟ نعم.", 3),
    ("zh", "登记册是公开的。它是免费的。", 2),
    ("sr", "Registar je javan. Besplatan je.", 2),
])
def test_sentences_cover_the_text(language: str, text: str, count: int) -> None:
    found = sentences(text, language)
    assert len(found) == count
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(" ", "")
