"""Pain around a visit is that of reports whose time is known, in the windows that are told, and never guessed."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from kits.domain_kit import FULL, MON, base

from backcare_tui.domain.history.visit_pain import VisitPain, visits_pain
from backcare_tui.domain.journal.events import Appointed, Done, Pain

STARTS = time(4)


def visit(hour: int | None = 15) -> Done:
    at = None if hour is None else time(hour)
    # Without a time it was written down the day after, so that nobody knows when it was.
    known = base(MON, None, "v", 9)
    if hour is None:
        known["at"] += timedelta(days=1)
    return Done(**{**known, "clock": at}, task="physio", dose=FULL)


def pain(level: int, clock: time, days: int = 0, **more: Any) -> Pain:
    day = MON + timedelta(days=days)
    return Pain(**{**base(day, None, f"p{level}", 9), "clock": clock}, level=level, **more)


@pytest.mark.parametrize(
    ("reports", "before", "after", "morning"),
    [
        ([], None, None, None),
        ([pain(6, time(8)), pain(5, time(14, 59)), pain(2, time(15, 59))], 5, None, None),
        ([pain(6, time(15), -1), pain(3, time(16)), pain(4, time(17, 10)), pain(9, time(19, 1))], 6, 4, None),
        ([pain(6, time(14, 59), -1), pain(7, time(19))], None, 7, None),
        ([pain(2, time(7), 1, when="morning"), pain(5, time(8), 1, when="morning")], None, None, 5),
        ([pain(2, time(7), 1)], None, None, None),
        ([pain(8, time(1))], None, None, None),
    ],
)
def test_each_window_takes_the_report_that_it_says(
    reports: list[Pain], before: int | None, after: int | None, morning: int | None
) -> None:
    found = visits_pain([visit(), *reports], {"physio"}, STARTS)
    assert found == [VisitPain(MON, "physio", before, after, morning)]


def test_of_a_visit_without_a_time_only_the_next_morning_is_known() -> None:
    reports = [pain(6, time(8)), pain(4, time(17)), pain(3, time(7), 1, when="morning")]
    assert visits_pain([visit(None), *reports], {"physio"}, STARTS) == [
        VisitPain(MON, "physio", None, None, 3)
    ]


def test_a_visit_of_ones_own_is_one_whose_time_is_its_appointments() -> None:
    put_down = Appointed(
        **base(MON, None, "a", 8), task="visit:osteopath", name="Osteopath", on=MON, hour=time(11)
    )
    later = Done(**base(MON, None, "v", 18), task="visit:osteopath", dose=FULL)
    reports = [pain(6, time(10)), pain(2, time(13)), pain(4, time(17))]
    assert visits_pain([put_down, later, *reports], {"physio"}, STARTS) == [
        VisitPain(MON, "visit:osteopath", 6, 2, None)
    ]


def test_what_is_no_visit_is_not_told_of() -> None:
    assert visits_pain([visit()], {"other"}, STARTS) == []
