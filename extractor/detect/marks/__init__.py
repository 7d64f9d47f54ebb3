"""Ways of marking, one module each.

Every module of this package offers ``find(question) -> Iterator[Evidence]`` and a ``KIND``, the name that its evidence carries; it is found
by being here.  A docstring says how the mark looks and what it means.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache

from extractor.data.evidence import ChoiceQuestion, Evidence

Finder = Callable[[ChoiceQuestion], Iterator[Evidence]]


@cache
def finders() -> tuple[Finder, ...]:
    """The ``find`` of every mark, in the order of the module names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").find for name in names)
