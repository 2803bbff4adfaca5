"""A year and a trend in sentences, the same on the screen and in text. None of them names a cause."""

from __future__ import annotations

from backcare_tui.domain.history.changes import FlareSpan, RungChange
from backcare_tui.domain.history.trend import REPORTS, WEEKS, Trend
from backcare_tui.domain.history.year import Year
from backcare_tui.text.dates import short_date
from backcare_tui.text.language import count

STATES = {
    "kept": "kept",
    "missed": "missed",
    "part": "kept in part",
    "skipped": "skipped",
    "paused": "paused",
    "flare": "a flare",
    "locked": "locked",
    "free": "nothing due",
    "pending": "not over yet",
}
"""How a day went, in words."""

SPAN_NAMES = {28: "4 weeks", 91: "3 months", 371: "a year"}


def span_words(span: int) -> str:
    """``3 months``, or ``45 days``."""
    return SPAN_NAMES.get(span, count(span, "day"))


def total_words(year: Year) -> tuple[str, str, str]:
    """What was kept of the days that counted, of the weeks, and how often pain was reported."""
    outcomes = [week.on_target for week in year.weeks if week.on_target is not None]
    return (
        f"{year.kept} of {count(year.counted, 'day')} kept",
        f"{sum(outcomes)} of {count(len(outcomes), 'week')} on target" if outcomes else "no whole week yet",
        f"pain reported on {count(year.reports, 'day')}",
    )


def best_words(year: Year) -> tuple[str, str]:
    """The longest streaks there ever were, of days and of weeks."""
    return count(year.streak.best_days, "day"), count(year.streak.best_weeks, "week")


def flare_words(flare: FlareSpan) -> str:
    """``12 Sep 2026 to 19 Sep 2026``."""
    return f"{short_date(flare.first)} to {'now' if flare.open else short_date(flare.last)}"


def change_words(change: RungChange) -> str:
    """``Posture pump up from rung 1 to 2``, and whether the person chose it."""
    way = "up" if change.up else "down"
    chosen = ", as you chose" if change.chosen else ""
    return f"{change.name} {way} from rung {change.before} to {change.after}{chosen}"


def compared(trend: Trend) -> str:
    """The pain of weeks on target beside that of others: what was, not why."""
    on, off = trend.on, trend.off
    if on.enough and off.enough:
        return (
            f"In weeks on target your median pain was {on.median}; in the others {off.median} "
            f"({on.weeks} and {count(off.weeks, 'week')}). That is what was, not why."
        )
    if len(trend.days) < 7 * 2 * WEEKS:
        return f"{span_words(len(trend.days))} are too few to compare weeks on target with others."
    if min(on.weeks, off.weeks) < WEEKS:
        return (
            f"Not enough to compare yet: it takes {WEEKS} weeks on target and {WEEKS} others with pain reports; "
            f"there are {on.weeks} and {off.weeks}."
        )
    return (
        f"Not enough to compare yet: pain was reported on {count(on.reports, 'day')} of weeks on target and "
        f"{off.reports} of others, of {REPORTS} that each needs."
    )
