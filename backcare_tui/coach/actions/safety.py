"""Safety answers: warning signs, conditions, and what a professional has cleared."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from backcare_tui.coach.reading import Subject
from backcare_tui.coach.recording import open_day, said_first
from backcare_tui.coach.results import Receipt, Refused, Unreadable, writable
from backcare_tui.domain.guidance.due_tasks import SCREENING
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.safety_answers import STOP
from backcare_tui.domain.safety import (
    CONDITIONS,
    RESTS,
    SIGNS,
    UNSURE,
    advice,
    help_words,
    locking,
    what_words,
)

LONGEST_NAME = 200


def meant(name: str, kind: str, known: Collection[str]) -> str:
    """Which of the known names is meant: itself, or the only one that begins so.

    Raises:
        Unreadable: None is, or several are.
    """
    begun = [one for one in known if name and one.startswith(name)]
    if name in known or len(begun) == 1:
        return name if name in known else begun[0]
    raise Unreadable(f"{name[:40]!r} is not one of the {kind}: {', '.join(known)}.")


class SafetyActions(Subject):
    """What locks and rests, and what unlocks."""

    def screen(self, signs: Sequence[str], conditions: Sequence[str] | None = None) -> Receipt:
        """Answer the safety questions: what is named is a yes, all else a no.

        An answer adds to what was said before; only a clearance takes away.

        Raises:
            Unreadable: A sign or condition is not known.
        """
        signs = [meant(name, "warning signs", [each.id for each in SIGNS]) for name in signs]
        if conditions is not None:
            conditions = [meant(name, "conditions", CONDITIONS) for name in conditions]
        with said_first(help_words(tuple(signs)) if signs else ""), open_day(self._reading) as opened:
            event = kinds.Screened(
                **opened.stamp(),
                signs=tuple(dict.fromkeys(signs)),
                conditions=None if conditions is None else tuple(dict.fromkeys(conditions)),
                # All of it answered anew, and no less, makes up for what may be lost.
                unread=() if conditions is None else opened.before.status.lost,
            )
            after = opened.write([event])
        if after.locked:
            return Receipt(True, f"{help_words(locking(after.status.signs))} {RESTS}")
        names = {task.id: task.name for task in opened.plan.tasks}
        resting = [due.task for due in after.due_tasks if due.because.startswith(SCREENING)]
        rested = [names.get(task, task) for task in resting]
        eased = [names[task] for task, level in after.levels.items() if level.kind == "screened"]
        advised = advice(signs)
        said = f"Noted. {advised}".strip()
        if rested or eased:
            rests = f" Rested until a professional has cleared it: {', '.join(rested)}." if rested else ""
            eases = f" Only the easier form until then of: {', '.join(eased)}." if eased else ""
            return Receipt(True, said + rests + eases)
        return Receipt(True, said if advised else f"{said} {UNSURE}")

    def nothing_new(self) -> Receipt:
        """Say that no warning sign is new or getting worse; what waits for an answer is answered no by that."""
        return self.screen(())

    def clear(self, what: Sequence[str], *, by: str, on: date | None = None) -> Receipt:
        """Record that a professional has cleared signs or conditions; without names, everything open.

        It may have been before the answer: someone may have been seen about it long ago.

        Raises:
            Refused: Nothing of it is open, or the day lies ahead.
            Unreadable: It is not said who.
        """
        by = writable(by, "Who cleared it", LONGEST_NAME)
        with open_day(self._reading) as opened:
            before = opened.before
            known = before.status.open
            tasks = {name.removeprefix(STOP) for name in known if name.startswith(STOP)}
            cleared = tuple(dict.fromkeys(STOP + name if name in tasks else name for name in what)) or known
            strange = next((name for name in cleared if name not in known), "")
            if strange or not cleared:
                names = ", ".join(name.removeprefix(STOP) for name in known) or "nothing"
                raise Refused(
                    f"{strange[:40]!r} is not open: {names} is." if strange else "Nothing is open to clear."
                )
            day = on or before.day
            if day > before.day:
                raise Refused(f"{day.isoformat()} has not come yet.")
            after = opened.write([kinds.Cleared(**opened.stamp(), what=cleared, by=by, on=day)])
        signs = locking(after.status.signs)
        left = f" Still locked by: {'; '.join(map(what_words, signs))}." if signs else ""
        names = "; ".join(before.status.open_words(name, opened.plan) for name in cleared)
        return Receipt(True, f"Cleared by {by}, {day.isoformat()}: {names}.{left}")
