"""Reliability of each way of reaching an answer, as it was measured on generated replies (``benchmarks/calibrate.py``)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

from extractor.settings import CONFIDENCE, SUREST


@cache
def reliability() -> Mapping[str, float]:
    """Way -> share of answers reached in it that are right; ways that were not measured have their assumed value from the settings."""
    file = resources.files("extractor.models") / "calibration" / "reliability.json"
    measured = json.loads(file.read_text("utf-8"))["ways"]
    return CONFIDENCE | {way: min(entry["reliability"], SUREST) for way, entry in measured.items()}
