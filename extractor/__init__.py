"""Questionnaire replies in Word and PDF to structured data per country, offline.

    >>> import extractor
    >>> reply = extractor.read("Portugal.docx")
    >>> extractor.batch("inbox", "out")
    >>> frame = extractor.to_frame("out")
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

__version__ = "0.1.0"

_FUNCTIONS = {"extractor.read": "extractor.api:read", "extractor.batch": "extractor.batch:batch"}


class CallablePackage(ModuleType):
    """A package of this project that is a function of the public interface as well: ``extractor.read(path)``."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Call the public function of this package's name."""
        module, _, function = _FUNCTIONS[self.__name__].partition(":")
        return getattr(import_module(module), function)(*arguments, **options)


def __getattr__(name: str) -> Any:
    if name in ("read", "batch"):
        return import_module(f"extractor.{name}")
    if name == "to_frame":
        return import_module("extractor.batch").to_frame
    raise AttributeError(f"module 'extractor' has no attribute {name!r}")
