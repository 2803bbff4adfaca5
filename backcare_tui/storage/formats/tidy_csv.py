"""Tidy CSV of our own: a row an event, a file a kind, for a spreadsheet or for whoever works with numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.events import Event, answer_words
from backcare_tui.domain.plan.dose import Dose, words
from backcare_tui.domain.plan.slots import slot_of

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would work out."""

Row = dict[str, Any]
COMMON = ("day", "at", "source", "id")


def free(text: str) -> str:
    """A cell of a person's own words, which no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" \n").startswith(FORMULA) else text


def tables(
    events: Iterable[Event], days: Iterable[DayRecord], names: Mapping[str, str], tasks: Mapping[str, str]
) -> dict[str, bytes]:
    """The files by their names, all of them even where there is nothing of a kind.

    Args:
        events: As they read by now, in order.
        days: How each day went, in order.
        names: Places by their ids.
        tasks: Tasks by their ids.
    """
    rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for event in events:
        common = {
            "day": event.day.isoformat(),
            "at": event.at.isoformat(),
            "source": free(event.source),
            "id": event.id,
        }
        if isinstance(event, kinds.Done | kinds.Skipped):
            rows["sessions.csv"].append({**common, **_session(event, tasks)})
        elif isinstance(event, kinds.Pain):
            where = free("; ".join(names.get(place, place) for place in event.regions))
            pain = {
                "level": event.level,
                "when": event.when,
                "where": where,
                "places": free(" ".join(event.regions)),
            }
            rows["pain.csv"].append({**common, **pain, "task": free(event.task), "note": free(event.note)})
        elif isinstance(event, kinds.Noted):
            rows["notes.csv"].append({**common, "task": free(event.task), "note": free(event.text)})
        elif isinstance(event, kinds.CheckedIn):
            score = f"{event.score:.1f}"
            peg = {
                "pain": event.pain,
                "enjoyment": event.enjoyment,
                "activity": event.activity,
                "score": score,
            }
            rows["check-ins.csv"].append({**common, **peg})
        elif isinstance(event, kinds.Tracked):
            told = {
                "track": free(event.track),
                "value": event.value,
                "scale": free(event.scale),
                "unit": free(event.unit),
            }
            rows["tracked.csv"].append({**common, **told})
    rows["days.csv"] = [_day(record) for record in days]
    return {name: _csv(COLUMNS[name], lines) for name, lines in rows.items()}


def _session(event: kinds.Done | kinds.Skipped, tasks: Mapping[str, str]) -> Row:
    slot = slot_of(event.target)
    row: Row = {
        "task": free(event.task),
        "name": free(tasks.get(event.task, event.task)),
        "target": "" if slot else free(event.target),
        "slot": free(slot),
        "clock": f"{event.clock:%H:%M}" if event.clock else "",
    }
    if isinstance(event, kinds.Skipped):
        return {**row, "state": "skipped", "because": free(event.because)}
    state = "done" if event.share >= 1.0 else "part"
    return {
        **row,
        "state": state,
        "did": words(event.worked),
        "asked": words(event.dose),
        "amount": _amount(event.worked),
        "unit": event.dose.unit.short,
        "share": f"{event.share:.3f}",
        "rung": event.rung,
        "log": free("; ".join(answer_words(event.log))),
    }


def _amount(dose: Dose) -> str:
    """All of a dose in its unit, such as the seconds of both sides."""
    return f"{dose.total:g}"


def _day(record: DayRecord) -> Row:
    done = sum(outcome.state == "done" for outcome in record.outcomes.values())
    return {
        "day": record.day.isoformat(),
        "week": record.week.isoformat(),
        "state": record.state,
        "share": f"{record.share:.3f}",
        "tasks": len(record.outcomes),
        "done": done,
        "worst_pain": "" if record.worst is None else record.worst,
        "morning_pain": "" if record.morning is None else record.morning,
    }


_SESSION = (
    "task",
    "name",
    "target",
    "slot",
    "state",
    "did",
    "asked",
    "amount",
    "unit",
    "share",
    "rung",
    "because",
)
COLUMNS: dict[str, Sequence[str]] = {
    "sessions.csv": ("day", "at", "clock", *_SESSION, "log", "source", "id"),
    "pain.csv": ("day", "at", "level", "when", "where", "places", "task", "note", "source", "id"),
    "notes.csv": ("day", "at", "task", "note", "source", "id"),
    "check-ins.csv": ("day", "at", "pain", "enjoyment", "activity", "score", "source", "id"),
    "tracked.csv": ("day", "at", "track", "value", "scale", "unit", "source", "id"),
    "days.csv": ("day", "week", "state", "share", "tasks", "done", "worst_pain", "morning_pain"),
}
"""Each file's columns, in order."""


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
