"""What a trial can show somebody whose pain varies as theirs has: the smallest true difference it would probably find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import sqrt
from random import Random

from backcare_tui.domain.journal.trial import LEAST_NUMBERS, PAIRS, PERIOD
from backcare_tui.domain.trial.compare import WORTH

LEAST_DAYS = 10
"""Days with a report below which nothing is said: a spread of fewer is a guess."""
LOOK_BACK = 84
"""Days that are looked at, back from the last report: as many as a trial takes. What was a year ago is another life."""
SIMULATED, FOUND_IN = 400, 0.8
"""Trials that are simulated, and the share of them in which the difference is found."""
SEED = 14
"""Of the simulated trials, so that the same days give the same answer; any number would do."""
MISSING = 0.15
"""The share of days of a trial without a number."""
USUAL_CORRELATION, WEIGHT, MOST_CORRELATION = 0.45, 14, 0.8
"""Of pain on one day with that of the next: the usual one, how many days of a person's own it weighs as much as, and the
most that is believed, as a trend that is no line looks like one of nearly 1."""
UNSEEN = 1 / 12
"""Variance of what rounding to whole points hides: whoever gave the same number every day still varied by it."""
MOST = 10.0
"""Points of the whole scale."""


def detectable(levels: Mapping[date, int], *, pairs: int = PAIRS, days: int = PERIOD) -> float | None:
    """The smallest true difference that a trial would find in 80 of 100 cases, in points, with days like these.

    Found means that the trial ends with one arm better, as ``compare`` has it: its interval on one side of 0, and a gap of
    ``WORTH``. The exact interval over hundreds of trials would take seconds; Student's paired t takes a blink, and on
    these makes next to no difference (docs/trial.md).

    Args:
        levels: The day's pain of past days, 0 to 10.
        pairs: Pairs of the trial.
        days: Days of each period.

    Returns:
        None where fewer than ``LEAST_DAYS`` of the last ``LOOK_BACK`` days have a report.
    """
    last = max(levels, default=date.min)
    lately = {day.toordinal(): level for day, level in levels.items() if (last - day).days < LOOK_BACK}
    if len(lately) < LEAST_DAYS:
        return None
    spread, correlation = variation(lately)
    needed = sorted(
        needed_difference(gaps, WORTH / spread)
        for gaps in noise_gaps(correlation, pairs=pairs, days=days, trials=SIMULATED)
    )
    return min(MOST, spread * needed[int(FOUND_IN * SIMULATED) - 1])


def variation(levels: Mapping[int, int]) -> tuple[float, float]:
    """How pain varies from day to day, and how much of it stays to the next day: standard deviation and correlation.

    Both are of what is left beside a straight line through the levels: a slow change for better or worse falls on both
    periods of a pair alike, and a trial is made so that it does no harm. What weekends do stays in, as it will in the trial.

    Args:
        levels: By number of the day, at least 3.
    """
    days = sorted(levels)
    middle, mean = sum(days) / len(days), sum(levels.values()) / len(days)
    slope = sum((day - middle) * levels[day] for day in days) / sum((day - middle) ** 2 for day in days)
    left = {day: levels[day] - mean - slope * (day - middle) for day in days}
    variance = max(UNSEEN, sum(rest**2 for rest in left.values()) / (len(days) - 2))
    products = [left[day] * left[day + 1] / variance for day in days if day + 1 in left]
    correlation = (sum(products) + WEIGHT * USUAL_CORRELATION) / (len(products) + WEIGHT)
    return sqrt(variance), min(MOST_CORRELATION, max(0.0, correlation))


def noise_gaps(correlation: float, *, pairs: int, days: int, trials: int) -> Iterator[list[float]]:
    """The differences within pairs of trials in which the arms make none, in standard deviations of a day.

    Each day keeps ``correlation`` of the one before (an autoregressive series of first order). A pair in which a period
    has numbers too few is repeated.
    """
    random = Random(SEED)  # noqa: S311 - no secret is made of it
    gauss, chance = random.gauss, random.random
    fresh = sqrt(1 - correlation**2)
    least = min(LEAST_NUMBERS, days)
    for _ in range(trials):
        level = gauss(0, 1)
        gaps: list[float] = []
        while len(gaps) < pairs:
            means = []
            for _ in (1, 2):
                total, given = 0.0, 0
                for _ in range(days):
                    level = correlation * level + fresh * gauss(0, 1)
                    if chance() >= MISSING:
                        total += level
                        given += 1
                means.append(total / given if given >= least else None)
            if means[0] is not None and means[1] is not None:
                gaps.append(means[0] - means[1])
        yield gaps


def needed_difference(gaps: Sequence[float], worth: float) -> float:
    """The true difference from which on a trial with this noise finds it, by Student's paired t at 1 in 10.

    Args:
        gaps: The noise within each pair.
        worth: The least gap that is called better, in the same unit.
    """
    mean = sum(gaps) / len(gaps)
    error = sqrt(sum((gap - mean) ** 2 for gap in gaps) / (len(gaps) - 1) / len(gaps))
    return max(worth, _student(len(gaps) - 1) * error) - mean


def _student(freedom: int) -> float:
    """The two-sided quantile of Student's t at 1 in 10, by its expansion around the normal one (to 0.01 at 5, and 0.001 at 13)."""
    z = 1.644854
    return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
