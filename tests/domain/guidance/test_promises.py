"""What guidance promises of whole lives, a part of a year of them; docs/make_lives.py lives all of all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from cast import ROWS, never
from people import Life, PainCourse
from simulate import live, shipped
from told import Told

SEED = 1


def lived(days, **more):
    plan, atlas = shipped()
    told = Told(plan)
    for day in live(Life(name="tried", rows=ROWS, **more), plan, atlas, seed=SEED, days=days):
        told.see(day)
    return told


@pytest.fixture(scope="module")
def lasting():
    """The same lasting pain, told in three ways."""
    return {told: lived(75, remembers=PainCourse(4, 1.4, told)) for told in ("now", "morning", "evening")}


def test_lasting_pain_at_its_usual_level_climbs(lasting):
    assert lasting["now"].net >= 3


def test_the_same_pain_gives_nearly_the_same_days_however_it_is_told(lasting):
    nets = [told.net for told in lasting.values()]
    assert max(nets) - min(nets) <= 4


def test_no_two_new_rungs_within_a_week(lasting):
    for told in lasting.values():
        assert all(later - earlier >= 7 for earlier, later in pairwise(told.new))


def test_two_bad_days_in_the_first_fortnight_do_not_hold_the_first_step_back_for_long():
    told = lived(64, remembers=PainCourse(2, 1.2, bad=(5, 9)))
    assert told.first_lasting is not None
    assert told.first_lasting <= 35


def test_who_never_reports_climbs_slowly():
    told = lived(75, pain=never)
    assert 1 <= told.net <= 3


def test_a_linked_hurt_keeps_that_task_low_and_only_that():
    told = lived(75, remembers=PainCourse(2, 1.2, hurts="face-pull-press", linked=True))
    assert told.rungs[-1]["face-pull-press"] <= 2
    assert told.net >= 4
