"""Nothing on any screen tells the arm of a day to come, nor how an arm does, while a trial runs."""

from __future__ import annotations

import re
from datetime import timedelta

from kits.result_kit import on_disk, with_reports
from kits.trial_desk import in_trial
from kits.trial_kit import Life
from kits.tui_kit import LARGE, at_desk

from backcare_tui.domain.journal.trial import a_first
from backcare_tui.paths import Home, find_home

DAYS = 5
"""The day after these is the last of a pair: whose turn tomorrow is, only the next draw says."""
KEYS = ("2", "3", "v", "v", "v", "5", "6", "7", "1", "w", "escape", "t", "end", "home", "escape")


def seeds() -> tuple[str, str]:
    """Two that draw the same first pair, and another order of the second."""
    first, *others = (f"s{number}" for number in range(40))
    known = a_first(first, 1), a_first(first, 2)
    return first, next(
        one for one in others if (a_first(one, 1), a_first(one, 2)) == (known[0], not known[1])
    )


async def seen(home: Home, seed: str) -> list[str]:
    """Every screen in turn, but for the mark of the seed, which tells nothing of it, and where it is kept."""
    screens = []
    async with at_desk(in_trial(home, DAYS, seed=seed), LARGE) as desk:
        screens.append(desk.text)
        for key in KEYS:
            await desk.press(key)
            screens.append(re.sub(r"\b[0-9a-f]{8}\b", "mark", desk.text).replace("hom2", "home"))
    return screens


async def test_no_screen_tells_whose_turn_tomorrow_is(home: Home, tmp_path: object) -> None:
    one, other = seeds()
    tomorrow = []
    for seed in (one, other):
        life = Life(seed=seed)
        trial = life.live(DAYS + 2)
        assert trial.place is not None
        tomorrow.append(trial.arm_of(trial.place))
    assert tomorrow[0] != tomorrow[1]  # it would be told
    assert await seen(home, one) == await seen(find_home(f"{tmp_path}/hom2", {}), other)


async def test_no_number_by_arm_is_to_be_found_while_it_runs(home: Home) -> None:
    """Numbers of either arm exchanged change nothing that is shown but yesterday's own."""
    screens = []
    for levels, place in ((lambda day: 1 + day.day % 5, home), (lambda day: 5 - day.day % 5, None)):
        where = place or find_home(f"{home.data}-2", {})
        life = Life(seed="s1")
        life.live(20, levels)
        async with at_desk(
            on_disk(where, with_reports(life.events, 5), life.day + timedelta(days=2)), LARGE
        ) as desk:
            shown = []
            for key in ("t", "end", "escape", "6", "5", "2"):
                await desk.press(key)
                shown.append(desk.text)
            screens.append(shown)
    assert screens[0] == screens[1]
