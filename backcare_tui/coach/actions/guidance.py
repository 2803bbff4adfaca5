"""What the person decides about guidance: rungs, sore targets, times off, check-ins, and answers to its questions."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from backcare_tui.coach.actions.tasks import LONGEST_REASON
from backcare_tui.coach.reading import Subject
from backcare_tui.coach.recording import OpenDay, open_day, said_first
from backcare_tui.coach.results import Receipt, Refused, check_level, writable
from backcare_tui.coach.task_lookup import What
from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.guidance.levels import screened_by
from backcare_tui.domain.guidance.progression import KEPT_DAYS
from backcare_tui.domain.guidance.questions import CHECK_IN, FLARE, OVER, Question
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.check_in import check_in_now
from backcare_tui.domain.journal.safety_answers import GONE, SIGN
from backcare_tui.domain.journal.status import MAINTAIN
from backcare_tui.domain.plan.dose import words
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.plan.slots import slot_of
from backcare_tui.domain.safety import RESTS, UNSURE, help_words, what_words
from backcare_tui.text.dates import day_words, on

MAINTAINED = "Every second day from today; `backcare maintain off` brings the plan's own days back."


class GuidanceActions(Subject):
    """The person's own word on what guidance would do, and times off: nothing is asked, and the streak waits."""

    def rung(self, what: What, rung: int, *, because: str = "") -> Receipt:
        """Put a task on a rung: lower at any time, higher only while nothing is eased.

        Raises:
            Doubtful: It is more than one step up at once, or in a week, or one within a trial, and nobody said to be sure.
            Refused: Nothing is called so, it has no such rung, or raising has to wait.
            Unreadable: The reason is too long.
        """
        because = writable(because, "A reason", LONGEST_REASON) if because.strip() else ""
        with open_day(self._reading) as opened:
            before = opened.before
            task = opened.plan.task(opened.keys_of(what)[0].task)
            level = before.levels.get(task.id) if task is not None else None
            if task is None or level is None or not task.climbs:
                raise Refused("That task has one dose only; the plan says how much.")
            if not task.lowest <= rung <= len(task.rungs):
                raise Refused(f"{task.name} has rungs {task.lowest} to {len(task.rungs)}; {rung} is not one.")
            stop = before.status.stop_of(task.id)
            if stop is not None and stop.rests:
                raise Refused(f"{task.name} rests: you stopped it for {stop.felt}.")
            # A climb that is only offered today is not the rung the person is on.
            current = level.rung - (level.kind == "climb")
            if rung == current:
                return Receipt(False, f"{task.name} is on rung {rung} already ({words(task.dose(rung))}).")
            condition = screened_by(task, before.status)
            if rung > current and condition:
                raise Refused(
                    f"{task.name}: only its easier form, as you answered yes to {what_words(condition)}. "
                    "The rest of it waits until a professional has cleared it."
                )
            if rung > current and (before.guidance.stance in ("ease", "rest") or before.flaring):
                raise Refused(
                    "Raising waits while less is asked than usual: after a setback, in a flare, on a pause or a lock."
                )
            opened.ask(
                _speaks_against(task, rung, current, opened), partial(self.rung, what, rung, because=because)
            )
            event = kinds.Chosen(**opened.stamp(), task=task.id, rung=rung, because=because, was=current)
            opened.write([event])
        way = "up" if rung > current else "down"
        begun = any(row.task == task.id and row.did is not None and not row.target for row in before.rows)
        when = " It counts from the next time: today's is begun already." if begun else ""
        return Receipt(
            True, f"{task.name}: {way} to rung {rung}, {words(task.dose(rung))}, as you chose.{when}"
        )

    def keep(self, what: What | None = None) -> Receipt:
        """Decline the step up that is offered: the task stays on its rung, and is offered none for two weeks.

        Args:
            what: The task; the one that has the offer without it.

        Raises:
            Refused: Nothing is called so, or it is offered no step up today.
        """
        with open_day(self._reading) as opened:
            before = opened.before
            offers = [row.task for row in before.rows if row.offer]
            tasks = offers[:1] if what is None else [opened.keys_of(what)[0].task]
            task = opened.plan.task(tasks[0]) if tasks else None
            if task is None:
                raise Refused("No step up is offered today, so there is none to decline.")
            known = next((event for event in opened.events if _is_kept(event, task)), None)
            if known is not None:
                return Receipt(False, f"{task.name}: kept already. {_again(known.day)}")
            if task.id not in offers:
                level = before.levels.get(task.id)
                why = level.next_step.because if level is not None and level.next_step is not None else ""
                raise Refused(f"{task.name} is offered no step up today. {why}".rstrip())
            rung = before.levels[task.id].rung - 1
            opened.write([kinds.Kept(**opened.stamp(), task=task.id, rung=rung)])
        return Receipt(True, f"{task.name}: kept at {words(task.dose(rung))}. {_again(before.day)}")

    def sore(self, what: What) -> Receipt:
        """Say that a massage target is sore: it is left alone today and the next two days.

        Raises:
            Refused: No massage works on such a target.
        """
        from backcare_tui.coach.diary import names_of

        with open_day(self._reading) as opened:
            targets = [key.target for key in opened.keys_of(what) if key.target and not slot_of(key.target)]
            if len(targets) != 1:
                raise Refused("Name one massage target of the plan, by its own name.")
            (target,) = targets
            name = names_of(self._reading).task("", target)
            if any(isinstance(event, kinds.Sore) and event.target == target for event in opened.events):
                return Receipt(False, f"{name} is left alone already, today and the next two days.")
            opened.write([kinds.Sore(**opened.stamp(), target=target)])
        return Receipt(True, f"{name} is left alone today and the next two days.")

    def flare(self, *, begins: bool) -> Receipt:
        """Say that a flare begins, or that it is over. Only the person's word does either."""
        with open_day(self._reading) as opened:
            flaring, flare = opened.before.flaring, opened.before.status.flare
            if begins and flaring:
                return Receipt(False, "A flare is open already. `backcare flare end` says that it is over.")
            if not begins and not flaring:
                return Receipt(False, "No flare is open.")
            opened.write([kinds.Flared(**opened.stamp(), begins=begins)])
        if begins:
            return Receipt(
                True,
                "A flare: half doses from now on, and your streak waits. Keep gently moving; if it worries "
                "you, ask a professional.",
            )
        if flare is not None and flare.first == opened.today:
            return Receipt(True, "No flare, then: today is a day like any other.")
        return Receipt(True, "The flare is over. From tomorrow everything comes back gently.")

    def maintain(self, *, on: bool) -> Receipt:
        """Ask every second day only, or go back to the plan's own days."""
        with open_day(self._reading) as opened:
            if on == (opened.before.status.maintained is not None):
                days = "Every second day" if on else "The plan's own days"
                return Receipt(False, f"{days} it is already.")
            opened.write([kinds.Answered(**opened.stamp(), question=MAINTAIN, yes=on)])
        return Receipt(True, MAINTAINED if on else "The plan's own days are back.")

    def check_in(self, pain: int, enjoyment: int, activity: int) -> Receipt:
        """Answer the weekly check-in: three numbers from 0 to 10 (PEG).

        Raises:
            Unreadable: A number is not 0 to 10.
        """
        for number in (pain, enjoyment, activity):
            check_level(number, "one of the answers: each goes from 0 to 10")
        with open_day(self._reading) as opened:
            event = kinds.CheckedIn(**opened.stamp(), pain=pain, enjoyment=enjoyment, activity=activity)
            after = opened.write([event])
        beside_first = check_in_now([event], after.status.peg)
        return Receipt(True, beside_first.words if beside_first is not None else "Checked in.")

    def answer(self, *, yes: bool) -> Receipt:
        """Answer what today asks or offers.

        Raises:
            Refused: Nothing is asked.
        """
        asked = self._reading.today().question
        signs = (asked.id.removeprefix(SIGN),) if yes and asked and asked.id.startswith(SIGN) else ()
        with said_first(help_words(signs) if signs else ""), open_day(self._reading) as opened:
            question = opened.before.question
            if question is None or not question.answers:
                raise Refused("Today asks nothing that can be answered.")
            if question.answers == "check-in" and yes:
                raise Refused("`backcare checkin` takes the three numbers.")
            if yes and question.id.startswith(SIGN):
                opened.write([kinds.Screened(**opened.stamp(), signs=(question.id.removeprefix(SIGN),))])
            elif yes and question.id in (FLARE, OVER):
                opened.write([kinds.Flared(**opened.stamp(), begins=question.id == FLARE)])
            else:
                opened.write([kinds.Answered(**opened.stamp(), question=question.id, yes=yes)])
        return Receipt(True, _answered(question, yes=yes))

    def pause(self, until: date | None = None) -> Receipt:
        """Ask nothing, from today (tomorrow if today is kept already) through ``until``.

        Raises:
            Refused: ``until`` has passed.
        """
        with open_day(self._reading) as opened:
            before, pause = opened.before, opened.before.pause
            if pause is not None and pause.until == until and (until is None or until >= before.day):
                return Receipt(False, "Paused already. `backcare resume` ends it.")
            first = before.day + ONE_DAY if before.record.state == "kept" else before.day
            if until is not None and until < first:
                raise Refused(f"{until.isoformat()} is over; a pause runs through a day to come.")
            opened.write([kinds.Paused(**opened.stamp(), first=first, until=until)])
        start = "from tomorrow, as today is kept" if first > before.day else "from today"
        through = f" through {day_words(until, before.day)}" if until else " until you resume"
        return Receipt(True, f"Paused {start}{through}. Your streak waits.")

    def resume(self) -> Receipt:
        """End a pause; today counts again."""
        with open_day(self._reading) as opened:
            pause = opened.before.pause
            if pause is None or (pause.until is not None and pause.until < opened.before.day):
                return Receipt(False, "Nothing is paused.")
            opened.write([kinds.Resumed(**opened.stamp())])
        return Receipt(True, "Welcome back. Today counts again.")


def _is_kept(event: kinds.Event, task: Task) -> bool:
    return isinstance(event, kinds.Kept) and event.task == task.id


def _again(day: date) -> str:
    """When a step up that was declined may come back."""
    again = day + timedelta(days=KEPT_DAYS)
    return f"The step up may be offered again from {again.day} {again:%B}."


def _speaks_against(task: Task, rung: int, current: int, opened: OpenDay) -> str:
    """What speaks against a choice: a trial, more than one step up at once, or in a week; else empty."""
    day = opened.before.day
    choices = [event for event in opened.events if isinstance(event, kinds.Chosen) and event.task == task.id]
    was = choices[0].was if choices else current
    steps = rung - (current if was is None else was)
    if rung < current or steps <= 0:  # a slip that is put right is no raise
        return ""
    others = {
        rise.task.name: rise.day
        for rise in opened.before.risen
        if not (rise.chosen and rise.day == day and rise.task.id == task.id)
    }
    against = [f"{task.name} would go up {steps} rungs at once"] if steps > 1 else []
    against += [f"{name} went up {on(day, then)} already" for name, then in others.items()]
    trial = opened.before.status.trial
    held = trial is not None and trial.holds_doses_on(day)
    words = (
        [f"Your trial holds all doses: with {task.name} at more, its days no longer compare."] if held else []
    )
    if against:
        slow = "one step at a time, a week apart, shows what it does to your back"
        words.append(f"{' and '.join(against[:2])}: {slow}.")
    return " ".join(words)


def _answered(question: Question, *, yes: bool) -> str:
    """What comes of an answer."""
    if question.answers == "seen":
        return "Noted. It is said again in some weeks if it still holds."
    if question.id.startswith(SIGN):
        if yes:
            return f"{help_words((question.id.removeprefix(SIGN),))} {RESTS}"
        return f"Noted, and not asked again of such pain for four weeks, unless it is higher. {UNSURE}"
    if question.id.startswith(GONE):
        if yes:
            return "Good. It begins again at its lowest; stop at once if it comes back."
        return "Then it rests until a professional has cleared it: ask one to look at it."
    sentences = {
        (FLARE, True): "A flare: half doses from now on, and your streak waits. Keep gently moving.",
        (FLARE, False): "Not a flare, then. Say so any time if it becomes one: f, or `backcare flare start`.",
        (OVER, True): "The flare is over. From tomorrow everything comes back gently.",
        (OVER, False): "Take your time. Half doses go on.",
        (MAINTAIN, True): MAINTAINED,
        (MAINTAIN, False): "The plan's own days go on.",
        (CHECK_IN, False): "No check-in, then; `backcare checkin` takes one any time.",
    }
    return sentences.get((question.id, yes), "Noted.")
