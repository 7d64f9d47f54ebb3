"""A random sample of answers that nobody flagged, and what checking it says about all of them."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Rate(NamedTuple):
    """An error rate measured on a sample: share of wrong answers and its 95 % confidence interval, each 0 to 1."""

    checked: int
    wrong: int
    share: float
    low: float
    high: float


def draw(population: Sequence[str], size: int, seed: int) -> list[str]:
    """``size`` members, each set equally likely, in random order; the same population, size and seed give the same."""
    return random.Random(seed).sample(sorted(population), min(size, len(population)))


def rate(checked: int, wrong: int, *, level: float = 0.95) -> Rate:
    """Exact (Clopper-Pearson) interval: never narrower than promised, also where nothing was found wrong.

    Source: Clopper and Pearson 1934, "The use of confidence or fiducial limits".  1 wrong of 300 gives 0.0 to 1.8 %.
    """
    if checked == 0:
        return Rate(0, 0, 0.0, 0.0, 1.0)
    tail = (1 - level) / 2
    low = 0.0 if wrong == 0 else _solve(lambda p: 1 - _cumulative(wrong - 1, checked, p), tail)
    high = 1.0 if wrong == checked else 1 - _solve(lambda q: _cumulative(wrong, checked, 1 - q), tail)
    return Rate(checked, wrong, wrong / checked, low, high)


def _cumulative(most: int, trials: int, p: float) -> float:
    """Probability of at most ``most`` successes in ``trials``, each with probability ``p``; sums of logarithms, so nothing underflows."""
    if p <= 0.0 or p >= 1.0:
        return 1.0 if p <= 0.0 or most >= trials else 0.0
    logarithms = (
        math.lgamma(trials + 1) - math.lgamma(k + 1) - math.lgamma(trials - k + 1) + k * math.log(p) + (trials - k) * math.log1p(-p)
        for k in range(most + 1)
    )
    return math.fsum(math.exp(value) for value in logarithms)


def _solve(rising: Callable[[float], float], target: float) -> float:
    """The argument between 0 and 1 at which a rising function reaches ``target``, by bisection to 1e-12."""
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < target else (low, middle)
    return (low + high) / 2
