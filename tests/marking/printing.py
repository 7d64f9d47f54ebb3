"""Word files printed as PDF by LibreOffice."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from marking.case import Case


def print_words(cases: Iterable[Case], folder: Path) -> dict[str, bytes]:
    """The replies of all Word cases as PDF, by name, made by one run of LibreOffice in ``folder``."""
    names = []
    for case in cases:
        if case.format == "docx":
            (folder / f"{case.name}.docx").write_bytes(case.reply())
            names.append(case.name)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *(str(folder / f"{name}.docx") for name in names)], check=True, capture_output=True)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in names}
