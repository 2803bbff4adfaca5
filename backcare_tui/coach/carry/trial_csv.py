"""A trial carried out: a line a day, with all that its result can be worked out from by anyone, and no way to it before its end."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from backcare_tui.coach.results import Refused
from backcare_tui.domain.journal.trial import Trial, a_first
from backcare_tui.domain.trial.compare import LEAST_PAIRS
from backcare_tui.domain.trial.doing import asked_and_done
from backcare_tui.domain.trial.result import tells_by_arm
from backcare_tui.storage.formats.tidy_csv import free

if TYPE_CHECKING:
    from backcare_tui.coach.coach import Coach
    from backcare_tui.domain.journal.day_record import DayRecord

COLUMNS = (
    "day",
    "trial",
    "pair",
    "draw",
    "period",
    "nth",
    "arm",
    "arm_name",
    "number",
    "counts",
    "spoilt",
    "held",
    "done_of_asked",
    "seed",
    "a_first",
)
Row = dict[str, object]


def trial_csv(coach: Coach, which: int | None = None) -> bytes:
    """A trial that is over as CSV, a line for each day that belonged to an arm or was held.

    Args:
        coach: Whose trial it was.
        which: Its number, from 1 in the order they began; None: the last one.

    Raises:
        Refused: There is none such, it is not over, or too few of its pairs count to tell anything by arm.
    """
    trial = coach.history.trial(which)
    if not tells_by_arm(trial):
        counted = len(trial.counted)
        raise Refused(
            f"{counted} of its pairs {'counts' if counted == 1 else 'count'}: which day was whose is told from {LEAST_PAIRS} on."
        )
    records = {record.day: record for record in coach.history.trial_days(trial)[0]}
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(row for _day, row in sorted(_rows(trial, records), key=lambda one: one[0]))
    return text.getvalue().encode()


def _rows(trial: Trial, records: dict[date, DayRecord]) -> Iterator[tuple[date, Row]]:
    counted = {pair.draw for pair in trial.counted}
    for one in trial.days:
        place, arm = one.place, trial.arm_of(one.place)
        record = records.get(one.day)
        done, asked = asked_and_done(trial.arms[arm].tasks, record.outcomes if record is not None else {})
        yield (
            one.day,
            {
                "day": one.day.isoformat(),
                "trial": free(trial.id),
                "pair": place.pair,
                "draw": place.draw,
                "period": 2 if place.second else 1,
                "nth": place.nth,
                "arm": "ab"[arm],
                "arm_name": free(trial.arms[arm].name),
                "number": "" if one.level is None else one.level,
                "counts": int(place.draw in counted),
                "spoilt": int(place.draw in trial.spoilt),
                "done_of_asked": f"{done} of {asked}",
                "seed": free(trial.seed),
                "a_first": int(a_first(trial.seed, place.draw)),
            },
        )
    for day, why in trial.held:
        yield day, {"day": day.isoformat(), "trial": free(trial.id), "held": why}
