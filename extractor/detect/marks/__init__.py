"""Ways of marking, one module each.

Every module of this package offers ``find(question) -> Iterator[Evidence]`` and a ``KIND``, the name that its evidence carries; it is found
by being here.  ``STYLE = True`` says that a respondent may put the mark on everything, where it says nothing.  A docstring says how the mark
looks and what it means.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from types import ModuleType

from extractor.data.evidence import ChoiceQuestion, Evidence

Finder = Callable[[ChoiceQuestion], Iterator[Evidence]]


@cache
def finders() -> tuple[Finder, ...]:
    """The ``find`` of every mark, in the order of the module names."""
    return tuple(module.find for module in _modules())


@cache
def styles() -> frozenset[str]:
    """Kinds of the marks that may stand on everything."""
    return frozenset(module.KIND for module in _modules() if getattr(module, "STYLE", False))


def _modules() -> Iterator[ModuleType]:
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        yield importlib.import_module(f"{__name__}.{name}")
