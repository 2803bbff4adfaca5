"""What other apps' files say: what is a day of a habit, what is left out, and why."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.import_kit import DAYLIO, HABITBULL, LOOP, MHABIT, loop_db

from backcare_tui.coach.carry.importing import READERS
from backcare_tui.storage.formats import daylio, habitbull, loop_csv, mhabit, own_json
from backcare_tui.storage.formats import loop_db as database
from backcare_tui.storage.formats.habits import (
    DONE,
    NO,
    NO_DATA,
    NO_DATE,
    NOTED,
    ODD,
    SKIPPED,
    YES_AUTO,
    Habit,
    HabitDay,
    NotUnderstood,
)

NOV = date(2026, 11, 1)


def day(number: int) -> date:
    return NOV.replace(day=number)


def test_loops_own_marks_are_taken_and_what_it_worked_out_itself_is_not() -> None:
    found = loop_csv.read(LOOP)
    assert found.habits["Posture pump"].days == {
        day(20): HabitDay(DONE),
        day(19): HabitDay(SKIPPED, note="a cold"),
        day(17): HabitDay(NOTED, note="forgot it"),
    }
    assert found.habits["Water"].days == {day(20): HabitDay(DONE, 2.5)}
    assert found.left == {YES_AUTO: 1, NO: 2, NO_DATA: 1, NO_DATE: 1, ODD: 1}
    assert found.said == [
        "002 Water/Checkmarks.csv line 4: '2026-13-19' is not a date.",
        "002 Water/Checkmarks.csv line 5: 'nan' is not a value of this format.",
    ]


def test_loops_file_of_all_habits_does_where_there_is_no_other() -> None:
    files = {f"Loop Habits/{name}": LOOP[name] for name in ("Habits.csv", "Checkmarks.csv")}
    assert loop_csv.fits(files)
    assert [habit.days for habit in loop_csv.read(files).habits.values()] == [
        {day(20): HabitDay(DONE)},
        {day(20): HabitDay(DONE, 2.5)},
    ]


def test_older_loops_numbers_are_its_words() -> None:
    old = {**LOOP, "001 Posture pump/Checkmarks.csv": b"2026-11-20,2\n2026-11-19,1\n2026-11-18,0\n"}
    found = loop_csv.read(old)
    assert found.habits["Posture pump"].days == {day(20): HabitDay(DONE)}
    assert found.left[YES_AUTO] == 1


def test_loops_layout_is_written_as_it_is_read() -> None:
    habits = [
        Habit('Say "a, b"', "yes/no", {day(2): HabitDay(DONE, note="=1"), day(4): HabitDay(SKIPPED)}),
        Habit("../../x", "number", {day(3): HabitDay(DONE, 7.5)}, "h"),
    ]
    files = loop_csv.written(habits)
    assert not any(".." in name for name in files)
    assert [*loop_csv.read(files).habits.values()] == habits


@pytest.mark.parametrize("old", [False, True])
def test_loops_database_is_read_old_and_new(tmp_path: Path, old: bool) -> None:
    files = {"x.db": loop_db(tmp_path / "x.db", old=old)}
    assert database.fits(files)
    found = database.read(files)
    states = [entry.state for entry in found.habits["Posture pump"].days.values()]
    assert states == ([DONE] * 4 if old else [SKIPPED, DONE])
    assert found.left["of a habit that is not there"] == 1
    assert found.left[NO_DATE] == 1


def test_habitbulls_two_ways_of_dates_its_amounts_and_its_sentinel() -> None:
    found = habitbull.read({"x.csv": HABITBULL})
    assert found.habits["Press"].days == {day(20): HabitDay(DONE, note="well"), day(19): HabitDay(DONE, 20)}
    assert found.left == {NO_DATA: 1, NO: 1, NO_DATE: 1}


def test_daylios_activities_are_habits_and_its_moods_numbers() -> None:
    found = daylio.read({"x.csv": DAYLIO})
    assert {name: len(habit.days) for name, habit in found.habits.items()} == {
        "mood": 1,
        "walk": 2,
        "press": 1,
        "notes": 1,
    }
    assert found.habits["notes"].days[day(20)].note == "A day: =fine"


def test_mhabits_records_are_read_by_their_types() -> None:
    found = mhabit.read({"x.json": MHABIT})
    assert found.habits["Press"].days == {day(20): HabitDay(DONE, 15), day(19): HabitDay(SKIPPED, note="ill")}
    assert found.left == {NO_DATA: 1, NO_DATE: 1}


def test_a_database_that_would_make_up_its_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    base = sqlite3.connect(path)
    base.execute("create view Habits as select 1 id, printf('%.*c', 900000000, 'x') name")
    base.execute("create table Repetitions (habit, timestamp)")
    base.commit()
    base.close()
    with pytest.raises(NotUnderstood, match="views"):
        database.read({"x.db": path.read_bytes()})


SAMPLES = [*LOOP.values(), HABITBULL, DAYLIO, MHABIT]


@given(st.sampled_from(SAMPLES), st.integers(0, 400), st.binary(max_size=12))
def test_whatever_a_file_holds_it_is_read_or_refused_in_a_sentence(
    sample: bytes, at: int, garbage: bytes
) -> None:
    data = sample[:at] + garbage + sample[at + len(garbage) :]
    for files in (
        {"Habits.csv": data},
        {**LOOP, "001 Posture pump/Checkmarks.csv": data},
        {**LOOP, "Habits.csv": data},
    ):
        for reader in (*READERS, own_json):
            try:
                if reader.fits(files):
                    reader.read(files)
            except NotUnderstood as error:
                assert str(error).endswith(".")  # noqa: PT017 - it may as well be read


@given(st.integers(0, 8000), st.binary(min_size=1, max_size=8))
def test_a_spoilt_database_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, at: int, garbage: bytes
) -> None:
    data = loop_db(tmp_path_factory.mktemp("db") / "x.db")
    try:
        database.read({"x.db": data[:at] + garbage + data[at + len(garbage) :]})
    except NotUnderstood as error:
        assert "x.db" in str(error)  # noqa: PT017 - it may as well be read
