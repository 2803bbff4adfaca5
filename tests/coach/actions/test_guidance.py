"""The person's own word on guidance, and what a report does to the day."""

from __future__ import annotations

from functools import partial

import pytest
from kits.coach_kit import DAY, FIRST, SECOND, THIRD, again, doses, entries, files, put_plan, states
from msgspec.structs import replace

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Doubtful, Refused, Unreadable
from backcare_tui.coach.recording import surely
from backcare_tui.domain.plan.dose import Dose, words

EMOJI = "👩🏽‍💻 [/] [red] \u202eabc גב"


def test_a_red_report_eases_what_is_left_and_leaves_what_was_done(mine: Coach) -> None:
    mine.guidance.rung("pump", 2)
    surely(mine, lambda: mine.guidance.rung("claw", 2))
    mine.tasks.done(FIRST)

    receipt = mine.tasks.pain(7)

    assert receipt.text == "Pain 7: noted. What is left of today is less now."
    assert doses(mine) == {"pump": "5 min", FIRST: "60 s a side", SECOND: "30 s a side", "press": "3 × 10"}
    assert states(mine)[FIRST] == "done"
    day = again(mine).today()
    assert day.guidance.stance == "ease"
    assert {row.id: row.full is not None for row in day.rows} == {
        "pump": True,
        "press": False,
        FIRST: False,
        SECOND: True,
    }


def test_undoing_a_red_report_gives_back_what_it_took(mine: Coach) -> None:
    mine.guidance.rung("pump", 2)
    before = mine.today()
    mine.tasks.pain(7, task="pump")
    assert mine.today() != before

    assert mine.undo().text == "Taken back: the pain report."

    assert mine.today() == again(mine).today()
    assert replace(mine.today(), said=before.said) == before, "but for what was said in the meantime"


def test_a_bad_day_eases_itself_and_the_next_is_as_before(mine: Coach, clock: FixedClock) -> None:
    mine.guidance.rung("pump", 2)
    mine.tasks.pain(6)
    assert doses(mine)["pump"] == "5 min"
    clock.moment += DAY
    assert doses(mine)["pump"] == "8 min"


def test_a_second_bad_day_eases_three_days_and_then_all_is_as_before(mine: Coach, clock: FixedClock) -> None:
    mine.guidance.rung("pump", 2)
    mine.tasks.done("pump")
    mine.tasks.pain(6)
    clock.moment += DAY
    mine.tasks.pain(6)
    seen = []
    for _ in range(4):
        clock.moment += DAY
        seen.append(doses(mine)["pump"])
    assert seen == ["5 min", "5 min", "8 min", "8 min"]


def test_on_an_eased_day_one_task_keeps_the_day(mine: Coach) -> None:
    mine.tasks.pain(6)
    mine.tasks.done("press")
    assert mine.today().record.state == "kept"


def test_a_red_report_linked_with_a_task_lowers_that_one_for_longer(mine: Coach, clock: FixedClock) -> None:
    for task in ("pump", "claw"):
        surely(mine, partial(mine.guidance.rung, task, 2))
        mine.tasks.done(task)
    receipt = mine.tasks.pain(7, task="pump")
    assert receipt.text.startswith("Pain 7, after Posture pump: noted.")
    assert entries(mine, "pain")[0]["task"] == "pump"

    clock.moment += 3 * DAY

    assert again(mine).today().guidance.stance != "ease"
    assert doses(mine)["pump"] == "5 min"
    assert {dose for row, dose in doses(mine).items() if "claw" in row} == {"60 s a side"}


def test_a_report_after_what_the_plan_has_not_is_refused_and_not_kept(mine: Coach) -> None:
    with pytest.raises(Refused, match="Nothing in the plan is called 'juggling'"):
        mine.tasks.pain(7, task="juggling")
    assert files(mine) == {}


def test_a_report_that_is_not_red_leaves_the_doses(mine: Coach) -> None:
    before = doses(mine)
    assert mine.tasks.pain(5, task="pump").text == "Pain 5, after Posture pump: noted."
    assert doses(mine) == before


def test_a_flare_halves_what_is_asked_and_the_streak_waits(mine: Coach, clock: FixedClock) -> None:
    for task in ("pump", "press", "claw"):
        mine.tasks.done(task)
    clock.moment += DAY
    mine.guidance.flare(begins=True)

    assert {row.task: words(row.dose) for row in mine.today().rows} == {
        "pump": "2 min",
        "press": "3 × 5",
        "claw": "15 s a side",
    }
    clock.moment += 9 * DAY
    day = again(mine).today()
    assert (day.record.state, day.streak.days, day.flaring) == ("flare", 1, True)
    assert day.guidance.text.startswith("Flare, day 10: ")


def test_a_flare_ends_on_its_day_and_a_week_a_rung_lower_follows(mine: Coach, clock: FixedClock) -> None:
    mine.guidance.rung("pump", 2)
    mine.guidance.flare(begins=True)
    assert doses(mine)["pump"] == "4 min"

    clock.moment += DAY
    mine.guidance.flare(begins=False)

    assert (doses(mine)["pump"], mine.today().record.state) == ("4 min", "flare")
    over = "The flare is over. Today's half doses stay; from tomorrow everything comes back gently."
    assert mine.today().guidance.text == over
    seen = []
    for _ in range(8):
        clock.moment += DAY
        seen.append(doses(mine)["pump"])
        mine.tasks.done("pump")
    assert seen == ["5 min"] * 7 + ["8 min"]


def test_a_flare_that_is_open_is_not_begun_again_nor_one_ended_that_is_not(mine: Coach) -> None:
    assert not mine.guidance.flare(begins=False).changed
    assert files(mine) == {}
    mine.guidance.flare(begins=True)
    before = files(mine)

    receipt = mine.guidance.flare(begins=True)

    assert (receipt.changed, receipt.text[:23]) == (False, "A flare is open already")
    assert files(mine) == before


def test_a_flare_that_was_taken_back_never_was(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.note("the day has begun")
    before = mine.today()
    mine.guidance.flare(begins=True)
    assert mine.undo().text == "Taken back: what was said about a flare."
    assert mine.today() == before
    clock.moment += DAY
    assert mine.today().guidance.stance != "ease"


def test_a_flare_that_nobody_ends_lapses_and_another_may_begin(mine: Coach, clock: FixedClock) -> None:
    mine.guidance.flare(begins=True)
    clock.moment += 27 * DAY
    assert mine.today().flaring
    clock.moment += DAY
    assert not again(mine).today().flaring
    assert mine.guidance.flare(begins=True).changed


def test_a_flare_ended_by_a_slip_and_begun_again_is_one_flare(mine: Coach) -> None:
    for begins in (True, False, True):
        mine.guidance.flare(begins=begins)
    question = mine.today().question
    assert question is None or question.id != "review"


def test_a_rung_may_be_lowered_whatever_the_day_is(mine: Coach) -> None:
    mine.guidance.rung("pump", 2, because="  it goes well ")
    (entry,) = entries(mine, "rung")
    assert (entry["rung"], entry["was"], entry["because"]) == (2, 1, "it goes well")
    mine.tasks.pain(9)
    mine.guidance.flare(begins=True)
    mine.safety.screen(["infection"])

    assert mine.guidance.rung("pump", 1).text == "Posture pump: down to rung 1, 5 min, as you chose."
    assert again(mine).today().levels["pump"].rung == 1


HOLDING = {
    "after a setback": lambda coach: coach.tasks.pain(6),
    "in a flare": lambda coach: coach.guidance.flare(begins=True),
    "on a pause": lambda coach: coach.guidance.pause(),
    "while locked": lambda coach: coach.safety.screen(["infection"]),
}


@pytest.mark.parametrize("hold", HOLDING.values(), ids=HOLDING)
def test_a_raise_waits_while_less_is_asked_and_nothing_is_written(mine: Coach, hold) -> None:
    hold(mine)
    before = files(mine)
    with pytest.raises(Refused, match=r"^Raising waits while less is asked"):
        mine.guidance.rung("pump", 2)
    assert files(mine) == before


def test_a_raise_waits_on_the_last_day_of_a_flare_and_in_the_week_after(
    mine: Coach, clock: FixedClock
) -> None:
    mine.guidance.flare(begins=True)
    clock.moment += DAY
    mine.guidance.flare(begins=False)
    for _ in range(8):
        with pytest.raises(Refused, match="Raising waits"):
            mine.guidance.rung("pump", 2)
        clock.moment += DAY
    assert mine.guidance.rung("pump", 2).changed


@pytest.mark.parametrize(
    ("task", "rung"), [("pump", 3), ("pump", 0), ("pump", -1), ("press", 2), ("press", 1)]
)
def test_a_rung_that_is_not_on_the_ladder_is_refused_and_nothing_is_written(
    mine: Coach, task: str, rung: int
) -> None:
    with pytest.raises(Refused, match=r"has rungs 1 to 2|one dose only"):
        mine.guidance.rung(task, rung)
    assert files(mine) == {}


def test_the_rung_one_is_on_changes_nothing(mine: Coach) -> None:
    assert mine.guidance.rung("pump", 1).text == "Posture pump is on rung 1 already (5 min)."
    assert files(mine) == {}


def test_a_chosen_rung_that_was_taken_back_was_never_chosen(mine: Coach) -> None:
    mine.guidance.rung("pump", 2)
    assert doses(mine)["pump"] == "8 min"
    mine.undo()
    assert doses(mine)["pump"] == "5 min"


def test_a_raise_that_is_lowered_again_is_not_told_as_a_step_up(mine: Coach) -> None:
    mine.guidance.rung("pump", 2)
    mine.guidance.rung("pump", 1)
    assert mine.today().guidance.stance != "progress"


def test_a_reason_is_kept_whole_or_refused(mine: Coach) -> None:
    mine.guidance.rung("pump", 2, because=EMOJI)
    assert entries(mine, "rung")[0]["because"] == EMOJI
    before = files(mine)
    for reason in ("x" * 201, "x" * 10_000, "half \ud83d"):
        with pytest.raises(Unreadable):
            mine.guidance.rung("pump", 1, because=reason)
    assert files(mine) == before


def test_a_sore_target_is_left_alone_today_and_two_days_more(mine: Coach, clock: FixedClock) -> None:
    mine.guidance.sore("quad")
    seen = []
    for _ in range(4):
        seen.append(FIRST in states(mine))
        clock.moment += DAY
    assert seen == [False, False, False, True]


def test_a_sore_target_that_was_taken_back_is_asked_again(mine: Coach) -> None:
    mine.guidance.sore("quad")
    assert set(states(mine)) == {"pump", "press", SECOND, THIRD}
    assert mine.undo().text == "Taken back: the sore target."
    assert set(states(mine)) == {"pump", "press", FIRST, SECOND}


def test_a_massage_whose_targets_are_all_sore_is_rested_and_not_counted(mine: Coach) -> None:
    for target in ("quad", "gluteus", "piri"):
        mine.guidance.sore(target)
    (row,) = [row for row in again(mine).today().rows if row.task == "claw"]
    assert (row.id, row.state, row.because) == ("claw", "rested", "all sore")
    assert "Rested: all its targets are sore." in row.why
    assert mine.today().asked == 2


def test_what_was_worked_before_it_was_sore_stays_done(mine: Coach) -> None:
    mine.tasks.done(FIRST)
    mine.guidance.sore(FIRST)
    assert states(mine)[FIRST] == "done"


def test_sore_takes_one_massage_target_and_nothing_else(mine: Coach) -> None:
    for what in ("pump", "claw", "nose"):
        with pytest.raises(Refused):
            mine.guidance.sore(what)
    assert files(mine) == {}


@pytest.mark.parametrize("numbers", [(11, 0, 0), (0, -1, 0), (0, 0, 11), (True, 0, 0), (1.5, 0, 0)])
def test_a_check_in_out_of_bounds_is_not_one(mine: Coach, numbers: tuple[int, int, int]) -> None:
    with pytest.raises(Unreadable, match="each goes from 0 to 10"):
        mine.guidance.check_in(*numbers)
    assert files(mine) == {}


def test_a_check_in_is_told_beside_the_first(mine: Coach, clock: FixedClock) -> None:
    assert mine.guidance.check_in(5, 5, 5).text == "Check-in 5.0 of 10, as 5.0 at first."
    clock.moment += 70 * DAY
    said = again(mine).guidance.check_in(3, 3, 3).text
    assert said == "Check-in 3.0 of 10, 40 % lower than at first (5.0), a meaningful change."
    now = again(mine).today().check_in
    assert now is not None
    assert (now.score, now.first) == (3, 5)


LADDER = """\
title = "Ladder"

[[device]]
id = "pump"
name = "Posture pump"
minutes = [3, 5, 8, 10]
every = "day"

[[exercise]]
id = "opener"
name = "Opener"
breaths = [8, 12, 16]
easier = { words = "Lying.", breaths = 5 }
start_rung = 0
every = "day"
"""


def test_a_raise_of_more_than_one_rung_is_told_what_speaks_against_it_and_asks_once_more(mine: Coach) -> None:
    put_plan(mine.home, LADDER)
    mine.refresh()
    with pytest.raises(
        Doubtful, match=r"^Posture pump would go up 3 rungs at once: one step at a time"
    ) as doubt:
        mine.guidance.rung("pump", 4, because="strong")
    assert files(mine) == {}

    assert doubt.value.again().text == "Posture pump: up to rung 4, 10 min, as you chose."

    assert entries(mine, "rung")[0]["because"] == "strong"
    day = again(mine).today()
    assert day.guidance.text == "Posture pump 10 min, as you chose."


def test_a_second_raise_within_a_week_asks_once_more_whichever_task_it_is(
    mine: Coach, clock: FixedClock
) -> None:
    put_plan(mine.home, LADDER)
    mine.refresh()
    mine.guidance.rung("pump", 2)
    for task, rung in (("opener", 1), ("pump", 3)):  # step by step on one day is more than one rung too
        with pytest.raises(Doubtful):
            mine.guidance.rung(task, rung)
    clock.moment += 6 * DAY
    with pytest.raises(Doubtful, match=r"^Posture pump went up on Sunday already: "):
        mine.guidance.rung("opener", 1)
    clock.moment += DAY
    assert mine.guidance.rung("opener", 1).changed


def test_a_slip_of_the_rung_is_put_right_without_a_question(mine: Coach) -> None:
    put_plan(mine.home, LADDER)
    mine.refresh()
    surely(mine, lambda: mine.guidance.rung("pump", 3))
    mine.guidance.rung("pump", 1)
    assert mine.guidance.rung("pump", 2).changed


def test_a_raise_restarts_the_week_in_which_nothing_climbs(mine: Coach, clock: FixedClock) -> None:
    put_plan(mine.home, LADDER)
    mine.refresh()
    for _ in range(5):
        for task in ("pump", "opener"):
            mine.tasks.done(task)
        mine.tasks.pain(1)
        clock.moment += DAY
    assert mine.today().guidance.stance == "progress"  # a climb is ready
    mine.guidance.rung("opener", 1)
    for _ in range(6):
        day = mine.today()
        assert not any(level.kind == "climb" for level in day.levels.values()), day.day
        for task in ("pump", "opener"):
            mine.tasks.done(task)
        mine.tasks.pain(1)
        clock.moment += DAY


def test_a_part_begun_before_a_rung_was_chosen_does_not_take_the_choice_back(
    mine: Coach, clock: FixedClock
) -> None:
    put_plan(mine.home, LADDER)
    mine.refresh()
    mine.tasks.done("opener", amount="4")
    said = surely(mine, lambda: mine.guidance.rung("opener", 3)).text
    assert said.endswith("as you chose. It counts from the next time: today's is begun already.")
    mine.tasks.done("opener")
    assert mine.today().levels["opener"].rung == 3
    clock.moment += DAY
    assert doses(again(mine))["opener"] == "16 breaths"


def test_what_is_written_down_late_does_not_take_a_choice_back(mine: Coach, clock: FixedClock) -> None:
    put_plan(mine.home, LADDER)
    mine.refresh()
    mine.tasks.note("begins")
    clock.moment += DAY
    mine.guidance.rung("pump", 2)
    mine.tasks.done("pump", day=mine.today_date - DAY)
    assert again(mine).today().levels["pump"].rung == 2


def test_a_target_done_unasked_is_done_on_the_rung_of_its_massage_and_lowers_none(mine: Coach) -> None:
    mine.guidance.rung("claw", 2)
    assert mine.tasks.done(THIRD).text.startswith("Piriformis: 60 s a side done.")
    assert mine.today().levels["claw"].rung == 2
    assert set(doses(mine).values()) == {"5 min", "3 × 10", "60 s a side"}


def test_a_task_done_on_a_day_that_does_not_ask_it_stays_on_its_rung(mine: Coach, clock: FixedClock) -> None:
    mine.guidance.rung("claw", 2)
    mine.tasks.done("claw")
    clock.moment += 6 * DAY  # Saturday has no massage
    mine.tasks.done("quad", amount="20")
    assert again(mine).today().levels["claw"].rung == 2


def test_a_flare_ended_on_its_first_day_was_none_in_every_sentence(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.done("pump")
    before = mine.today()
    mine.guidance.flare(begins=True)
    assert mine.guidance.flare(begins=False).text == "No flare, then: today is a day like any other."
    day = again(mine).today()
    assert (day.guidance, day.streak, day.record) == (before.guidance, before.streak, before.record)
    assert (day.status.flare, doses(mine)) == (None, {row.id: words(row.dose) for row in before.rows})
    assert not mine.history.trend(28).flares
    clock.moment += DAY
    assert again(mine).today().guidance.stance == "hold"


def test_pain_where_all_is_at_its_easiest_says_so_and_not_that_it_is_less(
    mine: Coach, clock: FixedClock
) -> None:
    said = mine.tasks.pain(7).text
    assert said == (
        "Pain 7: noted. What is asked is at its easiest already: do one, or none. One keeps the day; skipping all of it costs no streak."
    )
    first = mine.today().guidance
    assert first.said.startswith("Begin gently. One task is enough today.")
    mine.undo()
    mine.tasks.done("pump")
    clock.moment += DAY
    mine.tasks.pain(7)
    guidance = again(mine).today().guidance
    assert "All is at its easiest already, after a bad day today: do one, or none." in guidance.text
    assert guidance.opening == "Take it gently"
    assert "less" not in first.said + guidance.said


def test_a_setback_with_something_to_lower_says_less(mine: Coach, clock: FixedClock) -> None:
    mine.guidance.rung("pump", 2)
    mine.tasks.done("pump")
    clock.moment += DAY
    assert mine.tasks.pain(7).text.endswith("What is left of today is less now.")
    assert mine.today().guidance.said.startswith("A little less. A bad day today: one task is enough")


def test_on_a_pause_nothing_is_all_done(mine: Coach) -> None:
    mine.guidance.pause()
    assert mine.tasks.done("pump").text == "Posture pump: 5 min done."
    day = again(mine).today()
    assert (day.asked, day.done) == (0, 0)
    assert day.streak.week.words == "Paused: this week and streak wait."


def test_a_young_journal_says_nothing_of_eight_weeks(mine: Coach, clock: FixedClock) -> None:
    def whys() -> str:
        return " ".join(text for row in mine.today().rows for text in row.why)

    mine.tasks.done("press")
    assert "Not worked yet." in whys()
    clock.moment += DAY
    assert "8 weeks" not in whys()
    clock.moment += 60 * DAY
    mine.tasks.note("x")
    assert "Not worked in the last 8 weeks." in whys()


def with_an_offer(mine: Coach, clock: FixedClock) -> Coach:
    """The pump at 3 min, and today offered 5."""
    put_plan(mine.home, LADDER)
    mine.refresh()
    for _ in range(5):
        for task in ("pump", "opener"):
            mine.tasks.done(task)
        mine.tasks.pain(1)
        clock.moment += DAY
    assert [row.task for row in mine.today().rows if row.offer] == ["pump"]
    return mine


def test_a_step_up_that_is_declined_stays_away_for_two_weeks_and_undo_brings_it_back(
    mine: Coach, clock: FixedClock
) -> None:
    with_an_offer(mine, clock)
    assert "(k keeps 3 min)" in mine.today().guidance.text
    again = mine.today_date + 14 * DAY
    said = mine.guidance.keep("pump")
    assert said.text == (
        f"Posture pump: kept at 3 min. The step up may be offered again from {again.day} {again:%B}."
    )
    (row,) = (row for row in mine.today().rows if row.task == "pump")
    assert (row.dose, row.offer, mine.today().guidance.opening) == (Dose(minutes=3), False, "")
    assert row.next_step is not None
    assert (row.next_step.held_by, row.next_step.on) == ("kept", again)
    assert not mine.guidance.keep("pump").changed
    mine.undo()
    assert [row.task for row in mine.today().rows if row.offer] == ["pump"]


def test_a_step_up_from_the_easier_form_is_named_by_what_is_new(mine: Coach, clock: FixedClock) -> None:
    then = 'easier = { words = "Lying.", breaths = 5, then = "with the arch" }'
    plan = LADDER.replace('easier = { words = "Lying.", breaths = 5 }', then)
    put_plan(mine.home, plan.replace("[3, 5, 8, 10]", "3"))
    mine.refresh()
    for _ in range(5):
        mine.tasks.done("opener")
        mine.tasks.pain(1)
        clock.moment += DAY
    offer = "Opener, now with the arch: 8 breaths (k keeps the easier form)."
    assert mine.today().guidance.text == offer
    assert mine.tasks.done("opener").text.endswith(
        " A step up in Opener: 8 breaths, with the arch. If it was 5 breaths lying: `backcare undo`, then `backcare keep`."
    )


def test_keep_without_a_name_is_for_what_is_offered_and_says_why_where_nothing_is(
    mine: Coach, clock: FixedClock
) -> None:
    with_an_offer(mine, clock)
    with pytest.raises(Refused, match=r"is offered no step up today\. "):
        mine.guidance.keep("opener")
    assert mine.guidance.keep().text.startswith("Posture pump: kept at 3 min.")
    with pytest.raises(Refused, match="No step up is offered today"):
        mine.guidance.keep()


def test_a_step_up_that_was_taken_is_named_and_is_no_offer_any_more(mine: Coach, clock: FixedClock) -> None:
    with_an_offer(mine, clock)
    assert "step up" not in mine.tasks.done("pump", amount="3").text, "less than the step"
    mine.undo()
    assert "step up" not in mine.tasks.done("opener").text
    assert mine.tasks.done("pump").text.endswith(
        " A step up in Posture pump: 5 min. If it was 3 min: `backcare undo`, then `backcare keep`."
    )
    assert not any(row.offer for row in mine.today().rows)
    with pytest.raises(Refused, match="Posture pump is offered no step up today"):
        mine.guidance.keep("pump")
