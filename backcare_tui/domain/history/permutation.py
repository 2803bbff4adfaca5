"""Two kinds of days beside one another, among days that are alike; and how far the gap could be chance, counted exactly.

Days come in groups of days that are alike. The gap is that of the groups together (fixed effects): of each its own,
by how much the group can tell, n₁n₀/(n₁ + n₀). Were the kind of a day mere chance, then within a group any days of it
might as well have been of the other kind; all ways to deal them out anew are counted, in whole numbers.

The statistic of a gap θ is U(θ) = Σ (x − x̄)(y − θx) over each group's days. Dealt out otherwise, m days change places
with m others, and U changes by δ + θm, where δ is by how much the sum of y grows. So how often each (δ, m) comes is
counted once, and a θ is held against all of it at once: nothing is counted again for the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from math import comb, prod

import msgspec

Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Days that are alike: the outcomes of those of one kind, and those of the other."""

PER = 10
"""Steps of a whole number that an end of an interval may have: tenths."""
WIDEST = 10
"""The largest gap that there can be: pain is 0 to 10."""
OUTSIDE = 40
"""One in so many of all ways lies beyond either end: of 95 % (a common choice)."""


class Gap(msgspec.Struct, frozen=True):
    """Two means, weighted alike, and the gap between them.

    Attributes:
        ones, others: The means of days of one kind and of the other.
        days, other_days: How many each is of.
        low, high: From where to where the gap may lie, in whole tenths: every tenth that the days do not speak against.
    """

    ones: float
    others: float
    days: int
    other_days: int
    low: float
    high: float

    @property
    def includes_none(self) -> bool:
        """Whether there may be no gap at all."""
        return self.low <= 0.0 <= self.high


def telling(groups: Iterable[tuple[Sequence[int], Sequence[int]]]) -> tuple[Group, ...]:
    """The groups with days of both kinds: no other says anything of the gap."""
    return tuple((tuple(ones), tuple(others)) for ones, others in groups if ones and others)


def weight(group: Group) -> float:
    """How much a group tells of the gap; by its days alone, whatever their outcomes."""
    ones, others = map(len, group)
    return ones * others / (ones + others)


@lru_cache(maxsize=32)
def gap_of(groups: tuple[Group, ...]) -> Gap:
    """The gap between both kinds, with the 95 % interval that inverting the exact test gives.

    A screen asks for the same days again whenever it is drawn anew, so the last answers are kept.

    Args:
        groups: At least one, each with days of both kinds; outcomes are whole numbers.
    """
    weights = [weight(group) for group in groups]
    means = [
        sum(share * sum(group[kind]) / len(group[kind]) for share, group in zip(weights, groups, strict=True))
        / sum(weights)
        for kind in (0, 1)
    ]
    days = [sum(len(group[kind]) for group in groups) for kind in (0, 1)]
    return Gap(means[0], means[1], days[0], days[1], *_interval(groups))


def _interval(groups: Sequence[Group]) -> tuple[float, float]:
    """The lowest and highest whole tenth at which more than 1 in 40 of all ways lie as far out on that side."""
    end, ways = PER * WIDEST, _ways(groups)
    # U grows with θ by m, so each way lies at or above what was from some tenth on, and at or below it up to some tenth.
    up, down = [0] * (2 * end + 1), [0] * (2 * end + 1)
    for swapped, grown, count in swaps(groups):
        first = max(-end, -((PER * grown) // swapped)) if swapped else -end
        last = min(end, (-PER * grown) // swapped) if swapped else end
        up[first + end] += count
        down[end - last] += count
    low = next(at for at, above in enumerate(accumulate(up)) if above * OUTSIDE > ways) - end
    high = end - next(at for at, below in enumerate(accumulate(down)) if below * OUTSIDE > ways)
    return low / PER, high / PER


def _ways(groups: Sequence[Group]) -> int:
    return prod(comb(len(ones) + len(others), len(ones)) for ones, others in groups)


def swaps(groups: Sequence[Group]) -> list[tuple[int, int, int]]:
    """All ways to deal the kinds out anew within each group: how many days change places, δ, and how many ways do so.

    Whole distributions are multiplied as one whole number each, every count of it in a place of its own that is wide
    enough for the greatest count there can be (Kronecker substitution).
    """
    most = sum(map(_most, groups))
    lowest = sum(_most(group) * _span(group) for group in groups)  # as far below 0 as δ can be
    row = 2 * lowest + 1  # places of one number of swaps
    wide = (_ways(groups).bit_length() + 7) // 8  # bytes of a place
    packed = [_packed(group, 8 * wide, row) for group in groups]
    while len(packed) > 1:  # the two shortest at a time: long ones are multiplied but once
        packed.sort()
        packed = [
            packed[at] * packed[at + 1] if at + 1 < len(packed) else packed[at]
            for at in range(0, len(packed), 2)
        ]
    places = packed[0].to_bytes(wide * row * (most + 1), "little")
    found = []
    for place in range(row * (most + 1)):
        count = int.from_bytes(places[wide * place : wide * (place + 1)], "little")
        if count:
            found.append((place // row, place % row - lowest, count))
    return found


def _most(group: Group) -> int:
    return min(len(group[0]), len(group[1]))


def _span(group: Group) -> int:
    return max(*group[0], *group[1]) - min(*group[0], *group[1])


def _packed(group: Group, bits: int, row: int) -> int:
    """A group's ways as one number: those of m swaps and δ stand at place m · row + δ, from the lowest δ it can have on."""
    ones, others = group
    most, span, low = _most(group), _span(group), min(*ones, *others)
    gone = _sums([low + span - value for value in ones], most, bits)
    come = _sums([value - low for value in others], most, bits)
    return sum((gone[m] * come[m]) << (bits * (row * m + span * (most - m))) for m in range(most + 1))


def _sums(values: Sequence[int], most: int, bits: int) -> list[int]:
    """For 0 to ``most`` of some values, how many choices of so many have which sum; packed."""
    chosen = [1] + [0] * most
    for value in values:
        for many in range(most, 0, -1):
            chosen[many] += chosen[many - 1] << (bits * value)
    return chosen
