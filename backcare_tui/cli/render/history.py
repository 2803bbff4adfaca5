"""A year, pain beside practice, and what a trial came to: in words and figures that fit the terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from backcare_tui.cli.output import line_width, wrapped
from backcare_tui.cli.render.json_parts import Json, picked, record_json, streak_json
from backcare_tui.domain.glyphs import STATES, shown_state
from backcare_tui.domain.history.trend import Trend, TrendDay, answers, compared
from backcare_tui.domain.history.year import MonthSum, Year, best_words, total_words
from backcare_tui.domain.journal.recent import lower_median
from backcare_tui.domain.plan.dose import percent
from backcare_tui.domain.plan.track import value_words
from backcare_tui.text.cells import fit, fit_words, width, wrap
from backcare_tui.text.dates import short_date

if TYPE_CHECKING:  # what looks at a year or at pain needs none of it
    from backcare_tui.domain.trial.compare import Gap
    from backcare_tui.domain.trial.result import Result

NAME, SHORT_NAME = 28, 16
MONTH = 4
"""Cells of a task's name, of one where lines are short, and of a month's strength."""
COLUMNS = 72
"""Cells of a line from which what is told of a day stands in columns."""
INDENT = 12
"""Cells before what turned on a day, under what was reported of it."""


def year_lines(year: Year) -> list[str]:
    """The year, a line at a time: months, then strengths, then streaks and flares."""
    lines = [f"Year    {short_date(year.first)} – {short_date(year.last)}", ""]
    if year.empty:
        return [*lines, "Nothing is on record."]
    lines += [*month_heads(), *map(month_line, year.months), "", *strength_lines(year)]
    days, weeks = best_words(year)
    lines += ["", *wrapped("; ".join(total_words(year)) + ".", "In all   ")]
    lines += wrapped(f"{days} in a row, {weeks} on target.", "Best     ")
    if year.flares:
        lines += wrapped("; ".join(flare.words for flare in year.flares) + ".", "Flares   ")
    return lines


def strength_lines(year: Year) -> list[str]:
    """Each task's strength in as many months as have room."""
    name = NAME if line_width() >= NAME + MONTH * 12 else SHORT_NAME
    shown = min(12, (line_width() - name) // MONTH)
    which = "each month" if shown == 12 else f"the last {shown} months"
    lines = wrapped(f"Strength at the end of {which}, 0 to 100, the last as it stands")
    for task in year.tasks:
        numbers = "".join(f"{'' if level is None else level:>{MONTH}}" for level in task.strengths[-shown:])
        lines.append(fit_words(task.name, name) + numbers)
    return lines


def month_heads() -> list[str]:
    """The heads of the months' columns, on several lines where they have little room."""
    gap, cells = _month_cells()
    heads = ("", "days kept", "pain median", "weeks on target", "pain reports")
    stacks = [wrap(head, "", wide) for head, wide in zip(heads, cells, strict=True)]
    most = max(map(len, stacks))
    above = [[""] * (most - len(stack)) + stack for stack in stacks]
    return [month_columns(*row, gap=gap) for row in zip(*above, strict=True)]


def month_line(month: MonthSum) -> str:
    """One month in figures."""
    gap, cells = _month_cells()
    none = "none counted" if cells[3] >= len("none counted") else "none"
    return month_columns(
        f"{month.first:%b} {month.first.year}",
        f"{month.kept} of {month.counted}" if month.counted else none,
        "none" if month.median is None else str(month.median),
        f"{month.on_target} of {month.weeks}" if month.weeks else none,
        str(month.reports),
        gap=gap,
    )


def month_columns(*texts: str, gap: str) -> str:
    """The five columns of the months, or their heads."""
    return gap.join(fit(text, cells) for text, cells in zip(texts, _month_cells()[1], strict=True))


def _month_cells() -> tuple[str, tuple[int, ...]]:
    """The gap between the columns of the months, and the cells of each."""
    wide = (10, 12, 12, 16, 12)
    return ("  ", wide) if sum(wide) + 8 <= line_width() else (" ", (8, 8, 6, 6, 7))


def history_lines(trend: Trend, places: Mapping[str, str]) -> list[str]:
    """Each day with anything to tell, a line each, then what weeks on target and others had."""
    dates = f"{short_date(trend.first)} – {short_date(trend.last)}"
    title = "Pain and practice"
    roomy = width(title) + 4 + width(dates) <= line_width()
    lines = [f"{title}    {dates}", ""] if roomy else [title, dates, ""]
    if trend.empty:
        return [*lines, "Nothing is on record."]
    for day in trend.days:
        if day.record is not None:
            lines += day_lines(trend, day, places)
    sentences = (*answers(trend), *(line.words for line in trend.other_tracks))
    return [*lines, "", *(line for sentence in sentences for line in wrapped(sentence))]


def day_lines(trend: Trend, day: TrendDay, places: Mapping[str, str]) -> list[str]:
    """One day: worst, morning, 7-day median, what was kept, where, what was tracked; under it flares and rungs in words."""
    record, date_words = day.record, f"{day.day:%a} {day.day.day:2} {day.day:%b}"
    levels = {"worst": day.worst, "morning": record.morning if record else None, "median": day.median}
    texts = ["" if level is None else f"{name} {level}" for name, level in levels.items()]
    where = ", ".join(places.get(place, place) for place in day.places)
    where = "; ".join(filter(None, (where, tracked_words(trend, day.day))))
    columns = [
        date_words,
        *(fit(text, cells) for text, cells in zip(texts, (8, 10, 9), strict=True)),
        fit(kept_words(day), 12),
    ]
    lines = wrapped(where, "  ".join(columns) + "  ")
    if line_width() < COLUMNS:
        lines = wrapped(", ".join(filter(None, (*texts, kept_words(day), where))), f"{date_words}  ")
    for text in turning_words(trend, day.day):
        lines += wrapped(text, " " * INDENT)
    return lines


def tracked_words(trend: Trend, day: date) -> str:
    """What was tracked on a day: ``sleep 6 of 10, medicine yes``."""
    at = (day - trend.first).days
    return ", ".join(
        f"{line.track.name.lower()} {value_words(value, line.track.scale, line.track.unit)}"
        for line in trend.tracks
        if (value := line.values[at]) is not None
    )


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
        "contrasts": {
            "text": " ".join(answers(trend)),
            "days": trend.contrasts.days,
            "lines": [
                {
                    **picked(line, "kind", "id", "slot", "name"),
                    "text": line.words,
                    "with": {"days": line.gap.days, "mean": round(line.gap.ones, 1)},
                    "without": {"days": line.gap.other_days, "mean": round(line.gap.others, 1)},
                    **picked(line.gap, "low", "high"),
                }
                for line in trend.contrasts.lines
            ],
        },
        "tracks": [
            {
                **picked(line.track, "id", "ask", "scale", "unit"),
                "text": line.words,
                "split": line.split,
                "upper": picked(line.upper, "days", "median"),
                "lower": picked(line.lower, "days", "median"),
            }
            for line in trend.tracks
        ],
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
        "tracked": {
            line.track.id: value
            for line in trend.tracks
            if (value := line.values[(day.day - trend.first).days]) is not None
        },
    }


def result_lines(result: Result) -> list[str]:
    """What a trial came to: the sentence, the picture, then all that goes with it."""
    from backcare_tui.domain.trial import result_words as words_of
    from backcare_tui.domain.trial.picture import text_of

    lines = [f"Trial   {words_of.title_of(result)}", *wrapped(words_of.span_of(result), "        "), ""]
    if words_of.leads_with_reason(result):
        lines += [*wrapped(words_of.ended_words(result)), ""]
    lines += wrapped(result.sentence)
    drawn = text_of(result.picture(line_width()))
    lines += ["", *drawn] if drawn else []
    for part in words_of.parts_of(result):
        lines += ["", part.title, *(line for words in part.lines for line in wrapped(words, "  "))]
    return lines


def result_json(result: Result) -> Json:
    """What a trial came to."""
    from backcare_tui.domain.trial.plan_page import mark_of

    found = result.by_arm
    return {
        **picked(result, "id", "first", "last", "ended", "why", "about", "days", "counted", "ending"),
        "text": result.sentence,
        "always": result.always,
        "arms": [picked(arm, "name", "tasks") for arm in result.arms],
        **picked(result, "expected", "seed"),
        "mark": mark_of(result.seed),
        **picked(result, "shows"),
        "held": [{"why": why, "days": days} for why, days in result.held],
        "again": [picked(one, "pair", "why") for one in result.again],
        "compared": None if found is None else gap_json(found.gap),
        "without_first": None if found is None or found.later is None else gap_json(found.later),
        "pairs": [
            {"pair": dots.pair, "a": float(dots.a), "b": float(dots.b)}
            for dots in (found.dots if found else ())
        ],
        "done": [
            {
                **picked(done, "days", "asked", "done", "part"),
                "minutes_a_day": round(done.minutes, 1),
                **picked(done, "other", "mornings", "morning", "flares"),
            }
            for done in (found.done if found else ())
        ],
        "changes": [
            picked(change, "task", "day", "before", "after") for change in (found.changes if found else ())
        ],
        "eased": [picked(one, "task", "days") for one in (found.eased if found else ())],
    }


def gap_json(gap: Gap) -> Json:
    """The difference of two arms, b less a, to the last digit."""
    from backcare_tui.domain.trial.compare import LEVEL

    return {
        "difference": float(gap.estimate),
        "low": float(gap.low),
        "high": float(gap.high),
        "level": float(LEVEL),
        "p": float(gap.p),
        "lower": "" if not gap.estimate else "a" if gap.a_lower else "b",
        **picked(gap, "lower_in", "ties"),
        "pairs": len(gap.differences),
    }
