"""What happens while the dashboard is open and the day turns."""

from __future__ import annotations

from datetime import UTC, date, datetime

from kits.tui_kit import PUMP, RESTING_PLAN, USUAL, at_desk, write_plan

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach


async def test_the_day_turns_at_its_hour_and_not_at_midnight(coach: Coach, clock: FixedClock) -> None:
    async with at_desk(coach) as desk:
        await desk.press("down", "down", "space")
        for hour, minute, day in ((0, 1, 20), (3, 59, 20), (4, 0, 21)):
            clock.moment = datetime(2026, 11, 21, hour, minute, tzinfo=UTC)
            await desk.tick()
            assert desk.day.day == date(2026, 11, day)
        assert "Saturday 21 November" in desk.text
        assert desk.app.late is None
        assert desk.row.state in ("due", "part")
        await desk.press("space")
        assert desk.on_disk.day == date(2026, 11, 21)
        assert desk.on_disk.done == 1


async def test_a_key_pressed_before_the_tick_belongs_to_the_new_day_and_shows_it(
    coach: Coach, clock: FixedClock
) -> None:
    async with at_desk(coach) as desk:
        await desk.press("end", "up")
        clock.moment = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
        await desk.press("space")
        assert desk.day.day == date(2026, 11, 21)
        assert desk.on_disk.done == 1
        assert desk.on_disk == desk.day


async def test_an_earlier_day_stays_in_view_when_the_day_turns(coach: Coach, clock: FixedClock) -> None:
    async with at_desk(coach) as desk:
        await desk.press("left_square_bracket")
        clock.moment = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
        await desk.tick()
        assert desk.day.day == desk.app.late == date(2026, 11, 19)
        await desk.press("right_square_bracket")
        assert desk.day.day == desk.app.late == date(2026, 11, 20)
        await desk.press("right_square_bracket")
        assert desk.day.day == date(2026, 11, 21)
        assert desk.app.late is None


async def test_a_clock_that_goes_back_never_leaves_a_day_to_come_in_view(
    coach: Coach, clock: FixedClock
) -> None:
    async with at_desk(coach) as desk:
        await desk.press("left_square_bracket")
        clock.moment = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
        await desk.tick()
        assert desk.day.day == date(2026, 11, 17)
        assert desk.app.late is None


async def test_the_week_turns_with_the_day(coach: Coach, clock: FixedClock) -> None:
    async with at_desk(coach) as desk:
        await desk.press("2")
        assert "Week 47" in desk.text
        clock.moment = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
        await desk.tick()
        assert "Week 48" in desk.text


async def test_a_finished_day_that_turns_puts_the_cursor_on_the_first_open_row(
    coach: Coach, clock: FixedClock
) -> None:
    async with at_desk(coach) as desk:
        await desk.press("end")
        clock.moment = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
        await desk.tick()
        assert len(desk.day.rows) < 5
        assert desk.task_rows.cursor == 0


async def test_undo_after_the_turn_of_the_day_takes_back_last_nights_entry(
    coach: Coach, clock: FixedClock
) -> None:
    async with at_desk(coach) as desk:
        clock.moment = datetime(2026, 11, 21, 3, 58, tzinfo=UTC)
        await desk.tick()
        await desk.press("space")
        clock.moment = datetime(2026, 11, 21, 4, 1, tzinfo=UTC)
        await desk.tick()
        await desk.press("u")
        assert desk.said == "Taken back: Posture pump done (Friday 20 November)."
        assert desk.disk().day(date(2026, 11, 20)).rows[PUMP].state == "missed"


async def test_a_day_that_turns_into_one_that_asks_nothing(coach: Coach, clock: FixedClock) -> None:
    write_plan(coach, RESTING_PLAN)
    clock.moment = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    coach.refresh()
    async with at_desk(coach, USUAL) as desk:
        assert desk.row.id == "rub/piriformis"
        clock.moment = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
        await desk.tick()
        assert "Nothing is asked today. Rest is part of it." in desk.text
        await desk.press("space", "down", "w")
        assert desk.said == "Nothing is asked today."
