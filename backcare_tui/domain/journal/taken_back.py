"""What one undo takes back."""

from __future__ import annotations

from collections.abc import Sequence

from backcare_tui.domain.journal.events import DayPlanned, Done, Event, Planned, Skipped


def last_action(events: Sequence[Event]) -> list[Event]:
    """The live events of the latest action, in the order of ``events``.

    One action may be several events (a whole massage). A check-off made on two devices counts once,
    so it is taken back with its twin: every live one of the same row and day with as large a share.
    """
    actions = [event for event in events if not isinstance(event, Planned | DayPlanned)]
    if not actions:
        return []
    last = actions[-1]
    if not isinstance(last, Done | Skipped):
        return [last]
    group = last.group or last.id
    own = [
        event for event in actions if isinstance(event, Done | Skipped) and group in (event.id, event.group)
    ]
    return [event for event in actions if event in own or any(_is_twin(event, mine) for mine in own)]


def _is_twin(event: Event, mine: Done | Skipped) -> bool:
    if isinstance(event, Done) and isinstance(mine, Done):
        same = event.share >= mine.share
    elif isinstance(event, Skipped) and isinstance(mine, Skipped):
        same = True
    else:
        return False
    return same and (event.day, event.task, event.target) == (mine.day, mine.task, mine.target)
