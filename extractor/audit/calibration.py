"""Reliability of each way of reaching an answer, as it was measured on generated replies (``benchmarks/calibrate.py``)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from extractor.settings import CONFIDENCE, SUREST
from extractor.shipped import folder


@cache
def reliability() -> Mapping[str, float]:
    """Way -> share of answers reached in it that are right; ways that were not measured have their assumed value from the settings."""
    measured = json.loads((folder() / "calibration/reliability.json").read_text("utf-8"))["ways"]
    return CONFIDENCE | {way: min(entry["reliability"], SUREST) for way, entry in measured.items()}
