"""Days and weeks as JSON. ``docs/json.md`` is the word on every field; schema 1 only ever gains some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.guidance.check_in import CheckInNow
from backcare_tui.domain.history.week import Week
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.journal.streaks import Streak
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.reference.entries import Entry

if TYPE_CHECKING:
    from backcare_tui.coach.actions.sessions import Left

SCHEMA = 1

Json = dict[str, object]


def day_json(day: Day, left: Left | None = None) -> Json:
    """One day, and a guided session that was cut off, if there is one."""
    pain, guidance, pause, flare = day.pain, day.guidance, day.pause, day.flare
    tip, question = day.message, day.question
    return {
        "schema": SCHEMA,
        "day": day.day,
        "plan": day.plan,
        "state": day.record.state,
        "locked": day.locked,
        "share": round(day.record.share, 4),
        "kept": day.record.state == "kept",
        "progress": {"done": day.done, "asked": day.asked},
        "pain": {
            "latest": pain.latest,
            "morning": pain.morning,
            "zone": pain.zone,
            "baseline": pain.baseline,
            "regions": pain.regions,
            "usual_morning": pain.usual_morning,
            "rise": pain.rise,
        },
        "streak": streak_json(day.streak),
        "guidance": {"stance": guidance.stance, "text": guidance.text, "why": guidance.why},
        "pause": {"first": pause.first, "until": pause.until} if pause else None,
        "flare": {"first": flare.first, "last": flare.last} if flare else None,
        "maintained": day.status.maintained,
        "safety": safety_json(day.status),
        "message": {"id": tip.id, "text": tip.text, "source": tip.source} if tip else None,
        "question": {"id": question.id, "text": question.text, "answers": question.answers}
        if question
        else None,
        "check_in": check_in_json(day.check_in),
        "notes": day.notes,
        "session": left_json(left),
        "tasks": [row_json(row) for row in day.rows],
    }


def left_json(left: Left | None) -> Json | None:
    """A guided session that was cut off."""
    if left is None:
        return None
    return {"day": left.session.day, "goes_on": left.goes_on, "text": left.words}


def row_json(row: Row) -> Json:
    """One row of a day."""
    found: Json = {
        "id": row.id,
        "kind": row.kind,
        "name": row.name,
        "state": row.state,
        "optional": row.optional,
        "dose": dose_json(row.dose),
        "rung": row.rung,
        "rungs": row.rungs,
        "why": row.why,
    }
    for key, dose in (("done", row.did), ("full", row.full), ("was", row.was)):
        if dose is not None:
            found[key] = dose_json(dose)
    told = {
        "change": row.change,
    } | {"at": row.at, "because": row.because, "when": row.when, "where": row.where, "tool": row.tool}
    return found | {key: text for key, text in told.items() if text}


def safety_json(status: Status) -> Json:
    """The safety answers in force."""
    return {"answered": status.screened, "signs": status.signs, "conditions": status.conditions}


def check_in_json(now: CheckInNow | None) -> Json | None:
    """The latest check-in beside the first."""
    if now is None:
        return None
    change = None if now.change is None else round(now.change, 4)
    return {
        "score": round(now.score, 4),
        "first": round(now.first, 4),
        "change": change,
        "marked": now.marked,
    }


def dose_json(dose: Dose) -> Json:
    """A dose; empty for a visit."""
    if dose.minutes is not None:
        return {"minutes": dose.minutes}
    if dose.seconds is not None:
        told: Json = {"seconds": dose.seconds, "sides": dose.sides}
        return told | {"other": dose.other} if dose.other else told
    if dose.breaths is not None:
        return {"breaths": dose.breaths}
    if dose.reps is None:
        return {}
    found: Json = {"sets": len(dose.set_reps), "reps": dose.reps}
    return found | {"sides": 2} if dose.sides == 2 else found


def streak_json(streak: Streak) -> Json:
    """The streaks."""
    week = streak.week
    return {
        "days": streak.days,
        "weeks": streak.weeks,
        "best_days": streak.best_days,
        "best_weeks": streak.best_weeks,
        "week": {
            "kept": week.kept,
            "target": week.target,
            "left": week.left,
            "on_target": week.on_target,
            "possible": week.possible,
        },
    }


def week_json(week: Week) -> Json:
    """One week."""
    return {
        "schema": SCHEMA,
        "starts": week.starts,
        "today": week.today,
        "kept": week.kept,
        "target": None if week.neutral else week.needs,
        "weeks": [
            {
                "starts": one.starts,
                "kept": one.kept,
                "counted": one.counted,
                "target": one.needs if one.counted else None,
                "on_target": one.on_target,
            }
            for one in week.strip
        ],
        "days": [day_of_week(day, record) for day, record in zip(week.dates, week.days, strict=True)],
        "tasks": [
            {
                "id": task.id,
                "name": task.name,
                "days": [mark.state if mark else None for mark in task.marks],
                "strength": task.strength,
            }
            for task in week.tasks
        ],
        "streak": streak_json(week.streak),
    }


def day_of_week(day: object, record: DayRecord | None) -> Json:
    """One day of a week; all but its date is empty where it has no record."""
    marks = [mark.state for mark in record.outcomes.values()] if record else []
    return {
        "day": day,
        "kept": record is not None and record.state == "kept",
        "due": sum(state in ("due", "done", "part", "missed") for state in marks),
        "done": marks.count("done"),
        "state": record.state if record else None,
        "share": round(record.share, 4) if record else 0.0,
        "pain": record.worst if record else None,
        "morning": record.morning if record else None,
    }


def entry_json(entry: Entry) -> Json:
    """One thing to look up."""
    return {
        "id": entry.id,
        "kind": entry.kind,
        "title": entry.title,
        "group": entry.group,
        "about": entry.about,
        "places": entry.places,
        "felt_in": entry.felt_in,
        "parts": [{"heading": heading, "texts": texts} for heading, texts in entry.parts],
    }
