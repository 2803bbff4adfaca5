"""What is said aloud over whole sessions: each thing once, in time, and nothing while it is paused or stopped."""

from __future__ import annotations

import pytest
from hypothesis import given
from kits.examples import examples
from kits.session_kit import (
    BREATH,
    BRIDGE,
    CLAW,
    LEAN,
    PRESS,
    PUMP,
    USUAL,
    Key,
    keys,
    session_of,
    sessions,
    walked,
)

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.pacing import Manner, Phase
from backcare_tui.domain.plan.plan import Notes, Task
from backcare_tui.domain.session import moves
from backcare_tui.domain.session.frame import BEFORE, PAUSED, WAITING, Frame, frame
from backcare_tui.domain.session.moves import advance
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.speech import BEAT, DONE, speech

LOOK = 0.25
FAST = Task(
    id="fast",
    kind="exercise",
    name="Fast",
    rungs=(Dose(reps=5),),
    manner=Manner(tempo=(Phase("lift", 0.5), Phase("lower", 0.5))),
)
PLANK = Task(
    id="plank",
    kind="exercise",
    name="Side plank",
    rungs=(Dose(seconds=70, sides=2),),
    notes=Notes(steps=("Lift the hips.", "Breathe.")),
)


def heard(session: Session) -> list[tuple[float, str]]:
    """All that is said, with its second, to someone who goes on at once wherever a key is needed."""
    said: list[tuple[float, str]] = []
    before: Frame | None = None
    now, last = 0.0, -99.0
    while now < 2000:
        shown = frame(session, now)
        words = speech(session, before, shown, now - last)
        if words:
            said.append((now, words))
            last = now
        before = shown
        if session.over:
            return said
        if shown.state == BEFORE:
            session = moves.begin(session, now)
        elif shown.state == WAITING:
            session = moves.go_next(session, now)
        else:
            now += LOOK
            session = advance(session, now)
    raise AssertionError("it never ends")


RISE = "Let out any air, and rest for a minute. If you are lying down, roll to your side before you get up."
END = ["How is your pain?", DONE]


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (
            PUMP,
            [
                "0 Pump. Lie down.",
                "0 Begin.",
                "240 Half of it.",
                "420 One minute left.",
                f"480 {RISE}",
                "540",
            ],
        ),
        (
            CLAW,
            [
                *("0 ql. p", "0 Left side.", "30 Half of it.", "60 Change sides.", "75 Right side."),
                *("105 Half of it.", "135 Next: traps. p", "150 Left side.", "180 Half of it."),
                *("210 Change sides.", "225 Right side.", "255 Half of it.", "285"),
            ],
        ),
        (
            PRESS,  # a hold of a second is too short for a word, so that only counts are said
            [
                "0 Press.",
                "0 Set 1.",
                "8 1.",
                "16 2.",
                "24 3.",
                "32 Rest.",
                "62 Set 2.",
                "70 1.",
                "78 2.",
                "86 3.",
                "94",
            ],
        ),
        (
            BREATH,
            [
                "0 Breath.",
                "0 In.",
                "5 Out.",
                "10 In.",
                "15 Out.",
                "20 In.",
                "25 Out.",
                "30 In.",
                "35 Out.",
                "40 In.",
                "45 Out.",
                "50",
            ],
        ),
        (
            LEAN,
            [
                "0 Lean. Stand.",
                "0 Lean.",
                "0 Into the start position.",
                "5 Left side.",
                "7 Return.",
                "9 1.",
                "11 Return.",
                "13 Change sides.",
                "18 Right side.",
                "20 Return.",
                "22 1.",
                "24 Return.",
                "26",
            ],
        ),
        (
            PLANK,
            [
                "0 Side plank. Lift the hips.",
                "0 Left side.",
                "10 One minute left.",
                "35 Half of it.",
                "70 Change sides.",
                "85 Right side.",
                "95 One minute left.",
                "120 Half of it.",
                "155",
            ],
        ),
        (FAST, ["0 Fast.", "0 Begin.", "2 2.", "4 4.", "5"]),
    ],
    ids=lambda value: value.id if isinstance(value, Task) else "",
)
def test_what_is_said_over_a_whole_session(task: Task, said: list[str]) -> None:
    *wanted, end = said
    wanted += [f"{end} {words}" for words in END]
    assert [f"{now:g} {words}" for now, words in heard(session_of(task, wishes=USUAL))] == wanted


def test_a_long_hold_is_told_when_it_begins_and_when_it_ends() -> None:
    said = [words for _now, words in heard(session_of(BRIDGE, wishes=USUAL))]
    assert said[:8] == ["Bridge.", "Left side.", "Hold.", "Return.", "1.", "Hold.", "Return.", "2."]


def test_a_step_that_waits_for_a_key_in_the_end_says_so() -> None:
    session = moves.begin(session_of(CLAW), 0.0)
    while frame(session, session.seen).step == session.steps[0] and session.seen < 59:
        session = advance(session, session.seen + 1)
    change = moves.go_next(session, 59.0)
    later = advance(change, 73.0)
    assert speech(later, frame(later, 73.0), frame(later, 75.0), 9.0) == "Ready when you are."


@examples(20)
@given(sessions(), keys)
def test_nothing_is_said_while_it_is_paused_nor_after_a_stop_and_no_beat_too_soon(
    session: Session, pressed: list[Key]
) -> None:
    before: Frame | None = None
    for walk, now in walked(session, pressed):
        shown = frame(walk, now)
        soon, later = (speech(walk, before, shown, since) for since in (0.0, BEAT))
        if shown.state == PAUSED or walk.halt is not None:
            assert not later
            assert not speech(walk, None, shown, BEAT)  # as when it is gone on with after a cut
        assert soon in ("", later)
        assert not speech(walk, shown, shown, BEAT)  # nothing new, nothing said
        before = shown
