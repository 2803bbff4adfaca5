"""Works a trial's result out again from ``backcare trial export``, with Python alone and nothing of backcare.

Run it as ``python docs/recompute_trial.py trial.csv``. It reads the days, draws each pair's order from the seed again, finds
the pairs that count, and tries all 2^n ways in which chance could have drawn their signs, one by one. What it prints is
what ``backcare trial result --json`` calls ``compared`` and ``without_first``.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
from bisect import bisect_left
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

PERIOD, LEAST_NUMBERS, LEAST_PAIRS = 3, 2, 8
LEVEL = Fraction(9, 10)

Numbers = list["int | None"]


def recomputed(text: str) -> dict[str, object]:
    """All numbers of a result, from the text of an export.

    Raises:
        ValueError: A day's arm is not what the seed draws, or a pair is said to count that does not, or the other way.
    """
    rows = [row for row in csv.DictReader(io.StringIO(text, newline="")) if row["draw"]]
    draws: dict[int, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        check_draw(row)
        draws[int(row["draw"])].append(row)
    counted: dict[int, tuple[Numbers, Numbers]] = {}
    for draw in sorted(draws):
        days, pair = draws[draw], int(draws[draw][0]["pair"])
        arms = (numbers_of(days, "a"), numbers_of(days, "b"))
        counts = days[0]["spoilt"] == "0" and pair not in counted and all(map(is_enough, arms))
        if counts != (days[0]["counts"] == "1"):
            raise ValueError(f"pair {pair}, draw {draw}: whether it counts is not as the file says")
        if counts:
            counted[pair] = arms
    if len(counted) < LEAST_PAIRS:
        return {"counted": len(counted), "compared": None, "without_first": None}
    whole = [mean(b) - mean(a) for a, b in counted.values()]
    later = [mean(b[1:]) - mean(a[1:]) for a, b in counted.values()]
    return {"counted": len(counted), "compared": told(whole), "without_first": told(later)}


def check_draw(row: dict[str, str]) -> None:
    """Draw the order again: an even last byte of SHA-256 over ``seed:draw`` lets arm a go first."""
    byte = hashlib.sha256(f"{row['seed']}:{row['draw']}".encode()).digest()[-1]
    goes_first = byte % 2 == 0
    arm = "a" if goes_first == (row["period"] == "1") else "b"
    if row["a_first"] != str(int(goes_first)) or row["arm"] != arm:
        raise ValueError(f"{row['day']}: the seed draws arm {arm}, and the file says {row['arm']}")


def numbers_of(days: list[dict[str, str]], arm: str) -> Numbers:
    """A period's numbers in the order of its days; None where none was given."""
    own = sorted((int(day["nth"]), day["number"]) for day in days if day["arm"] == arm)
    return [int(number) if number else None for _nth, number in own]


def is_enough(numbers: Numbers) -> bool:
    """Whether a period is whole and has numbers enough."""
    return len(numbers) >= PERIOD and sum(number is not None for number in numbers) >= LEAST_NUMBERS


def mean(numbers: Numbers) -> Fraction:
    """The mean of the numbers given."""
    given = [number for number in numbers if number is not None]
    return Fraction(sum(given), len(given))


def chance(differences: list[int]) -> Fraction:
    """The share of all sign flips whose sum lies at least as far from 0 as that of the differences themselves."""
    sums = [0]
    for difference in differences:
        sums = [total + sign for total in sums for sign in (difference, -difference)]
    reached = abs(sum(differences))
    return Fraction(sum(abs(total) >= reached for total in sums), len(sums))


def lowest(differences: list[int]) -> Fraction:
    """The lowest true difference that the same test does not speak against.

    The chance can only change where the mean of some of the differences lies. So those are tried, and the first that is kept is
    looked for by halves, as the chance only grows up to the mean of all.
    """
    choices = [(0, 0)]
    for difference in differences:
        choices += [(many + 1, total + difference) for many, total in choices]
    means = {Fraction(total, many) for many, total in choices if many}
    steps = sorted(step for step in means if step <= Fraction(sum(differences), len(differences)))
    return steps[bisect_left(steps, True, key=lambda step: is_kept(differences, step))]


def is_kept(differences: list[int], true: Fraction) -> bool:
    """Whether the test does not speak against a true difference."""
    less = [difference * true.denominator - true.numerator for difference in differences]
    return chance(less) > 1 - LEVEL


def told(differences: list[Fraction]) -> dict[str, object]:
    """The numbers of one comparison, b less a."""
    # A mean of up to three numbers is so many sixths: whole numbers are quicker to add than fractions, and as exact.
    sixths = [int(6 * difference) for difference in differences]
    estimate = sum(differences, Fraction(0)) / len(differences)
    way = 1 if estimate >= 0 else -1
    return {
        "difference": float(estimate),
        "low": float(lowest(sixths) / 6),
        "high": float(-lowest([-sixth for sixth in sixths]) / 6),
        "level": float(LEVEL),
        "p": float(chance(sixths)),
        "lower": "" if not estimate else "a" if estimate > 0 else "b",
        "lower_in": sum(difference * way > 0 for difference in differences),
        "ties": differences.count(Fraction(0)),
        "pairs": len(differences),
    }


if __name__ == "__main__":
    print(json.dumps(recomputed(Path(sys.argv[1]).read_bytes().decode()), indent=2))
