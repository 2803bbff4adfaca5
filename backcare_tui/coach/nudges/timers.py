"""Turning reminders on and off: which timer this system has, when it looks, and what it starts."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import time

from backcare_tui.coach.reading import Reading
from backcare_tui.coach.results import Refused, Unreadable
from backcare_tui.domain.days.glance import slot_times
from backcare_tui.storage.reminders import timers
from backcare_tui.storage.reminders.timers import CRONTAB, KINDS, Timer
from backcare_tui.text.dates import read_clock

MOST = 12
"""Times of a day to look at; at most one nudge an hour comes of them."""


def timer_of(reading: Reading, at: Sequence[str], kind: str | None, *, own_home: str | None) -> Timer:
    """The timer that looks at some times of the day.

    Args:
        reading: Whose plan.
        at: The times as they were typed; without any, those of the plan's slots.
        kind: Which kind of timer; None: what this system has.
        own_home: What names one folder for everything, where anything does.

    Raises:
        Refused: Something cannot be written into a timer.
        Unreadable: One is not a time, or there are too many.
    """
    try:
        times = tuple(sorted({*map(read_clock, at)})) or slot_times(reading.plan)
    except ValueError as error:
        raise Unreadable(str(error)) from None
    if len(times) > MOST:
        raise Unreadable(f"{len(times)} times are too many: up to {MOST} a day are taken.")
    if not sys.executable:
        raise Refused("Where Python is cannot be told, so no timer can start backcare.")
    home = ("--home", str(reading.home.config)) if own_home else ()
    program = (os.path.abspath(sys.executable), "-m", "backcare_tui", "remind", "now", *home)
    try:
        return timers.timer(kind or timers.usual_kind(), program, times, os.environ)
    except ValueError as error:
        raise Refused(f"No timer was written: {error}.") from None


def switch_on(timer: Timer) -> str:
    """Write a timer and turn it on; in one sentence.

    Raises:
        Refused: A file of another's is there, or one could not be written, or the system would not take it.
    """
    if timer.kind == CRONTAB:
        return "Nothing was written: paste what stands above with `crontab -e`."
    try:
        timers.put(timer)
    except FileExistsError as error:
        raise Refused(f"{error} is there already and is not ours, so nothing was written.") from None
    except OSError as error:
        raise Refused(f"It could not be written: {(error.strerror or str(error)).lower()}.") from None
    if trouble := timers.run(timer.on):
        raise Refused(f"The files are written, but not in force: {trouble}")
    return "Reminders are on. `backcare snooze 1h` quiets them, `backcare remind off` takes them away."


def switch_off() -> list[str]:
    """Take away what was written, whichever kind it is; in sentences.

    Raises:
        Refused: It could not be taken away.
    """
    said = []
    for kind in (kind for kind in KINDS if kind != CRONTAB):
        timer = _blank(kind)
        if not timers.times_on(timer):
            continue
        trouble = timers.run(timer.off)
        try:
            gone = timers.take_away(timer)
        except OSError as error:
            raise Refused(f"It could not be taken away: {(error.strerror or str(error)).lower()}.") from None
        said += [f"Taken away: {path}" for path in gone]
        said += [trouble] if (trouble := trouble or timers.run(timer.gone)) else []
    said.append("Reminders are off." if said else "No timer of ours is there.")
    return [*said, "A line in your crontab is yours to take out: `crontab -e`."]


def times_on() -> tuple[str, tuple[time, ...]]:
    """The kind of the timer that is on, and its times; nothing of both where none is, or only a crontab knows."""
    for kind in KINDS:
        if times := timers.times_on(_blank(kind)):
            return kind, times
    return "", ()


def _blank(kind: str) -> Timer:
    """A timer of a kind, for where its files are."""
    return timers.timer(kind, ("/backcare",), (), os.environ)
