"""An appointment is a row of its day that counts for nothing, and how the back is after it is asked once."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import FULL, MON, base, did, judged, lives, pain, plan, planned, skip, story, task
from kits.examples import examples
from msgspec.structs import replace

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.days.fortnight import fortnight
from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.days.visits import follow_up, tomorrow_words
from backcare_tui.domain.journal.appointments import OWN, QUESTIONS
from backcare_tui.domain.journal.events import Appointed, Done, DueTask, Event, Paused, Screened
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.schedule import OnWeekdays

TUE = MON + ONE_DAY
OSTEO = OWN + "osteo"
PLAN = plan(
    task(), task("physio", kind="visit", name="Physiotherapy", rungs=(Dose(),), every=OnWeekdays((6,)))
)


def appointed(on: date, said: date = MON, **more: Any) -> Appointed:
    given: dict[str, Any] = {"task": OSTEO, "name": "Osteo", **more}
    return Appointed(**base(said, None, f"{said:%Y%m%d}-{on:%Y%m%d}-{given['task']}"), on=on, **given)


def visited(day: date, what: str = OSTEO, hour: int = 15) -> Done:
    return Done(**base(day, None, f"{day:%Y%m%d}-{what}", hour), task=what, dose=Dose())


@examples(30)
@given(lives() | lives(stored=False), st.data())
def test_an_appointment_kept_or_missed_alters_no_day_and_no_streak(
    life: tuple[Plan, list[Event]], data: st.DataObject
) -> None:
    _plan, events = life
    if not events:
        return
    first, through = min(event.day for event in events), MON + timedelta(days=40)
    more: list[Event] = []
    for number in range(data.draw(st.integers(1, 4))):
        said = first + timedelta(days=data.draw(st.integers(0, 20)))
        on = said + timedelta(days=data.draw(st.integers(0, 9)))
        what = data.draw(st.sampled_from([OSTEO, "a", "b", "gone"]))
        more.append(replace(appointed(on, said, task=what), id=f"9999-{number}"))
        if what == OSTEO and data.draw(st.booleans()):
            more.append(replace(visited(on), id=f"9999-{number}-done"))

    def judged(known: list[Event]) -> list[tuple[str, str, float]]:
        records = replay(Checkpoint(), by_day(known), through)[1]
        return [(record.state, record.for_streaks, record.share) for record in records]

    def streaks(known: list[Event]) -> object:
        return replay(Checkpoint(), by_day(known), through)[0].tally

    assert judged([*events, *more]) == judged(events)
    assert streaks([*events, *more]) == streaks(events)


def test_on_an_eased_day_a_visit_of_ones_own_is_not_the_one_task_that_keeps_it() -> None:
    due = (DueTask("a", FULL),)
    assert judged(due, did("a", TUE, 0.3), visited(TUE), eased=True)[0] == "missed"
    assert judged(due, did("a", TUE), eased=True)[0] == "kept"


def test_it_is_a_row_of_its_day_by_the_hour_with_questions_and_in_no_other() -> None:
    events: list[Event] = [
        planned(MON, PLAN),
        appointed(TUE, hour=time(14), place="Dr Ruiz"),
        appointed(TUE, task="physio", name="Physio", hour=time(9)),
    ]
    rows = story(PLAN, events, TUE).rows
    assert [row.task for row in rows] == ["a", "physio", OSTEO]
    physio, own = rows[1:]
    assert (own.kind, own.name, own.state, own.optional, own.meant) == (
        "visit",
        "Osteo",
        "offered",
        True,
        time(14),
    )
    assert (own.appointed, own.notes.log, own.dose_words) == ("Dr Ruiz", QUESTIONS, "14:00")
    assert own.why == ("Appointed for this day at 14:00, Dr Ruiz.",)
    assert (physio.name, physio.state, physio.appointed) == ("Physiotherapy", "offered", "appointment")
    for day in (MON, TUE + ONE_DAY):
        assert [row.task for row in story(PLAN, events, day).rows] == ["a"]


def test_the_day_before_tells_it_and_two_weeks_show_it() -> None:
    events: list[Event] = [
        planned(MON, PLAN),
        appointed(TUE, hour=time(14)),
        appointed(TUE, task="physio", name="P"),
    ]
    today = story(PLAN, events, MON)
    assert tomorrow_words(today) == "Tomorrow: Physiotherapy; 14:00: Osteo"
    assert [visit.task for visit in today.visits] == ["physio", OSTEO]
    assert tomorrow_words(story(PLAN, events, TUE)) == ""
    assert tomorrow_words(story(PLAN, events, MON, TUE)) == ""
    shown = {line.task: (line.name, line.states[:2]) for line in fortnight(PLAN, today).tasks}
    assert shown[OSTEO] == ("Osteo", ("", "offered"))
    assert shown["physio"] == ("Physiotherapy", ("", "offered"))


def test_a_pause_and_a_warning_sign_leave_a_visit_of_ones_own_where_it_is() -> None:
    there: list[Event] = [planned(MON, PLAN), appointed(TUE)]
    for more in (
        Paused(**base(MON, None, "z"), first=MON),
        Screened(**base(MON, None, "z"), signs=("cauda-equina",)),
    ):
        assert {row.task: row.state for row in story(PLAN, [*there, more], TUE).rows}[OSTEO] == "offered"


def test_what_was_done_of_it_stays_on_its_day_whatever_becomes_of_the_appointment() -> None:
    events: list[Event] = [planned(MON, PLAN), visited(TUE)]
    row = story(PLAN, events, TUE, TUE + ONE_DAY).rows[-1]
    assert (row.kind, row.name, row.state, row.optional) == ("visit", "Osteo", "done", True)


DONE: list[Event] = [planned(MON, PLAN), appointed(TUE, hour=time(14)), visited(TUE, hour=15)]
NOW, EVENING = (f"After the visit (Osteo): how is your back {when}?" for when in ("now", "this evening"))
MORNING = "The morning after the visit (Osteo): how is your back?"


def report(day: date, hour: int) -> Event:
    return replace(pain(day, 3), **base(day, None, f"{day:%Y%m%d}-x{hour:02d}", hour))


@pytest.mark.parametrize(
    ("events", "day", "now", "asked"),
    [
        (DONE, TUE, time(15, 59), ""),
        (DONE, TUE, time(16), NOW),
        (DONE, TUE, time(18), EVENING),
        (DONE, TUE, time(1), EVENING),
        ([*DONE, report(TUE, 12)], TUE, time(19), EVENING),
        ([*DONE, report(TUE, 16)], TUE, time(19), ""),
        ([planned(MON, PLAN), visited(TUE, hour=9)], TUE, time(11), NOW),
        (
            [planned(MON, PLAN), visited(TUE, "physio", 9)],
            TUE,
            time(11),
            NOW.replace("Osteo", "Physiotherapy"),
        ),
        (DONE[:2], TUE, time(19), ""),
        (DONE, TUE + ONE_DAY, time(4), MORNING),
        (DONE, TUE + ONE_DAY, time(11, 59), MORNING),
        (DONE, TUE + ONE_DAY, time(12), ""),
        (DONE, TUE + ONE_DAY, time(3), ""),
        ([*DONE, report(TUE + ONE_DAY, 6)], TUE + ONE_DAY, time(8), ""),
        (DONE, TUE + 2 * ONE_DAY, time(8), ""),
        ([*DONE, Screened(**base(TUE, None, "z", 16), signs=("cauda-equina",))], TUE, time(19), ""),
        ([*DONE, Paused(**base(TUE, None, "z", 16), first=TUE)], TUE, time(19), ""),
        ([*DONE[:2], skip(OSTEO, TUE)], TUE, time(19), ""),
    ],
)
def test_how_the_back_is_after_a_visit_is_asked_until_a_report_answers_or_its_time_is_over(
    events: list[Event], day: date, now: time, asked: str
) -> None:
    assert follow_up(story(PLAN, events, day), now, PLAN.starts_at) == asked
