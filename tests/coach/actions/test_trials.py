"""A trial is begun, its numbers are given, and it ends; each refusal says why, and nothing is changed by it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from kits.coach_kit import DAY, again, entries, files, put_plan

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused
from backcare_tui.domain.journal.events import Event

PLAN = """\
title = "Tried"

[[device]]
id = "pump"
name = "Posture pump"
minutes = [5, 8]
every = "day"

[[massage]]
id = "claw"
seconds = [30, 60]
targets = ["quadratus-lumborum", "gluteus-medius", "piriformis"]
a_day = 2
every = ["sun", "mon", "tue", "wed", "thu", "fri"]
not_with = ["pregnancy"]

[[activity]]
id = "walk"
name = "Walk"
minutes = [10]
every = "5 a week"

[[exercise]]
id = "stretch"
name = "Stretch"
reps = [8]
every = ["mon", "thu"]

[[visit]]
id = "physio"
name = "Physio"
every = "day"
"""


@pytest.fixture
def ready(mine: Coach, clock: FixedClock) -> Coach:
    """Two weeks with reports, and the safety questions answered."""
    put_plan(mine.home, PLAN)
    mine.refresh()
    assert mine.problems == ()
    clock.moment -= 13 * DAY
    mine.safety.screen((), conditions=())
    for _ in range(13):
        mine.tasks.pain(4)
        clock.moment += DAY
    mine.tasks.pain(4)
    return mine


def count_writes(coach: Coach) -> list[int]:
    """How often the journal is written from now on, and how many events each time."""
    writes: list[int] = []
    append = coach.journal.append

    def counted(events: Sequence[Event]) -> None:
        writes.append(len(events))
        append(events)

    coach.journal.append = counted  # type: ignore[method-assign]
    return writes


def begun(coach: Coach, clock: FixedClock, days: int = 1, seed: str = "s1") -> Coach:
    """A trial on its day of this number."""
    coach.trials.begin((None, None), seed=seed)
    clock.moment += days * DAY
    coach.refresh()
    return coach


def lived(coach: Coach, clock: FixedClock, days: int, level: int = 4) -> None:
    """So many more days, each morning with the number of the day before where it is asked for."""
    for _ in range(days):
        clock.moment += DAY
        trial = coach.today().trial
        if trial is not None and trial.wants is not None:
            coach.trials.rate(level)


def test_it_is_looked_at_without_a_trace_and_begins_tomorrow(ready: Coach) -> None:
    before = files(ready)
    proposal = ready.trials.propose()
    ready.trials.page(proposal)
    assert files(ready) == before
    assert (proposal.stops, proposal.notes) == ((), ())
    assert [arm.name for arm in proposal.arms] == ["Devices", "Massage"]
    assert (proposal.first - proposal.day, proposal.ends_about - proposal.first) == (DAY, 84 * DAY)
    assert ready.trials.begin(proposal, "b").changed
    (event,) = entries(ready, "trial")
    assert (event["expected"], len(event["seed"])) == ("b", 16)
    today = again(ready).today()
    assert today.trial is not None
    assert today.trial.text == "Trial: begins Monday 23 November"
    assert all(row.state != "rested" for row in today.rows)


def test_a_whole_one_ends_with_its_last_number_in_the_same_write(ready: Coach, clock: FixedClock) -> None:
    lived(begun(ready, clock), clock, 83)
    assert ready.today().trial is not None
    clock.moment += DAY
    assert ready.trials.rate(3).text.endswith("your trial is done.")
    (over,) = entries(ready, "trial-over")
    assert (over["complete"], over["day"]) == (True, "2027-02-15")
    trial = again(ready).today().status.trials[-1]
    assert (trial.why, len(trial.counted), trial.days[-1].level) == ("complete", 14, 3)
    for verb in (partial(ready.trials.rate, 5), ready.undo):
        with pytest.raises(Refused, match=r"numbers stand|end of a trial"):
            verb()


def test_of_yesterday_one_number_is_taken_and_a_second_puts_it_right(ready: Coach, clock: FixedClock) -> None:
    begun(ready, clock)
    with pytest.raises(Refused, match="asked for tomorrow"):
        ready.trials.rate(4)
    clock.moment += DAY
    writes = count_writes(ready)
    assert ready.trials.rate(4).changed
    assert len(writes) == 1
    assert not ready.trials.rate(4).changed
    assert ready.trials.rate(6).text == "Yesterday's number: 6 in place of 4."
    assert again(ready).today().status.trials[-1].days[0].level == 6
    ready.undo()
    assert again(ready).today().status.trials[-1].days[0].level == 4
    ready.undo()
    assert again(ready).today().status.trials[-1].days[0].level is None
    ready.redo()
    assert again(ready).today().status.trials[-1].days[0].level == 4
    clock.moment += 2 * DAY  # a day's number is asked for on the day after, and then no more
    ready.trials.rate(7)
    levels = [day.level for day in again(ready).today().status.trials[-1].days]
    assert levels == [4, None, 7, None]
