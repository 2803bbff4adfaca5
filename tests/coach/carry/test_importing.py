"""Another app's diary comes in once, where it was said to go, and counts for nothing."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.coach_kit import DAY, PLAN, SUNDAY, again, entries, put_plan
from kits.import_kit import HABITBULL, put_loop

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused
from backcare_tui.coach.carry.backup import copies, read_backup
from backcare_tui.coach.carry.imported_events import events_of
from backcare_tui.coach.carry.importing import Incoming, bring_in, understand
from backcare_tui.domain.journal.events import Done
from backcare_tui.paths import find_home
from backcare_tui.storage.formats.habits import DONE, NOTED, SKIPPED, Habit, HabitDay
from backcare_tui.storage.journal.adopt import Adopted

TRACKS = """
[[track]]
id = "hours-sat"
ask = "How long did you sit?"
scale = "number"
unit = "h"
"""


@pytest.fixture
def loop(tmp_path: Path) -> str:
    return str(put_loop(tmp_path / "loop"))


@pytest.fixture
def short(coach: Coach) -> Coach:
    put_plan(coach.home, PLAN + TRACKS)
    coach.refresh()
    coach.sure = True
    return coach


def test_a_habit_of_a_tasks_name_is_taken_and_said_and_any_other_only_as_told(
    short: Coach, loop: str
) -> None:
    incoming = understand(short, loop, [])
    [taken] = incoming.taken
    assert (taken.task, taken.said, taken.done, taken.skipped, taken.notes) == ("pump", False, 1, 1, 1)
    assert incoming.others == [("Water", 1)]

    both = understand(short, loop, [("hours-sat", "wat")])
    assert [(one.habit, one.task, one.said) for one in both.taken] == [
        ("Posture pump", "pump", False),
        ("Water", "hours-sat", True),
    ]
    assert not entries(short), "nothing was written yet"


def test_a_copy_is_kept_before_anything_comes_in_and_none_where_nothing_does(short: Coach, loop: str) -> None:
    short.tasks.note("before")
    assert bring_in(short, understand(short, loop, [])).copy.endswith("-import.zip")
    assert bring_in(short, understand(short, loop, [])).copy == ""
    [kept] = copies(short).files
    assert b"before" in b"".join(read_backup(str(short.home.data / "copies" / kept))[1].values())


def test_twice_is_once_and_what_came_in_is_in_the_diary(short: Coach, loop: str) -> None:
    assert bring_in(short, understand(short, loop, [])).counts == Adopted(added=3)
    other = again(short)
    assert bring_in(other, understand(other, loop, [])).counts == Adopted(known=3)
    words = [entry.words for entry in other.diary.newest()]
    assert words == [
        "Posture pump: 5 min, imported from Loop",
        "Posture pump: skipped, imported from Loop – “a cold”",
        "Note: Posture pump, imported from Loop – “forgot it”",
    ]
    assert all(entry.at == "" for entry in other.diary.newest()), "no time of day is made up"


def test_an_imported_entry_can_be_taken_back_and_what_was_recorded_here_stays(
    short: Coach, loop: str
) -> None:
    short.tasks.done("pump", day=date(2026, 11, 20))
    bring_in(short, understand(short, loop, []))
    imported = next(entry for entry in short.diary.newest() if entry.event.source and entry.kind == "done")
    assert short.take_back(imported).changed
    assert short.redo().changed
    assert short.take_back(imported).changed
    assert bring_in(short, understand(short, loop, [])).counts.is_nothing_new, "it stays taken back"
    assert [
        (entry.kind, entry.event.source, entry.day.day) for entry in short.diary.newest() if not entry.gone
    ] == [
        ("done", "", 20),
        ("skip", "loop", 19),
        ("note", "loop", 17),
    ]


days = st.dictionaries(
    st.integers(-40, 70).map(lambda back: SUNDAY.date() - timedelta(days=back)),
    st.builds(
        HabitDay,
        st.sampled_from([DONE, SKIPPED, NOTED]),
        st.sampled_from([None, 1.0, 4.0]),
        st.sampled_from(["", "words"]),
    ),
    max_size=40,
)


@given(days, days, st.integers(0, 20))
def test_no_import_changes_a_streak_a_past_day_or_what_is_asked(
    tmp_path_factory: pytest.TempPathFactory,
    pump: dict[date, HabitDay],
    hours: dict[date, HabitDay],
    lived: int,
) -> None:
    home = find_home(str(tmp_path_factory.mktemp("home")), {})
    put_plan(home, PLAN + TRACKS)
    clock = FixedClock(SUNDAY - lived * DAY)
    coach = Coach(home, clock)
    coach.sure = True
    for back in range(lived, 0, -1):
        clock.moment = SUNDAY - back * DAY
        if back % 4:
            coach.tasks.done("pump")
            coach.tasks.done("press")
    clock.moment = SUNDAY
    looked = [SUNDAY.date() - timedelta(days=back) for back in (0, 1, 2, 5, lived + 1)]

    def seen(coach: Coach) -> object:
        return (
            [coach.day(day) for day in looked],
            coach.history.year(),
            coach.history.trend(56),
            coach.history.week(),
        )

    before = seen(coach)
    incoming = Incoming("loop")
    for habit, goal in (
        (Habit("Pump", "number", pump, "min"), coach.plan.tasks[0]),
        (Habit("H", "number", hours), coach.plan.tracks[0]),
    ):
        for day in habit.days:
            for event in events_of("loop", habit, goal, day)[0]:
                incoming.months.setdefault(f"{day:%Y-%m}", {})[event.id] = msgspec.to_builtins(event)
    bring_in(coach, incoming)
    assert seen(coach) == before
    assert seen(again(coach)) == before


def test_an_amount_is_taken_where_its_unit_is_the_tasks(short: Coach) -> None:
    pump = short.plan.tasks[0]
    day = date(2026, 11, 20)
    for unit, amount, did, left in (
        ("min", 4.0, 4, False),
        ("minutes", 2.5, 2.5, False),
        ("miles", 4.0, None, True),
    ):
        habit = Habit("x", "number", {day: HabitDay(DONE, amount)}, unit)
        [event], why = events_of("loop", habit, pump, day)
        assert isinstance(event, Done)
        assert (event.did.minutes if event.did else None, bool(why)) == (did, left)


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ([("nothing", "Water")], "Nothing in the plan"),
        ([("pump", "Beer")], "It has no habit 'Beer': there are Posture pump, Water."),
        ([("pump", "")], "could be|has no habit"),
        ([("pump", "Water"), ("press", "Water")], "one task only"),
    ],
)
def test_a_task_or_a_habit_that_is_not_there_is_told(
    short: Coach, loop: str, wanted: list[tuple[str, str]], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        understand(short, loop, wanted)


def test_a_file_of_any_other_kind_is_refused_with_what_is_understood(short: Coach, tmp_path: Path) -> None:
    for content in (
        b"",
        b"\x00\xff" * 50,
        b"a,b\n1,2\n",
        b'{"habits": 1, "records": 2}',
        b"[" * 10_000,
        HABITBULL[:30],
    ):
        path = tmp_path / "x"
        path.write_bytes(content)
        with pytest.raises(Refused) as refused:
            understand(short, str(path), [])
        assert str(refused.value).endswith(".")
