"""What guidance promises of every day of any life: doses within bounds, safety first, every change told."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kits.examples import examples
from kits.guidance_facts import TargetFacts, came_back, half
from kits.guidance_kit import ATLAS, CONDITIONS, LIVES, Life, Step, task_of
from kits.guidance_plans import lives, plans

from backcare_tui.domain.days.day import Day, build_day
from backcare_tui.domain.days.replay import replay_day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.days.rows import Background
from backcare_tui.domain.guidance.headline import HOW_IS_IT
from backcare_tui.domain.guidance.rotation import RED, RUNNING, SORE
from backcare_tui.domain.journal.events import Cleared, Event, Pain, Screened
from backcare_tui.domain.journal.recent import RecentHistory
from backcare_tui.domain.journal.remember import past_of
from backcare_tui.domain.plan.dose import Dose, words
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.safety import BOOK, SOON, act_words, advice

many = examples(LIVES)
few = examples(LIVES // 2)


def again(step: Step, events: list[Event], past: RecentHistory | None = None) -> Day:
    return build_day(
        step.plan, step.checkpoint, events, step.day, today=step.day, background=Background(ATLAS), past=past
    )


def untouched(day: Day) -> list[Row]:
    return [row for row in day.rows if row.state in ("due", "offered", "paused", "rested")]


def ladder(task: Task) -> list[Dose]:
    return [task.dose(rung) for rung in range(task.lowest, len(task.rungs) + 1)]


@few
@given(lives)
def test_the_same_day_is_always_seen_the_same(life):
    for step in life:
        assert again(step, step.before) == step.seen
        assert again(step, [*step.events]) == step.after
        past = past_of(step.checkpoint.past_days, step.day, step.plan, longer=step.checkpoint.longer)
        for events, seen in ((step.before, step.seen), (step.events, step.after), (step.before, step.seen)):
            assert again(step, events, past) == seen, "one past does for all looks at a day"


def a_dose_never_passes_the_cap_nor_falls_below_the_first_rung(step: Step, facts: TargetFacts) -> None:
    in_flare = facts.in_flare(step.day)
    for row in untouched(step.seen):
        task = task_of(step.plan, row.task)
        rungs = ladder(task)
        # The first day back asks no more than was last done, and that may have been half of it.
        allowed = [*rungs, *map(half, rungs)] if in_flare or came_back(facts, task, row) else rungs
        assert row.dose in allowed, (step.day, row)
        assert row.dose.total <= task.rungs[-1].total
        assert task.lowest <= row.rung <= len(task.rungs)


@few
@given(lives, st.integers(6, 10), st.sampled_from(["now", "morning"]), st.sampled_from(["", "one"]))
def test_taking_a_red_report_back_never_lowers_a_dose(life, level, when, task):
    for step in life:
        for events, seen in ((step.before, step.seen), (step.events, step.after)):
            stamp = {"id": "~", "at": datetime.combine(step.day, time(20), UTC), "day": step.day}
            red = again(step, [*events, Pain(**stamp, level=level, when=when, task=task)])
            with_red = {due_task.task: due_task for due_task in red.due_tasks}
            without = {due_task.task: due_task for due_task in seen.due_tasks}
            assert with_red.keys() == without.keys()
            for name, due_task in without.items():
                assert due_task.dose.total >= with_red[name].dose.total, (step.day, due_task, with_red[name])
                assert (due_task.state == "rested") <= (with_red[name].state == "rested")


def a_locked_plan_asks_no_task(step: Step, by_evening: TargetFacts) -> None:
    signs, _conditions = by_evening.status_after
    assert step.after.locked == bool(signs)
    if signs:
        assert step.after.guidance.stance == "rest"
        assert {due_task.state for due_task in step.after.due_tasks} <= {"rested"}
        assert {row.state for row in step.after.rows} <= {"rested", "done", "part", "skipped"}


@examples(LIVES // 2)
@given(plans(), st.integers(1, 500), st.sampled_from([("infection",), ("infection", "cord")]))
def test_a_lock_does_not_open_by_waiting(plan, days, signs):
    life = Life(plan)
    life.add(Screened(**life.base(), signs=signs))
    life.end(life.see(), [])
    checkpoint = life.checkpoint
    for ago in range(days):
        checkpoint, _record = replay_day(checkpoint, life.day + timedelta(days=ago), ())
    day = life.day + timedelta(days=days)
    seen = build_day(plan, checkpoint, (), day, today=day, background=Background(ATLAS))
    assert seen.locked
    assert {due_task.state for due_task in seen.due_tasks} <= {"rested"}
    stamp: dict[str, Any] = {"at": life.base()["at"], "day": day}
    partly = [Cleared(id="~1", **stamp, what=("infection",), by="Dr A", on=day)]
    assert build_day(plan, checkpoint, partly, day, today=day, background=Background(ATLAS)).locked == (
        len(signs) == 2
    )


def a_condition_rests_exactly_the_tasks_that_name_it(step: Step, facts: TargetFacts) -> None:
    signs, conditions = facts.status_after
    for due_task in step.seen.due_tasks if not signs else ():
        named = bool(conditions & {*task_of(step.plan, due_task.task).not_with})
        assert (
            due_task.state == "rested"
            and due_task.because not in (SORE, RUNNING)
            and not due_task.because.startswith(RED)
        ) == named, (
            step.day,
            due_task,
        )


TWO = Task(id="one", kind="device", name="One", rungs=(Dose(minutes=3),), not_with=CONDITIONS)


@many
@given(plans(), st.sets(st.sampled_from([*CONDITIONS, "numbness"])), st.integers(0, 90))
@example(Plan(title="A plan", tasks=(TWO,)), {CONDITIONS[0]}, 1)
@example(Plan(title="A plan", tasks=(TWO,)), {CONDITIONS[1]}, 1)
def test_a_condition_rests_its_tasks_until_it_is_cleared(plan, conditions, days):
    life = Life(plan)
    life.add(Screened(**life.base(), conditions=tuple(conditions)))
    for _ in range(days):
        life.end(life.see(), [])
    for open_ones in ({*conditions}, set[str]()):
        for due_task in life.see().due_tasks:
            assert (due_task.state == "rested") == bool(
                open_ones & {*task_of(plan, due_task.task).not_with}
            ), due_task
        life.add(Cleared(**life.base(), what=tuple(conditions), by="Dr A", on=life.day))


def is_plain(sentence: str) -> bool:
    return sentence.endswith(("as last time.", "the plan asks the same each time."))


def every_change_of_a_dose_is_told(step: Step, facts: TargetFacts, day: Day) -> None:
    for row in day.rows:
        if row.state == "rested":
            assert any(text.startswith("Rested: ") for text in row.why), row
            continue
        own = [one for one in facts.sessions(task_of(step.plan, row.task)) if one.day < step.day]
        if any(text.endswith("as last time.") for text in row.why):
            assert own, (step.day, row)
            assert own[-1].dose == row.dose, (step.day, row)
        if row.was is not None or (own and own[-1].rung != row.rung):
            told = [text for text in row.why if text.startswith(words(row.dose))]
            assert told, (step.day, row)
            assert not any(map(is_plain, told)), (step.day, row)


GROUNDS = {
    "rest": ("You answered yes to", "Paused", "rested"),
    "ease": (
        "bad days on",
        "Bad days on",
        "Flare, day",
        "The flare is over",
        "ne task is enough",
        "after a",
        "After the flare",
    ),
    "progress": ("One step up.",),
    "hold": (
        "Back to the full doses",
        "Nearly as last time",
        "A little less",
        "Same as last time",
        "How is your back today?",
        "Begin gently",
        "Gently, after",
    ),
}
FIRST = (
    *(act_words(act).removesuffix(".") for act in (SOON, BOOK)),
    "if it is new or getting worse",
    HOW_IS_IT,
)
"""What a day begins with in place of its stance, where it has whom to ask to say."""


def every_change_of_stance_is_told_with_its_ground(step: Step, before: str) -> str:
    for day in (step.seen, step.after):
        said = day.guidance
        if said.stance != before:
            grounds = FIRST if said.stance == "hold" and not said.opening else GROUNDS[said.stance]
            if said.stance == "progress" and advice(
                day.status.signs
            ):  # who to see stands in place of an opening
                grounds = (", now ",)
            assert any(ground in said.said for ground in grounds), (step.day, said)
        before = said.stance
    return before


def a_step_up_is_only_told_where_something_went_up(step: Step, by_evening: TargetFacts) -> None:
    """Nothing else is called progress: an offer, a rung chosen that is higher, or a higher one worked."""
    if step.after.guidance.stance == "progress":
        offered = any(level.kind == "climb" for level in step.after.levels.values())
        worked = any(step.day in by_evening.climbs(task) for task in step.plan.tasks)
        assert offered or worked or step.raised, (step.day, step.after.guidance)


@examples(2 * LIVES)
@given(lives)
def test_every_day_of_any_life_has_doses_in_bounds_safety_first_and_every_change_told(life):
    """One life does for all of these: living it costs far more than looking at it."""
    stance = ""
    for step in life:
        facts, by_evening = TargetFacts(step), TargetFacts(step, all_day=True)
        a_dose_never_passes_the_cap_nor_falls_below_the_first_rung(step, facts)
        a_locked_plan_asks_no_task(step, by_evening)
        a_condition_rests_exactly_the_tasks_that_name_it(step, facts)
        every_change_of_a_dose_is_told(step, facts, step.seen)
        every_change_of_a_dose_is_told(step, facts, step.after)
        a_step_up_is_only_told_where_something_went_up(step, by_evening)
        stance = every_change_of_stance_is_told_with_its_ground(step, stance)


def test_the_lives_are_full_of_what_can_happen():
    """The generator is worth its time only if it gets everywhere."""
    seen: set[str] = set()

    @settings(max_examples=40, deadline=None, derandomize=True, database=None)
    @given(lives)
    def look(life):
        for step in life:
            seen.update(level.kind for level in step.seen.levels.values())
            seen.update((step.seen.guidance.stance, *(row.state for row in step.after.rows)))

    look()
    assert seen >= {"first", "same", "chosen", "ease", "flare", "climb"}
    assert seen >= {"rest", "progress", "hold", "paused", "rested", "part", "skipped", "offered"}
