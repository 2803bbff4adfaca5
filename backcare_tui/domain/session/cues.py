"""Cues: the moments of a session that are worth a signal to someone who does not look at the screen."""

from __future__ import annotations

from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.values import CHANGE, NEAR, PAIN, RISE, TIME, Step

HALFWAY, LAST_MINUTE, SIDE, END, GO = "halfway", "last minute", "side", "end", "go"

HALF_FROM = 60.0
"""Seconds from which a countdown is long enough for a cue in its middle."""
MINUTE = 60.0


def due(session: Session, before: float, after: float) -> list[str]:
    """What comes due on the step it is at, between two amounts of seconds spent on it.

    ``side``: it is the other side's turn. ``end``: any other step that lasts has ended. A countdown of
    two minutes has its middle where its last minute begins, and tells of that.
    """
    step = session.steps[session.at]
    if not step.length or session.tallies[session.at].counted >= 0 or step.kind == PAIN:
        return []
    marks = _marks(step)
    following = session.steps[session.at + 1 : session.at + 2]
    turns = step.is_work and bool(following) and following[0].kind == CHANGE and following[0].side != ""
    marks.append((step.length, SIDE if turns else END))
    return [cue for moment, cue in sorted(marks) if before < moment - NEAR <= after]


def passed(step: Step, seconds: float) -> str:
    """Which of ``HALFWAY`` and ``LAST_MINUTE`` a countdown came to last; empty before both, and at its end."""
    found = [cue for moment, cue in sorted(_marks(step)) if moment - NEAR <= seconds < step.length - NEAR]
    return found[-1] if found else ""


def _marks(step: Step) -> list[tuple[float, str]]:
    """The moments within a countdown that are told, in seconds of it."""
    half, last = step.seconds / 2, step.seconds - MINUTE
    marks: list[tuple[float, str]] = []
    if step.kind == TIME and step.seconds >= HALF_FROM and half != last:
        marks.append((half, HALFWAY))
    if step.kind in (TIME, RISE) and last > 0:
        marks.append((last, LAST_MINUTE))
    return marks
