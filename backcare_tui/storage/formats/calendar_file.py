"""A calendar (RFC 5545): visits, and if wanted the plan's tasks by their own rules, and today's rows as things to do.

It reminds nobody: calendars that subscribe to a file drop its alarms, so there are none in it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

import msgspec
from icalendar import Calendar, Event, Todo, vRecur

from backcare_tui.domain.plan.schedule import ByRule, EveryDays, OnWeekdays, Schedule, falls_on

PRODID = "-//backcare//backcare//EN"
ROOM = uuid.UUID("b6f6ba52-6f3b-5d43-9d7c-53b8f6a6f0c1")
"""What every UID is made in, so that the same thing has the same one in every export."""
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
HALF_AN_HOUR = timedelta(minutes=30)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A thing of the calendar.

    Attributes:
        key: What it is known by for ever, such as ``task:chin-tuck@morning``.
        title: Its words.
        day: Its day, or the first it may fall on.
        at: Its time of day, where it has one; else it is all day.
        every: How often it comes again; None for once.
        until: Its last day.
        about: More words.
        todo: Whether it is a thing to do on that day.
        done: Whether that is done.
    """

    key: str
    title: str
    day: date
    at: time | None = None
    every: Schedule | None = None
    until: date | None = None
    about: str = ""
    todo: bool = False
    done: bool = False


def written(entries: Iterable[Entry], stamp: datetime, name: str) -> bytes:
    """A calendar of entries; times are of whatever place the reader is in, as a plan's are.

    Args:
        entries: What goes in.
        stamp: When it was made, in UTC.
        name: What it is called.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _plain(name))
    for entry in entries:
        calendar.add_component(_todo(entry, stamp) if entry.todo else _event(entry, stamp))
    return bytes(calendar.to_ical())


def _event(entry: Entry, stamp: datetime) -> Event:
    event = Event()
    first = _first(entry)
    _common(event, entry, stamp)
    if entry.at is None:
        event.add("dtstart", first)
        event.add("dtend", first + timedelta(days=1))
    else:
        start = datetime.combine(first, entry.at)
        event.add("dtstart", start)
        event.add("dtend", start + HALF_AN_HOUR)
    event.add("transp", "TRANSPARENT")  # nobody is busy all day by it
    rule = rule_of(entry.every)
    if rule:
        recur = vRecur.from_ical(rule)
        if entry.until is not None and "COUNT" not in recur and "UNTIL" not in recur:
            recur["UNTIL"] = (
                entry.until
                if entry.at is None
                else datetime.combine(entry.until, time.max).replace(microsecond=0)
            )
        event.add("rrule", recur)
    return event


def _todo(entry: Entry, stamp: datetime) -> Todo:
    todo = Todo()
    _common(todo, entry, stamp)
    todo.add("due", entry.day if entry.at is None else datetime.combine(entry.day, entry.at))
    todo.add("status", "COMPLETED" if entry.done else "NEEDS-ACTION")
    return todo


def _common(component: Event | Todo, entry: Entry, stamp: datetime) -> None:
    component.add("uid", f"{uuid.uuid5(ROOM, entry.key)}@backcare")
    component.add("dtstamp", stamp)
    component.add("summary", _plain(entry.title))
    if entry.about:
        component.add("description", _plain(entry.about))


def _plain(text: str) -> str:
    """Words without what controls a terminal or turns a line around."""
    return "".join(char if char.isprintable() else " " for char in text).strip()[:2000]


def _first(entry: Entry) -> date:
    """The first day it falls on: what a rule does not name must not be its first day."""
    if entry.every is None:
        return entry.day
    days: Sequence[date] = [entry.day + timedelta(days=ahead) for ahead in range(366)]
    return next((day for day in days if falls_on(entry.every, day, entry.day)), entry.day)


def rule_of(every: Schedule | None) -> str:
    """A schedule as a rule; one of the plan's own is as it stands there. So often a week is no rule: on which days, nobody knows."""
    if isinstance(every, ByRule):
        return every.rule
    if isinstance(every, EveryDays):
        return f"FREQ=DAILY;INTERVAL={every.n}" if every.n > 1 else "FREQ=DAILY"
    if isinstance(every, OnWeekdays):
        return f"FREQ=WEEKLY;BYDAY={','.join(DAYS[day] for day in every.days)}"
    return ""
