"""What the plan wants written down of a visit is kept with it, and shown where the visit is."""

from __future__ import annotations

import shutil
from datetime import date, time, timedelta

import pytest
from kits.coach_kit import DAY, PLAN, SUNDAY, again, edit_plan, entries, on_host, put_plan, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused, Unreadable
from backcare_tui.coach.actions.amend import Correction
from backcare_tui.coach.actions.visits import appoint, call_off, known
from backcare_tui.domain.days.row import Row
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


SERIES = VISIT.replace('every = "day"', 'every = "RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1"')
"""A visit that is asked on the first of January alone."""


@pytest.fixture
def series(mine: Coach) -> Coach:
    put_plan(mine.home, PLAN + SERIES)
    mine.refresh()
    return mine


def to_come(coach: Coach) -> list[tuple[str, date, time | None, str]]:
    return [(visit.task, visit.dated, visit.time, visit.place) for visit in known(again(coach))[0]]


TUE, WED = date(2026, 11, 24), date(2026, 11, 25)


def test_an_appointment_is_put_down_moved_and_called_off_and_each_can_be_taken_back(series: Coach) -> None:
    said = appoint(series, "phys", "tue 14:00", place="Dr Ruiz").text
    assert said == "Physiotherapy: Tuesday 24 November 14:00, Dr Ruiz."
    put = [("physio", TUE, time(14), "Dr Ruiz")]
    assert to_come(series) == put
    assert not appoint(series, "Physiotherapy", "24 Nov 14:00").changed

    said = appoint(series, "physio", "wed 9:00", move=True).text
    assert said == "Physiotherapy: Wednesday 25 November 09:00, Dr Ruiz. It was Tuesday 24 November 14:00."
    moved = [("physio", WED, time(9), "Dr Ruiz")]
    assert to_come(series) == moved
    assert series.undo().text == "Taken back: the appointment."
    assert to_come(series) == put
    assert series.redo().changed
    assert to_come(series) == moved

    assert call_off(series, "physio").text.startswith(
        "Physiotherapy, Wednesday 25 November 09:00: called off."
    )
    assert to_come(series) == []
    series.undo()
    assert to_come(series) == moved
    assert len(entries(series, "appointed")) == 3


def test_another_day_is_another_appointment_and_the_same_day_another_time(series: Coach) -> None:
    appoint(series, "physio", "tue 14:00")
    said = appoint(series, "physio", "wed").text
    assert said.endswith(
        "Beside it there is Tuesday 24 November 14:00; `backcare visit --off` calls one off."
    )
    assert appoint(series, "physio", "tue 15:00").text.endswith("It was Tuesday 24 November 14:00.")
    assert [(on, hour) for _task, on, hour, _place in to_come(series)] == [(TUE, time(15)), (WED, None)]
    for verb in (lambda: appoint(series, "physio", "fri", move=True), lambda: call_off(series, "physio")):
        with pytest.raises(Refused, match="several days: Tuesday 24 November 15:00, Wednesday 25 November"):
            verb()
    call_off(series, "physio", "tue")
    assert [on for _task, on, _hour, _place in to_come(series)] == [WED]


@pytest.mark.parametrize(
    ("what", "when", "told"),
    [
        ("physio", "yesterday", "Saturday 21 November is past"),
        ("physio", "2028-11-23", "Thursday 23 November 2028 is more than two years ahead"),
        ("physio", "soon", "'soon' is not a day"),
        ("physio", "tue 25:00", "'25:00' is not a time of day"),
        ("!!", "tue", "'!!' is no name of a visit"),
        ("a\u202eb", "tue", "is no name of a visit"),
        ("x" * 61, "tue", "A visit may have 60 characters"),
        (" ", "tue", "A visit needs a few words"),
    ],
)
def test_what_is_no_appointment_is_refused_and_changes_nothing(
    series: Coach, what: str, when: str, told: str
) -> None:
    with pytest.raises((Refused, Unreadable), match=told):
        appoint(series, what, when)
    assert not entries(series)


def test_there_is_nothing_to_move_or_to_call_off_before_something_is_put_down(series: Coach) -> None:
    with pytest.raises(Refused, match="is not to come on any day"):
        appoint(series, "physio", "tue", move=True)
    with pytest.raises(Refused, match="No visit called 'Physiotherapy' is to come on Tuesday 24 November"):
        call_off(series, "physio", "tue")


def test_the_same_of_two_devices_is_there_once_and_one_undo_takes_both_back(series: Coach) -> None:
    with on_host("other"):
        elsewhere = series.home.data.parent / "elsewhere"
        shutil.copytree(series.home.config, elsewhere, dirs_exist_ok=True)
        home = type(series.home)(config=elsewhere, data=elsewhere, cache=elsewhere / "cache")
        put_plan(home, PLAN + SERIES)
        appoint(Coach(home, series.clock), "physio", "tue 14:00")
    appoint(series, "physio", "tue 14:00")
    for path in home.journal.glob("*.json"):
        shutil.copy(path, series.home.journal)
    series.refresh()
    assert len(entries(series, "appointed")) == 2
    assert to_come(series) == [("physio", TUE, time(14), "")]
    series.undo()
    assert to_come(series) == []


def test_a_visit_of_ones_own_is_checked_off_and_written_down_and_named_long_after(
    mine: Coach, clock: FixedClock
) -> None:
    appoint(mine, "dr. Ruiz", "tue 14:00")
    clock.moment += 2 * DAY
    mine.refresh()
    assert mine.tasks.done("dr r").text == "Dr. Ruiz: done. 0 of 4 today."
    mine.tasks.write_down("dr r", [("What was adv", "walk")])
    assert known(mine) == ((known(mine)[0][0],), ())
    clock.moment += 120 * DAY
    late = again(mine)
    late.tasks.note("x")
    row = next(row for row in late.day(TUE).rows if row.kind == "visit")
    assert (row.name, row.state, row.log) == ("Dr. Ruiz", "done", (("What was advised", "walk"),))
    assert [(visit.name, done) for visit, done in known(late)[1]] == [("Dr. Ruiz", True)]
    assert "Dr. Ruiz: done" in [entry.fact for entry in late.diary.of_day(TUE)]


def test_a_past_day_stays_as_it_was_judged_whatever_becomes_of_plan_and_appointment(
    series: Coach, clock: FixedClock
) -> None:
    appoint(series, "physio", "mon 14:00")
    clock.moment += DAY
    series.refresh()
    for task in ("pump", "press"):
        series.tasks.done(task)
    monday = SUNDAY.date() + DAY
    clock.moment += DAY
    series.refresh()
    before, record = states(series, monday), series.day(monday).record
    assert before["physio"] == "offered"
    edit_plan(series, SERIES, "")
    series.tasks.note("x")
    entry = next(entry for entry in series.diary.of_day(SUNDAY.date()) if entry.kind == "visit")
    series.take_back(entry)
    after = again(series)
    assert states(after, monday) == before
    assert after.day(monday).record == record


def test_where_it_is_can_be_put_right_and_keeps_its_day(series: Coach) -> None:
    appoint(series, "physio", "tue 14:00", place="Mill Road")
    (entry,) = [entry for entry in series.diary.of_day(series.today_date) if entry.kind == "visit"]
    said = series.amend(entry, Correction(text="Hill Road")).text
    assert said == "Corrected: Physiotherapy: appointment 24 Nov 2026 14:00 – “Hill Road”."
    assert to_come(series) == [("physio", TUE, time(14), "Hill Road")]


def test_an_appointment_in_the_small_hours_has_its_own_date_in_the_diary(coach: Coach) -> None:
    assert "30 November 02:30" in appoint(coach, "clinic", "30 Nov 02:30").text
    assert "30 Nov 2026 02:30" in next(coach.diary.newest()).words
