"""One scale for all that a trend draws: a median runs through the line of dots of its own level."""

from __future__ import annotations

import pytest

from backcare_tui.tui.trend.pain_plot import HIGHEST, centred, level_row
from backcare_tui.tui.trend.plot import HEIGHTS


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("level", range(HIGHEST + 1))
def test_a_median_stands_in_the_line_of_its_level(level: int, height: int) -> None:
    dot = round(centred(level, height) / HIGHEST * (4 * height - 1))
    assert height - 1 - dot // 4 == level_row(level, height)
