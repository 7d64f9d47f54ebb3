"""The Word replies of a corpus printed as PDF, and scored against the same gold: what is lost on the way over paper.

    python -m benchmarks.printed CORPUS [--pdf-reader NAME] [--wrong N]

In: a corpus folder with ``score.py`` beside it.  Needs LibreOffice (``soffice``).  Out: score.py's figures.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Print, score, and pass on score.py's exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pdf-reader", default="pdfium")
    parser.add_argument("--wrong", default="40")
    options = parser.parse_args()
    corpus = options.corpus.resolve()
    with tempfile.TemporaryDirectory() as folder:
        for questionnaire in sorted(path.parent for path in corpus.glob("*/questionnaire.json")):
            print_replies(questionnaire, Path(folder) / questionnaire.name)
        command = f"{sys.executable} -m extractor read --pdf-reader {options.pdf_reader}"
        run = subprocess.run([sys.executable, corpus.parent / "score.py", folder, "--command", command, "--wrong", options.wrong], cwd=ROOT)
    sys.exit(run.returncode)


def print_replies(questionnaire: Path, target: Path) -> None:
    """One questionnaire of the corpus with its Word replies as PDF, gold beside them."""
    (target / "gold").mkdir(parents=True)
    for path in (questionnaire / "questionnaire.json", *questionnaire.glob("blank*.docx")):
        shutil.copy(path, target / path.name)
    replies = []
    for path in sorted((questionnaire / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["document"].endswith(".docx"):
            replies.append(questionnaire / gold["document"])
            gold["document"] = str(Path(gold["document"]).with_suffix(".pdf"))
            (target / "gold" / path.name).write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    to_pdf(replies, target / "replies")


def to_pdf(documents: list[Path], folder: Path) -> None:
    """Print documents into a folder, as a respondent would."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir"]
        subprocess.run([*command, str(folder), *map(str, documents)], check=True, capture_output=True)


if __name__ == "__main__":
    main()
