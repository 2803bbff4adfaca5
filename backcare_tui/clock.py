"""The only place that asks what time it is."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Protocol

FIRST_YEAR, LAST_YEAR = 1971, 9990
"""Years that one may pretend to be in: there are days before and after."""


class Clock(Protocol):
    """Something that tells the time."""

    def now(self) -> datetime:
        """This instant, with the offset of the place."""

    def monotonic(self) -> float:
        """Seconds that only ever go forward, whatever is done to the clock on the wall; they count from anywhere."""


class SystemClock:
    """The machine's clock, in the machine's zone."""

    def now(self) -> datetime:
        """This instant, with the local offset."""
        try:
            return datetime.now().astimezone()
        except ValueError:  # TZ says that the place is days away from Greenwich
            return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since the machine started, the time it was asleep included.

        A machine that slept while something ran must be able to tell. Linux stops its plain monotonic
        clock in sleep and has another that goes on; elsewhere the plain one does.
        """
        boot = getattr(time, "CLOCK_BOOTTIME", None) or getattr(time, "CLOCK_MONOTONIC", None)
        return time.monotonic() if boot is None else time.clock_gettime(boot)


class FixedClock:
    """A clock that stands still until it is told otherwise, for tests and demos.

    Raises:
        ValueError: The moment has no offset.
    """

    def __init__(self, moment: datetime) -> None:
        if moment.utcoffset() is None:
            raise ValueError("a moment needs an offset, such as +00:00")
        self.moment = moment

    def now(self) -> datetime:
        """The moment it stands at."""
        return self.moment

    def monotonic(self) -> float:
        """The same moment in seconds: it goes as far as the moment is moved, and back with it."""
        return self.moment.timestamp()


class PretendClock(FixedClock):
    """Stands at a moment of the calendar, while seconds go by as ever, so that a countdown can be tried out."""

    def monotonic(self) -> float:
        """The machine's own seconds."""
        return SystemClock().monotonic()


def clock_from(environ: Mapping[str, str]) -> Clock:
    """The clock that ``BACKCARE_NOW`` fixes (an ISO instant with offset), or the machine's.

    Raises:
        ValueError: ``BACKCARE_NOW`` is not an ISO instant with an offset.
    """
    fixed = environ.get("BACKCARE_NOW", "")
    if not fixed:
        return SystemClock()
    try:
        moment = datetime.fromisoformat(fixed)
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValueError(moment.year)
        return PretendClock(moment)
    except ValueError:
        raise ValueError(
            f"BACKCARE_NOW is {fixed[:40]!r}; it takes an ISO instant with offset, "
            f"such as 2026-11-22T07:42:00+00:00, from {FIRST_YEAR} to {LAST_YEAR}."
        ) from None
