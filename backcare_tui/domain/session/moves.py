"""How a session moves on: by itself as time goes, and by what a key does to it.

Each takes an instant and gives another session; none ever fails.
"""

from __future__ import annotations

import msgspec

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.session.session import (
    CHANGE,
    GAP,
    NEAR,
    PAIN,
    REST,
    RISE,
    TIME,
    Halt,
    Session,
    Step,
    Tally,
    amount,
    ends_at,
    is_complete,
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
        paused = _banked(session, session.seen)
        return msgspec.structs.replace(paused, seen=now, gap=now - session.seen, cues=())
    cues: list[str] = []
    while (end := ends_at(session)) is not None and end <= now + NEAR and goes_on(session):
        cues += _due_cues(session, spent(session, session.seen), spent(session, end))
        session = entered(_banked(session, end), session.at + 1, end)
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
    session = _banked(advance(session, now), now)
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


def has_begun(session: Session, task: str) -> bool:
    """Whether there is anything to end: some work, or of a device, in which air may be, only its checklist."""
    return any(
        tally.spent > 0 and (step.is_work or (part.kind == "device" and step.kind != CHANGE))
        for step, tally in zip(session.steps, session.tallies, strict=True)
        if (part := session.parts[step.part]).task == task
    )


def _due_cues(session: Session, before: float, after: float) -> list[str]:
    """What comes due on the step it is at, between two amounts of seconds spent on it.

    ``side``: it is the other side's turn. ``end``: any other step that lasts has ended. A countdown of
    two minutes has its middle where its last minute begins, and tells of that.
    """
    step = session.steps[session.at]
    if not step.length or session.tallies[session.at].counted >= 0 or step.kind == PAIN:
        return []
    cues = timed_cues(step)
    following = session.steps[session.at + 1 : session.at + 2]
    turns = step.is_work and bool(following) and following[0].kind == CHANGE and following[0].side != ""
    cues.append((step.length, SIDE if turns else END))
    return [cue for moment, cue in sorted(cues) if before < moment - NEAR <= after]


def last_cue(step: Step, seconds: float) -> str:
    """Which of ``HALFWAY`` and ``LAST_MINUTE`` a countdown came to last; empty before both, and at its end."""
    passed = [
        cue for moment, cue in sorted(timed_cues(step)) if moment - NEAR <= seconds < step.length - NEAR
    ]
    return passed[-1] if passed else ""


def timed_cues(step: Step) -> list[tuple[float, str]]:
    """The moments within a countdown that are told, in seconds of it."""
    half, last = step.seconds / 2, step.seconds - MINUTE
    cues: list[tuple[float, str]] = []
    if step.kind == TIME and step.seconds >= HALF_FROM and half != last:
        cues.append((half, HALFWAY))
    if step.kind in (TIME, RISE) and last > 0:
        cues.append((last, LAST_MINUTE))
    return cues


def begin(session: Session, now: float) -> Session:
    """Start what has not begun, or go on after a pause, however long it was."""
    if session.over or session.since is not None:
        return advance(session, now)
    if not session.begun:
        return entered(session, 0, now)
    return msgspec.structs.replace(session, since=now, seen=now, gap=0.0, cues=())


def went_on(session: Session, now: float) -> Session:
    """Go on, and count the time in which nobody looked too: the person kept to it meanwhile.

    It counts up to the end of the step it was at. Elsewhere, and of what goes by repetitions or breaths, nothing
    happens.
    """
    step = session.step
    if step is None or not session.gap or session.since is not None or not step.seconds:
        return advance(session, now)
    seconds = session.tallies[session.at].spent + session.gap + max(0.0, now - session.seen)
    tally = Tally(spent=min(seconds, step.seconds))
    session = begin(msgspec.structs.replace(session, tallies=_tallied(session, session.at, tally)), now)
    ends = is_complete(step, tally) and goes_on(session)
    return entered(session, session.at + 1, now) if ends else session


def pause(session: Session, now: float) -> Session:
    """Stand still until ``begin``."""
    return msgspec.structs.replace(_banked(advance(session, now), now), cues=())


def go_next(session: Session, now: float) -> Session:
    """On to the next step, whether or not this one is at its end. What was done of it stays done."""
    session = pause(session, now)
    return session if session.over else entered(session, session.at + 1, now)


def go_back(session: Session, now: float) -> Session:
    """To the step before that has anything left; work goes on where it was, a pause starts anew.

    What was done wholly cannot be done again, so that no dose is ever passed.
    """
    session = pause(session, now)
    if session.halt is not None:
        return session
    for place in range(session.at - 1, -1, -1):
        back = entered(session, place, now)
        if back.at == place:  # else it passed over what has nothing left
            return back
    return session if session.over else entered(session, session.at, now)


def skip(session: Session, now: float) -> Session:
    """Past what is left of this row: to the next one, or to how the task ends."""
    session = pause(session, now)
    if session.step is None:
        return session
    part = session.step.part
    for place in range(session.at + 1, len(session.steps)):
        if session.steps[place].part != part or session.steps[place].kind in (RISE, PAIN):
            return entered(session, place, now)
    return entered(session, len(session.steps), now)


def count(session: Session, now: float) -> Session:
    """A repetition or breath is done, by the person's own count.

    From here on this step is counted by key alone, and its cadence starts anew with each. Elsewhere, or
    while paused, nothing happens.
    """
    session = advance(session, now)
    step = session.step
    if step is None or not step.count or session.since is None:
        return session
    seconds = spent(session, now)
    done = int(amount(step, msgspec.structs.replace(session.tallies[session.at], spent=seconds)))
    if done >= step.count:
        return session
    tallies = _tallied(session, session.at, Tally(spent=seconds, counted=done + 1, mark=seconds))
    session = msgspec.structs.replace(session, tallies=tallies, since=now, seen=now, cues=())
    ends = done + 1 >= step.count and goes_on(session)
    return entered(session, session.at + 1, now) if ends else session


def sore(session: Session, now: float) -> Session:
    """This target is sore: leave the rest of it, and leave it alone for two days."""
    if session.step is None or session.part is None or not session.part.target:
        return advance(session, now)
    targets = tuple(dict.fromkeys((*session.sore, session.part.target)))
    return skip(msgspec.structs.replace(session, sore=targets), now)


def answer(session: Session, now: float, level: int) -> Session:
    """How it feels after a task, from 0 to 10; on to what comes next. Elsewhere nothing happens.

    After several tasks a high level asks once more: with which of them it came, by its place in ``worked``, 0: none.
    """
    session = advance(session, now)
    step = session.step
    if step is None or session.part is None or step.kind != PAIN or not 0 <= level <= 10:
        return session
    if asks_which(session):
        tasks = worked(session)
        if level > len(tasks):
            return session
        pains = {tasks[level - 1]: session.pains[""]} if level else session.pains
        return go_next(msgspec.structs.replace(session, pains=pains), now)
    tasks = worked(session) if step.asks_from else [session.part.task]
    task = tasks[0] if len(tasks) == 1 else ""
    session = msgspec.structs.replace(session, pains={**session.pains, task: level})
    return entered(session, session.at, now) if asks_which(session) else go_next(session, now)


def asks_which(session: Session) -> bool:
    """Whether it is asked with which of several tasks a high level came."""
    step = session.step
    return step is not None and 0 < step.asks_from <= session.pains.get("", -1)


def stop(session: Session, now: float, why: str) -> Session:
    """Stop at once, and for good, for one of ``safety.STOPS``."""
    session = pause(session, now)
    if session.part is None or session.halt is not None:
        return session
    return msgspec.structs.replace(session, halt=Halt(session.part.task, why), at=len(session.steps))


def finish(session: Session, now: float) -> Session:
    """Finish early: only how the task ends is left of it, and nothing of the others.

    What was done ahead, before someone went back, stays with what is behind.
    """
    session = pause(session, now)
    step, part = session.step, session.part
    if step is None or part is None:
        return session
    steps, tallies = session.steps, session.tallies
    ahead = range(session.at + 1, len(steps))
    done = [place for place in ahead if amount(steps[place], tallies[place]) > 0]
    ends = [
        place
        for place in ahead
        if steps[place].asks_from
        or (steps[place].kind in (RISE, PAIN) and session.parts[steps[place].part].task == part.task)
    ]
    # What was done ahead goes before the present step, where it counts as behind and is asked no more.
    kept = [*range(session.at), *done, session.at, *ends]
    session = msgspec.structs.replace(
        session, steps=tuple(steps[place] for place in kept), tallies=tuple(tallies[place] for place in kept)
    )
    return entered(session, session.at + len(done) + 1, now)


def goes_on(session: Session) -> bool:
    """Whether what comes next starts by itself: all but work does, and work if the plan says so."""
    following = session.steps[session.at + 1 : session.at + 2]
    return not following or not following[0].is_work or following[0].auto


def _tallied(session: Session, place: int, tally: Tally) -> tuple[Tally, ...]:
    """All tallies, with another one for a step."""
    return (*session.tallies[:place], tally, *session.tallies[place + 1 :])


def _banked(session: Session, now: float) -> Session:
    """The same with the time spent on the step so far written down, and nothing running."""
    if session.over or session.since is None:
        return session
    tally = msgspec.structs.replace(session.tallies[session.at], spent=spent(session, now))
    tallies = _tallied(session, session.at, tally)
    return msgspec.structs.replace(session, tallies=tallies, since=None, seen=max(now, session.seen))


def entered(session: Session, place: int, now: float) -> Session:
    """At the beginning of another step, running. What there is no reason for any more is passed over."""
    while place < len(session.steps) and _is_idle(session, place):
        place += 1
    tallies, since = session.tallies, None
    if place < len(session.steps):
        since = now
        if not session.steps[place].is_work:  # a pause starts anew; work goes on where it was
            tallies = _tallied(session, place, Tally())
    return msgspec.structs.replace(
        session, at=place, tallies=tallies, since=since, begun=True, seen=now, gap=0.0, cues=()
    )


def worked(session: Session) -> list[str]:
    """The tasks of which anything was done in this session, each once."""
    return list(
        dict.fromkeys(
            session.parts[step.part].task
            for step, tally in zip(session.steps, session.tallies, strict=True)
            if amount(step, tally) > 0
        )
    )


def _is_idle(session: Session, place: int) -> bool:
    """Whether a step has lost its reason.

    It is wholly done, or leads to work that is; or nothing was done that it is the rest from, or the end of.
    """
    step = session.steps[place]
    if step.is_work:
        return is_complete(step, session.tallies[place])
    if step.kind == PAIN:
        tasks = worked(session)
        return not tasks if step.asks_from else session.parts[step.part].task not in tasks
    if step.kind == RISE:  # air is let in while the checklist is read, before any minute is counted
        return not has_begun(session, session.parts[step.part].task)
    following = session.steps[place + 1] if place + 1 < len(session.steps) else step
    leads_to_work = step.kind in (REST, CHANGE) and following.is_work
    if leads_to_work and is_complete(following, session.tallies[place + 1]):
        return True
    if step.kind != REST:
        return False
    before = next((back for back in range(place - 1, -1, -1) if session.steps[back].is_work), None)
    return before is None or amount(session.steps[before], session.tallies[before]) <= 0
