"""The diary: read as far as it is come to, found by a few letters, and true whatever became of plan and months."""

from __future__ import annotations

from datetime import date
from itertools import islice
from unittest.mock import patch

import pytest
from kits.coach_kit import DAY, again, edit_plan, files, put_plan

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused, Unreadable
from backcare_tui.coach.actions.amend import Correction
from backcare_tui.coach.diary import Wanted
from backcare_tui.domain.journal import entries as entry_words
from backcare_tui.storage.journal.journal import Journal


def months_of_notes(coach: Coach, clock: FixedClock, count: int) -> Coach:
    """A note a month, and the coach of the last of them."""
    for number in range(count):
        coach.tasks.note(f"note {number}")
        coach.tasks.pain(8)
        clock.moment += 31 * DAY
    return again(coach)


def worst(coach: Coach, day: date) -> int | None:
    """The worst pain of a day, as the year has it."""
    record = coach.history.year(None).record(day)
    return None if record is None else record.worst


def test_only_the_months_that_are_come_to_are_read(mine: Coach, clock: FixedClock) -> None:
    coach = months_of_notes(mine, clock, 6)
    with patch.object(Journal, "read", autospec=True, side_effect=Journal.read) as read:
        newest = [*islice(coach.diary.newest(), 2)]
        assert [entry.kind for entry in newest] == ["pain", "note"]
        assert read.call_count == 1
        assert len([*coach.diary.newest()]) == 12
        assert read.call_count == 6
        assert len([*coach.diary.newest(Wanted(words=("note 3",)))]) == 1
        assert read.call_count == 6


def test_what_is_put_right_in_a_closed_month_is_in_its_sum(mine: Coach, clock: FixedClock) -> None:
    coach = months_of_notes(mine, clock, 6)
    coach.tasks.note("now")  # the sum of the closed months is saved
    first = coach.today_date - 186 * DAY
    entry = [*coach.diary.newest(Wanted(kind="pain"))][-1]
    assert (entry.day, worst(again(coach), first)) == (first, 8)

    coach.amend(entry, Correction(numbers=[2]))

    for seen in (coach, again(coach)):
        assert worst(seen, first) == 2
        assert [*seen.diary.newest(Wanted(kind="pain"))][-1].was == "Pain 8"


def test_an_entry_is_found_by_enough_of_its_letters(mine: Coach) -> None:
    mine.tasks.note("one")
    mine.tasks.note("two")
    two, one = mine.diary.newest()
    assert mine.diary.find(two.short[:6].upper()) == two
    assert mine.diary.find(one.id) == one
    with pytest.raises(Unreadable, match="too short"):
        mine.diary.find(one.short[:2])
    with pytest.raises(Refused, match="There is no entry 'xyz'"):
        mine.diary.find("xyz")


def test_two_of_the_same_letters_are_told_apart_by_their_whole_ids(mine: Coach) -> None:
    mine.tasks.note("one")
    mine.tasks.note("two")
    with patch.object(entry_words, "short_id", return_value="abcdef01"):
        with pytest.raises(Refused) as refused:
            mine.diary.find("abcdef")
        two, one = mine.diary.newest()
        assert two.id in str(refused.value)
        assert mine.diary.find(one.id) == one


def test_a_task_that_the_plan_has_no_more_keeps_its_name(mine: Coach) -> None:
    mine.tasks.done("pump")
    edit_plan(mine, 'id = "pump"\nname = "Posture pump"', 'id = "squat"\nname = "Squat"')
    assert next(again(mine).diary.newest()).title == "Posture pump"


def test_without_a_plan_that_can_be_read_it_is_there_all_the_same(mine: Coach) -> None:
    mine.tasks.note("words")
    put_plan(mine.home, "title = 1")
    assert next(again(mine).diary.newest()).text == "words"


def test_looking_through_it_writes_nothing(mine: Coach, clock: FixedClock) -> None:
    coach = months_of_notes(mine, clock, 3)
    before = files(coach)
    assert len([*coach.diary.newest(Wanted(words=("nothing",)))]) == 0
    assert coach.diary.of_day(coach.today_date) == []
    assert files(coach) == before
