"""Reminders: whether to say now what is due, when one was said last, and until when none is wanted.

Nothing here runs by itself: a timer of the system starts ``backcare remind now``, and that asks here. What is
remembered of nudges is no part of the journal; it lies in the cache, and without it one more nudge may come.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from backcare_tui.coach.nudges.status import glance
from backcare_tui.coach.preferences import own_command
from backcare_tui.coach.reading import Reading
from backcare_tui.coach.results import Refused, Unreadable
from backcare_tui.domain.days.glance import Glance
from backcare_tui.storage import cache
from backcare_tui.storage.reminders import notifier
from backcare_tui.text.cells import harmless

APART = 60
"""Minutes between two nudges at least, by the clock's minutes."""

LONGEST = timedelta(hours=24)
"""A snooze at most: what is not wanted for longer is turned off."""

FRESH = timedelta(minutes=10)
"""For how long an open dashboard still tells a nudge that nothing else could."""


class Nudges(cache.Saved, frozen=True):
    """What is remembered of nudges.

    Attributes:
        last: When one was told last.
        snoozed: Until when none is wanted.
        waits: When one was decided on that only an open dashboard can tell.
    """

    last: datetime | None = None
    snoozed: datetime | None = None
    waits: datetime | None = None


NAME = "nudges"


def remembered(reading: Reading) -> Nudges:
    """What is remembered of nudges."""
    known = cache.load(str(reading.home.cache), NAME, Nudges)
    return Nudges(cache.FORMAT) if known is None else known


def wanted(now: Glance, known: Nudges, moment: datetime) -> bool:
    """Whether to say now what is due: something is, none is snoozed, and none was said within the hour.

    A moment that lies before the last nudge is of a clock that was put back, and counts from anew.
    """
    if not now.due:
        return False
    if known.snoozed is not None and moment < known.snoozed <= moment + LONGEST:
        return False
    if known.last is None or known.last > moment:
        return True
    return _minute(moment) - _minute(known.last) >= APART


class Told(NamedTuple):
    """What came of a look.

    Attributes:
        text: What was said; empty where nothing was.
        trouble: What kept it from being told as it should; empty where nothing did.
    """

    text: str = ""
    trouble: str = ""


def remind(reading: Reading) -> Told:
    """Look whether something is due, and tell it once.

    Raises:
        PlanError: The command of the person's own in the settings is none.
    """
    moment = reading.clock.now()
    now, known = glance(reading), remembered(reading)
    if not wanted(now, known, moment):
        return Told()
    text = spoken(now)
    command = own_command(reading) or notifier.desktop()
    trouble = notifier.tell(command, text) if command else ""
    waits = moment if trouble or not command else None
    _remember(reading, replace(known, last=moment, waits=waits))
    return Told(text, trouble)


def spoken(now: Glance) -> str:
    """What is due, fit for whatever it is handed to: one harmless line, which no program takes for an option."""
    text = harmless(now.sentence)
    return f"backcare: {text}" if text.startswith("-") else text


def waiting(reading: Reading, since: datetime) -> str:
    """What a dashboard that is open since then is to say, as nothing else could tell it; empty where there is nothing."""
    known, moment = remembered(reading), reading.clock.now()
    if known.waits is None or not since < known.waits <= moment <= known.waits + FRESH:
        return ""
    return spoken(glance(reading))


def snooze(reading: Reading, text: str) -> datetime | None:
    """Want no nudge for a while, or by ``off`` want them again; until when.

    Raises:
        Refused: It could not be kept.
        Unreadable: It is no length of time.
    """
    moment = reading.clock.now().replace(microsecond=0)
    until = None if text.strip().lower() == "off" else moment + read_length(text)
    _remember(reading, replace(remembered(reading), snoozed=until))
    if remembered(reading).snoozed != until:
        raise Refused(f"It could not be kept in {reading.home.cache}, so reminders go on as they were.")
    return until


def read_length(text: str) -> timedelta:
    """A length of time as it is typed: ``1h``, ``45m``, ``1h30m``, ``90 min``.

    Raises:
        Unreadable: It is none, or out of bounds.
    """
    form = r"\s*(?:(\d{1,4})\s*h(?:ours?)?)?\s*(?:(\d{1,4})\s*m(?:in(?:utes?)?)?)?\s*"
    found = re.fullmatch(form, text, flags=re.ASCII | re.IGNORECASE)
    hours, minutes = found.groups() if found else (None, None)
    length = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    if not timedelta(0) < length <= LONGEST:
        raise Unreadable(
            f"{text.strip()[:40]!r} is not a while to snooze: 1h is, 45m and 1h30m are, up to 24h."
        )
    return length


def _remember(reading: Reading, known: Nudges) -> None:
    cache.save(str(reading.home.cache), NAME, known)


def _minute(moment: datetime) -> int:
    return int(moment.timestamp() // 60)
