"""Year as tests look at it."""

from __future__ import annotations

import pytest

from backcare_tui.tui.year.grid import YearGrid
from kits.tui_kit import LARGE, SMALL, USUAL, Desk

ROOM = (200, 60)
ALL = pytest.mark.parametrize("size", [SMALL, USUAL, LARGE, ROOM], ids=["40x20", "80x24", "120x40", "200x60"])


def grid(desk: Desk) -> YearGrid:
    return desk.app.screen.query_one(YearGrid)
