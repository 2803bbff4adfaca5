"""The page to take along: what it is made of is gathered here, for the command line and the screen alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from backcare_tui import __version__
from backcare_tui.coach.coach import Coach
from backcare_tui.coach.diary import Wanted
from backcare_tui.coach.results import Refused
from backcare_tui.domain.history.trend import build_trend
from backcare_tui.domain.journal.events import Event, Planned
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.report.build import build_report
from backcare_tui.domain.report.pain_part import LOOKS_BACK
from backcare_tui.domain.report.report import Material, Report
from backcare_tui.domain.trial.result import Result, available

YEAR = timedelta(days=364)
"""How far it goes back where nobody says: 52 weeks and today, so that pain of a year ago stands beside that of now."""


def report(coach: Coach, since: date | None = None, questions: Sequence[str] = ()) -> Report:
    """The page of the days since one, through today; without one since the first entry, but a year at most.

    Args:
        coach: Whose plan and journal. Nothing is written.
        since: The first day; one before the first entry stands for that.
        questions: Put first among the person's own.

    Raises:
        Refused: The day lies ahead, or too far back.
    """
    today = coach.today()
    last = today.day
    if since is not None and since > last:
        raise Refused(f"{since.isoformat()} has not come yet: a report begins today at the latest.")
    first = since or last - YEAR
    coach.day(first)  # says no to a day before the calendar that is kept
    stretch = coach.history.stretch(min(first, last - timedelta(days=LOOKS_BACK)), last, today)
    first = max(first, min((record.day for record in stretch.records), default=last))
    trend = build_trend(stretch, coach.plan, last, (last - first).days + 1, last)
    return build_report(
        Material(
            first=first,
            last=last,
            records=stretch.records,
            weeks=stretch.weeks,
            trend=trend,
            entries=[entry for entry in coach.diary.newest(Wanted(since=first)) if entry.day <= last],
            plans=_plans(coach.timeline.before(first).plan, stretch.events, first),
            plan=coach.plan,
            status=today.status,
            levels=today.levels,
            names=coach.diary.names(),
            body=coach.library.body,
            questions=[question for question in questions if question.strip()],
            trial=today.status.trials[-1] if today.status.trials else None,
            result=_result(coach, min(first, last - YEAR)),
            version=__version__,
        )
    )


def _result(coach: Coach, since: date) -> Result | None:
    """What the last trial came to, where it ended since a day."""
    trials = coach.history.trials()
    if not trials or not available(trials[-1]):
        return None
    ended = trials[-1].ended
    return None if ended is None or ended < since else coach.history.trial_result()


def _plans(before: Plan | None, events: Sequence[Event], first: date) -> list[tuple[date, Plan]]:
    """The plan before some days, and those that were stored in them."""
    stored = [
        (event.day, event.plan) for event in events if isinstance(event, Planned) and event.day >= first
    ]
    return [(first, before), *stored] if before is not None else stored
