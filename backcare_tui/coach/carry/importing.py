"""Carrying a diary in: what a file says, what is taken of it and what is left out, and then the writing of it.

Nothing is guessed in silence: a habit goes to the task that it was said to go to, or that has its very name. What comes
in is told in the diary and nowhere else; ``corrections.live`` keeps it from streaks and from guidance.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from backcare_tui.coach.carry.backup import keep_copy
from backcare_tui.coach.carry.imported_events import events_of
from backcare_tui.coach.carry.own_files import put_files
from backcare_tui.coach.reading import EARLIEST, Reading
from backcare_tui.coach.recording import open_day
from backcare_tui.coach.results import Refused, Unreadable
from backcare_tui.coach.task_lookup import find_keys
from backcare_tui.domain.calendar import month_of
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.plan.track import Track
from backcare_tui.storage.formats import daylio, habitbull, loop_csv, loop_db, mhabit, own_json
from backcare_tui.storage.formats.habits import Habit, NotUnderstood, Understood
from backcare_tui.storage.formats.packed_files import read_files
from backcare_tui.storage.journal.adopt import Adopted
from backcare_tui.text.language import folded

READERS = (loop_csv, loop_db, habitbull, daylio, mhabit)
UNDERSTOOD = (
    "Loop Habit Tracker's CSV export (a folder or a zip) and its backup (.db), HabitBull's CSV, Daylio's CSV, "
    "mhabit's JSON, and what `backcare export json` wrote"
)
AHEAD, TOO_EARLY = "days that have not come yet", "days before 1970-01-08"

Month = dict[str, dict[str, Any]]


class Taken(msgspec.Struct):
    """A habit that is taken, and where it goes.

    Attributes:
        habit: Its name there.
        task: The id of the task, or of what is tracked.
        name: What that is called.
        said: Whether ``--as`` said so; else it has the task's very name.
    """

    habit: str
    task: str
    name: str
    said: bool
    done: int = 0
    amounts: int = 0
    skipped: int = 0
    notes: int = 0

    def count(self, event: Event) -> None:
        """Count one of its events."""
        self.done += isinstance(event, kinds.Done | kinds.Tracked)
        self.amounts += isinstance(event, kinds.Done) and event.did is not None
        self.skipped += isinstance(event, kinds.Skipped)
        self.notes += isinstance(event, kinds.Noted)


class Incoming(msgspec.Struct):
    """What a file says, before anything is written.

    Attributes:
        source: The app; ``backcare`` for our own.
        habits: How many there are.
        days: How many days of them.
        taken: What is taken of them.
        others: Habits that are left out, each with its days.
        left: How many entries are left out, by the reason.
        said: Lines of the file that are no entries, each in a sentence.
        months: The entries to write.
        files: Of our own: the files beside the settings.
        first, last: The first and last day that is taken.
    """

    source: str
    habits: int = 0
    days: int = 0
    taken: list[Taken] = []
    others: list[tuple[str, int]] = []
    left: dict[str, int] = {}
    said: list[str] = []
    months: dict[str, Month] = {}
    files: dict[str, str] = {}
    first: date | None = None
    last: date | None = None

    @property
    def entries(self) -> int:
        """How many entries would be written, were all of them new."""
        return sum(map(len, self.months.values()))


class Imported(msgspec.Struct):
    """What came of it.

    Attributes:
        counts: Of the entries.
        written: Files that were written, by the names they have now.
        kept: Files that are there already and say something else: ours stay.
        copy: Of everything as it was before; empty where nothing new came in.
    """

    counts: Adopted
    written: list[str] = []
    kept: list[str] = []
    copy: str = ""


def understand(reading: Reading, path: str, wanted: Sequence[tuple[str, str]]) -> Incoming:
    """What a file says, and what of it would be taken. Writes nothing.

    Args:
        reading: Whose plan and journal.
        path: A file or a folder.
        wanted: Which task is which habit, as typed.

    Raises:
        Refused: It is not understood, or a task or a habit is not there.
    """
    try:
        files = read_files(path)
        if files and own_json.fits(files):
            if wanted:
                raise Unreadable(
                    "--as is for other apps' habits; this is backcare's own file, and all of it is taken."
                )
            return _own(own_json.read(files))
        reader = next((reader for reader in READERS if files and reader.fits(files)), None)
        if reader is None:
            raise Refused(f"That is nothing that can be imported: {UNDERSTOOD} can.")
        found = reader.read(files)
    except NotUnderstood as error:
        raise Refused(str(error)) from None
    return _taken(reading, found, wanted)


def bring_in(reading: Reading, incoming: Incoming) -> Imported:
    """Write what is new of it, under the lock: months one after the other, each of them whole; then the files.

    Raises:
        Refused: No copy could be kept first, or it could not be saved.
    """
    copy = ""
    with open_day(reading, all_months=True):
        if incoming.files or reading.journal.would_adopt(incoming.months).added:
            copy = keep_copy(reading, "import")
        counts = reading.journal.adopt(incoming.months, reading.clock.now())
        written, kept = put_files(reading.home, incoming.files)
        reading.refresh()
    reading.refresh()
    return Imported(counts, written, kept, copy)


def _own(own: own_json.Own) -> Incoming:
    months: dict[str, Month] = {}
    for month, entries in own.journal.items():
        months[month] = {}
        for entry_id, raw in entries.items():
            try:
                body = msgspec.json.decode(raw)
            except (ValueError, RecursionError):
                body = {}
            months[month][entry_id] = body if isinstance(body, dict) else {}
    return Incoming("backcare", months=months, files=own.files)


def _taken(reading: Reading, found: Understood, wanted: Sequence[tuple[str, str]]) -> Incoming:
    incoming = Incoming(
        found.source,
        len(found.habits),
        sum(len(habit.days) for habit in found.habits.values()),
        left=dict(found.left),
        said=found.said,
    )
    places: dict[str, tuple[Task | Track, bool]] = {}
    for what, name in wanted:
        habit = _habit(name, found)
        if habit.name in places:
            raise Unreadable(f"{habit.name[:60]!r} can go to one task only.")
        places[habit.name] = (_goal(what, reading), True)
    goals: list[Task | Track] = [*reading.plan.tracks, *reading.plan.tasks]
    by_name = {folded(goal.name): goal for goal in goals}
    for name, habit in found.habits.items():
        known = places.get(name) or (by_name.get(folded(name)), False)
        if known[0] is None:
            incoming.others.append((name, len(habit.days)))
            continue
        _take(incoming, habit, known[0], reading.today_date, said=known[1])
    return incoming


def _habit(name: str, found: Understood) -> Habit:
    wanted = folded(name.strip())
    exact = [habit for habit in found.habits.values() if habit.name == name.strip()]
    fitting = exact or [habit for habit in found.habits.values() if folded(habit.name) == wanted]
    fitting = fitting or [
        habit for habit in found.habits.values() if wanted and folded(habit.name).startswith(wanted)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise Refused(
            f"{name[:40]!r} could be {', '.join(one.name[:40] for one in fitting[:6])}; type a little more."
        )
    raise Refused(
        f"It has no habit {name[:40]!r}: there are {', '.join(one[:40] for one in [*found.habits][:12]) or 'none'}."
    )


def _goal(what: str, reading: Reading) -> Task | Track:
    plan = reading.plan
    track = next((track for track in plan.tracks if track.id == what.strip().lower()), None)
    if track is not None:
        return track
    keys = find_keys(what, plan, ())
    task = plan.task(keys[0].task)
    if task is None:
        raise Refused(f"The plan has no {what[:40]!r}.")
    return task


def _take(incoming: Incoming, habit: Habit, goal: Task | Track, today: date, *, said: bool) -> None:
    taken = Taken(habit.name, goal.id, goal.name, said)
    incoming.taken.append(taken)
    for day in sorted(habit.days):
        if not EARLIEST <= day <= today:
            _leave(incoming, AHEAD if day > today else TOO_EARLY)
            continue
        events, left = events_of(incoming.source, habit, goal, day)
        if left:
            _leave(incoming, left)
        if events:
            incoming.first = min(filter(None, (incoming.first, day)))
            incoming.last = max(filter(None, (incoming.last, day)))
        for event in events:
            taken.count(event)
            incoming.months.setdefault(month_of(day), {})[event.id] = msgspec.to_builtins(event)


def _leave(incoming: Incoming, why: str) -> None:
    incoming.left[why] = incoming.left.get(why, 0) + 1
