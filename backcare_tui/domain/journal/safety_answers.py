"""What stands of safety beside a yes and a no: signs that a report put to the person, stops, and clearances."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, time

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.calendar import care_day
from backcare_tui.domain.journal.events import Answered, Cleared, Pain, Screened, Stopped
from backcare_tui.domain.safety import felt, of_a_sign, signs_at, stop_for

SIGN, GONE, STOP = "sign:", "gone:", "stop:"
"""Before a sign's id or a task's, in the question that asks about it, and in a clearance."""

LATE = 7
"""Days after which a report that is written down or put right late puts no sign any more; it is history by then."""
KNOWN = 28
"""Days for which a pain that was said to be known is not put again, unless it is higher."""
AGAIN = 56
"""Days within which a second stop of a task rests it until a professional has cleared it."""


class Put(msgspec.Struct, frozen=True):
    """A warning sign that a report of pain put to the person, and that is not answered yet.

    Attributes:
        since: The care day on which it was written down.
        level: The highest pain of those reports.
        told: The id of what told of it last, as only a later answer is one to it, whatever day it was told for.
    """

    sign: str
    since: date
    level: int
    told: str = ""


class Known(msgspec.Struct, frozen=True):
    """An answer to a sign that was put: how much it hurt then, so that more is asked about again."""

    sign: str
    on: date
    level: int


class Legs(msgspec.Struct, frozen=True):
    """Where in the legs it hurt in the reports of one day, as both may be told one after the other."""

    day: date
    places: tuple[str, ...]


class Clearance(msgspec.Struct, frozen=True):
    """Who has cleared a sign, a condition or a stop last, and when."""

    what: str
    by: str
    on: date


class Halted(msgspec.Struct, frozen=True):
    """The last stop of a task.

    Attributes:
        why: What was felt, in one of ``safety.STOPS``' words.
        on: The day of the stop.
        state: ``asked`` until the person says that it has gone; ``waits`` for a professional; ``gone`` or ``cleared``.
        since: The day on which it was gone or cleared.
    """

    task: str
    why: str
    on: date
    state: str = "asked"
    since: date | None = None

    @property
    def rests(self) -> bool:
        """Whether the task rests by it."""
        return self.state in ("asked", "waits")

    @property
    def felt(self) -> str:
        """What it was for, within a sentence."""
        return felt(self.why)

    @property
    def sign(self) -> str:
        """The warning sign that it is one of, if it is."""
        stop = stop_for(self.why)
        return stop.sign if stop is not None else ""


def after_stop(stops: Sequence[Halted], event: Stopped) -> tuple[Halted, ...]:
    """The stops with another one; the second of a task within eight weeks is for a professional to look at."""
    last = next((stop for stop in stops if stop.task == event.task), None)
    if last is not None and last.on == event.day:
        return tuple(stops)  # told on two devices
    again = last is not None and (event.day - last.on).days <= AGAIN
    new = Halted(event.task, event.why, event.day)
    if again or new.sign:
        new = replace(new, state="waits")
    return (*(stop for stop in stops if stop is not last), new)


def after_answer(stops: Sequence[Halted], task: str, day: date, *, gone: bool) -> tuple[Halted, ...]:
    """The stops once it is said whether that of a task has gone."""
    return tuple(
        (replace(stop, state="gone", since=day) if gone else replace(stop, state="waits"))
        if stop.task == task and stop.state == "asked"
        else stop
        for stop in stops
    )


def after_clearance(stops: Sequence[Halted], event: Cleared) -> tuple[Halted, ...]:
    """The stops once a professional has cleared some, or the sign that one is of."""
    return tuple(
        replace(stop, state="cleared", since=event.day)
        if stop.rests and (STOP + stop.task in event.what or stop.sign in event.what)
        else stop
        for stop in stops
    )


def after_report(
    put: Sequence[Put], known: Sequence[Known], legs: Legs | None, pain: Pain, starts_at: time
) -> tuple[tuple[Put, ...], Legs | None]:
    """What is put to the person after a report, and where in the legs it hurt that day."""
    written = care_day(pain.placed or pain.at, starts_at)
    places = of_a_sign(pain.regions)
    if not places or (written - pain.day).days > LATE:
        return tuple(put), legs
    earlier = legs.places if legs is not None and legs.day == pain.day else ()
    legs = Legs(pain.day, (*earlier, *(place for place in places if not signs_at((place,)))))
    for sign in signs_at((*legs.places, *places)):
        told = next((one for one in known if one.sign == sign), None)
        if told is not None and pain.level <= told.level and (pain.day - told.on).days < KNOWN:
            continue
        old = next((one for one in put if one.sign == sign), None)
        new = Put(sign, written, pain.level, pain.told or pain.id)
        if old is not None:
            new = Put(sign, min(old.since, written), max(old.level, pain.level), max(old.told, new.told))
        put = (*(one for one in put if one is not old), new)
    return tuple(put), legs


def answered(
    put: Sequence[Put], known: Sequence[Known], signs: Collection[str], event: Answered | Cleared | Screened
) -> tuple[tuple[Put, ...], tuple[Known, ...]]:
    """What is still put to the person once these signs are answered, and what is known by that."""
    told = tuple(one for one in put if one.sign in signs and one.told < event.id)
    names = {one.sign for one in told}
    return (
        tuple(one for one in put if one not in told),
        (
            *(one for one in known if one.sign not in names),
            *(Known(one.sign, event.day, one.level) for one in told),
        ),
    )
