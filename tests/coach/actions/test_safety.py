"""A warning sign locks, a condition rests, and only a clearance unlocks."""

from __future__ import annotations

from datetime import date

import pytest
from kits.coach_kit import DAY, FIRST, PLAN, SECOND, again, entries, files, put_plan, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Doubtful, Refused, Unreadable
from backcare_tui.coach.recording import surely
from backcare_tui.domain.safety import BOOK, CONDITIONS, NOW, SAME_DAY, SIGNS, SOON

SCREENED = PLAN.replace('id = "pump"', 'id = "pump"\nnot_with = ["osteoporosis", "pregnancy"]').replace(
    'id = "press"', 'id = "press"\nnot_with = ["pregnancy"]'
)
NAMES = {
    "plain": "Dr Ruiz",
    "markup": "[/] [red]",
    "emoji": "👩🏽‍⚕️",
    "turned": "\u202eabc\u2066",
    "hebrew": "ד״ר כהן",
}


@pytest.fixture
def screened(mine: Coach) -> Coach:
    """A plan in which two tasks do not go with some conditions."""
    put_plan(mine.home, SCREENED)
    mine.refresh()
    return mine


LOCKING = [sign.id for sign in SIGNS if sign.act in (NOW, SAME_DAY)]
ADVISING = [sign.id for sign in SIGNS if sign.act in (SOON, BOOK)]


@pytest.mark.parametrize("sign", LOCKING)
def test_every_sign_that_cannot_wait_locks_and_says_whom_to_turn_to(mine: Coach, sign: str) -> None:
    receipt = mine.safety.screen([sign])

    day = again(mine).today()
    assert (day.locked, day.record.state, day.guidance.stance, day.asked) == (True, "locked", "rest", 0)
    assert set(states(mine).values()) == {"rested"}
    assert day.question is None
    assert receipt.text.endswith("The plan rests until a professional has cleared it.")
    assert any(word in receipt.text for word in ("emergency", "doctor"))
    assert day.guidance.text.startswith(receipt.text.split(". ")[0])


def test_of_several_signs_the_most_urgent_is_told(mine: Coach) -> None:
    assert mine.safety.screen(["one-leg", "cauda-equina"]).text.startswith("Stop and get emergency help now")


def test_a_lock_does_not_age(mine: Coach, clock: FixedClock) -> None:
    mine.safety.screen(["infection"])
    clock.moment += 400 * DAY
    assert again(mine).today().locked
    mine.tasks.note("a later year")
    clock.moment += 400 * DAY
    assert again(mine).today().locked
    assert {row.state for row in mine.today().rows} == {"rested"}


def test_locked_days_cost_no_streak(mine: Coach, clock: FixedClock) -> None:
    for task in ("pump", "press", "claw"):
        mine.tasks.done(task)
    clock.moment += DAY
    mine.safety.screen(["infection"])
    clock.moment += 20 * DAY
    assert mine.today().streak.days == 1


def test_what_was_done_on_a_locked_day_can_be_recorded_and_unlocks_nothing(mine: Coach) -> None:
    mine.safety.screen(["infection"])
    mine.sure = True
    for receipt in (mine.tasks.done("pump"), mine.tasks.pain(4), mine.tasks.note("went to the doctor")):
        assert receipt.changed
    day = again(mine).today()
    assert (day.locked, day.record.state, states(mine)["pump"]) == (True, "locked", "done")
    assert set(states(mine).values()) == {"done", "rested"}


def test_a_locked_day_is_not_told_to_be_all_done(mine: Coach) -> None:
    mine.safety.screen(["infection"])
    mine.sure = True
    assert "That is all for today" not in mine.tasks.done("pump").text


def test_a_rested_row_is_not_said_to_be_skipped(mine: Coach) -> None:
    mine.safety.screen(["infection"])
    assert "skipped already" not in mine.tasks.skip("pump", because="doctor").text


def test_a_slip_is_taken_back_whole(mine: Coach) -> None:
    mine.tasks.note("the day has begun")
    before = mine.today()
    mine.safety.screen(["cauda-equina"], ["pregnancy"])
    with pytest.raises(Doubtful, match="takes back the safety answers of today"):
        mine.undo()
    assert surely(mine, mine.undo).text == "Taken back: the safety answers."
    assert mine.today() == again(mine).today() == before


def test_an_answer_only_adds(mine: Coach) -> None:
    mine.safety.screen(["infection"], ["pregnancy"])
    mine.safety.screen(["one-leg"])
    mine.safety.screen([], [])
    mine.safety.screen([], ["cancer"])
    status = again(mine).today().status
    assert (status.signs, status.conditions) == (("infection", "one-leg"), ("pregnancy", "cancer"))


def test_a_no_to_all_is_an_answer_and_locks_nothing(mine: Coach) -> None:
    assert mine.today().unscreened
    receipt = mine.safety.screen([], [])
    assert receipt.text == "Noted. An empty list does not mean you are safe; if unsure, ask a professional."
    day = again(mine).today()
    assert (day.locked, day.unscreened, day.status.screened, day.status.asked) == (
        False,
        False,
        day.day,
        day.day,
    )


def test_the_signs_may_be_answered_without_the_conditions(mine: Coach) -> None:
    mine.safety.screen([])
    status = again(mine).today().status
    assert (status.screened, status.asked) == (mine.today_date, None)


def test_a_clearance_unlocks_exactly_what_it_names(mine: Coach) -> None:
    mine.safety.screen(["infection", "cord"], ["pregnancy"])
    mine.safety.clear(["infection", "pregnancy"], by="Dr Ruiz")
    assert again(mine).today().status.signs == ("cord",)
    assert again(mine).today().status.conditions == ()
    assert again(mine).today().locked
    mine.safety.clear(["cord"], by="Dr Ruiz")
    assert not again(mine).today().locked
    assert set(states(mine).values()) == {"due"}


def test_a_clearance_keeps_who_and_when_and_without_names_clears_all(mine: Coach) -> None:
    mine.safety.screen(["infection", "one-leg"], ["pregnancy"])
    receipt = mine.safety.clear([], by=" Dr Ruiz ", on=date(2026, 11, 20))
    assert receipt.text.startswith("Cleared by Dr Ruiz, 2026-11-20: ")
    (entry,) = entries(mine, "cleared")
    assert (entry["by"], entry["on"], entry["day"]) == ("Dr Ruiz", "2026-11-20", "2026-11-22")
    assert set(entry["what"]) == {"infection", "one-leg", "pregnancy"}
    assert not again(mine).today().locked


def test_a_clearance_that_was_taken_back_locks_again(mine: Coach) -> None:
    mine.safety.screen(["infection"])
    mine.safety.clear([], by="Dr Ruiz")
    surely(mine, mine.undo)
    assert again(mine).today().locked


def test_a_sign_that_comes_back_after_its_clearance_locks_again(mine: Coach) -> None:
    mine.safety.screen(["infection"])
    mine.safety.clear([], by="Dr Ruiz")
    mine.safety.screen(["infection"])
    assert again(mine).today().locked


@pytest.mark.parametrize("by", ["", "  ", "x" * 201, "x" * 10_000, "half \ud83d"])
def test_a_clearance_says_who_or_is_none(mine: Coach, by: str) -> None:
    mine.safety.screen(["infection"])
    before = files(mine)
    with pytest.raises(Unreadable):
        mine.safety.clear([], by=by)
    assert files(mine) == before


@pytest.mark.parametrize("by", NAMES.values(), ids=NAMES)
def test_who_cleared_it_is_kept_to_the_letter(mine: Coach, by: str) -> None:
    mine.safety.screen(["infection"])
    mine.safety.clear([], by=by)
    assert entries(mine, "cleared")[0]["by"] == by


def test_a_clearance_to_come_or_of_what_is_not_open_is_refused(mine: Coach) -> None:
    with pytest.raises(Refused, match="Nothing is open to clear"):
        mine.safety.clear([], by="Dr Ruiz")
    mine.safety.screen(["infection"])
    before = files(mine)
    with pytest.raises(Refused, match="2026-11-23 has not come yet"):
        mine.safety.clear([], by="Dr Ruiz", on=mine.today_date + DAY)
    with pytest.raises(Refused, match="'one-leg' is not open: infection is"):
        mine.safety.clear(["infection", "one-leg"], by="Dr Ruiz")
    assert files(mine) == before
    assert again(mine).today().locked


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_rests_exactly_the_tasks_that_name_it(screened: Coach, condition: str) -> None:
    screened.safety.screen([], [condition])
    rested = {"osteoporosis": {"pump"}, "pregnancy": {"pump", "press"}}.get(condition, set())
    rows = again(screened).today().rows
    assert {row.id for row in rows if row.state == "rested"} == rested
    assert {row.id for row in rows if row.state == "due"} == {"pump", "press", FIRST, SECOND} - rested
    for row in rows:
        assert row.because == (condition.replace("-", " ") if row.id in rested else "")
        assert any(f"you answered yes to {CONDITIONS[condition]}" in why for why in row.why) == (
            row.id in rested
        )


def test_what_rests_is_not_counted_and_is_asked_again_once_cleared(screened: Coach) -> None:
    receipt = screened.safety.screen([], ["osteoporosis"])
    assert receipt.text == "Noted. Rested until a professional has cleared it: Posture pump."
    assert screened.today().asked == 3
    screened.safety.clear(["osteoporosis"], by="Dr Ruiz")
    assert screened.today().asked == 4


def test_a_sore_massage_is_not_said_to_wait_for_a_professional(mine: Coach) -> None:
    for target in ("quad", "gluteus", "piri"):
        mine.guidance.sore(target)
    assert "until a professional has cleared it" not in mine.safety.screen([], []).text


def test_what_is_no_sign_and_no_condition_is_not_taken(mine: Coach) -> None:
    for signs, conditions in (
        (["hunger"], []),
        (["infection"], ["hunger"]),
        (["pregnancy"], []),
        ([], ["infection"]),
    ):
        with pytest.raises(Unreadable, match="is not one of the"):
            mine.safety.screen(signs, conditions)
    assert files(mine) == {}


@pytest.mark.parametrize("sign", ADVISING)
def test_a_sign_for_an_appointment_advises_and_locks_nothing(mine: Coach, sign: str) -> None:
    receipt = mine.safety.screen([sign])
    day = again(mine).today()
    assert (day.locked, day.guidance.stance, set(states(mine).values())) == (False, "hold", {"due"})
    assert "appointment" in receipt.text
    assert day.guidance.text.split(":")[0] in receipt.text


def test_a_sign_for_an_appointment_rests_what_does_not_go_with_it(mine: Coach) -> None:
    put_plan(mine.home, PLAN.replace('id = "pump"', 'id = "pump"\nnot_with = ["numbness"]'))
    mine.refresh()
    assert "Posture pump" in mine.safety.screen(["one-leg"]).text
    (row,) = [row for row in again(mine).today().rows if row.state == "rested"]
    assert (row.id, row.because) == ("pump", "numb or weak leg")
    assert any("one leg numb or weak" in why for why in row.why)
    mine.safety.clear(["one-leg"], by="Dr Ruiz")
    assert states(again(mine))["pump"] == "due"


def test_what_was_cleared_is_not_asked_again_but_once_a_week_and_briefly(
    mine: Coach, clock: FixedClock
) -> None:
    mine.safety.screen(["infection"], [])
    mine.safety.clear([], by="Dr Ruiz")
    asked = []
    for _ in range(25):
        asked.append(again(mine).today().asks_safety)
        clock.moment += DAY
    assert [at for at, why in enumerate(asked) if why] == [7, 8, 14, 15, 21, 22]
    assert {*asked} == {"", "weekly"}
    clock.moment += 3 * DAY
    assert mine.today().asks_safety == "weekly"
    mine.safety.nothing_new()
    assert (again(mine).today().asks_safety, again(mine).today().locked) == ("", False)


def test_an_appointment_to_book_is_the_first_that_a_day_says(mine: Coach) -> None:
    mine.safety.screen(["one-leg"])
    assert mine.today().guidance.said.startswith("Book an appointment")


def test_a_report_higher_than_all_before_asks_about_warning_signs_once(
    mine: Coach, clock: FixedClock
) -> None:
    mine.safety.nothing_new()
    asked = []
    for level in (7, 7, 9, 9, 3):
        clock.moment += DAY
        mine.tasks.pain(level, where=["neck"])
        today = again(mine).today()
        asked.append((today.asks_safety, today.safety_first))
        mine.safety.nothing_new()
        assert again(mine).today().asks_safety == ""
    assert asked == [("", False), ("", False), ("new-high", True), ("", False), ("", False)]


def test_a_first_report_of_eight_asks_about_warning_signs_and_stands_first(
    mine: Coach, clock: FixedClock
) -> None:
    assert mine.today().asks_safety == "unanswered"
    assert not mine.today().safety_first
    mine.tasks.pain(9)
    assert again(mine).today().safety_first
    mine.safety.nothing_new()
    clock.moment += 60 * DAY
    mine.tasks.pain(8)
    mine.safety.nothing_new()
    clock.moment += 60 * DAY
    assert again(mine).today().asks_safety != "new-high"
    mine.tasks.pain(8)
    assert (again(mine).today().asks_safety, again(mine).today().safety_first) == ("new-high", True)
