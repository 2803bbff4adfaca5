"""What can be looked up, for both front ends."""

from __future__ import annotations

from backcare_tui.coach.coach import Coach
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.reference.entries import Entry, entries
from backcare_tui.storage.planfile.errors import PlanError


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
