"""An output folder as a data frame, for notebooks."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from extractor.errors import UsageError


def to_frame(
    out: Path | str, shape: Literal["long", "wide"] = "long", *, questionnaire: str | None = None,
    library: Literal["pandas", "polars"] | None = None,
) -> Any:
    """The answers in an output folder, corrections applied.

    shape: "long", a row per answer; "wide", a row per reply (of one questionnaire: name it where OUT holds several).
    library: None takes pandas if it is installed, else polars.
    Raises UsageError where OUT holds no reply, or neither library is installed.
    """
    from extractor.export.frames import frame
    from extractor.export.records import read_folder
    from extractor.export.tables import long_table, wide_table
    from extractor.structure import load

    folder = read_folder(Path(out), load)
    if shape == "long":
        return frame(long_table(folder), library)
    names = list(folder.questionnaires)
    chosen = questionnaire or (names[0] if len(names) == 1 else None)
    if chosen not in folder.questionnaires:
        raise UsageError(f"{out} holds replies to {', '.join(names)}", hint="Name one of them with questionnaire=.")
    return frame(wide_table(folder, folder.questionnaires[chosen]), library)
