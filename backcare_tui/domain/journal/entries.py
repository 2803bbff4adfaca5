"""Entries: what was recorded, one thing at a time and in words, as it reads by now."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from functools import lru_cache
from typing import Any

import msgspec

from backcare_tui.domain.body.atlas import Atlas, plain
from backcare_tui.domain.calendar import ONE_DAY, minutes_into
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.appointments import is_own, own_name
from backcare_tui.domain.journal.corrections import AMENDS, amended, changes_of, in_force
from backcare_tui.domain.journal.events import Event, answer_words, clock_of, recorded_on
from backcare_tui.domain.journal.safety_answers import GONE, SIGN, STOP
from backcare_tui.domain.journal.tracked import day_words
from backcare_tui.domain.plan.dose import VISIT, part_words, words
from backcare_tui.domain.plan.slots import slot_of
from backcare_tui.domain.safety import what_words
from backcare_tui.text.dates import long_date, short_date
from backcare_tui.text.language import folded

HIDDEN = (kinds.Planned, kinds.DayPlanned, kinds.Undone, kinds.Amended)
"""What is written beside what a person recorded, and is no entry of its own."""

KINDS: dict[type[Event], str] = {
    kinds.Done: "done",
    kinds.Skipped: "skip",
    kinds.Pain: "pain",
    kinds.Noted: "note",
    kinds.Paused: "pause",
    kinds.Resumed: "pause",
    kinds.Screened: "safety",
    kinds.Cleared: "safety",
    kinds.Stopped: "stop",
    kinds.Flared: "flare",
    kinds.Chosen: "rung",
    kinds.Kept: "keep",
    kinds.Sore: "sore",
    kinds.CheckedIn: "check-in",
    kinds.Answered: "answer",
    kinds.TrialBegun: "trial",
    kinds.TrialNumber: "trial",
    kinds.TrialOver: "trial",
    kinds.Tracked: "track",
    kinds.Appointed: "visit",
}
"""In one word each, as one asks for them."""


SOURCES = {"loop": "Loop", "habitbull": "HabitBull", "daylio": "Daylio", "mhabit": "mhabit"}
"""What the apps are called that a diary may be imported from."""


class Names(msgspec.Struct, frozen=True):
    """What things are called: tasks by their ids, the plan's and those it has no more; places and targets.

    Attributes:
        starts_at: When a care day begins, for dates of the small hours.
    """

    tasks: Mapping[str, str]
    atlas: Atlas
    starts_at: time = time(4)

    def task(self, task: str, target: str = "") -> str:
        """A task's name, with the slot of one of its sessions, or the name of one of its targets."""
        slot = slot_of(target)
        if slot:
            return f"{self.task(task)} ({slot})"
        if target:
            muscle = self.atlas.find(target)
            return muscle.name if muscle else plain(target).capitalize()
        return self.tasks.get(task) or (own_name(task) if is_own(task) else plain(task))


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was recorded.

    Attributes:
        event: As it reads by now.
        short: A few letters that it is known by on the command line; they stay.
        kind: One of ``KINDS``.
        title: What it is about: a task, ``Pain 6``, ``Note``.
        about: The facts of it; empty for a note.
        text: The person's own words with it.
        clock: When on its day it was; None where nobody knows.
        late: The care day on which it was written down, where that is another.
        was: How it read at first, where it was put right.
        gone: Whether it was taken back.
    """

    event: Event
    short: str
    kind: str
    title: str
    about: str = ""
    text: str = ""
    clock: time | None = None
    late: date | None = None
    was: str = ""
    gone: bool = False

    @property
    def id(self) -> str:
        """The id it has on disk."""
        return self.event.id

    @property
    def day(self) -> date:
        """The care day it belongs to."""
        return self.event.day

    @property
    def at(self) -> str:
        """``07:42``; empty where nobody knows."""
        return f"{self.clock:%H:%M}" if self.clock else ""

    @property
    def fact(self) -> str:
        """``Posture pump: 5 min``."""
        return f"{self.title}: {self.about}" if self.about else self.title

    @property
    def words(self) -> str:
        """All of it on one line: ``Pain 6: low back, left – “after sitting”``."""
        return f"{self.fact} – “{self.text}”" if self.text else self.fact

    @property
    def amends(self) -> frozenset[str]:
        """What of it can be put right: facts of an ``Amended``."""
        return frozenset(AMENDS.get(type(self.event), ()))

    @property
    def says_more(self) -> bool:
        """Whether it tells what a day's rows, its pain and its stance do not: words, a check-in, a stop, who cleared what, an answer to what is tracked."""
        if isinstance(self.event, kinds.Done | kinds.Skipped | kinds.Appointed):
            return False
        return bool(self.text) or isinstance(self.event, kinds.CheckedIn | kinds.Stopped | kinds.Tracked)

    def matches(self, wanted: Sequence[str]) -> bool:
        """Whether it has all of these words somewhere, in whatever case; a day is found by its date, too."""
        whole = _found_by(self.kind, self.words, self.day) if wanted else ""
        return all(word in whole for word in wanted)


# Ten years are looked through at every key that is typed.
@lru_cache(maxsize=100_000)
def _found_by(kind: str, words: str, day: date) -> str:
    """The words by which an entry is found."""
    return f"{kind} {folded(words)} {_day_words(day)}"


@lru_cache(maxsize=10_000)
def _day_words(day: date) -> str:
    return folded(f"{long_date(day)} {day.year} {day.isoformat()}")


def entries_of(events: Iterable[Event], names: Names, starts_at: time) -> list[Entry]:
    """What was recorded in some months, newest first: by day, and within a day by the time.

    Args:
        events: All that was written, or only what is live, in order of the ids.
        names: What things are called.
        starts_at: When a care day begins.
    """
    events = [*events]
    valid = in_force(events)
    standing, changes = {event.id for event in valid}, changes_of(valid)
    entries = [
        _entry(event, changes.get(event.id, ()), names, starts_at, gone=event.id not in standing)
        for event in events
        if not isinstance(event, HIDDEN)
    ]
    return sorted(entries, key=lambda entry: _order(entry, starts_at), reverse=True)


def said_words(entries: Iterable[Entry]) -> tuple[str, ...]:
    """What the person said: what is tracked in one piece, then a piece an entry; of a note just its words."""
    entries = [entry for entry in entries if entry.says_more]
    tracked = day_words([entry.event for entry in entries if isinstance(entry.event, kinds.Tracked)])
    said = (
        entry.text if isinstance(entry.event, kinds.Noted) else entry.words
        for entry in entries
        if not isinstance(entry.event, kinds.Tracked)
    )
    return (tracked, *said) if tracked else tuple(said)


def _order(entry: Entry, starts_at: time) -> tuple[date, int, str]:
    """A care day ends after midnight, so the small hours come last; what has no time is what was written last."""
    clock = entry.clock
    return entry.day, 24 * 60 if clock is None else minutes_into(clock, starts_at), entry.id


def _entry(
    event: Event, changes: Sequence[kinds.Amended], names: Names, starts_at: time, *, gone: bool
) -> Entry:
    now = amended(event, changes)
    title, about, text = _told(now, names)
    if now.source:
        about = ", ".join(filter(None, (about, f"imported from {source_words(now.source)}")))
    written = recorded_on(now, starts_at)
    entry = Entry(
        event=now,
        short=short_id(event.id),
        kind=KINDS.get(type(event), "other"),
        title=title,
        about=about,
        text=text,
        clock=clock_of(now, starts_at),
        late=written if written > now.day else None,
        gone=gone,
    )
    if not changes:
        return entry
    first = _entry(event, (), names, starts_at, gone=gone)
    at = f" at {first.at}" if first.at and first.at != entry.at else ""
    return msgspec.structs.replace(entry, was=first.words + at)


def short_id(event_id: str) -> str:
    """Eight letters for an id, the same on every machine."""
    return f"{zlib.crc32(event_id.encode()):08x}"


def source_words(source: str) -> str:
    """What a format that was imported is called: ``Loop``."""
    return SOURCES.get(source, source)


def _told(event: Event, names: Names) -> tuple[str, str, str]:
    """An event's title, its facts, and the person's own words."""
    teller = _TELLERS.get(type(event))
    return teller(event, names) if teller else (plain(_tag(event)).capitalize(), "", "")


def _tag(event: Event) -> str:
    return str(event.__struct_config__.tag)


def _done(event: kinds.Done, names: Names) -> tuple[str, str, str]:
    whole = event.worked.total >= event.dose.total
    about = words(event.worked) if whole else part_words(event.worked, event.dose)
    if event.dose.unit is VISIT:
        about = "done"
    return names.task(event.task, event.target), about, "; ".join(answer_words(event.log))


def _pain(event: kinds.Pain, names: Names) -> tuple[str, str, str]:
    morning = ["on waking"] if event.when == "morning" else []
    after = [f"after {names.task(event.task)}"] if event.task else []
    places = [names.atlas.place(place) for place in event.regions]
    return f"Pain {event.level}", ", ".join((*morning, *places, *after)), event.note


def _paused(event: kinds.Paused, _names: Names) -> tuple[str, str, str]:
    until = "until resumed" if event.until is None else f"through {short_date(event.until)}"
    return "Pause", f"from {short_date(event.first)} {until}", ""


def _screened(event: kinds.Screened, _names: Names) -> tuple[str, str, str]:
    yes = [what_words(name) for name in (*event.signs, *(event.conditions or ()))]
    return "Safety answers", f"yes to {'; '.join(yes)}" if yes else "no to all", ""


def _cleared(event: kinds.Cleared, names: Names) -> tuple[str, str, str]:
    what = [
        f"the stop at {names.task(name.removeprefix(STOP))}" if name.startswith(STOP) else what_words(name)
        for name in event.what
    ]
    return "Cleared", f"{'; '.join(what)}, {short_date(event.on)}, by", event.by


def _answered(event: kinds.Answered, names: Names) -> tuple[str, str, str]:
    """An answer; of safety in the words of its question."""
    question, said = event.question, "yes" if event.yes else "no"
    if question.startswith(GONE):
        return names.task(question.removeprefix(GONE)), f"has the stop gone? {said}", ""
    if question.startswith(SIGN):
        return "Warning sign", f"{what_words(question.removeprefix(SIGN))}, new or worse? {said}", ""
    return "Answer", f"{plain(question)}: {said}", ""


def _checked_in(event: kinds.CheckedIn, _names: Names) -> tuple[str, str, str]:
    return "Check-in", f"pain {event.pain}, enjoyment {event.enjoyment}, activity {event.activity}", ""


def _appointed(event: kinds.Appointed, names: Names) -> tuple[str, str, str]:
    """An appointment; its day with the year, as it may be far."""
    hour = f" {event.hour:%H:%M}" if event.hour is not None else ""
    moved = f", moved from {short_date(event.was)}" if event.was is not None else ""
    what = "called off" if event.off else "appointment"
    title = names.tasks.get(event.task) or event.name
    early = event.hour is not None and event.hour < names.starts_at
    on = event.on + ONE_DAY if early and event.on < date.max else event.on
    return title, f"{what} {short_date(on)}{hour}{moved}", event.place


def _trial(event: kinds.TrialBegun, _names: Names) -> tuple[str, str, str]:
    one, other = (arm.name for arm in event.arms)
    return "Trial", f"{one} or {other}, from {short_date(event.first)}", ""


_TELLERS: dict[type[Event], Callable[[Any, Names], tuple[str, str, str]]] = {
    kinds.Done: _done,
    kinds.Skipped: lambda event, names: (names.task(event.task, event.target), "skipped", event.because),
    kinds.Pain: _pain,
    kinds.Noted: lambda event, names: ("Note", names.task(event.task) if event.task else "", event.text),
    kinds.Paused: _paused,
    kinds.Resumed: lambda _event, _names: ("Pause", "over", ""),
    kinds.Screened: _screened,
    kinds.Cleared: _cleared,
    kinds.Stopped: lambda event, names: (names.task(event.task), f"stopped, {event.why}", ""),
    kinds.Flared: lambda event, _names: ("Flare", "begins" if event.begins else "over", ""),
    kinds.Chosen: lambda event, names: (names.task(event.task), f"rung {event.rung} chosen", event.because),
    kinds.Kept: lambda event, names: (names.task(event.task), "the step up declined for two weeks", ""),
    kinds.Sore: lambda event, names: (names.task("", event.target), "sore", ""),
    kinds.CheckedIn: _checked_in,
    kinds.Answered: _answered,
    kinds.Tracked: lambda event, _names: (event.name, event.words, ""),
    kinds.Appointed: _appointed,
    kinds.TrialBegun: _trial,
    kinds.TrialNumber: lambda event, _names: ("Trial", f"pain {event.level} on average", ""),
    kinds.TrialOver: lambda event, _names: ("Trial", "all pairs done" if event.complete else "ended", ""),
}
