"""Streaks, against a slow oracle written from the rules in words."""

from __future__ import annotations

from datetime import date, timedelta
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import MON, days, record

from backcare_tui.domain.calendar import ONE_DAY, week_start
from backcare_tui.domain.journal.streaks import (
    Streak,
    Tally,
    WeekNow,
    close_week,
    needed,
    streak_now,
    tally_day,
)

LETTERS = {"k": "kept", "m": "missed", "s": "skipped", "p": "paused", "f": "free"}


def life(letters: str, first: date = MON, starts: int = 0) -> list[tuple[date, date, str]]:
    """(day, first day of its week, state) for a run of days: k, m, s, p or f."""
    return [
        (day, week_start(day, starts), LETTERS[letter])
        for day, letter in zip(days(first, len(letters)), letters, strict=True)
    ]


def tally(known: list[tuple[date, date, str]], target: int = 5, grace: int = 1) -> Tally:
    return reduce(lambda so_far, one: tally_day(so_far, record(*one), target, grace), known, Tally())


# The oracle: day streaks are what lies between breaking days; weeks are judged one by one.


def day_streaks(known: list[tuple[date, date, str]], grace: int) -> tuple[int, int]:
    """(running, longest): kept days since the last missed day that its week's grace does not cover."""
    runs = [0]
    for at, (_day, week, state) in enumerate(known):
        misses_before = [one for one in known[:at] if one[1] == week and one[2] == "missed"]
        if state == "kept":
            runs[-1] += 1
        elif state == "missed" and len(misses_before) >= grace:
            runs.append(0)
    return runs[-1], max(runs)


def on_target(kept: int, counted: int, target: int) -> bool:
    """Whether kept days are at least 1 and at least the target's part of the days that count, rounded down."""
    whole = [needs for needs in range(1, 8) if 7 * needs <= target * counted]
    return kept >= max([1, *whole])


def week_streaks(known: list[tuple[date, date, str]], target: int) -> tuple[int, int]:
    """(running, longest) over whole weeks: weeks in which no day counts are not there at all."""
    runs = [0]
    for week in sorted({one[1] for one in known}):
        states = [one[2] for one in known if one[1] == week and one[2] in ("kept", "missed")]
        if not states:
            continue
        if on_target(states.count("kept"), len(states), target):
            runs[-1] += 1
        else:
            runs.append(0)
    return runs[-1], max(runs)


lives = st.text("kkkkmmspf", max_size=70)
targets = st.integers(1, 7)
graces = st.integers(0, 3)
weekdays = st.integers(0, 6)


@given(lives, st.sampled_from([0, 6]) | weekdays, weekdays, targets, graces)
def test_streaks_are_what_the_rules_in_words_say(
    letters: str, starts: int, offset: int, target: int, grace: int
) -> None:
    known = life(letters, MON + timedelta(days=offset), starts)
    found = tally(known, target, grace)
    assert (found.days, found.best_days) == day_streaks(known, grace)
    closed = close_week(found)
    assert (closed.weeks, closed.best_weeks) == week_streaks(known, target)
    running = [one for one in known if known and one[1] == known[-1][1]]
    older = [one for one in known if one not in running]
    assert (found.weeks, found.best_weeks) == week_streaks(older, target)
    assert found.kept == sum(one[2] == "kept" for one in running)


@given(
    lives,
    st.sampled_from(["kept", "pending", "skipped", "paused", "free"]),
    st.integers(0, 6),
    weekdays,
    weekdays,
    targets,
    graces,
)
def test_today_and_this_week_are_what_the_rules_in_words_say(
    letters: str, state: str, coming: int, starts: int, offset: int, target: int, grace: int
) -> None:
    known = life(letters, MON + timedelta(days=offset), starts)
    today = MON + timedelta(days=offset + len(letters))
    week = week_start(today, starts)
    coming = min(coming, 6 - (today - week).days)
    ahead = days(today + ONE_DAY, coming)
    found = streak_now(tally(known, target, grace), record(today, week, state), target, grace, ahead)

    days_run, best_days = day_streaks([*known, (today, week, state)], grace)
    assert (found.days, found.best_days) == (days_run, best_days)

    own = [one[2] for one in known if one[1] == week and one[2] in ("kept", "missed")]
    kept = own.count("kept") + (state == "kept")
    left = coming + (state == "pending")
    counted = len(own) + (state == "kept") + left
    weeks, best_weeks = week_streaks([one for one in known if one[1] != week], target)
    reached = counted > 0 and on_target(kept, counted, target)
    hopeless = counted > 0 and not on_target(kept + left, counted, target)
    assert found.week.kept == kept
    assert found.week.left == left
    assert found.week.on_target == reached
    assert found.week.possible == (not hopeless)
    assert found.week.by == (f"{ahead[-1]:%A}" if ahead else "today" if state == "pending" else "")
    assert found.weeks == (weeks + 1 if reached else 0 if hopeless else weeks)
    assert found.best_weeks == max(best_weeks, found.weeks)


@given(lives, weekdays, targets, graces)
def test_a_pending_day_changes_nothing(letters: str, offset: int, target: int, grace: int) -> None:
    known = life(letters, MON + timedelta(days=offset))
    before = tally(known, target, grace)
    today = MON + timedelta(days=offset + len(letters))
    found = streak_now(before, record(today, week_start(today, 0), "pending"), target, grace, [])
    assert (found.days, found.best_days) == (before.days, before.best_days)


@given(lives, st.integers(0, 10), st.sampled_from("spf"), graces)
def test_a_neutral_week_neither_breaks_nor_lengthens_any_streak(
    letters: str, weeks: int, neutral: str, grace: int
) -> None:
    at = 7 * weeks
    longer = letters[:at] + 7 * neutral + letters[at:] if at <= len(letters) else letters
    before, after = tally(life(letters), 5, grace), tally(life(longer), 5, grace)
    assert (after.days, after.best_days) == (before.days, before.best_days)
    assert close_week(after).weeks == close_week(before).weeks


# Named examples


def test_a_skip_neither_breaks_nor_lengthens_a_streak() -> None:
    assert tally(life("kksk")).days == 3
    assert tally(life("kkpppfffk")).days == 3


def test_one_miss_a_week_is_forgiven_and_a_second_is_not() -> None:
    assert tally(life("kkmkk")).days == 4
    assert tally(life("kkmkm")).days == 0
    assert tally(life("kkmkmk")).days == 1


def test_the_forgiveness_comes_anew_each_week() -> None:
    assert tally(life("kkkkkkm" + "mkkkkkk")).days == 12
    assert tally(life("kkkkkmm" + "kkkkkkk")).days == 7


def test_two_misses_beside_each_other_count_in_the_weeks_they_lie_in() -> None:
    letters = "kkkkkkmmkk"
    assert tally(life(letters)).days == 8
    assert tally(life(letters, starts=1)).days == 2


@pytest.mark.parametrize(("grace", "expected"), [(0, 0), (1, 0), (2, 2), (3, 2)])
def test_the_plan_says_how_much_is_forgiven(grace: int, expected: int) -> None:
    assert tally(life("kkmm"), grace=grace).days == expected


def test_the_longest_streak_is_remembered() -> None:
    found = tally(life("kkkkkkk" + "mmkkkkk"))
    assert (found.days, found.best_days) == (5, 7)


@pytest.mark.parametrize(
    ("target", "counted", "expected"),
    [
        (5, 7, 5),
        (5, 6, 4),
        (5, 3, 2),
        (5, 2, 1),
        (5, 1, 1),
        (5, 0, 1),
        (7, 7, 7),
        (7, 1, 1),
        (1, 7, 1),
        (3, 5, 2),
    ],
)
def test_a_week_needs_a_seventh_of_its_target_for_each_day_that_counts(
    target: int, counted: int, expected: int
) -> None:
    assert needed(target, counted) == expected


def test_a_first_week_that_began_on_a_friday_needs_two_of_three_days() -> None:
    friday = MON + timedelta(days=4)
    assert close_week(tally(life("kkm", friday))).weeks == 1
    assert close_week(tally(life("kmm", friday))).weeks == 0


def test_a_neutral_week_is_passed_over() -> None:
    found = tally(life("kkkkkmm" + "ppppppp" + "fffffff" + "kkkkkkk"))
    assert (found.weeks, close_week(found).weeks) == (1, 2)


def test_a_week_that_missed_its_target_ends_the_run() -> None:
    found = close_week(tally(life("kkkkkmm" + "kkkkmmm" + "kkkkkkk")))
    assert (found.weeks, found.best_weeks) == (1, 1)


def now(letters: str, state: str, coming: int) -> Streak:
    day = MON + timedelta(days=len(letters))
    ahead = days(day + ONE_DAY, coming)
    return streak_now(tally(life(letters)), record(day, week_start(day, 0), state), 5, 1, ahead)


def test_this_week_is_pending_until_it_cannot_reach_its_target() -> None:
    won = "kkkkkkk"
    assert now(won, "pending", 6).weeks == 1
    assert now(won + "mm", "pending", 4).weeks == 1
    assert now(won + "mmm", "pending", 3).weeks == 0
    assert now(won + "mmm", "kept", 3).weeks == 0
    assert now(won + "kkkk", "pending", 2).weeks == 1
    assert now(won + "kkkk", "kept", 2).weeks == 2


def test_a_past_day_that_was_missed_shows_the_streak_it_left() -> None:
    assert now("kk", "missed", 4).days == 2
    assert now("kkm", "missed", 3).days == 0


@given(st.integers(1, 7), weekdays, st.integers(1, 6))
def test_what_keeps_the_week_fits_the_narrowest_screen(target: int, offset: int, ahead: int) -> None:
    day = MON + timedelta(days=offset)
    open_week = record(day, day, "pending")
    found = streak_now(Tally(), open_week, target, 1, days(day + ONE_DAY, ahead)).week
    assert len(found.words) <= 38
    if ahead + 1 >= target:
        assert f"{day + timedelta(days=ahead):%a}" in found.words


def test_what_keeps_the_week_is_said_in_one_sentence() -> None:
    assert now("kkkm", "pending", 2).week == WeekNow(3, 5, 3, on_target=False, possible=True, by="Sunday")
    assert now("kkkm", "pending", 2).week.words == "2 more days by Sunday keep the week."
    assert now("kkkm", "pending", 1).week.words == "1 more day by Saturday keeps the week."
    assert now("kkkm", "kept", 2).week.words == "1 more day by Sunday keeps the week."
    assert now("kkkkmm", "pending", 0).week.words == "Today can still keep the week."
    assert now("kkkkk", "pending", 1).week.words == "This week is on target."
    assert (
        now("kmmmm", "pending", 1).week.words
        == "This week can no longer be on target; each day still counts."
    )
    assert now("kmmmmm", "kept", 0).week.words == "A new week starts soon."
    assert now("ppppp", "paused", 0).week.words == "Paused: this week and streak wait."
    assert now("fffff", "flare", 0).week.words == "Flare: this week and streak wait."
    assert now("ppppp", "free", 0).week.words == "This week waits, your streak with it."
    assert now("kkkkk", "paused", 0).week.words == "Paused: the week is kept already."
