"""Keys: in any order none fails, none records more than was done, and none passes a dose."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from kits.examples import examples
from kits.session_kit import (
    AUTO,
    BREATH,
    BRIDGE,
    CLAW,
    PRESS,
    PUMP,
    TEMPO,
    USUAL,
    Key,
    keys,
    session_of,
    sessions,
    walked,
    work,
)

from backcare_tui.domain.plan.dose import Dose, share
from backcare_tui.domain.plan.plan import EndStep, Notes, Task
from backcare_tui.domain.session import moves
from backcare_tui.domain.session.frame import OVER, RUNNING, WAITING, frame
from backcare_tui.domain.session.moves import advance, doses_done, has_anything
from backcare_tui.domain.session.session import Part, Session, amount

BARE = msgspec.structs.replace(PUMP, notes=Notes())


def part(session: Session) -> Part:
    """Where the session stands, which is not at its end."""
    assert session.part is not None
    return session.part


@examples(150)
@given(sessions(), keys)
def test_any_keys_in_any_order_never_fail_and_never_come_to_more_than_was_done(
    session: Session, pressed: list[Key]
) -> None:
    ran = 0.0
    counted = 0
    before = (session, 1000.0)
    for (name, *_), (after, now) in zip([("begin", 0, 0), *pressed], walked(session, pressed), strict=True):
        counted += name == "count"
        if before[0].since is not None:
            ran += now - before[1]
        before = (after, now)
        shown = frame(after, now)
        assert 0 <= shown.share <= 1
        assert (shown.step is None) == (shown.state == OVER) == after.over
        check_came(after, now, ran, counted)


def check_came(session: Session, now: float, ran: float, counted: int) -> None:
    came = doses_done(session, now)
    for part in session.parts:
        if part.id in came:
            spots = [
                step for step in session.steps if step.part == session.parts.index(part) and step.spot > 1
            ]
            assert came[part.id].total <= part.dose.total + sum(step.seconds for step in spots)
            assert 0 < share(came[part.id], part.dose) <= 1
            if part.before is not None:
                assert came[part.id].total > part.before.total
    seconds = reps = 0.0
    for step, tally in zip(session.steps, session.tallies, strict=True):
        assert amount(step, tally) <= (step.count or step.seconds)
        if step.is_work and tally.counted >= 0:
            reps += amount(step, tally)
        elif step.is_work:
            seconds += amount(step, tally) * (step.cycle or 1.0)
    assert seconds <= ran + 1e-3
    assert reps <= counted + ran  # those of the cadence before the first that was counted


@given(sessions(), keys)
def test_what_has_come_never_becomes_less(session: Session, pressed: list[Key]) -> None:
    found = walked(session, pressed)
    for (one, then), (other, now) in pairwise(found):
        less, more = doses_done(one, then), doses_done(other, now)
        assert all(row in more and more[row].total >= dose.total for row, dose in less.items())


# Next, back, skip


def test_next_leaves_a_step_where_it_stands_and_back_goes_on_there() -> None:
    session = moves.begin(session_of(CLAW), 0.0)
    session = moves.go_next(advance(session, 10.0), 20.0)
    assert session.steps[session.at].words == "Change sides."

    back = moves.go_back(session, 22.0)
    assert (back.at, frame(back, 25.0).left) == (0, 37.0)


def test_back_never_does_a_whole_step_again() -> None:
    session = moves.begin(session_of(CLAW), 0.0)
    for now in range(1, 66):
        session = advance(session, float(now))
    session = moves.go_next(session, 70.0)
    assert session.steps[session.at].side == "right"

    assert moves.go_back(session, 75.0).at == 1
    again = moves.go_back(moves.go_back(session, 75.0), 76.0)
    assert (again.at, work(again)[0]) == (1, 60.0)


def test_back_at_the_beginning_stays_there() -> None:
    session = moves.begin(session_of(PUMP), 0.0)
    assert moves.go_back(session, 3.0).at == 0


def test_skip_goes_to_the_next_spot_and_at_the_last_to_how_it_feels() -> None:
    session = moves.begin(session_of(CLAW), 0.0)
    session = moves.skip(advance(session, 10.0), 12.0)
    assert (session.steps[session.at].words, part(session).name) == ("Next: traps.", "traps")
    session = moves.skip(session, 14.0)
    assert session.steps[session.at].kind == "pain"


def test_nobody_is_asked_how_it_feels_after_nothing() -> None:
    session = moves.skip(moves.begin(session_of(PUMP), 0.0), 2.0)
    assert [session.steps[session.at].kind, moves.skip(session, 4.0).over] == ["rise", True]
    assert moves.finish(session, 2.0).over
    assert not has_anything(moves.finish(session, 2.0))


def test_there_is_no_rest_from_a_set_that_was_left_out() -> None:
    session = moves.begin(session_of(PRESS), 0.0)
    assert moves.go_next(session, 5.0).at == 2
    assert moves.go_next(session, 9.0).at == 1


# Counting


def test_repetitions_are_counted_by_the_cadence() -> None:
    session = moves.begin(session_of(PRESS), 0.0)
    assert doses_done(advance(session, 7.9), 7.9) == {}
    assert doses_done(advance(session, 8.0), 8.0) == {"press": Dose(reps=1)}
    shown = frame(session, 11.0)
    assert (shown.count, shown.counts, shown.phase, shown.by_key) == (1, 4, "press", False)


def test_a_key_takes_over_the_count_and_the_cadence_starts_anew() -> None:
    session = advance(moves.begin(session_of(PRESS), 0.0), 9.0)
    session = moves.count(session, 12.0)
    shown = frame(session, 13.0)
    assert (shown.count, shown.by_key, shown.phase, shown.left) == (2, True, "pull", None)

    slow = frame(session, 12.0 + 12.0)
    assert (slow.count, slow.phase, slow.phase_share, slow.state) == (2, "return", 1.0, RUNNING)


def test_the_last_one_counted_ends_the_set() -> None:
    session = moves.begin(session_of(PRESS), 0.0)
    for now in (1.0, 2.0, 3.0):
        session = moves.count(session, now)
        assert session.at == 0
    session = moves.count(session, 4.0)
    assert (session.steps[session.at].kind, session.since) == ("rest", 4.0)
    assert doses_done(session, 4.0) == {"press": Dose(reps=4)}


def test_a_count_never_passes_the_set_and_never_starts_the_next_one() -> None:
    loose = msgspec.structs.replace(PRESS, manner=msgspec.structs.replace(PRESS.manner, rest=0.0))
    session = moves.begin(session_of(loose), 0.0)
    for now in range(1, 9):
        session = moves.count(session, float(now))
    assert (session.at, work(session), session.tallies[0].counted) == (0, [4, 0], 4)
    assert frame(session, 9.0).state == WAITING


@pytest.mark.parametrize("task", [PUMP, CLAW])
def test_a_countdown_counts_nothing(task: Task) -> None:
    session = moves.begin(session_of(task, guide=AUTO), 0.0)
    assert moves.count(session, 0.0) == session


def test_while_it_is_paused_nothing_is_counted() -> None:
    session = moves.pause(moves.begin(session_of(PRESS), 0.0), 1.0)
    assert work(moves.count(session, 2.0)) == [0, 0]


# How it ends


def test_the_end_of_a_device_moves_on_by_itself_to_how_it_feels() -> None:
    ending = (EndStep("Let all the air out.", 30), EndStep("Roll to your side."))
    session = moves.begin(session_of(msgspec.structs.replace(PUMP, notes=Notes(ending=ending))), 0.0)
    told = []
    for second in range(0, 540, 5):
        session = advance(session, float(second))
        step = session.steps[session.at]
        told.append(step.words or step.kind)
    assert list(dict.fromkeys(told)) == ["time", "Let all the air out.", "Roll to your side.", "pain"]
    assert [told.count(words) * 5 for words in ("Let all the air out.", "Roll to your side.")] == [30, 15]


@pytest.mark.parametrize("leave", [moves.finish, moves.skip])
def test_air_let_in_before_the_first_minute_is_let_out_all_the_same(
    leave: Callable[[Session, float], Session],
) -> None:
    session = leave(moves.begin(session_of(PUMP, BREATH), 0.0), 20.0)  # still at its checklist
    assert session.steps[session.at].kind == "rise"
    assert "Let out any air" in session.steps[session.at].words
    session = moves.finish(session, 40.0)
    assert session.over
    assert not has_anything(session)


def test_finishing_early_still_gets_up_slowly_and_asks() -> None:
    session = advance(moves.begin(session_of(BARE, BREATH), 0.0), 10.0)
    session = moves.finish(session, 13.0)
    assert [step.kind for step in session.steps] == ["time", "rise", "pain"]
    assert session.steps[session.at].kind == "rise"

    session = moves.answer(moves.go_next(session, 20.0), 21.0, 3)
    assert session.over
    assert (session.pains, doses_done(session, 30.0)) == ({"pump": 3}, {})  # 13 s are too little to say


def test_an_answer_is_the_tasks_own_and_goes_on() -> None:
    session = moves.begin(session_of(BARE, BREATH), 0.0)
    session = moves.skip(moves.skip(advance(session, 10.0), 14.0), 15.0)
    assert session.steps[session.at].kind == "pain"
    session = moves.answer(session, 16.0, 7)
    assert (session.pains, session.steps[session.at].kind) == ({"pump": 7}, "change")


def test_after_several_tasks_a_high_answer_asks_which_and_a_low_one_does_not() -> None:
    session = moves.begin(session_of(BARE, BREATH, wishes=USUAL), 0.0)
    session = moves.skip(moves.skip(advance(session, 10.0), 14.0), 15.0)
    assert part(session).task == "breath"
    session = moves.go_next(session, 15.0)
    alone = moves.finish(session, 15.0)
    assert moves.answer(alone, 16.0, 8).pains == {"pump": 8}  # nothing else was done
    session = moves.finish(advance(session, 27.0), 27.0)
    assert moves.answer(session, 28.0, 5).pains == {"": 5}
    assert moves.answer(session, 28.0, 5).over

    asked = moves.answer(session, 28.0, 6)
    assert (asked.over, moves.asks_which(asked), moves.worked(asked)) == (False, True, ["pump", "breath"])
    assert moves.answer(asked, 29.0, 3) == moves.advance(asked, 29.0)
    for key, pains in ((0, {"": 6}), (1, {"pump": 6}), (2, {"breath": 6})):
        told = moves.answer(asked, 29.0, key)
        assert (told.over, told.pains) == (True, pains)
    assert moves.go_next(asked, 29.0).over


@pytest.mark.parametrize("level", [-1, 11])
def test_an_answer_off_the_scale_is_none(level: int) -> None:
    session = moves.finish(advance(moves.begin(session_of(BREATH), 0.0), 12.0), 12.0)
    assert moves.answer(session, 13.0, level).pains == {}


def test_a_question_that_is_not_put_is_not_answered() -> None:
    session = moves.begin(session_of(BREATH), 0.0)
    assert moves.answer(session, 1.0, 4).pains == {}


def test_a_stop_is_at_once_and_for_good() -> None:
    session = advance(moves.begin(session_of(BREATH), 0.0), 12.0)
    stopped = moves.stop(session, 12.0, "dizzy")
    assert stopped.over
    assert stopped.halt is not None
    assert (stopped.halt.task, stopped.halt.why, doses_done(stopped, 99.0)) == (
        "breath",
        "dizzy",
        {"breath": Dose(breaths=1)},
    )
    for move in (moves.go_back, moves.begin, moves.go_next, moves.skip, moves.finish):
        assert move(stopped, 20.0).over
    assert moves.stop(stopped, 21.0, "faint").halt == stopped.halt


def test_a_stop_names_the_task_it_was_in() -> None:
    session = moves.begin(session_of(BARE, BREATH), 0.0)
    stopped = moves.stop(session, 5.0, "numbness")
    assert stopped.halt is not None
    assert stopped.halt.task == part(stopped).task == "pump"


def test_a_sore_spot_is_left_and_named() -> None:
    session = advance(moves.begin(session_of(CLAW), 0.0), 10.0)
    session = moves.sore(session, 15.0)
    assert (session.sore, part(session).target) == (("ql",), "traps")
    assert doses_done(session, 15.0) == {"claw/ql": Dose(seconds=15)}
    assert moves.sore(moves.begin(session_of(PRESS), 0.0), 1.0).sore == ()


@pytest.mark.parametrize("end", [moves.finish, lambda session, now: moves.stop(session, now, "dizzy")])
def test_what_was_done_before_going_back_stays_done(end: Callable[[Session, float], Session]) -> None:
    session = moves.go_next(moves.begin(session_of(PRESS, BREATH), 0.0), 1.0)
    session = moves.go_back(moves.count(session, 3.0), 4.0)
    session = end(session, 4.0)
    assert doses_done(session, 5.0) == {"press": Dose(reps=1)}
    assert part(session).task == "press"


# What it comes to


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(29.9, None), (30.0, 0.5), (59.0, 0.5), (60.0, 1), (7 * 60 + 48.0, 7.5), (480.0, 8)],
)
def test_minutes_are_rounded_down_to_halves(seconds: float, minutes: float | None) -> None:
    session = moves.begin(session_of(BARE), 0.0)
    now = 0.0
    while now < seconds:
        now = min(now + 10, seconds)
        session = advance(session, now)
    assert doses_done(session, now) == ({} if minutes is None else {"pump": Dose(minutes=minutes)})


def test_one_side_and_a_part_of_the_other_are_told_exactly() -> None:
    session = moves.begin(session_of(CLAW), 0.0)
    now = 0.0
    for _ in range(12):
        now += 5.5
        session = advance(session, now)
    session = advance(moves.go_next(session, 70.0), 80.0)
    assert doses_done(session, 85.5) == {"claw/ql": Dose(seconds=75)}


def test_both_sides_of_a_set_are_a_set_and_one_alone_is_repetitions() -> None:
    session = moves.begin(session_of(BRIDGE), 0.0)
    for now in range(1, 4):
        session = moves.count(session, float(now))
    assert doses_done(session, 4.0) == {"bridge": Dose(reps=3)}
    session = moves.go_next(session, 5.0)
    for now in range(6, 9):
        session = moves.count(session, float(now))
    assert doses_done(session, 9.0) == {"bridge": Dose(reps=3, sides=2)}


def test_a_part_from_before_is_added_to() -> None:
    session = moves.begin(session_of(BREATH, breath=Dose(breaths=2)), 0.0)
    assert doses_done(advance(session, 9.0), 9.0) == {}
    assert doses_done(advance(session, 11.0), 11.0) == {"breath": Dose(breaths=3)}


def test_the_cadence_of_the_tests_is_eight_seconds() -> None:
    assert sum(phase.seconds for phase in TEMPO) == 8
