"""Which arm a day of a trial belongs to: from the seed and what was recorded alone, whatever comes between."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import asked, base, pain, plan, planned, story
from kits.examples import examples
from kits.trial_kit import (
    ARMS,
    CLAW,
    FIRST,
    ID,
    PUMP,
    TRIED,
    WALK,
    Life,
    after,
    begun,
    number,
    over,
    standing,
)
from msgspec.structs import replace

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.guidance.due_tasks import due_tasks_of
from backcare_tui.domain.journal.events import Arm, Event, Flared, Paused, Resumed, Screened, Stopped
from backcare_tui.domain.journal.trial import PAIRS, PERIOD, REPEATS, Trial, a_first


def arms(trial: Trial) -> str:
    """The arm of each day so far, a letter each."""
    return "".join("ab"[trial.arm_of(day.place)] for day in trial.days)


def ago(day: date, days: int) -> date:
    return day - timedelta(days=days)


def test_a_whole_trial_is_fourteen_pairs_of_two_periods_of_three_days_and_a_day_for_the_last_number():
    life = Life()
    trial = life.until_over()
    assert (trial.why, trial.ended) == ("complete", FIRST + timedelta(days=84))
    assert [(day.day - FIRST).days for day in trial.days] == [*range(84)]
    assert [pair.pair for pair in trial.counted] == [*range(1, 15)]
    for start in range(0, 84, 6):
        assert arms(trial)[start : start + 6] in ("aaabbb", "bbbaaa")
    assert arms(trial) == "".join("aaabbb" if a_first("s1", draw) else "bbbaaa" for draw in range(1, 15))


def test_anyone_can_draw_the_order_again_and_a_fair_coin_it_is():
    drawn = hashlib.sha256(b"s1:1").hexdigest()
    assert a_first("s1", 1) is (drawn[-1] in "02468ace")
    share = sum(a_first(f"{seed:x}", draw) for seed in range(200) for draw in range(1, 15)) / 2800
    assert 0.47 < share < 0.53


def test_only_the_arm_whose_turn_it_is_is_asked_and_tomorrow_tells_nothing():
    trial = (life := Life()).live(1)
    asks = {
        due.task: (due.state, due.because) for due in due_tasks_of(TRIED, life.day, {}, status=life.status)
    }
    own, other = ("pump", "claw") if arms(trial) == "a" else ("claw", "pump")
    assert asks == {own: ("due", ""), other: ("rested", "trial"), "walk": ("due", "")}
    later = due_tasks_of(TRIED, life.day + ONE_DAY, {}, status=life.status)
    assert {due.task: due.because for due in later} == {"pump": "by-trial", "claw": "by-trial", "walk": ""}
    ended = due_tasks_of(TRIED, life.trial.ends_about + ONE_DAY, {}, status=life.status)
    assert {due.because for due in ended} == {""}


@pytest.mark.parametrize("given_", [3, 2])
def test_two_numbers_of_three_are_enough(given_: int):
    trial = Life().until_over(lambda day: 5 if (day - FIRST).days % PERIOD < given_ else None)
    assert (len(trial.counted), len(trial.days)) == (PAIRS, 84)


def test_a_pair_without_numbers_enough_is_done_once_more_at_the_end_and_twice_at_most():
    missing = {3, 4, 5}  # the second period of the first pair
    trial = Life().until_over(lambda day: None if (day - FIRST).days in missing else 5)
    assert (len(trial.days), len(trial.counted)) == (90, PAIRS)
    assert [day.place.pair for day in trial.days[84:]] == [1] * 6
    assert {day.place.draw for day in trial.days[84:]} == {15}
    never = Life().until_over(lambda day: None if (day - FIRST).days < 6 or (day - FIRST).days >= 84 else 5)
    assert len(never.days) == 84 + 6 * REPEATS
    assert [pair.pair for pair in never.counted] == [*range(2, 15)]


def test_the_last_number_is_waited_for_before_a_pair_is_done_again():
    """Two numbers of the last period missing: whether it counts is known only when the last has been given."""
    life = Life()
    life.live(84, lambda day: None if (day - FIRST).days == 82 else 5)
    assert life.trial.runs
    assert len(life.trial.counted) == PAIRS
    short = Life()
    trial = short.live(85, lambda day: None if (day - FIRST).days in (82, 83) else 5)
    assert (trial.place, trial.runs) == (None, True)
    late = number(standing(short.events, ago(short.day, 1)).trials[-1], 5)
    assert late is not None
    told = standing([*short.events, late], short.day).trials[-1]
    assert (told.why, len(told.counted)) == ("complete", PAIRS)
    assert [day.place.pair for day in short.live(6).days[84:]] == [PAIRS] * 6


def test_a_pause_holds_it_where_it_is():
    life = Life()
    life.live(4)
    pause = Paused(
        **base(life.day + ONE_DAY, None, ""), first=life.day + ONE_DAY, until=life.day + timedelta(days=9)
    )
    life.events.append(pause)
    held = life.live(9)
    assert (held.hold, held.place, len(held.days), len(held.held)) == ("paused", None, 4, 9)
    assert {due.because for due in due_tasks_of(TRIED, life.day, {}, status=life.status)} == {""}
    trial = life.until_over()
    assert [day.place for day in trial.days] == [day.place for day in Life().until_over().days]


def test_a_flare_begins_the_pair_anew_with_another_draw_and_between_pairs_spoils_none():
    for days, spoilt in ((4, (1,)), (6, ())):
        life = Life()
        life.live(days)
        life.events.append(Flared(**base(life.day + ONE_DAY, None, "")))
        life.live(2)
        life.events.append(Flared(**base(life.day + ONE_DAY, None, ""), begins=False))
        trial = life.until_over()
        assert trial.spoilt == spoilt
        assert len(trial.counted) == PAIRS
        assert len(trial.days) == 84 + (days if spoilt else 0)
        again = [pair for pair in trial.pairs if pair.pair == 1]
        assert [pair.draw for pair in again] == ([2] if spoilt else [1])


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (lambda day: Stopped(**base(day, None, ""), task="claw", why="pain"), "stop"),
        (lambda day: replace(pain(day, 6), task="pump"), "linked"),
        (lambda day: Screened(**base(day, None, ""), signs=("saddle-numbness",)), "sign"),
        (over, "person"),
        (lambda day: Stopped(**base(day, None, ""), task="walk", why="pain"), ""),
        (lambda day: replace(pain(day, 5), task="pump"), ""),
        (lambda day: pain(day, 9), ""),
        (lambda day: Screened(**base(day, None, ""), conditions=("pregnancy",)), ""),
    ],
)
def test_what_ends_a_trial_ends_it_that_day_and_nothing_waits_any_more(event, why: str):
    life = Life()
    life.live(10)
    life.events.append(event(life.day + ONE_DAY))
    trial = life.live(1)
    assert (trial.why, trial.ended) == ((why, life.day) if why else ("", None))
    later = life.live(5)
    assert (not later.runs, len(later.days)) == ((True, 10) if why else (False, 16))
    if why and why != "sign":
        assert "trial" not in {due.because for due in due_tasks_of(TRIED, life.day, {}, status=life.status)}


def test_a_condition_that_rests_a_task_of_an_arm_ends_it():
    tried = plan(PUMP, replace(CLAW, not_with=("pregnancy",)), WALK)
    life = Life(plan_now=tried)
    life.live(3)
    life.events.append(Screened(**base(life.day + ONE_DAY, None, ""), conditions=("pregnancy",)))
    trial = life.live(1)
    assert (trial.why, trial.about) == ("condition", "pregnancy")


def test_it_waits_while_a_task_of_an_arm_is_not_in_the_plan_and_goes_on_when_it_is_back():
    life = Life()
    life.live(3)
    life.events.append(planned(life.day + ONE_DAY, plan(PUMP, WALK)))
    held = life.live(4)
    assert (held.hold, len(held.days)) == ("missing", 3)
    life.events.append(planned(life.day + ONE_DAY, TRIED))
    assert len(life.live(4).days) == 7


def test_of_two_devices_that_begin_one_the_first_holds_and_of_two_numbers_the_later():
    twice = Life([begun(event_id="trial-2", seed="other")])
    assert [trial.id for trial in twice.status.trials] == [ID]
    twice.live(1, lambda _day: 3)
    second = number(twice.trial, 7, event_id="~")
    assert second is not None
    assert standing([*twice.events, second], twice.day).trials[-1].days[0].level == 7


def test_another_may_follow_and_the_first_is_kept_as_it_was():
    life = Life()
    life.live(9)
    life.events.append(over(life.day + ONE_DAY))
    ended = life.live(1)
    again = begun(
        first=life.day + 2 * ONE_DAY,
        event_id="trial-2",
        arms=(ARMS[0], replace(ARMS[1], name="Neither", tasks=())),
    )
    life.events.append(again)
    life.live(10)
    first, second = life.status.trials
    assert first == replace(ended)
    assert (second.id, len(second.days)) == ("trial-2", 9)
    on_neither = next(day.day for day in second.days if second.arm_of(day.place) == 1)
    then = standing(life.events, on_neither)
    asks = {due.task: due.state for due in due_tasks_of(TRIED, on_neither, {}, status=then)}
    assert asks == {"pump": "rested", "claw": "due", "walk": "due"}


def test_a_pause_that_is_told_of_later_moves_no_number_to_another_arm():
    """What was asked on a day is what its number counts for."""
    life = Life()
    told = life.live(12)
    early = [day for day in told.days if day.day < ago(life.day, 5)]
    late = Paused(**base(ago(life.day, 5), life.day, ""), first=ago(life.day, 5), until=ago(life.day, 4))
    moved = standing([*life.events, late], life.day).trials[-1]
    kept = {day.day: day for day in moved.days}
    assert [kept[day.day] for day in early] == early
    for day in told.days[-4:]:
        assert (kept[day.day].place.draw, kept[day.day].place.second) == (day.place.draw, day.place.second)
        assert kept[day.day].level == day.level


def test_the_number_of_yesterday_is_asked_for_and_of_no_other_day():
    life = Life()
    life.live(3, lambda _day: None)
    assert life.trial.wanted_on == ago(life.day, 1)
    first = Life()
    first.live(1)
    assert first.trial.wanted_on is None
    done = Life()
    done.live(85, lambda day: None if (day - FIRST).days == 83 else 5)
    assert done.trial.wanted_on == ago(done.day, 1)
    assert done.live(1).runs is False
    assert done.trial.wanted_on is None


@st.composite
def troubles(draw: st.DrawFn) -> tuple[list[Event], set[int], str]:
    """Pauses, flares and edits of a trial's first weeks, days without a number, and a seed."""
    events: list[Event] = []
    for _ in range(draw(st.integers(0, 4))):
        day = FIRST + timedelta(days=draw(st.integers(0, 100)))
        what = draw(st.sampled_from(["pause", "resume", "flare", "over", "away", "back"]))
        said = base(day, None, "", draw(st.integers(5, 22)))
        made: dict[str, Event] = {
            "pause": Paused(**said, first=day, until=day + timedelta(days=draw(st.integers(0, 20)))),
            "resume": Resumed(**said),
            "flare": Flared(**said),
            "over": Flared(**said, begins=False),
            "away": planned(day, plan(PUMP, WALK)),
            "back": planned(day, TRIED),
        }
        events.append(made[what])
    events.append(planned(FIRST + timedelta(days=130), TRIED))
    return (
        events,
        draw(st.sets(st.integers(0, 120), max_size=40)),
        draw(st.text("0123456789abcdef", min_size=4, max_size=8)),
    )


@examples(12)
@given(troubles())
def test_whatever_comes_between_it_ends_fairly_and_its_past_never_changes(
    life_: tuple[list[Event], set[int], str],
):
    events, silent, seed = life_
    life, seen = Life(events, seed=seed), dict[date, object]()
    for _ in range(380):
        trial = life.live(1, lambda day: None if (day - FIRST).days in silent else 4)
        if not trial.runs:
            break
        if trial.place is not None:
            seen[life.day] = trial.place
    assert not trial.runs
    assert {day.day: day.place for day in trial.days} == seen
    assert all(pair.counts and pair.is_whole for pair in trial.counted)
    assert len({pair.pair for pair in trial.counted}) == len(trial.counted) <= PAIRS
    times = [sum(pair.pair == one for pair in trial.pairs) for one in range(1, PAIRS + 1)]
    assert max(times) <= 1 + REPEATS
    for pair in trial.pairs:
        if pair.is_whole:
            one, other = pair.first[0].place, pair.second[0].place
            assert {trial.arm_of(one), trial.arm_of(other)} == {0, 1}
            assert (trial.arm_of(one) == 0) == a_first(seed, pair.draw)
    assert set(trial.days[-1:]).isdisjoint(day for day, _why in trial.held)


def test_one_begins_only_with_its_first_day():
    life = Life(first=FIRST)
    start = replace(life.events[1], first=FIRST + 2 * ONE_DAY)
    status = standing([life.events[0], start], FIRST)
    assert (status.trials[-1].at, status.trials[-1].place) == (None, None)
    assert {due.because for due in due_tasks_of(TRIED, FIRST, {}, status=status)} == {""}
    assert standing([life.events[0], start], FIRST + 2 * ONE_DAY).trials[-1].place is not None


def test_nobody_is_pushed_after_a_day_that_its_number_says_was_bad():
    """The worst of a day is no less than its average, so that where no report is higher guidance goes by the number."""

    def stance(levels: tuple[int, int], *more: Event) -> tuple[str, int | None]:
        life = Life([pain(ago(FIRST, days), 3) for days in range(2, 20)])
        said = dict(zip((FIRST + 7 * ONE_DAY, FIRST + 8 * ONE_DAY), levels, strict=True))
        life.live(9, lambda day: said.get(day, 3))
        today = story(TRIED, [*life.events, *more], life.day + ONE_DAY)
        return today.guidance.stance, today.week[-2].worst

    assert stance((3, 3)) == ("hold", 3)
    assert stance((8, 8)) == ("ease", 8)
    bad = [pain(FIRST + 7 * ONE_DAY, 8), pain(FIRST + 8 * ONE_DAY, 9)]
    assert stance((4, 4), *bad) == stance((8, 9)) == ("ease", 9)


def test_a_day_that_is_over_is_to_a_trial_what_it_stored_and_what_was_worked_out_gives_way():
    life = Life()
    known = {day.day: day.place for day in life.live(9).days}
    marks = [replace(asked(day, ()), trial="held paused") for day in after(FIRST + 6 * ONE_DAY, 2)]
    marks += [replace(asked(FIRST + 8 * ONE_DAY, ()), trial="2 2 1 1")]
    told = [event for event in life.events if event.day < FIRST + 6 * ONE_DAY]
    trial = standing([*told, *marks], FIRST + 8 * ONE_DAY).trials[-1]
    assert [why for _day, why in trial.held] == ["paused", "paused"]
    assert {day.day: day.place for day in trial.days[:-1]} == {
        day: place for day, place in known.items() if day < FIRST + 6 * ONE_DAY
    }
    assert trial.days[-1].place.order == (2, False, 1)
    for odd in ("over", "", "between", "x", "1 2 3", "9" * 99, "-1 1 1 1"):
        standing([*told, replace(marks[0], trial=odd)], FIRST + 8 * ONE_DAY)


def test_of_a_journal_that_was_made_by_hand_no_more_is_believed_than_can_be_shown():
    both = (Arm("A" * 10_000, ("pump",) * 20_000), Arm("", ("claw",)))
    trial = Life(arms=both, seed="s" * 10_000).trial
    assert (len(trial.arms[0].name), trial.arms[0].tasks, len(trial.seed)) == (61, ("pump",), 60)
