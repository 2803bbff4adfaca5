"""What a session comes to: of each row, what was really done."""

from __future__ import annotations

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.session.progress import look
from backcare_tui.domain.session.session import Session, amount, banked
from backcare_tui.domain.session.slots import as_dose, laid


def did(session: Session, now: float) -> dict[str, Dose]:
    """What the day has of each row by now, by the row's id: what was done before, and what was added.

    Rows that nothing was added to are left out, as is what is too little to say. It is never more than
    was asked.
    """
    session = banked(look(session, now), now)
    found = {}
    for number, part in enumerate(session.parts):
        amounts = laid(part.dose, part.before)
        for step, tally in zip(session.steps, session.tallies, strict=True):
            if step.is_work and step.part == number:
                amounts[step.slot] += amount(step, tally)
        came = as_dose(part.dose, amounts)
        if came is not None and (part.before is None or came.total > part.before.total):
            found[part.id] = came
    return found


def has_anything(session: Session) -> bool:
    """Whether there is anything to record."""
    return bool(did(session, session.seen) or session.pains or session.sore or session.halt)
