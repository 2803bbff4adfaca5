"""The fortnight of a plan: each day by the rules that the day itself will go by."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import ATLAS, MON, did, massage, plan, planned, story, task
from kits.domain_kit import days as days_from
from kits.guidance_kit import task_of
from kits.guidance_plans import plans

from backcare_tui.domain.days.day import Day, build_day
from backcare_tui.domain.days.fortnight import SHAPES, Fortnight, fortnight
from backcare_tui.domain.days.replay import Checkpoint
from backcare_tui.domain.days.rows import Background
from backcare_tui.domain.guidance.due_tasks import due_tasks_of
from backcare_tui.domain.journal.events import Flared, Paused, Screened, Sore
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.schedule import ByRule, EveryDays, OnWeekdays, Schedule, TimesAWeek, falls_on

WED = MON + timedelta(days=2)


def on(made: Plan, day: date, *events: object) -> Day:
    """``day`` as it stands, with nothing before it but what is given."""
    return story(made, [planned(day - timedelta(days=3), made), *events], day)  # type: ignore[list-item]


def shapes(found: Fortnight, at: int = 0) -> str:
    """One task's row as it is drawn."""
    return "".join(found.tasks[at].shapes())


def test_it_runs_from_this_weeks_first_day_for_two_weeks() -> None:
    found = fortnight(plan(), on(plan(), WED))
    assert found.days == tuple(days_from(MON, 14))
    assert found.today == WED


def test_a_week_that_begins_on_sunday_begins_there() -> None:
    made = plan(task(every=OnWeekdays((6, 0))), week_starts=6)
    found = fortnight(made, on(made, WED))
    assert found.days[0] == date(2026, 11, 15)
    assert shapes(found) == "■■     ■■     "


@pytest.mark.parametrize(
    "schedule", [EveryDays(1), EveryDays(3), OnWeekdays((1, 5)), ByRule("FREQ=WEEKLY;BYDAY=TU")]
)
@given(today=st.dates(date(2023, 1, 1), date(2030, 12, 31)))
def test_a_day_is_due_exactly_when_the_schedule_falls_on_it(schedule: Schedule, today: date) -> None:
    made = plan(task(every=schedule, start_on=date(2022, 3, 1)))
    found = fortnight(made, on(made, today))
    for day, state in zip(found.days, found.tasks[0].states, strict=True):
        begun = (
            "offered" if isinstance(schedule, EveryDays) and day == today else ""
        )  # it may be begun any day
        assert state == ("due" if falls_on(schedule, day, date(2022, 3, 1)) else begun)


@given(plans(), st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_every_day_is_what_asks_of_says_of_it(made: Plan, today: date) -> None:
    seen = on(made, today)
    found = fortnight(made, seen)
    for at, day in enumerate(found.days):
        due_tasks = seen.due_tasks if day == today else due_tasks_of(made, day, {}, seen.levels, seen.status)
        states = {due_task.task: due_task.state for due_task in due_tasks}
        rungs = {due_task.task: due_task.rung for due_task in due_tasks}
        for row in found.tasks:
            asked = states.get(row.task, "")
            spaced = isinstance(task_of(made, row.task).schedule(rungs.get(row.task, 1)), EveryDays)
            if day != today and spaced and asked == "offered":
                asked = ""  # nobody plans to be late
            assert row.states[at] == ("offered" if asked == "optional" else asked)


def test_the_29th_of_february_is_a_day_like_any_other() -> None:
    made = plan(task(every=ByRule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")))
    found = fortnight(made, on(made, date(2028, 2, 24)))
    assert [day for day, state in zip(found.days, found.tasks[0].states, strict=True) if state] == [
        date(2028, 2, 29)
    ]
    assert date(2028, 3, 1) in found.days


def test_the_end_of_the_calendar_makes_it_shorter_and_breaks_nothing() -> None:
    made = plan()
    today = date.max - timedelta(days=7)
    last = build_day(made, Checkpoint(), [], today, today=today, background=Background(ATLAS))
    found = fortnight(made, last)
    assert found.days[-1] == date.max
    assert len(found.tasks[0].states) == len(found.days) < 14


def test_so_many_a_week_is_offered_until_it_is_owed_and_counts_what_is_done() -> None:
    made = plan(task(every=TimesAWeek(3)))
    assert shapes(fortnight(made, on(made, MON))) == "□□□□■■■□□□□■■■"
    two = [did("a", MON), did("a", MON + timedelta(days=1))]
    assert shapes(fortnight(made, on(made, WED, *two)))[2:] == "□□□□■□□□□■■■"
    done = [*two, did("a", WED)]
    assert shapes(fortnight(made, on(made, WED, *done)))[2:] == "□    □□□□■■■"


def test_a_past_day_shows_what_it_asked_before_it_was_done() -> None:
    made = plan(task(every=TimesAWeek(1)))
    assert shapes(fortnight(made, on(made, WED, did("a", MON)))) == "□      □□□□□□■"


def test_today_is_what_the_day_itself_asks_sore_targets_and_all() -> None:
    made = plan(massage("ql", a_day=1))
    sore = Sore(**stamp(WED), target="ql")
    assert shapes(fortnight(made, on(made, WED, sore))) == "11⊘11111111111"


def test_a_massage_tells_how_many_targets_and_leaves_its_day_off_blank() -> None:
    made = plan(massage("ql", "traps", "head", a_day=2, every=OnWeekdays((0, 1, 2, 3, 4, 5))))
    found = fortnight(made, on(made, MON))
    assert shapes(found) == "222222 222222 "
    assert found.legend == [("2", "massage targets that day")]


def test_a_visit_and_what_is_optional_are_never_due() -> None:
    made = plan(task("v", kind="visit", every=OnWeekdays((1,))), task("o", optional=True))
    found = fortnight(made, on(made, MON))
    assert shapes(found) == " □      □     "
    assert set(shapes(found, 1)) == {"□"}
    assert found.legend == [("□", "optional, or offered")]


def stamp(day: date) -> dict[str, Any]:
    return {
        "id": f"{day:%Y%m%d}0001",
        "at": datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
        "day": day,
    }


def test_a_pause_and_a_condition_are_seen_on_the_days_they_hold() -> None:
    made = plan(task(), task("n", not_with=("pregnancy",)))
    pause = Paused(**stamp(WED), first=WED, until=WED + timedelta(days=2))
    yes = Screened(**stamp(WED), signs=(), conditions=("pregnancy",))
    found = fortnight(made, on(made, WED, pause, yes))
    assert shapes(found) == "■■–––■■■■■■■■■"
    assert set(shapes(found, 1)) == {SHAPES["rested"]}


def test_a_flare_halves_doses_and_leaves_the_days_as_they_are() -> None:
    made = plan()
    flare = Flared(**stamp(WED), begins=True)
    assert set(shapes(fortnight(made, on(made, WED, flare)))) == {"■"}
