"""Carrying a diary out: everything, or what was recorded since a day, in a format that others read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

import msgspec

from backcare_tui.coach.diary import names_of, plan_of
from backcare_tui.coach.reading import EARLIEST, Reading
from backcare_tui.domain.calendar import ONE_DAY, month_of
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.appointments import coming_visits, is_own
from backcare_tui.domain.journal.corrections import told
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.dose import words
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.plan.slots import slot_of
from backcare_tui.storage.files import read_or_nothing
from backcare_tui.storage.plan_library import MOST

if TYPE_CHECKING:
    from backcare_tui.domain.journal.day_record import DayRecord
    from backcare_tui.storage.formats.calendar_file import Entry
    from backcare_tui.storage.formats.habits import Habit
    from backcare_tui.storage.formats.packed_files import Files


def csv_files(reading: Reading, since: date | None) -> Files:
    """Tidy CSV: a row an event, a file a kind."""
    from backcare_tui.storage.formats.tidy_csv import tables

    names = names_of(reading)
    return tables(_events(reading, since), _days(reading, since), reading.places(), names.tasks)


def loop_files(reading: Reading, since: date | None) -> Files:
    """Loop Habit Tracker's CSV export: a habit a task, and one for what is tracked."""
    from backcare_tui.storage.formats.loop_csv import written

    return written(_habits(reading, since))


def fhir_bundle(reading: Reading, since: date | None) -> dict[str, object]:
    """FHIR R4."""
    from backcare_tui.storage.formats.fhir import bundle

    made = reading.clock.now().replace(microsecond=0).isoformat()
    return bundle(_events(reading, since), reading.plan, names_of(reading).tasks, reading.places(), made)


def own_json(reading: Reading, since: date | None) -> Iterator[bytes]:
    """Our own JSON in pieces: every entry as it is on disk, and the files a person made; ``since`` takes whole entries by their day."""
    from backcare_tui.storage.formats.own_json import written

    made = reading.clock.now().replace(microsecond=0).isoformat()
    return written(made, person_files(reading), _raw_months(reading, since))


def calendar(reading: Reading, since: date | None, *, tasks: bool) -> bytes:
    """A calendar: visits of the plan, those put down for a day, and those that were; ``tasks``: all else it asks, and today's rows as things to do."""
    from backcare_tui.storage.formats.calendar_file import written

    stamp = reading.clock.now().astimezone(UTC).replace(microsecond=0)
    entries = [
        *_visits_made(reading, since),
        *_appointments(reading),
        *_planned(reading, tasks=tasks),
    ]
    if tasks:
        entries += _to_do(reading)
    return written(entries, stamp, reading.plan.title or "backcare")


def _events(reading: Reading, since: date | None) -> Iterator[Event]:
    """What stands of the whole diary as it reads by now, imported or not, by its days; a month at a time."""
    timeline = reading.timeline
    for month in timeline.months:
        if since is None or month >= month_of(since):
            events = [event for event in told(timeline.written(month)) if since is None or event.day >= since]
            yield from sorted(events, key=lambda event: (event.day, event.id))


def _days(reading: Reading, since: date | None) -> Iterator[DayRecord]:
    """How each day through today went, a year at a time."""
    timeline, today = reading.timeline, reading.today_date
    first = (
        max(since or EARLIEST, date.fromisoformat(f"{timeline.months[0]}-01")) if timeline.months else today
    )
    while first < today:
        before = min(today, first + timedelta(days=365))
        yield from timeline.records(first, before)
        first = before
    if timeline.months:
        yield reading.today().record


def _habits(reading: Reading, since: date | None) -> list[Habit]:
    from backcare_tui.domain.plan.track import YES_NO, name_of
    from backcare_tui.storage.formats.habits import DONE, NOTED, SKIPPED, Habit, HabitDay

    names = names_of(reading).tasks
    habits: dict[str, Habit] = {}
    rank = {NOTED: 0, SKIPPED: 1, DONE: 2}
    for event in _events(reading, since):
        amount, kind, unit = None, "yes/no", ""
        if isinstance(event, kinds.Done):
            key, name, state, note = event.task, names.get(event.task, event.task), DONE, ""
        elif isinstance(event, kinds.Skipped) and not event.target:
            key, name, state, note = event.task, names.get(event.task, event.task), SKIPPED, event.because
        elif isinstance(event, kinds.Noted) and event.task:
            key, name, state, note = event.task, names.get(event.task, event.task), NOTED, event.text
        elif isinstance(event, kinds.Tracked):
            key, name, note = f"track:{event.track}", name_of(event.track), ""
            state = DONE if event.value or event.scale != YES_NO else NOTED
            if event.scale != YES_NO:
                amount, kind, unit = float(event.value), "number", event.unit
        else:
            continue
        habit = habits.setdefault(key, Habit(name, kind, {}, unit))
        known = habit.days.get(event.day)
        notes = "; ".join(dict.fromkeys(filter(None, (known.note if known else "", note))))
        if known is not None and rank[known.state] > rank[state]:
            state, amount = known.state, known.amount
        habit.days[event.day] = HabitDay(state, amount, notes)
    return list(habits.values())


def _raw_months(reading: Reading, since: date | None) -> Iterator[tuple[str, Mapping[str, msgspec.Raw]]]:
    from backcare_tui.storage.journal.adopt import day_of, standing

    for month in reading.timeline.months:
        if since is not None and month < month_of(since):
            continue
        names = [name for name, *_rest in reading.timeline.files_of(month)]
        entries = standing(reading.journal.folder, names)
        for event in reading.journal.repeats.months.get(month, ()):  # of a month whose own file is gone
            entries.setdefault(event.id, msgspec.Raw(msgspec.json.encode(event)))
        if since is not None and month == month_of(since):
            entries = {key: raw for key, raw in entries.items() if day_of(raw) >= since.isoformat()}
        yield month, entries


def person_files(reading: Reading) -> dict[str, str]:
    """Plans, themes, drawings and settings of the person's own, by their names beside the settings; what is no text is left out."""
    config = reading.home.config
    files: dict[str, str] = {}
    for folder, ends in (("", ("config.toml",)), ("plans", (".toml", ".txt")), ("themes", (".toml",))):
        try:
            names = sorted(os.listdir(config / folder))
        except OSError:
            continue
        for name in names:
            if name.endswith(ends) and not name.startswith("."):
                data = read_or_nothing(config / folder / name, MOST)
                try:
                    files[f"{folder}/{name}".lstrip("/")] = data.decode()
                except UnicodeDecodeError:
                    continue
    return {name: text for name, text in files.items() if text}


def _visits_made(reading: Reading, since: date | None) -> Iterator[Entry]:
    """Visits that were, each on its day."""
    from backcare_tui.storage.formats.calendar_file import Entry

    visits = {task.id for task in plan_of(reading).tasks if task.kind == "visit"}
    names = names_of(reading)
    for event in _events(reading, since):
        if isinstance(event, kinds.Done) and (event.task in visits or is_own(event.task)):
            yield Entry(key=f"done:{event.id}", title=names.task(event.task), day=event.day, at=event.clock)


def _appointments(reading: Reading) -> Iterator[Entry]:
    """Visits that are put down for today and later, but those that are checked off."""
    from backcare_tui.storage.formats.calendar_file import Entry

    today = reading.today()
    done = {row.task for row in today.rows if row.state == "done"}
    for visit in coming_visits(today.status.appointments, reading.plan, today.day):
        if visit.day > today.day or visit.task not in done:
            key = f"appointed:{visit.task}:{visit.day}"
            yield Entry(key=key, title=visit.name, day=visit.dated, at=visit.time, about=visit.place)


def _planned(reading: Reading, *, tasks: bool) -> Iterator[Entry]:
    """What the plan asks from today on: a visit by its own rule, and with ``tasks`` everything that has one."""
    from backcare_tui.storage.formats.calendar_file import Entry, rule_of

    today, plan = reading.today_date, reading.plan
    for task in plan.tasks:
        every = task.schedule(_rung(reading, task))
        is_over = task.until is not None and task.until < today
        if is_over or not rule_of(every) or (task.kind != "visit" and not tasks):
            continue
        first = max(filter(None, (task.start_on or today, task.paused_until and task.paused_until + ONE_DAY)))
        for target in task.sessions or ("",):
            slot = slot_of(target) or next(iter(task.at), "")
            title = f"{task.name} ({slot_of(target)})" if target else task.name
            about = words(task.dose(_rung(reading, task))) if task.has_dose else ""
            key, at = f"task:{task.id}{target}", plan.times.of(slot) if slot else None
            yield Entry(key=key, title=title, day=first, at=at, every=every, until=task.until, about=about)


def _rung(reading: Reading, task: Task) -> int:
    level = reading.today().levels.get(task.id)
    return task.start_rung if level is None else level.rung


def _to_do(reading: Reading) -> Iterator[Entry]:
    from backcare_tui.storage.formats.calendar_file import Entry

    today = reading.today()
    for row in today.rows:
        if row.state in ("due", "part", "done"):
            slot = reading.plan.times.of(row.session) if row.session else None
            key, done = f"row:{today.day}:{row.id}", row.state == "done"
            yield Entry(
                key=key, title=row.title, day=today.day, at=slot, about=words(row.dose), todo=True, done=done
            )
