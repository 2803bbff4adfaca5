"""Promises to those whose pain lasts, by plain examples: red areas, what is for pain, gaps, flares, and what a row waits for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.guidance_examples import day, days, minutes, offered, plan, rung
from kits.guidance_kit import TARGETS, Life, open_rows

from backcare_tui.domain.guidance.check_in import CheckInNow
from backcare_tui.domain.guidance.levels import NextStep
from backcare_tui.domain.guidance.questions import CHECK_IN, OWN_RED, WELCOME
from backcare_tui.domain.journal.events import CheckedIn, DayPlanned
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.plan.schedule import OnWeekdays

RUB = Task(
    id="rub",
    kind="massage",
    name="Rub",
    rungs=tuple(Dose(seconds=one, sides=2) for one in (30, 45, 60)),
    targets=TARGETS,
    a_day=2,
)
"""Targets ``a`` and ``b`` are of the neck, ``e`` and ``f`` of the low back."""


def step(life: Life, task: str = "pump") -> NextStep:
    found = life.see().levels[task].next_step
    assert found is not None
    return found


def test_a_red_report_rests_the_devices_for_its_region_that_day_and_the_next() -> None:
    life = Life(plan(minutes(3, 5, regions=("neck",)), minutes(3, 5, task_id="belt", regions=("low-back",))))
    days(life, 2)
    life.pain(6, regions=("neck-left",))
    resting = []
    for _ in range(3):
        seen = life.see()
        resting.append([row.task for row in seen.rows if row.state == "rested"])
        life.end(seen, [])
    assert resting == [["pump"], ["pump"], []]
    life = Life(life.plan)
    life.pain(6, regions=("neck-left",))
    (row, _belt) = life.see().rows
    assert row.rested_words == "rested: red area"
    assert "Rested: neck left was reported red today or yesterday, and it works there." in row.why


def test_a_red_area_is_no_reason_to_press_there() -> None:
    life = Life(plan(RUB))
    days(life, 12, 0)
    order = [row.target for row in life.see().rows]
    life.pain(7, regions=("low-back",))
    seen = life.see()
    assert [row.target for row in seen.rows] == order, "the same turn as without the report"
    for row in seen.rows:
        if row.target in "ef":
            assert any(
                text.startswith("Low-back was red today or yesterday: this comes in its turn")
                for text in row.why
            )
    amber = Life(plan(RUB))
    days(amber, 12, 0)
    for _ in range(3):
        amber.pain(5, regions=("low-back",))
        picked = {row.target for row in amber.see().rows}
        amber.end(amber.see(), [])
    assert picked <= {"e", "f"}


def test_what_is_for_pain_is_neither_eased_nor_halved_nor_rested_by_it() -> None:
    tens = minutes(30, 60, task_id="tens", for_pain=True, regions=("low-back",))
    life = Life(plan(tens, minutes(3, 5, 8)))
    assert life.choose(tens, 2)
    days(life, 8)
    life.pain(8, regions=("low-back",))
    assert (life.see().rows[0].dose, life.see().rows[0].state) == (Dose(minutes=60), "due")
    life.flare(begins=True)
    assert life.see().rows[0].dose == Dose(minutes=60)
    assert life.see().guidance.stance == "ease"


def test_ten_days_away_cost_nothing_and_a_fortnight_a_rung() -> None:
    life = Life(plan())
    days(life, 21)
    before = rung(life)
    days(life, 12, None, done=False)
    assert rung(life) == before
    question = life.see().question
    assert question is not None
    assert (question.id, question.text) == (WELCOME, "Welcome back. Begin where it feels easy.")
    day(life, None, done=False)
    assert rung(life) == before - 1
    question = life.see().question
    assert question is not None
    assert question.text == "Welcome back. After the gap less is asked of Pump."


def test_four_weeks_away_cost_two_rungs() -> None:
    life = Life(plan())
    days(life, 40)
    assert rung(life) == 4
    lost = []
    for _ in range(28):
        days(life, 1, None, done=False)
        lost.append(4 - rung(life))
    assert (lost.index(1), lost.index(2)) == (13 - 1, 27 - 1)


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
        "Ready for 10 min once the last week's usual pain, 5, is back to that of four weeks, 3."
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
    for _ in range(7):
        assert rung(life) == 2
        day(life, 4)
    assert rung(life) == 1
    assert any(
        "in the week after it went up" in text and "was 4, and 1 before" in text
        for text in life.see().rows[0].why
    )


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


def test_a_flare_day_is_kept_where_all_was_done_and_waits_where_less_was() -> None:
    life = Life(plan(minutes(4, 6), minutes(4, 6, task_id="other")))
    days(life, 3)
    life.flare(begins=True)
    life.do(life.see().rows[0])
    assert life.see().record.state == "flare"
    life.do(life.see().rows[1])
    assert life.see().record.state == "kept"


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


def test_a_red_of_ones_own_is_offered_once_where_pain_was_four_or_more_for_four_weeks() -> None:
    life, asked = Life(plan()), []
    for at in range(120):
        life.pain(5)
        question = life.see().question
        asked += [at] if question is not None and question.id == OWN_RED else []
        day(life, None)
    assert len(asked) == 1
    said = [
        event.said for events in life.journal.values() for event in events if isinstance(event, DayPlanned)
    ]
    assert sum("ask:own-red" in one for one in said) == 1


def test_after_two_offers_that_nobody_took_the_check_in_comes_every_four_weeks() -> None:
    life, asked = Life(plan()), []
    for at in range(90):
        question = life.see().question
        asked += [at] if question is not None and question.id == CHECK_IN else []
        day(life)
    assert asked == [7, 14, 42, 70]
    life.add(CheckedIn(**life.base(), pain=3, enjoyment=3, activity=3))
    life.end(life.see(), [])
    days(life, 6)
    assert not asks_check_in(life)
    days(life, 1)
    assert asks_check_in(life)


def asks_check_in(life: Life) -> bool:
    question = life.see().question
    return question is not None and question.id == CHECK_IN


@pytest.mark.parametrize(
    ("score", "first", "meant", "worse"),
    [
        (0.7, 0.3, False, False),
        (1.3, 0.3, True, True),
        (7, 6, False, False),
        (4, 6, True, False),
        (6, 6, False, False),
        (2, 0, True, True),
    ],
)
def test_a_change_is_meaningful_at_30_percent_and_a_point(
    score: float, first: float, meant: bool, worse: bool
) -> None:
    now = CheckInNow(score, first, (score - first) / first if first else None)
    assert (now.marked, now.worse, "a meaningful change" in now.words) == (meant, worse, meant)


def test_going_back_up_is_not_told_as_the_same() -> None:
    life = Life(plan(minutes(3, 5, 8)))
    days(life, 20)
    assert life.see().guidance.opening == "Same as before"
    life.pain(8)
    day(life, None)
    life.pain(1)
    assert life.see().guidance.opening == "Back to before"
    assert [row.dose for row in open_rows(life.see())] == [Dose(minutes=8)]


def test_a_chosen_rung_that_was_never_worked_comes_down_from_what_was_chosen() -> None:
    life = Life(plan())
    days(life, 3)
    assert life.choose(life.plan.tasks[0], 3)
    life.end(life.see(), [])
    days(life, 13, None, done=False)
    (row,) = life.see().rows
    assert any(
        text == "5 min, down from 8 min: not done for 14 days, so it comes back gently." for text in row.why
    )
    question = life.see().question
    assert question is not None
    assert question.text == "Welcome back. Begin where it feels easy.", (
        "nothing is less than what was done last"
    )


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


def test_the_first_day_back_asks_no_more_than_was_last_done() -> None:
    life = Life(plan())
    days(life, 30)
    assert rung(life) == 4
    days(life, 2, 8)
    last = life.see().levels["pump"].last
    assert last is not None
    assert last.asked == Dose(minutes=8)
    days(life, 7, None, done=False)
    row = life.see().rows[0]
    assert (row.dose, row.full) == (last.asked, Dose(minutes=10))
    assert "8 min in place of 10 min: the first day back asks no more than was last done." in row.why
    assert life.see().guidance.opening != "Back to before"
    day(life)
    assert life.see().rows[0].dose == Dose(minutes=10)


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


def test_nothing_climbs_in_the_red_before_pain_was_told_of_for_four_weeks() -> None:
    life = Life(plan())
    for at in range(28):
        assert offered(life, 6) == set(), f"day {at}"
        day(life, 6)
    assert offered(life, 6) == {"pump"}, "by now it is a level to live with"
    life = Life(plan())
    days(life, 20, 6)
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


def test_red_is_bad_until_fourteen_days_have_told_that_it_is_the_usual() -> None:
    life = Life(plan())
    days(life, 14, 6)
    assert life.see().guidance.stance == "ease"
    life.pain(7)
    assert not any(text.startswith("Bad day: today") for text in life.see().guidance.why)
    life = Life(plan())
    days(life, 8, 6)
    life.pain(7)
    assert life.see().guidance.stance == "ease", "four days make no level"
    seldom = Life(plan())
    for _ in range(8):
        days(seldom, 1, 6)
        days(seldom, 2, None)
    seldom.pain(7)
    assert seldom.see().guidance.stance == "hold", "nor is one who tells seldom eased for ever"
