"""What is worked out from a document or a form stays with it, and goes when it goes: no table of texts grows in a long run."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Holder = TypeVar("Holder")
Value = TypeVar("Value")


def kept(function: Callable[[Holder], Value]) -> Callable[[Holder], Value]:
    """Decorator of a pure function of one struct with ``dict=True``: its value is worked out once and kept in that object.

    Such a value is no field: it is neither compared nor written, and a changed copy of the object starts without it.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def look_up(holder: Holder) -> Value:
        values = holder.__dict__
        if name not in values:
            values[name] = function(holder)
        value: Value = values[name]
        return value

    return look_up
