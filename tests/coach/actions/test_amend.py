"""Putting right: marks follow, what a day asked does not, and each machine sees the same."""

from __future__ import annotations

from datetime import time

import pytest
from kits.coach_kit import DAY, FIRST, again, entries, files, on_host, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused, Unreadable
from backcare_tui.coach.actions.amend import Correction
from backcare_tui.coach.diary import Wanted
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.events import DayPlanned
from backcare_tui.domain.plan.dose import Dose


def newest(coach: Coach, kind: str = "") -> Entry:
    """The entry at the top of the diary."""
    return next(coach.diary.newest(Wanted(kind=kind)))


def test_an_amount_a_number_a_place_words_and_a_time_are_put_right(mine: Coach) -> None:
    mine.tasks.done("pump", amount="2")
    mine.tasks.pain(8, where=["neck"], note="oops")
    mine.tasks.note("wrods")

    said = [
        mine.amend(newest(mine, "done"), Correction(amount="4")).text,
        mine.amend(newest(mine, "pain"), Correction(numbers=[3], where=["low-back-left"], text="")).text,
        mine.amend(newest(mine, "note"), Correction(text="words", at=time(6, 5))).text,
    ]

    assert said == [
        "Corrected: Posture pump: 4 of 5 min.",
        "Corrected: Pain 3: low back left.",
        "Corrected: Note – “words”, at 06:05.",
    ]
    today = again(mine).today()
    assert (today.pain.latest, today.pain.regions, today.notes) == (3, ("low-back-left",), ("words",))
    assert next(row.did for row in today.rows if row.id == "pump") == Dose(minutes=4)
    assert today == mine.today()
    kinds = [entry["kind"] for entry in entries(mine)]
    assert kinds.count("amended") == 3
    assert "undone" not in kinds


def test_however_old_the_marks_follow_and_what_was_asked_stays(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.pain(9)
    mine.tasks.done("pump")
    clock.moment += 40 * DAY
    coach = again(mine)
    first = coach.today_date - 40 * DAY
    before = {day: coach.day(day).due_tasks for day in (first + n * DAY for n in range(40))}

    coach.amend(newest(coach, "pain"), Correction(numbers=[1]))
    coach.amend(newest(coach, "done"), Correction(amount="1"))

    coach = again(coach)
    assert {day: coach.day(day).due_tasks for day in before} == before
    assert coach.day(first).record.worst == 1
    assert states(coach, first)["pump"] == "part"
    assert coach.today().due_tasks == again(coach).today().due_tasks


def test_taking_back_an_old_entry_leaves_what_the_days_after_it_asked(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.done("claw")
    clock.moment += 20 * DAY
    coach = again(mine)
    days = [coach.today_date - n * DAY for n in range(1, 20)]
    before = [coach.day(day).due_tasks for day in days]

    assert coach.take_back(newest(coach)).changed

    assert [again(coach).day(day).due_tasks for day in days] == before
    stored = [event for event in coach.timeline.every_event() if isinstance(event, DayPlanned)]
    assert {event.day for event in stored} >= {*days}


def test_words_and_a_time_store_nothing_else(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.note("x")
    mine.tasks.pain(4)
    clock.moment += 5 * DAY
    before = len(entries(mine, "asked"))
    mine.amend(newest(mine, "note"), Correction(text="y"))
    mine.amend(newest(mine, "pain"), Correction(at=time(7), text="why"))
    assert len(entries(mine, "asked")) == before + 1  # today's own


def test_what_is_put_right_goes_into_its_months_file_of_this_device(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.note("x")
    clock.moment += 60 * DAY
    with on_host("other"):
        coach = again(mine)
        coach.amend(newest(coach), Correction(text="y"))
    months = sorted(name[:7] for name in files(mine))
    assert months == ["2026-11", "2026-11", "2027-01"]
    assert newest(again(mine)).text == "y"


def test_two_devices_that_put_the_same_right_show_one_and_the_same(mine: Coach) -> None:
    mine.tasks.pain(8)
    mine.amend(newest(mine), Correction(numbers=[3]))
    with on_host("other"):
        other = again(mine)
        other.amend(newest(other), Correction(numbers=[4], text="there"))
    assert again(mine).today().pain == other.today().pain
    assert newest(again(mine)).words == "Pain 4 – “there”"


def test_undo_takes_a_correction_back_and_redo_brings_it_again(mine: Coach) -> None:
    mine.tasks.pain(8)
    mine.amend(newest(mine), Correction(numbers=[3]))

    assert mine.undo().text == "Taken back: the correction."
    assert mine.today().pain.latest == 8
    assert mine.redo().text == "Back again: the correction."
    assert mine.today().pain.latest == 3
    assert again(mine).today() == mine.today()


def test_the_check_offs_twin_is_put_right_with_it(mine: Coach) -> None:
    with on_host("other"):
        other = again(mine)
        other.tasks.done("pump", amount="3")
    mine.tasks.done("pump", amount="3")  # not yet synced when it was done: the same again
    mine.refresh()
    mine.amend(newest(mine, "done"), Correction(amount="1"))
    assert next(row.did for row in again(mine).today().rows if row.id == "pump") == Dose(minutes=1)


def test_a_check_in_has_three_numbers_and_a_clearance_a_name(mine: Coach) -> None:
    mine.guidance.check_in(4, 5, 6)
    mine.amend(newest(mine), Correction(numbers=[1, 2, 3]))
    mine.safety.screen([], ["cancer"])
    mine.safety.clear([], by="Dr Le")
    mine.amend(newest(mine), Correction(text="Dr Lee"))
    words = [entry.words for entry in again(mine).diary.newest()]
    assert words[0] == "Cleared: cancer, 22 Nov 2026, by – “Dr Lee”"
    assert words[2] == "Check-in: pain 1, enjoyment 2, activity 3"


@pytest.mark.parametrize(
    ("kind", "wanted", "said"),
    [
        ("note", Correction(), "Say what to correct: words (--text) or a time of day (--at)."),
        ("note", Correction(numbers=[3]), "no number"),
        ("note", Correction(text=" "), "A note needs a few words."),
        ("note", Correction(at=time(23, 59)), "23:59 has not come yet."),
        ("done", Correction(amount="soon"), "soon"),
        ("pain", Correction(numbers=[11]), "11 is not a pain level"),
        ("pain", Correction(numbers=[1, 2]), "It has one number; 2 came."),
        ("pain", Correction(where=["moon"]), "'moon' is not a region."),
        ("flare", Correction(text="x"), "can only be taken back"),
    ],
)
def test_what_cannot_be_put_right_is_said_and_changes_nothing(
    mine: Coach, kind: str, wanted: Correction, said: str
) -> None:
    mine.tasks.note("x")
    mine.tasks.done("pump")
    mine.tasks.pain(4)
    mine.guidance.flare(begins=True)
    before = files(mine)

    with pytest.raises((Refused, Unreadable)) as refused:
        mine.amend(newest(mine, kind), wanted)

    assert said in str(refused.value)
    assert files(mine) == before


def test_what_it_says_already_and_what_is_taken_back_change_nothing(mine: Coach) -> None:
    mine.tasks.note("x")
    entry = newest(mine)
    assert mine.amend(entry, Correction(text="x")).text == "It says so already. Nothing was changed."
    mine.undo()
    before = files(mine)
    with pytest.raises(Refused, match="taken back"):
        mine.amend(entry, Correction(text="y"))
    assert not mine.take_back(entry).changed
    assert files(mine) == before


def test_a_time_that_was_said_is_told_and_one_that_nobody_knows_is_not(mine: Coach) -> None:
    yesterday = mine.today_date - DAY
    mine.sure = True
    mine.tasks.done("pump", day=yesterday)
    mine.tasks.done("press", day=yesterday, at=time(21, 15))
    mine.tasks.done(FIRST, at=time(6, 30))
    at = {row.id: row.at for row in (*mine.day(yesterday).rows, *mine.today().rows) if row.state == "done"}
    assert at == {"pump": "", "press": "21:15", FIRST: "06:30"}


def test_a_time_changes_nothing_that_a_rule_reads(mine: Coach, clock: FixedClock) -> None:
    """Written down today for yesterday, it is a late entry whatever time it tells."""
    mine.sure = True
    mine.tasks.note("begin", day=mine.today_date - 2 * DAY)
    yesterday = mine.today_date - DAY
    asked = mine.day(yesterday).due_tasks
    mine.tasks.pain(9, day=yesterday, at=time(8))
    assert mine.day(yesterday).due_tasks == asked
    clock.moment += DAY
    assert again(mine).day(yesterday).due_tasks == asked
