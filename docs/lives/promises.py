"""What must hold of the simulated years (docs/lives.md has them), each as a line that says whether it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from statistics import median_low
from typing import NamedTuple

from told import Told

SEEDS = (1, 2, 3)
RUNGS = 23
"""The rungs above the lowest forms that the promises were counted in; another plan's are counted in its own."""
APART = 4
"""Rungs that the same pain may lie apart at the end of a year, however it is told; out of 23."""
FIRST_BY = 35
MORE_BAD = 20
A_WEEK = 7
LOW = 2
Years = Mapping[str, Sequence[Told]]


class Promise(NamedTuple):
    """One line: what must hold, what that asks, what was found, and whether it holds or by how much not."""

    what: str
    asked: str
    found: str
    held: str


def promised(years: Years) -> list[Promise]:
    """A line for each promise whose lives were lived."""
    lines = [*_nets(years), *_told(years), *_single(years), *_hurts(years), *_loads(years), _slow(years)]
    return [line for line in (*lines, _new(years)) if line is not None]


def _line(what: str, asked: str, found: object, missed: float) -> Promise:
    return Promise(what, asked, str(found), "holds" if missed <= 0 else f"not, by {missed:g}")


def _all(numbers: Sequence[object]) -> str:
    return " · ".join(map(str, numbers))


def _least(told: Told, of: int) -> int:
    """So many of 23 rungs as rungs of the plan."""
    return ceil(of * told.steps / RUNGS - 1e-9)


def _nets(years: Years) -> list[Promise]:
    found: list[Promise] = []
    for name, of in (
        ("mean 2, told as now", 20),
        ("mean 4, told as now", 18),
        ("mean 5, told as now", 11),
        ("mean 6.5, told as now", 10),
        ("mean 2, ten paused days every six weeks", 15),
    ):
        lived = years.get(name)
        if lived:
            least, nets = _least(lived[0], of), [told.net for told in lived]
            found.append(
                _line(f"{name}: net rungs", f"≥ {least} of {lived[0].steps}", _all(nets), least - min(nets))
            )
    return found


def _told(years: Years) -> list[Promise]:
    """The same pain told in three ways."""
    found: list[Promise] = []
    for mean in dict.fromkeys(name.split(", told ")[0] for name in years if ", told " in name):
        ways = [lived for name, lived in years.items() if name.startswith(f"{mean}, told ")]
        medians = [median_low(told.net for told in lived) for lived in ways]
        what = f"{mean}, told as now, morning, evening: medians"
        found.append(_line(what, f"≤ {APART} apart", _all(medians), max(medians) - min(medians) - APART))
    return found


def _single(years: Years) -> list[Promise]:
    lived = years.get("mean 2, two bad days in the first fortnight")
    if not lived:
        return []
    days = [told.first_lasting for told in lived]
    latest = max(10 * FIRST_BY if day is None else day for day in days)
    return [
        _line(
            "two bad days in the first fortnight: first lasting step",
            f"by day {FIRST_BY}",
            _all(days),
            latest - FIRST_BY,
        )
    ]


def _hurts(years: Years) -> list[Promise]:
    """A task that hurts ends low, and it alone."""
    found: list[Promise] = []
    for name, task in (
        ("mean 2, the pump hurts, unlinked", "posture-pump"),
        ("mean 2, the face pull hurts, linked", "face-pull-press"),
    ):
        lived = years.get(name)
        if lived:
            own = [told.rungs[-1][task] for told in lived]
            rest = [told.net - told.rungs[-1][task] + told.lowest[task] for told in lived]
            others = [told.steps - told.tops[task] + told.lowest[task] for told in lived]
            found.append(_line(f"{name}: its own rung", f"≤ {LOW}", _all(own), max(own) - LOW))
            missed = max(most - two - LOW for two, most in zip(rest, others, strict=True))
            found.append(
                _line(f"{name}: net rungs of the others", f"≥ {others[0] - LOW}", _all(rest), missed)
            )
    return found


def _loads(years: Years) -> list[Promise]:
    """Pain that answers to load, beside the same pain where nothing is worked: then it is the very same life."""
    found: list[Promise] = []
    for mean in ("mean 2", "mean 4"):
        lived, same = years.get(f"{mean}, pain that answers to load"), years.get(f"{mean}, told as now")
        if lived and same:
            more = [told.bad - other.bad for told, other in zip(lived, same, strict=True)]
            what = f"{mean}, pain that answers to load: bad days more than with no climbing"
            found.append(_line(what, f"≤ {MORE_BAD}", _all(more), max(more) - MORE_BAD))
    return found


def _slow(years: Years) -> Promise | None:
    """Pain that rises slowly holds what stands: no step once it is two over what it was."""
    lived = years.get("2 rising slowly to 6")
    if not lived:
        return None
    late = [sum(RISEN <= number < RISEN + 100 for number in told.new) for told in lived]
    return _line(
        "2 rising slowly to 6: new rungs in the 100 days from day 170, when it is near 5",
        "0",
        _all(late),
        max(late),
    )


RISEN = 170
"""The day from which pain that rises slowly is more than two over its best four weeks."""


def _new(years: Years) -> Promise | None:
    """Never more than one new rung in 7 days, in any life."""
    least = min(
        (
            later - earlier
            for lived in years.values()
            for told in lived
            for earlier, later in zip(told.new, told.new[1:], strict=False)
        ),
        default=A_WEEK,
    )
    return _line("days between two new rungs, in any life", f"≥ {A_WEEK}", least, A_WEEK - least)
