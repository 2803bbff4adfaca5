"""Simulates trials on oneself, counts them by the very code that counts a real one, and writes the tables of docs/trial.md.

Run from a checkout: ``python docs/make_trial_table.py``. Everything is deterministic; it takes about a minute on two cores.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from math import sqrt
from pathlib import Path
from random import Random

import msgspec

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent)]

from backcare_tui.domain.journal.trial import PAIRS, PERIOD  # noqa: E402
from backcare_tui.domain.trial.compare import WORTH, Comparison, Ending, Pair, compare  # noqa: E402
from backcare_tui.domain.trial.exact import interval  # noqa: E402
from backcare_tui.domain.trial.power import SIMULATED, needed_difference, noise_gaps  # noqa: E402

SPREAD, CORRELATION = 1.6, 0.45
"""Of pain from day to day: its standard deviation was fitted, so that the finds are those the design was chosen by."""
BASE, DRIFT, WEEKEND = 5.0, 1.0, 0.5
"""The usual pain; the most it drifts over the trial, up or down; and how much worse weekends are."""
MISSING, ADHERENCE = 0.15, 0.85
"""Days without a number, and days on which what the trial asks for was done."""
REPEATS = 2
"""How often a pair without numbers enough is repeated at the end."""
FOUND = Fraction(1, 20)
CHUNK = 250
"""Trials that are simulated at a time."""
TRIALS = 3000
EFFECTS = (0.0, 0.5, 1.0, 2.0)
DESIGNED = {0.0: 0.04, 0.5: 0.12, 1.0: 0.44, 2.0: 0.91}
"""The share of finds for which this design was chosen among others."""
ENDINGS: tuple[Ending, ...] = ("better", "little", "unclear", "few")
HEADS = (
    "true difference",
    "days missing",
    "found",
    "aimed at",
    "interval holds it",
    "told gap (truth)",
    *ENDINGS,
)
NEEDED_HEADS = ("correlation of days", "exact test", "as the app tells it")


class Told(msgspec.Struct):
    """What some simulated trials came to."""

    trials: int = 0
    found: int = 0
    bounded: int = 0
    covered: int = 0
    gaps: float = 0.0
    """Sum of the estimates of those that end with one arm better: above 0 where it is the arm that truly is."""
    endings: Counter[str] = msgspec.field(default_factory=Counter)

    def see(self, result: Comparison, truth: Fraction) -> None:
        """One more trial."""
        self.trials += 1
        self.endings[result.ending] += 1
        if gap := result.gap:
            self.found += gap.p <= FOUND
            self.bounded += 1
            self.covered += gap.low <= truth <= gap.high
            self.gaps += float(gap.estimate) if result.ending == "better" else 0

    def add(self, other: Told) -> None:
        """All trials of the other too."""
        self.trials += other.trials
        self.found += other.found
        self.bounded += other.bounded
        self.covered += other.covered
        self.gaps += other.gaps
        self.endings += other.endings

    @property
    def coverage(self) -> float:
        """The share of intervals that hold the truth."""
        return self.covered / max(1, self.bounded)


class Life:
    """Days of somebody whose pain varies, drifts, is worse at weekends, and is not always told."""

    def __init__(self, random: Random, missing: float) -> None:
        """A life that is about to begin its trial."""
        self.random, self.missing = random, missing
        self.slope = random.uniform(-DRIFT, DRIFT) / (PAIRS * 2 * PERIOD)
        self.starts = random.randrange(7)
        self.day = 0
        self.level = random.gauss(0, SPREAD)

    def number(self, eased: float) -> int | None:
        """The next day's number, if what is asked for eases the pain by so many points when it is done."""
        fresh = SPREAD * sqrt(1 - CORRELATION**2)
        self.level = CORRELATION * self.level + self.random.gauss(0, fresh)
        weekend = WEEKEND * ((self.starts + self.day) % 7 >= 5)
        done = self.random.random() < ADHERENCE
        pain = BASE + self.slope * self.day + weekend + self.level - eased * done
        self.day += 1
        return None if self.random.random() < self.missing else min(10, max(0, round(pain)))

    def period(self, eased: float) -> tuple[int | None, ...]:
        """The numbers of the next period."""
        return tuple(self.number(eased) for _ in range(PERIOD))


def trial(random: Random, effect: float, missing: float) -> Comparison:
    """A whole trial in which the first arm eases pain by ``effect`` more than the second, on the days it is done."""
    life = Life(random, missing)
    pairs = []
    due = [0] * PAIRS
    for repeats in due:  # grows as pairs are repeated
        a_first = random.random() < 0.5
        periods = [life.period(effect if first == a_first else 0) for first in (True, False)]
        pair = Pair(periods[not a_first], periods[a_first], a_first)
        pairs.append(pair)
        if not pair.counts and repeats < REPEATS:
            due.append(repeats + 1)
    return compare(pairs)


def told(case: tuple[float, float, int, int]) -> Told:
    """What trials come to: true difference, share of days missing, how many trials, and the seed."""
    effect, missing, trials, seed = case
    random = Random(f"{effect} {missing} {seed}")
    sums = Told()
    for _ in range(trials):
        sums.see(trial(random, effect, missing), truth(effect))
    return sums


def truth(effect: float) -> Fraction:
    """First arm less second as assigned, which is what a trial asks after: it is not always done."""
    return Fraction(str(effect)) * Fraction(str(ADHERENCE))


Mapper = Callable[
    [Callable[[tuple[float, float, int, int]], Told], list[tuple[float, float, int, int]]], Iterable[Told]
]


def simulate(
    trials: int, *, effects: Iterable[float] = EFFECTS, missing: float = MISSING, mapped: Mapper = map
) -> dict[float, Told]:
    """What so many trials of each true difference come to."""
    cases = [
        (effect, missing, min(CHUNK, trials - done), done)
        for effect in effects
        for done in range(0, trials, CHUNK)
    ]
    sums: dict[float, Told] = {}
    for case, some in zip(cases, mapped(told, cases), strict=True):
        sums.setdefault(case[0], Told()).add(some)
    return sums


def chances(mapped: Mapper = map) -> Iterator[tuple[str, ...]]:
    """The table of what a trial finds."""
    for missing, effects in ((MISSING, EFFECTS), (0.45, (0.0, 1.0))):
        for effect, sums in simulate(TRIALS, effects=effects, missing=missing, mapped=mapped).items():
            yield row(effect, missing, sums)


def row(effect: float, missing: float, sums: Told) -> tuple[str, ...]:
    """The cells of a true difference."""
    better = sums.endings["better"]
    return (
        f"{effect:g}",
        f"{missing:.0%}",
        f"{sums.found / sums.trials:.3f}",
        f"{DESIGNED[effect]:.2f}" if missing == MISSING else "–",
        f"{sums.coverage:.1%}",
        f"{sums.gaps / better:.2f} ({float(truth(effect)):.2f})" if better and effect else "–",
        *(f"{sums.endings[ending] / sums.trials:.1%}" for ending in ENDINGS),
    )


def needed_exactly(correlation: float, trials: int = SIMULATED) -> tuple[float, float]:
    """The true difference that ends with one arm better in 80 of 100 trials, in points: by the exact interval, and by Student's.

    It does just when 0 lies outside the interval of noise and difference together, and the gap reaches the 1 point.
    """
    fine = 20  # the noise in twentieths: finer ones take longer and tell no more
    exact, quick = [], []
    for gaps in noise_gaps(correlation, pairs=PAIRS, days=PERIOD, trials=trials):
        ends = interval([round(gap * fine) for gap in gaps])
        worth = WORTH / SPREAD
        reached = worth - sum(gaps) / len(gaps)
        exact.append(SPREAD * max(reached, float(-ends[0] / fine)) if ends else 10.0)
        quick.append(SPREAD * needed_difference(gaps, worth))
    place = trials * 4 // 5 - 1
    return sorted(exact)[place], sorted(quick)[place]


def needed_rows() -> Iterator[tuple[str, ...]]:
    """The table of what is told before a trial, by the exact test and as it is told."""
    for correlation in (0.0, CORRELATION, 0.8):
        yield (f"{correlation:g}", *(f"{needed:.3f}" for needed in needed_exactly(correlation)))


def main() -> None:
    """Write each table between its two marks in docs/trial.md."""
    sys.path.insert(0, str(HERE))
    from make_lives import put, table

    with ProcessPoolExecutor() as pool:
        texts = {"chances": table(HEADS, chances(pool.map)), "needed": table(NEEDED_HEADS, needed_rows())}
    page = (HERE / "trial.md").read_text(encoding="utf-8")
    for mark, text in texts.items():
        page = put(page, mark, text)
    (HERE / "trial.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
