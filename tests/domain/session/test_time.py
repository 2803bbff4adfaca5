"""Time is worked out from instants: exact, however seldom or late anyone looks, and never through a gap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.examples import examples
from kits.session_kit import (
    AUTO,
    BREATH,
    CLAW,
    PRESS,
    PUMP,
    TASKS,
    Key,
    keys,
    run_through,
    session_of,
    sessions,
    walked,
    work,
)

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.session import moves
from backcare_tui.domain.session.frame import BEFORE, OVER, PAUSED, RUNNING, WAITING, frame
from backcare_tui.domain.session.moves import advance, doses_done
from backcare_tui.domain.session.session import GAP, Session, spent

TEN = Task(id="ten", kind="device", name="Ten", rungs=(Dose(minutes=10),))


@examples(15)
@given(st.lists(st.floats(0.01, GAP - 0.01), min_size=1, max_size=50), st.floats(0, 1e9))
def test_ten_minutes_of_any_ticks_end_within_a_tenth_of_a_second(gaps: list[float], now: float) -> None:
    session = moves.begin(session_of(TEN), now)
    begun = now
    at = 0
    while session.at == 0:
        now += gaps[at % len(gaps)]
        at += 1
        session = advance(session, now)
    assert session.since is not None
    assert abs(session.since - begun - 600) < 0.1
    assert work(session) == pytest.approx([600])


def test_a_late_look_passes_several_steps_that_move_on_by_themselves() -> None:
    now = 50.0
    session = moves.begin(session_of(PRESS, guide=AUTO), now)
    session = moves.go_next(session, now + 3.0)  # nothing was counted, so there is nothing to rest from
    assert (session.at, session.steps[session.at].kind) == (2, "reps")

    quick = session_of(Task(id="a", kind="device", name="A", rungs=(Dose(minutes=0.05),)), guide=AUTO)
    late = advance(moves.begin(quick, 0.0), 14.0)
    assert (late.at, late.since) == (1, 3.0)
    assert late.cues == ("end",)


def test_work_waits_for_a_key_and_a_rest_does_not() -> None:
    session = moves.begin(session_of(CLAW), 0.0)
    session = follow(session, 0.0, 60.0)
    assert (session.steps[session.at].kind, session.since) == ("change", 60.0)
    session = follow(session, 60.0, 90.0)
    assert (session.steps[session.at].kind, frame(session, 90.0).state) == ("change", WAITING)

    session = moves.go_next(session, 100.0)
    assert (session.steps[session.at].side, session.since) == ("right", 100.0)


def test_with_auto_a_whole_session_needs_no_key() -> None:
    session = moves.begin(session_of(*TASKS, guide=AUTO), 0.0)
    session = follow(session, 0.0, 3600.0)
    assert session.over
    assert set(doses_done(session, 3600.0)) == {"pump", "claw/ql", "claw/traps", "press", "bridge", "breath"}
    assert all(
        dose == part.dose
        for part, dose in zip(session.parts, doses_done(session, 3600.0).values(), strict=True)
    )


def follow(session: Session, now: float, until: float, tick: float = 1.0) -> Session:
    """Look every second."""
    while now < until:
        now = min(now + tick, until)
        session = advance(session, now)
    return session


@given(sessions(), st.floats(0.1, GAP))
def test_every_session_can_be_followed_to_its_end_and_comes_to_all_that_was_asked(
    session: Session, tick: float
) -> None:
    done, now = run_through(session, tick=tick)
    assert done.over
    came = doses_done(done, now)
    assert {part.id: part.dose for part in done.parts} == came


# Gaps


def test_nobody_looked_for_long_so_it_has_paused_at_the_last_look() -> None:
    session = follow(moves.begin(session_of(TEN), 0.0), 0.0, 100.0)

    woken = advance(session, 4000.0)

    shown = frame(woken, 4000.0)
    assert (shown.state, shown.elapsed, shown.gap) == (PAUSED, 100.0, 3900.0)
    assert doses_done(woken, 4000.0) == {"ten": Dose(minutes=1.5)}
    gone_on = follow(moves.begin(woken, 4010.0), 4010.0, 4510.0)
    assert work(gone_on) == pytest.approx([600])
    assert frame(gone_on, 4510.0).gap == 0


def test_a_slow_terminal_loses_nothing() -> None:
    session = moves.begin(session_of(TEN), 0.0)
    session = follow(session, 0.0, 600.0, tick=GAP)
    assert work(session) == pytest.approx([600])


def test_a_step_that_only_a_key_ends_may_be_left_alone_for_long() -> None:
    session = moves.begin(session_of(PUMP), 0.0)
    later = advance(session, 3600.0)
    assert frame(later, 3600.0).state == WAITING
    assert moves.go_next(later, 3600.0).at == 1


def test_a_countdown_that_is_up_may_be_left_alone_for_long() -> None:
    session = follow(moves.begin(session_of(CLAW), 0.0), 0.0, 80.0)
    assert frame(session, 80.0).state == WAITING
    assert frame(session, 7000.0).state == WAITING


# Pausing


@given(sessions(), keys, st.floats(0, 1e6))
def test_a_pause_of_any_length_changes_nothing(session: Session, pressed: list[Key], length: float) -> None:
    session, now = walked(session, pressed)[-1]
    session = moves.pause(session, now)
    came, at = doses_done(session, now), session.at

    resumed = moves.begin(session, now + length)

    assert (resumed.at, doses_done(resumed, now + length)) == (at, came)
    assert spent(resumed, now + length) == pytest.approx(spent(session, now))
    assert work(moves.pause(resumed, now + length)) == pytest.approx(work(session))


def test_pausing_and_resuming_every_second_loses_no_time() -> None:
    session, now = moves.begin(session_of(TEN), 0.0), 0.0
    for _ in range(599):
        session = moves.begin(moves.pause(session, now + 1.0), now + 3.0)
        now += 3.0
    assert spent(session, now) == pytest.approx(599)
    assert advance(session, now + 1.0).at == 1


def test_nothing_runs_before_it_is_begun() -> None:
    session = session_of(TEN)
    assert advance(session, 1e6) is session
    assert frame(session, 1e6).state == BEFORE
    assert doses_done(session, 1e6) == {}
    assert frame(moves.begin(session, 1e6), 1e6).state == RUNNING


def test_looking_twice_at_one_instant_or_back_changes_nothing() -> None:
    session = advance(moves.begin(session_of(TEN), 100.0), 105.0)
    assert advance(session, 105.0) is session
    assert advance(session, 50.0) is session


def test_a_session_that_is_over_stays_as_it_is() -> None:
    session, now = run_through(session_of(BREATH))
    assert advance(session, now + 9.0) is session
    assert frame(session, now).state == OVER
    assert moves.go_next(session, now) == session


def test_the_last_breath_of_a_count_is_the_dose_to_the_instant() -> None:
    session = moves.begin(session_of(BREATH), 7.3)
    assert doses_done(advance(session, 7.3 + 14.9), 7.3 + 14.9) == {"breath": Dose(breaths=1)}
    session = follow(session, 7.3, 7.3 + 49.99)
    assert doses_done(session, 7.3 + 49.99) == {"breath": Dose(breaths=4)}
    assert doses_done(advance(session, 57.3), 57.3) == {"breath": Dose(breaths=5)}
