"""What a simulated year comes to, in numbers."""

from __future__ import annotations

from datetime import date, timedelta

from simulate import START, LivedDay

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.guidance.questions import CHECK_IN, REVIEW
from backcare_tui.domain.journal.events import Pain
from backcare_tui.domain.plan.plan import Plan

HOLDS = 28
"""Days for which a step must have been held to be a lasting one."""
OVER, USUAL_DAYS, LEAST = 2, 14, 4
"""How far over the usual a red day is a bad one, and the days, and reported days, that a usual is made of."""


def own_rung(day: Day, task: str) -> int:
    """A task's rung; an offer that was not taken is not climbed."""
    level = day.levels[task]
    return level.rung - (level.kind == "climb")


class Told:
    """A year in numbers.

    Args:
        plan: The plan that is lived.
        optional: Whether the ladders of optional tasks are told too.

    Attributes:
        climbs: The days on which something stood higher than the evening before.
        new: The days on which something stood higher than ever before.
        bad: Days that were red and 2 over the usual, counted here from the reports alone.
    """

    def __init__(self, plan: Plan, *, optional: bool = False) -> None:
        self.plan, self.red = plan, plan.red
        ladders = [task for task in plan.tasks if len(task.rungs) > 1 and (optional or not task.optional)]
        self.tops = {task.id: len(task.rungs) for task in ladders}
        self.lowest = {task.id: task.lowest for task in plan.tasks if task.id in self.tops}
        self.climbs: list[int] = []
        self.new: list[int] = []
        self.falls = self.eased = self.flares = self.kept = self.questions = self.reviews = self.bad = 0
        self.counted = 0
        self.top: int | None = None
        self.lost = False
        self.rungs: list[dict[str, int]] = []
        self._best: dict[str, int] = {}
        self._worst: dict[date, int] = {}

    def see(self, lived: LivedDay) -> None:
        """Take in one day."""
        number, before, after = lived.number, lived.seen, lived.after
        rungs = {task: own_rung(after, task) for task in self.tops if task in after.levels}
        earlier = self.rungs[-1] if self.rungs else {}
        self.climbs += [number] if any(rungs[task] > earlier.get(task, rungs[task]) for task in rungs) else []
        self.new += [number for task in rungs if rungs[task] > self._best.get(task, rungs[task])]
        self.falls += sum(rungs[task] < earlier.get(task, 0) for task in rungs)
        self._best = {task: max(rung, self._best.get(task, 0)) for task, rung in rungs.items()}
        if all(rungs.get(task, 0) >= top for task, top in self.tops.items()):
            self.top = number if self.top is None else self.top
        elif self.top is not None:
            self.lost = True
        self.rungs.append(rungs)
        self.eased += before.guidance.stance == "ease"
        self.flares += after.status.flare_on(after.day, self.plan) is not None
        self.kept += after.record.state == "kept"
        self.counted += after.record.state in ("kept", "pending")
        self._see_pain(lived)
        if before.question is not None and after.record.share:
            self.questions += before.question.id not in (CHECK_IN, REVIEW)
            self.reviews += before.question.id == REVIEW

    def _see_pain(self, lived: LivedDay) -> None:
        levels = [event.level for event in lived.events if isinstance(event, Pain)]
        if not levels:
            return
        day = START + timedelta(days=lived.number)
        known: list[int] = []
        for days in (USUAL_DAYS, 2 * USUAL_DAYS):
            first = day - timedelta(days=days)
            known = sorted(level for then, level in self._worst.items() if then >= first)
            if len(known) >= LEAST:
                break
        usual = known[(len(known) - 1) // 2] if len(known) >= LEAST else None
        self._worst[day] = max(levels)
        self.bad += max(levels) >= (self.red if usual is None else max(self.red, usual + OVER))

    @property
    def steps(self) -> int:
        """How many rungs there are above the lowest ones."""
        return sum(top - self.lowest[task] for task, top in self.tops.items())

    @property
    def net(self) -> int:
        """How many of them were stood above at the end."""
        return sum(rung - self.lowest[task] for task, rung in self.rungs[-1].items())

    @property
    def stood(self) -> str:
        """Each ladder's rung at the end, of how many."""
        return " ".join(f"{self.rungs[-1].get(task, 0)}/{top}" for task, top in self.tops.items())

    @property
    def first_lasting(self) -> int | None:
        """The day of the first step that was held for four weeks; None where none was."""
        for number in self.climbs:
            held = self.rungs[number : number + HOLDS + 1]
            for task, rung in held[0].items():
                if rung > self.rungs[number - 1].get(task, rung) and all(day[task] >= rung for day in held):
                    return number
        return None
