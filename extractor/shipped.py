"""The files that ship with the program (``extractor.models``), and YAML among them that was read beforehand.

Reading YAML takes longer than reading a reply.  So a YAML file may have a twin beside it, ``en.json`` for ``en.yaml``, made by
``models/make_prepared.py``: its content, with the SHA-256 of the bytes it was made from.  Without a twin, or with one of other
bytes (the file was edited since), the YAML itself is read: a twin never decides what is read, only how fast.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

Content = TypeVar("Content")


class Prepared(msgspec.Struct, Generic[Content], frozen=True, kw_only=True):
    """A twin.  sha256: of the YAML file's bytes, in hexadecimal."""

    sha256: str
    content: Content


@cache
def folder() -> Path:
    """Where the files are."""
    return Path(import_module("extractor.models").__path__[0])


def read_yaml(name: str, twins: type[Prepared[Content]], parse: Callable[[str], Content]) -> Content:
    """What ``parse`` gives for the text of a YAML file (a path below ``folder``), from its twin where there is a true one."""
    file = folder() / name
    data = file.read_bytes()
    twin = file.with_suffix(".json")
    if twin.exists():
        prepared = msgspec.json.decode(twin.read_bytes(), type=twins)
        if prepared.sha256 == hashlib.sha256(data).hexdigest():
            return prepared.content
    return parse(data.decode())
