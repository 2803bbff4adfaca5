"""Making a guided session of what today asks."""

from __future__ import annotations

import os
from abc import abstractmethod
from typing import TYPE_CHECKING

from backcare_tui.coach.errors import Refused
from backcare_tui.coach.messages import already
from backcare_tui.coach.recording import Recording
from backcare_tui.coach.task_lookup import find_rows
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.journal.events import Stopped
from backcare_tui.domain.safety import help_words

if TYPE_CHECKING:  # only a guided session needs them, and most lines and looks are none
    from backcare_tui.domain.body.atlas import Atlas
    from backcare_tui.domain.session.session import Session


class Starting(Recording):
    """What can be guided today."""

    @property
    @abstractmethod
    def atlas(self) -> Atlas:
        """Names of regions and targets."""

    def guide(self, what: str | None = None) -> Session:
        """A session at its beginning: of one task or target, or of all that is left of today. Writes nothing.

        Raises:
            Refused: Nothing is called so or is left of it, or it rests today.
        """
        from backcare_tui.domain.session.build import in_order, steps_of
        from backcare_tui.domain.session.limits import Massaged
        from backcare_tui.domain.session.session import new

        seen = self._seen(None)
        if seen.locked:
            raise Refused(
                f"{help_words(seen.status.signs)} The plan rests until a professional has cleared it."
            )
        if seen.paused:
            raise Refused("The plan is paused; `backcare resume` ends the pause.")
        rows = self._left(seen) if what is None else self._named(what, seen)
        parts, steps = steps_of(in_order(rows, self.plan), self.plan, self.atlas, Massaged(seen.rows))
        if not steps:
            raise Refused("That is all the massage a day should have." if rows else _nothing(seen))
        now = self.clock.now().replace(microsecond=0)
        return new(f"{now:%Y%m%dT%H%M%S}-{os.urandom(4).hex()}", seen.day, now, parts, steps)

    def _left(self, seen: Day) -> list[Row]:
        from backcare_tui.domain.session.build import is_left

        stopped = self._stopped(seen)
        return [row for row in seen.rows if is_left(row) and row.task not in stopped]

    def _named(self, what: str, seen: Day) -> list[Row]:
        """The rows that are meant, as far as something is left of them."""
        pairs = find_rows(what, self.plan, seen.rows)
        rows = [row for row in seen.rows if (row.task, row.target) in pairs]
        task = self.plan.task(pairs[0][0])
        name = task.name if task is not None else pairs[0][0]
        if task is not None and task.kind == "visit":
            raise Refused(f"A visit is written down, not guided: `backcare done {task.id}`.")
        if not rows:
            raise Refused(f"{name} is not asked today; what you do of it all the same can be checked off.")
        why = self._stopped(seen).get(pairs[0][0])
        if why is not None:
            raise Refused(f"You stopped {name} today ({why}). Leave it out for today.")
        if any(row.state == "rested" for row in rows):
            raise Refused(f"{name} is rested today ({rows[0].because}).")
        left = [row for row in rows if row.state != "done"]
        if not left:
            raise Refused(already(rows).removesuffix(" Nothing was changed."))
        return left

    def _stopped(self, seen: Day) -> dict[str, str]:
        """The tasks that were stopped on a day, and why."""
        events = self.timeline.events(seen.day, seen.day)
        return {event.task: event.why for event in events if isinstance(event, Stopped)}


def _nothing(seen: Day) -> str:
    """Why there is nothing to guide."""
    if seen.asked and seen.done == seen.asked:
        return "That is all for today."
    return "Nothing is left to be guided today."
