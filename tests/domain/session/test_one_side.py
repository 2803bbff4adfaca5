"""A massage of one side is guided on that side alone, and its seconds count as that side's."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from kits.session_kit import CLAW, USUAL, rows_of, session_of, told

from backcare_tui.domain.plan.dose import SIDES, Dose, Side
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.session import moves
from backcare_tui.domain.session.limits import ALL, SIDE, Massaged, is_sound
from backcare_tui.domain.session.moves import advance, doses_done

ONE = msgspec.structs.replace(CLAW, rungs=(Dose(seconds=60),))
sides: st.SearchStrategy[Side] = st.sampled_from(["left", "right"])


@given(sides)
def test_each_target_is_worked_on_that_side_and_no_change_of_sides_is_asked(side: Side) -> None:
    session = session_of(msgspec.structs.replace(ONE, side=side), wishes=USUAL)
    assert told(session.steps) == [f"time 60 {side}", "change 15", f"time 60 {side}", "pain"]
    assert all(part.side == side for part in session.parts)
    assert is_sound(session)


@given(sides, st.integers(1, 90))
def test_what_was_worked_counts_as_that_sides(side: Side, seconds: int) -> None:
    task = msgspec.structs.replace(ONE, side=side)
    rows = rows_of(Plan(title="", tasks=(task,)), claw_ql=Dose(seconds=seconds))
    had = Massaged(rows).both()
    assert had[SIDES.index(side)] == seconds
    assert sum(had) == seconds


@given(sides, st.lists(st.sampled_from([30, 60, 90]), min_size=1, max_size=8))
def test_a_side_never_has_more_than_its_five_minutes_and_the_other_keeps_its_own(
    side: Side, spots: list[int]
) -> None:
    tasks = [
        msgspec.structs.replace(
            ONE, id=f"m{at}", targets=("ql",), a_day=1, side=side, rungs=(Dose(seconds=s),)
        )
        for at, s in enumerate(spots)
    ]
    other: Side = "right" if side == "left" else "left"
    free = msgspec.structs.replace(ONE, id="free", targets=("ql",), a_day=1, side=other)
    session = session_of(*tasks, free)
    work = [(step.side, step.seconds) for step in session.steps if step.is_work]
    assert sum(seconds for worked, seconds in work if worked == side) <= SIDE
    assert sum(seconds for _worked, seconds in work) <= ALL
    assert (other, 60) in work
    assert is_sound(session)


@given(sides)
def test_what_is_recorded_is_what_a_massage_that_names_no_side_records(side: Side) -> None:
    whole = {"claw/ql": Dose(seconds=60), "claw/traps": Dose(seconds=60)}
    for named in (side, ""):
        session = moves.begin(session_of(msgspec.structs.replace(ONE, side=named), wishes=USUAL), 0.0)
        for now in range(150):
            session = advance(session, float(now))
        assert doses_done(session, 150.0) == whole
