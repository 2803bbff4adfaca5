"""Lives in which nothing helps, and how often Trend would say that a gap is more than chance: the tables of docs/along-the-way.md.

Run from a checkout: ``python docs/make_contrasts_table.py``. Everything is deterministic; it takes about two minutes on two cores.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import partial
from math import sqrt
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE / "lives"), str(HERE.parent)]

import msgspec  # noqa: E402
from make_lives import put  # noqa: E402
from unhelped import FIRST, LEFT_OUT, PLAN, live  # noqa: E402

from backcare_tui.domain.calendar import ONE_DAY  # noqa: E402
from backcare_tui.domain.history.contrasts import Contrast, Contrasts, Look, build_contrasts, look_at  # noqa: E402
from backcare_tui.domain.history.trend import build_trend  # noqa: E402

LIVES = 200
SPANS = (91, 371)
"""Days of a span: what is compared is the last 13 weeks of either, and of the longer one all in the line that says so."""


class Counted(NamedTuple):
    """What some lives were told: lines, those that leave out 0, and lives with a line."""

    lines: int = 0
    without_none: int = 0
    lives: int = 0
    told: int = 0

    @property
    def share(self) -> float:
        """The share of lines that leave out 0."""
        return self.without_none / self.lines if self.lines else 0.0


def shown(seed: int, left_out: str, eased: float = 0.0, days: int = 91) -> Contrasts:
    """What Trend shows at the end of a life."""
    stretch = live(seed, days, left_out, eased)
    last = FIRST + timedelta(days=days - 1)
    return build_trend(stretch, PLAN, last, days, last + ONE_DAY).contrasts


def looked(seed: int, left_out: str, eased: float = 0.0, days: int = 91) -> Look:
    """The days of a life, all of them."""
    stretch = live(seed, days, left_out, eased)
    every = [FIRST + timedelta(days=at) for at in range(days)]
    records = {record.day: record for record in stretch.records}
    return look_at(every, records, stretch.events, lambda _day: False)


def otherwise(
    regroup: Callable[[Look], Look], seed: int, left_out: str, eased: float, days: int
) -> Contrasts:
    """What it would show if days were held beside others by another rule."""
    return build_contrasts(regroup(looked(seed, left_out, eased, days)), PLAN, [], ())


def _week(look: Look, day: date) -> int:
    return look.records[day].week.toordinal() // 7


def in_weeks(look: Look) -> Look:
    """All days of a week beside one another."""
    mornings = {day: ((_week(look, day), 0), after) for day, (_alike, after) in look.mornings.items()}
    return msgspec.structs.replace(look, mornings=mornings)


def by_change(look: Look) -> Look:
    """The same, by how much the morning after differs from the day's own."""
    mornings = {}
    for day, (_alike, after) in look.mornings.items():
        own = look.records[day].morning
        if own is not None:
            mornings[day] = ((_week(look, day), 0), after - own)
    return msgspec.structs.replace(look, mornings=mornings)


def as_sore_in_a_week(look: Look) -> Look:
    """Days of one week beside those as sore."""
    mornings = {day: ((_week(look, day), alike[1]), after) for day, (alike, after) in look.mornings.items()}
    return msgspec.structs.replace(look, mornings=mornings)


ALL = "all"
RULES: dict[str, Callable[..., Contrasts]] = {
    "a week's days": partial(otherwise, in_weeks),
    "a week's days, by the change since that morning": partial(otherwise, by_change),
    "a week's days that were as sore": partial(otherwise, as_sore_in_a_week),
    "**two weeks' days that were as sore (Trend)**": shown,
}


def count(found: Iterable[Contrasts], only: str = "") -> Counted:
    """Sum up what lives were told; of one task alone where it is named."""
    counted = Counted()
    for contrasts in found:
        lines: list[Contrast] = [line for line in contrasts.lines if not only or line.id == only]
        sure = sum(not line.gap.includes_none for line in lines)
        counted = Counted(
            counted.lines + len(lines),
            counted.without_none + sure,
            counted.lives + 1,
            counted.told + bool(lines),
        )
    return counted


def cell(job: tuple[str, str, float, int]) -> Counted:
    """All lives of one cell of a table: by which rule, what is left out, what is eased, and how many days."""
    rule, left_out, eased, days = job
    if rule == ALL:
        return whole_years(left_out)
    found = (RULES[rule](seed, left_out, eased, days) for seed in range(LIVES))
    return count(found, "pump" if eased else "")


def whole_years(left_out: str) -> Counted:
    """What would be told if all of a year were compared, of every task; by the normal curve, as so many ways take minutes to count."""
    sure = []
    for seed in range(LIVES):
        look = looked(seed, left_out, days=SPANS[-1])
        for task in PLAN.tasks:
            moved = spread = 0.0
            for ones, others in look.groups(look.of_task(task.id)):
                levels = [*ones, *others]
                share, mean = len(ones) / len(levels), sum(levels) / len(levels)
                moved += sum(ones) - share * sum(levels)
                square = sum((level - mean) ** 2 for level in levels)
                spread += len(ones) * (1.0 - share) * square / (len(levels) - 1)
            sure.append(abs(moved) > 1.96 * sqrt(spread))
    return Counted(len(sure), sum(sure), LIVES, LIVES)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of the page."""
    lines = ["| " + " | ".join(heads) + " |"]
    lines.append("|---|" + "--:|" * (lines[0].count("|") - 2))
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    print(*lines, sep="\n", flush=True)
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both tables between their marks."""
    nothing = [(rule, left_out, 0.0, 91) for rule in RULES for left_out in LEFT_OUT]
    something = [(rule, "at random", 1.0, 91) for rule in RULES]
    year = [(rule, left_out, 0.0, 371) for rule in ([*RULES][-1], ALL) for left_out in LEFT_OUT]
    with ProcessPoolExecutor() as pool:
        jobs = [*nothing, *something, *year]
        known = dict(zip(jobs, pool.map(cell, jobs), strict=True))
    rules = []
    for rule in RULES:
        found = [known[rule, left_out, 0.0, 91] for left_out in LEFT_OUT]
        helped = known[rule, "at random", 1.0, 91]
        told = f"{min(one.told for one in found) / LIVES:.0%}"
        rules.append(
            [
                rule,
                *(f"{one.share:.1%} of {one.lines}" for one in found),
                told,
                f"{helped.without_none / LIVES:.0%}",
            ]
        )
    lengths = [
        [
            name,
            *(
                f"{known[rule, left_out, 0.0, days].share:.1%} of {known[rule, left_out, 0.0, days].lines}"
                for left_out in LEFT_OUT
            ),
        ]
        for name, rule, days in (
            ("13 weeks", [*RULES][-1], 91),
            ("**a year, its last 13 weeks (Trend)**", [*RULES][-1], 371),
            ("a year, all of it", ALL, 371),
        )
    ]
    heads = ("days are held beside", *(f"left out {left_out}" for left_out in LEFT_OUT))
    page = HERE / "along-the-way.md"
    text = page.read_text(encoding="utf-8")
    text = put(text, "rules", table((*heads, "lives told", "1 point found"), rules))
    text = put(text, "lengths", table(("shown", *heads[1:]), lengths))
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
