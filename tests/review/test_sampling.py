from __future__ import annotations

import pytest

from extractor.review.sampling import draw, rate


@pytest.mark.parametrize(
    ("checked", "wrong", "low", "high"),
    # Clopper-Pearson 95 %, as R's binom.test and statsmodels give them
    [
        (300, 1, 0.0000844, 0.0184313), (300, 0, 0.0, 0.0122210), (50, 3, 0.0125486, 0.1654819), (10, 10, 0.6915029, 1.0),
        (20, 10, 0.2719578, 0.7280422),
    ],
)
def test_interval_is_exact(checked: int, wrong: int, low: float, high: float) -> None:
    measured = rate(checked, wrong)
    assert measured.share == pytest.approx(wrong / checked)
    assert (measured.low, measured.high) == (pytest.approx(low, abs=1e-6), pytest.approx(high, abs=1e-6))


def test_nothing_checked_says_nothing() -> None:
    assert rate(0, 0)[2:] == (0.0, 0.0, 1.0)


def test_interval_of_a_large_sample_does_not_underflow() -> None:
    measured = rate(5000, 2500)
    assert measured.low == pytest.approx(0.486, abs=0.001)
    assert measured.high == pytest.approx(0.514, abs=0.001)


def test_draw_is_repeatable_and_without_repetition() -> None:
    population = [f"a{n}" for n in range(500)]
    sample = draw(population, 100, 7)
    assert sample == draw(list(reversed(population)), 100, 7)
    assert len(set(sample)) == 100
    assert draw(population, 100, 8) != sample
    assert sorted(draw(population[:5], 100, 7)) == population[:5]
