"""The rows of a day, a massage's targets among them, and the facts behind each."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.domain_kit import MON, asked, did, massage, plan, planned, skip, story, task

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal.events import Event, Paused
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.schedule import EveryDays, TimesAWeek
from backcare_tui.text.dates import ago

RUB = plan(massage("ql", "traps", "x", "y", a_day=2))


def rows(*events, over: bool = False, plan_now=RUB) -> list[tuple[str, str]]:
    known = [planned(MON - timedelta(days=30), plan_now), *events]
    day = story(plan_now, known, MON, MON + ONE_DAY if over else MON)
    return [(row.id.removeprefix("m/"), row.state) for row in day.rows]


def test_each_target_picked_has_a_row() -> None:
    assert rows() == [("ql", "due"), ("traps", "due")]


def test_targets_take_turns() -> None:
    worked = [did("m", MON - timedelta(days=1), target=target) for target in ("ql", "x")]
    assert rows(*worked) == [("traps", "due"), ("y", "due")]


def test_a_target_worked_unasked_takes_the_last_open_place() -> None:
    assert rows(did("m", MON, target="y")) == [("ql", "due"), ("y", "done")]
    assert rows(did("m", MON, target="y"), did("m", MON, target="x")) == [("y", "done"), ("x", "done")]
    three = [did("m", MON, target=target) for target in ("x", "y", "ql")]
    assert rows(*three) == [("ql", "done"), ("x", "done"), ("y", "done")]


def test_a_little_of_a_third_target_does_not_undo_a_massage_of_two() -> None:
    both = [did("m", MON, target=target) for target in ("ql", "traps")]
    day = story(RUB, [*both, did("m", MON, 0.1, target="x")], MON)
    assert (day.record.state, day.record.share) == ("kept", 1.0)
    assert [(row.target, row.state) for row in day.rows] == [("ql", "done"), ("traps", "done"), ("x", "part")]


def test_a_little_of_a_third_target_does_not_undo_a_massage_of_one_with_the_other_skipped() -> None:
    one: list[Event] = [skip("m", MON, target="traps"), did("m", MON, target="ql")]
    for events in (one, [*one, did("m", MON, 0.1, target="x")]):
        day = story(RUB, events, MON)
        assert (day.record.state, day.record.share) == ("kept", 1.0)
        assert ("traps", "skipped") in [(row.target, row.state) for row in day.rows]


def test_a_past_day_shows_the_same_places() -> None:
    stored = asked(MON, story(RUB, [], MON).due_tasks)
    assert rows(stored, did("m", MON, target="y"), over=True) == [("ql", "missed"), ("y", "done")]
    assert rows(stored, skip("m", MON, target="traps"), did("m", MON, target="y"), over=True) == [
        ("traps", "skipped"),
        ("y", "done"),
    ]


def test_a_skipped_target_keeps_its_place() -> None:
    assert rows(skip("m", MON, target="traps")) == [("ql", "due"), ("traps", "skipped")]
    assert rows(skip("m", MON, target="traps"), did("m", MON, target="y")) == [
        ("traps", "skipped"),
        ("y", "done"),
    ]


def test_skipping_a_target_that_was_not_picked_excuses_none_that_was() -> None:
    assert rows(skip("m", MON, target="y")) == [("ql", "due"), ("traps", "due")]
    day = story(RUB, [skip("m", MON, target="y")], MON)
    assert (day.record.state, day.record.share) == ("pending", 0.0)


def test_a_massage_skipped_whole_skips_each_row() -> None:
    assert rows(skip("m", MON)) == [("ql", "skipped"), ("traps", "skipped")]
    assert rows(did("m", MON, 0.5, target="ql"), skip("m", MON)) == [("ql", "part"), ("traps", "skipped")]


def test_a_late_entry_adds_its_row_and_picks_no_other_target() -> None:
    late = did("m", MON, target="y", written=MON + ONE_DAY)
    before = story(RUB, [planned(MON, RUB)], MON, MON + timedelta(days=3))
    after = story(RUB, [planned(MON, RUB), late], MON, MON + timedelta(days=3))
    assert before.due_tasks == after.due_tasks
    assert [row.target for row in after.rows] == ["ql", "y"]


def test_a_paused_day_shows_its_rows_as_paused() -> None:
    pause = Paused(id="p", at=did("a", MON).at, day=MON, first=MON)
    assert rows(pause, did("m", MON, target="ql")) == [("ql", "done"), ("traps", "paused")]
    assert rows(pause, over=True) == [("ql", "paused"), ("traps", "paused")]


def test_what_is_offered_is_not_asked() -> None:
    often = plan(task("a", every=TimesAWeek(2)))
    assert rows(plan_now=often) == [("a", "offered")]
    day = story(often, [], MON)
    assert (day.asked, day.record.state) == (0, "free")
    assert story(often, [did("a", MON)], MON).record.state == "kept"


def test_a_row_tells_its_place_and_name_from_the_atlas() -> None:
    ql, traps = story(RUB, [], MON).rows
    assert (ql.name, ql.short, ql.where) == ("Quadratus lumborum", "Quadratus", "Low back")
    assert traps.where == "Neck"
    odd = story(plan(massage("levator-scapulae", a_day=1, regions=("mid-back",))), [], MON).rows[0]
    assert (odd.name, odd.short, odd.where) == ("Levator scapulae", "", "mid back")


# Why


def why(plan_now, *events, day=MON) -> tuple[str, ...]:
    return story(plan_now, [*events], day).rows[0].why


def test_every_row_has_its_facts() -> None:
    ladder = (Dose(minutes=3), Dose(minutes=5))
    assert why(plan(task(rungs=ladder))) == (
        "In the plan every day.",
        "3 min: rung 1 of 2, where the plan starts it.",
    )
    assert why(plan(task(rungs=ladder, first_every=EveryDays(2), start_on=MON)))[0] == (
        "In the plan every second day while on its first rung."
    )
    assert (
        why(plan(task(rungs=ladder, first_every=EveryDays(2), start_rung=2)))[0] == "In the plan every day."
    )
    assert why(plan(task(every=TimesAWeek(3)))) == (
        "In the plan 3 a week: offered today, not owed yet.",
        "100 reps: the plan asks the same each time.",
    )
    assert why(plan(task(rungs=ladder, easier=Dose(minutes=1), start_rung=0)))[1] == (
        "1 min: the easier form, where the plan starts it."
    )
    assert why(plan(task(kind="visit", rungs=(Dose(),)))) == ("In the plan every day.",)


@pytest.mark.parametrize(("back", "text"), [(1, "yesterday"), (5, "5 days ago"), (56, "56 days ago")])
def test_a_target_tells_when_it_was_last_worked(back: int, text: str) -> None:
    one = plan(massage("ql", a_day=1))
    facts = why(one, did("m", MON - timedelta(days=back), target="ql"), did("m", MON, target="ql"))
    assert facts[1] == f"Last worked {text}."
    assert facts[-1] == "Often felt in: the low back."


def test_what_is_out_of_memory_was_not_worked() -> None:
    one = plan(massage("ql", a_day=1))
    assert why(one, did("m", MON - timedelta(days=57), target="ql"))[1] == "Not worked in the last 8 weeks."


def test_ago_in_words() -> None:
    assert [ago(MON, MON - timedelta(days=back)) for back in (0, 1, 2)] == [
        "today",
        "yesterday",
        "2 days ago",
    ]
