"""What guidance promises of doses over time: easing, flares, time away, and edits of the plan."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st
from kits.examples import examples
from kits.guidance_facts import TargetFacts, came_back, half, last_step, settled, untouched, work
from kits.guidance_kit import ATLAS, LIVES, Life, Step, open_rows, task_of
from kits.guidance_plans import LADDERS, fixed, lives, plans, schedules, tasks

from backcare_tui.domain.days.day import build_day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.days.rows import Background
from backcare_tui.domain.plan.dose import BREATHS
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import EveryDays, TimesAWeek, falls_on

many = examples(LIVES)
more = examples(LIVES * 4 // 3)
lengths = st.sampled_from([1, 2, 7, 13, 14, 15, 16, 20, 21, 27, 28, 29, 45])


def after_a_setback_less_is_asked_for_two_days(step: Step, facts: TargetFacts) -> None:
    assert step.seen.guidance.stance in ("ease", "rest")
    for row in untouched(step.seen):
        task = task_of(step.plan, row.task)
        own = [one.rung for one in facts.sessions(task) if one.day >= step.day - timedelta(days=7)]
        highest = max(own, default=row.rung)
        allowed = [task.dose(rung) for rung in range(task.lowest, max(task.lowest, highest - 1) + 1)]
        assert row.dose in allowed or came_back(facts, task, row), (step.day, row, highest)
        if row.dose != task.dose(row.rung):
            assert row.full == task.dose(row.rung)


def nothing_else_eases(step: Step, facts: TargetFacts) -> None:
    short = [last for first, last in facts.flares if (last - first).days < 14]
    if not any(last < step.day <= last + timedelta(days=7) for last in short):
        assert step.seen.guidance.stance != "ease", (step.day, step.seen.guidance)


def a_flare_asks_half_or_the_easier_form(step: Step) -> None:
    """Of a task of one dose too."""
    assert step.seen.guidance.stance in ("ease", "rest")
    for row in untouched(step.seen):
        check_half(task_of(step.plan, row.task), row)


@examples(2 * LIVES)
@given(lives)
def test_a_setback_or_a_flare_eases_what_is_asked_and_nothing_else_does(life):
    for step in life:
        facts = TargetFacts(step)
        if facts.in_flare(step.day):
            a_flare_asks_half_or_the_easier_form(step)
        elif facts.eases:
            after_a_setback_less_is_asked_for_two_days(step, facts)
        else:
            nothing_else_eases(step, facts)


def check_half(task: Task, row: Row) -> None:
    full, easier = task.dose(row.rung), task.easier
    least = easier and (easier if easier.unit is BREATHS else half(easier))
    if easier is not None and (task.start_rung == 0 or row.rung <= 1):
        assert row.dose == least, row
        assert row.form == 0 or row.dose == full
    else:
        # The same day may ask less than half without the flare: a bad day, or the first one back after a gap.
        lower = [dose for dose in task.rungs if dose.total < half(full).total]
        assert row.dose in (half(full), least, *lower), row
    assert row.dose == full or row.full == full


@more
@given(
    plans(every=fixed), lengths, st.sampled_from([True, True, False]), st.sampled_from([True, True, False])
)
def test_a_flare_lapses_and_what_follows_is_gentle(plan, length, ended, worked):
    plan = msgspec.structs.replace(plan, tasks=tuple(task for task in plan.tasks if task.climbs))
    assume(plan.tasks)
    assume(ended or length >= 28)
    assume(length > 1)  # one ended on its first day was none
    life, own = settled(plan, 22)
    life.flare(begins=True)
    for day in range(length - ended):
        step = work(life, do=worked)
        assert step.seen.flaring == (day < 28), day
    if ended and life.see().flaring:
        life.flare(begins=False)
        assert life.see().guidance.stance == "ease"
        work(life, do=worked)
    lasted = min(length, 28)
    for day in range(length - lasted, 9):
        step = work(life, do=worked)
        for name, level in step.seen.levels.items():
            task = plan.task(name)
            if worked:
                check_gentle(task, level, own[name] or 0, lasted, day)
            assert level.rung <= max(own[name] or 0, task.start_rung)


def check_gentle(task: Task, level, rung: int, lasted: int, day: int) -> None:
    """A rung lower for a week, then as before; after more than a fortnight, one lower for keeps."""
    lower = max(rung - 1, task.lowest)
    if lasted > 14:
        assert (level.rung, level.dose) == (lower, task.dose(lower)), (day, level)
    else:
        assert level.rung == rung
        assert level.dose == task.dose(lower if day < 7 else rung), (day, level)


@many
@given(plans(), st.integers(0, 40))
def test_a_second_flare_after_one_that_lapsed_is_a_flare(plan, later):
    life = Life(plan)
    life.flare(begins=True)
    for _ in range(28 + later):
        work(life)
    assert not life.see().flaring
    life.flare(begins=True)
    assert life.see().flaring


@more
@given(
    tasks("one", every=schedules),
    st.integers(0, 6),
    st.lists(st.integers(0, 2), min_size=4, max_size=9),
    st.data(),
)
def test_perfect_adherence_never_falls(task, starts, weeks, data):
    """Of "N a week" any days will do, early or late in each week; of the rest those that are due."""
    often = data.draw(st.sampled_from([task.every, *map(TimesAWeek, range(1, 6))]))
    task = msgspec.structs.replace(task, optional=False, first_every=None, every=often)
    assume(task.climbs)
    life = Life(Plan(title="A plan", tasks=(task,), week_starts=starts))
    life.choose(task, len(task.rungs))
    for at in range(7 * len(weeks)):
        way = weeks[at // 7]
        seen = life.see()
        for row in open_rows(seen):
            if row.state == "due" or way == 0 or (way == 1 and data.draw(st.booleans())):
                life.do(row)
        step = life.end(seen, [])
        for level in step.seen.levels.values():
            assert level.rung == len(task.rungs), (step.day, level)
            assert level.full is None


@more
@given(tasks("one", every=schedules), st.integers(1, 70), st.integers(0, 6))
def test_time_away_costs_a_rung_or_two_and_eight_weeks_all(task, away, starts):
    task = msgspec.structs.replace(task, optional=False, first_every=None)
    assume(task.climbs)
    life, _own = settled(Plan(title="A plan", tasks=(task,), week_starts=starts), 14)
    anchor = TargetFacts(last_step(life)).sessions(task)
    assume(anchor)
    last, rung = anchor[-1].day, anchor[-1].rung
    while (life.day - last).days < away:
        work(life, do=False)
    assume((life.day - last).days == away)
    level = life.see().levels["one"]
    if away > 56:
        assert level.rung == task.start_rung
        return
    missed = missed_since(life, task, last)
    drop = 0 if away < 14 or missed < 3 else 1 if away < 28 else 2
    floor = min(rung, 0 if task.start_rung == 0 else 1)
    assert level.rung == max(floor, rung - drop), (away, missed, rung)


def missed_since(life: Life, task: Task, last) -> int:
    if not isinstance(task.every, TimesAWeek):
        days = [last + timedelta(days=ago) for ago in range(1, (life.day - last).days)]
        return sum(falls_on(task.every, day, task.start_on) for day in days)
    worked = {one.day for one in TargetFacts(last_step(life)).sessions(task)}
    week = last - timedelta(days=(last.weekday() - life.plan.week_starts) % 7)
    short = 0
    while week + timedelta(days=7) <= life.day:
        done = sum(week <= day < week + timedelta(days=7) for day in worked)
        short += max(0, task.every.n - done)
        week += timedelta(days=7)
    return short


@more
@given(tasks("one"), st.data())
def test_an_edited_ladder_keeps_the_highest_rung_not_above_the_dose(task, data):
    assume(task.climbs)
    life, _own = settled(Plan(title="A plan", tasks=(task,)))
    own = TargetFacts(last_step(life)).sessions(task)
    assume(own)
    stored = own[-1].full or own[-1].dose
    assume(stored != task.easier)
    same = [rungs for rungs in LADDERS[task.kind] if rungs[0].unit == stored.unit]
    rungs = data.draw(st.sampled_from([rungs for rungs in same if len(rungs) > 1] or [task.rungs]))
    edited = msgspec.structs.replace(task, rungs=rungs, start_rung=min(task.start_rung, len(rungs)))
    life.plan = Plan(title="A plan", tasks=(edited,))
    level = build_day(
        life.plan, life.checkpoint, (), life.day, today=life.day, background=Background(ATLAS)
    ).levels["one"]
    fitting = [rung for rung, dose in enumerate(rungs, 1) if dose.total <= stored.total]
    if level.kind == "same":
        assert level.rung == (max(fitting) if fitting else edited.lowest)
    for row in life.see().rows:
        if row.was is not None:
            assert not any(text.endswith("as last time.") for text in row.why), row


@many
@given(plans(every=st.just(EveryDays(1))), st.integers(6, 10), st.integers(1, 3))
def test_a_red_report_about_a_task_costs_it_one_rung_for_keeps(plan, level, later):
    """A second one within a week costs no other."""
    plan = msgspec.structs.replace(plan, tasks=tuple(task for task in plan.tasks if task.climbs))
    assume(plan.tasks)
    life, own = settled(plan, 22)
    for day in range(8):
        if day in (0, later):
            life.pain(level, task="one")
        for name, now in work(life).seen.levels.items():
            rung = own[name]
            assert rung is not None
            lower = max(rung - 1, plan.task(name).lowest)
            assert now.rung == (lower if name == plan.tasks[0].id == "one" and day else rung), (
                day,
                name,
            )
