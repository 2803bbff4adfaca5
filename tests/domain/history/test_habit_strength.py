"""Strength, against a plain telling of Loop Habit Tracker's score."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import MON, days, record, strength
from kits.examples import examples

from backcare_tui.domain.history.habit_strength import strengths
from backcare_tui.domain.journal.day_record import DayRecord, TaskOutcome
from backcare_tui.domain.plan.schedule import ByRule, EveryDays, OnWeekdays, Schedule, TimesAWeek, falls_on

DAILY = EveryDays(1)
MARKS = {
    "d": TaskOutcome("done", 1.0),
    "h": TaskOutcome("part", 0.5),
    "m": TaskOutcome("missed"),
    "s": TaskOutcome("skipped"),
    "p": TaskOutcome("paused"),
    "o": TaskOutcome("offered"),
    "-": None,
}
STATES = {"d": "kept", "p": "paused"}


def history(letters: str, first: date = MON) -> list[DayRecord]:
    """Done, half, missed, skipped, paused, offered, or not due (-), day by day."""
    found = []
    for day, letter in zip(days(first, len(letters)), letters, strict=True):
        mark = MARKS[letter]
        found.append(record(day, first, STATES.get(letter, "missed"), **({"a": mark} if mark else {})))
    return found


def score(letters: str, schedule: Schedule = DAILY, first: date = MON) -> int:
    known = history(letters, first)
    return strength(known, "a", schedule, known[-1].day if known else first)


def loops_score(letters: str, sessions: int, length: int) -> float:
    """Loop's score: a running mean that keeps 0.5^(√f/13) of itself each day that is not skipped.

    What it moves towards is the part of the sessions of the last period that was done; the period is
    doubled where it is longer than the sessions in it.
    """
    f = sessions / length
    if f < 1:
        sessions, length = 2 * sessions, 2 * length
    multiplier = 0.5 ** (f**0.5 / 13)
    found = 0.0
    for at, letter in enumerate(letters):
        window = letters[max(0, at - length + 1) : at + 1]
        worked = window.count("d") + 0.5 * window.count("h")
        if letter not in "sp":
            found = found * multiplier + min(1.0, worked / sessions) * (1 - multiplier)
    return 100 * found


@examples(75)
@given(
    st.text("dddhmspo-", max_size=120),
    st.sampled_from(
        [
            (DAILY, 1, 1),
            (EveryDays(2), 1, 2),
            (EveryDays(9), 1, 9),
            (OnWeekdays((0, 2, 4)), 3, 7),
            (TimesAWeek(2), 2, 7),
            (TimesAWeek(7), 1, 1),
            (ByRule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"), 1, 14),
        ]
    ),
)
def test_strength_is_loops_score(letters: str, how: tuple[Schedule, int, int]) -> None:
    schedule, sessions, length = how
    found = score(letters, schedule)
    assert 0 <= found <= 100
    assert found == pytest.approx(loops_score(letters, sessions, length), abs=0.5 + 1e-6)


def test_a_daily_habit_is_half_way_after_13_days_and_near_its_top_in_three_months() -> None:
    assert score("d" * 13) == 50
    assert score("d" * 26) == 75
    assert score("d" * 90) == 99


def test_nothing_done_is_no_strength() -> None:
    assert (score(""), score("m" * 20), score("-" * 20)) == (0, 0, 0)


def test_skipped_and_paused_days_freeze_it() -> None:
    assert score("d" * 30 + "s" * 20) == score("d" * 30 + "p" * 20) == score("d" * 30)
    assert score("d" * 30 + "m" * 20) < score("d" * 30)


def test_every_task_of_a_paused_day_is_frozen() -> None:
    known = [*history("d" * 30), *(record(day, MON, "paused") for day in days(MON + timedelta(days=30), 9))]
    assert strength(known, "a", DAILY, known[-1].day) == score("d" * 30)


def test_a_part_counts_in_part() -> None:
    assert score("h" * 200) == 50
    assert score("m" * 30) < score("h" * 30) < score("d" * 30)


def test_today_waits_until_the_task_has_been_worked() -> None:
    known = history("d" * 30)
    today = MON + timedelta(days=30)

    def seen(state: str, mark: TaskOutcome) -> int:
        return strength([*known, record(today, MON, state, a=mark)], "a", DAILY, today)

    assert seen("pending", TaskOutcome("due")) == score("d" * 30)
    assert seen("kept", TaskOutcome("due")) == score("d" * 30)
    assert (
        seen("pending", TaskOutcome("done", 1.0)) == seen("kept", TaskOutcome("done", 1.0)) == score("d" * 31)
    )
    assert seen("missed", TaskOutcome("missed")) == score("d" * 30 + "m")


@pytest.mark.parametrize(
    "schedule",
    [
        DAILY,
        EveryDays(2),
        EveryDays(5),
        EveryDays(60),
        OnWeekdays((0, 1, 2, 3, 4)),
        OnWeekdays((2, 3)),
        OnWeekdays((5,)),
        ByRule("FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ByRule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
    ],
)
def test_perfect_adherence_climbs_day_by_day(schedule: Schedule) -> None:
    letters = "".join("d" if falls_on(schedule, day) else "-" for day in days(MON, 200))
    found = [score(letters[:length], schedule) for length in range(1, 201)]
    assert all(before <= after for before, after in pairwise(found))
    assert found[-1] > (40 if schedule == EveryDays(60) else 75)


def test_which_weekdays_make_up_three_a_week_does_not_matter() -> None:
    found = [score(week * 20, TimesAWeek(3)) for week in ("d-d-d--", "ddd----", "----ddd")]
    assert found[0] == found[1] == pytest.approx(found[2], abs=2)


def test_only_the_last_year_counts() -> None:
    first = MON - timedelta(days=400)
    assert score("d" * 36 + "m" * 365, DAILY, first) == 0
    assert score("m" * 36 + "d" * 365, DAILY, first) == score("d" * 365)
    yearly = EveryDays(60)
    assert score("d" * 200 + "m" * 365, yearly, first) == 0


def test_days_after_the_one_asked_about_do_not_count() -> None:
    known = history("d" * 20 + "m" * 10)
    assert strength(known, "a", DAILY, MON + timedelta(days=19)) == score("d" * 20)


def test_other_tasks_do_not_count() -> None:
    assert strength(history("d" * 20), "b", DAILY, MON + timedelta(days=19)) == 0


@examples(30)
@given(
    st.text("dddhmspo-", min_size=1, max_size=60),
    st.integers(1, 12),
    st.sampled_from([DAILY, EveryDays(2), EveryDays(60), OnWeekdays((0, 2, 4)), TimesAWeek(2)]),
    st.lists(st.integers(-5, 800), max_size=6),
)
def test_a_curve_is_the_strength_of_each_of_its_days(
    letters: str, times: int, schedule: Schedule, offsets: list[int]
) -> None:
    known = history(letters * times)
    wanted = sorted(MON + timedelta(days=offset) for offset in offsets)
    one_by_one = [strength(known, "a", schedule, day) for day in wanted]
    assert strengths(known, "a", schedule, wanted) == pytest.approx(one_by_one, abs=1e-9)


def test_a_curve_goes_through_the_records_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from backcare_tui.domain.history import habit_strength as room

    seen: list[date] = []
    step = room._step

    def counted(record: DayRecord, task: str) -> tuple[float, bool]:
        seen.append(record.day)
        return step(record, task)

    monkeypatch.setattr(room, "_step", counted)
    known = history("d" * 700)
    strengths(known, "a", DAILY, days(MON + timedelta(days=640), 53))
    assert len(seen) == len(set(seen)) <= 365 + 53


def test_sessions_of_before_the_year_are_not_in_the_first_period_of_a_curves_last_day() -> None:
    known = history("d" * 200 + "m" * 365)
    first, last = known[199].day, known[-1].day
    assert strengths(known, "a", EveryDays(60), (first, last)) == [
        strength(known, "a", EveryDays(60), first),
        0,
    ]


def test_each_day_is_judged_by_how_often_the_task_was_due_then() -> None:
    known = history("d-d-d-d-d-d-d-ddddmdd")
    turned = known[14].day
    every_second = strength(known, "a", EveryDays(2), known[13].day)
    known[14] = msgspec.structs.replace(known[14], turns={"a": (1, 2, 1, 1)})
    assert strength(known, "a", DAILY, known[13].day) == every_second
    assert strength(known, "a", DAILY, turned) > every_second
    assert strength(known, "a", DAILY, known[13].day) > strength(known[:14], "a", DAILY, known[13].day)


@given(
    st.lists(st.text("dm-", min_size=1, max_size=40), min_size=1, max_size=4),
    st.lists(st.sampled_from([(1, 1), (1, 2), (3, 7), (1, 9)]), min_size=4, max_size=4),
)
def test_a_day_s_strength_is_not_changed_by_what_turns_after_it(
    stretches: list[str], often: list[tuple[int, int]]
) -> None:
    known = history("".join(stretches))
    turns, place = [], 0
    for letters, before, after in zip(stretches, often, often[1:], strict=False):
        place += len(letters)
        if place < len(known) and before != after:
            turns.append((place, {"a": (*before, *after)}))
    for at, turn in turns:
        known[at] = msgspec.structs.replace(known[at], turns=turn)
    ends = [at for at, _turn in turns]
    for end in ends:  # the schedule in force at the end, as it was asked for then
        then = next(turn["a"][:2] for at, turn in turns if at == end)
        schedule = EveryDays(then[1]) if then[0] == 1 else TimesAWeek(then[0])
        day = known[end - 1].day
        assert strength(known, "a", DAILY, day) == strength(known[:end], "a", schedule, day)
