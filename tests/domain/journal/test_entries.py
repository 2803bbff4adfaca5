"""Entries in words: what each kind of event tells, by whose names, at what time, and how it is found again."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any, get_args

import pytest

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.entries import HIDDEN, KINDS, Names, entries_of, short_id
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import UNPLANNED

DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FOUR = time(4)
NAMES = Names({"pump": "Posture pump"}, Atlas((), ()))
EIGHT = Dose(minutes=8)


def stamp(number: int = 1, at: datetime = NOON, day: date = DAY, clock: time | None = None) -> dict[str, Any]:
    return {"id": str(number), "at": at, "day": day, "clock": clock}


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (kinds.Done(**stamp(), task="pump", dose=EIGHT), "Posture pump: 8 min"),
        (kinds.Done(**stamp(), task="pump", dose=EIGHT, did=Dose(minutes=2)), "Posture pump: 2 of 8 min"),
        (kinds.Done(**stamp(), task="gone-task", dose=EIGHT), "gone task: 8 min"),
        (kinds.Skipped(**stamp(), task="pump", because="away"), "Posture pump: skipped – “away”"),
        (
            kinds.Pain(**stamp(), level=6, regions=("neck",), when="morning", note="woke up", task="pump"),
            "Pain 6: on waking, neck, after Posture pump – “woke up”",
        ),
        (kinds.Pain(**stamp(), level=0), "Pain 0"),
        (kinds.Noted(**stamp(), text="slept badly"), "Note – “slept badly”"),
        (kinds.Paused(**stamp(), first=DAY), "Pause: from 23 Nov 2026 until resumed"),
        (kinds.Resumed(**stamp()), "Pause: over"),
        (kinds.Screened(**stamp()), "Safety answers: no to all"),
        (kinds.Screened(**stamp(), conditions=("cancer",)), "Safety answers: yes to cancer"),
        (
            kinds.Cleared(**stamp(), what=("cancer",), by="Dr Lee", on=DAY),
            "Cleared: cancer, 23 Nov 2026, by – “Dr Lee”",
        ),
        (kinds.Stopped(**stamp(), task="pump", why="numbness"), "Posture pump: stopped, numbness"),
        (kinds.Flared(**stamp()), "Flare: begins"),
        (
            kinds.Chosen(**stamp(), task="pump", rung=2, because="why not"),
            "Posture pump: rung 2 chosen – “why not”",
        ),
        (kinds.Kept(**stamp(), task="pump", rung=1), "Posture pump: the step up declined for two weeks"),
        (
            kinds.Tracked(**stamp(), track="hours-sat", value=7.5, scale="number", unit="h"),
            "Hours sat: 7.5 h",
        ),
        (kinds.Sore(**stamp(), target="piriformis"), "Piriformis: sore"),
        (
            kinds.CheckedIn(**stamp(), pain=4, enjoyment=5, activity=3),
            "Check-in: pain 4, enjoyment 5, activity 3",
        ),
        (kinds.Answered(**stamp(), question="maintain", yes=True), "Answer: maintain: yes"),
        (kinds.Answered(**stamp(), question="gone:pump", yes=False), "Posture pump: has the stop gone? no"),
        (
            kinds.Answered(**stamp(), question="sign:cord", yes=False),
            "Warning sign: clumsy or numb hands, trouble in both arms, unsteady walking, new or worse? no",
        ),
        (
            kinds.Cleared(**stamp(), what=("stop:pump",), by="Dr Lee", on=DAY),
            "Cleared: the stop at Posture pump, 23 Nov 2026, by – “Dr Lee”",
        ),
    ],
)
def test_each_kind_is_told_with_all_that_was_said(event: Event, words: str) -> None:
    (entry,) = entries_of([event], NAMES, FOUR)
    assert entry.words == words


def test_every_kind_of_event_is_told_or_hidden_on_purpose() -> None:
    assert set(get_args(Event)) == set(KINDS) | set(HIDDEN)


def test_what_is_written_beside_entries_is_no_entry() -> None:
    events: list[Event] = [
        kinds.Planned(**stamp(), plan=UNPLANNED),
        kinds.DayPlanned(**stamp(2), due_tasks=()),
    ]
    assert entries_of(events, NAMES, FOUR) == []


def test_the_newest_is_first_and_the_small_hours_belong_to_the_evening_before() -> None:
    night = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    late = datetime(2026, 11, 25, 9, tzinfo=UTC)
    events: list[Event] = [
        kinds.Noted(**stamp(1), text="noon"),
        kinds.Noted(**stamp(2, day=date(2026, 11, 22), clock=time(8)), text="the day before"),
        kinds.Noted(**stamp(3, clock=time(7, 30)), text="at half past seven"),
        kinds.Noted(**stamp(4, at=night), text="after midnight"),
        kinds.Noted(**stamp(5, at=late), text="written down late"),
    ]

    entries = entries_of(events, NAMES, FOUR)

    assert [(entry.text, entry.at, entry.late) for entry in entries] == [
        ("written down late", "", date(2026, 11, 25)),
        ("after midnight", "01:30", None),
        ("noon", "12:00", None),
        ("at half past seven", "07:30", None),
        ("the day before", "08:00", date(2026, 11, 23)),
    ]


def test_what_was_put_right_says_what_it_was_and_what_was_taken_back_that_it_is() -> None:
    events: list[Event] = [
        kinds.Pain(**stamp(1), level=8),
        kinds.Amended(**stamp(2, clock=time(7)), events=("1",), level=3),
        kinds.Noted(**stamp(3), text="x"),
        kinds.Undone(**stamp(4), events=("3",)),
    ]
    note, report = entries_of(events, NAMES, FOUR)

    assert (report.words, report.at, report.was, report.gone) == ("Pain 3", "07:00", "Pain 8 at 12:00", False)
    assert note.gone


def test_it_is_found_by_all_of_some_words_in_kind_words_or_date() -> None:
    (entry,) = entries_of([kinds.Pain(**stamp(), level=6, note="After the CAR")], NAMES, FOUR)
    for words in (("pain",), ("car", "after"), ("november",), ("2026-11-23",), ()):
        assert entry.matches(words)
    assert not entry.matches(("car", "bus"))


def test_its_letters_are_the_same_everywhere() -> None:
    assert short_id("01a19b353d40-0000-fvsndy-2967") == "9da8a3ed"
