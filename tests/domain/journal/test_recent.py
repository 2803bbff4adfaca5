"""The eight weeks before a day are the same whatever the day brings."""

from __future__ import annotations

from kits.domain_kit import MON, asked, base, did, pain, plan, task

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.guidance.rungs import rungs_of
from backcare_tui.domain.journal.day_record import totals_of
from backcare_tui.domain.journal.events import (
    Answered,
    CheckedIn,
    Chosen,
    DayPlanned,
    Event,
    Flared,
    Pain,
    Planned,
    Sore,
)
from backcare_tui.domain.journal.remember import past_of, remember, with_today

PLAN = plan(task("a"), task("b"))


def everything(day) -> list[Event]:
    """A day with one of each thing that is remembered."""
    return [
        Flared(**base(day, None, f"{day}f")),
        did("a", day),
        Pain(**base(day, None, f"{day}p"), level=7, regions=("neck-left",), when="morning", task="a"),
        Chosen(**base(day, None, f"{day}c"), task="a", rung=1),
        Sore(**base(day, None, f"{day}s"), target="piriformis"),
        Answered(**base(day, None, f"{day}n"), question="flare", yes=True),
        CheckedIn(**base(day, None, f"{day}k"), pain=1, enjoyment=2, activity=3),
        DayPlanned(
            **base(day, None, f"{day}q"), due_tasks=asked(day, ()).due_tasks, said=("tip:one", f"tip:{day}")
        ),
    ]


def test_a_day_changes_nothing_of_the_past_that_it_is_seen_with() -> None:
    past_days = [MON, MON + ONE_DAY]
    today = MON + 2 * ONE_DAY
    events: list[Event] = [Planned(**base(MON, None, "0"), plan=PLAN)]
    events += [event for day in past_days for event in everything(day)]
    checkpoint, _records = replay(Checkpoint(), by_day(events), past_days[-1])
    past = past_of(checkpoint.past_days, today, PLAN, longer=checkpoint.longer)
    for one in PLAN.tasks:
        rungs_of(one, past)
    worked: list[Event] = [did("b", today), pain(today, 9)]
    for todays in (everything(today), [], worked, everything(today)):
        flare = today if todays else None
        recent = with_today(past, totals_of(todays), PLAN, flare=flare)
        fresh = remember(
            checkpoint.past_days, today, totals_of(todays), PLAN, flare=flare, longer=checkpoint.longer
        )
        for one in PLAN.tasks:
            assert rungs_of(one, recent) == rungs_of(one, fresh)
        assert recent == fresh
