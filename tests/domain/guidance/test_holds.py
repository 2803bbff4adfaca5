"""What holds the next rung of a task, when it may come, and that the row says so."""

from __future__ import annotations

from datetime import timedelta

from kits.guidance_examples import RUB, day, days, minutes, offered, plan, rung
from kits.guidance_kit import Life

from backcare_tui.domain.guidance.levels import NextStep
from backcare_tui.domain.plan.schedule import OnWeekdays


def step(life: Life, task: str = "pump") -> NextStep:
    found = life.see().levels[task].next_step
    assert found is not None
    return found


def test_pain_that_lasts_climbs_only_while_the_last_week_is_no_worse_than_the_last_four() -> None:
    life = Life(plan())
    days(life, 23, 3)
    assert rung(life) == 3
    for _ in range(5):
        life.pain(5)
        assert life.see().levels["pump"].kind != "climb"
        day(life, None)
    life.pain(5)
    assert step(life).because == (
        "Ready for 10 min once the last week's usual pain, 5, is back to that of the last 28 days, 3."
    )


def test_the_middles_of_a_few_days_are_not_compared_as_they_differ_by_rounding() -> None:
    life = Life(plan())
    days(life, 4, 4, done=False)
    days(life, 1, 4)
    days(life, 4, 5)
    assert offered(life, 5) == {"pump"}
    longer = Life(plan())
    days(longer, 14, 4, done=False)
    days(longer, 7, 5)
    assert offered(longer, 5) == set()
    longer.pain(5)
    assert step(longer).because == (
        "8 min next, once the last week's usual pain, 5, is back to that of the last 22 days, 4."
    )


def test_while_pain_is_amber_a_row_says_why_its_step_comes_later() -> None:
    life = Life(plan(minutes(3, 5), minutes(3, 5, task_id="other")))
    days(life, 6, 3)
    assert offered(life, 3) == {"pump"}
    day(life, 3)
    life.pain(3)
    assert step(life, "other").because == (
        "Ready for 5 min; from 2 December: Pump went up on 22 November; while pain is amber one rung comes in 10 days."
    )


def test_a_rung_that_was_held_is_regained_three_days_after_another_step() -> None:
    life = Life(plan(minutes(3, 5, 8, task_id="a"), minutes(3, 5, 8, task_id="b")))
    days(life, 50)
    assert (rung(life, "a"), rung(life, "b")) == (3, 3)
    for task in life.plan.tasks:
        assert life.choose(task, 2)
    climbs = []
    for at in range(14):
        life.pain(1)
        seen = life.see()
        climbs += [(at, name) for name, level in seen.levels.items() if level.kind == "climb"]
        day(life, None)
    assert climbs == [(5, "a"), (8, "b")]
    assert (rung(life, "a"), rung(life, "b")) == (3, 3)


def test_a_step_up_after_which_pain_is_by_and_large_worse_is_taken_back() -> None:
    life = Life(plan(minutes(3, 5, 8)))
    days(life, 6)
    assert rung(life) == 2
    for _ in range(4):
        assert rung(life) == 2
        day(life, 4)
    assert rung(life) == 1
    assert any(
        "in the 4 days after it went up" in text and "was 4, and 1 before" in text
        for text in life.see().rows[0].why
    )


def test_a_step_up_is_judged_once_four_reports_stand_and_nothing_else_is_offered_meanwhile() -> None:
    life = Life(plan(minutes(3, 5, 8), minutes(3, 5, 8, task_id="other")))
    days(life, 20)
    raised = {life.plan.tasks[0]: 2, life.plan.tasks[1]: 2}
    assert {task.id: rung(life, task.id) for task in raised} == {"pump": 3, "other": 2}
    climbed = life.day - timedelta(days=1)
    assert step(life, "other").days == (climbed,)
    for level in (3, 3, 1):
        days(life, 1, level)
        assert rung(life) == 3
    days(life, 1, 3)
    assert (rung(life), rung(life, "other")) == (2, 2)
    life.pain(1)
    assert step(life, "other").because == (
        f"Ready for 8 min; from {climbed.day + 11} December: pain was higher after Pump went up on {climbed.day} December."
    )
    life.end(life.see(), [])
    while life.day < climbed + timedelta(days=11):
        assert offered(life) == set()
        day(life)
    assert offered(life) == {"other"}


def test_a_rise_that_began_before_a_step_up_is_not_held_against_it() -> None:
    life = Life(plan(minutes(3, 5)))
    days(life, 12, done=False)
    days(life, 2, 3)
    assert life.choose(life.plan.tasks[0], 2)
    days(life, 8, 3)
    assert rung(life) == 2
    worse = Life(life.plan)
    days(worse, 12, done=False)
    days(worse, 2, 2)
    assert worse.choose(worse.plan.tasks[0], 2)
    days(worse, 8, 3)
    assert rung(worse) == 1


def test_an_optional_ladder_climbs_only_where_it_takes_no_turn() -> None:
    life = Life(plan(minutes(3, 5), minutes(3, 5, 8, task_id="tens", optional=True)))
    days(life, 5)
    assert offered(life) == {"pump"}
    days(life, 7)
    assert rung(life, "tens") == 1
    assert offered(life) == {"tens"}


def test_an_optional_ladder_waits_where_one_that_counts_may_have_its_step_within_the_week() -> None:
    life = Life(plan(minutes(3, 5, 8, 10), minutes(3, 5, 8, task_id="tens", optional=True)))
    days(life, 26)
    assert (rung(life), rung(life, "tens")) == (4, 1)
    assert offered(life) == {"tens"}
    assert life.choose(life.plan.tasks[0], 3)
    life.end(life.see(), [])
    assert offered(life) == set(), "five sessions, and the pump is ready"
    life.pain(1)
    assert step(life, "tens").because == "Ready for 5 min; what counts goes first."


def test_a_row_says_what_its_next_step_waits_for_and_from_when() -> None:
    life = Life(plan())
    days(life, 2)
    assert (step(life).held_by, step(life).number) == ("sessions", 3)
    assert step(life).because == "5 min next, after 3 more whole sessions: 21 November at the soonest."
    days(life, 3)
    life.pain(1)
    assert life.see().levels["pump"].next_step is None, "it is offered"
    life.end(life.see(), [])
    days(life, 2, 8)
    assert (step(life).held_by, step(life).on) == ("setback", life.day + timedelta(days=6))
    assert step(life).because == "Ready for 5 min; from 30 November: bad days on 22 and 23 November."


def test_from_its_day_on_a_step_comes_where_nothing_else_happens() -> None:
    life = Life(plan())
    days(life, 7)
    life.pain(1)
    while life.see().levels["pump"].kind != "climb":
        promised = step(life)
        assert promised.on is not None
        assert promised.on > life.day
        day(life, None)
        life.pain(1)
    assert life.day == promised.on


def test_what_is_not_offered_today_is_never_said_to_come_today() -> None:
    life = Life(plan(minutes(3, 5), minutes(3, 5, task_id="other")))
    days(life, 5)
    life.pain(1)
    life.keep("pump", 1)
    found = life.see().levels
    assert (found["pump"].kind, found["other"].kind) == ("same", "same")
    assert step(life).because == "Ready for 5 min; from 5 December: you kept 3 min on 21 November."
    later = step(life, "other").on
    assert later is None or later > life.day


def test_an_offer_that_was_declined_holds_no_step_from_a_higher_rung_chosen_since() -> None:
    ladder = minutes(3, 5, 8)
    life = Life(plan(ladder))
    days(life, 5)
    life.pain(1)
    life.keep("pump", 1)
    assert "you kept 3 min on 21 November" in step(life).because
    day(life, None)
    life.choose(ladder, 2)
    assert "you kept" not in step(life).because
    life.choose(ladder, 1)
    assert "you kept 3 min on 21 November" in step(life).because


def test_after_a_gap_sessions_count_from_the_return_and_the_day_of_it_offers_nothing() -> None:
    """A task on its lowest rung loses none by a gap: what it did before the gap is no ground for a step on the day back."""
    life = Life(plan(minutes(3, 5, 8), minutes(3, 5, 8, task_id="other")))
    days(life, 8)
    assert (rung(life), rung(life, "other")) == (2, 1)
    for away in (9, 23):
        days(life, away, None, done=False)
        for sessions in range(5):
            assert offered(life) == set(), f"{sessions} sessions since the return"
            life.pain(1)
            assert step(life, "other").number == 5 - sessions
            day(life, None)
        assert offered(life) != set()
        life.pain(1)
        why = "".join(text for row in life.see().rows for text in row.why)
        assert "5 whole sessions at 5 min, 5 of 5 due since" in why or "at 3 min, 5 of 5 due since" in why
        assert " 0 of " not in why
        day(life, None, done=False)


def test_one_task_left_out_for_long_counts_its_sessions_anew() -> None:
    life = Life(plan(minutes(3, 5, 8), minutes(3, 5, task_id="other")))
    days(life, 12)
    for _ in range(15):
        seen = life.see()
        life.do(next(row for row in seen.rows if row.task == "other"))
        life.end(seen, [])
    life.pain(1)
    assert life.see().levels["pump"].kind == "gap"
    assert step(life).number == 5


def test_a_week_between_sessions_is_no_gap_where_nothing_else_is_due() -> None:
    life = Life(plan(minutes(3, 5, every=OnWeekdays((0,)))))
    for _ in range(5):
        days(life, 1)
        days(life, 6, done=False)
    assert offered(life) == {"pump"}


def test_no_step_is_offered_while_pain_is_well_over_the_usual() -> None:
    life = Life(plan())
    days(life, 3, done=False)
    days(life, 5)
    assert offered(life) == {"pump"}
    assert offered(life, 2) == {"pump"}
    assert offered(life, 3) == set(), "green or amber, it is two over"
    life.pain(4)
    assert (step(life).held_by, step(life).on) == ("rise", life.day + timedelta(days=2))
    assert (
        step(life).because == "Ready for 5 min; from 26 November: pain 4 on 24 November, 3 over your usual."
    )
    life.end(life.see(), [])
    assert offered(life, 1) == set(), "yesterday's counts too"
    day(life)
    assert offered(life, 1) == {"pump"}


def test_a_red_report_alone_is_no_ground_for_more() -> None:
    life = Life(plan())
    days(life, 36, 6)
    days(life, 3, None)
    assert offered(life, None) == set(), "silence holds"
    life.pain(6)
    assert step(life).because == "Ready for 8 min; from 26 December: a red report alone is no ground for it."
    life.end(life.see(), [])
    assert offered(life, 6) == {"pump"}
    calmer = Life(plan())
    days(calmer, 35, 6)
    days(calmer, 3, 7)
    day(calmer, None, done=False)
    assert offered(calmer, 6) == set()
    calmer.pain(6)
    assert step(calmer).held_by == "red-today", "without it the last week is worse than the last four"


def test_nothing_climbs_in_the_red_before_pain_was_told_of_for_four_weeks() -> None:
    life = Life(plan())
    for at in range(28):
        assert offered(life, 6) == set(), f"day {at}"
        day(life, 6)
    assert offered(life, 6) == {"pump"}, "by now it is a level to live with"
    life = Life(plan())
    days(life, 6, 5)
    life.pain(6)
    assert (step(life).held_by, step(life).on) == ("new-pain", None)
    assert step(life).because == "Ready for 5 min once pain is below 6 on two days running."
    life.end(life.see(), [])
    days(life, 1, 5)
    assert offered(life, 5) == {"pump"}


def test_no_longer_massage_is_offered_while_its_turn_has_a_red_area_in_it() -> None:
    life = Life(plan(RUB, minutes(3, 5, task_id="other")))
    days(life, 28, 6, done=False)
    days(life, 5, 6)
    assert offered(life, 6) == {"rub"}
    life.pain(6, regions=("neck", "mid-back", "low-back", "buttock"))
    assert {row.task for row in life.see().rows if row.change == "up"} == {"other"}, (
        "another ready one goes first"
    )
    assert step(life, "rub").held_by in ("red-area", "lately")


def test_on_the_day_of_an_offer_the_others_are_dated_as_if_it_were_taken() -> None:
    life = Life(plan(minutes(3, 5), minutes(3, 5, task_id="other"), minutes(3, 5, task_id="late")))
    seen = life.see()
    for row in seen.rows[:2]:
        life.do(row)
    life.end(seen, [])
    days(life, 4)
    life.pain(1)
    assert life.see().levels["pump"].kind == "climb"
    assert step(life, "other").because == "Ready for 5 min; Pump goes first."
    assert step(life, "other").on is None
    assert step(life, "late").because == "5 min next; from 28 November: Pump is offered a step up today."
    promised = step(life, "late").on
    day(life, None)
    life.pain(1)
    assert step(life, "other").because == "Ready for 5 min; from 28 November: Pump went up on 21 November."
    assert step(life, "other").on == promised
    assert step(life, "late").because == "Ready for 5 min; Other goes first."
