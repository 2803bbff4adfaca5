"""Simulates a year of guidance for each of the people in ``lives.py`` and writes the table of docs/lives.md.

Run from a checkout: ``python docs/make_lives.py``. Everything is deterministic; it takes about half a minute.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from lives import LIVES, Life  # noqa: E402

from backcare_tui.domain.body.atlas import Atlas  # noqa: E402
from backcare_tui.domain.days.day import Day, build_day  # noqa: E402
from backcare_tui.domain.days.replay import Checkpoint, replay_day  # noqa: E402
from backcare_tui.domain.days.rows import Background  # noqa: E402
from backcare_tui.domain.guidance.questions import CHECK_IN, REVIEW  # noqa: E402
from backcare_tui.domain.journal.events import Event  # noqa: E402
from backcare_tui.domain.journal.status import Status  # noqa: E402
from backcare_tui.domain.plan.plan import Plan  # noqa: E402
from backcare_tui.paths import shipped_plans  # noqa: E402
from backcare_tui.storage.plan_library import Library  # noqa: E402

START = date(2026, 1, 5)
YEAR = 364


def own_rung(day: Day, task: str) -> int:
    """A task's rung; an offer that was not taken is not climbed."""
    level = day.levels[task]
    return level.rung - (level.kind == "climb")


class Told:
    """What a simulated year comes to."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.climbs: list[int] = []
        self.falls = self.eased = self.flares = self.kept = self.questions = self.reviews = 0
        self.counted = 0
        self.top: int | None = None
        self.lost = False
        self.rungs: dict[str, int] = {}
        self.locked = 0
        self.streak = 0
        self.said: set[str] = set()

    def see(self, number: int, before: Day, after: Day) -> None:
        """Take in one day."""
        ladders = [task for task in self.plan.tasks if len(task.rungs) > 1]
        rungs = {task.id: own_rung(after, task.id) for task in ladders if task.id in after.levels}
        if any(rungs[task] > self.rungs[task] for task in rungs if task in self.rungs):
            self.climbs.append(number)
        self.falls += sum(rungs[task] < self.rungs.get(task, 0) for task in rungs)
        if all(rungs.get(task.id, 0) >= len(task.rungs) for task in ladders):
            self.top = number if self.top is None else self.top
        elif self.top is not None:
            self.lost = True
        self.rungs = rungs
        self.eased += before.guidance.stance == "ease"
        self.flares += after.record.state == "flare"
        self.locked += after.locked
        self.kept += after.record.state == "kept"
        self.counted += after.record.state in ("kept", "pending")
        self.streak = max(self.streak, after.streak.days)
        if before.question is not None and after.record.share:
            self.questions += before.question.id not in (CHECK_IN, REVIEW)
            self.reviews += before.question.id == REVIEW

    @property
    def row(self) -> tuple[str, ...]:
        """The cells after the life's name."""
        stood = " ".join(
            f"{self.rungs.get(task.id, 0)}/{len(task.rungs)}"
            for task in self.plan.tasks
            if len(task.rungs) > 1
        )
        gaps = [
            later - earlier for earlier, later in zip([0, *self.climbs], [*self.climbs, YEAR], strict=True)
        ]
        wait = max(gaps[:-1] if self.top is not None else gaps)
        share = f"{self.kept / self.counted:.0%}" if self.counted else "–"
        top = "–" if self.top is None else f"{self.top // 7 + 1}{' (lost later)' if self.lost else ''}"
        fastest = min((b - a for a, b in zip(self.climbs, self.climbs[1:], strict=False)), default=0)
        return (
            top,
            stood,
            str(len(self.climbs)),
            str(fastest or "–"),
            str(wait),
            str(self.falls),
            str(self.eased),
            str(self.flares),
            share,
            str(self.questions),
            str(self.reviews),
        )


HEADS = (
    "a year of",
    "all at top in week",
    "rungs at the end",
    "climbs",
    "fewest days between",
    "most days between",
    "rungs lost",
    "eased days",
    "flare days",
    "kept",
    "questions",
    "review advised",
)


def live(life: Life, plan: Plan, atlas: Atlas, *, told: Told | None = None) -> Told:
    """A year of one life."""
    found = Told(plan) if told is None else told
    checkpoint = Checkpoint(status=Status(plan=plan.stored_part()))
    person = life.begin()
    for number in range(YEAR):
        day = START + timedelta(days=number)
        first = build_day(plan, checkpoint, (), day, today=day, background=Background(atlas))
        events: list[Event] = [*person.before(number, first)]
        seen = build_day(plan, checkpoint, events, day, today=day, background=Background(atlas))
        events += person.after(number, seen)
        after = build_day(plan, checkpoint, events, day, today=day, background=Background(atlas))
        found.see(number, seen, after)
        checkpoint, _record = replay_day(checkpoint, day, events)
    return found


def main() -> None:
    """Write the table between its two marks in docs/lives.md."""
    library = Library(HERE / "none", HERE / "none", shipped_plans())
    plan, atlas = library.read(library.path("combined")), library.atlas
    lines = ["| " + " | ".join(HEADS) + " |", "|---|" + "--:|" * (len(HEADS) - 1)]
    for life in LIVES:
        lines.append("| " + " | ".join((life.name, *live(life, plan, atlas).row)) + " |")
        print(lines[-1])  # a minute is long without a word
    page = HERE / "lives.md"
    if not page.exists():
        return
    text = page.read_text(encoding="utf-8")
    start, end = "<!-- table -->\n", "<!-- end of table -->"
    head, rest = text.split(start)
    page.write_text(head + start + "\n".join(lines) + "\n" + end + rest.split(end)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
