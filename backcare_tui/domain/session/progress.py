"""A session as time goes on: what it has moved on to by itself, what came due, and what has been done."""

from __future__ import annotations

import msgspec

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.session.session import (
    CHANGE,
    GAP,
    NEAR,
    PAIN,
    RISE,
    TIME,
    Session,
    Step,
    amount,
    banked,
    ends_at,
    entered,
    goes_on,
    spent,
)
from backcare_tui.domain.session.slots import as_dose, laid

HALFWAY, LAST_MINUTE, SIDE, END, GO = "halfway", "last minute", "side", "end", "go"

HALF_FROM = 60.0
"""Seconds from which a countdown is long enough for a cue in its middle."""
MINUTE = 60.0


def advance(session: Session, now: float) -> Session:
    """The session as it stands at ``now``; the very same object where nothing has happened.

    ``cues`` of a new one are what came due since the last look: signal them once, whenever a look gave
    another object. A look earlier than the last one changes nothing.
    """
    if session.over or session.since is None or now <= session.seen:
        return session
    end = ends_at(session)
    counting = end is not None and end > session.seen + NEAR
    if counting and now - session.seen > GAP:  # nobody can say that it went on meanwhile
        paused = banked(session, session.seen)
        return msgspec.structs.replace(paused, seen=now, gap=now - session.seen, cues=())
    cues: list[str] = []
    while (end := ends_at(session)) is not None and end <= now + NEAR and goes_on(session):
        cues += _due_cues(session, spent(session, session.seen), spent(session, end))
        session = entered(banked(session, end), session.at + 1, end)
        if session.step is not None and session.step.is_work:
            cues.append(GO)
    if not session.over:
        cues += _due_cues(session, spent(session, session.seen), spent(session, now))
    return msgspec.structs.replace(session, seen=now, cues=tuple(cues))


def doses_done(session: Session, now: float) -> dict[str, Dose]:
    """What the day has of each row by now, by the row's id: what was done before, and what was added.

    Rows that nothing was added to are left out, as is what is too little to say. It is never more than
    was asked.
    """
    session = banked(advance(session, now), now)
    doses = {}
    for number, part in enumerate(session.parts):
        amounts = laid(part.dose, part.before)
        for step, tally in zip(session.steps, session.tallies, strict=True):
            if step.is_work and step.part == number:
                amounts[step.slot] += amount(step, tally)
        came = as_dose(part.dose, amounts)
        if came is not None and (part.before is None or came.total > part.before.total):
            doses[part.id] = came
    return doses


def has_anything(session: Session) -> bool:
    """Whether there is anything to record."""
    return bool(doses_done(session, session.seen) or session.pains or session.sore or session.halt)


def _due_cues(session: Session, before: float, after: float) -> list[str]:
    """What comes due on the step it is at, between two amounts of seconds spent on it.

    ``side``: it is the other side's turn. ``end``: any other step that lasts has ended. A countdown of
    two minutes has its middle where its last minute begins, and tells of that.
    """
    step = session.steps[session.at]
    if not step.length or session.tallies[session.at].counted >= 0 or step.kind == PAIN:
        return []
    cues = _timed_cues(step)
    following = session.steps[session.at + 1 : session.at + 2]
    turns = step.is_work and bool(following) and following[0].kind == CHANGE and following[0].side != ""
    cues.append((step.length, SIDE if turns else END))
    return [cue for moment, cue in sorted(cues) if before < moment - NEAR <= after]


def last_cue(step: Step, seconds: float) -> str:
    """Which of ``HALFWAY`` and ``LAST_MINUTE`` a countdown came to last; empty before both, and at its end."""
    passed = [
        cue for moment, cue in sorted(_timed_cues(step)) if moment - NEAR <= seconds < step.length - NEAR
    ]
    return passed[-1] if passed else ""


def _timed_cues(step: Step) -> list[tuple[float, str]]:
    """The moments within a countdown that are told, in seconds of it."""
    half, last = step.seconds / 2, step.seconds - MINUTE
    cues: list[tuple[float, str]] = []
    if step.kind == TIME and step.seconds >= HALF_FROM and half != last:
        cues.append((half, HALFWAY))
    if step.kind in (TIME, RISE) and last > 0:
        cues.append((last, LAST_MINUTE))
    return cues
