"""The drawing of pain over the days of the page: each day's worst, the median, flares and steps, and practice below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.history.trend import Trend
from backcare_tui.domain.history.week import WeekSum
from backcare_tui.text.dates import short_date
from backcare_tui.text.language import count

WIDE, TALL = 460, 196
"""Units of the drawing."""
LEFT, RIGHT, TOP, FLOOR = 26, 6, 8, 122
"""Where the plot of pain lies: its edges, and its lines for 10 and for 0."""
STEPS, BARS, MONTHS = 136, 176, 190
"""The middle of the line of steps, the foot of the bars of practice, and the line of months."""
HIGH = 30
"""How high the bar of a week of seven kept days is."""
INK, QUIET, FAINT, ACCENT = "#111111", "#666666", "#dddddd", "#0b5c8a"


def pain_chart(trend: Trend, weeks: Sequence[WeekSum]) -> str:
    """The drawing as one ``<svg>``; shapes tell all of it, so that it needs no colour."""
    days = max(1, len(trend.days) - 1)
    step = (WIDE - LEFT - RIGHT) / days

    def across(day: date) -> float:
        return LEFT + step * (day - trend.first).days

    parts = [
        *_flares(trend, across(trend.first), step),
        *_grid(trend, step),
        *_levels(trend, step),
        *_changes(trend, step),
        *_bars(trend, weeks, step),
    ]
    return (
        f'<svg viewBox="0 0 {WIDE} {TALL}" role="img" font-family="sans-serif" font-size="9">'
        f"<title>Pain and practice, {escape(_days(trend))}</title><desc>{escape(_told(trend))}</desc>"
        f"{''.join(parts)}</svg>"
    )


def _days(trend: Trend) -> str:
    return f"{short_date(trend.first)} to {short_date(trend.last)}"


def _told(trend: Trend) -> str:
    """The drawing in a sentence, for those who do not see it; the numbers stand beside it."""
    reported = sum(day.worst is not None for day in trend.days)
    ups = sum(change.up for change in trend.changes)
    return (
        f"{count(reported, 'day')} with a pain report, {count(len(trend.flares), 'flare')}, "
        f"{count(ups, 'step')} up and {len(trend.changes) - ups} down."
    )


def _y(level: float) -> float:
    return FLOOR - (FLOOR - TOP) * level / 10


def _flares(trend: Trend, left: float, step: float) -> Iterator[str]:
    for flare in trend.flares:
        first = max(flare.first, trend.first)
        x = left + step * (first - trend.first).days - step / 2
        wide = max(2.0, step * ((min(flare.last, trend.last) - first).days + 1))
        yield (
            f'<rect x="{max(x, LEFT):.1f}" y="{TOP}" width="{wide:.1f}" height="{FLOOR - TOP}" fill="{FAINT}"/>'
            f'<text x="{max(x, LEFT) + wide / 2:.1f}" y="{TOP + 8}" text-anchor="middle" fill="{INK}">F</text>'
        )


def _grid(trend: Trend, step: float) -> Iterator[str]:
    for level in (0, 5, 10):
        yield f'<path d="M{LEFT} {_y(level):.1f}H{WIDE - RIGHT}" stroke="#bbbbbb" stroke-width="0.6"/>'
        yield _text(LEFT - 4, _y(level) + 3, str(level), "end")
    yield f'<path d="M{LEFT} {BARS}H{WIDE - RIGHT}" stroke="#bbbbbb" stroke-width="0.6"/>'
    yield _text(LEFT - 4, BARS, "0", "end") + _text(LEFT - 4, BARS - HIGH + 6, "7", "end")
    wide = len(trend.days) * step
    every = max(1, round(len(trend.days) / 30.4 / 12))  # a name a month, fewer where they would touch
    last = -99.0
    for number, day in enumerate(trend.days):
        x = LEFT + step * number
        if (
            (day.day.day == 1 or (number == 0 and wide))
            and day.day.month % every == 0
            and x - last >= 24
            and x < WIDE - RIGHT - 16
        ):
            yield f'<path d="M{x:.1f} {TOP}V{BARS}" stroke="{FAINT}" stroke-width="0.6"/>'
            name = f"{day.day:%b}" if day.day.day == 1 else f"{day.day.day} {day.day:%b}"
            yield _text(x, MONTHS, name, "start")
            last = x


def _levels(trend: Trend, step: float) -> Iterator[str]:
    """A dot a day for its worst, and the line of the medians, broken where there is none."""
    for number, day in enumerate(trend.days):
        if day.worst is not None:
            yield f'<circle cx="{LEFT + step * number:.1f}" cy="{_y(day.worst):.1f}" r="1.3" fill="{QUIET}"/>'
    path, drawn = [], False
    for number, day in enumerate(trend.days):
        if day.median is not None:
            path.append(f"{'L' if drawn else 'M'}{LEFT + step * number:.1f} {_y(day.median):.1f}")
        drawn = day.median is not None
    if path:
        yield f'<path d="{"".join(path)}" fill="none" stroke="{ACCENT}" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round"/>'


def _changes(trend: Trend, step: float) -> Iterator[str]:
    """A triangle a step: up filled, down open."""
    for change in trend.changes:
        x = LEFT + step * (change.day - trend.first).days
        way = -4 if change.up else 4
        fill = INK if change.up else "none"
        yield (
            f'<path d="M{x - 3.5:.1f} {STEPS - way / 2:g}h7l-3.5 {way}z" fill="{fill}" stroke="{INK}" stroke-width="0.8"/>'
        )


def _bars(trend: Trend, weeks: Sequence[WeekSum], step: float) -> Iterator[str]:
    for week in weeks:
        offset = (week.starts - trend.first).days
        if offset >= 0 and week.starts <= trend.last and week.kept:
            wide = step * min(7, (trend.last + ONE_DAY - week.starts).days)
            high = HIGH * week.kept / 7
            yield (
                f'<rect x="{LEFT + step * offset:.1f}" y="{BARS - high:.1f}" width="{max(1.0, wide - 1):.1f}" '
                f'height="{high:.1f}" fill="{ACCENT}"/>'
            )


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{QUIET}">{escape(words)}</text>'
