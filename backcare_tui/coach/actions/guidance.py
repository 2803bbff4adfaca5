"""What the person decides about guidance: rungs, sore targets, check-ins, and answers to its questions."""

from __future__ import annotations

from backcare_tui.coach.actions.tasks import LONGEST_REASON
from backcare_tui.coach.messages import writable
from backcare_tui.coach.recording import Recorder
from backcare_tui.coach.results import Receipt, Refused, Unreadable
from backcare_tui.coach.task_lookup import What
from backcare_tui.domain.guidance.check_in import check_in_now
from backcare_tui.domain.guidance.questions import CHECK_IN, FLARE, OVER, Question
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.status import MAINTAIN
from backcare_tui.domain.plan.dose import words

MAINTAINED = "Every second day from today; `backcare maintain off` brings the plan's own days back."


class GuidanceActions:
    """The person's own word on what guidance would do."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def rung(self, what: What, rung: int, *, because: str = "") -> Receipt:
        """Put a task on a rung: lower at any time, higher only while nothing is eased.

        Raises:
            Refused: Nothing is called so, it has no such rung, or raising has to wait.
            Unreadable: The reason is too long.
        """
        because = writable(because, "A reason", LONGEST_REASON) if because.strip() else ""
        with self._recorder.open() as open_day:
            before = open_day.before
            task = open_day.plan.task(open_day.keys_of(what)[0].task)
            level = before.levels.get(task.id) if task is not None else None
            if task is None or level is None or not task.climbs:
                raise Refused("That task has one dose only; the plan says how much.")
            if not task.lowest <= rung <= len(task.rungs):
                raise Refused(f"{task.name} has rungs {task.lowest} to {len(task.rungs)}; {rung} is not one.")
            own = level.rung - (level.kind == "climb")
            if rung == own:
                return Receipt(False, f"{task.name} is on rung {rung} already ({words(task.dose(rung))}).")
            if rung > own and (before.guidance.stance in ("ease", "rest") or before.flaring):
                raise Refused(
                    "Raising waits while less is asked than usual: after a setback, in a flare, on a pause or a lock."
                )
            event = kinds.Chosen(**open_day.stamp(), task=task.id, rung=rung, because=because, was=own)
            open_day.write([event])
        way = "up" if rung > own else "down"
        return Receipt(True, f"{task.name}: {way} to rung {rung}, {words(task.dose(rung))}, as you chose.")

    def sore(self, what: What) -> Receipt:
        """Say that a massage target is sore: it is left alone today and the next two days.

        Raises:
            Refused: No massage works on such a target, or it could not be saved.
        """
        with self._recorder.open() as open_day:
            targets = [key.target for key in open_day.keys_of(what) if key.target]
            if len(targets) != 1:
                raise Refused("Name one massage target of the plan, by its own name.")
            name = targets[0].replace("-", " ").capitalize()
            own = open_day.events
            if any(isinstance(event, kinds.Sore) and event.target == targets[0] for event in own):
                return Receipt(False, f"{name} is left alone already, today and the next two days.")
            open_day.write([kinds.Sore(**open_day.stamp(), target=targets[0])])
        return Receipt(True, f"{name} is left alone today and the next two days.")

    def flare(self, *, begins: bool) -> Receipt:
        """Say that a flare begins, or that it is over. Only the person's word does either.

        Raises:
            Refused: It could not be saved.
        """
        with self._recorder.open() as open_day:
            flaring = open_day.before.flaring
            if begins and flaring:
                return Receipt(False, "A flare is open already. `backcare flare end` says that it is over.")
            if not begins and not flaring:
                return Receipt(False, "No flare is open.")
            open_day.write([kinds.Flared(**open_day.stamp(), begins=begins)])
        if begins:
            return Receipt(
                True,
                "A flare: half doses from now on, and your streak waits. Keep gently moving; if it worries "
                "you, ask a professional.",
            )
        return Receipt(True, "The flare is over. From tomorrow everything comes back gently.")

    def maintain(self, *, on: bool) -> Receipt:
        """Ask every second day only, or go back to the plan's own days.

        Raises:
            Refused: It could not be saved.
        """
        with self._recorder.open() as open_day:
            if on == (open_day.before.status.maintained is not None):
                days = "Every second day" if on else "The plan's own days"
                return Receipt(False, f"{days} it is already.")
            open_day.write([kinds.Answered(**open_day.stamp(), question=MAINTAIN, yes=on)])
        return Receipt(True, MAINTAINED if on else "The plan's own days are back.")

    def check_in(self, pain: int, enjoyment: int, activity: int) -> Receipt:
        """Answer the weekly check-in: three numbers from 0 to 10 (PEG).

        Raises:
            Refused: It could not be saved.
            Unreadable: A number is not 0 to 10.
        """
        for number in (pain, enjoyment, activity):
            if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= 10:
                raise Unreadable(f"{number} is not one of the answers: each goes from 0 to 10.")
        with self._recorder.open() as open_day:
            event = kinds.CheckedIn(**open_day.stamp(), pain=pain, enjoyment=enjoyment, activity=activity)
            after = open_day.write([event])
            now = check_in_now([event], after.status.peg)
        return Receipt(True, now.words if now is not None else "Checked in.")

    def answer(self, *, yes: bool) -> Receipt:
        """Answer what today asks or offers.

        Raises:
            Refused: Nothing is asked, or it could not be saved.
        """
        with self._recorder.open() as open_day:
            question = open_day.before.question
            if question is None or not question.answers:
                raise Refused("Today asks nothing that can be answered.")
            if question.answers == "check-in" and yes:
                raise Refused("`backcare checkin` takes the three numbers.")
            if yes and question.id in (FLARE, OVER):
                open_day.write([kinds.Flared(**open_day.stamp(), begins=question.id == FLARE)])
            else:
                open_day.write([kinds.Answered(**open_day.stamp(), question=question.id, yes=yes)])
        return Receipt(True, _answered(question, yes=yes))


def _answered(question: Question, *, yes: bool) -> str:
    """What comes of an answer."""
    if question.answers == "seen":
        return "Noted. It is said again in some weeks if it still holds."
    told = {
        (FLARE, True): "A flare: half doses from now on, and your streak waits. Keep gently moving.",
        (FLARE, False): "Not a flare, then. Say so any time if it becomes one: f, or `backcare flare start`.",
        (OVER, True): "The flare is over. From tomorrow everything comes back gently.",
        (OVER, False): "Take your time. Half doses go on.",
        (MAINTAIN, True): MAINTAINED,
        (MAINTAIN, False): "The plan's own days go on.",
        (CHECK_IN, False): "No check-in, then; `backcare checkin` takes one any time.",
    }
    return told.get((question.id, yes), "Noted.")
