"""What is shown at an instant: whole, continuous, and the same whenever it is looked at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.examples import examples
from kits.session_kit import AUTO, BREATH, BRIDGE, CLAW, PRESS, PUMP, session_of, sessions

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.session import moves
from backcare_tui.domain.session.frame import frame
from backcare_tui.domain.session.moves import advance
from backcare_tui.domain.session.session import Session


@examples(30)
@given(sessions(), st.floats(0.01, 2.0))
def test_from_one_look_to_the_next_nothing_jumps(session: Session, tick: float) -> None:
    session, now = moves.begin(session, 0.0), 0.0
    before = frame(session, now)
    for _ in range(300):
        now += tick
        session = advance(session, now)
        shown = frame(session, now)
        if session.over:
            return
        assert shown.elapsed >= 0
        if shown.number == before.number:
            moved = shown.elapsed - before.elapsed
            assert -1e-6 <= moved <= tick + 1e-6
            if shown.left is not None and before.left is not None:
                assert before.left - shown.left == pytest.approx(moved)
            assert shown.step is not None
            assert 0 <= shown.count - before.count <= tick / min(shown.step.cycle or 99, 99) + 1
        assert shown.number >= before.number
        assert 0 <= shown.phase_share <= 1
        assert 0 <= shown.fill <= 1
        before = shown


@given(sessions(), st.lists(st.floats(0.01, 14.0), min_size=1, max_size=30))
def test_what_is_shown_does_not_depend_on_how_often_one_looks(session: Session, waits: list[float]) -> None:
    rarely = often = moves.begin(session, 0.0)
    now = 0.0
    for wait in waits:
        for part in (0.3, 0.7, 1.0):
            often = advance(often, now + wait * part)
        now += wait
        rarely = advance(rarely, now)
        one, other = frame(rarely, now), frame(often, now)
        assert (one.number, one.state, one.count, one.phase) == (
            other.number,
            other.state,
            other.count,
            other.phase,
        )
        assert one.elapsed == pytest.approx(other.elapsed, abs=1e-6)


def test_a_repetition_goes_through_its_phases() -> None:
    session = moves.begin(session_of(PRESS), 0.0)
    seen = [
        (frame(session, now).phase, frame(session, now).phase_share) for now in (0, 1, 2, 2.5, 3, 4, 5, 6.5)
    ]
    assert seen == [
        ("pull", 0),
        ("pull", 0.5),
        ("hold", 0),
        ("hold", 0.5),
        ("press", 0),
        ("press", 0.5),
        ("return", 0),
        ("return", 0.5),
    ]
    assert frame(session, 1).phase_left == 1


def test_breath_fills_and_empties_without_a_jump() -> None:
    session = moves.begin(session_of(BREATH), 0.0)
    fills = [frame(session, now / 2).fill for now in range(21)]
    assert fills[:11] == pytest.approx([n / 10 for n in range(11)])
    assert fills[10:] == pytest.approx([n / 10 for n in range(10, -1, -1)])
    assert (frame(session, 4.9).phase, frame(session, 5.1).phase) == ("in", "out")


def test_a_part_done_before_is_in_the_count() -> None:
    session = moves.begin(session_of(PRESS, press=Dose(reps=6)), 0.0)
    shown = frame(session, 9.0)
    assert shown.step is not None
    assert (shown.count, shown.counts, shown.step.set, shown.step.sets) == (3, 4, 2, 2)


def test_a_countdown_has_its_seconds_and_the_session_its_rest() -> None:
    session = moves.go_next(moves.begin(session_of(PUMP), 0.0), 10.0)
    shown = frame(session, 22.0)
    assert (shown.elapsed, shown.left, shown.share) == (12.0, 468.0, 12 / 480)
    assert shown.whole_left == 468.0 + 60.0


# Cues


def heard(session: Session, until: float, tick: float = 1.0) -> list[tuple[float, str]]:
    """Every cue, with the look it came with."""
    found, now = [], 0.0
    session = moves.begin(session, now)
    while now < until and not session.over:
        now += tick
        looked = advance(session, now)
        found += [(now, cue) for cue in looked.cues if looked is not session]
        session = looked
    return found


def test_a_long_countdown_tells_its_middle_its_last_minute_and_its_end() -> None:
    bare = Task(id="a", kind="device", name="A", rungs=(Dose(minutes=8),))
    assert heard(session_of(bare), 600) == [
        (240, "halfway"),
        (420, "last minute"),
        (480, "end"),
        (540, "end"),
    ]


@pytest.mark.parametrize(
    ("minutes", "cues"), [(0.5, ["end"]), (1, ["halfway", "end"]), (2, ["last minute", "end"])]
)
def test_a_short_one_tells_less(minutes: float, cues: list[str]) -> None:
    bare = Task(id="a", kind="device", name="A", rungs=(Dose(minutes=minutes),))
    assert [cue for now, cue in heard(session_of(bare), 60 * minutes)] == cues


def test_a_change_of_sides_is_told_as_such() -> None:
    assert heard(session_of(CLAW, guide=AUTO), 155) == [
        (30, "halfway"),
        (60, "side"),
        (75, "end"),
        (75, "go"),
        (105, "halfway"),
        (135, "end"),
        (150, "end"),
        (150, "go"),
    ]
    assert [cue for _, cue in heard(session_of(BRIDGE, guide=AUTO), 60)] == ["side", "end", "go"]


@given(st.floats(0.05, 14.0))
def test_no_cue_is_lost_or_given_twice_however_one_looks(tick: float) -> None:
    session = session_of(PUMP, CLAW, BREATH, guide=AUTO)
    assert [cue for _, cue in heard(session, 2000, tick)] == [cue for _, cue in heard(session, 2000, 1.0)]


def test_a_key_is_its_own_cue() -> None:
    session = advance(advance(moves.begin(session_of(CLAW), 0.0), 10.0), 20.0)
    assert advance(session, 31.0).cues == ("halfway",)
    for move in (moves.pause, moves.go_next, moves.go_back, moves.skip, moves.count, moves.finish):
        assert move(advance(session, 31.0), 31.5).cues == ()
