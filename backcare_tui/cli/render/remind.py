"""Reminders in words: what is written to have them, and how they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time

from backcare_tui.coach import Coach
from backcare_tui.coach.nudges.reminders import LONGEST, remembered
from backcare_tui.coach.nudges.timers import times_on
from backcare_tui.coach.preferences import own_command
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.reminders.notifier import desktop
from backcare_tui.storage.reminders.timers import Timer


def timer_lines(timer: Timer) -> Iterator[str]:
    """Every file that is written, whole; what the system is told; and what is to be pasted."""
    for path, text in timer.files:
        yield f"{path}:"
        yield from (f"    {line}".rstrip() for line in text.rstrip("\n").split("\n"))
        yield ""
    if timer.on:
        yield "Then:"
        yield from (f"    {command.text}" for command in timer.on)
        yield ""
    yield from timer.lines


def state_lines(coach: Coach) -> Iterator[str]:
    """Whether reminders are on and when they look, how they are told, and what was told last."""
    kind, times = times_on()
    if kind:
        yield f"Reminders are on: a timer of {kind} looks at {_clocks(times)}."
    else:
        yield "No timer of ours is there: `backcare remind on` makes one. A line in a crontab is not seen from here."
    yield f"Told by {_how(coach)}; at most once an hour, and only of what is due."
    known, now = remembered(coach), coach.clock.now()
    if known.last is not None and known.last <= now:
        yield f"Told last: {known.last.astimezone(now.tzinfo):%Y-%m-%d %H:%M}."
    if known.snoozed is not None and now < known.snoozed <= now + LONGEST:
        yield f"Snoozed until {known.snoozed.astimezone(now.tzinfo):%H:%M}; `backcare snooze off` ends that."


def _how(coach: Coach) -> str:
    try:
        own = own_command(coach)
    except PlanError as error:
        return f"nothing, as the settings cannot be understood: {error}"
    command = own or desktop()
    if not command:
        return "the bell of an open dashboard, as neither notify-send nor osascript is here"
    return f"a command of yours, {command[0]}" if own else command[0]


def _clocks(times: Sequence[time]) -> str:
    words = [f"{each:%H:%M}" for each in times]
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
