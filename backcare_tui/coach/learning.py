"""What can be looked up, for both front ends."""

from __future__ import annotations

from backcare_tui.care.learn import Entry, entries
from backcare_tui.care.today import Day
from backcare_tui.storage.planfile.report import PlanError

from .coach import Coach


def entries_of(coach: Coach, today: Day | None = None) -> tuple[Entry, ...]:
    """Everything that can be looked up; without a plan that can be read, all but its tasks.

    Args:
        coach: Whose plan.
        today: The running day, where it is known already.
    """
    try:
        plan = coach.plan
    except PlanError:
        return entries(None, coach.atlas, {})
    return entries(plan, coach.atlas, (today or coach.today()).levels)
