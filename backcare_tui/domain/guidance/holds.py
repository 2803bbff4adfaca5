"""What holds every step up on a day, and until when (docs/guidance.md, rule 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.guidance.levels import AFTER_FLARE, after_flare
from backcare_tui.domain.guidance.pain_zones import RISE, is_new, usual
from backcare_tui.domain.guidance.progression import Rise
from backcare_tui.domain.guidance.rungs import worse_days
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.journal.recent import MONTH, MONTH_REPORTS, TREND_DAYS, RecentHistory, lower_median
from backcare_tui.text.dates import days_words
from backcare_tui.text.language import count

WEEK, WEEK_REPORTS = 7, 3
"""Days whose median tells how pain is lately, and days of them that need a report."""
LASTING_DAYS = 10
"""Days after any climb before the next, where pain lasts."""
AGAIN_DAYS = 3
"""Days after any climb before a rung that was held once may be regained."""
TREND = 2
"""How far the median of four weeks may not be over the best of the last twenty weeks."""
SILENT_DAYS = 28
"""Days after any climb before the next, where nobody reports."""
ANSWERED_DAYS = 8
"""Days for which the weekly question on warning signs is answered."""
BACK_DAYS = 3
"""Days after a pause or a lock on which nothing climbs: coming back is enough."""


class Hold(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that holds a climb.

    Attributes:
        code: ``trial``, ``flare``, ``after-flare``, ``setback``, ``bad-day``, ``rise``, ``worse``, ``back``, ``trend``, ``unknown``, ``new-pain``,
            ``red-today``, ``reports``, ``lasting`` or ``lately`` for all tasks; ``red-area``, ``kept``, ``left-soon``, ``sessions``, ``turn`` or ``day`` for one.
        until: The first day on which it holds no more; None where that cannot be told.
        words: What it is, to be read after "from 29 March:" or after a comma.
        days: The days it stands on.
        number: How many are still wanted.
        task: Another task that comes first.
    """

    code: str
    until: date | None
    words: str
    days: tuple[date, ...] = ()
    number: int = 0
    task: str = ""


def median_of(
    recent: RecentHistory, days: int, least: int, without: date | None = None
) -> tuple[int | None, int]:
    """The median of the last days, today among them, and how many have a report; days of a flare, and one more, are left out."""
    first, out = recent.ago(days - 1), {*recent.flares, without}
    levels = [level for day, level in recent.worst.items() if day >= first and day not in out]
    return lower_median(levels, least), len(levels)


def rise_over_best(recent: RecentHistory) -> tuple[int, int] | None:
    """The median of the last four weeks and the best such of twenty, where that is too far below; else None."""
    now, _reports = median_of(recent, MONTH, MONTH_REPORTS)
    first = recent.ago(TREND_DAYS)
    best = min((level for day, level in recent.longer.medians if day >= first), default=None)
    return (now, best) if now is not None and best is not None and now - best >= TREND else None


def holds_for_all(situation: Situation) -> list[Hold]:
    """What holds every climb today, whichever it is; what came lately is looked at beside (``held_lately``)."""
    found = [*_of_flare(situation), *_of_bad_days(situation)]
    recent, trial = situation.recent, situation.status.trial
    if trial is not None and trial.holds_doses_on(situation.day):
        said = "once your trial is over, as it holds all doses"
        found.append(Hold(code="trial", until=None, words=said, days=(trial.first,)))
    found += [*_of_rising_pain(situation), *_of_worse_pain(situation)]
    off = [day for days in range(1, BACK_DAYS + 1) if (day := recent.ago(days)) in recent.off]
    if off:
        until = off[0] + timedelta(days=BACK_DAYS + 1)
        found.append(
            Hold(code="back", until=until, words="the first days back are for coming back", days=(off[0],))
        )
    rise = rise_over_best(recent)
    if rise is not None:
        said = (
            f"once the middle of four weeks' pain, {rise[0]}, is less than {TREND} over the best of twenty weeks, "
            f"{rise[1]}; a good time to ask a professional"
        )
        found.append(Hold(code="trend", until=None, words=said))
    if situation.zone == "unknown":
        found += _of_silence(situation)
    elif situation.zone != "green":
        found += _of_new_pain(situation)
        found += _of_todays_red(situation)
        found += _of_lasting_pain(situation)
    return found


def _of_flare(situation: Situation) -> list[Hold]:
    if situation.flare is not None:
        said = "once the flare is over"
        return [Hold(code="flare", until=None, words=said, days=(situation.flare,))]
    last = after_flare(situation)
    if last is None:
        return []
    until = last + timedelta(days=AFTER_FLARE + 1)
    return [Hold(code="after-flare", until=until, words="the week after a flare asks less", days=(last,))]


def _of_bad_days(situation: Situation) -> list[Hold]:
    limits, found = situation.plan.limits, []
    through = situation.eased_through
    eased = situation.day if through is None else through + ONE_DAY
    setback = max(situation.setbacks, default=None)
    if setback is not None:
        until = setback + timedelta(days=limits.setback_days)
        if until > situation.day:
            kind = situation.setbacks[setback]
            days: tuple[date, ...] = (setback,)
            if kind == "bad":
                days = tuple(day for day in situation.bad if 0 <= (setback - day).days <= 2)
            found.append(Hold(code="setback", until=until, words=setback_said(kind, days), days=days))
    bad = max(situation.bad, default=None)
    if bad is not None:
        until = max(bad + timedelta(days=limits.red_days), eased)
        if until > situation.day:
            found.append(
                Hold(code="bad-day", until=until, words=f"a bad day {days_words((bad,))}", days=(bad,))
            )
    return found


def _of_rising_pain(situation: Situation) -> list[Hold]:
    """Pain well over the usual is no time for more, though it be no bad day."""
    recent = situation.recent
    for day in (recent.day, recent.ago(1)):
        level, then = recent.worst.get(day), usual(recent.worst, recent.flares, day)
        if then is not None and level is not None and level >= then + RISE:
            said = f"pain {level} {days_words((day,))}, {level - then} over your usual"
            return [Hold(code="rise", until=day + 2 * ONE_DAY, words=said, days=(day,))]
    return []


def _of_worse_pain(situation: Situation) -> list[Hold]:
    """What was found too much holds the rest as a setback does: it is taken back before anything else is offered."""
    wait, found = timedelta(days=situation.plan.limits.setback_days), list[Hold]()
    for task in situation.plan.tasks:
        for worse in worse_days(task, situation.recent).values() if task.climbs else ():
            if worse.day + wait > situation.day:
                said = f"pain was higher after {task.name} went up {days_words((worse.climbed,))}"
                days, until = (worse.climbed,), worse.day + wait
                found.append(Hold(code="worse", until=until, words=said, days=days, task=task.id))
    return found


def setback_said(kind: str, days: tuple[date, ...]) -> str:
    """A setback in words: ``bad days on 14 and 15 March``."""
    when = days_words(days)
    return {
        "bad": f"bad days {when}",
        "linked": f"a red report {when} that named a task",
        "morning": f"mornings well over your usual through {days[-1].day} {days[-1]:%B}",
        "flare": f"a flare that began {when}",
    }[kind]


def _of_silence(situation: Situation) -> list[Hold]:
    """What holds where nobody knows how it feels: a rung in four weeks comes without a report, on the weekly answer."""
    recent, status = situation.recent, situation.status
    answered = status.screened is not None and (situation.day - status.screened).days <= ANSWERED_DAYS
    red = any(day > recent.ago(SILENT_DAYS) for day in recent.reds)
    if answered and not red and not status.signs:
        return []
    return [Hold(code="unknown", until=None, words="once a pain report (p) shows how you are")]


def _of_new_pain(situation: Situation) -> list[Hold]:
    """Red pain is a level that one may live with, and climb in, only once it has been told of for four weeks."""
    recent = situation.recent
    if situation.zone != "red" or (recent.day - min(recent.worst)).days >= MONTH:
        return []
    said = f"once pain is below {situation.plan.red} on two days running"
    red = max(day for day in recent.reds)
    return [Hold(code="new-pain", until=red + 2 * ONE_DAY, words=said, days=(min(recent.worst),))]


def _of_todays_red(situation: Situation) -> list[Hold]:
    """What held before a red report of today holds with it, though it be below what is usual."""
    recent, today = situation.recent, situation.day
    if today not in recent.reds:
        return []
    silent = recent.ago(1) not in recent.worst and recent.ago(2) not in recent.worst
    week = median_of(recent, WEEK, WEEK_REPORTS, without=today)[0]
    month = median_of(recent, MONTH, MONTH_REPORTS, without=today)[0]
    if not silent and week is not None and month is not None and week <= month:
        return []
    said = "a red report alone is no ground for it"
    return [Hold(code="red-today", until=today + ONE_DAY, words=said, days=(today,))]


def _of_lasting_pain(situation: Situation) -> list[Hold]:
    """Pain that lasts holds nothing back for ever: it climbs while the last week is no worse than the last four."""
    recent = situation.recent
    week, in_week = median_of(recent, WEEK, WEEK_REPORTS)
    month, in_month = median_of(recent, MONTH, MONTH_REPORTS)
    if week is None or month is None:
        short = max(WEEK_REPORTS - in_week, MONTH_REPORTS - in_month)
        said = f"once {count(short, 'more day')} {'has' if short == 1 else 'have'} a pain report"
        return [Hold(code="reports", until=None, words=said, number=short)]
    # Of few days the middles differ by rounding alone; in the red that is a risk to take on the side of less.
    if week > month and (situation.zone == "red" or not is_new(recent, recent.day)):
        known = (recent.day - min(day for day in recent.worst if day >= recent.ago(MONTH - 1))).days + 1
        said = f"once the last week's usual pain, {week}, is back to that of the last {known} days, {month}"
        return [Hold(code="lasting", until=None, words=said)]
    return []


def wait_of(situation: Situation) -> int:
    """Days from one climb to a new one, by the zone."""
    return max(
        situation.plan.limits.climb_days,
        {"green": 0, "unknown": SILENT_DAYS}.get(situation.zone, LASTING_DAYS),
    )


def held_lately(situation: Situation, found: Sequence[Rise], *, again: bool) -> Hold | None:
    """What climbed or was raised too lately for another climb; None where nothing did.

    Args:
        situation: Of the day.
        found: All that climbed or was raised.
        again: Whether the climb is to a rung that was held once: it waits for less.
    """
    zone, recent, new = situation.zone, situation.recent, wait_of(situation)
    short = new if zone == "unknown" else AGAIN_DAYS
    waits = [(rise.day + timedelta(days=short if again or rise.again else new), rise) for rise in found]
    until, rise = max(waits, key=lambda wait: wait[0], default=(recent.day, None))
    if zone == "unknown" and recent.first is not None and not found:
        until = min(recent.first, recent.day) + timedelta(days=SILENT_DAYS)
    if until <= recent.day:
        return None
    slow = "; without pain reports one rung comes in four weeks" if zone == "unknown" else ""
    if rise is not None and zone in ("amber", "red") and until == rise.day + timedelta(days=LASTING_DAYS):
        slow = f"; while pain is {zone} one rung comes in {LASTING_DAYS} days"
    if rise is None:
        return Hold(code="lately", until=until, words=slow.removeprefix("; "), days=())
    said = f"{rise.task.name} {'was raised' if rise.chosen else 'went up'} {days_words((rise.day,))}{slow}"
    if rise.day == recent.day and not rise.chosen and not recent.worked_today(rise.task.id):
        said = f"{rise.task.name} is offered a step up today{slow}"
    return Hold(code="lately", until=until, words=said, days=(rise.day,), task=rise.task.id)
