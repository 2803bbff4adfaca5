"""Check-offs: the one way in which what was done of some rows becomes events."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from backcare_tui.coach.recording import Stamp
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.journal.events import Done, Event
from backcare_tui.domain.plan.dose import Dose, part_words, words


def check_offs(stamp: Callable[[], Stamp], came: Iterable[tuple[Row, Dose]]) -> tuple[list[Event], list[str]]:
    """The events for what came of some rows, as one action, and a sentence on each.

    What is done already stays as it is, as does what would be no more than it is.

    Args:
        stamp: What each new event starts from.
        came: Rows as they stand, and how much of each the day has now.
    """
    drafts: list[Event] = []
    said: list[str] = []
    group = ""
    for row, did in came:
        if row.state == "done":
            continue
        if row.did is not None and did.total <= row.did.total:
            said.append(f"{row.name} is at {part_words(row.did, row.dose)} already.")
            continue
        event = Done(
            **stamp(),
            task=row.task,
            target=row.target,
            dose=row.dose,
            did=None if did == row.dose else did,
            rung=row.rung,
            full=row.full,
            group=group,
        )
        group = group or event.id
        drafts.append(event)
        whole = did.total >= row.dose.total
        outcome = f"{words(did)} done" if whole else f"{part_words(did, row.dose)} so far"
        said.append(f"{row.name}: {outcome}.")
    return drafts, said
