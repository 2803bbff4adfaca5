"""What a day asks beside its tasks, its message, and what is stored of them."""

from __future__ import annotations

import pytest
from kits.coach_kit import DAY, PLAN, again, doses, entries, files, live_days, put_plan
from msgspec.structs import replace

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused

TIPS = """
[[tip]]
id = "unreported"
text = "How is your back?"
zone = ["unknown"]
[[tip]]
id = "red"
text = "A sore day."
zone = ["red"]
"""


def said(coach: Coach) -> list[str]:
    """What the day has last stored that it said."""
    texts: list[str] = entries(coach, "asked")[-1]["said"]
    return texts


def asked(coach: Coach) -> str:
    """Which question is put; empty for none."""
    question = again(coach).today().question
    return question.id if question is not None else ""


@pytest.fixture
def risen(mine: Coach, clock: FixedClock) -> Coach:
    """After five days of 1, a 5: enough to ask whether it is a flare."""
    for _ in range(5):
        mine.tasks.done("pump")
        mine.tasks.pain(1)
        clock.moment += DAY
    mine.tasks.pain(5)
    assert asked(mine) == "flare"
    return mine


def test_the_first_entry_of_a_day_stores_its_message(mine: Coach) -> None:
    tip = mine.today().message
    assert tip is not None
    assert files(mine) == {}
    mine.tasks.done("pump")
    assert said(mine) == [f"tip:{tip.id}"]


def test_a_question_is_stored_with_the_entry_that_brings_it_and_not_by_looking(risen: Coach) -> None:
    assert "ask:flare" in said(risen)
    before = files(risen)
    for _ in range(3):
        assert asked(risen) == "flare"
    assert files(risen) == before


def test_a_message_stays_all_day_whatever_is_reported_short_of_a_hard_day(mine: Coach) -> None:
    shown = mine.today().message
    for level in (1, 4):
        mine.tasks.pain(level)
        assert again(mine).today().message == shown
    mine.guidance.maintain(on=True)
    assert again(mine).today().message == shown
    assert sum(word.startswith("tip:") for word in said(mine)) == 1


def test_a_first_report_that_is_red_brings_a_message_for_red_days_and_a_slip_the_first_one_back(
    mine: Coach,
) -> None:
    put_plan(mine.home, PLAN + TIPS)
    mine.refresh()
    tip = mine.today().message
    assert tip is not None
    assert tip.id == "unreported"

    mine.tasks.pain(9)

    red = again(mine).today().message
    assert red is not None
    assert red.id == "red"
    assert said(mine)[:2] == ["tip:unreported", "tip:red"]
    mine.undo()
    assert again(mine).today().message == tip


def test_a_question_that_the_first_entry_answers_is_stored_as_asked(mine: Coach, clock: FixedClock) -> None:
    for _ in range(7):
        mine.tasks.done("pump")
        clock.moment += DAY
    assert asked(mine) == "check-in"
    mine.guidance.check_in(1, 2, 3)
    assert "ask:check-in" in said(mine)


def test_a_question_and_a_stance_that_come_later_are_stored_with_what_brings_them(
    mine: Coach, clock: FixedClock
) -> None:
    for _ in range(5):
        mine.tasks.pain(1)
        clock.moment += DAY
    mine.tasks.done("press")
    assert "ask:flare" not in said(mine)
    mine.tasks.pain(5)
    assert "ask:flare" in said(mine)
    mine.guidance.answer(yes=False)
    mine.tasks.pain(6)
    assert entries(mine, "asked")[-1]["stance"] == "ease"
    clock.moment += DAY
    assert again(mine).day(mine.today_date - DAY).guidance.stance == "ease"


def test_another_day_has_another_message(mine: Coach, clock: FixedClock) -> None:
    shown = set()
    for _ in range(5):
        mine.tasks.note("a day")
        tip = mine.today().message
        assert tip is not None
        shown.add(tip.id)
        clock.moment += DAY
    assert len(shown) == 5


@pytest.mark.parametrize("yes", [True, False])
def test_with_nothing_asked_there_is_nothing_to_answer(mine: Coach, *, yes: bool) -> None:
    with pytest.raises(Refused, match="Today asks nothing that can be answered"):
        mine.guidance.answer(yes=yes)
    assert files(mine) == {}


def test_a_yes_to_the_flare_question_begins_one(risen: Coach) -> None:
    assert risen.guidance.answer(yes=True).text.startswith("A flare: half doses from now on")
    assert again(risen).today().flaring
    assert doses(risen)["pump"] == "2 min"
    assert asked(risen) == ""


def test_a_no_to_the_flare_question_changes_no_dose_and_is_asked_again_only_when_it_is_red_and_worse(
    risen: Coach, clock: FixedClock
) -> None:
    before = doses(risen)
    risen.guidance.answer(yes=False)
    assert (doses(risen), risen.today().flaring, asked(risen)) == (before, False, "")
    with pytest.raises(Refused):
        risen.guidance.answer(yes=True)
    clock.moment += DAY
    risen.tasks.pain(5)
    assert asked(risen) == "", "no more than it was when the answer was no"
    risen.tasks.pain(6)
    assert asked(risen) == "flare", "red and far over the usual"


def test_one_undo_takes_back_a_yes_whole(risen: Coach) -> None:
    before = risen.today()
    risen.guidance.answer(yes=True)
    risen.undo()
    assert not risen.today().flaring
    said_since = risen.today().said
    assert set(before.said) < set(said_since), "what was said of the flare was said"
    assert replace(risen.today(), said=before.said) == before


def test_a_no_that_was_taken_back_is_asked_again(risen: Coach) -> None:
    risen.guidance.answer(yes=False)
    assert risen.undo().text == "Taken back: the answer."
    assert asked(risen) == "flare"


def test_two_calmer_days_ask_whether_the_flare_is_over_and_a_yes_ends_it(
    risen: Coach, clock: FixedClock
) -> None:
    risen.guidance.answer(yes=True)
    for _ in range(2):
        clock.moment += DAY
        risen.tasks.pain(1)
    assert asked(risen) == "flare-over"
    assert (
        risen.guidance.answer(yes=True).text
        == "The flare is over. From tomorrow everything comes back gently."
    )
    assert not again(risen).today().flaring
    clock.moment += DAY
    assert risen.today().guidance.stance == "ease"
    assert asked(risen) == ""


def test_the_check_in_is_asked_after_a_week_given_by_its_numbers_and_declined_with_no(
    mine: Coach, clock: FixedClock
) -> None:
    for _ in range(7):
        mine.tasks.done("pump")
        clock.moment += DAY
    assert asked(mine) == "check-in"
    before = files(mine)
    with pytest.raises(Refused, match="takes the three numbers"):
        mine.guidance.answer(yes=True)
    assert files(mine) == before

    mine.guidance.check_in(1, 2, 3)
    assert asked(mine) == ""
    mine.undo()
    assert asked(mine) == "check-in"
    mine.guidance.answer(yes=False)
    assert asked(mine) == ""


def test_who_comes_back_after_a_week_is_welcomed_and_asked_for_no_answer(
    mine: Coach, clock: FixedClock
) -> None:
    mine.tasks.done("pump")
    clock.moment += 7 * DAY
    assert asked(mine) == "welcome"
    with pytest.raises(Refused):
        mine.guidance.answer(yes=True)
    mine.tasks.done("pump")
    assert asked(mine) != "welcome"


def test_maintaining_asks_every_second_day_until_it_is_taken_off(mine: Coach, clock: FixedClock) -> None:
    assert not mine.guidance.maintain(on=False).changed
    assert files(mine) == {}
    assert mine.guidance.maintain(on=True).changed
    before = files(mine)
    assert not mine.guidance.maintain(on=True).changed
    assert files(mine) == before
    assert live_days(mine, clock, 4) == [True, False, True, False]

    assert mine.guidance.maintain(on=False).changed
    assert live_days(mine, clock, 3) == [True, True, True]


def test_a_step_up_that_is_offered_may_be_chosen_without_doing_it(mine: Coach, clock: FixedClock) -> None:
    for _ in range(5):
        for task in ("pump", "press", "claw"):
            mine.tasks.done(task)
        mine.tasks.pain(1)
        clock.moment += DAY
    assert doses(mine)["pump"] == "8 min"
    assert not mine.guidance.rung("pump", 1).changed

    assert mine.guidance.rung("pump", 2).text == "Posture pump: up to rung 2, 8 min, as you chose."
