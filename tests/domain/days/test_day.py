"""One day, whole: promises held over random plans and lives."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import (
    ATLAS,
    FULL,
    MON,
    asked,
    did,
    lives,
    pain,
    part,
    plan,
    plans,
    shares,
    skip,
    story,
    task,
)
from kits.examples import examples

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.days.day import build_day
from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.days.rows import Background
from backcare_tui.domain.journal.events import (
    DayPlanned,
    Done,
    Event,
    Noted,
    Pain,
    Planned,
    Skipped,
    recorded_on,
)
from backcare_tui.domain.plan.plan import Plan

Life = tuple[Plan, list[Event]]
STATES = {"due", "offered", "done", "part", "skipped", "missed", "rested", "paused"}
offsets = st.integers(0, 26)


def through_json(value: object) -> bytes:
    return msgspec.json.encode(value)


@examples(40)
@given(lives() | lives(stored=False), offsets, st.integers(0, 3))
def test_any_day_of_any_life_can_be_seen(life: Life, offset: int, later: int) -> None:
    plan_now, events = life
    day = MON + timedelta(days=offset)
    found = story(plan_now, events, day, day + timedelta(days=later))
    assert found == story(plan_now, events, day, day + timedelta(days=later))
    ids = [row.id for row in found.rows]
    assert len(set(ids)) == len(ids)
    assert 0 <= found.done <= found.asked <= len(found.rows)
    assert {row.state for row in found.rows} <= STATES
    assert 0.0 <= found.record.share <= 1.0 + 1e-9
    assert found.over == (later > 0)
    assert found.record.state in {"kept", "missed" if found.over else "pending", "free", "skipped", "paused"}
    assert (found.record.state == "paused") == found.paused
    assert found.record.week <= day < found.record.week + timedelta(days=7)
    assert found.week[-1] is found.record
    assert 0 <= found.streak.days <= found.streak.best_days
    assert 0 <= found.streak.weeks <= found.streak.best_weeks
    assert found.streak.week.left <= 7
    assert found.streak.week.words.endswith(".")
    assert b'"day"' in through_json(found)
    for row in found.rows:
        assert row.why
        assert (row.did is None) == (row.state not in ("done", "part"))
        assert all("None" not in fact for fact in row.why)


@examples(25)
@given(lives(), offsets, st.lists(st.integers(1, 9), max_size=4))
def test_what_comes_after_a_day_does_not_show_on_it(life: Life, offset: int, later: list[int]) -> None:
    plan_now, events = life
    day = MON + timedelta(days=offset)
    until = [event for event in events if event.day <= day]
    after: list[Event] = [did("a", day + timedelta(days=more), target="ql") for more in later]
    after += [pain(day + timedelta(days=more), 9, regions=("neck",)) for more in later]

    def seen(known: list[Event], today: date):
        found = by_day(known)
        checkpoint = replay(Checkpoint(), found, day - ONE_DAY)[0]
        return build_day(
            plan_now, checkpoint, found.get(day, []), day, today=today, background=Background(ATLAS)
        )

    for today in (day, day + timedelta(days=20)):
        assert seen([*after, *until, *after], today) == seen(until, today)


@examples(25)
@given(lives(), offsets, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_check_offs_and_skips_shows_nowhere_that_counts(
    life: Life, offset: int, over: bool, random
) -> None:
    plan_now, events = life
    day = MON + timedelta(days=offset)
    own = [event for event in events if event.day == day and isinstance(event, Done | Skipped)]
    rest = [event for event in events if event not in own]
    shuffled = random.sample(own, len(own))
    today = day + ONE_DAY if over else day
    first, second = (
        story(plan_now, [*rest, *own], day, today),
        story(plan_now, [*rest, *shuffled], day, today),
    )
    assert first.record.state == second.record.state
    assert abs(first.record.share - second.record.share) < 1e-9
    assert {row.id: row.state for row in first.rows} == {row.id: row.state for row in second.rows}
    assert (first.asked, first.done, first.streak) == (second.asked, second.done, second.streak)


@examples(50)
@given(lives(), offsets)
def test_what_a_past_day_asked_is_not_changed_by_what_was_written_down_later(life: Life, offset: int) -> None:
    plan_now, events = life
    day = MON + timedelta(days=offset)
    rules = [event for event in events if event.day <= day and isinstance(event, Planned)]
    starts_at = rules[-1].plan.starts_at if rules else plan_now.starts_at
    on_time = [event for event in events if recorded_on(event, starts_at) <= day]
    today = MON + timedelta(days=40)
    if rules:
        assert story(plan_now, events, day, today).due_tasks == story(plan_now, on_time, day, today).due_tasks


@examples(25)
@given(lives(), offsets, plans())
def test_a_plan_edited_later_changes_no_past_day(life: Life, offset: int, edited: Plan) -> None:
    plan_now, events = life
    day = MON + timedelta(days=offset)
    today = MON + timedelta(days=40)
    if any(isinstance(event, Planned) and event.day <= day for event in events):
        assert story(plan_now, events, day, today) == story(edited, events, day, today)


@examples(40)
@given(lives(), st.lists(st.integers(0, 24), min_size=1, max_size=4))
def test_a_past_day_is_seen_as_it_was_replayed(life: Life, looks: list[int]) -> None:
    plan_now, events = life
    # Without what the day asked, a replay does not know which targets were picked, so none is skipped by name.
    events = [event for event in events if not (isinstance(event, Skipped) and event.target)]
    through = MON + timedelta(days=30)
    replayed = {record.day: record for record in replay(Checkpoint(), by_day(events), through)[1]}
    for offset in looks:
        day = MON + timedelta(days=offset)
        found = story(plan_now, events, day, through).record
        if day in replayed:
            known = replayed[day]
            assert (found.week, found.state, found.outcomes) == (known.week, known.state, known.outcomes)
            assert (found.share, found.worst, found.morning) == (known.share, known.worst, known.morning)


@st.composite
def evenings(draw: st.DrawFn) -> tuple[Plan, list[Event]]:
    """A plan, and one day's check-offs and skips with, before each, what the day asked until then."""
    any_plan = draw(plans())
    spots = st.sampled_from(["", "ql", "traps", "x", "y"])
    events: list[Event] = [Planned(**_stamp(0), plan=any_plan)]
    for number in range(draw(st.integers(1, 6))):
        due_tasks = story(any_plan, events, MON).due_tasks
        what, target = draw(st.sampled_from("abcd")), draw(spots)
        own = any_plan.task(what)
        target = target if own is not None and target in own.targets else ""
        if own is not None and own.targets and not target:
            target = own.targets[0]
        stamp = _stamp(2 * number + 1)
        if draw(st.integers(0, 2)):
            event: Event = Done(**stamp, task=what, dose=FULL, did=part(draw(shares)), target=target)
        elif (
            any(due_task.task == what and target in due_task.targets for due_task in due_tasks) or not target
        ):
            event = Skipped(**stamp, task=what, because="tired", target=target)
        else:
            continue  # only what a day shows is skipped
        events += [event, DayPlanned(**_stamp(2 * number + 2), due_tasks=due_tasks)]
    return any_plan, events


def _stamp(number: int) -> dict[str, Any]:
    event = did("a", MON)
    return {"id": f"{number:04d}", "at": event.at, "day": MON}


@examples(75)
@given(evenings())
def test_tomorrow_tells_of_today_what_today_told(evening: tuple[Plan, list[Event]]) -> None:
    any_plan, events = evening
    today, yesterday = story(any_plan, events, MON), story(any_plan, events, MON, MON + ONE_DAY)
    same = {"due": "missed", "pending": "missed"}
    assert {row.id: same.get(row.state, row.state) for row in today.rows} == {
        row.id: row.state for row in yesterday.rows
    }
    assert same.get(today.record.state, today.record.state) == yesterday.record.state
    assert abs(today.record.share - yesterday.record.share) < 1e-9
    assert (today.asked, today.done) == (yesterday.asked, yesterday.done)


@examples(50)
@given(evenings(), st.sampled_from("abcd"), st.integers(0, 3), shares)
def test_checking_off_more_never_shows_less(
    evening: tuple[Plan, list[Event]], what: str, which: int, share: float
) -> None:
    any_plan, events = evening
    own = any_plan.task(what)
    target = own.targets[which % len(own.targets)] if own is not None and own.targets else ""
    more = [*events, Done(**_stamp(99), task=what, dose=FULL, did=part(share), target=target)]
    for today in (MON, MON + ONE_DAY):
        before, after = story(any_plan, events, MON, today), story(any_plan, more, MON, today)
        assert after.record.share >= before.record.share - 1e-9
        assert after.streak.days >= before.streak.days
        assert after.done >= before.done
        for name, mark in before.record.outcomes.items():
            assert after.record.outcomes[name].share >= mark.share - 1e-9


# Named examples


def test_a_name_is_only_a_name() -> None:
    name = "McGill [/] \x1b[31m {x} %s"
    day = story(plan(task("a", name=name)), [did("b[/]", MON)], MON)
    assert [row.name for row in day.rows] == [name, "b[/]"]
    assert [row.state for row in day.rows] == ["due", "done"]


def test_a_task_the_plan_no_longer_has_stays_where_it_was_done() -> None:
    day = story(plan(), [did("old-stretch", MON), did("rub", MON, target="traps")], MON)
    assert [(row.id, row.name, row.state) for row in day.rows[1:]] == [
        ("old-stretch", "old stretch", "done"),
        ("rub/traps", "Upper trapezius", "done"),
    ]
    assert day.asked == 1
    assert day.rows[1].why[0] == "Not asked today; done all the same."


def test_every_target_done_unasked_has_its_row() -> None:
    day = story(plan(), [did("rub", MON, target=target) for target in ("ql", "traps", "ql")], MON)
    assert [row.id for row in day.rows] == ["a", "rub/ql", "rub/traps"]


def test_the_first_check_off_settles_what_the_screen_said() -> None:
    due_tasks = story(plan(), [], MON).due_tasks
    events: list[Event] = [Planned(**_stamp(0), plan=plan()), asked(MON, due_tasks), did("a", MON)]
    assert story(plan(), events, MON).due_tasks == due_tasks
    assert story(plan(task("z")), events, MON, MON + ONE_DAY).due_tasks == due_tasks


def test_notes_and_pain_are_told_with_their_day() -> None:
    events: list[Event] = [
        Noted(id="1", at=did("a", MON).at, day=MON, text="[b]slept badly[/]"),
        pain(MON - ONE_DAY, 7),
        pain(MON, 2),
        Noted(id="2", at=did("a", MON).at, day=MON - ONE_DAY, text="older"),
    ]
    day = story(plan(), events, MON)
    assert day.notes == ("[b]slept badly[/]",)
    assert (day.pain.latest, day.pain.zone, day.record.worst) == (2, "red", 2)


def test_a_row_tells_when_and_why() -> None:
    events: list[Event] = [did("a", MON, 0.5), skip("a", MON), skip("b", MON)]
    rows = story(plan(task("a"), task("b"), task("c")), events, MON).rows
    assert [(row.state, row.at, row.because) for row in rows] == [
        ("part", "09:00", "tired"),
        ("skipped", "09:00", "tired"),
        ("due", "", ""),
    ]
    assert [row.counts for row in rows] == [True, False, True]


def test_the_fullest_check_off_is_shown_and_the_earliest_of_equals() -> None:
    twin = Done(**{**_stamp(5), "at": did("a", MON).at.replace(hour=20)}, task="a", dose=FULL, did=part(1.0))
    events: list[Event] = [did("a", MON, 0.5), did("a", MON), twin, did("a", MON, 0.25)]
    row = story(plan(), events, MON).rows[0]
    assert (row.state, row.did, row.at) == ("done", part(1.0), "09:00")


def test_optional_tasks_show_and_never_count() -> None:
    day = story(plan(task("a"), task("b", optional=True)), [did("b", MON)], MON)
    assert [(row.state, row.counts) for row in day.rows] == [("due", True), ("done", False)]
    assert (day.done, day.asked, day.record.share) == (0, 1, 0.0)


def test_a_past_day_keeps_the_plan_it_had() -> None:
    old, new = plan(task("a", name="Old name")), plan(task("b"), week_starts=3, grace=0)
    events: list[Event] = [Planned(**_stamp(0), plan=old), did("a", MON)]
    day = story(new, events, MON + ONE_DAY, MON + timedelta(days=9))
    assert ([row.id for row in day.rows], day.record.week) == (["a"], MON)
    assert day.record.state == "missed"
    assert story(new, events, MON + ONE_DAY).rows[0].id == "b"


def test_a_day_before_any_stored_plan_asked_just_what_was_done() -> None:
    day = story(plan(task("a"), task("b"), day_counts_at=1.0), [did("a", MON, 0.7)], MON, MON + ONE_DAY)
    assert [(row.id, row.state) for row in day.rows] == [("a", "part")]
    assert day.record.state == "kept"
    nothing = story(plan(), [pain(MON, 3)], MON, MON + ONE_DAY)
    assert (nothing.record.state, nothing.rows) == ("free", ())


def test_pain_of_later_days_is_not_yet_known() -> None:
    day = story(plan(), [pain(MON, 1), pain(MON + ONE_DAY, 9)], MON, MON + timedelta(days=3))
    assert isinstance(day.pain.latest, int)
    assert (day.pain.zone, day.guidance.why[0]) == ("green", "Pain 1.")
    assert not any(isinstance(event, Pain) for event in day.notes)
