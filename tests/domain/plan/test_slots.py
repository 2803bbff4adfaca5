"""Slots of the day, and the names of several sessions."""

from __future__ import annotations

from datetime import time

from backcare_tui.domain.calendar import minutes_into
from backcare_tui.domain.plan.slots import DayTimes, sessions_of, slot_of


def test_a_slot_is_a_name_or_a_clock_time_and_anything_else_is_no_hour() -> None:
    times = DayTimes(midday=time(13))
    said = [times.of(slot) for slot in ("morning", "midday", "07:30", "teatime", "")]
    assert said == [time(7), time(13), time(7, 30), None, None]


def test_one_session_keeps_no_name_of_its_own_and_several_do() -> None:
    assert sessions_of(()) == sessions_of(("morning",)) == ()
    assert sessions_of(("morning", "19:00")) == ("@morning", "@19:00")
    assert [slot_of(target) for target in ("@morning", "piriformis", "")] == ["morning", "", ""]


def test_a_time_in_the_night_comes_after_the_evening_of_its_care_day() -> None:
    hours = [
        minutes_into(moment, time(4)) for moment in (time(4), time(7), time(23, 30), time(1), time(3, 59))
    ]
    assert hours == sorted(hours)
    assert hours[0] == 0
