"""What the process's environment decides: the home, the clock, and whether a shell asks for completions."""

from __future__ import annotations

import os

from backcare_tui.clock import Clock, clock_from
from backcare_tui.coach import Coach, Unreadable

COMPLETE = "_BACKCARE_COMPLETE"
"""Set by the shell's completion script."""


def make_coach(folder: str | None) -> Coach:
    """A coach over the one folder that was asked for; None is the home that the environment gives.

    Raises:
        Unreadable: ``BACKCARE_NOW`` is not an instant.
    """
    from backcare_tui.paths import find_home

    clock = make_clock()
    return Coach(find_home(folder, os.environ), clock)


def make_clock() -> Clock:
    """The clock that the environment gives.

    Raises:
        Unreadable: ``BACKCARE_NOW`` is not an instant.
    """
    try:
        return clock_from(os.environ)
    except ValueError as error:
        raise Unreadable(str(error)) from None
