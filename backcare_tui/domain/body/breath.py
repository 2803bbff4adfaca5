"""The shape of a slow breath: in and out equally long, without a jump where they meet."""

from __future__ import annotations

from backcare_tui.domain.body.motion import eased

IN, OUT = "in", "out"


def fullness(phase: str, fraction: float) -> float:
    """How full the breath is, 0 to 1, when so much of breathing in or out is done."""
    return 1 - eased(fraction) if phase == OUT else eased(fraction)


def breath_at(seconds: float, pace: float) -> tuple[int, str, float]:
    """Where slow breathing stands: the breath, from 1; in or out; how much of that is done, 0 to 1.

    Args:
        seconds: Since the first breath began.
        pace: Breaths a minute.
    """
    breaths = max(0.0, seconds) * pace / 60
    whole = int(breaths)
    halves = 2 * (breaths - whole)
    return (whole + 1, IN, halves) if halves < 1 else (whole + 1, OUT, halves - 1)
