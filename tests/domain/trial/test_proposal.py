"""A proposal tells what speaks against beginning now, and what does not keep from it; the page has all of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from kits.domain_kit import MON, base, pain, planned, remembered
from kits.trial_kit import ARMS, TRIED, Life
from msgspec.structs import replace

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.guidance.situation import situation_of
from backcare_tui.domain.journal.events import Arm, Chosen, Event, Paused, Screened
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.trial.plan_page import mark_of, plan_page, title_of
from backcare_tui.domain.trial.proposal import Proposal, propose

TODAY = MON + timedelta(days=13)
LADDER = replace(
    TRIED, tasks=(replace(TRIED.tasks[0], rungs=(Dose(reps=100), Dose(reps=120))), *TRIED.tasks[1:])
)


def proposed(
    *more: Event, levels: tuple[int, int] = (4, 4), changed: tuple[date, ...] = (), what: Plan = TRIED
) -> Proposal:
    """After two weeks with pain at these levels, and these other things."""
    events: list[Event] = [planned(MON, what), Screened(**base(MON, None, ""))]
    events += [pain(MON + timedelta(days=ahead), levels[ahead // 7]) for ahead in range(14)]
    events = sorted([*events, *more], key=lambda event: event.day)
    status = replay(Checkpoint(), by_day(events), TODAY)[0].status
    return propose(
        (None, None), situation_of(what, status, remembered(events, TODAY, what)), {}, changed=changed
    )


def test_two_steady_weeks_have_nothing_against_it() -> None:
    found = proposed()
    assert (found.stops, found.notes) == ((), ())
    assert (found.first, found.ends_about) == (TODAY + ONE_DAY, TODAY + timedelta(days=85))


def test_pain_that_moved_a_change_and_a_pause_are_told_and_keep_from_nothing() -> None:
    away = Paused(**base(MON, None, "", 5), first=MON + timedelta(days=3), until=MON + timedelta(days=4))
    up = Chosen(**base(MON + timedelta(days=9), None, ""), task="pump", rung=2, was=1)
    found = proposed(away, up, levels=(2, 4), changed=(MON + timedelta(days=8), MON - ONE_DAY), what=LADDER)
    assert found.stops == ()
    assert found.notes == (
        "Pain has risen lately: 2 in the middle of last week's days, 4 in this week's.",
        "pump went up on 25 November.",
        "The plan was changed on 24 November.",
        "2 days of these two weeks asked nothing (a pause, or an answer that was waited for).",
        "Two steady weeks before it would make it fairer: from 10 December. You may begin all the same.",
    )


def test_bad_days_are_told_and_a_step_up_that_is_offered_too() -> None:
    found = proposed(pain(MON + timedelta(days=10), 9), pain(MON + timedelta(days=11), 9))
    assert found.notes[0] == "In these two weeks: bad days on 26 and 27 November."
    offer = {"pump": Level(rung=2, dose=Dose(reps=120), kind="climb")}
    status = replay(Checkpoint(), by_day([planned(MON, LADDER)]), TODAY)[0].status
    seen = propose((None, None), situation_of(LADDER, status, remembered([], TODAY, LADDER)), offer)
    assert seen.notes == (
        "pump is offered a step up today: what you do of it today is what the trial keeps.",
    )


def test_the_page_has_what_is_agreed_to_and_fits_two_small_screens() -> None:
    page = plan_page(replace(proposed(what=LADDER), shows=1.3))
    assert page[0][0] == "Devices or Massage: a trial on yourself"
    text = "\n".join(sentence for _heading, sentences in page for sentence in sentences)
    for said in (
        "no relief, but an honest answer",
        "Each has turns of 3 days, in which the other is left out. Two turns are a pair, 14 in all",
        "From Monday 30 November to about Monday 22 February 2027: 84 days",
        "No dose goes up (pump)",
        "needs 2 of its 3 numbers, else its pair is done again at the end, twice at most",
        "a difference of about 1.3 points would be found in 80 of 100",
        "1 point is worth having",
        "whatever was done",
        "four endings",
        "Nothing is compared before the end",
        "you know which day is which",
        "not say whether either is better than doing nothing",
        "A pause holds it",
        "ends it",
        "at any time, with no reason needed",
        "which you expect to do better",
    ):
        assert said in text, said
    lines = sum(1 + sum(-(-len(sentence) // 66) for sentence in sentences) for _heading, sentences in page)
    assert lines <= 44


def test_the_page_of_one_that_runs_has_its_mark_and_what_was_expected_but_no_seed() -> None:
    trial = (life := Life(seed="b5f3")).live(3)
    page = plan_page(replace(trial, expected="b", shows=None), life.status.plan)
    text = str(page)
    assert f"by the mark {mark_of('b5f3')}" in text
    assert "b5f3" not in text
    assert "you expect to do better: Massage." in text
    assert "cannot be told yet" in text
    assert title_of(trial) == page[0][0]


@pytest.mark.parametrize("arm", [Arm("Neither", (), ("nothing of the other; all else as planned",)), ARMS[1]])
def test_only_two_arms_with_tasks_leave_open_what_nothing_would_do(arm: Arm) -> None:
    text = str(plan_page(replace(proposed(), arms=(ARMS[0], arm))))
    assert ("better than doing nothing" in text) is bool(arm.tasks)
