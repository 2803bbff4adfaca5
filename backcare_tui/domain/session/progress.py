"""Looking at a running session: it has moved on by itself as far as it does, to the very instant."""

from __future__ import annotations

import msgspec

from backcare_tui.domain.session.cues import GO, due
from backcare_tui.domain.session.session import GAP, Session, banked, ends_at, entered, goes_on, spent
from backcare_tui.domain.session.values import NEAR


def look(session: Session, now: float) -> Session:
    """The session as it stands at ``now``; the very same object where nothing has happened.

    ``cues`` of a new one are what came due since the last look: signal them once, whenever a look gave
    another object. A look earlier than the last one changes nothing.
    """
    if session.over or session.since is None or now <= session.seen:
        return session
    end = ends_at(session)
    counting = end is not None and end > session.seen + NEAR
    if counting and now - session.seen > GAP:
        paused = banked(session, session.seen)
        return msgspec.structs.replace(paused, seen=now, gap=now - session.seen, cues=())
    cues: list[str] = []
    while (end := ends_at(session)) is not None and end <= now + NEAR and goes_on(session):
        cues += due(session, spent(session, session.seen), spent(session, end))
        session = entered(banked(session, end), session.at + 1, end)
        if session.step is not None and session.step.is_work:
            cues.append(GO)
    if not session.over:
        cues += due(session, spent(session, session.seen), spent(session, now))
    return msgspec.structs.replace(session, seen=now, cues=tuple(cues))
