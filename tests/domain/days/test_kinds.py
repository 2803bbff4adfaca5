"""Activities, checks and holds: asked, climbed, eased and halved as what they are."""

from __future__ import annotations

import pytest
from kits.guidance_examples import days, minutes, offered, plan
from kits.guidance_kit import Life, open_rows

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Task

WALK = minutes(5, 10, 15, task_id="walk", kind="activity", regions=("low-back",))
CHECK = Task(id="screen", kind="check", name="Screen height", rungs=(Dose(),))
HOLD = Task(
    id="stretch", kind="exercise", name="Stretch", rungs=tuple(Dose(seconds=one, sides=2) for one in (20, 30))
)


@pytest.mark.parametrize("task", [WALK, HOLD], ids=["activity", "hold"])
def test_it_climbs_by_its_sessions_and_a_flare_halves_it(task: Task) -> None:
    life = Life(plan(task))
    days(life, 5)
    assert offered(life) == {task.id}
    life.flare(begins=True)
    assert life.see().rows[0].dose.total == {"walk": 2, "stretch": 20}[task.id]


def test_a_walk_goes_on_where_a_device_rests() -> None:
    pump = minutes(3, 5, regions=("low-back",))
    life = Life(plan(WALK, pump))
    life.pain(7, regions=("low-back-right",))
    assert [(row.task, row.state) for row in life.see().rows] == [("walk", "due"), ("pump", "rested")]


def test_a_check_counts_in_the_day_and_has_nothing_to_climb() -> None:
    life = Life(plan(CHECK, minutes(3)))
    for _ in range(30):
        life.pain(0)
        seen = life.see()
        assert "screen" not in seen.levels
        assert seen.rows[0].dose_words == ""
        life.do(open_rows(seen)[0])
        assert life.see().record.share == 0.5
        life.end(seen, [])
    assert not any("step" in why for why in life.see().rows[0].why)
