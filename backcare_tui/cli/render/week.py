"""A week, tasks by days: in plain text that fit the terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from backcare_tui.cli.output import line_width, wrapped
from backcare_tui.cli.render.json_parts import Json, picked, record_json, streak_json
from backcare_tui.domain.glyphs import column, task_glyph
from backcare_tui.domain.history.week import Week
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.text.cells import ends, fit, fit_words
from backcare_tui.text.dates import span
from backcare_tui.text.language import count

NAME = 28
BAR = 10
STRENGTH = 4
"""Cells of a task's name, of a bar, and of the number before it."""
SHORT = 4
"""Cells of a day in which a share is told without its sign."""


class Columns(NamedTuple):
    """Cells of a name, of a day, and of the bar behind a strength, 0 where it has no room."""

    name: int
    day: int
    bar: int

    @property
    def all(self) -> int:
        """Cells of a whole line."""
        return self.name + 7 * self.day + STRENGTH + self.bar

    def in_day(self, text: str) -> str:
        """Something short in the middle of its day."""
        return f"{text:>{self.day - 1}} " if self.day > 2 else f"{text:>{self.day}}"


def columns() -> Columns:
    """The widest columns that have room: names give way last."""
    room = line_width()
    forms = [Columns(NAME, 5, BAR), *(Columns(NAME, day, 0) for day in (5, 4, 3))]
    return next((form for form in forms if form.all < room), Columns(min(NAME, room - 14 - STRENGTH), 2, 0))


def week_lines(week: Week) -> list[str]:
    """The week, a line at a time."""
    streak, at = week.streak, columns()
    end = f"{count(streak.weeks, 'week')} on target" if week.current else f"{count(week.kept, 'day')} kept"
    title = title_words(week)
    lines = [title, end, ""] if len(title) + len(end) + 2 > at.all else [ends(title, end, at.all), ""]
    if not week.tasks:
        return [*lines, "Nothing is on record."]
    days = "".join(f"{day:%a}"[: at.day - 1].rjust(at.day) for day in week.dates)
    lines.append(f"{'':{at.name}}{days}{'    strength' if at.bar else ''}")
    for task in week.tasks:
        marks = "".join(at.in_day(task_glyph(mark)) for mark in task.outcomes)
        full = round(task.strength / 100 * at.bar)
        bar = f" {'▇' * full}{'·' * (at.bar - full)}" if at.bar else ""
        lines.append(f"{fit_words(task.name, at.name - 1)} {marks}{task.strength:{STRENGTH}}{bar}")
    lines.append(
        f"{fit('Done, %' if at.day == SHORT else 'Done', at.name)}{''.join(kept_words(day, at) for day in week.days)}"
    )
    lines += pain_lines(week.days, at)
    if not at.bar:
        lines += ["", *wrapped("The number behind a task's days is its strength, 0 to 100.")]
    lines += ["", *target_lines(week)]
    row = f"{count(streak.days, 'day')} in a row, {streak.best_days} at best."
    weeks = f"{count(streak.weeks, 'week')} on target, {streak.best_weeks} at best."
    return [*lines, "", *wrapped(f"{row} {weeks}"), *wrapped(streak.week.words)]


def target_lines(week: Week) -> list[str]:
    """How near its target the week is, and the kept days of twelve weeks, oldest first."""
    which = "This week" if week.current else "That week"
    now = week.streak.week
    # A target that a running week can no longer reach is not held up to anyone.
    reachable = not week.current or now.on_target or now.possible
    aim = f", {week.needs} for its target" if reachable else ""
    lines = [] if week.neutral else wrapped(f"{which}: {count(week.kept, 'day')} kept{aim}.")
    counted = [bar for bar in week.strip if bar.counted]
    if counted:
        bars = "".join(column(bar.kept / 7) if bar.counted else "·" for bar in week.strip)
        days = " ".join(str(bar.kept) if bar.counted else "–" for bar in week.strip)
        aims = sum(bar.reached for bar in counted)
        lines += ["", *wrapped(f"{bars}  days kept: {days}", "12 weeks  ")]
        lines += wrapped(f"{aims} of {len(counted)} on target", " " * len("12 weeks  "))
    return lines


def title_words(week: Week) -> str:
    """``Week 47    16 – 22 November 2026``; a week that does not begin on a Monday has no number."""
    number = f"Week {week.starts.isocalendar().week}    " if week.starts.weekday() == 0 else "Week of "
    return number + span(week.starts, week.ends, years=True)


def kept_words(record: DayRecord | None, at: Columns) -> str:
    """The share of a day that was kept, as a block where figures have no room; nothing for a day that does not count."""
    if record is None or not (record.counts or record.state == "pending"):
        return " " * at.day
    if record.state == "pending":
        return "…".rjust(at.day) if at.day > 3 else at.in_day("…")
    if at.day < 4:
        return at.in_day(column(record.share) if record.share else "·")
    return f"{record.share:.0%}".removesuffix("%" if at.day == SHORT else "").rjust(at.day)


def pain_lines(days: Sequence[DayRecord | None], at: Columns) -> list[str]:
    """The worst of each day, and of its morning, where there are reports."""
    rows = {
        "Pain  worst": [day.worst if day else None for day in days],
        "      morning": [day.morning if day else None for day in days],
    }
    return [
        fit(head, at.name) + "".join(at.in_day("" if level is None else str(level)) for level in levels)
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
