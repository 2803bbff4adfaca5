"""Promises to those whose pain lasts, by plain examples: red areas, what is for pain, gaps, flares and questions."""

from __future__ import annotations

import pytest
from kits.guidance_examples import RUB, day, days, minutes, plan, rung
from kits.guidance_kit import Life, open_rows
from msgspec.structs import replace

from backcare_tui.domain.guidance.questions import CHECK_IN, OWN_RED, WELCOME
from backcare_tui.domain.journal.check_in import CheckInNow
from backcare_tui.domain.journal.events import CheckedIn, DayPlanned
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Task


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
    assert row.rested_words == "rested: red pain there"
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
            turn = "it is this muscle's turn. Press lightly, or leave it out."
            assert f"Low-back at 7 today, but {turn}" in row.why
    lightly = "Press lightly near the sore place, or leave it out."
    assert (lightly in seen.guidance.text) == any(row.target in "ef" for row in seen.rows)
    life = Life(plan(replace(RUB, a_day=len(RUB.targets))))
    life.pain(7, regions=("low-back",))
    assert lightly in life.see().guidance.text
    life.end(life.see(), [])
    rows = [row for row in life.see().rows if row.target in "ef"]
    assert rows
    assert all(any(text.startswith("Low-back at 7 yesterday, but") for text in row.why) for row in rows)
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


def test_a_flare_day_is_kept_where_all_was_done_and_waits_where_less_was() -> None:
    life = Life(plan(minutes(4, 6), minutes(4, 6, task_id="other")))
    days(life, 3)
    life.flare(begins=True)
    life.do(life.see().rows[0])
    assert life.see().record.state == "flare"
    life.do(life.see().rows[1])
    assert life.see().record.state == "kept"


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
    assert life.see().guidance.said == "How is your back today?", "no verdict before a report"
    life.pain(1)
    assert life.see().guidance.opening == "Same as last time"
    life.pain(8)
    day(life, None)
    life.pain(1)
    assert life.see().guidance.opening == "Back to the full doses"
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
    assert life.see().guidance.opening != "Back to the full doses"
    day(life)
    assert life.see().rows[0].dose == Dose(minutes=10)


def test_a_red_report_on_the_first_day_back_asks_no_more_than_the_day_without_it() -> None:
    task = Task(
        id="curl",
        kind="exercise",
        name="Curl",
        rungs=(Dose(reps=4), Dose(reps=8)),
        easier=Dose(reps=2),
        start_rung=0,
    )
    life = Life(plan(task))
    days(life, 2, 2)
    life.flare(begins=True)
    days(life, 2, 4)
    assert life.see().rows[0].dose == Dose(reps=1), "half of the easier form"
    life.flare(begins=False)
    days(life, 8, None, done=False)
    for level in (2, 9):
        life.pain(level)
        assert life.see().rows[0].dose == Dose(reps=1), level


def test_red_is_bad_until_three_weeks_have_told_that_it_is_the_usual() -> None:
    life = Life(plan())
    for at in range(21):
        day(life, 6 + at % 2)
        assert at < 1 or life.see().guidance.stance == "ease", at
    life.pain(7)
    assert not any(text.startswith("Bad day: today") for text in life.see().guidance.why)
    seldom = Life(plan())
    for _ in range(8):
        days(seldom, 1, 6)
        days(seldom, 2, None)
    seldom.pain(7)
    assert seldom.see().guidance.stance == "hold", "nor is one who tells seldom eased for ever"


def test_after_an_edit_of_the_plan_more_minutes_on_the_same_rung_are_not_a_little_less() -> None:
    life = Life(plan(minutes(3, 5, 8)))
    days(life, 3, 0)
    for ladder, opening in (((4, 6), "Nearly as last time"), ((2, 6), "A little less")):
        life.plan = plan(minutes(*ladder))
        seen = life.see()
        assert (seen.rows[0].dose.minutes, seen.guidance.opening) == (ladder[0], opening)
