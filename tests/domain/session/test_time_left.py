"""How long what is left takes: the sum of the steps that would guide it, and nothing that is not asked."""

from __future__ import annotations

import msgspec
import pytest
from kits.domain_kit import ATLAS
from kits.session_kit import AUTO, BREATH, CLAW, PRESS, PUMP, plan_of, rows_of

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.session.time_left import left_words, seconds_left, whole_minutes

PUMPED = 480 + 60
"""The device, and the minute before getting up."""
CLAWED = 60 + 15 + 60 + 15 + 60 + 15 + 60
"""Two spots, two sides each, the changes between."""
PRESSED = 4 * 8 + 30 + 4 * 8
"""Two sets at the plan's own cadence, the rest between."""
BREATHED = 5 * 10
BETWEEN = 15


def left(*tasks: Task, **did: Dose) -> float:
    plan = plan_of(*tasks)
    return seconds_left(rows_of(plan, **did), plan, ATLAS)


def test_all_kinds_take_their_work_rests_changes_and_a_devices_end() -> None:
    assert left(PUMP, CLAW, PRESS, BREATH) == PUMPED + CLAWED + PRESSED + BREATHED + 3 * BETWEEN


def test_what_is_done_takes_no_time_any_more_and_a_part_what_is_left_of_it() -> None:
    assert left(PUMP, BREATH, breath=Dose(breaths=5)) == PUMPED
    assert left(PUMP, pump=Dose(minutes=5)) == PUMPED - 300
    assert left(PUMP, pump=Dose(minutes=8)) == 0


@pytest.mark.parametrize(
    "change",
    [{"state": "offered"}, {"optional": True}, {"state": "skipped"}, {"state": "paused"}, {"kind": "visit"}],
    ids=str,
)
def test_what_is_not_owed_is_not_in_it(change: dict[str, object]) -> None:
    plan = plan_of(PUMP, BREATH)
    pump, breath = rows_of(plan)
    assert seconds_left([pump, msgspec.structs.replace(breath, **change)], plan, ATLAS) == PUMPED


def test_what_to_read_before_and_how_it_feels_after_take_as_long_as_one_likes() -> None:
    plan = plan_of(PUMP, guide=AUTO)
    assert seconds_left(rows_of(plan), plan, ATLAS) == PUMPED


@pytest.mark.parametrize(
    ("seconds", "minutes", "words"),
    [
        (0.0, 0, ""),
        (12.0, 1, "less than a minute left"),
        (60.0, 1, "about 1 min left"),
        (60.5, 2, "about 2 min left"),
        (841.0, 15, "about 15 min left"),
    ],
)
def test_a_begun_minute_is_a_whole_one(seconds: float, minutes: int, words: str) -> None:
    assert (whole_minutes(seconds), left_words(seconds)) == (minutes, words)
