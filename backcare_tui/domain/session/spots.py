"""Another spot of a muscle: offered after each, never asked, and never past a cap.

A dose is of one spot a side; a muscle may have up to three, within what a side and a session may have in all.
"""

from __future__ import annotations

import msgspec

from backcare_tui.domain.session.limits import SPOTS, massage_fits
from backcare_tui.domain.session.moves import entered, pause
from backcare_tui.domain.session.session import CHANGE, PAIN, Session, Step, Tally, is_complete

FIND_ONE = 10.0
"""Seconds to find the spot, as to the next muscle; an app default."""


def another(session: Session, now: float) -> Session:
    """One more spot on the side that was worked last, as long as the first. Elsewhere nothing happens."""
    session = pause(session, now)
    spot = _next_spot(session)
    if spot is None:
        return session
    find = Step(
        kind=CHANGE, part=spot.part, words="Another spot of this muscle.", side=spot.side, seconds=FIND_ONE
    )
    at = session.at
    session = msgspec.structs.replace(
        session,
        steps=(*session.steps[:at], find, spot, *session.steps[at:]),
        tallies=(*session.tallies[:at], Tally(), Tally(), *session.tallies[at:]),
    )
    return entered(session, at, now)


def offers_another(session: Session) -> bool:
    """Whether there may be another spot now: right after one that was whole."""
    return _next_spot(session) is not None


def _next_spot(session: Session) -> Step | None:
    """The step that would be inserted before the present one."""
    step, at = session.step, session.at
    if step is None or step.kind not in (CHANGE, PAIN) or not at:
        return None
    last = session.steps[at - 1]
    part = session.parts[last.part]
    if {part.task, ""} & session.pains.keys():  # how it felt is told
        return None
    if not part.target or not last.is_work or not is_complete(last, session.tallies[at - 1]):
        return None
    if session.steps[at + 1 : at + 2] and session.steps[at + 1].spot > last.spot:  # it is on its way to one
        return None
    if last.spot >= SPOTS or part.target in session.sore:
        return None
    auto = any(other.auto for other in session.steps)
    spot = msgspec.structs.replace(last, seconds=part.dose.amount, spot=last.spot + 1, auto=auto)
    steps = (*session.steps, spot)
    return spot if massage_fits(session.parts, steps, session.massaged) else None
