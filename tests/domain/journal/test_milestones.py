"""What a whole diary has come to: each milestone on its day, and on no other."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from kits.guidance_kit import MON

from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.events import Done
from backcare_tui.domain.journal.milestones import KEPT, Milestones, milestones_after
from backcare_tui.domain.journal.streaks import Tally
from backcare_tui.domain.plan.dose import Dose


def lived(*days: str, rungs: tuple[int, ...] = ()) -> list[Milestones]:
    """What each of some days, from a Monday on, came to: ``kept``, ``missed`` or ``free``."""
    now, tally, every = Milestones(), Tally(), []
    for number, state in enumerate(days):
        day = MON + timedelta(days=number)
        after = {"kept": Tally(days=tally.days + 1), "missed": Tally()}.get(state, tally)
        rung = rungs[number] if number < len(rungs) else 1
        done = {"pump": Done(id="", at=at(day), day=day, task="pump", dose=Dose(seconds=60), rung=rung)}
        now = milestones_after(now, record(day, state), tally, after, done if state == "kept" else {})
        tally = after
        every.append(now)
    return every


def at(day: date) -> datetime:
    return datetime.combine(day, time(8), UTC)


def record(day: date, state: str, worst: int | None = None) -> DayRecord:
    return DayRecord(day, MON, state, 1.0, {}, worst)


def reached(every: list[Milestones], name: str) -> list[int]:
    """The days, counted from 1, on which a milestone was reached."""
    before: date | None = None
    found = []
    for number, now in enumerate(every, 1):
        if now.reached.get(name) != before:
            before = now.reached.get(name)
            found.append(number)
    return found


def test_kept_days_count_in_all_however_far_apart_and_each_sum_is_reached_once() -> None:
    every = lived(*(["kept", "missed", "free"] * 101))
    assert every[-1].kept == 101
    assert {name: reached(every, name) for name in KEPT.values()} == {
        name: [3 * (count - 1) + 1] for count, name in KEPT.items()
    }


def test_the_diary_counts_days_with_a_session_or_a_report_and_no_others() -> None:
    every = lived(*["kept"] * 29)
    assert reached(every, "diary-30") == []
    for worst, days in ((None, 29), (0, 30)):
        after = milestones_after(every[-1], record(MON, "free", worst), Tally(), Tally(), {})
        assert (after.written, "diary-30" in after.reached) == (days, worst is not None)


def test_a_streak_is_the_best_on_the_day_it_passes_the_longest_that_ended() -> None:
    first, second, third = ["kept"] * 9, ["kept"] * 12, ["kept"] * 14
    every = lived(*first, "missed", *second, "free", "missed", *third)
    assert reached(every, "best-streak") == [9 + 1 + 10, 9 + 1 + 12 + 2 + 13]


def test_in_the_first_weeks_no_streak_is_called_the_best() -> None:
    assert reached(lived(*["kept"] * 30), "best-streak") == []
    assert reached(lived(*["kept"] * 6, "missed", *["kept"] * 9), "best-streak") == []


def test_a_rung_is_new_when_it_was_never_done_before_and_where_a_task_begins_is_none() -> None:
    every = lived(*["kept"] * 8, rungs=(2, 2, 3, 1, 2, 3, 4, 4))
    assert reached(every, "new-rung") == [3, 7]
