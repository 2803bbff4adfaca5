"""A week, tasks by days: in plain text of at most 80 columns, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from backcare_tui.cli.render.json_parts import Json, picked, record_json, streak_json
from backcare_tui.domain.glyphs import column, task_glyph
from backcare_tui.domain.history.week import Week
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.text.cells import ends, fit
from backcare_tui.text.dates import span
from backcare_tui.text.language import count

NAME = 28
BAR = 10


def week_lines(week: Week) -> list[str]:
    """The week, a line at a time."""
    streak = week.streak
    total = NAME + 7 * 5 + 4 + BAR
    end = f"{count(streak.weeks, 'week')} on target" if week.current else f"{count(week.kept, 'day')} kept"
    lines = [ends(title_words(week), end, total), ""]
    if not week.tasks:
        return [*lines, "Nothing is on record."]
    days = "".join(f"{day:%a}".rjust(5) for day in week.dates)
    lines.append(f"{'':{NAME}}{days}    strength")
    for task in week.tasks:
        marks = "".join(f"   {task_glyph(mark)} " for mark in task.outcomes)
        full = round(task.strength / 100 * BAR)
        bar = "▇" * full + "·" * (BAR - full)
        lines.append(f"{fit(task.name, NAME)}{marks} {task.strength:3} {bar}")
    lines.append(f"{fit('Kept', NAME)}{''.join(kept_words(day).rjust(5) for day in week.days)}")
    lines += pain_lines(week.days)
    lines += ["", *target_lines(week)]
    days = f"{count(streak.days, 'day')} in a row, {streak.best_days} at best."
    weeks = f"{count(streak.weeks, 'week')} on target, {streak.best_weeks} at best."
    return [*lines, "", f"{days} {weeks}", streak.week.words]


def target_lines(week: Week) -> list[str]:
    """How near its target the week is, and the kept days of twelve weeks, oldest first."""
    which = "This week" if week.current else "That week"
    now = week.streak.week
    # A target that a running week can no longer reach is not held up to anyone.
    reachable = not week.current or now.on_target or now.possible
    aim = f", {week.needs} for its target" if reachable else ""
    lines = [] if week.neutral else [f"{which}: {count(week.kept, 'day')} kept{aim}."]
    counted = [bar for bar in week.strip if bar.counted]
    if counted:
        bars = "".join(column(bar.kept / 7) if bar.counted else "·" for bar in week.strip)
        days = " ".join(str(bar.kept) if bar.counted else "–" for bar in week.strip)
        aims = sum(bar.reached for bar in counted)
        lines += ["", f"12 weeks  {bars}  days kept: {days}", f"          {aims} of {len(counted)} on target"]
    return lines


def title_words(week: Week) -> str:
    """``Week 47    16 – 22 November 2026``; a week that does not begin on a Monday has no number."""
    number = f"Week {week.starts.isocalendar().week}    " if week.starts.weekday() == 0 else "Week of "
    return number + span(week.starts, week.ends, years=True)


def kept_words(record: DayRecord | None) -> str:
    """The share of a day that was kept; nothing for a day that does not count."""
    if record is None:
        return ""
    if record.state == "pending":
        return "…"
    return f"{record.share:.0%}" if record.counts else ""


def pain_lines(days: Sequence[DayRecord | None]) -> list[str]:
    """The worst of each day, and of its morning, where there are reports."""
    rows = {
        "Pain  worst": [day.worst if day else None for day in days],
        "      morning": [day.morning if day else None for day in days],
    }
    return [
        fit(head, NAME) + "".join(f"{'' if level is None else level:>4} " for level in levels)
        for head, levels in rows.items()
        if any(level is not None for level in levels)
    ]


def week_json(week: Week) -> Json:
    """One week."""
    return {
        "starts": week.starts,
        "today": week.today,
        "kept": week.kept,
        "target": None if week.neutral else week.needs,
        "weeks": [
            {
                **picked(bar, "starts", "kept", "counted"),
                "target": bar.needs if bar.counted else None,
                "on_target": bar.reached,
            }
            for bar in week.strip
        ],
        "days": [record_json(day, record) for day, record in zip(week.dates, week.days, strict=True)],
        "tasks": [
            {
                **picked(task, "id", "name"),
                "days": [mark.state if mark else None for mark in task.outcomes],
                "strength": task.strength,
            }
            for task in week.tasks
        ],
        "streak": streak_json(week.streak),
    }
