"""JSON Schemas of the data that other programs read."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec


def json_schema(kind: type) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a type.  Descriptions are its docstrings without their indent, which not every version of msgspec takes off."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(kind)}
    for definition in schema["$defs"].values():
        if "description" in definition:
            definition["description"] = inspect.cleandoc(definition["description"])
    return schema
