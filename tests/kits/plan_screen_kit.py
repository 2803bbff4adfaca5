"""A plan with errors, and the sizes that Plan is looked at in."""

from __future__ import annotations

import pytest

from kits.tui_kit import LARGE, SMALL, USUAL

SIZES = pytest.mark.parametrize(
    "size", [SMALL, USUAL, LARGE, (200, 60)], ids=["40x20", "80x24", "120x40", "200x60"]
)
SLIPS = (("[3, 5, 8, 10]", "[3, 5, 8, 100]"), ('["mon", "wed", "fri"]', '["mon", "wed", "fry"]'))
