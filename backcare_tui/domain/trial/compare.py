"""What the pairs of a trial come to: one of four endings, with its words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from typing import Literal

import msgspec

from backcare_tui.domain.journal.trial import LEAST_NUMBERS, PERIOD
from backcare_tui.domain.trial.exact import interval, odds_words, sign_flip, whole
from backcare_tui.text.language import count

LEAST_PAIRS = 8
"""Pairs below which nothing is told. Fewer than 6 can never reach a chance of 1 in 20; two more leave room for a tie."""
LEVEL = Fraction(9, 10)
"""How sure the interval is: its ends leave out 1 in 20 on either side."""
WORTH = 1
"""Points on the scale of 0 to 10 that are a difference worth having, set before: half of the 2 that are usually held an
important change within one person."""

Ending = Literal["better", "little", "unclear", "few"]
"""How a trial ends: one arm better by enough; any difference under ``WORTH``; not to be told; too few pairs."""


class Pair(msgspec.Struct, frozen=True):
    """The numbers of two periods, by arm: average pain of each day in their order, 0 to 10, None where none was given."""

    a: tuple[int | None, ...]
    b: tuple[int | None, ...]
    a_first: bool
    """Whether the period of the first arm came first."""

    @property
    def counts(self) -> bool:
        """Whether both periods have numbers enough."""
        return self.difference() is not None

    def difference(self, least: int = LEAST_NUMBERS) -> Fraction | None:
        """Mean of the second arm less mean of the first, exactly; None where a period has fewer numbers than ``least``."""
        means = period_mean(self.a, least), period_mean(self.b, least)
        return None if means[0] is None or means[1] is None else means[1] - means[0]


class Gap(msgspec.Struct, frozen=True):
    """The difference between two arms in points: below 0 where the second had the lower pain."""

    differences: tuple[Fraction, ...]
    """Second arm less first, of each pair that counts."""
    estimate: Fraction
    """Their mean."""
    low: Fraction
    high: Fraction
    """The interval at ``LEVEL``, its ends included."""
    p: Fraction
    """The chance of a gap at least this large, either way, if the arms made no difference."""

    @property
    def a_lower(self) -> bool:
        """Whether the first arm had the lower pain, or as low."""
        return self.estimate >= 0

    @property
    def lower_in(self) -> int:
        """In how many pairs the arm that is lower in all was lower."""
        return sum(difference * (2 * self.a_lower - 1) > 0 for difference in self.differences)

    @property
    def ties(self) -> int:
        """In how many pairs the two were equal."""
        return self.differences.count(Fraction(0))

    @property
    def spread(self) -> float:
        """Standard deviation of the differences, in points."""
        squares = sum((difference - self.estimate) ** 2 for difference in self.differences)
        return sqrt(squares / (len(self.differences) - 1))

    @property
    def lowered(self) -> tuple[Fraction, Fraction, Fraction]:
        """By how much the lower arm was lower: estimate, least and most."""
        if self.a_lower:
            return self.estimate, self.low, self.high
        return -self.estimate, -self.high, -self.low


class Comparison(msgspec.Struct, frozen=True):
    """What the pairs come to. With too few, nothing by arm is in it."""

    counted: int
    """Pairs that count."""
    ending: Ending
    pairs: tuple[Pair, ...] = ()
    """Those pairs in order; none where they are too few."""
    gap: Gap | None = None
    """None with the ending ``few``, and only then."""
    without_first: Gap | None = None
    """The same pairs without the first day of each period, in which the arm before may still be felt: a check beside it."""


def period_mean(numbers: Sequence[int | None], least: int = LEAST_NUMBERS) -> Fraction | None:
    """The mean of the numbers given; None with fewer than ``least`` (at least 1)."""
    given = [number for number in numbers if number is not None]
    return Fraction(sum(given), len(given)) if len(given) >= least else None


def compare(pairs: Sequence[Pair]) -> Comparison:
    """What all pairs of a trial come to.

    Without the first days one number of each period is enough. A pair that counts always has it, so that both are of the
    same pairs.

    Args:
        pairs: In order of days; those without numbers enough are left out here.
    """
    valid = tuple(pair for pair in pairs if pair.counts)
    if len(valid) < LEAST_PAIRS:
        return Comparison(len(valid), "few")
    later = [Pair(pair.a[1:], pair.b[1:], pair.a_first) for pair in valid]
    gap = _gap(valid, LEAST_NUMBERS)
    return Comparison(len(valid), _ending(gap), valid, gap, _gap(later, LEAST_NUMBERS - 1))


def sentence_of(comparison: Comparison, name_a: str, name_b: str) -> str:
    """How the trial ended, in a sentence or two.

    Args:
        comparison: What the pairs came to.
        name_a: What the first arm is called, such as ``massage``.
        name_b: And the second.
    """
    gap = comparison.gap
    if gap is None:
        return _few(comparison.counted)
    lower = name_a if gap.a_lower else name_b
    estimate, low, high = map(points, gap.lowered)
    if comparison.ending == "little":
        return f"Any difference is probably under {count(WORTH, 'point')}: choose what you like, or what is quicker."
    if comparison.ending == "unclear":
        between = f"({low} to {high}; above 0: lower on {lower} days)"
        if (
            gap.lowered[1] > 0
        ):  # which is lower hardly came by luck; whether by enough to matter is what nobody knows
            return f"Whether {count(WORTH, 'point')} lies between them cannot be told from these weeks {between}."
        return f"It cannot be told from these weeks {between}."
    return (
        f"Pain was {estimate} lower on {lower} days ({low} to {high}); lower in {gap.lower_in} of {comparison.counted} pairs; "
        f"a gap this large by luck: {odds_words(gap.p)}."
    )


def always(name_a: str, name_b: str, *, neither: bool, ending: Ending) -> tuple[str, ...]:
    """What is said with every result, whatever it is.

    Args:
        name_a: What the first arm is called.
        name_b: And the second.
        neither: Whether one of the arms was to do neither, so that the other was held against nothing.
        ending: A gap that was found tends to be told too large, as only large ones are found; said just there.
    """
    about = "This is about you, in these weeks, and you knew which was which."
    nothing = f"It does not say whether either of {name_a} and {name_b} is better than doing nothing."
    large = "A difference that is found tends to look larger than it is: the true one may well be smaller."
    sure = "A range in brackets holds the true difference in 9 of 10 such trials."
    told = (about, *(() if neither else (nothing,)), *((large,) if ending == "better" else ()))
    return told if ending == "few" else (*told, sure)


def points(value: Fraction) -> str:
    """Points to one digit, or to two where one would make them 0; below 0 with a minus."""
    for digits, parts in ((1, 10), (2, 100)):
        # Half goes up, in whole numbers: 0.25 is 0.3, which floating point would not say of every such half.
        if rounded := int(abs(value) * parts + Fraction(1, 2)):
            return f"{'−' if value < 0 else ''}{rounded / parts:.{digits}f}"
    return "0.0"


def _gap(pairs: Sequence[Pair], least: int) -> Gap:
    differences = tuple(gap for pair in pairs if (gap := pair.difference(least)) is not None)
    units, scale = whole(differences)
    ends = interval(units, LEVEL)
    if ends is None:
        raise AssertionError("LEAST_PAIRS are enough to bound it")
    low, high = ends
    return Gap(
        differences,
        sum(differences, Fraction(0)) / len(differences),
        low / scale,
        high / scale,
        sign_flip(units),
    )


def _ending(gap: Gap) -> Ending:
    """The first that holds. An interval that reaches ``WORTH`` itself is not within it."""
    beyond = gap.low > 0 or gap.high < 0
    if beyond and abs(gap.estimate) >= WORTH:
        return "better"
    if gap.low > -WORTH and gap.high < WORTH:
        return "little"
    return "unclear"


def _few(counted: int) -> str:
    return (
        f"{count(counted, 'pair')} counted, which is too few to compare: a result takes {LEAST_PAIRS}. "
        f"A pair counts where each of its two turns has {LEAST_NUMBERS} of its {PERIOD} numbers."
    )
