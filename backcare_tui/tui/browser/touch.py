"""Whether keys are pressed with fingers, and how high a thing is then that a thumb can find."""

from __future__ import annotations

import os

TOUCH = "BACKCARE_TOUCH"
"""Set by whoever serves a browser without a keyboard and a mouse."""

BUTTON = 3
"""Lines of a button: some 55 pixels on a phone."""

ROW = 2
"""Lines of a row of the day: some 38 pixels."""


def is_touched() -> bool:
    """Whether there is no keyboard but the one on the screen."""
    return bool(os.environ.get(TOUCH))


def row_height() -> int:
    """Lines of a row of the day."""
    return ROW if is_touched() else 1
