"""What guidance promises of doses over time: climbs, easing, flares, gaps and edits of the plan."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from guidance_facts import Facts, half
from guidance_kit import (
    ATLAS,
    LADDERS,
    LIVES,
    MON,
    ONE,
    Life,
    Step,
    fixed,
    lives,
    open_rows,
    plans,
    schedules,
    tasks,
)
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from backcare_tui.care.plan import Plan, Task
from backcare_tui.care.rows import Row
from backcare_tui.care.schedule import TimesAWeek, falls_on
from backcare_tui.care.today import Day, see_day

many = settings(max_examples=LIVES, deadline=None)
more = settings(max_examples=2 * LIVES, deadline=None)


def untouched(day: Day) -> list[Row]:
    return [row for row in day.rows if row.state in ("due", "offered", "paused")]


def climbing(step: Step, facts: Facts) -> dict[str, Row]:
    """Rows offered above the rung of the last check-off or choice, or where the plan begins."""
    found: dict[str, Row] = {}
    for row in untouched(step.seen):
        task = step.plan.task(row.task)
        rung = facts.anchor(task)
        # Forgotten after eight weeks, a task begins where the plan begins.
        if row.rung > (task.start_rung if rung is None else rung):
            found[row.task] = row
    return found


class Raises:
    """The days on which the person raised a task, kept while a life is walked through."""

    def __init__(self) -> None:
        self.days = []

    def see(self, step: Step) -> None:
        self.days += [step.day] * bool(step.raised)


@more
@given(lives)
def test_nothing_climbs_against_the_rules(life):
    raises = Raises()
    for step in life:
        raises.see(step)
        facts = Facts(step)
        offered = climbing(step, facts)
        told = {name for name, level in step.seen.levels.items() if level.kind == "climb"}
        assert told <= {*offered} or not untouched(step.seen), (step.day, told, offered)
        if not offered:
            continue
        assert len(offered) == 1, (step.day, offered)
        check_climb(step, facts, raises, *offered.values())


def check_climb(step: Step, facts: Facts, raises: Raises, row: Row) -> None:
    day, plan = step.day, step.plan
    task = plan.task(row.task)
    assert row.rung == facts.anchor(task) + 1
    assert step.seen.guidance.stance == "progress"
    zone = facts.zone_pain
    assert zone is not None, "unknown"
    assert zone < plan.red, "red"
    amber = zone >= plan.amber
    changed = [*raises.days, *(one for task in plan.tasks for one in facts.climbs(task))]
    ago = min(((day - one).days for one in changed), default=99)
    assert ago >= (14 if amber else 7), (day, "changed", ago)
    reds = [(day - one).days for one, level in facts.worst.items() if level >= plan.red]
    assert min(reds, default=99) >= 14, (day, "red", reds)
    assert not facts.setbacks(7), (day, "setback", facts.setbacks(7))
    if amber:
        usual = facts.usual(facts.worst, day)
        assert usual is not None
        assert zone <= usual
        assert sum(day - timedelta(days=14) < one <= day for one in facts.worst) >= 7
    own = facts.sessions(task)
    at_rung = 0
    for one in reversed(own):
        if one.rung != row.rung - 1:
            break
        at_rung += one.full is None
    assert at_rung >= 5, (day, "sessions", at_rung)
    since = next(one.day for one in own[::-1][: at_rung][::-1])
    states = [
        past.record.marks[task.id].state
        for past in step.carry.recent
        if task.id in past.record.marks and past.record.day >= max(since, day - timedelta(days=14))
    ]
    due = [one for one in states if one in ("done", "part", "skipped", "missed")]
    assert at_rung >= 8 or due.count("done") >= 0.8 * len(due) - 1e-9, (day, "share", states)
    mornings = [one for one in facts.morning if day - timedelta(days=7) < one <= day]
    usual = facts.usual(facts.morning, day)
    assert not mornings or usual is None or facts.morning[max(mornings)] <= usual + 1


@many
@given(lives)
def test_after_a_setback_less_is_asked_for_two_days(life):
    for step in life:
        facts = Facts(step)
        if not facts.setbacks(3) or facts.in_flare(step.day):
            continue
        assert step.seen.guidance.stance in ("ease", "rest")
        for row in untouched(step.seen):
            task = step.plan.task(row.task)
            own = [one.rung for one in facts.sessions(task) if one.day >= step.day - timedelta(days=7)]
            highest = max(own, default=row.rung)
            allowed = [task.dose(rung) for rung in range(task.lowest, max(task.lowest, highest - 1) + 1)]
            assert row.dose in allowed, (step.day, row, highest)
            if row.dose != task.dose(row.rung):
                assert row.full == task.dose(row.rung)


@many
@given(lives)
def test_a_flare_asks_half_or_the_easier_form(life):
    for step in life:
        if not Facts(step).in_flare(step.day):
            continue
        assert step.seen.guidance.stance in ("ease", "rest")
        for row in untouched(step.seen):
            task = step.plan.task(row.task)
            if task.climbs:
                check_half(task, row)


def check_half(task: Task, row: Row) -> None:
    full = task.dose(row.rung)
    if task.easier is not None and task.start_rung == 0:
        assert row.dose == task.easier
    else:
        assert row.dose in (half(full), task.easier), row
    assert row.dose == full or row.full == full


@many
@given(lives)
def test_a_flare_halves_a_task_of_one_dose_too(life):
    for step in life:
        if Facts(step).in_flare(step.day):
            for row in untouched(step.seen):
                task = step.plan.task(row.task)
                if not task.climbs:
                    check_half(task, row)


def settled(plan: Plan, days: int = 12) -> tuple[Life, dict[str, int]]:
    """A life in which everything is chosen as high as it goes, and worked so."""
    life = Life(plan)
    for _ in range(days):
        if life.day == MON + ONE:
            for task in plan.tasks:
                life.choose(task, len(task.rungs))
        work(life)
    return life, {task.id: Facts(last_step(life)).anchor(task) for task in plan.tasks}


def last_step(life: Life) -> Step:
    seen = life.see()
    return Step(life.plan, life.day, life.carry, [*life.events], seen, [], seen, {}, life.journal)


def work(life: Life, *, do: bool = True) -> Step:
    before = [*life.events]
    seen = life.see()
    if do:
        for row in open_rows(seen):
            life.do(row)
    return life.end(seen, before)


@many
@given(plans(every=fixed), st.integers(1, 60), st.booleans(), st.booleans())
def test_a_flare_lapses_and_what_follows_is_gentle(plan, length, ended, worked):
    plan = msgspec.structs.replace(plan, tasks=tuple(task for task in plan.tasks if task.climbs))
    assume(plan.tasks)
    assume(ended or length >= 28)
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


@many
@given(tasks("one", every=schedules), st.integers(0, 6), st.binary(min_size=70, max_size=70))
def test_perfect_adherence_never_falls(task, starts, which):
    """Of "N a week" any days will do; of the rest those that are due."""
    assume(not task.optional)
    plan = Plan(title="A plan", tasks=(task,), week_starts=starts)
    life = Life(plan)
    held = task.start_rung
    for byte in which:
        before: list = []
        seen = life.see()
        for row in open_rows(seen):
            if row.state == "due" or byte & 1:
                life.do(row)
        step = life.end(seen, before)
        for level in step.seen.levels.values():
            assert level.rung >= held, (step.day, level)
            assert level.full is None
            held = level.rung


@more
@given(tasks("one", every=schedules), st.integers(1, 70), st.integers(0, 6))
def test_time_away_costs_a_rung_or_two_and_eight_weeks_all(task, away, starts):
    task = msgspec.structs.replace(task, optional=False, first_every=None)
    assume(task.climbs)
    life, own = settled(Plan(title="A plan", tasks=(task,), week_starts=starts), 14)
    anchor = Facts(last_step(life)).sessions(task)
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
    drop = 0 if away < 7 or missed < 3 else 1 if away < 21 else 2
    floor = min(rung, 0 if task.start_rung == 0 else 1)
    assert level.rung == max(floor, rung - drop), (away, missed, rung)


def missed_since(life: Life, task: Task, last) -> int:
    if not isinstance(task.every, TimesAWeek):
        days = [last + timedelta(days=ago) for ago in range(1, (life.day - last).days)]
        return sum(falls_on(task.every, day, task.start_on) for day in days)
    worked = {one.day for one in Facts(last_step(life)).sessions(task)}
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
    own = Facts(last_step(life)).sessions(task)
    assume(own)
    stored = own[-1].full or own[-1].dose
    assume(stored != task.easier)
    same = [rungs for rungs in LADDERS[task.kind] if rungs[0].unit == stored.unit]
    rungs = data.draw(st.sampled_from([rungs for rungs in same if len(rungs) > 1] or [task.rungs]))
    edited = msgspec.structs.replace(task, rungs=rungs, start_rung=min(task.start_rung, len(rungs)))
    life.plan = Plan(title="A plan", tasks=(edited,))
    level = see_day(life.plan, life.carry, (), life.day, today=life.day, atlas=ATLAS).levels["one"]
    fitting = [rung for rung, dose in enumerate(rungs, 1) if dose.total <= stored.total]
    if level.kind == "same":
        assert level.rung == (max(fitting) if fitting else edited.lowest)
    for row in life.see().rows:
        if row.was is not None:
            assert not any(text.endswith("as last time.") for text in row.why), row


@more
@given(
    plans(every=fixed),
    st.lists(st.tuples(st.integers(0, 59), st.integers(0, 3), st.integers(0, 8)), max_size=12),
    st.sampled_from([1, 3]),
)
def test_nothing_climbs_in_the_week_after_a_raise(plan, choices, pain):
    """A calm life with everything done, in which the person chooses rungs, up and down."""
    raises = Raises()
    life = Life(plan)
    for at in range(60):
        life.pain(pain)
        for _day, which, rung in (one for one in choices if one[0] == at):
            life.choose(plan.tasks[which % len(plan.tasks)], rung)
        step = work(life)
        raises.see(step)
        facts = Facts(step)
        for row in climbing(step, facts).values():
            check_climb(step, facts, raises, row)


@many
@given(tasks("one"), st.integers(0, 7))
def test_lowering_a_rung_is_no_step_up(task, rung):
    life = Life(Plan(title="A plan", tasks=(task,)))
    assume(rung < task.start_rung)
    assume(life.choose(task, rung))
    assert life.see().guidance.stance == "hold"
