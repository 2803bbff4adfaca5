"""What a day of another app's habit becomes: events that say where they came from, under ids that are always the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any

from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.dose import MOST, VISIT, Dose
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.plan.track import TENTH, YES_NO, Track
from backcare_tui.storage.formats.habits import DONE, SKIPPED, Habit, HabitDay

REASON = "imported"
"""Why a day was skipped, where the app says no more."""
NOON = time(12, tzinfo=UTC)
LETTERS = "abcdefghjkmnpqrstuvwxyz"
NO_UNIT = "an amount without a unit that fits; the day counts as done"
NO_ANSWER = "not an answer to what is tracked"


def events_of(source: str, habit: Habit, goal: Task | Track, day: date) -> tuple[list[Event], str]:
    """What one day becomes, for a task or for what is tracked; and what of it is left out, if anything is."""
    entry = habit.days[day]
    if isinstance(goal, Track):
        value = _answer(entry, goal)
        if value is None:
            return [], NO_ANSWER
        stamp = _stamp(source, habit, goal.id, day)
        return [kinds.Tracked(**stamp, track=goal.id, value=value, scale=goal.scale, unit=goal.unit)], ""
    stamp, left = _stamp(source, habit, goal.id, day), ""
    if entry.state == SKIPPED:
        return [kinds.Skipped(**stamp, task=goal.id, because=entry.note or REASON)], ""
    events: list[Event] = []
    if entry.state == DONE:
        dose = goal.rungs[0]  # the least that the task ever asks: nothing says that it was more
        did = _did(entry, habit, dose)
        left = NO_UNIT if did is None and entry.amount is not None and habit.kind == "number" else ""
        events.append(kinds.Done(**stamp, task=goal.id, dose=dose, did=did))
    if entry.note:
        events.append(
            kinds.Noted(**_stamp(source, habit, goal.id, day, "note"), text=entry.note, task=goal.id)
        )
    return events, left


def _did(entry: HabitDay, habit: Habit, dose: Dose) -> Dose | None:
    """How much was done, where the app's unit is the task's; None where that is not told."""
    amount, unit = entry.amount, dose.unit
    if amount is None or unit is VISIT or not 0 < amount <= MOST:
        return None
    if habit.unit.strip().lower() not in unit.spellings or (amount % 1 and not unit.lasts):
        return None
    return unit.dose(amount if amount % 1 else int(amount))


def _answer(entry: HabitDay, track: Track) -> float | None:
    if entry.state != DONE:
        return None
    if track.scale == YES_NO:
        return 1 if entry.amount in (None, 1) else None
    amount = entry.amount
    if amount is None or (track.scale == TENTH and (amount > 10 or amount % 1)):
        return None
    return round(amount, 2) if amount % 1 else int(amount)


def _stamp(source: str, habit: Habit, goal: str, day: date, what: str = "") -> dict[str, Any]:
    """What an imported event starts from: the same day of the same habit has the same id, whenever it comes in."""
    noon = datetime.combine(day, NOON)
    mark = sha256(repr((source, habit.name, goal, day.isoformat(), what)).encode(errors="replace")).digest()
    letters = "".join(LETTERS[byte % len(LETTERS)] for byte in mark[:12])
    entry_id = f"{int(noon.timestamp() * 1000):012x}-{mark[12:14].hex()}-{letters}-{mark[14:16].hex()}"
    return {"id": entry_id, "at": noon, "day": day, "source": source}
