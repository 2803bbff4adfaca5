"""Guidance by plain examples: climbing, easing and stepping back, and where the rules were mended."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from kits.guidance_examples import day, days, minutes, offered, plan, rung
from kits.guidance_kit import MON, Life, open_rows

from backcare_tui.domain.guidance.progression import LEFT_SOON, UNSTEADY_DAYS
from backcare_tui.domain.journal.events import Paused
from backcare_tui.domain.plan.dose import Dose, words
from backcare_tui.domain.plan.plan import Task


def test_five_whole_sessions_offer_the_next_rung_and_its_reason_says_so() -> None:
    life = Life(plan())
    days(life, 4)
    assert not offered(life)
    days(life, 1)
    life.pain(1)
    (row,) = life.see().rows
    assert (row.dose, row.was, row.change) == (Dose(minutes=5), Dose(minutes=3), "up")
    assert any("5 whole sessions at 3 min" in text and "none red" in text for text in row.why)
    assert life.see().guidance.stance == "progress"


def test_an_offer_that_is_not_taken_is_only_offered_again() -> None:
    life = Life(plan())
    days(life, 5)
    day(life, done=False)
    assert rung(life) == 1
    assert offered(life) == {"pump"}


def test_one_task_climbs_at_a_time_and_the_other_a_week_later() -> None:
    life = Life(plan(minutes(3, 5, task_id="a"), minutes(3, 5, task_id="b")))
    days(life, 5)
    assert offered(life) == {"a"}
    days(life, 1)
    for _ in range(6):
        assert not offered(life)
        days(life, 1)
    assert offered(life) == {"b"}


def test_part_of_a_session_does_not_count_towards_a_climb() -> None:
    life = Life(plan())
    days(life, 4)
    life.pain(1)
    seen = life.see()
    life.do(seen.rows[0], 0.5)
    life.end(seen, [])
    assert not offered(life)


def test_nothing_climbs_for_fourteen_days_after_a_red_report() -> None:
    life = Life(plan())
    days(life, 4)
    day(life, 7)
    for _ in range(13):
        assert not offered(life)
        days(life, 1)
    assert offered(life)


def test_a_red_report_eases_what_is_left_for_two_days_and_the_rung_stays() -> None:
    life = Life(plan())
    days(life, 6)
    assert rung(life) == 2
    days(life, 8)  # long enough ago that the red is no fault of the climb
    life.pain(7)
    assert life.see().rows[0].dose == Dose(minutes=5)
    assert life.see().rows[0].full == Dose(minutes=8)
    assert rung(life) == 3


def test_a_red_report_linked_to_a_task_costs_that_one_a_rung_and_no_other() -> None:
    life = Life(plan(minutes(3, 5, 8, task_id="a"), minutes(3, 5, 8, task_id="b")))
    days(life, 6)  # a climbed today
    assert rung(life, "a") == 2
    day(life, 7, link="b")
    assert rung(life, "a") == 2  # it climbed yesterday, but the report was about the other
    days(life, 8)
    days(life, 15)
    before = rung(life, "a"), rung(life, "b")
    day(life, 7, link="a")
    assert (rung(life, "a"), rung(life, "b")) == (before[0] - 1, before[1])


def test_a_red_report_about_nothing_in_particular_costs_what_climbed_in_the_week_before() -> None:
    life = Life(plan(minutes(3, 5, 8, task_id="a"), minutes(3, 5, 8, task_id="b")))
    days(life, 7)
    assert (rung(life, "a"), rung(life, "b")) == (2, 1)
    day(life, 7)
    assert (rung(life, "a"), rung(life, "b")) == (1, 1)


def test_a_second_setback_within_a_fortnight_costs_every_task_worked_a_rung() -> None:
    life = Life(plan(minutes(3, 5, 8, 10, task_id="a"), minutes(3, 5, 8, 10, task_id="b")))
    days(life, 40)
    before = rung(life, "a"), rung(life, "b")
    assert min(before) > 1
    days(life, 1, 7)
    days(life, 5)
    days(life, 1, 7)
    assert (rung(life, "a"), rung(life, "b")) == (before[0] - 1, before[1] - 1)


def test_a_morning_that_rose_but_stayed_green_eases_and_costs_no_rung() -> None:
    life = Life(plan())
    days(life, 6, 0, morning=True)
    assert rung(life) == 2
    day(life, 2, morning=True)
    assert rung(life) == 2
    assert life.see().guidance.stance == "ease"


def test_a_morning_that_rose_into_amber_costs_what_just_climbed() -> None:
    life = Life(plan())
    days(life, 6, 1, morning=True)
    day(life, 3, morning=True)
    assert rung(life) == 1


def test_a_rung_that_did_not_hold_is_not_offered_again_for_eight_weeks() -> None:
    life = Life(plan(minutes(3, 5)))
    days(life, 6)
    day(life, 7)
    climbed = MON + timedelta(days=5)
    while (life.day - climbed).days < 56:
        assert not offered(life), life.day
        days(life, 1)
    assert offered(life)
    assert LEFT_SOON == 10


def test_a_rung_that_did_not_hold_may_be_chosen_all_the_same() -> None:
    life = Life(plan(minutes(3, 5)))
    days(life, 6)
    day(life, 7)
    days(life, 15)
    assert life.choose(life.plan.tasks[0], 2)
    assert life.see().rows[0].dose == Dose(minutes=5)


def test_two_lost_steps_up_let_everything_wait_four_weeks() -> None:
    life = Life(plan(minutes(3, 5, task_id="a"), minutes(3, 5, task_id="b"), minutes(3, 5, task_id="c")))
    days(life, 6)
    day(life, 7)
    days(life, 14)
    assert rung(life, "b") == 2
    day(life, 7)
    lost = life.day - timedelta(days=1)
    while (life.day - lost).days < UNSTEADY_DAYS:
        assert not offered(life), life.day
        days(life, 1)
    assert offered(life)


def test_nothing_climbs_in_the_first_days_after_a_pause() -> None:
    life = Life(plan())
    days(life, 5)
    life.add(Paused(**life.base(), first=life.day, until=life.day + timedelta(days=1)))
    days(life, 2, None, done=False)
    for _ in range(3):
        assert not offered(life)
        days(life, 1)
    assert offered(life)


def test_in_amber_pain_at_its_usual_allows_a_climb_every_other_week() -> None:
    life = Life(plan())
    climbs = []
    for _ in range(60):
        life.pain(4)
        seen = life.see()
        climbs += [life.day] if seen.guidance.stance == "progress" else []
        for row in open_rows(seen):
            life.do(row)
        life.end(seen, [])
    assert len(climbs) == 3
    assert all((later - one).days == 14 for one, later in pairwise(climbs))


def test_without_reports_the_row_says_what_it_waits_for_once_in_two_weeks() -> None:
    life = Life(plan())
    said = []
    for _ in range(30):
        seen = life.see()
        said += [life.day] if seen.rows[0].change == "ready" else []
        assert rung(life) == 1
        for row in open_rows(seen):
            life.do(row)
        life.end(seen, [])
    assert [(later - one).days for one, later in pairwise(said)] == [14]


def test_a_long_flare_costs_a_rung_once_and_a_second_flare_does_not_give_it_back() -> None:
    life = Life(plan())
    days(life, 40)
    assert rung(life) == 4
    life.flare(begins=True)
    days(life, 20, 5, done=False)
    life.flare(begins=False)
    day(life, 3, done=False)
    assert rung(life) <= 3
    after = rung(life)
    life.flare(begins=True)
    day(life, 3, done=False)
    assert rung(life) <= after


# A row is told by what it was asked, whatever is said after it was done


def told(life: Life, at: int = 0) -> str:
    """Why a row's dose is what it is."""
    row = life.see().rows[at]
    (found,) = (text for text in row.why if text.startswith(words(row.dose)))
    return found


def done(life: Life) -> Life:
    life.do(life.see().rows[0])
    return life


def after(count: int, *tasks: Task) -> Life:
    """A life in which so many days were lived, one like the other; 30 of them reach the ladder's top."""
    life = Life(plan(*tasks))
    days(life, count)
    return life


def test_a_raise_that_was_done_is_no_same_as_last_time_once_a_red_report_follows() -> None:
    life = after(3)
    life.choose(life.plan.tasks[0], 4)
    done(life).pain(8)
    assert told(life) == "10 min: rung 4 of 4, as you chose today."


@pytest.mark.parametrize("later", ["red", "flare", "lowered by one", "lowered by two"])
def test_what_was_done_as_ever_is_told_so_whatever_follows(later: str) -> None:
    life = done(after(30))
    if later == "red":
        life.pain(8)
    elif later == "flare":
        life.flare(begins=True)
    else:
        life.choose(life.plan.tasks[0], 3 if later.endswith("one") else 2)
    assert told(life) == "10 min: rung 4 of 4, as last time."


def test_a_step_up_that_was_done_stays_one_whatever_follows() -> None:
    life = after(5)
    life.pain(1)
    done(life)
    taken = "5 min, up from 3 min: the step up that was offered, and taken."
    assert told(life) == taken
    life.pain(8)
    assert told(life) == taken
    life.choose(life.plan.tasks[0], 1)
    assert told(life) == taken


def test_a_whole_dose_done_before_a_new_setback_says_what_the_last_one_was() -> None:
    life = after(30)
    day(life, 8, link="another")  # done whole first: it eases the next day
    day(life, 1)
    assert "8 min, eased from 10 min" in told(life)
    day(life, 1, done=False)
    done(life)
    assert told(life) == "10 min again, after 8 min: rung 4 of 4, nothing eases it today."
    life.pain(8)
    assert told(life) == "10 min again, after 8 min: rung 4 of 4, nothing eased it then."


def test_what_was_eased_when_it_was_done_is_told_so_after_the_report_is_taken_back() -> None:
    life = after(30)
    life.pain(8)
    report = life.events[-1]
    done(life)
    assert told(life).startswith("8 min, eased from 10 min: a red report today.")
    life.events.remove(report)
    assert told(life) == "8 min in place of 10 min, as asked at the time."


@pytest.mark.parametrize(
    ("count", "chosen", "text"),
    [
        (30, 1, "3 min: rung 1 of 4, as asked at the time; 10 min the time before."),
        (3, 3, "8 min: rung 3 of 4, as asked at the time; 3 min the time before."),
    ],
)
def test_a_choice_taken_back_after_it_was_done_leaves_a_row_that_says_what_was_asked(
    count: int, chosen: int, text: str
) -> None:
    life = after(count)
    life.choose(life.plan.tasks[0], chosen)
    choice = life.events[-1]
    done(life).events.remove(choice)
    assert told(life) == text


def test_a_target_done_before_a_red_report_keeps_its_own_reason_and_the_other_is_eased() -> None:
    rungs = tuple(Dose(seconds=one, sides=2) for one in (30, 45, 60))
    life = after(5, Task(id="m", kind="massage", name="M", rungs=rungs, targets=("a", "b", "c"), a_day=2))
    life.pain(1)
    done(life).pain(8)
    first, other = life.see().rows
    assert (first.dose, first.was) == (Dose(seconds=45, sides=2), Dose(seconds=30, sides=2))
    assert told(life) == "45 s a side, up from 30 s a side: the step up that was offered, and taken."
    assert (other.dose, other.full) == (Dose(seconds=30, sides=2), Dose(seconds=45, sides=2))
    assert told(life, 1).startswith("30 s a side, eased from 45 s a side: a red report today.")


def test_a_rung_chosen_and_never_worked_is_not_told_as_last_time() -> None:
    life = Life(plan(minutes(3, 5, 8), minutes(3, task_id="other")))
    life.choose(life.plan.tasks[0], 2)
    life.choose(life.plan.tasks[0], 1)
    seen = life.see()
    life.do(seen.rows[1])
    life.end(seen, [])
    days(life, 9, done=False)
    assert told(life) == "3 min: rung 1 of 3, as you chose on 16 November."
