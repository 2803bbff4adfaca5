"""What the plan wants written down of a visit is kept with it, and shown where the visit is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.coach_kit import DAY, PLAN, again, entries, put_plan

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused, Unreadable
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.journal import events as kinds

VISIT = """
[[visit]]
id = "physio"
name = "Physiotherapy"
every = "day"
log = ["who", "area", "pain before", "pain next morning"]
"""


@pytest.fixture
def visiting(mine: Coach) -> Coach:
    put_plan(mine.home, PLAN + VISIT)
    mine.refresh()
    return mine


def row_of(coach: Coach, back: int = 0) -> Row:
    coach = again(coach)
    day = coach.day(coach.today_date - timedelta(days=back))
    return next(row for row in day.rows if row.task == "physio")


def test_answers_check_the_visit_off_and_are_kept_in_the_plans_order(visiting: Coach) -> None:
    said = visiting.tasks.write_down("physio", [("area", "neck "), ("WHO", "Dr Ruiz")])
    assert said.text == (
        "Physiotherapy: done, and written down. Left to write down: pain before, pain next morning."
    )
    row = row_of(visiting)
    assert (row.state, row.log) == ("done", (("who", "Dr Ruiz"), ("area", "neck")))


def test_more_is_added_later_and_an_undo_takes_back_only_that(visiting: Coach, clock: FixedClock) -> None:
    visiting.tasks.done("physio")
    visiting.tasks.write_down("physio", [("who", "Dr Ruiz"), ("area", "neck")])
    clock.moment += DAY
    visiting.refresh()
    yesterday = visiting.today_date - DAY
    visiting.tasks.write_down("physio", [("pain next", "2"), ("area", "")], day=yesterday)
    assert row_of(visiting, 1).log == (("who", "Dr Ruiz"), ("pain next morning", "2"))
    assert not visiting.tasks.write_down("physio", [("who", "Dr Ruiz")], day=yesterday).changed

    visiting.undo()
    row = row_of(visiting, 1)
    assert (row.state, row.log) == ("done", (("who", "Dr Ruiz"), ("area", "neck")))
    assert sum(isinstance(event, kinds.Done) for event in again(visiting).timeline.every_event()) == 1


def test_it_stands_in_the_diary(visiting: Coach) -> None:
    visiting.tasks.write_down("physio", [("who", "Dr Ruiz"), ("pain before", "4")])
    (entry,) = again(visiting).diary.of_day(visiting.today_date)
    assert entry.text == "who: Dr Ruiz; pain before: 4"


@pytest.mark.parametrize(
    ("task", "answers", "told"),
    [
        ("physio", [("whom", "x")], "'whom' is not a question of Physiotherapy; did you mean 'who'?"),
        ("physio", [("", "x")], "is not a question of Physiotherapy; it asks: who, area, pain before"),
        ("physio", [("pain", "4")], "could be several questions .*: pain before, pain next morning"),
        ("physio", [("who", "x" * 2001)], "may have 2,000 characters"),
        ("pump", [("who", "x")], "Posture pump has nothing to write down"),
    ],
)
def test_what_cannot_be_written_down_is_said_and_changes_nothing(
    visiting: Coach, task: str, answers: list[tuple[str, str]], told: str
) -> None:
    with pytest.raises((Refused, Unreadable), match=told):
        visiting.tasks.write_down(task, answers)
    assert not entries(visiting)
