"""The one step up that is told ahead."""

from __future__ import annotations

import re

from kits.guidance_examples import days, minutes, plan
from kits.guidance_kit import Life, open_rows

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Notes, Task


def two() -> Life:
    return Life(plan(minutes(3, 5, 8), minutes(10, 15, 20, task_id="belt")))


def test_one_step_is_told_and_it_is_the_one_that_is_offered_first() -> None:
    life, told = two(), ""
    for _ in range(40):
        life.pain(1)
        seen = life.see()
        climbing = [task for task, level in seen.levels.items() if level.kind == "climb"]
        if climbing:
            assert not seen.coming, "what an offer comes to is not known yet"
            name = next(row.name for row in seen.rows if row.task == climbing[0])
            assert not told or told.startswith(name)
        elif seen.coming:
            assert re.fullmatch(r"\w+ \d+ min; \d+ [A-Z][a-z]+ at the soonest", seen.coming)
            told = seen.coming
        for row in open_rows(seen):
            life.do(row)
        life.end(seen, [])
    assert told


def test_a_sore_day_tells_of_no_step_to_come() -> None:
    life = two()
    days(life, 3, 1)
    life.pain(1)
    assert life.see().coming
    life.pain(8)
    assert not life.see().coming


def test_a_step_to_come_out_of_the_easier_form_says_what_is_new_in_it() -> None:
    notes = Notes(easier="Lying down, breathing only: slow.", then="standing, with the arch")

    life = Life(
        plan(
            Task(
                id="open",
                kind="exercise",
                name="Opener",
                rungs=(Dose(breaths=5),),
                easier=Dose(breaths=10),
                start_rung=0,
                notes=notes,
            )
        )
    )
    days(life, 3, 1)
    life.pain(1)
    assert life.see().coming.startswith("Opener 5 breaths, standing, with the arch; ")
