"""What several views have in common as JSON. ``docs/json.md`` is the word on every field of every view."""

from __future__ import annotations

from datetime import date

from backcare_tui.domain.days.trial_today import TrialToday
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.streaks import Streak

Json = dict[str, object]


def picked(value: object, *names: str) -> Json:
    """Attributes of a value under their own names, in this order; shares and means to four digits.

    Scripts read these names. An attribute that is renamed keeps its key: it is then written out where it is used.
    """
    found = {name: getattr(value, name) for name in names}
    return {name: round(part, 4) if isinstance(part, float) else part for name, part in found.items()}


def streak_json(streak: Streak) -> Json:
    """The streaks."""
    return {
        **picked(streak, "days", "weeks", "best_days", "best_weeks"),
        "week": picked(streak.week, "kept", "target", "left", "on_target", "possible"),
    }


def record_json(day: date, record: DayRecord | None) -> Json:
    """One day among many; all but its date is empty where it has no record."""
    states = [outcome.state for outcome in record.outcomes.values()] if record else []
    return {
        "day": day,
        "kept": record is not None and record.state == "kept",
        # What was skipped with a reason, rested or only offered was not owed.
        "due": sum(state in ("due", "done", "part", "missed") for state in states),
        "done": states.count("done"),
        "state": record.state if record else None,
        "share": round(record.share, 4) if record else 0.0,
        "pain": record.worst if record else None,
        "morning": record.morning if record else None,
    }


def trial_json(trial: TrialToday | None) -> Json | None:
    """What a day says of the trial that it is in; nothing in it tells how an arm does."""
    return None if trial is None else picked(trial, "text", "arm", "pair", "pairs", "hold", "wants", "given")
