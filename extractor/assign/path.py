"""A way through scores that never goes back: respondents answer in the questionnaire's order."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.settings import WORDING_CONTINUES, WORDING_START


def monotone(scores: Sequence[Sequence[float]], items: int, *, started: bool = False, joined: Sequence[bool] = ()) -> list[int]:
    """For each text the item that it belongs to, non-decreasing; -1 for those before the first.

    scores: a row for each text.  started: the way begins at the first item.  joined: texts that go on in the paragraph of the one before.
    """
    best = [float("-inf")] * (items + 1)
    best[1 if started and items else 0] = 0.0
    choices: list[list[int]] = []
    for n, row in enumerate(scores):
        step: list[float] = []
        choice: list[int] = []
        running, running_at = float("-inf"), -1
        gain = WORDING_CONTINUES * (2 if joined and joined[n] else 1)
        for k in range(-1, items):
            stay = best[k + 1] + (gain if k >= 0 else 0.0)
            if k >= 0 and best[k] > running:
                running, running_at = best[k], k - 1
            start = running + row[k] - WORDING_START if k >= 0 else float("-inf")
            step.append(max(stay, start))
            choice.append(k if stay >= start else running_at)
        choices.append(choice)
        best = step
    k = max(range(len(best)), key=lambda q: best[q]) - 1
    path = []
    for choice in reversed(choices):
        path.append(k)
        k = choice[k + 1]
    return path[::-1]
