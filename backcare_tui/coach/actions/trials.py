"""A trial on oneself: proposed, begun, its numbers given, and ended."""

from __future__ import annotations

import secrets
from datetime import date
from functools import partial

from backcare_tui.coach.reading import EARLIEST, Subject
from backcare_tui.coach.recording import open_day
from backcare_tui.coach.results import Receipt, Refused, check_level
from backcare_tui.domain.calendar import ONE_DAY, month_end
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.replay import by_day, replay
from backcare_tui.domain.days.trial_schedule import moved_to
from backcare_tui.domain.days.trial_today import HELD
from backcare_tui.domain.guidance.situation import Situation, situation_of
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.day_record import totals_of
from backcare_tui.domain.journal.events import Arm, Event, TrialBegun, TrialNumber, TrialOver
from backcare_tui.domain.journal.recent import back
from backcare_tui.domain.journal.remember import past_of, with_today
from backcare_tui.domain.journal.status import status_after
from backcare_tui.domain.journal.trial import COMPLETE, Trial
from backcare_tui.domain.trial.arms import choices_of
from backcare_tui.domain.trial.compare import LEAST_PAIRS
from backcare_tui.domain.trial.plan_page import Section, mark_of, plan_page
from backcare_tui.domain.trial.power import detectable
from backcare_tui.domain.trial.proposal import BEFORE, Proposal, propose
from backcare_tui.text.dates import day_words, long_date
from backcare_tui.text.language import count

SIDES = ("a", "b", "")
"""What may be expected: that one arm does better, or neither."""
RESULT = "`backcare trial result` tells what it came to."
"""Said once a trial is over."""
Said = tuple[str | None, str | None]
"""Two arms in words; None for both: all devices and all massages."""


class TrialActions(Subject):
    """What is asked, recorded and told of a trial while it is planned and while it runs; nothing here tells an arm's numbers."""

    def choices(self) -> tuple[Arm, ...]:
        """All that an arm can be: the kinds that have tasks, the tasks one by one, and neither."""
        today = self._reading.today()
        return choices_of(self._reading.plan, today.levels, today.status)

    def propose(self, a: str | None = None, b: str | None = None) -> Proposal:
        """A trial of two arms as it would be from tomorrow on; nothing is written.

        Args:
            a: Kinds or tasks, several joined by ``+`` or ``,``; or ``neither``. Without either: devices and massage.
            b: The same for the other arm.

        Raises:
            Refused: These are not two things that can be compared.
        """
        return self._proposed((a, b), self._reading.today())

    def page(self, what: Proposal | Trial) -> tuple[Section, ...]:
        """The plan of a trial as a page: before it begins, or of one that has."""
        return plan_page(what, self._reading.plan)

    def begin(self, what: Proposal | Said, expected: str = "", *, seed: str | None = None) -> Receipt:
        """Begin a trial tomorrow.

        Args:
            what: What was proposed and agreed to, or its arms in words.
            expected: Which arm is expected to do better: ``a``, ``b`` or empty.
            seed: What the order of the arms is drawn from; drawn by lot without.

        Raises:
            Refused: It may not begin now, or what would be compared is not what was agreed to.
        """
        if expected not in SIDES:
            raise Refused("What you expect is one of the two, or neither.")
        with open_day(self._reading) as opened:
            self._check_clock()
            if isinstance(what, Proposal):
                now = self._proposed(what.said, opened.before, what)
            else:
                now = self._proposed(what, opened.before)
            if now.stops:
                raise Refused(" ".join(now.stops))
            if isinstance(what, Proposal) and what.agreed != now.agreed:
                raise Refused(
                    "What would be compared has changed since you looked: look at the plan once more."
                )
            seed = secrets.token_hex(8) if seed is None else seed
            event = TrialBegun(
                **opened.stamp(),
                first=now.first,
                arms=now.arms,
                seed=seed,
                expected=expected,
                shows=now.shows,
            )
            opened.write([event])
        a, b = now.arms
        return Receipt(
            True,
            f"Agreed: {a.name} or {b.name}, from {day_words(now.first, now.day)} on. Each day tells whose turn it "
            f"is, and the next one asks for its number. The order is sealed, by the mark {mark_of(seed)}.",
        )

    def rate(self, level: int) -> Receipt:
        """Give the number that is asked for: the average pain of yesterday. A second one puts the first right.

        Raises:
            Refused: None is asked for; the text says why.
            Unreadable: It is not 0 to 10.
        """
        check_level(level)
        reading = self._reading
        yesterday = max(reading.today_date - ONE_DAY, EARLIEST)
        with open_day(reading, yesterday) as opened:
            self._check_clock()
            today = reading.today()
            trial = today.status.trials[-1] if today.status.trials else None
            if trial is None or today.trial is None or trial.wanted_on != yesterday:
                raise Refused(_not_wanted(trial, today))
            day = next(one for one in trial.days[-2:] if one.day == yesterday)
            known = [
                event for event in opened.events if isinstance(event, TrialNumber) and event.trial == trial.id
            ]
            if day.level == level:
                return Receipt(False, f"Yesterday is at {level} already. Nothing was changed.")
            if not trial.runs:
                raise Refused("The trial is over, and its numbers stand.")
            stamp = opened.stamp()
            if known:
                same = tuple(event.id for event in known)
                opened.write([kinds.Amended(**stamp, events=same, level=level)])
                return Receipt(True, f"Yesterday's number: {level} in place of {day.level}.")
            place = day.place
            draft = TrialNumber(
                **stamp, level=level, trial=trial.id, pair=place.pair, draw=place.draw, second=place.second
            )
            drafts: list[Event] = [draft]
            complete = self._completes(draft, yesterday, today.day)
            if complete:
                # First, so that its month is written last: an end without its last number would never be.
                drafts.insert(0, TrialOver(**opened.stamp(today.day), trial=trial.id, complete=True))
            opened.write(drafts)
        if complete:
            return Receipt(True, f"Yesterday {level}: noted. That was the last number. {RESULT}")
        return Receipt(True, f"Yesterday {level} on average: noted.")

    def end(self) -> Receipt:
        """End the trial for good.

        Raises:
            Doubtful: Nobody said to be sure.
            Refused: None runs.
        """
        with open_day(self._reading) as opened:
            self._check_clock()
            trial = opened.before.status.trial
            if trial is None:
                raise Refused("No trial is on.")
            opened.ask(_end_words(trial), partial(self.end))
            opened.write([TrialOver(**opened.stamp(), trial=trial.id)])
        return Receipt(True, f"The trial is over. {_counted_words(trial)} Everything is asked as before.")

    def _check_clock(self) -> None:
        """Pass a day after which nothing of a trial is recorded: by a clock that was set back, what is lived would be so anew.

        Raises:
            Refused: There is something.
        """
        today, timeline = self._reading.today_date, self._reading.timeline
        later = [
            event.day
            for month in timeline.months_since(today, today)
            for event in timeline.events(date.fromisoformat(f"{month}-01"), month_end(month))
            if isinstance(event, TrialBegun | TrialNumber | TrialOver) and event.day > today
        ]
        if later:
            raise Refused(
                f"By this computer's clock today is {long_date(today)} {today.year}, and your trial has entries through "
                f"{long_date(max(later))} {max(later).year}: if that is wrong, set the clock right first."
            )

    def _proposed(self, said: Said, today: Day, seen: Proposal | None = None) -> Proposal:
        """What is proposed on a day; one that was seen keeps what it was said to show."""
        situation = self._situation(today)
        try:
            return propose(
                said,
                situation,
                today.levels,
                changed=self._changed(today.day),
                shows=detectable(situation.recent.worst) if seen is None else seen.shows,
            )
        except ValueError as error:
            raise Refused(str(error)) from None

    def _situation(self, today: Day) -> Situation:
        """What the rules read today."""
        reading, plan = self._reading, self._reading.plan
        checkpoint = reading.before(today.day)
        past = past_of(checkpoint.past_days, today.day, plan, longer=checkpoint.longer)
        totals = totals_of(reading.timeline.events(today.day, today.day))
        flare = today.status.flare_on(today.day, plan)
        return situation_of(plan, today.status, with_today(past, totals, plan, flare=flare))

    def _changed(self, today: date) -> list[date]:
        """The days of the last weeks on which the tasks of the plan were changed."""
        timeline = self._reading.timeline
        first = max(back(today, BEFORE - 1), EARLIEST)
        plan = timeline.before(first).plan
        found: list[date] = []
        for event in timeline.events(first, today):
            if isinstance(event, kinds.Planned):
                if plan is not None and plan.tasks != event.plan.tasks:
                    found.append(event.day)
                plan = event.plan
        if plan is not None and plan.tasks != self._reading.plan.stored_part().tasks:
            found.append(today)
        return found

    def _completes(self, number: TrialNumber, yesterday: date, today: date) -> bool:
        """Whether a trial is done once this number of yesterday is in."""
        timeline = self._reading.timeline
        events = [*timeline.events(yesterday, yesterday), number]
        checkpoint, _records = replay(timeline.before(yesterday), by_day(events), yesterday)
        todays = timeline.events(today, today)
        status = status_after(checkpoint.status, todays)
        moved = moved_to(status, today, self._reading.plan, todays, lived=False)
        return bool(moved.trials) and moved.trials[-1].why == COMPLETE


def _not_wanted(trial: Trial | None, today: Day) -> str:
    """Why no number is asked for today."""
    if trial is None or (not trial.runs and trial.ended != today.day):
        return "No trial is on, so no such number is asked for; `backcare pain` takes how it is now."
    if not trial.runs:
        return "The trial is over, and its numbers stand."
    if today.day < trial.first:
        later = day_words(trial.first + ONE_DAY, today.day)
        return f"The trial has not begun: its first number is asked for on {later}."
    if today.day == trial.first:
        return "This is the trial's first day: its number is asked for tomorrow."
    why = dict(trial.held).get(today.day - ONE_DAY, "")
    if why:
        return (
            f"Yesterday belonged to neither arm, as the trial {HELD[why]}. So no number is asked for today."
        )
    if any(day.day == today.day - ONE_DAY for day in trial.days):
        return "Yesterday's pair begins anew after the flare, so no number of yesterday is needed."
    return "Yesterday belonged to neither arm, so no number is asked for today."


def _counted_words(trial: Trial) -> str:
    counted = len(trial.counted)
    pairs = f"{count(counted, 'pair')} {'counts' if counted == 1 else 'count'}"
    if counted >= LEAST_PAIRS:
        return f"{pairs}. {RESULT}"
    return f"{pairs}; a result takes {LEAST_PAIRS}."


def _end_words(trial: Trial) -> str:
    """What ending means."""
    if not trial.days:
        return "Ending it is for good. It has not begun yet; another can be agreed to any time."
    counted = len(trial.counted)
    told = "enough for a result" if counted >= LEAST_PAIRS else f"a result takes {LEAST_PAIRS}"
    return (
        f"Ending it is for good, and fine at any time. By now {count(counted, 'pair')} "
        f"{'counts' if counted == 1 else 'count'}; {told}."
    )
