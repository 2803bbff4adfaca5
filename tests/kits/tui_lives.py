"""Lives to look at: some weeks told to a coach day by day, up to the moment its clock stands at."""

from __future__ import annotations

from datetime import timedelta

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from kits.tui_kit import write_plan

LADDER_PLAN = """\
title = "Ladder"

[[device]]
id = "posture-pump"
name = "Posture pump"
minutes = [3, 5, 8]
every = "day"
not_with = ["pregnancy"]

[[exercise]]
id = "stretch"
name = "Stretch"
reps = [6]
every = "day"
"""
"""A task with three rungs, and one with a single dose."""


def use_ladder(coach: Coach) -> Coach:
    """Put ``LADDER_PLAN`` in force, with the safety questions answered."""
    write_plan(coach, LADDER_PLAN)
    coach.refresh()
    assert coach.problems == ()
    coach.safety.screen((), ())
    return coach


def live(coach: Coach, first: int, last: int = 1, *, pain: int | None = 2, work: bool = True) -> None:
    """Do all that is asked and report pain, from so many days ago through so many, then come back to now."""
    clock = coach.clock
    assert isinstance(clock, FixedClock)
    now = clock.moment
    for ago in range(first, last - 1, -1):
        clock.moment = now - timedelta(days=ago)
        if pain is not None:
            coach.sure = True
            coach.tasks.pain(pain)
        for task in dict.fromkeys(row.task for row in coach.today().rows) if work else ():
            coach.sure = True
            coach.tasks.done(task)
    clock.moment = now


def asks_about_a_flare(coach: Coach) -> None:
    """Two weeks and a day of 2, then 6 today: "is this a flare?"."""
    use_ladder(coach)
    live(coach, 15)
    coach.tasks.pain(6)
    question = coach.today().question
    assert question is not None
    assert question.id == "flare"


def climbs(coach: Coach) -> None:
    """Five whole days: today the pump is offered its next rung."""
    use_ladder(coach)
    live(coach, 5)
    assert coach.today().guidance.stance == "progress"


def comes_back(coach: Coach) -> None:
    """A week of whole days, then eight days without any."""
    use_ladder(coach)
    live(coach, 14, 8)
