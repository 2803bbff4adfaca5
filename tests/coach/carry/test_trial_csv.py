"""A trial carried out is enough for anyone to work its result out again, to the last digit, without a line of ours."""

from __future__ import annotations

import csv
import io
import runpy
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from kits.cli_kit import ROOT
from kits.domain_kit import base
from kits.result_kit import Lived, on_disk
from kits.trial_kit import ARMS, FIRST

from backcare_tui.cli.render.history import result_json
from backcare_tui.coach import Refused
from backcare_tui.coach.carry.trial_csv import COLUMNS, trial_csv
from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal.events import Arm, Event, Flared
from backcare_tui.paths import Home

recomputed: Callable[[str], dict[str, Any]] = runpy.run_path(str(ROOT / "docs" / "recompute_trial.py"))[
    "recomputed"
]


def flare(first: int, last: int) -> list[Event]:
    days = (FIRST + timedelta(days=first), FIRST + timedelta(days=last))
    return [
        Flared(**base(day, None, f"{day:%Y%m%d}05"), begins=begins)
        for day, begins in zip(days, (True, False), strict=True)
    ]


LIVES: dict[str, dict[str, Any]] = {
    "whole": {"seed": 3},
    "ended by the person, with a flare": {"seed": 7, "most": 72, "events": flare(8, 12)},
    "no difference, many numbers missing": {"seed": 11, "gap": 0.0, "missing": 0.35},
}


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_the_script_beside_the_page_finds_every_number_of_the_result(
    home: Home, life: dict[str, Any]
) -> None:
    lived = Lived(**life)
    coach = on_disk(home, lived.events, lived.day + ONE_DAY)
    found = recomputed(trial_csv(coach).decode())
    told = result_json(coach.history.trial_result())
    assert found == {name: told[name] for name in ("counted", "compared", "without_first")}
    assert found["compared"]["pairs"] >= 8


def test_every_day_that_was_an_arms_or_was_held_has_its_line(home: Home) -> None:
    lived = Lived(7, most=72, events=flare(8, 12))
    rows = [
        *csv.DictReader(trial_csv(on_disk(home, lived.events, lived.day + ONE_DAY)).decode().splitlines())
    ]
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(lived.trial.days) + len(lived.trial.held)
    assert [row["day"] for row in rows] == sorted(row["day"] for row in rows)
    assert [row["held"] for row in rows if row["held"]] == ["flare"] * len(lived.trial.held)
    assert {row["counts"] for row in rows if row["spoilt"] == "1"} == {"0"}
    arms = [row["arm"] for row in rows if row["spoilt"] == "1"][-1:]
    by_arm = lived.result.by_arm
    assert by_arm is not None
    assert ["ab"[arm] for arm in (0, 1) if by_arm.done[arm].flares] == arms


@pytest.mark.parametrize(("old", "new"), [(",b,Massage,", ",a,Massage,"), (",1,0,,", ",0,0,,")])
def test_a_file_that_was_changed_is_not_believed(home: Home, old: str, new: str) -> None:
    lived = Lived(3)
    text = trial_csv(on_disk(home, lived.events, lived.day + ONE_DAY)).decode()
    with pytest.raises(ValueError, match=r"the seed draws|is not as the file says"):
        recomputed(text.replace(old, new))


def test_no_name_is_taken_for_a_formula(home: Home) -> None:
    lived = Lived(3, arms=(Arm("=1+1", ARMS[0].tasks), Arm("@x\r\n\u2028,y", ARMS[1].tasks)))
    text = trial_csv(on_disk(home, lived.events, lived.day + ONE_DAY)).decode()
    assert recomputed(text)["counted"] == 14
    names = {row["arm_name"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert names == {"'=1+1", "'@x\r\n\u2028,y"}


def test_before_its_end_and_with_too_few_pairs_nothing_goes_out(home: Home) -> None:
    lived = Lived(5, most=20)
    with pytest.raises(Refused, match="A trial runs: pair 4 of 14"):
        trial_csv(on_disk(home, lived.events[:-1], lived.trial.days[-1].day + ONE_DAY))
    with pytest.raises(Refused, match=r"^[0-3] of its pairs counts?: which day was whose is told from 8 on"):
        trial_csv(on_disk(home, lived.events, lived.day + ONE_DAY))
