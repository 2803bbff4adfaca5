"""What was wholly done is not passed again; and time in which nobody looked counts if the person says so."""

from __future__ import annotations

import pytest
from kits.session_kit import AUTO, BREATH, CLAW, PRESS, PUMP, session_of

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.session import moves
from backcare_tui.domain.session.frame import frame
from backcare_tui.domain.session.moves import HALFWAY, LAST_MINUTE, advance, doses_done, last_cue
from backcare_tui.domain.session.session import GAP, REST, RISE, TIME, Session, Step


def at(session: Session) -> tuple[str, str]:
    """The step it is at: its kind and side."""
    assert session.step is not None
    return session.step.kind, session.step.side


def run(session: Session, begins: float, ends: float) -> Session:
    """Look every ten seconds."""
    now = begins
    while now < ends:
        now = min(ends, now + 10.0)
        session = advance(session, now)
    return session


def test_the_way_back_leads_past_pauses_between_what_is_done() -> None:
    session = run(moves.begin(session_of(CLAW), 0.0), 0.0, 70.0)
    session = run(moves.go_next(session, 70.0), 70.0, 130.0)
    assert at(session) == ("change", "")  # to the second target, as both sides of the first are done
    session = moves.go_next(session, 140.0)
    assert at(session) == ("time", "left")
    session = moves.go_back(session, 150.0)
    assert at(session) == ("change", "")
    session = moves.go_back(session, 151.0)
    assert at(session) == ("change", "")  # there is nothing before it to go back to


def test_the_way_forward_leads_past_what_was_done_before_going_back() -> None:
    session = moves.go_next(moves.begin(session_of(CLAW), 0.0), 20.0)  # 20 s of the left side
    session = run(moves.go_next(session, 21.0), 21.0, 81.0)  # all of the right
    session = moves.go_back(moves.go_back(session, 85.0), 86.0)
    assert at(session) == ("time", "left")
    session = moves.go_next(session, 90.0)
    assert session.part is not None
    assert (at(session), session.part.target) == (("change", ""), "traps")


def test_a_rest_before_a_set_that_is_done_is_not_kept_again() -> None:
    session = moves.go_next(moves.begin(session_of(PRESS), 0.0), 8.0)
    session = moves.go_next(session, 9.0)
    for _repetition in range(4):
        session = moves.count(session, 10.0)
    session = moves.go_back(session, 11.0)
    assert (at(session)[0], session.at) == ("reps", 0)
    assert at(moves.go_next(session, 12.0))[0] == "pain"


def cut(session: Session, now: float, gap: float) -> Session:
    """Nobody looks for so many seconds."""
    session = advance(session, now + gap)
    assert (session.gap, session.since) == (gap, None)
    return session


def test_time_in_which_nobody_looked_counts_if_the_person_says_so() -> None:
    session = moves.go_next(moves.begin(session_of(PUMP), 0.0), 0.0)
    session = cut(run(session, 0.0, 100.0), 100.0, 200.0)
    assert frame(session, 300.0).elapsed == 100.0
    session = moves.went_on(session, 310.0)
    assert frame(session, 310.0).elapsed == 310.0
    assert frame(session, 311.0).elapsed == 311.0
    assert doses_done(advance(session, 311.0), 311.0) == {"pump": Dose(minutes=5)}
    assert (session.gap, moves.went_on(session, 312.0).since) == (0.0, session.since)


def test_it_counts_up_to_the_end_of_its_step_and_no_further() -> None:
    session = moves.go_next(moves.begin(session_of(PUMP, PRESS, guide=AUTO), 0.0), 0.0)
    session = moves.went_on(cut(run(session, 0.0, 100.0), 100.0, 5000.0), 5110.0)
    assert (at(session)[0], frame(session, 5110.0).elapsed) == (RISE, 0.0)
    assert doses_done(session, 5110.0) == {"pump": Dose(minutes=8)}


def test_a_rest_in_which_nobody_looked_waits_at_its_end() -> None:
    session = moves.go_next(moves.begin(session_of(PRESS), 0.0), 8.0)
    session = moves.went_on(cut(session, 8.0, 100.0), 110.0)
    assert (at(session)[0], frame(session, 110.0).state, frame(session, 500.0).left) == (REST, "waiting", 0.0)


@pytest.mark.parametrize("task", [PRESS, BREATH])
def test_repetitions_and_breaths_that_nobody_followed_do_not_count(task: object) -> None:
    session = moves.begin(session_of(task), 0.0)  # type: ignore[arg-type]
    session = cut(session, 0.0, GAP + 30)
    assert moves.went_on(session, 60.0) == session


def test_a_pause_that_was_asked_for_is_no_such_time() -> None:
    session = moves.pause(moves.go_next(moves.begin(session_of(PUMP), 0.0), 0.0), 10.0)
    assert moves.went_on(session, 100.0) == session


@pytest.mark.parametrize(
    ("seconds", "at", "said"),
    [
        (480, 239, ""),
        (480, 240, HALFWAY),
        (480, 419, HALFWAY),
        (480, 420, LAST_MINUTE),
        (480, 480, ""),
        (120, 60, LAST_MINUTE),
        (60, 30, HALFWAY),
        (59, 40, ""),
    ],
)
def test_half_time_and_the_last_minute_stay_in_words_until_the_next(
    seconds: float, at: float, said: str
) -> None:
    assert last_cue(Step(kind=TIME, part=0, seconds=seconds), at) == said
