"""What every start goes by: the home and the clock of the environment, the terminal, and the dashboard in it."""

from __future__ import annotations

import gc
import os
import sys

from backcare_tui.clock import Clock, clock_from
from backcare_tui.coach import Coach, Unreadable

COMPLETE = "_BACKCARE_COMPLETE"
"""Set by the shell's completion script."""


def make_coach(folder: str | None) -> Coach:
    """A coach over the one folder that was asked for; None is the home that the environment gives.

    Raises:
        Unreadable: ``BACKCARE_NOW`` is not an instant, or the folder is of a user that there is not.
    """
    from backcare_tui.paths import find_home

    clock = make_clock()
    try:
        home = find_home(folder, os.environ)
    except ValueError as error:
        raise Unreadable(str(error)) from None
    return Coach(home, clock)


def make_clock() -> Clock:
    """The clock that the environment gives.

    Raises:
        Unreadable: ``BACKCARE_NOW`` is not an instant.
    """
    try:
        return clock_from(os.environ)
    except ValueError as error:
        raise Unreadable(str(error)) from None


TOO_PLAIN = ("dumb", "unknown")
"""Terminals on which nothing can be drawn: what Textual asks of one it would ask for ever."""


WEB = "WebDriver"
"""How Textual's driver for browsers ends in ``TEXTUAL_DRIVER``: whoever sets it is at both ends of our pipes."""


def has_terminal() -> bool:
    """Whether someone sits at both ends: keys can come in, and a screen can be drawn, which Textual does on stderr."""
    if os.environ.get("TEXTUAL_DRIVER", "").endswith(f":{WEB}"):
        return True
    if os.environ.get("TERM", "").lower() in TOO_PLAIN:
        return False
    try:
        return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()
    except (AttributeError, ValueError):  # started without them, or with closed ones
        return False


def run_screen(coach: Coach, *, guide: str | None = None, setup: bool = False) -> None:
    """Run the dashboard until it is left; ``guide``: at a guided session, of all that is left where it is empty; ``setup``: at that."""
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)  # to Textual one that is empty is a wish too

    from backcare_tui.tui.app import run  # Textual takes longer to import than a whole line takes to run

    run(coach, guide, setup=setup, ready=settle)
    coach.keep_status()


def settle() -> None:
    """From the first frame on, collect garbage, but do not search what the start brought: it stays."""
    gc.freeze()
    gc.enable()
