"""Reply -> JSON bytes, and the JSON Schema of it."""

from __future__ import annotations

from typing import Any

import msgspec

from extractor.data.json_schema import json_schema
from extractor.data.reply import Reply


def encode(reply: Reply) -> bytes:
    """Indented UTF-8 JSON with a final newline; keys in the contract's order; the same reply gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(reply), indent=2) + b"\n"


def encode_line(reply: Reply) -> bytes:
    """The same as one line."""
    return msgspec.json.encode(reply) + b"\n"


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a reply."""
    return json_schema(Reply)
