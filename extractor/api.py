"""The public function ``extractor.read``: one reply, from its path to its data."""

from __future__ import annotations

from pathlib import Path

from extractor.collect import load
from extractor.data.reply import Reply
from extractor.pipeline import extract, load_questionnaire


def read(path: Path | str, questionnaire: str | None = None, *, pdf_reader: str = "pdfium") -> Reply:
    """Read one reply (Word, PDF, or a mail or archive that holds one).

    questionnaire: definition file, id of a known one, or a blank form; None to take the best-matching known one.
    Raises DocumentError where it cannot be read, QuestionnaireError where the definition cannot be used or none fits.
    """
    definition = load_questionnaire(questionnaire) if questionnaire is not None else None
    return extract(load(Path(path)), definition, pdf_reader=pdf_reader)
