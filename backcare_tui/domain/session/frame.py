"""What to show of a session at an instant."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from backcare_tui.domain.body.figure import is_hold
from backcare_tui.domain.plan.pacing import Phase
from backcare_tui.domain.session.moves import advance, goes_on
from backcare_tui.domain.session.session import (
    NEAR,
    Part,
    Session,
    Step,
    Tally,
    amount,
    ends_at,
    is_complete,
    spent,
)

BEFORE, RUNNING, WAITING, PAUSED, OVER = "before", "running", "waiting", "paused", "over"


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """One instant of a session.

    Attributes:
        state: ``before`` it begins; ``running``; ``waiting`` for a key, as nothing runs out by itself or it has;
            ``paused``; ``over``.
        step, part: Where it is; None when it is over.
        number, of: This step and all of them, from 1.
        elapsed, left: Seconds of the step; ``left`` is None where only a key ends it.
        share: How much of the step is behind, 0 to 1.
        count, counts: Repetitions or breaths wholly done, of the whole set, and how many it has.
        by_key: Whether the person counts.
        phase: The word of the moment: ``press``, ``in``; empty where there is no cadence.
        phase_at: Which part of the cadence that is, from 0.
        phase_left, phase_share: Seconds left of it, and how much of it is behind, 0 to 1.
        whole_left: Seconds that all steps from here on take, as far as they have a length.
        cues: What came due with the last look.
        gap: Seconds that were not counted because nobody looked.
        goes_on: Whether what comes next starts by itself.
    """

    state: str
    step: Step | None = None
    part: Part | None = None
    number: int = 0
    of: int = 0
    elapsed: float = 0.0
    left: float | None = None
    share: float = 0.0
    count: int = 0
    counts: int = 0
    by_key: bool = False
    phase: str = ""
    phase_at: int = 0
    phase_left: float = 0.0
    phase_share: float = 0.0
    whole_left: float = 0.0
    cues: tuple[str, ...] = ()
    gap: float = 0.0
    goes_on: bool = False

    @property
    def fill(self) -> float:
        """How full of breath, 0 to 1: rising with ``in``, falling with ``out``."""
        return self.phase_share if self.phase == "in" else 1.0 - self.phase_share


def frame(session: Session, now: float) -> Frame:
    """The session at ``now``: as a look finds it, and as of then."""
    session = advance(session, now)
    step = session.step
    if step is None:
        return Frame(state=OVER, number=len(session.steps), of=len(session.steps))
    seconds = spent(session, now)
    tally = msgspec.structs.replace(session.tallies[session.at], spent=seconds)
    by_key, length = tally.counted >= 0, step.length
    phase_at, into = _moment(step, tally)
    phase = step.tempo[phase_at] if step.tempo else None
    return Frame(
        state=_state(session, now),
        step=step,
        part=session.parts[step.part],
        number=session.at + 1,
        of=len(session.steps),
        elapsed=seconds,
        left=max(0.0, length - seconds) if length and not by_key else None,
        share=_share(step, tally),
        count=step.first + int(amount(step, tally)) if step.count else 0,
        counts=step.first + step.count,
        by_key=by_key,
        phase=phase.word if phase else "",
        phase_at=phase_at,
        phase_left=phase.seconds - into if phase else 0.0,
        phase_share=into / phase.seconds if phase else 0.0,
        whole_left=max(0.0, length - seconds) + sum(step.length for step in session.steps[session.at + 1 :]),
        cues=session.cues,
        gap=session.gap,
        goes_on=goes_on(session),
    )


def _state(session: Session, now: float) -> str:
    if session.since is None:
        return PAUSED if session.begun else BEFORE
    if session.tallies[session.at].counted >= 0:
        return WAITING if is_complete(session.steps[session.at], session.tallies[session.at]) else RUNNING
    end = ends_at(session)
    return RUNNING if end is not None and end > now + NEAR else WAITING


def _share(step: Step, tally: Tally) -> float:
    """By time, or by key where that counts."""
    if step.count and tally.counted >= 0:
        return amount(step, tally) / step.count
    return min(1.0, tally.spent / step.length) if step.length else 0.0


def _moment(step: Step, tally: Tally) -> tuple[int, float]:
    """The part of the cadence it is in, by its place, and how many seconds into it."""
    if not step.tempo:
        return 0, 0.0
    if tally.counted >= 0:
        into = min(tally.spent - tally.mark, step.cycle)  # stays at its end until the next is counted
    elif tally.spent >= step.length - NEAR:
        into = step.cycle
    else:
        into = tally.spent % step.cycle
    return phase_in(step.tempo, into)


def phase_in(tempo: Sequence[Phase], into: float) -> tuple[int, float]:
    """The part of a cadence that so many seconds lead into, by its place, and how many seconds of it those are."""
    last = len(tempo) - 1
    for at, phase in enumerate(tempo[:-1]):
        if into < phase.seconds:
            return at, into
        into -= phase.seconds
    return last, min(into, tempo[last].seconds)


def moved(tempo: Sequence[Phase], at: int, into: float) -> float:
    """How much of all that moves in a cadence is behind, 0 to 1; what is held moves nothing."""
    moving = [0.0 if is_hold(phase.word) else phase.seconds for phase in tempo]
    behind = sum(moving[:at]) + min(into, moving[at])
    return behind / sum(moving) if sum(moving) else 0.0
