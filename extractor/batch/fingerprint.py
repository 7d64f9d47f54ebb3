"""What a result depends on besides its document: the program, its models, the libraries that read documents."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

import msgspec

from extractor import __version__
from extractor.assign import meaning

_LIBRARIES = ("lxml", "pdfplumber", "pypdfium2", "python-docx", "rapidfuzz", "spacy", "olefile")
_CODE, _MODELS = (".py",), (".yaml", ".json", ".msgpack")


def program() -> str:
    """Changes with the version, with any line of the program or of its models, with the libraries that read documents, and with the model of meaning.

    Raises UsageError where that model is named but not there.
    """
    own, model = _installed(), meaning.identity()
    return hashlib.sha256(f"{own} {model}".encode()).hexdigest() if model else own


@cache
def _installed() -> str:
    digest = hashlib.sha256(__version__.encode())
    for package, kinds in (("extractor", _CODE), ("extractor.models", _MODELS)):
        for name, data in _files(resources.files(package), kinds, ""):
            digest.update(f"{package}/{name}\0{len(data)}\0".encode() + data)
    for library in _LIBRARIES:
        try:
            digest.update(f"{library} {metadata.version(library)}\0".encode())
        except metadata.PackageNotFoundError:
            continue
    return digest.hexdigest()


def key(*parts: object) -> str:
    """A name for what depends on these parts and on nothing else."""
    return hashlib.sha256(msgspec.msgpack.encode(parts)).hexdigest()[:40]


def _files(folder: Traversable, kinds: tuple[str, ...], shown: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name not in ("__pycache__", "models"):
                found += _files(entry, kinds, f"{shown}{entry.name}/")
        elif entry.name.endswith(kinds):
            found.append((shown + entry.name, entry.read_bytes()))
    return found
