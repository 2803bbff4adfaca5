"""Looking back over many days: a year, and pain beside practice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from backcare_tui.coach.reading import EARLIEST, Subject
from backcare_tui.coach.results import Refused, Unreadable
from backcare_tui.domain.calendar import ONE_DAY, week_start
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.history.habit_strength import YEAR

if TYPE_CHECKING:  # a check-off needs none of them; they are imported where one looks back
    from backcare_tui.domain.history.changes import Stretch
    from backcare_tui.domain.history.pain_places import PainPlace
    from backcare_tui.domain.history.trend import Trend
    from backcare_tui.domain.history.week import Week
    from backcare_tui.domain.history.year import Year
    from backcare_tui.domain.journal.day_record import DayRecord
    from backcare_tui.domain.journal.events import Event
    from backcare_tui.domain.journal.trial import Trial
    from backcare_tui.domain.trial.result import Result

MOST_BACK = 366
"""Days of looking back on where it hurt: a year."""
WHOLE = timedelta(days=14)
"""So many days more at either end hold its week whole, wherever weeks have begun."""


class History(Subject):
    """What is seen from further off. Writes nothing."""

    def pain_places(self, days: int, day: date | None = None) -> tuple[PainPlace, ...]:
        """Each place that hurt in so many days through ``day``, today without one, from head to foot.

        Raises:
            Unreadable: The number of days is not 1 to 366.
        """
        from backcare_tui.domain.history.pain_places import pain_places

        if not 1 <= days <= MOST_BACK:
            raise Unreadable(f"{days} is not a number of days to look back on: from 1 to {MOST_BACK} is.")
        reading = self._reading
        last = day or reading.today_date
        return pain_places(reading.timeline.events(last - timedelta(days=days - 1), last), reading.atlas)

    def week(self, day: date | None = None) -> Week:
        """The week that holds a care day; this week without one.

        Raises:
            Refused: The day lies ahead, or too far back.
        """
        from backcare_tui.domain.history.week import build_week

        reading, today = self._reading, self._reading.today()
        day = self._looked_at(day, today.day)
        records = [*reading.timeline.records(day - timedelta(days=380), today.day), today.record]
        first = week_start(day, reading.plan.week_starts)
        starts = next((record.week for record in records if record.day == day), first)
        rungs = {task: level.rung for task, level in today.levels.items()}
        names = reading.timeline.names
        return build_week(records, reading.plan, names, starts, today.day, today.streak, rungs)

    def year(self, day: date | None = None) -> Year:
        """The 53 weeks that end with the week of a care day; of today without one.

        Raises:
            Refused: The day lies ahead, or too far back.
        """
        from backcare_tui.domain.history.year import DAYS, build_year, year_start

        reading, today = self._reading, self._reading.today()
        first = year_start(self._looked_at(day, today.day), reading.plan.week_starts)
        last = min(today.day, first + timedelta(days=DAYS - 1))
        stretch = self.stretch(first, last, today, back=YEAR)
        rungs = {task: level.rung for task, level in today.levels.items()}
        names = reading.timeline.names
        return build_year(stretch, reading.plan, names, first, today.day, today.streak, rungs)

    def trend(self, span: int, day: date | None = None) -> Trend:
        """Pain and practice of the ``span`` days that end with a care day; with today without one.

        Args:
            span: How many days, 1 to 371.
            day: The last of them.

        Raises:
            Refused: The day lies ahead, or too far back.
            Unreadable: The number of days is out of bounds.
        """
        from backcare_tui.domain.history.trend import LONGEST, build_trend

        if not 1 <= span <= LONGEST:
            raise Unreadable(f"{span} is not a number of days to look back on: from 1 to {LONGEST} is.")
        today = self._reading.today()
        last = self._looked_at(day, today.day)
        first = last - timedelta(days=span - 1)
        plan, trial = self._reading.plan, today.status.trial
        # Of what a trial compares nothing is told before its end.
        hidden = trial.tasks if trial is not None else ()
        return build_trend(self.stretch(first, last, today), plan, last, span, today.day, hidden)

    def trials(self) -> tuple[Trial, ...]:
        """All trials so far, in order; at most the last one runs."""
        return self._reading.today().status.trials

    def trial(self, which: int | None = None) -> Trial:
        """A trial whose result may be told.

        Args:
            which: Its number, from 1 in the order they began; None: the last one.

        Raises:
            Refused: There is none such, or it has no result to be told yet.
        """
        from backcare_tui.domain.trial.result import why_not

        trials = self.trials()
        if not trials:
            raise Refused("There has been no trial yet: `backcare trial new` plans one.")
        if which is not None and not 1 <= which <= len(trials):
            raise Refused(f"There is no trial {which}: they are counted from 1 to {len(trials)}.")
        trial = trials[-1 if which is None else which - 1]
        why, before = why_not(trial), len(trials) - 1
        if why and which is None and before:
            why += f" Of the one before: backcare trial result {before}."
        if why:
            raise Refused(why)
        return trial

    def trial_result(self, which: int | None = None) -> Result:
        """What a trial came to.

        Args:
            which: Its number, from 1 in the order they began; None: the last one.

        Raises:
            Refused: There is none such, or it has no result to be told yet.
        """
        from backcare_tui.domain.trial.result import result_of

        trial, reading = self.trial(which), self._reading
        names = {**reading.timeline.names, **{task.id: task.name for task in reading.plan.tasks}}
        return result_of(trial, *self.trial_days(trial), reading.plan, names)

    def trial_days(self, trial: Trial) -> tuple[list[DayRecord], list[Event]]:
        """How the days of a trial went and the day after them, and what was recorded on them."""
        if not trial.days:
            return [], []
        timeline, today = self._reading.timeline, self._reading.today()
        first, last = trial.days[0].day, trial.days[-1].day
        records = timeline.records(first, min(today.day, last + 2 * ONE_DAY))
        if today.day <= last + ONE_DAY:
            records.append(today.record)
        return records, timeline.events(first, last)

    def _looked_at(self, day: date | None, today: date) -> date:
        day = day or today
        if day > today or day < EARLIEST:
            raise Refused(f"{day.isoformat()} is not a day to look back on.")
        return day

    def stretch(self, first: date, last: date, today: Day, back: timedelta = timedelta()) -> Stretch:
        """What is known from ``first`` through ``last``; with records of ``back`` before them too."""
        from backcare_tui.domain.history.changes import Stretch, flares_over, rung_changes
        from backcare_tui.domain.history.week import week_sums

        timeline, plan = self._reading.timeline, self._reading.plan
        after = min(today.day, last + WHOLE)
        records = timeline.records(first - back - WHOLE, min(today.day, after + ONE_DAY))
        if after == today.day:
            records.append(today.record)
        checkpoint = timeline.before(first - WHOLE)
        # A late entry belongs to its day, as where the days are replayed.
        events = sorted(timeline.events(first - WHOLE, after), key=lambda event: event.day)
        past = [event for event in events if event.day <= last]
        names = {**timeline.names, **{task.id: task.name for task in plan.tasks}}
        return Stretch(
            records,
            week_sums(records, today.record.week),
            flares_over(checkpoint.status, past, last, plan),
            rung_changes(checkpoint.past_days, events, names),
            events,
        )
