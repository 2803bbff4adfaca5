"""What a day asks or offers beside its tasks, by plain examples."""

from __future__ import annotations

import msgspec
from kits.guidance_examples import day, days, minutes, offered, plan
from kits.guidance_kit import Life, open_rows

from backcare_tui.domain.guidance.questions import CHECK_IN, EVERY, FLARE, OVER, REVIEW, WELCOME
from backcare_tui.domain.journal.events import Answered, CheckedIn, DayPlanned
from backcare_tui.domain.journal.recent import PUT
from backcare_tui.domain.journal.status import MAINTAIN
from backcare_tui.domain.plan.schedule import OnWeekdays


def asks(life: Life, question_id: str) -> bool:
    """Whether the day asks this question."""
    question = life.see().question
    return question is not None and question.id == question_id


def test_a_flare_said_twice_is_one_flare() -> None:
    life = Life(plan())
    days(life, 10)
    life.flare(begins=True)
    day(life, 4)
    life.flare(begins=True)
    day(life, 4)
    question = life.see().question
    assert question is None or question.id != REVIEW


def test_two_flares_in_four_weeks_advise_a_professional_once() -> None:
    life = Life(plan())
    days(life, 10)
    for _ in range(2):
        life.flare(begins=True)
        days(life, 2, 3)
        life.flare(begins=False)
        days(life, 4, 2)
    days(life, 20)
    said = [
        event.said for events in life.journal.values() for event in events if isinstance(event, DayPlanned)
    ]
    assert sum(PUT + REVIEW in one for one in said) == 1


def test_two_weeks_of_new_red_advise_a_professional_once() -> None:
    life = Life(plan())
    days(life, 20, 2)
    told = []
    for _ in range(60):
        life.pain(7)
        question = life.see().question
        if question is not None and question.of == "red":
            told.append(question.text)
        day(life, 7)
    assert told == ["Two weeks around 7 of 10: a good time to ask a professional to look at it with you."]


def test_is_this_a_flare_is_asked_when_pain_stands_out_and_not_twice_in_a_fortnight() -> None:
    life = Life(plan())
    days(life, 14, 2)
    life.pain(5)
    question = life.see().question
    assert question is not None
    assert question.id == FLARE
    life.add(Answered(**life.base(), question=FLARE, yes=False))
    assert not asks(life, FLARE)
    life.end(life.see(), [])
    days(life, 5, 2)
    life.pain(5)
    assert not asks(life, FLARE), "no worse than what was no flare"
    life.pain(7)
    assert asks(life, FLARE), "red and far over the usual is always asked about"
    life.add(Answered(**life.base(), question=FLARE, yes=False))
    life.end(life.see(), [])
    life.pain(7)
    assert not asks(life, FLARE)


def test_is_it_over_is_asked_after_two_calmer_days() -> None:
    life = Life(plan())
    days(life, 10, 2)
    life.flare(begins=True)
    day(life, 7)
    day(life, 3)
    life.pain(3)
    question = life.see().question
    assert question is not None
    assert question.id == OVER


def test_welcome_back_comes_after_a_week_and_blames_nobody() -> None:
    life = Life(plan())
    days(life, 10)
    days(life, 8, None, done=False)
    question = life.see().question
    assert question is not None
    assert (question.id, question.answers) == (WELCOME, "")
    assert "missed" not in question.text.lower()
    life.do(life.see().rows[0])
    assert not asks(life, WELCOME)


def test_maintenance_is_offered_after_28_green_days_at_the_top_and_makes_every_second_day() -> None:
    life = Life(plan(minutes(3, 5), week_target=7))
    offers = []
    for _ in range(45):
        life.pain(1)
        seen = life.see()
        if seen.question is not None and seen.question.id == MAINTAIN:
            offers.append(seen)
            break
        for row in open_rows(seen):
            life.do(row)
        life.end(seen, [])
    assert offers
    assert offers[0].streak.days >= 28
    life.add(Answered(**life.base(), question=MAINTAIN, yes=True))
    due = []
    for _ in range(6):
        seen = life.see()
        due.append(bool(open_rows(seen)))
        for row in open_rows(seen):
            life.do(row)
        life.end(seen, [])
    assert due == [True, False] * 3


def test_the_check_in_is_offered_once_a_week_and_tells_the_change() -> None:
    life = Life(plan())
    days(life, 7)
    question = life.see().question
    assert question is not None
    assert question.id == CHECK_IN
    life.add(CheckedIn(**life.base(), pain=6, enjoyment=6, activity=6))
    assert life.see().question is None
    life.end(life.see(), [])
    days(life, 7)
    life.add(CheckedIn(**life.base(), pain=4, enjoyment=4, activity=4))
    now = life.see().check_in
    assert now is not None
    assert now.marked
    assert not now.worse


def test_a_schedule_that_never_fits_is_told_of_without_blame() -> None:
    workdays = minutes(3, 5, task_id="desk", every=OnWeekdays((0, 1, 2, 3, 4)))
    life = Life(plan(workdays, minutes(3, 5, task_id="sofa", every=OnWeekdays((5, 6)))))
    found = set()
    for _ in range(60):
        seen = life.see()
        found |= {seen.question.id} if seen.question is not None else set()
        for row in open_rows(seen):
            if row.task == "sofa":
                life.do(row)
        life.end(seen, [])
    assert EVERY in found


def test_thresholds_of_the_plan_hold() -> None:
    limits = msgspec.structs.replace(plan().limits, climb_sessions=9, climb_days=10)
    life = Life(plan(limits=limits))
    days(life, 8)
    assert not offered(life)
    days(life, 1)
    assert offered(life)
