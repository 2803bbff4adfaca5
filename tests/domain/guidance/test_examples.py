"""Guidance by plain examples: climbing, easing and stepping back, and where the rules were mended."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from kits.guidance_examples import day, days, minutes, offered, plan, rung
from kits.guidance_kit import MON, Life, open_rows

from backcare_tui.domain.guidance.progression import LEFT_WAIT
from backcare_tui.domain.journal.events import Paused, Screened
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


def test_nothing_climbs_for_seven_days_after_a_setback() -> None:
    life = Life(plan(minutes(3, 5), minutes(3, task_id="other")))
    days(life, 4)
    day(life, 7, link="other")
    for _ in range(6):
        assert not offered(life)
        days(life, 1)
    assert offered(life)


def test_a_single_bad_day_holds_a_climb_over_the_next_day_alone() -> None:
    life = Life(plan())
    days(life, 5)
    day(life, 7)
    assert not offered(life)
    days(life, 1)
    assert offered(life)


def test_a_bad_day_eases_what_is_left_of_it_and_the_rung_stays() -> None:
    life = Life(plan())
    days(life, 14)
    life.pain(7)
    assert life.see().rows[0].dose == Dose(minutes=5)
    assert life.see().rows[0].full == Dose(minutes=8)
    assert rung(life) == 3
    life.end(life.see(), [])
    life.pain(1)
    assert life.see().rows[0].dose == Dose(minutes=8)


def test_pain_that_is_always_red_is_a_level_and_eases_nothing() -> None:
    life = Life(plan())
    days(life, 24, 6)
    for _ in range(40):
        life.pain(6)
        assert life.see().guidance.stance in ("hold", "progress")
        day(life, None)
    assert rung(life) == 4


def test_two_bad_days_within_three_are_a_setback_and_ease_until_two_days_passed_without() -> None:
    life = Life(plan())
    days(life, 14)
    stances = []
    for pain in (8, 1, 8, 1, 1, 1):
        life.pain(pain)
        stances.append(life.see().guidance.stance)
        life.end(life.see(), [])
    assert stances == ["ease", "hold", "ease", "ease", "ease", "hold"]


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


def test_a_setback_about_nothing_in_particular_costs_what_climbed_in_the_week_before() -> None:
    life = Life(plan(minutes(3, 5, 8, task_id="a"), minutes(3, 5, 8, task_id="b")))
    days(life, 7)
    assert (rung(life, "a"), rung(life, "b")) == (2, 1)
    day(life, 7)
    assert (rung(life, "a"), rung(life, "b")) == (2, 1), "one bad day is no verdict"
    day(life, 7)
    assert (rung(life, "a"), rung(life, "b")) == (1, 1)


def test_setbacks_that_come_again_cost_nothing_that_neither_climbed_nor_was_named() -> None:
    life = Life(plan(minutes(3, 5, 8, 10, task_id="a"), minutes(3, 5, 8, 10, task_id="b")))
    days(life, 60)
    before = rung(life, "a"), rung(life, "b")
    assert before == (4, 4)
    for _ in range(3):
        days(life, 2, 7)
        days(life, 5)
    assert (rung(life, "a"), rung(life, "b")) == before


@pytest.mark.parametrize(("second", "stance"), [(3, "ease"), (1, "hold")])
def test_a_morning_that_rose_counts_once_the_next_repeats_it(second: int, stance: str) -> None:
    life = Life(plan())
    days(life, 6, 1, morning=True)
    life.pain(3, "morning")
    assert life.see().guidance.stance == "hold"
    life.end(life.see(), [])
    life.pain(second, "morning")
    assert life.see().guidance.stance == stance


def test_a_morning_that_rose_and_stayed_green_is_none() -> None:
    life = Life(plan())
    days(life, 6, 0, morning=True)
    days(life, 1, 2, morning=True)
    life.pain(2, "morning")
    assert life.see().guidance.stance == "hold"


def test_a_morning_that_rose_into_amber_and_names_a_task_costs_what_just_climbed() -> None:
    life = Life(plan())
    days(life, 6, 1, morning=True)
    assert rung(life) == 2
    life.pain(3, "morning", task="pump")
    assert life.see().guidance.stance == "ease"
    life.end(life.see(), [])
    assert rung(life) == 1


def test_a_rung_that_did_not_hold_is_not_offered_again_for_four_weeks_and_its_row_says_until_when() -> None:
    life = Life(plan(minutes(3, 5)))
    days(life, 6)
    days(life, 2, 7)
    left = MON + timedelta(days=7)
    while (life.day - left).days < LEFT_WAIT:
        assert not offered(life), life.day
        if (life.day - left).days > 8:
            step = life.see().levels["pump"].next_step
            assert step is not None
            assert (step.held_by, step.on) == ("left-soon", left + timedelta(days=28))
            assert "from 21 December: it did not hold, and was left on 23 November" in step.because
        days(life, 1)
    assert offered(life)


def test_a_rung_that_did_not_hold_may_be_chosen_all_the_same() -> None:
    life = Life(plan(minutes(3, 5)))
    days(life, 6)
    days(life, 2, 7)
    days(life, 15)
    assert life.choose(life.plan.tasks[0], 2)
    assert life.see().rows[0].dose == Dose(minutes=5)


def test_nothing_climbs_in_the_first_days_after_a_pause() -> None:
    life = Life(plan())
    days(life, 5)
    life.add(Paused(**life.base(), first=life.day, until=life.day + timedelta(days=1)))
    days(life, 2, None, done=False)
    for _ in range(3):
        assert not offered(life)
        days(life, 1)
    assert offered(life)


def climbs_of(life: Life, count: int, pain: int | None) -> list[int]:
    """On which days something was offered, in a life in which everything is done."""
    climbs = []
    for at in range(count):
        if pain is not None:
            life.pain(pain)
        seen = life.see()
        climbs += [at] if seen.guidance.stance == "progress" else []
        for row in open_rows(seen):
            life.do(row)
        life.end(seen, [])
    return climbs


@pytest.mark.parametrize("pain", [4, 7])
def test_lasting_pain_that_gets_no_worse_climbs_every_ten_days(pain: int) -> None:
    climbs = climbs_of(Life(plan()), 60, pain)
    assert len(climbs) == 3
    assert [later - one for one, later in pairwise(climbs)] == [10, 10]


def test_pain_that_rises_by_and_large_holds_everything_and_advises_a_review() -> None:
    life = Life(plan(minutes(*range(1, 31))))
    days(life, 35, 1)
    assert climbs_of(life, 35, 2), "a point more is within what pain does"
    asked = set()
    for _ in range(27):
        life.pain(3)
        question = life.see().question
        asked |= {(question.id, question.of)} if question is not None else set()
        days(life, 1, None)
    life.pain(3)
    step = life.see().levels["pump"].next_step
    assert step is not None
    assert (step.held_by, step.on) == ("trend", None)
    assert ("review", "trend") in asked


def test_who_never_reports_climbs_one_rung_in_four_weeks_on_the_weekly_answer() -> None:
    life, climbs = Life(plan()), []
    for at in range(120):
        if at % 7 == 0:
            life.add(Screened(**life.base()))
        climbs += climbs_of(life, 1, None) and [at]
    assert climbs == [28, 56, 84]


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
    assert told(life).startswith(
        "8 min, eased from 10 min: a bad day today. It is 10 min again tomorrow, unless another bad day comes."
    )
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
    assert told(life, 1).startswith("30 s a side, eased from 45 s a side: a bad day today.")


def test_a_rung_chosen_and_never_worked_is_not_told_as_last_time() -> None:
    life = Life(plan(minutes(3, 5, 8), minutes(3, task_id="other")))
    life.choose(life.plan.tasks[0], 2)
    life.choose(life.plan.tasks[0], 1)
    seen = life.see()
    life.do(seen.rows[1])
    life.end(seen, [])
    days(life, 9, done=False)
    assert told(life) == "3 min: rung 1 of 3, as you chose on 16 November."
