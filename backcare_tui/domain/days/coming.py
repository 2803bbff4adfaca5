"""The one step up that comes next: doses climb one at a time, so only the first of them has a day that can be told."""

from __future__ import annotations

from datetime import date

from backcare_tui.domain.guidance.decision import Decision
from backcare_tui.domain.guidance.progression import practice
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.plan.ladder import coming_words


def coming_step(decision: Decision, situation: Situation) -> str:
    """The step up that may be offered first, whether or not its task is asked today; empty where none is to be told.

    None is on a day that offers one, as the others wait for what becomes of it; on a red or an eased one, which is
    no day to speak of more; and where no day can be told.
    """
    if decision.stance != "hold" or situation.zone == "red":
        return ""
    found: list[tuple[date, bool, date, int, str]] = []
    for place, task in enumerate(situation.plan.tasks):
        level = decision.levels.get(task.id)
        step = level.next_step if level is not None else None
        if level is None or step is None or step.on is None:
            continue
        since = practice(task, level.rung, situation).since or situation.day
        said = f"{task.name} {coming_words(task, level.rung + 1)}; {step.on.day} {step.on:%B} at the soonest"
        found.append((step.on, task.optional, since, place, said))
    return min(found)[-1] if found else ""
