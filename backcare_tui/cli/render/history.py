"""A year, and pain beside practice: in words and figures of at most 80 columns, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from backcare_tui.cli.output import CELLS
from backcare_tui.cli.render.json_parts import Json, picked, record_json, streak_json
from backcare_tui.domain.glyphs import STATES, shown_state
from backcare_tui.domain.guidance.pain_zones import lower_median
from backcare_tui.domain.history.trend import Trend, TrendDay, compared
from backcare_tui.domain.history.year import MonthSum, Year, best_words, total_words
from backcare_tui.domain.plan.dose import percent
from backcare_tui.text.cells import fit, wrap
from backcare_tui.text.dates import short_date

NAME = 28
INDENT = 12
"""Cells before what turned on a day, under what was reported of it."""


def year_lines(year: Year) -> list[str]:
    """The year, a line at a time: months, then strengths, then streaks and flares."""
    lines = [f"Year    {short_date(year.first)} – {short_date(year.last)}", ""]
    if year.empty:
        return [*lines, "Nothing is on record."]
    lines.append(month_columns("", "days kept", "pain median", "weeks on target", "pain reports"))
    lines += [month_line(month) for month in year.months]
    lines += ["", "Strength at the end of each month, 0 to 100, the last as it stands"]
    for task in year.tasks:
        numbers = "".join(f"{'' if level is None else level:>4}" for level in task.strengths)
        lines.append(fit(task.name, NAME) + numbers)
    days, weeks = best_words(year)
    lines += ["", *wrap("; ".join(total_words(year)) + ".", "In all   ", CELLS)]
    lines.append(f"Best     {days} in a row, {weeks} on target.")
    if year.flares:
        lines += wrap("; ".join(flare.words for flare in year.flares) + ".", "Flares   ", CELLS)
    return lines


def month_line(month: MonthSum) -> str:
    """One month in figures."""
    return month_columns(
        f"{month.first:%b} {month.first.year}",
        f"{month.kept} of {month.counted}" if month.counted else "none counted",
        "none" if month.median is None else str(month.median),
        f"{month.on_target} of {month.weeks}" if month.weeks else "none counted",
        str(month.reports),
    )


def month_columns(*texts: str) -> str:
    """The five columns of the months, or their heads."""
    return "  ".join(fit(text, cells) for text, cells in zip(texts, (10, 12, 12, 16, 12), strict=True))


def history_lines(trend: Trend, places: Mapping[str, str]) -> list[str]:
    """Each day with anything to tell, a line each, then what weeks on target and others had."""
    lines = [f"Pain and practice    {short_date(trend.first)} – {short_date(trend.last)}", ""]
    if trend.empty:
        return [*lines, "Nothing is on record."]
    for day in trend.days:
        if day.record is not None:
            lines += day_lines(trend, day, places)
    return [*lines, "", *wrap(compared(trend), "", CELLS)]


def day_lines(trend: Trend, day: TrendDay, places: Mapping[str, str]) -> list[str]:
    """One day: worst, morning, 7-day median, what was kept, where; under it flares and rungs in words."""
    record = day.record
    levels = {"worst": day.worst, "morning": record.morning if record else None, "median": day.median}
    texts = ["" if level is None else f"{name} {level}" for name, level in levels.items()]
    columns = [
        f"{day.day:%a} {day.day.day:2} {day.day:%b}",
        *(fit(text, cells) for text, cells in zip(texts, (8, 10, 9), strict=True)),
        fit(kept_words(day), 12),
    ]
    where = ", ".join(places.get(place, place) for place in day.places)
    lines = wrap(where, "  ".join(columns) + "  ", CELLS)
    for text in turning_words(trend, day.day):
        lines += wrap(text, " " * INDENT, CELLS)
    return lines


def turning_words(trend: Trend, day: date) -> list[str]:
    """What began, ended or changed on a day."""
    turns = []
    for flare in trend.flares:
        if flare.first == day:
            turns.append("a flare begins")
        if flare.last == day and not flare.open:
            turns.append("the flare's last day")
    return [*turns, *(change.words for change in trend.changes if change.day == day)]


def kept_words(day: TrendDay) -> str:
    """The share kept of a day that counts; else how it stands."""
    if day.share is not None:
        return f"kept {percent(day.share)}"
    if day.record is None:
        return ""
    state = shown_state(day.record)
    return STATES.get(state, state)


def year_json(year: Year) -> Json:
    """One year."""
    return {
        **picked(year, "first", "last", "today", "kept", "counted", "reports"),
        "streak": streak_json(year.streak),
        "months": [
            picked(month, "first", "last", "kept", "counted", "on_target", "weeks", "reports", "median")
            for month in year.months
        ],
        "weeks": [
            {
                **picked(week, "starts", "kept", "counted", "on_target"),
                "median": lower_median(week.levels),
            }
            for week in year.weeks
        ],
        "tasks": [
            {
                **picked(task, "id", "name"),
                "strength": [
                    {"day": day, "strength": level}
                    for day, level in zip(year.ends, task.strengths, strict=True)
                ],
            }
            for task in year.tasks
        ],
        "flares": [picked(flare, "first", "last", "open") for flare in year.flares],
        "days": [
            record_json(day, record)
            for offset, record in enumerate(year.days)
            if (day := year.first + timedelta(days=offset)) <= year.last
        ],
    }


def trend_json(trend: Trend) -> Json:
    """Pain and practice, day by day."""
    return {
        **picked(trend, "first", "last", "today"),
        "days": [trend_day_json(trend, day) for day in trend.days],
        "flares": [picked(flare, "first", "last", "open") for flare in trend.flares],
        "compared": {
            "text": compared(trend),
            "on_target": picked(trend.on, "weeks", "reports", "median"),
            "others": picked(trend.off, "weeks", "reports", "median"),
        },
    }


def trend_day_json(trend: Trend, day: TrendDay) -> Json:
    """One day of them."""
    return {
        "day": day.day,
        "state": None if day.record is None else day.record.state,
        **picked(day, "share"),
        "pain": day.worst,
        "morning": None if day.record is None else day.record.morning,
        "median": day.median,
        "places": day.places,
        "flare": any(flare.covers(day.day) for flare in trend.flares),
        "rungs": [
            picked(change, "task", "name", "before", "after", "chosen")
            for change in trend.changes
            if change.day == day.day
        ],
    }
