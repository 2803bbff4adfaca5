"""The running day at a glance, and the file that keeps it for bars: made anew by what is recorded and as the day turns."""

from __future__ import annotations

from collections.abc import Sequence

from backcare_tui.coach.nudges.bars import bars
from backcare_tui.coach.reading import Reading
from backcare_tui.domain.calendar import ONE_DAY, minutes_into
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.glance import Glance, Minutes, glance_of, times_of
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.session.time_left import seconds_left, whole_minutes
from backcare_tui.storage import status_file


def glance(reading: Reading) -> Glance:
    """The running day as it stands by now."""
    return _at(reading, reading.today(), _minute(reading))


def status_lines(reading: Reading) -> dict[str, str]:
    """The line of every format by now; and they are kept for the next look, in the cache alone."""
    seen = reading.status_marks()
    day = reading.today()
    keep_status(reading, day, seen)
    return bars(_at(reading, day, _minute(reading)), day)


def keep_status(reading: Reading, day: Day, seen: str) -> None:
    """Keep the running day's status for bars, unless not all that it comes from could be read.

    Args:
        reading: Whose plan and journal.
        day: The running day, as it is on disk.
        seen: ``status_marks`` from before that was read.
    """
    if day.over or reading.journal.troubles or reading.problems:
        return
    plan, starts_at = reading.plan, reading.plan.starts_at
    minutes = _minutes(reading)
    turns = {
        minute: bars(glance_of(day, minute, plan, minutes), day)
        for minute in {0, *times_of(day, plan).values()}
    }
    status_file.save(
        str(reading.home.cache),
        (
            day.day.isoformat(),
            (day.day + ONE_DAY).isoformat(),
            60 * starts_at.hour + starts_at.minute,
        ),
        str(reading.home.journal),
        reading.status_paths(),
        turns,
        seen,
    )


def _minute(reading: Reading) -> int:
    return minutes_into(reading.clock.now().time(), reading.plan.starts_at)


def _at(reading: Reading, day: Day, minute: int) -> Glance:
    return glance_of(day, minute, reading.plan, _minutes(reading))


def _minutes(reading: Reading) -> Minutes:
    """What tells how long rows take, and reckons it once for the same ones."""
    plan, atlas = reading.plan, reading.atlas
    known: dict[tuple[str, ...], int] = {}

    def minutes(rows: Sequence[Row]) -> int:
        if not rows:
            return 0
        names = tuple(sorted(row.id for row in rows))
        if names not in known:
            known[names] = whole_minutes(seconds_left(rows, plan, atlas))
        return known[names]

    return minutes
