"""A coach with a short plan of the person's own."""

from __future__ import annotations

import pytest
from kits.coach_kit import put_plan

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.paths import Home


@pytest.fixture
def mine(home: Home, clock: FixedClock) -> Coach:
    """A coach with the short plan in force and nothing recorded."""
    put_plan(home)
    return Coach(home, clock)
