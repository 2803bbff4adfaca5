"""What a day asked is part of its record: no edit of the plan reaches back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.coach_kit import DAY, PLAN, SUNDAY, again, edit_plan, entries, put_plan, states
from kits.examples import examples

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.paths import find_home

EXTRA = '[[device]]\nid = "{0}"\nname = "{0}"\nminutes = [4]\nevery = {1}\n'
EVERY = ['"day"', '"2 days"', '["sat", "sun"]', '"3 a week"', '"RRULE:FREQ=MONTHLY;BYMONTHDAY=20"']


class Draft(NamedTuple):
    """A plan as a person may edit it."""

    counts_at: float
    target: int
    grace: int
    week_starts: str
    starts_at: str
    name: str
    minutes: int
    every: str
    without: str
    added: int

    def text(self) -> str:
        day = f'[day]\nstarts_at = "{self.starts_at}"\nweek_starts = "{self.week_starts}"\n\n'
        text = (
            PLAN.replace("[streak]", day + "[streak]")
            .replace("day_counts_at = 0.6", f"day_counts_at = {self.counts_at}")
            .replace("week_target = 5", f"week_target = {self.target}")
            .replace("grace = 1", f"grace = {self.grace}")
            .replace('name = "Posture pump"', f'name = "{self.name}"')
            .replace("minutes = [5, 8]", f"minutes = [{self.minutes}, 12]")
            .replace('every = "day"', f"every = {self.every}", 1)
        )
        head, *tasks = text.split("\n[[")
        kept = [task for task in tasks if not self.without or f'id = "{self.without}"' not in task]
        new = [EXTRA.format(f"extra-{number}", '"day"') for number in range(self.added)]
        return "\n[[".join([head, *kept]) + "\n" + "\n".join(new)


drafts = st.builds(
    Draft,
    counts_at=st.sampled_from([0.2, 0.6, 1.0]),
    target=st.integers(1, 7),
    grace=st.integers(0, 3),
    week_starts=st.sampled_from(["monday", "thursday", "sunday"]),
    starts_at=st.sampled_from(["04:00", "00:00", "07:00"]),
    name=st.sampled_from(["Posture pump", "The pump, renamed"]),
    minutes=st.sampled_from([3, 5, 8]),
    every=st.sampled_from(EVERY),
    without=st.sampled_from(["", "", "pump", "press", "claw"]),
    added=st.integers(0, 2),
)
acts = st.sampled_from(["", "", "pump", "press", "claw", "all", "skip", "pain", "pause", "resume", "undo"])
lives = st.lists(st.tuples(st.none() | drafts, acts, acts), min_size=1, max_size=16)


def act(coach: Coach, what: str) -> None:
    """Do something if today has it."""
    tasks = {task.id for task in coach.plan.tasks}
    verbs: dict[str, Callable[[], object]] = {
        "all": lambda: [coach.tasks.done(task) for task in sorted(tasks)],
        "skip": lambda: coach.tasks.skip(min(tasks), because="tired"),
        "pain": lambda: coach.tasks.pain(4),
        "pause": coach.guidance.pause,
        "resume": coach.guidance.resume,
        "undo": coach.undo,
    }
    if what in verbs:
        verbs[what]()
    elif what in tasks:
        coach.tasks.done(what)


def past(coach: Coach, last: date) -> list[object]:
    """All that is told about the days through ``last``, without the tasks' names."""
    found: list[object] = [coach.timeline.before(last + DAY).tally]
    day = SUNDAY.date()
    while day <= last:
        seen = coach.day(day)
        rows = [(row.id, row.state, row.dose, row.did, row.rung, row.at) for row in seen.rows]
        found.append((seen.record, seen.due_tasks, seen.week, seen.streak, seen.asked, seen.done, rows))
        day += DAY
    found.append(coach.timeline.records(SUNDAY.date(), last + DAY))
    return found


@examples(20)
@given(first=drafts, life=lives, edited=drafts, then=acts)
def test_no_edit_of_the_plan_changes_what_past_days_asked_nor_their_streaks(
    tmp_path_factory: pytest.TempPathFactory,
    first: Draft,
    life: list[tuple[Draft | None, str, str]],
    edited: Draft,
    then: str,
) -> None:
    home = find_home(str(tmp_path_factory.mktemp("home")), {})
    clock = FixedClock(SUNDAY)
    put_plan(home, first.text())
    coach = Coach(home, clock)
    assert not coach.problems
    for draft, one, two in life:
        if draft is not None:
            put_plan(home, draft.text())
            coach.refresh()
            assert not coach.problems
        act(coach, one)
        act(coach, two)
        clock.moment += DAY
    last = coach.today_date - DAY
    before = past(coach, last)

    put_plan(home, edited.text())
    coach.refresh()
    assert past(coach, last) == before, "by the edit"
    act(coach, then if then != "undo" else "")
    coach.tasks.note("a write")
    assert past(coach, last) == before, "by a write after the edit"
    clock.moment += DAY
    assert past(again(coach), last) == before, "a day later, in another process"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("day_counts_at = 0.6", "day_counts_at = 1.0"),
        ("week_target = 5", "week_target = 7"),
        ("grace = 1", "grace = 0"),
        ('id = "press"', 'id = "press-two"'),
        ('name = "Press"', 'name = "The press"'),
        ("[streak]", '[day]\nweek_starts = "thursday"\n[streak]'),
        ("[streak]", '[day]\nstarts_at = "07:30"\n[streak]'),
        ("minutes = [5, 8]", "minutes = [8, 10]"),
    ],
)
def test_one_edit_after_a_fortnight_leaves_the_fortnight_as_it_was(
    mine: Coach, clock: FixedClock, old: str, new: str
) -> None:
    for number in range(14):
        if number % 5 != 3:
            mine.tasks.done("pump")
            mine.tasks.done("press")
            mine.tasks.done("claw")
        clock.moment += DAY
    last = mine.today_date - DAY
    before = past(mine, last)
    streak = mine.today().streak.days

    edit_plan(mine, old, new)
    mine.tasks.note("x")

    assert past(mine, last) == past(again(mine), last) == before
    assert mine.today().streak.days == streak


def test_a_plan_edited_in_the_middle_of_a_day_asks_anew_and_says_what_it_asks(
    mine: Coach, clock: FixedClock
) -> None:
    mine.tasks.done("pump")
    edit_plan(mine, "[[exercise]]", EXTRA.format("wedge", '"day"') + "\n[[exercise]]")
    assert states(mine)["wedge"] == "due"
    assert states(mine)["pump"] == "done"

    mine.tasks.done("press")

    assert [len(entry["asks"]) for entry in entries(mine, "asked")] == [3, 4]
    assert len(entries(mine, "plan")) == 2
    clock.moment += DAY
    yesterday = again(mine).day(mine.today_date - DAY)
    assert [ask.task for ask in yesterday.due_tasks] == ["pump", "wedge", "press", "claw"]


def test_a_week_that_a_new_start_cut_short_stays_cut(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.note("on a Sunday")
    clock.moment += 4 * DAY
    edit_plan(mine, "[streak]", '[day]\nweek_starts = "thursday"\n[streak]')
    mine.tasks.note("on a Thursday, the first day of its week now")
    thursday = mine.today()
    assert [record.day for record in thursday.week] == [thursday.day]

    clock.moment += DAY

    seen = again(mine).day(thursday.day)
    assert [record.day for record in seen.week] == [thursday.day]
    assert seen.record.week == thursday.day


def test_a_task_that_was_removed_stays_in_the_days_it_was_done(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.done("press")
    clock.moment += DAY
    text = PLAN[: PLAN.index("[[exercise]]")] + PLAN[PLAN.index("[[massage]]") :]
    put_plan(mine.home, text)
    mine.refresh()
    mine.tasks.note("x")

    yesterday = mine.day(mine.today_date - DAY)
    assert {row.id: row.state for row in yesterday.rows}["press"] == "done"
    assert "press" not in states(mine)
    week = again(mine).history.week(yesterday.day)
    assert {task.id: task.name for task in week.tasks}["press"] == "Press"


def test_an_edit_no_write_followed_asks_nothing_of_the_days_it_slept_through(
    mine: Coach, clock: FixedClock
) -> None:
    """A day with no event uses the last plan stored before it."""
    mine.tasks.done("pump")
    edit_plan(mine, 'id = "press"', 'id = "press-two"')
    clock.moment += 3 * DAY

    between = mine.day(mine.today_date - DAY)
    assert "press" in {ask.task for ask in between.due_tasks}
    mine.tasks.note("x")
    assert mine.day(mine.today_date - DAY) == msgspec.structs.replace(between)
    assert "press-two" in {ask.task for ask in mine.today().due_tasks}
