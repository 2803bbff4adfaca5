"""Never lose a check-off: killed at any moment, or crowded by other processes."""

from __future__ import annotations

import random
import sys
from datetime import timedelta

import pytest
from kits.journal_kit import START, child, fresh, month_files, on_disk, whole

from backcare_tui.clock import FixedClock
from backcare_tui.paths import Home

posix = pytest.mark.skipif(sys.platform == "win32", reason="kills and forks are POSIX")

CHECK_OFFS = (
    START
    + """
coach.sure = True  # most of these days are far back
for number in range(int(sys.argv[2]), 300):
    coach.tasks.done(sys.argv[3 + number % 5], day=coach.today_date - timedelta(days=number // 5))
    print(number)
"""
)

TASKS = (
    "posture-pump",
    "bioenergetic-opener",
    "face-pull-press",
    "self-massage/piriformis",
    "self-massage/gluteus-medius",
)
"""Five check-offs a day for sixty days are three hundred."""

NOTES = (
    START
    + """
print("ready")
sys.stdin.readline()
for number in range(25):
    coach.tasks.note(f"{sys.argv[2]} {number}")
"""
)


def check_offs(home: Home) -> list[tuple[str, str]]:
    """The day and the row of every check-off on disk."""
    made = [entry for entry in on_disk(home.journal).values() if entry["kind"] == "done"]
    return [(entry["day"], "/".join(filter(None, (entry["task"], entry.get("target"))))) for entry in made]


@posix
def test_killed_at_random_moments_of_300_check_offs_every_acknowledged_one_is_there(
    home: Home, clock: FixedClock
) -> None:
    dice = random.Random(20261122)
    acknowledged: list[int] = []
    kills = 0
    while len(acknowledged) < 300:
        said: list[int] = []
        with child(CHECK_OFFS, home.data, len(acknowledged), *TASKS) as process:
            assert process.stdout is not None
            for _ in range(dice.randrange(5, 60)):
                said += map(int, process.stdout.readline().split())
            sum(range(dice.randrange(60_000)))  # somewhere within the next write, not always at its start
            process.kill()
            said += map(int, process.stdout.read().split())
        kills += process.returncode < 0
        acknowledged += said

        whole(home)
        there = check_offs(home)
        coach = fresh(home, clock)
        for back in {number // 5 for number in said}:
            day = coach.today_date - timedelta(days=back)
            rows = {row.id: row.state for row in coach.day(day).rows}
            for task in [TASKS[number % 5] for number in said if number // 5 == back]:
                assert (day.isoformat(), task) in there
                assert rows[task] == "done"
        assert not coach.troubles
        assert coach.tasks.note("the next write works").changed

    assert acknowledged == [*range(300)]
    assert kills >= 3
    assert len(check_offs(home)) == len({*check_offs(home)}) == 300


@posix
def test_eight_processes_of_25_writes_at_once_lose_none_and_keep_none_twice(
    home: Home, clock: FixedClock
) -> None:
    writers = [child(NOTES, home.data, name) for name in range(8)]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0

    entries = on_disk(home.journal)
    notes = [entry["text"] for entry in entries.values() if entry["kind"] == "note"]
    assert sorted(notes) == sorted(f"{name} {number}" for name in range(8) for number in range(25))
    assert [*entries] == sorted(entries)
    assert len(month_files(home.journal)) == 1
    assert sum(entry["kind"] == "asked" for entry in entries.values()) == 1
    for name in range(8):
        own = [text for text in fresh(home, clock).today().notes if text.startswith(f"{name} ")]
        assert own == [f"{name} {number}" for number in range(25)]
