"""Make the twins of YAML files, which are read in a twentieth of the time (see ``extractor/shipped.py``).

Run ``python models/make_prepared.py`` after a change of a file in ``languages/`` or ``questionnaires/``; a test says when a twin is stale.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from extractor.languages import parse as parse_language
from extractor.shipped import Prepared
from extractor.structure.definition_file import parse as parse_definition

FOLDER = Path(__file__).parent
PARSERS = {"languages": parse_language, "questionnaires": parse_definition}


def twins() -> dict[Path, bytes]:
    """Every twin with its content."""
    return {
        file.with_suffix(".json"): msgspec.json.encode(
            Prepared(sha256=hashlib.sha256(file.read_bytes()).hexdigest(), content=parse(file.read_text("utf-8")))) + b"\n"
        for name, parse in PARSERS.items() for file in sorted((FOLDER / name).glob("*.yaml"))
    }


if __name__ == "__main__":
    for path, content in twins().items():
        path.write_bytes(content)
