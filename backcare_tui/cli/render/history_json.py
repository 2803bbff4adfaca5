"""A year and a trend as JSON. ``docs/json.md`` is the word on every field."""

from __future__ import annotations

from datetime import timedelta

from backcare_tui.cli.render.day_json import SCHEMA, Json, day_of_week, streak_json
from backcare_tui.domain.guidance.setbacks import lower_median
from backcare_tui.domain.history.changes import FlareSpan
from backcare_tui.domain.history.sentences import compared
from backcare_tui.domain.history.trend import Side, Trend, TrendDay
from backcare_tui.domain.history.weeks import WeekSum
from backcare_tui.domain.history.year import Year


def year_json(year: Year) -> Json:
    """One year."""
    return {
        "schema": SCHEMA,
        "first": year.first,
        "last": year.last,
        "today": year.today,
        "kept": year.kept,
        "counted": year.counted,
        "reports": year.reports,
        "streak": streak_json(year.streak),
        "months": [
            {
                "first": month.first,
                "last": month.last,
                "kept": month.kept,
                "counted": month.counted,
                "on_target": month.on_target,
                "weeks": month.weeks,
                "reports": month.reports,
                "median": month.median,
            }
            for month in year.months
        ],
        "weeks": [week_sum_json(week) for week in year.weeks],
        "tasks": [
            {
                "id": task.id,
                "name": task.name,
                "strength": [
                    {"day": day, "strength": level}
                    for day, level in zip(year.ends, task.strengths, strict=True)
                ],
            }
            for task in year.tasks
        ],
        "flares": [flare_json(flare) for flare in year.flares],
        "days": [
            day_of_week(year.first + timedelta(days=at), record)
            for at, record in enumerate(year.days)
            if year.first + timedelta(days=at) <= year.last
        ],
    }


def week_sum_json(week: WeekSum) -> Json:
    """A week of it."""
    return {
        "starts": week.starts,
        "kept": week.kept,
        "counted": week.counted,
        "on_target": week.on_target,
        "median": lower_median([*week.levels]) if week.levels else None,
    }


def flare_json(flare: FlareSpan) -> Json:
    """A flare."""
    return {"first": flare.first, "last": flare.last, "open": flare.open}


def trend_json(trend: Trend) -> Json:
    """Pain and practice, day by day."""
    return {
        "schema": SCHEMA,
        "first": trend.first,
        "last": trend.last,
        "today": trend.today,
        "days": [trend_day_json(trend, day) for day in trend.days],
        "flares": [flare_json(flare) for flare in trend.flares],
        "compared": {
            "text": compared(trend),
            "on_target": side_json(trend.on),
            "others": side_json(trend.off),
        },
    }


def trend_day_json(trend: Trend, day: TrendDay) -> Json:
    """One day of them."""
    return {
        "day": day.day,
        "state": None if day.record is None else day.record.state,
        "share": None if day.share is None else round(day.share, 4),
        "pain": day.worst,
        "morning": None if day.record is None else day.record.morning,
        "median": day.median,
        "places": day.places,
        "flare": any(flare.covers(day.day) for flare in trend.flares),
        "rungs": [
            {
                "task": change.task,
                "name": change.name,
                "before": change.before,
                "after": change.after,
                "chosen": change.chosen,
            }
            for change in trend.changes
            if change.day == day.day
        ],
    }


def side_json(side: Side) -> Json:
    """Weeks on target, or the others."""
    return {"weeks": side.weeks, "reports": side.reports, "median": side.median}
