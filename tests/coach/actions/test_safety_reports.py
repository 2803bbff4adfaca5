"""What a pain report in the chest, the head or both legs does, and how a stop stands: nothing is forgotten."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest
from kits.coach_kit import DAY, FIRST, again, begun, doses, edit_plan, entries, follow, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Doubtful, Refused
from backcare_tui.coach.actions.amend import Correction
from backcare_tui.coach.diary import Wanted
from backcare_tui.coach.recording import surely
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.safety import EMERGENCY
from backcare_tui.domain.session import moves
from backcare_tui.storage.journal.journal import Journal

EVERY_NUMBER = range(11)


def stop(mine: Coach, clock: FixedClock, task: str = "pump", why: str = "numbness") -> None:
    session = moves.stop(follow(begun(mine, clock, task), clock, 70), clock.monotonic(), why)
    mine.sessions.record(session, clock.monotonic())


def asked(mine: Coach) -> str:
    """The id of what today asks."""
    question = again(mine).today().question
    return question.id if question is not None else ""


@pytest.mark.parametrize("level", EVERY_NUMBER)
def test_pain_in_the_chest_shows_the_emergency_text_whatever_its_number(mine: Coach, level: int) -> None:
    receipt = mine.tasks.pain(level, where=("chest",))

    assert f"{EMERGENCY}." in receipt.text
    day = again(mine).today()
    assert day.guidance.text.startswith(f"{EMERGENCY}.")
    assert (day.guidance.stance, day.asked, day.record.state) == ("rest", 0, "locked")
    assert set(states(mine).values()) == {"rested"}
    assert asked(mine) == "sign:heart-vessels"


@pytest.mark.parametrize("morning", [True, False], ids=["morning", "now"])
def test_beside_chest_pain_nothing_speaks_of_a_flare_or_of_taking_it_gently(
    mine: Coach, clock: FixedClock, morning: bool
) -> None:
    for _ in range(10):
        mine.tasks.pain(1)
        clock.moment += DAY
    receipt = mine.tasks.pain(6, where=("chest",), morning=morning)
    said = f"{receipt.text} {mine.today().guidance.text} {mine.today().question}".lower()
    for words in ("flare", "gently", "streak", "less now", "one task"):
        assert words not in said


def test_a_no_is_one_answer_and_the_day_is_back(mine: Coach) -> None:
    mine.tasks.pain(2, where=("chest",))
    receipt = mine.guidance.answer(yes=False)
    assert "if unsure, ask a professional" in receipt.text
    assert set(states(again(mine)).values()) == {"due"}
    assert asked(mine) == ""


def test_no_warning_sign_is_new_answers_all_that_was_put(mine: Coach) -> None:
    mine.tasks.pain(2, where=("chest", "head"))
    mine.safety.nothing_new()
    assert (again(mine).today().put, again(mine).today().locked) == ((), False)
    assert mine.today().status.screened == mine.today_date


def test_a_yes_locks(mine: Coach) -> None:
    mine.tasks.pain(2, where=("chest",))
    assert mine.guidance.answer(yes=True).text.startswith(f"{EMERGENCY}.")
    assert again(mine).today().status.signs == ("heart-vessels",)
    assert again(mine).today().locked


def test_known_chest_pain_is_told_of_at_once_and_not_put_again(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.pain(3, where=("chest",))
    mine.guidance.answer(yes=False)
    clock.moment += DAY
    assert f"{EMERGENCY}." in mine.tasks.pain(2, where=("chest",)).text
    day = again(mine).today()
    assert day.put == ()
    assert day.guidance.text.startswith(
        "Pain in the chest: if it is new or getting worse, get emergency help"
    )
    mine.tasks.pain(4, where=("chest",))
    assert asked(mine) == "sign:heart-vessels"


@pytest.mark.parametrize(
    ("where", "sign", "words"),
    [
        (("head",), "neck-artery", "trouble speaking, swallowing, seeing or balancing"),
        (("foot-left", "foot-right"), "both-legs", "in both legs"),
        (("thigh-left", "lower-leg-right"), "both-legs", "in both legs"),
    ],
)
def test_the_head_and_both_legs_put_their_sign_at_the_first_report(
    mine: Coach, where: tuple[str, ...], sign: str, words: str
) -> None:
    receipt = mine.tasks.pain(1, where=where)
    assert words in receipt.text
    assert "emergency help" in receipt.text
    assert asked(mine) == f"sign:{sign}"


def test_one_foot_after_the_other_on_one_day_is_both(mine: Coach) -> None:
    assert "emergency" not in mine.tasks.pain(3, where=("foot-left",)).text
    assert asked(mine) == ""
    assert "emergency" in mine.tasks.pain(2, where=("foot-right",)).text
    assert asked(mine) == "sign:both-legs"


def test_what_was_put_waits_over_the_days_and_costs_no_streak(mine: Coach, clock: FixedClock) -> None:
    for task in ("pump", "press", "claw"):
        mine.tasks.done(task)
    clock.moment += DAY
    mine.tasks.pain(3, where=("chest",))
    clock.moment += 100 * DAY
    day = again(mine).today()
    assert (asked(mine), day.asked, day.streak.days) == ("sign:heart-vessels", 0, 1)


def test_chest_pain_of_yesterday_is_put_today_and_yesterday_stays_kept(
    mine: Coach, clock: FixedClock
) -> None:
    for task in ("pump", "press", "claw"):
        mine.tasks.done(task)
    yesterday = mine.today_date
    clock.moment += DAY
    mine.tasks.pain(3, where=("chest",), day=yesterday)
    assert asked(mine) == "sign:heart-vessels"
    assert mine.day(yesterday).record.state == "kept"


def test_nothing_is_guided_before_the_sign_is_answered(mine: Coach) -> None:
    mine.tasks.pain(3, where=("chest",))
    with pytest.raises(Refused, match="emergency help"):
        mine.sessions.guide("pump")


def test_a_report_that_was_a_slip_is_taken_back_with_all_it_put(mine: Coach) -> None:
    mine.tasks.note("the day has begun")
    before = mine.today()
    mine.tasks.pain(3, where=("chest",))
    surely(mine, mine.undo)
    after = again(mine).today()
    assert (after.rows, after.guidance, after.status) == (before.rows, before.guidance, before.status)


def newest(mine: Coach) -> Entry:
    return next(mine.diary.newest(Wanted(kind="pain")))


def test_a_place_that_is_put_right_puts_its_sign_from_then_on(mine: Coach, clock: FixedClock) -> None:
    for task in ("pump", "press", "claw"):
        mine.tasks.done(task)
    mine.tasks.pain(3, where=("low-back-left",))
    first = mine.today_date
    clock.moment += 2 * DAY
    receipt = mine.amend(newest(mine), Correction(where=("chest",)))
    assert f"{EMERGENCY}." in receipt.text
    assert asked(mine) == "sign:heart-vessels"
    assert (mine.day(first).record.state, mine.day(first + DAY).record.state) == ("kept", "missed")
    surely(mine, lambda: mine.amend(newest(mine), Correction(where=("neck",))))
    assert asked(mine) == ""


def test_a_place_of_long_ago_that_is_put_right_is_history(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.pain(3, where=("low-back-left",))
    clock.moment += 20 * DAY
    assert f"{EMERGENCY}." in mine.amend(newest(mine), Correction(where=("chest",))).text
    assert mine.today().put == ()


def test_also_while_paused(mine: Coach) -> None:
    mine.guidance.pause()
    mine.tasks.pain(3, where=("chest",))
    assert asked(mine) == "sign:heart-vessels"


# ---- stops


def test_a_stop_rests_its_task_until_it_has_gone_and_then_it_begins_at_its_lowest(
    mine: Coach, clock: FixedClock
) -> None:
    mine.guidance.rung("pump", 2)
    stop(mine, clock)
    assert asked(mine) == ""  # on the day itself it is left out
    clock.moment += DAY
    (row,) = [row for row in again(mine).today().rows if row.id == "pump"]
    assert (row.state, row.because) == ("rested", "stopped: numbness")
    assert "Stopped for numbness yesterday." in row.why
    assert asked(mine) == "gone:pump"

    mine.guidance.answer(yes=True)
    (row,) = [row for row in again(mine).today().rows if row.id == "pump"]
    assert (row.state, doses(mine)["pump"]) == ("due", "5 min")
    assert any("the stop for numbness yesterday; it has gone" in why for why in row.why)


def test_what_has_not_gone_waits_for_a_professional(mine: Coach, clock: FixedClock) -> None:
    stop(mine, clock)
    clock.moment += DAY
    mine.guidance.answer(yes=False)
    clock.moment += 100 * DAY
    assert (asked(mine), states(mine)["pump"]) == ("", "rested")
    with pytest.raises(Refused, match="Posture pump rests"):
        mine.guidance.rung("pump", 2)
    receipt = mine.safety.clear(["pump"], by="Dr Ruiz")
    assert "numbness at Posture pump" in receipt.text
    assert states(again(mine))["pump"] == "due"


def test_a_second_stop_within_eight_weeks_waits_for_a_professional(mine: Coach, clock: FixedClock) -> None:
    stop(mine, clock)
    clock.moment += DAY
    mine.guidance.answer(yes=True)
    clock.moment += 40 * DAY
    stop(mine, clock, why="tingling")
    clock.moment += DAY
    assert (states(mine)["pump"], asked(mine).startswith("gone:")) == ("rested", False)
    (row,) = [row for row in mine.today().rows if row.id == "pump"]
    assert any("until a professional has cleared it" in why for why in row.why)


def test_a_stop_is_asked_about_on_the_next_day_that_its_task_is_due(mine: Coach, clock: FixedClock) -> None:
    stop(mine, clock, "claw", "tingling")
    clock.moment += 6 * DAY  # a Saturday, on which the claw is not due
    assert asked(mine) == ""
    clock.moment += DAY
    assert asked(mine) == "gone:claw"


def test_only_the_stopped_task_rests(mine: Coach, clock: FixedClock) -> None:
    stop(mine, clock)
    clock.moment += DAY
    assert {task for task, state in states(mine).items() if state == "rested"} == {"pump"}


def test_a_stop_that_was_taken_back_rests_nothing(mine: Coach, clock: FixedClock) -> None:
    stop(mine, clock)
    assert surely(mine, mine.undo).text == "Taken back: the stop."
    clock.moment += DAY
    assert (states(again(mine))["pump"], asked(mine)) == ("due", "")


def test_a_stop_is_older_than_eight_weeks_and_still_stands(mine: Coach, clock: FixedClock) -> None:
    stop(mine, clock)
    clock.moment += 200 * DAY
    mine.tasks.note("half a year later")
    clock.moment += DAY
    assert (states(again(mine))["pump"], asked(mine)) == ("rested", "gone:pump")


def test_the_clearance_of_a_stop_is_kept_under_its_own_name(mine: Coach, clock: FixedClock) -> None:
    stop(mine, clock)
    mine.safety.screen([], ["numbness"])
    mine.safety.clear([], by="Dr Ruiz")
    (entry,) = entries(mine, "cleared")
    assert entry["what"] == ["numbness", "stop:pump"]


def test_a_task_that_is_in_the_plan_no_more_asks_nothing(mine: Coach, clock: FixedClock) -> None:
    stop(mine, clock)
    edit_plan(mine, 'id = "pump"', 'id = "other"')
    clock.moment += DAY
    assert asked(mine) == ""
    assert states(mine)["other"] == "due"
    assert mine.today().status.open_words("stop:pump", mine.plan) == "numbness at pump"


def test_a_row_never_says_none_red_of_a_task_that_was_stopped_lately(mine: Coach, clock: FixedClock) -> None:
    def climbing() -> str:
        """What is said of the pump's next step, on the day that it is offered."""
        for _ in range(40):
            mine.tasks.pain(1)
            (row,) = [row for row in mine.today().rows if row.id == "pump"]
            offer = next((why for why in row.why if ", up from " in why), "")
            if offer:
                return offer
            for task in ("pump", "press", "claw"):
                if any(due.task == task for due in mine.today().due_tasks):
                    mine.tasks.done(task)
            clock.moment += DAY
        return ""

    stop(mine, clock)
    clock.moment += DAY
    mine.guidance.answer(yes=True)
    offer = climbing()
    assert "the stop for numbness was on Sunday" in offer
    assert "none red" not in offer


def test_no_answer_is_one_to_a_report_that_is_made_after_it_whatever_day_that_is_for(
    coach: Coach, clock: FixedClock
) -> None:
    coach.tasks.note("The first.")
    clock.moment += timedelta(days=1)
    coach.safety.nothing_new()
    said = coach.tasks.pain(5, where=["chest"], day=coach.today_date - timedelta(days=1)).text
    assert "Today asks about it first." in said
    assert coach.today().status.put_on(coach.today_date) == ("heart-vessels",)
    coach.guidance.answer(yes=False)
    assert not coach.today().status.put
    coach.tasks.pain(8, where=["chest"], day=coach.today_date - timedelta(days=1))
    assert coach.today().status.put


def test_what_is_put_right_or_brought_back_is_asked_about_though_all_was_answered_meanwhile(
    coach: Coach,
) -> None:
    coach.tasks.pain(3, where=["neck"])
    coach.safety.nothing_new()
    coach.amend(coach.diary.at_most(2, Wanted())[0][1], Correction(where=["chest"]))
    assert coach.today().status.put
    coach.safety.nothing_new()
    assert not coach.today().status.put
    coach.tasks.pain(4, where=["head"])
    surely(coach, coach.undo)
    coach.safety.nothing_new()
    coach.redo()
    assert coach.today().status.put


def test_a_report_before_a_clearance_is_cleared_and_one_after_it_is_asked_about(
    coach: Coach, clock: FixedClock
) -> None:
    coach.tasks.pain(4, where=["chest"])
    coach.guidance.answer(yes=True)
    coach.tasks.pain(5, where=["chest"])
    clock.moment += timedelta(days=1)
    coach.safety.clear((), by="Dr A")
    assert not coach.today().status.put
    coach.tasks.pain(9, where=["chest"], day=coach.today_date - timedelta(days=1))
    assert coach.today().status.put_on(coach.today_date)


def test_a_safety_answer_is_brought_back_only_when_that_is_said_once_more(coach: Coach) -> None:
    coach.safety.screen(("cauda-equina",))
    coach.safety.clear((), by="Dr A")
    surely(coach, coach.undo)
    assert coach.today().locked
    with pytest.raises(Doubtful, match="brings back the clearance"):
        coach.redo()
    assert coach.today().locked
    surely(coach, coach.redo)
    assert not coach.today().locked


def test_a_report_whose_question_waits_is_taken_back_only_when_that_is_said_once_more(mine: Coach) -> None:
    mine.tasks.pain(2, where=("chest",))
    for verb in (mine.undo, lambda: mine.take_back(newest(mine))):
        with pytest.raises(Doubtful, match="takes back the report of pain in the chest of today"):
            verb()
        assert asked(mine) == "sign:heart-vessels"
    mine.guidance.answer(yes=False)
    surely(mine, mine.undo)  # the answer, which is one of safety
    with pytest.raises(Doubtful) as doubt:
        mine.undo()
    assert doubt.value.again().text == "Taken back: the pain report."
    assert asked(mine) == ""


def test_a_report_that_waits_for_nothing_is_taken_back_at_once(mine: Coach) -> None:
    mine.tasks.pain(2, where=("foot-left", "low-back-left"))
    assert mine.undo().changed
    mine.tasks.pain(2, where=("chest",))
    mine.guidance.answer(yes=False)
    assert mine.take_back(newest(mine)).changed


@pytest.mark.parametrize("place", ["chest", "foot-left"])
def test_a_place_whose_question_waits_is_put_right_only_when_that_is_said_once_more(
    mine: Coach, place: str
) -> None:
    mine.tasks.pain(2, where=("chest", "foot-left", "foot-right"))
    left = [spot for spot in ("chest", "foot-left", "foot-right") if spot != place]
    with pytest.raises(Doubtful, match="out of the report: what rests or is locked may change") as doubt:
        mine.amend(newest(mine), Correction(where=left))
    assert len(again(mine).today().put) == 2
    assert mine.amend(newest(mine), Correction(numbers=(1,), text="a muscle")).changed
    doubt.value.again()
    assert len(again(mine).today().put) == 1


def test_a_correction_that_put_a_question_is_taken_back_only_when_that_is_said_once_more(mine: Coach) -> None:
    mine.tasks.pain(2, where=("neck",))
    mine.amend(newest(mine), Correction(where=["chest"]))
    with pytest.raises(Doubtful, match="takes back the correction of a report of pain in the chest"):
        mine.undo()
    surely(mine, mine.undo)
    assert asked(mine) == ""
    assert mine.redo().changed  # which asks again, and takes nothing away
    assert asked(mine) == "sign:heart-vessels"


def test_what_a_stop_rests_is_checked_off_only_when_that_is_said_once_more(
    mine: Coach, clock: FixedClock
) -> None:
    stop(mine, clock)
    (row,) = [row for row in mine.today().rows if row.id == "pump"]
    assert "Stopped for numbness today: leave it out." in row.why
    assert row.skipped_words == "stopped: numbness"
    with pytest.raises(Doubtful, match=r"Posture pump was stopped for numbness on this day\.") as doubt:
        mine.tasks.done("pump")
    assert mine.tasks.done("press").changed
    assert doubt.value.again().changed
    clock.moment += DAY
    with pytest.raises(Doubtful, match="Posture pump rests: you stopped it for numbness") as doubt:
        again(mine).tasks.done(["pump", "press"])
    assert doubt.value.again().changed
    clock.moment += DAY
    mine.guidance.answer(yes=True)
    assert again(mine).tasks.done("pump").changed


def test_what_a_lock_or_a_condition_rests_is_checked_off_only_when_that_is_said_once_more(
    mine: Coach,
) -> None:
    edit_plan(mine, 'name = "Press"', 'name = "Press"\nnot_with = ["osteoporosis"]')
    mine.safety.screen((), ("osteoporosis",))
    with pytest.raises(Doubtful, match="Press rests: you answered yes to"):
        mine.tasks.done("press")
    assert mine.tasks.done("pump").changed
    mine.tasks.pain(3, where=("chest",))
    with pytest.raises(Doubtful, match="a warning sign is to be answered first"):
        mine.tasks.done(FIRST)
    mine.guidance.answer(yes=True)
    with pytest.raises(Doubtful, match=r"a warning sign was answered yes\."):
        mine.tasks.done(FIRST)


FULL = OSError(28, "No space left on device")


def test_what_to_do_is_said_first_though_it_cannot_be_recorded(mine: Coach) -> None:
    mine.tasks.pain(2, where=("neck",))
    neck = newest(mine)
    verbs = (
        lambda: mine.tasks.pain(3, where=("chest",)),
        lambda: mine.amend(neck, Correction(where=["chest"])),
        lambda: mine.safety.screen(["heart-vessels"]),
    )
    for verb in verbs:
        with patch.object(Journal, "append", side_effect=FULL), pytest.raises(Refused) as refused:
            verb()
        assert str(refused.value).startswith(f"{EMERGENCY}.")
        assert str(refused.value).endswith("Not saved, and nothing was changed: the disk is full.")
    mine.tasks.pain(3, where=("chest",))
    with patch.object(Journal, "append", side_effect=FULL), pytest.raises(Refused, match=EMERGENCY[:20]):
        mine.guidance.answer(yes=True)
    with patch.object(Journal, "append", side_effect=FULL), pytest.raises(Refused, match=r"^Not saved"):
        mine.guidance.answer(yes=False)
