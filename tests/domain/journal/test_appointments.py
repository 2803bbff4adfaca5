"""What stands of appointments after any word on them, and how they are written in a calendar."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from kits.domain_kit import MON, base, plan, task

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal.appointments import (
    MOST,
    OWN,
    PAST,
    after_appointed,
    coming_visits,
    own_id,
    visits_of,
)
from backcare_tui.domain.journal.events import Appointed

TUE, WED = MON + ONE_DAY, MON + 2 * ONE_DAY


def appointed(on: date, said: date = MON, **more: Any) -> Appointed:
    given: dict[str, Any] = {"task": "physio", "name": "Physio", **more}
    return Appointed(**base(said, None, ""), on=on, **given)


def standing(*events: Appointed) -> list[tuple[str, date, time | None]]:
    known: tuple[Appointed, ...] = ()
    for event in events:
        known = after_appointed(known, event)
    return [(one.task, one.on, one.hour) for one in known]


@pytest.mark.parametrize(
    ("events", "left"),
    [
        ([appointed(WED), appointed(TUE)], [("physio", TUE, None), ("physio", WED, None)]),
        ([appointed(WED), appointed(WED)], [("physio", WED, None)]),
        ([appointed(WED), appointed(WED, hour=time(9))], [("physio", WED, time(9))]),
        ([appointed(WED), appointed(TUE, was=WED)], [("physio", TUE, None)]),
        ([appointed(WED), appointed(TUE, was=WED), appointed(TUE, was=WED)], [("physio", TUE, None)]),
        ([appointed(WED), appointed(WED, off=True)], []),
        ([appointed(WED), appointed(TUE, off=True)], [("physio", WED, None)]),
        ([appointed(WED), appointed(WED, off=True, task="x")], [("physio", WED, None)]),
        (
            [appointed(WED, hour=time(14)), appointed(WED, hour=time(9), task="x")],
            [("x", WED, time(9)), ("physio", WED, time(14))],
        ),
    ],
    ids=[
        "two",
        "twins",
        "time",
        "moved",
        "moved twice",
        "off",
        "off another day",
        "off another",
        "by the hour",
    ],
)
def test_there_is_one_of_a_visit_on_a_day_and_the_later_word_holds(
    events: list[Appointed], left: list[tuple[str, date, time | None]]
) -> None:
    assert standing(*events) == left


def test_only_the_last_that_were_and_so_many_to_come_are_remembered() -> None:
    far = [appointed(MON + timedelta(days=days)) for days in range(200)]
    assert len(standing(*far)) == MOST
    later = MON + timedelta(days=40)
    on = [day for _task, day, _hour in standing(*far, appointed(later, later))]
    assert [day for day in on if day < later] == [later - timedelta(days=days) for days in range(PAST, 0, -1)]


def test_in_a_calendar_the_small_hours_are_of_the_next_date_and_the_plans_name_is_told() -> None:
    known = (appointed(MON, hour=time(2)), appointed(TUE, task="gone", name="Old", place="Mill Road"))
    late, other = visits_of(known, plan(task("physio", kind="visit", name="Physiotherapy")))
    assert (late.day, late.dated, late.time, late.name) == (MON, TUE, time(2), "Physiotherapy")
    assert (other.dated, other.name, other.place) == (TUE, "Old", "Mill Road")
    assert coming_visits(known, plan(), TUE) == (other,)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Dr. Ruiz", "dr-ruiz"),
        ("dr  ruiz", "dr-ruiz"),
        ("ÉCOLE_du dos", "école-du-dos"),
        ("[/b]", "b"),
        ("!?", ""),
    ],
)
def test_a_visit_of_ones_own_is_the_same_however_it_is_typed(typed: str, known: str) -> None:
    assert own_id(typed) == OWN + known
