"""How days become what is remembered of the last eight weeks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from backcare_tui.domain.journal.day_record import DayTotals, TaskOutcome
from backcare_tui.domain.journal.events import Answered, CheckedIn, Chosen, Event, Kept, Sore
from backcare_tui.domain.journal.recent import (
    DAYS,
    MONTH,
    MONTH_REPORTS,
    NO_OUTCOMES,
    PUT,
    SHOWN,
    TREND_DAYS,
    WEEK,
    Longer,
    Past,
    RecentHistory,
    Session,
    back,
    lower_median,
)
from backcare_tui.domain.plan.plan import Plan


def remember_longer(longer: Longer, past_days: Sequence[Past], past: Past) -> Longer:
    """With one more day, ``past``, after ``past_days``."""
    day, asked = past.record.day, past.totals.asked
    lasting = [] if asked is None else [what for what in asked.said if what.startswith((PUT, SHOWN))]
    if lasting:
        longer = replace(longer, said={**longer.said, **dict.fromkeys(lasting, day)})
    if day.toordinal() % 7:
        return longer
    four_weeks = (*past_days[1 - MONTH :], past)
    first = back(day, MONTH - 1)
    reported = [
        (one.record.day, one.totals.worst)
        for one in four_weeks
        if one.totals.worst is not None and one.flare is None and one.record.day >= first
    ]
    oldest = back(day, TREND_DAYS)
    kept = tuple(one for one in longer.medians if one[0] > oldest)
    # The first good week of a diary is no four weeks, and would be held against all that follow.
    if reported and reported[0][0] <= back(day, MONTH - WEEK):
        median = lower_median([level for _day, level in reported], MONTH_REPORTS)
        kept = (*kept, (day, median)) if median is not None else kept
    return replace(longer, medians=kept)


def remember(
    past_days: Sequence[Past],
    day: date,
    todays: DayTotals,
    plan: Plan,
    *,
    flare: date | None,
    longer: Longer,
    asof: date | None = None,
) -> RecentHistory:
    """The eight weeks before ``day``, and what is known of the day itself so far.

    Args:
        past_days: Days before it, oldest first; older ones than eight weeks are passed over.
        day: Today.
        todays: What today's live events come to.
        plan: Its zones tell which reports are red.
        flare: The first day of the flare today is in, if it is in one.
        asof: Only what was known when this day ended; None is everything.
        longer: What is remembered for longer than that.
    """
    return with_today(past_of(past_days, day, plan, asof=asof, longer=longer), todays, plan, flare=flare)


def past_of(
    past_days: Sequence[Past],
    day: date,
    plan: Plan,
    *,
    longer: Longer,
    asof: date | None = None,
) -> RecentHistory:
    """The eight weeks before ``day`` alone; else as ``remember``."""
    recent = RecentHistory(day, longer=longer)
    first = back(day, DAYS)
    for past in past_days:
        record = past.record
        if record.day < first:
            continue
        totals = past.totals if asof is None else past.known_on(asof, plan)
        recent.outcomes.append((record.day, record.week, record.outcomes))
        _add_day(recent, record.day, totals, plan, record.outcomes, flare=past.flare)
        if totals.done:
            if recent.was_away(record.day):
                recent.returned = record.day
            recent.last_done = record.day
        if record.state in ("paused", "locked"):
            recent.off.add(record.day)
    return recent


def with_today(past: RecentHistory, todays: DayTotals, plan: Plan, *, flare: date | None) -> RecentHistory:
    """The eight weeks before a day and the day itself, as ``remember``; the past is left as it was."""
    # Copied are the parts that today may add to; a day is looked at more often than an event is written.
    recent = replace(
        past,
        worst=past.worst.copy(),
        morning=past.morning.copy(),
        woke=past.woke.copy(),
        reds=past.reds.copy(),
        flares=past.flares.copy(),
        begun=past.begun.copy(),
        sessions={
            task: sessions.copy() if task in todays.last else sessions
            for task, sessions in past.sessions.items()
        },
        chosen={task: choices.copy() for task, choices in past.chosen.items()},
        kept=past.kept.copy(),
        places=past.places.copy(),
        sore=past.sore.copy(),
        said=past.said.copy(),
        put={what: days.copy() for what, days in past.put.items()},
        answers=past.answers.copy(),
        checkins=past.checkins.copy(),
        worse={},
        # Nothing done today: what is looked up of the ladders holds for the past as well, so it is shared.
        rungs={task: rungs for task, rungs in past.rungs.items() if task not in todays.last}
        if todays.last
        else past.rungs,
    )
    _add_day(recent, past.day, todays, plan, flare=flare)
    return recent


def _add_day(
    recent: RecentHistory,
    day: date,
    totals: DayTotals,
    plan: Plan,
    outcomes: Mapping[str, TaskOutcome] = NO_OUTCOMES,
    *,
    flare: date | None,
) -> None:
    """Take one day in; today has no outcomes yet, so that none of its sessions is whole before it is over."""
    if flare is not None:
        recent.flares.add(day)
        if flare == day:
            recent.begun.append(day)
    if recent.first is None and (totals.done or totals.worst is not None):
        recent.first = day
    if totals.worst is not None:
        _add_pain(recent, day, totals, totals.worst, plan)
    for task, done in totals.last.items():
        outcome = outcomes.get(task)
        session = Session(
            day=day,
            id=done.id,
            rung=done.rung,
            full=done.dose if done.full is None else done.full,
            asked=done.dose,
            whole=done.full is None and outcome is not None and outcome.state == "done",
            targets=tuple(target for target in totals.done[task] if target),
        )
        recent.sessions.setdefault(task, []).append(session)
    if totals.asked is not None:
        recent.said.update(dict.fromkeys(totals.asked.said, day))
        for what in totals.asked.said:
            if what.startswith(PUT):
                recent.put.setdefault(what.removeprefix(PUT), []).append(day)
    for event in totals.others:
        _add_event(recent, day, event)


def _add_pain(recent: RecentHistory, day: date, totals: DayTotals, worst: int, plan: Plan) -> None:
    recent.worst[day] = worst
    if worst >= plan.red:
        recent.reds[day] = {pain.task for pain in totals.pains if pain.task and pain.level >= plan.red}
    if totals.morning is not None:
        recent.morning[day] = totals.morning
    for pain in totals.pains:
        if pain.task and pain.when == "morning":
            recent.woke[day] = max(pain.level, recent.woke.get(day, 0))
        levels = recent.places.setdefault(day, {})
        for place in pain.regions:
            levels[place] = max(pain.level, levels.get(place, 0))


def _add_event(recent: RecentHistory, day: date, event: Event) -> None:
    if type(event) is Chosen:
        recent.chosen.setdefault(event.task, []).append(event)
    elif type(event) is Kept:
        recent.kept[event.task] = event
    elif type(event) is Sore:
        recent.sore[event.target] = day
    elif type(event) is Answered:
        recent.answers[event.question] = (day, event.yes)
    elif type(event) is CheckedIn:
        recent.checkins.append(event)
