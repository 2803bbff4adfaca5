"""What guidance promises of climbs: earned, one at a time, and never against pain."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st
from kits.examples import examples
from kits.guidance_facts import TargetFacts, lower_median, untouched, work
from kits.guidance_kit import LIVES, ONE, Life, Step, task_of
from kits.guidance_plans import fixed, lives, plans, tasks

from backcare_tui.domain.days.row import Row
from backcare_tui.domain.journal.events import Screened
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan, Task

many = examples(LIVES)
more = examples(2 * LIVES)


def climbing(step: Step, facts: TargetFacts) -> dict[str, Row]:
    """Rows offered above the rung of the last check-off or choice, or where the plan begins."""
    found: dict[str, Row] = {}
    for row in untouched(step.seen):
        task = task_of(step.plan, row.task)
        rung = facts.anchor(task)
        # Forgotten after eight weeks, a task begins where the plan begins.
        if row.rung > (task.start_rung if rung is None else rung):
            found[row.task] = row
    return found


class Raises:
    """The days on which the person raised a task, kept while a life is walked through."""

    def __init__(self) -> None:
        self.days: list[date] = []

    def see(self, step: Step) -> None:
        self.days += [step.day] * bool(step.raised)


@more
@given(lives)
def test_nothing_climbs_against_the_rules(life):
    raises = Raises()
    for step in life:
        raises.see(step)
        facts = TargetFacts(step)
        offered = climbing(step, facts)
        told = {name for name, level in step.seen.levels.items() if level.kind == "climb"}
        assert told <= {*offered} or not untouched(step.seen), (step.day, told, offered)
        if not offered:
            continue
        assert len(offered) == 1, (step.day, offered)
        check_climb(step, facts, raises, *offered.values())


def check_climb(step: Step, facts: TargetFacts, raises: Raises, row: Row) -> None:
    day, plan = step.day, step.plan
    task = task_of(plan, row.task)
    anchor = facts.anchor(task)
    assert anchor is not None
    assert row.rung == anchor + 1
    assert step.seen.guidance.stance == "progress"
    zone = facts.zone_pain
    held = held_before(facts, task, row.rung)
    check_wait(step, facts, raises, zone, again=held)
    assert not facts.setbacks(7), (day, "setback", facts.setbacks(7))
    assert not facts.bad(day)
    assert not facts.bad(day - ONE)
    if zone is None:
        assert not any(level >= plan.red for one, level in facts.worst.items() if (day - one).days < 28)
        assert any(isinstance(one, Screened) and (day - one.day).days <= 8 for one in facts.events)
    elif zone >= plan.amber:
        week, month = facts.lately(7), facts.lately(28)
        assert len(week) >= 3
        assert len(month) >= 7
        if zone >= plan.red or not facts.is_new(day):
            assert lower_median(week) <= lower_median(month)
    # Sessions count from a return; whether a gap was one hangs on what was missed in it.
    assert any(is_earned(step, facts, row, back) for back in (date.min, last_return(facts, task, plan)))


def is_earned(step: Step, facts: TargetFacts, row: Row, back: date) -> bool:
    """Whether enough was done on the rung below since a day: regularly, or often in all."""
    own, at_rung = facts.sessions(task_of(step.plan, row.task)), 0
    for one in reversed(own):
        if one.rung != row.rung - 1 or one.day < back:
            break
        at_rung += one.full is None
    if at_rung < 5:
        return False
    since = next(one.day for one in own[::-1][:at_rung][::-1])
    states = [
        past.record.outcomes[row.task].state
        for past in step.checkpoint.past_days
        if row.task in past.record.outcomes and past.record.day >= max(since, step.day - timedelta(days=14))
    ]
    due = [one for one in states if one in ("done", "part", "skipped", "missed")]
    return at_rung >= 8 or due.count("done") >= 0.8 * len(due) - 1e-9


def last_return(facts: TargetFacts, task: Task, plan: Plan) -> date:
    """The last day of work after a gap, the task's own or a week without any work: sessions count from there."""
    own = sorted({one.day for one in facts.sessions(task)})
    every = sorted({one.day for other in plan.tasks for one in facts.sessions(other)})
    gaps = ((own, plan.limits.gap_days), (every, 7))
    return max(
        (after for days, least in gaps for before, after in pairwise(days) if (after - before).days >= least),
        default=date.min,
    )


def check_wait(step: Step, facts: TargetFacts, raises: Raises, zone: int | None, *, again: bool) -> None:
    """A new rung comes a week after the last, ten days where pain lasts, four weeks in silence; one held before sooner."""
    plan, day = step.plan, step.day
    new = 28 if zone is None else 10 if zone >= plan.amber else 7
    climbs = [(one, task) for task in plan.tasks for one in facts.climbs(task)]
    for one, task in climbs:
        rung = next(now.rung for now in facts.sessions(task) if now.day == one)
        easy = zone is not None and (again or held_before(facts, task, rung, one))
        assert (day - one).days >= (3 if easy else new), (day, one, "changed")
    for one in raises.days:
        assert (day - one).days >= (3 if again and zone is not None else new), (day, one, "raised")


def held_before(facts: TargetFacts, task: Task, rung: int, before: date | None = None) -> bool:
    """Whether this rung or a higher one was once held for ten days, as far as eight weeks tell."""
    first = None
    for one in facts.sessions(task):
        if before is not None and one.day >= before:
            break
        first = (first or one.day) if one.rung >= rung else None
        if first is not None and (one.day - first).days >= 10:
            return True
    return False


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
        facts = TargetFacts(step)
        for row in climbing(step, facts).values():
            check_climb(step, facts, raises, row)


@many
@given(tasks("one"))
def test_lowering_a_rung_is_no_step_up(task):
    task = msgspec.structs.replace(task, start_rung=len(task.rungs))
    assume(task.climbs)
    life = Life(Plan(title="A plan", tasks=(task,)))
    assert life.choose(task, len(task.rungs) - 1)
    assert life.see().guidance.stance == "hold"


def test_an_offer_that_is_declined_does_not_come_back_for_two_weeks():
    task = Task(id="one", kind="exercise", name="one", rungs=(Dose(reps=8), Dose(reps=10), Dose(reps=12)))
    life = Life(Plan(title="A plan", tasks=(task,)))
    life.pain(1)
    while life.see().levels["one"].kind != "climb":
        work(life)
        life.pain(1)
    offered = life.day
    life.keep("one", 1)
    seen = life.see()
    assert (seen.rows[0].rung, seen.levels["one"].kind, seen.guidance.stance) == (1, "same", "hold")
    while life.see().levels["one"].kind != "climb":
        work(life)
        life.pain(1)
    assert (life.day - offered).days == 14
    life.keep("one", 1)
    assert life.see().levels["one"].kind == "same"
    life.events.pop()  # as an undo leaves it
    assert life.see().levels["one"].kind == "climb"
