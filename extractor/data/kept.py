"""What is worked out from a document or a form stays with it, and goes when it goes: no table of texts grows in a long run."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

Holder = TypeVar("Holder")
Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")


def kept(function: Callable[Concatenate[Holder, Arguments], Value]) -> Callable[Concatenate[Holder, Arguments], Value]:
    """Decorator of a pure function of one struct with ``dict=True``: its value is worked out once and kept in that object.

    Further arguments (by position, few and hashable: a language) have a value each.  Such a value is no field: it is neither
    compared nor written, and a changed copy of the object starts without it.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def look_up(holder: Holder, /, *arguments: Arguments.args, **named: Arguments.kwargs) -> Value:
        values: dict[tuple[object, ...], Value] = holder.__dict__.setdefault(name, {})
        if arguments not in values:
            values[arguments] = function(holder, *arguments, **named)
        return values[arguments]

    return look_up
