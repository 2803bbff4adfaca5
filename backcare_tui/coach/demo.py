"""A made-up journal of four months, to look around in: what ``backcare demo`` opens."""

from __future__ import annotations

import os
from datetime import datetime

from backcare_tui.clock import FixedClock, SystemClock
from backcare_tui.coach.coach import Coach
from backcare_tui.coach.demo_life import Life
from backcare_tui.coach.errors import Refused
from backcare_tui.paths import find_home
from backcare_tui.storage.journal.in_memory import Draft
from backcare_tui.storage.journal.journal import Journal, JournalError


def demo_coach(folder: str, now: datetime | None = None) -> Coach:
    """Make four months of a believable journal in an empty folder, and a coach that holds it.

    Everything is recorded by the coach's own verbs, on the shipped default plan, so the same
    ``now`` makes the same journal. Today is begun and not finished.

    Args:
        folder: An empty folder; it becomes the home, and nothing outside it is touched.
        now: The instant it is, with an offset; the machine's clock without one.

    Raises:
        Refused: The folder holds a journal already, or cannot be written.
    """
    home = find_home(os.path.abspath(folder), {})
    if Journal(str(home.journal)).stamps():
        raise Refused(f"{home.data} holds a journal already; a demo takes an empty folder.")
    clock = SystemClock() if now is None else FixedClock(now)
    draft = Draft(str(home.journal))
    moving = FixedClock(clock.now())
    try:
        with draft.whole():
            Life(Coach(home, moving, draft), moving).live()
        coach = Coach(home, clock)
        with coach.journal.writing():
            coach.timeline.keep_sum(coach.today_date)
    except JournalError as error:
        raise Refused(str(error)) from error
    return coach
