"""Looking at earlier days on Today, and checking off late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from kits.tui_kit import FRIDAY, at_desk

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach


@pytest.fixture
def lived(coach: Coach, clock: FixedClock) -> Coach:
    """A coach with an entry on Monday, so that the days since then asked for something."""
    clock.moment = FRIDAY - timedelta(days=4)
    coach.tasks.done("bioenergetic-opener")
    clock.moment = FRIDAY
    return coach


async def test_an_earlier_day_is_looked_at_and_checked_off_late(lived: Coach) -> None:
    thursday = date(2026, 11, 19)
    async with at_desk(lived) as desk:
        await desk.press("left_square_bracket")
        assert desk.day.day == desk.app.late == thursday
        assert "Thursday 19 November" in desk.text
        assert "an earlier day" in desk.text
        await desk.press("end", "space")
        assert desk.said.endswith("For Thursday 19 November.")
        assert desk.disk().day(thursday).rows[-1].state == "done"
        assert all(row.state == "due" for row in desk.on_disk.rows if not row.optional)
        await desk.press("right_square_bracket")
        assert desk.day.day == date(2026, 11, 20)
        assert desk.app.late is None
        assert "an earlier day" not in desk.text


@pytest.mark.parametrize(
    ("keys", "find"),
    [
        (("a", "1", "enter"), lambda day: day.rows[0].state == "part"),
        (("s", "enter"), lambda day: day.rows[0].state == "skipped"),
        (("p", "6", "enter"), lambda day: day.pain.latest == 6),
        (("n", "x", "enter"), lambda day: day.notes == ("x",)),
    ],
    ids=["a", "s", "p", "n"],
)
async def test_every_entry_on_an_earlier_day_belongs_to_that_day(lived: Coach, keys, find) -> None:
    thursday = date(2026, 11, 19)
    async with at_desk(lived) as desk:
        await desk.press("left_square_bracket", "home", *keys)
        assert find(desk.disk().day(thursday)), desk.said
        assert "For Thursday 19 November." in desk.said
        assert not find(desk.on_disk)
        assert find(desk.day)


async def test_an_earlier_day_that_asked_for_nothing_says_so(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("left_square_bracket", "space")
        assert desk.said == "Nothing was asked on this day."
        assert desk.text.count("Nothing was asked on this day.") == 2


async def test_no_day_to_come_can_be_looked_at(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("right_square_bracket")
        assert desk.said == "Tomorrow has not come yet."
        assert desk.day.day == date(2026, 11, 20)


async def test_escape_goes_back_to_today_from_however_far(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press(*["left_square_bracket"] * 5)
        assert desk.day.day == date(2026, 11, 15)
        await desk.press("escape")
        assert desk.day.day == date(2026, 11, 20)
        assert desk.app.late is None


async def test_an_earlier_days_pain_is_not_told_as_if_it_were_now(lived: Coach) -> None:
    lived.tasks.pain(2, day=date(2026, 11, 18))
    async with at_desk(lived) as desk:
        assert "no report yet today" in desk.text
        await desk.press("left_square_bracket")
        assert "no report on this day" in desk.text
        await desk.press("p", "4", "enter")
        assert "4 reported" in desk.text
        await desk.press("p", "2", "m", "enter")
        assert "2 that morning" in desk.text
