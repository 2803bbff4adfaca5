"""What a trial can show is told from somebody's own days, the same each time, and not where they are too few."""

from __future__ import annotations

from datetime import date, timedelta
from math import sqrt
from random import Random
from time import process_time

import pytest

from backcare_tui.domain.trial.power import LEAST_DAYS, detectable, variation

FIRST = date(2026, 1, 5)


def days(spread: float, *, many: int = 84, correlation: float = 0.45, slope: float = 0.0) -> dict[date, int]:
    random = Random(many)
    level, levels = 0.0, {}
    for place in range(many):
        level = correlation * level + sqrt(1 - correlation**2) * random.gauss(0, spread)
        levels[FIRST + timedelta(place)] = min(10, max(0, round(5 + slope * (place - many / 2) + level)))
    return levels


def test_it_is_told_from_ten_days_on() -> None:
    assert detectable(days(1, many=LEAST_DAYS - 1)) is None
    assert detectable(days(1, many=LEAST_DAYS)) is not None
    old = {day - timedelta(200): level for day, level in days(1).items()}
    assert detectable({**old, **days(1, many=9)}) is None
    assert detectable({}) is None


def test_it_is_the_same_each_time_and_quick() -> None:
    levels = days(1.6)
    began = process_time()
    told = detectable(levels)
    assert process_time() - began < 0.5  # some 0.03, and four times that while coverage is looked at
    assert told == detectable(dict(reversed(levels.items())))
    assert told == pytest.approx(1.3, abs=0.25)


def test_more_spread_needs_more_and_more_pairs_need_less() -> None:
    calm, usual, wild = (detectable(days(spread)) or 0 for spread in (0.7, 1.6, 2.5))
    assert 0 < calm < usual < wild <= 10
    assert (detectable(days(1.6), pairs=8) or 0) > usual > (detectable(days(1.6), pairs=28) or 0)


def test_the_same_number_every_day_still_varies_below_what_is_told() -> None:
    assert 1 < (detectable(dict.fromkeys(days(1), 4)) or 0) < 1.2  # 1 point is asked for in any case


def test_a_slow_drift_is_no_spread() -> None:
    still, drifting = (
        variation({day.toordinal(): level for day, level in days(1, slope=slope).items()})
        for slope in (0, 0.04)
    )
    assert drifting == pytest.approx(still, abs=0.1)


@pytest.mark.parametrize(
    ("correlation", "least", "most"), [(0.0, 0.0, 0.25), (0.45, 0.25, 0.6), (0.99, 0.6, 0.8)]
)
def test_correlation_is_near_that_of_the_days_and_bounded(
    correlation: float, least: float, most: float
) -> None:
    levels = days(2, correlation=correlation)
    assert least <= variation({day.toordinal(): level for day, level in levels.items()})[1] <= most
