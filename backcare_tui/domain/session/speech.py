"""What is said aloud of a session, and when: from what was shown a moment ago and what is shown now.

Whoever listens may lie with closed eyes, so a step is named when it comes, and a beat only where there is time to say it:
what is new replaces what is still being said.
"""

from __future__ import annotations

from backcare_tui.domain.plan.dose import SIDES, only_words
from backcare_tui.domain.session.frame import BEFORE, OVER, PAUSED, RUNNING, WAITING, Frame
from backcare_tui.domain.session.moves import HALFWAY, LAST_MINUTE, has_anything, last_cue
from backcare_tui.domain.session.session import BREATHS, CHANGE, PAIN, PREPARE, REPS, START, Part, Session
from backcare_tui.text.language import capital

BEAT = 1.4
"""Seconds after anything was said before which no beat is: of counts and breaths that come faster, some are left out."""

PASSED = {HALFWAY: "Half of it.", LAST_MINUTE: "One minute left."}
BEGIN, READY, HOW, DONE = "Begin.", "Ready when you are.", "How is your pain?", "Done."


def side_words(side: str, part: Part) -> str:
    """``left side``, or what the plan calls it; ``left side only``; ``the other side``; empty where there are no two."""
    if part.side:
        return only_words(part.side)
    if side not in SIDES:
        return side
    return part.sides[SIDES.index(side)] if part.sides else f"{side} side"


def speech(session: Session, before: Frame | None, now: Frame, since: float) -> str:
    """What is to be said at this moment; empty where nothing is. It may hold anyone's words, of any length.

    Args:
        session: As it stands now.
        before: What was shown at the last look; None at the first.
        now: What is shown.
        since: Seconds since anything was last said.
    """
    step = now.step
    if now.state == PAUSED:
        return ""
    if step is None:
        ends = before is not None and before.state != OVER
        return DONE if ends and session.halt is None and has_anything(session) else ""
    # A step that is put in, or left out, leaves the number as it is.
    if before is None or (before.number, before.step) != (now.number, step):
        return _arrived(session, before, now)
    if before.state == BEFORE and now.state == RUNNING:
        return _begun(now, "")
    if before.state == RUNNING and now.state == WAITING and step.kind != PAIN:
        return READY
    cue = last_cue(step, now.elapsed)
    if cue and cue != last_cue(step, before.elapsed):
        return PASSED[cue]
    return _beat(before, now) if now.state == RUNNING and since >= BEAT else ""


def _arrived(session: Session, before: Frame | None, now: Frame) -> str:
    """What a step says when it comes: a part its name and its first instruction once, and then each side."""
    step, part = now.step, now.part
    if step is None or part is None:
        return ""
    known = before is not None and before.part is not None and before.part.id == part.id
    name = "" if known else f"{part.name}. "
    if step.kind == PAIN:
        return HOW
    if step.kind == START:
        return (name + part.start[0]) if part.start else name.rstrip()
    if step.kind == PREPARE:
        return (name + _instruction(part)).rstrip()
    if step.kind == CHANGE:  # its words name what comes; where that is work, nothing else tells how it begins
        following = session.steps[session.at + 1 : session.at + 2]
        tells = not known and bool(following) and following[0].is_work
        return f"{step.words} {_instruction(part)}".rstrip() if tells else step.words
    if not step.is_work:
        return step.words
    return (name + _instruction(part)).rstrip() if now.state == BEFORE else _begun(now, name)


def _begun(now: Frame, name: str) -> str:
    """What work says when it begins: its side, or else its set, its breath, or only that."""
    step, part = now.step, now.part
    if step is None or part is None:
        return ""
    side = side_words(step.side, part)
    if side:
        return f"{name}{capital(side)}."
    if step.kind == BREATHS and not name:
        return _breath(now)
    return name.rstrip() or (f"Set {step.set}." if step.sets > 1 else BEGIN)


def _instruction(part: Part) -> str:
    """The first thing to do: the easier form's own, the position of a massage, or the first line of the plan's."""
    if part.target:
        return part.position or part.how or part.where
    lines = (*((part.easier,) if part.easier and not part.start else ()), *part.steps)
    return lines[0] if lines else ""


def _beat(before: Frame, now: Frame) -> str:
    """The repetition that was just done, or the part of a slow cadence that begins."""
    step = now.step
    if step is None or not step.count:
        return ""
    slow = all(phase.seconds >= BEAT for phase in step.tempo)
    if now.count > before.count and (step.kind == REPS or not slow):
        return f"{now.count}."
    if not slow or now.phase_at == before.phase_at:
        return ""
    return _breath(now)


def _breath(now: Frame) -> str:
    return f"{capital(now.phase)}." if now.phase else ""
