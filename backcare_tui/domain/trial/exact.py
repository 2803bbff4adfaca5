"""Exact statistics of differences within pairs: by counting every way in which chance could have drawn the orders.

Nothing is assumed of how pain is spread. If neither arm mattered, each pair's difference could as well have had the other
sign, as only the draw decided which period was whose; so all 2^n signs are equally likely, and are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import gcd, lcm

USUAL_LEVEL = Fraction(9, 10)
"""How sure an interval is where nothing else is said."""


def sign_flip(differences: Sequence[int]) -> Fraction:
    """The chance of a sum at least as far from 0 as this one, either way, if every sign were drawn anew.

    Sums equal to that of the differences count. The ways to each sum are counted from pair to pair, so that time grows
    with n times the range of sums and not with 2^n: 60 differences of up to 60 take some milliseconds.

    Args:
        differences: One of each pair, in a common whole unit; none at all are no evidence, and give 1.
    """
    sizes, _ = _smallest([abs(difference) for difference in differences])
    sums = Counter({0: 1})
    for size in sizes:
        flipped: Counter[int] = Counter()
        for total, ways in sums.items():
            flipped[total + size] += ways
            flipped[total - size] += ways
        sums = flipped
    reached = abs(sum(differences)) // (gcd(*differences) or 1)
    return Fraction(sum(ways for total, ways in sums.items() if abs(total) >= reached), 2 ** len(sizes))


def interval(differences: Sequence[int], level: Fraction = USUAL_LEVEL) -> tuple[Fraction, Fraction] | None:
    """The true differences that ``sign_flip`` does not speak against: those with a chance above 1 − level.

    To test a true difference t, t is taken from every difference. Below their mean, a flipped sum is as extreme as that
    of all just when the mean of those flipped (or of those not flipped) is at most t. So the chance at t is
    2 × (1 + how many of the 2^n − 1 means of some differences are at most t) / 2^n, which only grows up to the mean of
    all, and likewise from above (J. A. Hartigan, "Using subsample values as typical values", JASA 64, 1969). The lowest t
    that is kept is therefore the k-th smallest of those means, with k = (1 − level) × 2^(n−1) rounded down, and the
    highest the k-th largest; both belong to the interval.

    The means are counted by how many differences they are of and by their sum, so that time grows with n² times the
    range of sums.

    Args:
        differences: One of each pair, in a common whole unit.
        level: How sure, above 0 and below 1.

    Returns:
        Its ends in the unit of the differences; None where n is too small to bound it (below 5 at nine in ten).
    """
    rank = int((1 - level) * 2 ** len(differences) / 2)
    if rank < 1:
        return None
    small, unit = _smallest(differences)
    common = lcm(*range(1, len(small) + 1))
    means = _subset_means(small, common)
    low, high = _ranked(means, rank), -_ranked({-mean: ways for mean, ways in means.items()}, rank)
    return Fraction(low * unit, common), Fraction(high * unit, common)


def whole(differences: Sequence[Fraction]) -> tuple[list[int], int]:
    """The differences as whole numbers of a common unit, and how many such units make 1."""
    scale = lcm(*(difference.denominator for difference in differences))
    return [int(difference * scale) for difference in differences], scale


def odds_words(p: Fraction) -> str:
    """A chance as people say it: ``about 1 in 80``, to two digits."""
    if p > Fraction(2, 3):
        return "more often than not"
    inverse = 1 / p
    step = 10 ** max(0, len(str(int(inverse))) - 2)
    return f"about 1 in {int(inverse / step + Fraction(1, 2)) * step:,}"


def _smallest(differences: Sequence[int]) -> tuple[list[int], int]:
    """The differences in the largest whole unit they have in common, and that unit: fewer sums to tell apart."""
    unit = gcd(*differences) or 1
    return [difference // unit for difference in differences], unit


def _subset_means(differences: Sequence[int], common: int) -> dict[int, int]:
    """The mean of every choice of at least one of the differences, times ``common``, and in how many ways it comes about.

    Args:
        differences: Whole numbers.
        common: A multiple of every count up to that of the differences, so that means are whole numbers too: comparing
            fractions would take ten times as long.
    """
    sums: list[dict[int, int]] = [{0: 1}, *({} for _ in differences)]
    for many, difference in enumerate(differences, 1):
        for size in range(many, 0, -1):
            larger = sums[size]
            for total, ways in sums[size - 1].items():
                larger[total + difference] = larger.get(total + difference, 0) + ways
    means: dict[int, int] = {}
    for size, totals in enumerate(sums[1:], 1):
        for total, ways in totals.items():
            mean = total * (common // size)
            means[mean] = means.get(mean, 0) + ways
    return means


def _ranked(means: Mapping[int, int], rank: int) -> int:
    """The mean at this place from the smallest on, each counted as often as it comes about."""
    for mean in sorted(means):
        rank -= means[mean]
        if rank <= 0:
            return mean
    raise AssertionError("there are 2^n − 1 means, and a rank is at most half of 2^n")
