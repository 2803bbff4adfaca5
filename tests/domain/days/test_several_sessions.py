"""Several sessions of one task on a day: a row each, one task of the day, one rung."""

from __future__ import annotations

from datetime import time

from hypothesis import given
from hypothesis import strategies as st
from kits.examples import examples
from kits.guidance_examples import minutes
from kits.guidance_kit import Life, open_rows
from msgspec.structs import replace

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan, Task

TUCKS = Task(
    id="tuck",
    kind="exercise",
    name="Chin tuck",
    rungs=tuple(Dose(reps=reps) for reps in (8, 10, 12)),
    at=("evening", "morning", "12:00"),
)


def plan(*tasks: Task) -> Plan:
    return Plan(title="Plan", tasks=tasks)


def test_each_session_is_a_row_by_the_hour_and_what_has_no_hour_comes_first() -> None:
    life = Life(plan(TUCKS, minutes(3, 5), minutes(2, task_id="late", at=("23:30",))))
    rows = life.see().rows
    assert [row.id for row in rows] == ["pump", "tuck@morning", "tuck@12:00", "tuck@evening", "late"]
    assert [row.meant_words for row in rows] == ["", "morning 07:00", "12:00", "evening 19:00", "23:30"]
    assert [row.title for row in rows[1:3]] == ["Chin tuck (morning)", "Chin tuck (12:00)"]
    assert rows[4].session == ""
    later = [row.id for row in rows if row.is_later(time(12), time(4))]
    assert later == ["tuck@evening", "late"], "what is due at this minute is due"
    assert [row.id for row in rows if row.is_later(time(1), time(4))] == [], "the night ends the day"


def test_a_check_off_is_of_one_session_and_each_is_an_equal_part_of_the_task() -> None:
    life = Life(plan(TUCKS, minutes(3)))
    for count, row in enumerate(open_rows(life.see())[1:], 1):
        life.do(row)
        done = [one.id for one in life.see().rows if one.state == "done"]
        assert len(done) == count
        assert row.id in done
        assert abs(life.see().record.share - count / 6) < 1e-9


@examples(12)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from((None, 0, 2, 4, 7))), min_size=30, max_size=60))
def test_sessions_that_are_done_together_climb_and_keep_days_as_one_does(days) -> None:
    one, three = Life(plan(replace(TUCKS, at=("morning",)))), Life(plan(TUCKS))
    for done, pain in days:
        seen = []
        for life in (one, three):
            if pain is not None:
                life.pain(pain)
            day = life.see()
            why = [text for text in day.rows[0].why if not text.startswith("One of 3 sessions")]
            level, streak = day.levels["tuck"], day.streak
            stands = (level.rung, level.dose, level.kind, level.next_step)
            seen.append((day.guidance.said, why, stands, streak.days, streak.week.kept))
            for row in open_rows(day) if done else ():
                life.do(row)
            life.end(day, [])
        assert seen[0] == seen[1]


def test_a_day_with_one_of_three_sessions_is_no_whole_session_to_climb_by() -> None:
    life = Life(plan(TUCKS))
    for _ in range(20):
        life.pain(1)
        day = life.see()
        life.do(day.rows[0])
        life.end(day, [])
    assert life.see().levels["tuck"].rung == 1


def test_a_session_done_before_the_plan_had_several_takes_the_place_of_the_nearest_hour() -> None:
    life = Life(plan(replace(TUCKS, at=())))
    life.do(life.see().rows[0])
    life.plan = plan(TUCKS)
    assert [(row.id, row.state) for row in life.see().rows] == [
        ("tuck", "done"),
        ("tuck@12:00", "due"),
        ("tuck@evening", "due"),
    ]
