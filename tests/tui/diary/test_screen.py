"""Diary: what it lists, how it is searched, and that anything in it can be put right, however old."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from kits.hostile_kit import HOSTILE, check, coach_of
from kits.tui_kit import LARGE, SMALL, SMALL_PLAN, USUAL, Desk, at_desk, footer, write_plan

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Unreadable
from backcare_tui.domain.glyphs import PAIN
from backcare_tui.storage.journal.journal import Journal
from backcare_tui.tui import content
from backcare_tui.tui.diary.diary_list import DiaryList, shape
from backcare_tui.tui.diary.screen import AT_ONCE
from backcare_tui.tui.widgets.prose import Prose

DAY = timedelta(days=1)
FIRST_DAY = "Friday 20 November"


def entries(desk: Desk) -> DiaryList:
    return desk.app.screen.query_one(DiaryList)


def under(desk: Desk) -> str:
    """The entry under the cursor, in words."""
    entry = entries(desk).entry
    assert entry is not None
    return entry.words


@pytest.fixture
def old(coach: Coach, clock: FixedClock) -> Coach:
    """A note and a report of 40 days ago, a check-off of today."""
    coach.tasks.note("about the chair")
    coach.tasks.pain(8, where=["neck"], note="a long drive")
    clock.moment += 40 * DAY
    again = Coach(coach.home, clock)
    again.tasks.done("pump")
    return again


async def test_everything_is_listed_newest_first_under_its_days(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("7")
        assert desk.shown == "DiaryScreen"
        assert "Friday 27 November · today" in desk.lines[2]
        assert "Thursday 26 November" in desk.text
        order = [(entry.day, entry.at) for entry in entries(desk).entries]
        assert order == sorted(order, key=lambda one: (one[0], one[1] or "24", one[1] < "04"), reverse=True)


async def test_an_empty_one_says_what_will_be_here(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("7")
        assert "Nothing is recorded yet." in desk.flowing
        await desk.press("enter", "c", "t", "left_square_bracket", "end", "slash")
        await desk.type("x")
        assert "Nothing has all of these words." in desk.flowing


async def test_it_is_searched_as_one_types_and_escape_lists_all_again(old: Coach) -> None:
    async with at_desk(old) as desk:
        await desk.press("7", "slash")
        await desk.type("drive")
        assert [entry.title for entry in entries(desk).entries] == ["Pain 8"]
        await desk.press("escape")
        assert entries(desk).count == 3
        assert entries(desk).has_focus


async def test_an_old_entry_is_put_right_and_the_screen_shows_what_is_on_disk(old: Coach) -> None:
    async with at_desk(old) as desk:
        await desk.press("7", "slash")
        await desk.type("drive")
        await desk.press("enter", "c", "backspace")
        await desk.type("3")
        await desk.press("enter")
        assert desk.shown == "DiaryScreen"
        assert desk.said.startswith("Corrected: Pain 3: neck – “a long drive”")
        assert under(desk) == "Pain 3: neck – “a long drive”"
        assert "It was: Pain 8: neck" in desk.flowing
    day = old.today_date - 40 * DAY
    assert Coach(old.home, old.clock).day(day).record.worst == 3


async def test_what_cannot_be_saved_is_said_and_still_in_its_field(old: Coach) -> None:
    async with at_desk(old) as desk:
        await desk.press("7", "end", "c")
        await desk.type(" at work")
        with patch.object(Journal, "append", side_effect=OSError(28, "No space left on device")):
            await desk.press("enter")
        assert desk.shown == "CorrectScreen"
        assert "the disk is full" in desk.flowing
        assert desk.app.screen.query_one(Prose).text == "about the chair at work"
        await desk.press("enter")
        assert under(desk) == "Note – “about the chair at work”"


@pytest.mark.parametrize(("typed", "said"), [("11", "11 is not a pain level"), ("much", "is not a number")])
async def test_what_a_field_cannot_hold_is_said_there(old: Coach, typed: str, said: str) -> None:
    async with at_desk(old) as desk:
        await desk.press("7", "slash")
        await desk.type("drive")
        await desk.press("enter", "c", "backspace")
        await desk.type(typed)
        await desk.press("enter")
        assert said in desk.flowing
        assert desk.shown == "CorrectScreen"


async def test_an_entry_is_opened_whole_and_taken_back_from_there(old: Coach) -> None:
    words = "word " * 300 + "the end"
    old.tasks.note(words)
    async with at_desk(old) as desk:
        await desk.press("7")
        assert "⏎ opens all of it" in desk.text
        assert "…" in desk.line_with("Note")
        await desk.press("enter", "end")
        assert "the end" in desk.flowing
        await desk.press("t")
        assert desk.said == "Taken back: the note. u brings it back."
        assert under(desk) == "Posture pump: 3 min"
        await desk.press("U")
        assert desk.said == "Back again: the note."
        assert [*desk.disk().today().notes] == [words]


async def test_a_safety_answer_is_taken_back_only_when_that_is_said_once_more(coach: Coach) -> None:
    coach.safety.screen([], ["cancer"])
    async with at_desk(coach) as desk:
        await desk.press("7", "t")
        assert "takes back the safety answers of today" in desk.flowing
        await desk.press("escape")
        assert desk.on_disk.status.conditions == ("cancer",)
        await desk.press("t", "up", "enter")
        assert [*desk.on_disk.status.conditions] == []


async def test_what_holds_nothing_to_put_right_says_so(coach: Coach) -> None:
    coach.guidance.flare(begins=True)
    async with at_desk(coach) as desk:
        await desk.press("7", "c")
        assert desk.said == "Flare: begins holds nothing to correct; t takes it back."


async def test_the_cursor_stays_on_its_entry_when_another_comes_in(old: Coach) -> None:
    async with at_desk(old) as desk:
        await desk.press("7", "down")
        before = under(desk)
        desk.app.record(lambda: desk.coach.tasks.note("newest"))
        await desk.settle()
        assert under(desk) == before
        assert entries(desk).count == 4


@pytest.mark.parametrize("size", [SMALL, USUAL, (30, 10)], ids=["40x20", "80x24", "30x10"])
async def test_the_cursor_is_in_view_and_under_its_day_wherever_it_goes(
    demo: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(demo, size) as desk:
        await desk.press("7")
        for key in ("pagedown", "pagedown", "down", "left_square_bracket", "up", "end", "pageup", "home"):
            await desk.press(key)
            assert entries(desk).in_view, key
            assert any(line.startswith(" ▌") for line in desk.lines), key
            entry = entries(desk).entry
            assert entry is not None
            above = desk.lines[: next(at for at, line in enumerate(desk.lines) if line.startswith(" ▌"))]
            assert any(f"{entry.day:%A} {entry.day.day}" in line for line in above), key


async def test_months_are_read_as_the_cursor_comes_to_them(coach: Coach, clock: FixedClock) -> None:
    write_plan(coach, SMALL_PLAN)
    coach.sure = True
    for month in range(4):
        for number in range(80):
            coach.tasks.note(f"note {month} {number}", day=coach.today_date - number % 20 * DAY)
        clock.moment += 30 * DAY
    late = Coach(coach.home, clock)
    async with at_desk(late) as desk:
        await desk.press("7")
        assert entries(desk).count == AT_ONCE
        await desk.press("end", "end")
        assert entries(desk).count == 320
        assert entries(desk).cursor == 319


async def test_a_click_moves_and_a_second_one_opens(old: Coach) -> None:
    async with at_desk(old) as desk:
        await desk.press("7")
        at = next(number for number, line in enumerate(desk.lines) if "about the chair" in line)
        await desk.pilot.click(offset=(12, at))
        assert "about the chair" in under(desk)
        await desk.pilot.click(offset=(12, at))
        assert desk.shown == "EntryScreen"


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=["40x20", "80x24", "120x40"])
async def test_hostile_words_are_drawn_as_words(tmp_path: Path, size: tuple[int, int]) -> None:
    coach = coach_of(tmp_path, HOSTILE)
    for text in HOSTILE.values():
        with suppress(Unreadable):  # such as half a character
            coach.tasks.note(text)
            coach.tasks.pain(3, note=text)
    async with at_desk(coach, size) as desk:
        await desk.press("7")
        check(desk)
        for _entry in entries(desk).entries:
            await desk.press("down")
            check(desk)
        for key in ("enter", "end", "escape", "c", "escape", "slash"):
            await desk.press(key)
            check(desk)


async def test_space_on_a_done_row_offers_to_take_it_back(coach: Coach) -> None:
    coach.tasks.done("pump")
    async with at_desk(coach) as desk:
        await desk.press("home", "space")
        assert "Posture pump was done at 07:42. Take that back?" in desk.flowing
        await desk.press("enter")  # begins at what changes nothing
        assert desk.on_disk.rows[0].state == "done"
        await desk.press("space", "up", "enter")
        assert desk.said == "Taken back: Posture pump done. u brings it back."
        assert desk.on_disk.rows[0].state == "due"


async def test_it_opens_at_the_earlier_day_that_is_looked_at(old: Coach) -> None:
    async with at_desk(old) as desk:
        desk.app.view(old.today_date - 40 * DAY)
        await desk.press("7")
        assert under(desk) == "Pain 8: neck – “a long drive”"


async def test_undo_right_after_a_taking_back_brings_that_back_and_takes_no_second_entry(old: Coach) -> None:
    async with at_desk(old) as desk:
        await desk.press("7", "end", "t")
        assert desk.said == f"Taken back: the note ({FIRST_DAY}). u brings it back."
        await desk.press("1", "u")
        assert desk.said == f"Back again: the note ({FIRST_DAY})."
        assert desk.on_disk.rows[0].state == "done"
        await desk.press("u")  # once that is undone, the last thing recorded is what it was
        assert desk.said == "Taken back: Posture pump done."


async def test_undo_brings_back_a_safety_answer_that_was_taken_back_just_now(coach: Coach) -> None:
    coach.tasks.done("pump")
    coach.safety.screen([], ["cancer"])
    async with at_desk(coach) as desk:
        await desk.press("7", "t", "up", "enter")
        assert desk.said.endswith("u brings it back.")
        await desk.press("u", "up", "enter")  # asked once more, as it changes what rests
        assert desk.said == "Back again: the safety answers."
        assert desk.on_disk.rows[0].state == "done"


async def test_a_note_of_several_paragraphs_is_shown_and_put_right_with_its_lines(coach: Coach) -> None:
    coach.tasks.note("first\n\nthird")
    async with at_desk(coach) as desk:
        await desk.press("7", "enter")
        lines = [line.strip(" │▌") for line in desk.lines]
        at = lines.index("first")
        assert lines[at : at + 3] == ["first", "", "third"]
        await desk.press("c")
        assert desk.app.screen.query_one(Prose).region.height == 3
        await desk.type(" line")
        await desk.press("ctrl+j")
        await desk.type("and one more")
        await desk.press("enter")
        assert [*desk.disk().today().notes] == ["first\n\nthird line\nand one more"]


def offered(desk: Desk) -> set[str]:
    return {binding.description for binding in footer(desk)}


async def test_an_empty_one_offers_nothing_that_needs_an_entry(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("7")
        assert not offered(desk) & {"open", "correct", "take back"}
        desk.app.record(lambda: fresh.tasks.note("a word"))
        await desk.settle()
        assert {"open", "correct", "take back"} <= offered(desk)


async def test_a_blank_line_stands_between_days_however_long_the_entry_under_the_cursor_is(
    old: Coach,
) -> None:
    old.tasks.note("word " * 300)
    async with at_desk(old) as desk:
        await desk.press("7")
        (day,) = (at for at, line in enumerate(desk.lines) if FIRST_DAY in line)
        assert not desk.lines[day - 1].strip()
        await desk.press("down")
        assert FIRST_DAY in desk.lines[day]


async def test_a_pain_report_is_one_mark_in_the_colour_of_its_zone(old: Coach) -> None:
    async with at_desk(old) as desk:
        await desk.press("7")
        assert f"{PAIN} Pain 8" in desk.text
        report = next(entry for entry in entries(desk).entries if entry.title == "Pain 8")
        assert {str(span.style) for span in shape(report, old.plan).spans} == {content.STYLES["red"]}
