"""How much texts mean the same, by a sentence-embedding model on this machine: an optional extra, and nothing is loaded before it is asked for.

The model is a folder, named by the environment variable ``EXTRACTOR_MEANING_MODEL`` (worker processes inherit it) and never fetched.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from extractor.errors import UsageError

VARIABLE = "EXTRACTOR_MEANING_MODEL"
_LIBRARIES = ("sentence-transformers", "tokenizers", "torch", "transformers")
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1"}


def similarity(texts: Sequence[str], others: Sequence[str]) -> list[list[float]] | None:
    """For each text its cosine (-1 to 1) with each of the others; None where the extra is not installed or no model is named.

    Raises UsageError where the named folder is missing or holds no model that can be loaded.
    """
    folder = _folder()
    if folder is None:
        return None
    left, right = _directions(folder, texts), _directions(folder, others)
    # the last digits depend on the number of threads and on what is encoded together
    rounded: list[list[float]] = (left @ right.T).astype(float).round(3).tolist()
    return rounded


def identity() -> str:
    """Changes with the model's files and with the libraries that run it; "" where ``similarity`` gives None.  Raises UsageError as it does."""
    folder = _folder()
    if folder is None:
        return ""
    from importlib import metadata  # slow to load, and only a named model needs it

    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as stream:
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + hashlib.file_digest(stream, "sha256").digest())
    for library in _LIBRARIES:
        try:
            digest.update(f"{library} {metadata.version(library)}\0".encode())
        except metadata.PackageNotFoundError:
            continue
    return digest.hexdigest()


def _folder() -> Path | None:
    named = os.environ.get(VARIABLE, "")
    if not named or find_spec("sentence_transformers") is None:
        return None
    folder = Path(named).expanduser().resolve()
    if not folder.is_dir():
        raise UsageError(f"{VARIABLE} names no folder ({named})", hint="Name the model's folder, or unset the variable to do without.")
    return folder


@cache
def _model(folder: Path) -> Any:
    os.environ.update(_OFFLINE)
    try:
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except MemoryError:
        raise
    except Exception as error:  # whatever the libraries raise on a folder that is no model
        raise UsageError(f"{VARIABLE}: the model in {folder} cannot be loaded ({type(error).__name__}: {str(error)[:200]})",
                         hint="Check that the folder holds a whole sentence-transformers model and that memory suffices.") from error


def _directions(folder: Path, texts: Sequence[str]) -> Any:
    """The texts' vectors, of length 1 each."""
    return _model(folder).encode(list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False)
