"""Hypothesis strategies: plans, and what decides a life lived against them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from backcare_tui.domain.plan.dose import BREATHS, MINUTES, REPS, SECONDS, Dose
from backcare_tui.domain.plan.plan import Plan, Task, combine_ladders
from backcare_tui.domain.plan.schedule import EveryDays, OnWeekdays, Schedule, TimesAWeek
from kits.guidance_kit import A_DAY, CONDITIONS, STYLES, TARGETS, live

DEVICE = ((3, 5, 8, 10), (2, 4, 6), (2.5, 5, 7.5), (5,), (1, 2, 3, 4, 5, 6))
LADDERS = {
    "device": [tuple(Dose(minutes=one) for one in ladder) for ladder in DEVICE],
    "massage": [
        tuple(Dose(seconds=one, sides=2) for one in ladder) for ladder in ((30, 45, 60), (45,), (8, 90))
    ],
    "exercise": [
        combine_ladders((8, 10, 12, 15), (1, 2)),
        combine_ladders((5, 8), (1, 2, 3), sides=2),
        (Dose(reps=(3, 1)), Dose(reps=(5, 3, 1)), Dose(reps=(7, 5, 3, 1))),
        tuple(Dose(breaths=one) for one in (5, 8, 12, 16, 20)),
        (Dose(reps=10),),
    ],
}
EASIER = {
    MINUTES: Dose(minutes=1),
    SECONDS: Dose(seconds=5, sides=2),
    REPS: Dose(reps=2),
    BREATHS: Dose(breaths=2),
}

fixed: st.SearchStrategy[Schedule] = st.one_of(
    st.builds(EveryDays, st.integers(1, 5)),
    st.builds(
        OnWeekdays, st.sets(st.integers(0, 6), min_size=1, max_size=6).map(lambda got: tuple(sorted(got)))
    ),
)
schedules: st.SearchStrategy[Schedule] = fixed | st.builds(TimesAWeek, st.integers(1, 6))
styles = st.sampled_from(sorted(STYLES)).map(STYLES.__getitem__)


@st.composite
def tasks(
    draw: st.DrawFn, task_id: str, kind: str = "", every: st.SearchStrategy[Schedule] = schedules
) -> Task:
    """A device, a massage or an exercise."""
    kind = kind or draw(st.sampled_from(["device", "exercise", "massage", "exercise"]))
    rungs = draw(st.sampled_from(LADDERS[kind]))
    more: dict[str, Any] = {}
    if kind == "massage":
        count = draw(st.integers(1, 8))
        more = {"targets": TARGETS[:count], "a_day": draw(st.integers(1, min(count, 4)))}
    elif draw(st.integers(0, 2)) == 0 and rungs[0].total > EASIER[rungs[0].unit].total:
        more = {"easier": EASIER[rungs[0].unit], "start_rung": draw(st.integers(0, 1))}
    if "start_rung" not in more and draw(st.integers(0, 5)) == 0:
        more["start_rung"] = draw(st.integers(1, len(rungs)))
    if draw(st.integers(0, 3)) == 0:
        more["first_every"] = draw(every)
    if draw(st.integers(0, 3)) == 0:
        more["not_with"] = tuple(draw(st.sets(st.sampled_from(CONDITIONS), min_size=1)))
    more["optional"] = draw(st.integers(0, 9)) == 9
    schedule = draw(st.just(EveryDays(1)) | every)
    return Task(id=task_id, kind=kind, name=f"Task {task_id}", rungs=rungs, every=schedule, **more)


@st.composite
def plans(draw: st.DrawFn, *kinds: str, every: st.SearchStrategy[Schedule] = schedules) -> Plan:
    """One to four tasks."""
    ids = ["one", "two", "three", "four"][: draw(st.integers(1, 4))]
    found = [draw(tasks(one, kind, every=every)) for one, kind in zip(ids, [*kinds, *[""] * 4], strict=False)]
    return Plan(title="A plan", tasks=tuple(found), week_starts=draw(st.integers(0, 6)))


@st.composite
def days_of(draw: st.DrawFn, least: int = 20, most: int = 80) -> bytes:
    """What decides so many days."""
    size = A_DAY * draw(st.integers(least, most))
    return draw(st.binary(min_size=size, max_size=size))


lives = st.builds(live, plans(), days_of(), styles)
"""A life, to be walked through once."""
