"""What guidance promises of massage targets: turns for all, no spot worn out, nothing sore."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import assume, example, given
from hypothesis import strategies as st
from kits.examples import examples
from kits.guidance_kit import LIVES, MON, TARGETS, Life, Step, open_rows
from kits.guidance_plans import fixed

from backcare_tui.domain.journal.events import Done, Sore
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import EveryDays, OnWeekdays, Schedule, TimesAWeek

many = examples(LIVES)
more = examples(2 * LIVES)
bytes_of = st.integers(25, 60).flatmap(lambda days: st.binary(min_size=4 * days, max_size=4 * days))
sizes = st.integers(1, 8).flatmap(lambda count: st.tuples(st.just(count), st.integers(1, count)))
"""How many targets there are, and how many are picked a day."""
DOSE = Dose(seconds=30, sides=2)


def massage_plan(size: tuple[int, int], every: Schedule) -> Plan:
    count, a_day = size
    return Plan(
        title="A plan",
        tasks=(
            Task(
                id="m",
                kind="massage",
                name="M",
                rungs=(DOSE,),
                targets=TARGETS[:count],
                a_day=a_day,
                every=every,
            ),
        ),
    )


def massaged(plan: Plan, days: bytes, *, pains: bool = True, sore: bool = False, free: bool = False):
    """Days on which picks are worked as picked; with ``free``, or not, or others, as the bytes say.

    Of "N a week", any days will do, while all that is owed is done.
    """
    life = Life(plan)
    targets = plan.tasks[0].targets
    for at in range(0, len(days), 4):
        pain, place, what, which = days[at : at + 4]
        if pains and pain & 3:
            regions = ("neck-left", "mid-back", "low-back-right", "buttock")
            life.pain(
                pain // 4 % 11, regions=tuple(one for bit, one in enumerate(regions) if place >> bit & 1)
            )
        if sore and what & 7 == 7:
            life.sore(targets[which % len(targets)])
        before = [*life.events]
        seen = life.see()
        own = bool(what & 8) if seen.due_tasks and seen.due_tasks[0].state == "offered" else True
        if free and what & 16:
            for bit, target in enumerate(targets):
                if which >> bit & 1:
                    life.add(Done(**life.base(), task="m", target=target, dose=DOSE))
        elif own and not (free and what & 32):
            for row in open_rows(seen):
                life.do(row)
        yield life.end(seen, before)


def worked(step: Step) -> list[str]:
    return [event.target for event in step.events if isinstance(event, Done)]


@many
@given(
    sizes, st.just(EveryDays(1)) | fixed | st.builds(TimesAWeek, st.integers(1, 6)), bytes_of, st.booleans()
)
@example((2, 1), EveryDays(1), bytes([0, 0, 7, 1] * 25), True)
def test_no_target_is_worked_three_days_running(size, every, days, sore):
    count, a_day = size
    assume(2 * a_day <= count)
    sessions = [{*worked(step)} for step in massaged(massage_plan((count, a_day), every), days, sore=sore)]
    for first, second, third in zip(sessions, sessions[1:], sessions[2:], strict=False):
        assert not first & second & third


@many
@given(sizes, fixed | st.builds(TimesAWeek, st.integers(1, 6)), st.integers(10, 150))
def test_no_target_is_left_out_for_good(size, every, days):
    """Whatever the schedule: with no pain to draw others nearer, all have their turn in two rounds."""
    count, a_day = size
    turns = 2 * -(-count // a_day)
    found = [
        got
        for step in massaged(massage_plan((count, a_day), every), bytes(4 * days))
        if (got := worked(step))
    ]
    for at in range(len(found) - turns + 1):
        assert {*TARGETS[:count]} == {one for got in found[at : at + turns] for one in got}, found


def check_fortnight(plan: Plan, days: bytes) -> None:
    last: dict[str, int] = dict.fromkeys(plan.tasks[0].targets, -1)
    for at, step in enumerate(massaged(plan, days)):
        for target in worked(step):
            assert at - last[target] <= 14, (step.day, target, at - last[target])
            last[target] = at
        late = [target for target, day in last.items() if at - day > 14]
        assert not late, (step.day, late)


@many
@given(sizes, fixed, bytes_of)
def test_every_target_has_its_turn_in_a_fortnight(size, every, days):
    count, a_day = size
    sessions = 14 // every.n if isinstance(every, EveryDays) else 2 * len(every.days)
    assume(sessions * a_day >= count)
    check_fortnight(massage_plan((count, a_day), every), days)


TIGHT = [
    (count, a_day, schedule)
    for schedule, sessions in [
        *[(EveryDays(days), 14 // days) for days in (2, 3, 4, 5)],
        *[(OnWeekdays(tuple(range(days))), 2 * days) for days in (3, 4, 5, 6)],
    ]
    for count in range(1, 9)
    for a_day in range(1, count + 1)
    if count <= sessions * a_day <= count + 2 * a_day
]
"""Targets, targets a day and a schedule with about as many places in a fortnight as targets."""


@many
@given(st.sampled_from(TIGHT), bytes_of)
def test_every_target_has_its_turn_where_places_are_just_enough(tight, days):
    """As many targets as places in a fortnight, so that no pick may be wasted."""
    check_fortnight(massage_plan(tight[:2], tight[2]), days)


@many
@given(sizes, st.integers(1, 6), bytes_of)
def test_so_many_a_week_gives_each_target_its_turn_in_a_fortnight(size, times, days):
    """Whichever days suit, where one week alone has places for all of them."""
    count, a_day = size
    assume(times * a_day >= count)
    check_fortnight(massage_plan((count, a_day), TimesAWeek(times)), days)


@many
@given(sizes, fixed | st.builds(TimesAWeek, st.integers(1, 6)), bytes_of)
def test_what_was_not_worked_for_ten_days_goes_first(size, every, days):
    """The longest unworked of all, or one of them."""
    plan = massage_plan(size, every)
    last: dict[str, int] = dict.fromkeys(plan.tasks[0].targets, -1000)
    for at, step in enumerate(massaged(plan, days)):
        longest = min(last.values())
        for due_task in step.seen.due_tasks:
            neglected = {target for target, day in last.items() if day == longest}
            assert at - longest < 10 or neglected & {*due_task.targets}, (step.day, due_task, last)
        last |= dict.fromkeys(worked(step), at)


def test_a_target_never_worked_goes_before_one_whose_fortnight_is_near():
    """Once a week: worked late in one week and due at the end of the next, it is the other's turn."""
    life = Life(massage_plan((2, 1), TimesAWeek(1)))
    picked = []
    for at in range(14):
        before = [*life.events]
        seen = life.see()
        if at == 4 or any(due_task.state == "due" for due_task in seen.due_tasks):
            picked.append((at, seen.due_tasks[0].targets))
            life.do(seen.rows[0])
        life.end(seen, before)
    assert picked == [(4, TARGETS[:1]), (13, TARGETS[1:2])]


def sore_now(step: Step) -> set[str]:
    first = step.day - timedelta(days=2)
    days = [got for day, got in step.journal.items() if first <= day <= step.day]
    return {event.target for events in days for event in events if isinstance(event, Sore)}


@more
@given(sizes, st.just(EveryDays(1)) | fixed, bytes_of)
@example((2, 1), EveryDays(1), bytes([0, 0, 16, 255] * 10))
@example((4, 2), EveryDays(1), bytes([0, 0, 16, 255] * 3 + [0, 0, 7, 1] * 3))
def test_nothing_sore_is_picked_for_three_days_and_a_massage_rests_only_where_all_is_sore(size, every, days):
    for step in massaged(massage_plan(size, every), days, sore=True, free=True):
        sore = sore_now(step)
        for due_task in step.seen.due_tasks:
            assert not sore & {*due_task.targets}, (step.day, due_task)
            if sore == {*step.plan.tasks[0].targets}:
                assert due_task.state == "rested"
                assert due_task.because == "sore"
            assert due_task.because != "sore" or sore == {*step.plan.tasks[0].targets}, (step.day, due_task)


@many
@given(sizes, bytes_of)
def test_places_are_filled_while_there_are_targets(size, days):
    """As many picks as the plan says, where so many are not sore; what is done keeps its place."""
    count, a_day = size
    for step in massaged(massage_plan((count, a_day), EveryDays(1)), days, sore=True):
        if step.day == MON:
            continue
        for due_task in step.seen.due_tasks:
            assert len({*due_task.targets}) == len(due_task.targets) <= a_day
            fair = a_day if 2 * a_day > count else 0
            assert len(due_task.targets) >= min(fair, count - len(sore_now(step)))
        done = {event.target for event in step.events if isinstance(event, Done)}
        for due_task in step.after.due_tasks:
            assert done <= {*due_task.targets}
