"""Whether a calendar rule ever falls due: it is tried, so that what passes neither raises nor dawdles later.

dateutil searches to the year 9999 for a date that never comes, which takes seconds, day by day.
"""

from __future__ import annotations

from datetime import date

from backcare_tui.domain.plan.schedule import ANCHOR, rule_dates

YEARS_TRIED = 10
"""A rule with no date in so many years has none that a person waits for."""


def check_rule(rule: str, start: date | None) -> None:
    """Try a rule as the rest of the program will: from its task's start, and from the anchor.

    Args:
        rule: As ``planrule.rule_text`` gives it.
        start: The task's ``start_on``.

    Raises:
        ValueError: it never falls due.
    """
    if "COUNT=" in rule and start is None:
        raise ValueError("`COUNT` counts from the day the task starts: give the task a `start_on`")
    own = start or ANCHOR
    last = max(own.year, ANCHOR.year) + YEARS_TRIED
    endless = ";".join(part for part in rule.split(";") if part[:6] not in {"COUNT=", "UNTIL="})
    if not _falls(endless, own, last):
        raise ValueError(f"the rule never falls due: it names no day from {own} to the end of {last}")
    if own != ANCHOR and not _falls(endless, ANCHOR, last):  # `frequency` counts from there
        raise ValueError(
            "the rule falls due only thanks to its first day: say which days it means with BYDAY"
        )
    if endless != rule and not any(rule_dates(rule, own, year) for year in range(ANCHOR.year, last + 1)):
        raise ValueError(f"the rule never falls due: COUNT or UNTIL leaves no day from {max(own, ANCHOR)} on")


def _falls(rule: str, start: date, last: int) -> bool:
    """Whether a rule without end names a day, from the anchor or its start to the end of a year.

    Tried in the last years before 9999 that run just as these do, weekdays and leap years alike: there
    dateutil gives up soon.
    """
    from datetime import datetime

    from dateutil.rrule import rrulestr

    shift = _late_year(start, last) - start.year
    begin = datetime(start.year + shift, start.month, start.day)  # noqa: DTZ001  (care days have no zone)
    earliest = datetime(max(start, ANCHOR).year + shift, 1, 1)  # noqa: DTZ001
    try:
        found = rrulestr(rule, dtstart=begin).after(max(begin, earliest), inc=True)
    except (ValueError, OverflowError, IndexError):
        return False  # it ran out of years
    return found is not None and found.year <= last + shift


def _late_year(start: date, last: int) -> int:
    """The latest year from which the calendar runs, short of 9999, as from ``start`` to ``last``."""
    year = 9998 - (last - start.year)
    while year % 4 != start.year % 4 or date(year, 1, 1).weekday() != date(start.year, 1, 1).weekday():
        year -= 1
    return year


def rule_days(rule: str, start: date, last: date) -> frozenset[date]:
    """Every day a rule that was found good names up to ``last``, in one pass however many years that is."""
    from datetime import datetime, time

    from dateutil.rrule import rrulestr

    begin, end = datetime.combine(start, time()), datetime.combine(last, time())
    return frozenset(moment.date() for moment in rrulestr(rule, dtstart=begin).between(begin, end, inc=True))
