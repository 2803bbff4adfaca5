"""Another spot of a muscle is offered after each, asked never, and ends at three a side and at the caps."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from kits.examples import examples
from kits.session_kit import CLAW, PRESS, USUAL, Key, keys, session_of, sessions, walked

from backcare_tui.domain.plan.dose import Dose, words
from backcare_tui.domain.session import moves
from backcare_tui.domain.session.limits import ALL, SIDE, SPOTS, is_sound
from backcare_tui.domain.session.moves import advance, doses_done
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.slots import slots
from backcare_tui.domain.session.spots import another, offers_another

ONE = msgspec.structs.replace(CLAW, targets=("ql",), a_day=1, rungs=(Dose(seconds=30, sides=2),))


def follow(session: Session, now: float, seconds: float) -> tuple[Session, float]:
    for _ in range(int(seconds)):
        now += 1.0
        session = advance(session, now)
    return session, now


def test_three_spots_a_side_and_the_other_side_follows_by_itself() -> None:
    session, now = follow(moves.begin(session_of(ONE, wishes=USUAL), 0.0), 0.0, 31)
    for spot in (2, 3):
        assert offers_another(session)
        session = another(session, now)
        assert session.step is not None
        assert session.step.words == "Another spot of this muscle."
        assert another(session, now).steps == session.steps  # it is on its way to one
        session, now = follow(session, now, 11)
        assert session.step is not None
        assert (session.step.kind, session.step.side, session.step.spot) == ("time", "left", spot)
        session, now = follow(session, now, 30)
    assert not offers_another(session)
    session, now = follow(session, now, 15)
    assert session.step is not None
    assert (session.step.side, session.step.spot) == ("right", 1)
    session, now = follow(session, now, 31)
    assert session.step is not None
    assert session.step.kind == "pain"
    assert doses_done(session, now) == {"claw/ql": Dose(seconds=90, other=30)}
    assert words(doses_done(session, now)["claw/ql"]) == "90 and 30 s a side"


def test_a_side_that_was_left_out_is_not_made_up_for_by_spots_of_the_other() -> None:
    session, now = follow(moves.begin(session_of(ONE, wishes=USUAL), 0.0), 0.0, 31)
    session, now = follow(another(session, now), now, 41)
    session = moves.skip(session, now)
    assert doses_done(session, now) == {"claw/ql": Dose(seconds=30)}


@pytest.mark.parametrize(
    ("had", "offered"),
    [((0.0, 0.0), True), ((240.0, 0.0), True), ((241.0, 0.0), False), ((0.0, 271.0), False)],
)
def test_what_the_day_had_before_counts_towards_the_caps(had: tuple[float, float], offered: bool) -> None:
    session = msgspec.structs.replace(session_of(ONE, wishes=USUAL), massaged=had)
    session, _now = follow(moves.begin(session, 0.0), 0.0, 31)
    assert offers_another(session) is offered
    assert (max(had[0] + 60, had[1] + 30) <= SIDE) is offered


def test_no_spot_after_what_is_no_massage_or_was_not_whole_or_is_sore() -> None:
    press = moves.begin(session_of(PRESS, wishes=USUAL), 0.0)
    assert not offers_another(moves.go_next(press, 40.0))
    session, now = follow(moves.begin(session_of(ONE, wishes=USUAL), 0.0), 0.0, 20)
    assert not offers_another(session)
    assert not offers_another(moves.go_next(session, now))
    assert not offers_another(moves.sore(session, now))


@examples(60)
@given(sessions(), keys)
def test_however_often_it_is_asked_for_no_cap_is_passed(session: Session, pressed: list[Key]) -> None:
    often = [item for key in pressed for item in (key, ("look", 14.0, 0), ("another", 0.0, 0))]
    for after, _now in walked(session, often):
        assert is_sound(msgspec.structs.replace(after, since=None))
        sides = [*after.massaged]
        for step in after.steps:
            part = after.parts[step.part]
            if part.target and step.is_work:
                assert 1 <= step.spot <= SPOTS
                sides[slots(part.dose)[step.slot].side] += step.seconds
        assert max(sides) <= SIDE
        assert sum(sides) <= ALL
