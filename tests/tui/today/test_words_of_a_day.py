"""The words of a day: none that was stored is hidden, none that was typed is lost, and each is for the day it was begun on."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest
from kits.tui_kit import Desk, at_desk
from textual.widgets import Input

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.storage.journal.journal import Journal
from backcare_tui.tui.dialogs.pain import PainScreen
from backcare_tui.tui.widgets.prose import Prose

DAY = timedelta(days=1)
FULL = OSError(28, "No space left on device")


def field(desk: Desk) -> Input:
    return desk.app.screen.query(Input).last()


def prose(desk: Desk) -> str:
    return desk.app.screen.query_one(Prose).text


async def test_a_days_page_tells_the_words_of_reports_who_cleared_what_and_check_ins(coach: Coach) -> None:
    coach.tasks.pain(4, where=["neck"], note="after the drive")
    coach.guidance.check_in(4, 5, 3)
    coach.safety.screen([], ["cancer"])
    coach.safety.clear([], by="Dr Lee")
    async with at_desk(coach, (120, 40)) as desk:
        assert "Notes · Pain 4: neck – “after the drive” · Check-in: pain 4," in desk.flowing
        assert desk.day.words == (
            "Pain 4: neck – “after the drive”",
            "Check-in: pain 4, enjoyment 5, activity 3",
            "Cleared: cancer, 20 Nov 2026, by – “Dr Lee”",
        )
        await desk.press("5")
        assert "Notes · Pain 4: neck – “after the drive”" in desk.flowing


async def test_notes_that_have_no_room_say_so_and_where_they_are(coach: Coach) -> None:
    coach.tasks.note("short")
    async with at_desk(coach) as desk:
        assert "7 has all" not in desk.text
    coach.tasks.note("word " * 60)
    async with at_desk(coach) as desk:
        assert desk.line_with("… 7 has all").rstrip().endswith("… 7 has all")
        await desk.press("7", "enter")
        assert desk.shown == "EntryScreen"


async def test_a_note_that_could_not_be_saved_is_still_in_its_field(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("n")
        await desk.type("about the chair")
        with patch.object(Journal, "append", side_effect=FULL):
            await desk.press("enter")
            assert "the disk is full" in desk.said
            assert prose(desk) == "about the chair"
            await desk.press("enter")
            assert prose(desk) == "about the chair"
        await desk.press("enter")
        assert desk.on_disk.notes == ("about the chair",)


async def test_so_is_a_pain_report_with_all_that_was_said(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "4", "m", "shift+tab")
        await desk.type("a long drive")
        with patch.object(Journal, "append", side_effect=FULL):
            await desk.press("enter")
        assert isinstance(desk.app.screen, PainScreen)
        await desk.press("enter")
        assert desk.on_disk.pain.morning == 4
        assert desk.on_disk.words == ("Pain 4: on waking – “a long drive”",)


@pytest.mark.parametrize(
    ("keys", "words"),
    [(("n",), "for Thursday"), (("p", "4", "shift+tab"), "for Thursday")],
    ids=["note", "pain"],
)
async def test_what_was_begun_before_the_day_turned_is_for_the_day_it_was_begun_on(
    coach: Coach, clock: FixedClock, keys: tuple[str, ...], words: str
) -> None:
    coach.tasks.done("pump")
    first = coach.today_date
    async with at_desk(coach) as desk:
        await desk.press(*keys)
        await desk.type(words)
        clock.moment += DAY
        desk.app.tick()
        await desk.press("enter")
        assert "Friday 20 November" in desk.said
        (told,) = desk.disk().day(first).words
        assert words in told
        assert desk.on_disk.words == ()
