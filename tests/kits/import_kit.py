"""Small files of other apps' layouts, made here."""

from __future__ import annotations

import sqlite3
from pathlib import Path

HABITS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,"
    "Target Type,Target Value,Archived?\n"
    "001,Posture pump,YES_NO,,,1,1,#FF8F00,,,,false\n"
    "002,Water,NUMERICAL,,,1,1,#00897B,min,AT_LEAST,5.0,false\n"
)
MARKS = "2026-11-20,YES_MANUAL,\n2026-11-19,SKIP,a cold\n2026-11-18,YES_AUTO,\n2026-11-17,NO,forgot it\n2026-11-16,UNKNOWN,\n"
LOOP: dict[str, bytes] = {
    "Habits.csv": HABITS.encode(),
    "Checkmarks.csv": b"Date,Posture pump,Water,\n2026-11-20,YES_MANUAL,2500,\n",
    "001 Posture pump/Checkmarks.csv": f"Date,Value,Notes\n{MARKS}".encode(),
    "002 Water/Checkmarks.csv": b"Date,Value,Notes\n2026-11-20,2500,\n2026-11-19,0,\n2026-13-19,1000,\n2026-11-01,nan,\n",
}
HABITBULL = (
    b"HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"
    b"Press,,Health,2026-11-20,1,well\nPress,,Health,11/19/2026,20,\nPress,,Health,2026-11-18,-2150000000,\n"
    b"Press,,Health,2026-11-17,0,\nPress,,Health,someday,1,\n"
)
DAYLIO = (
    b"full_date,date,weekday,time,mood,activities,note_title,note\n"
    b'2026-11-20,November 20,Friday,08:00,rad,"walk | press","A day","=fine"\n'
    b"2026-11-19,November 19,Thursday,08:00,Blue,walk,,\n"
)
MHABIT = (
    b'{"habits": [{"name": "Press", "type": 1, "daily_goal": 1, "daily_goal_unit": "reps", "records": ['
    b'{"record_date": "2026-11-20", "record_type": 1, "record_value": 15, "reason": ""},'
    b'{"record_date": 20776, "record_type": 2, "record_value": 0, "reason": "ill"},'
    b'{"record_date": "2026-11-18", "record_type": 0, "record_value": 0, "reason": ""},'
    b'{"record_date": null, "record_type": 1, "record_value": 1}]}]}'
)


def put_loop(folder: Path) -> Path:
    """Loop's folder."""
    for name, data in LOOP.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def loop_db(path: Path, *, old: bool = False) -> bytes:
    """Loop's database, with values or as it was before there were any."""
    base = sqlite3.connect(path)
    more = "" if old else ", value integer not null default 2"
    base.execute("create table Habits (id integer primary key, name text)")
    base.execute(f"create table Repetitions (habit integer, timestamp integer{more})")
    base.execute("insert into Habits values (1, 'Posture pump')")
    day = 86_400_000
    rows = [
        (1, 20777 * day, 2),
        (1, 20776 * day, 1),
        (1, 20775 * day, 3),
        (1, 20774 * day, -1),
        (9, 0, 2),
        (1, 2**60, 2),
    ]
    for row in rows:
        base.execute(
            f"insert into Repetitions values ({', '.join('?' * (2 if old else 3))})", row[: 2 if old else 3]
        )
    base.commit()
    base.close()
    return path.read_bytes()
