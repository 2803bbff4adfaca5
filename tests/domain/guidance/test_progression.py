"""What guidance promises of climbs: earned, one at a time, and never against pain."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st
from kits.examples import examples
from kits.guidance_facts import TargetFacts, untouched, work
from kits.guidance_kit import LIVES, Life, Step, task_of
from kits.guidance_plans import fixed, lives, plans, tasks

from backcare_tui.domain.days.rows import Row
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
    since = next(one.day for one in own[::-1][:at_rung][::-1])
    states = [
        past.record.outcomes[task.id].state
        for past in step.checkpoint.past_days
        if task.id in past.record.outcomes and past.record.day >= max(since, day - timedelta(days=14))
    ]
    due = [one for one in states if one in ("done", "part", "skipped", "missed")]
    assert at_rung >= 8 or due.count("done") >= 0.8 * len(due) - 1e-9, (day, "share", states)
    mornings = [one for one in facts.morning if day - timedelta(days=7) < one <= day]
    usual = facts.usual(facts.morning, day)
    assert not mornings or usual is None or facts.morning[max(mornings)] <= usual + 1


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
