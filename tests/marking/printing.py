"""Word files printed as PDF by LibreOffice."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from marking.case import Case

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <selectfont><rejectfont><pattern><patelt name="family"><string>Standard Symbols PS</string></patelt></pattern></rejectfont></selectfont>
</fontconfig>
"""
"""Ghostscript's fonts, where installed, would stand in for Symbol, but lack the code points that Word writes: nothing would be printed."""


def print_words(cases: Iterable[Case], folder: Path) -> dict[str, bytes]:
    """The replies of all Word cases as PDF, by name, made by one run of LibreOffice in ``folder``."""
    names = []
    for case in cases:
        if case.format == "docx":
            (folder / f"{case.name}.docx").write_bytes(case.reply())
            names.append(case.name)
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *(str(folder / f"{name}.docx") for name in names)], check=True, capture_output=True,
                   env={**os.environ, "FONTCONFIG_FILE": str(fonts)})
    return {name: (folder / f"{name}.pdf").read_bytes() for name in names}
