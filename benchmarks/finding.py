"""One line of the table: what was measured, beside its target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from typing import TypeVar

import msgspec

Measured = TypeVar("Measured")


class Finding(msgspec.Struct, frozen=True):
    """A ratio of two costs, measured in turns in one run.

    Attributes:
        part: The part of the run it belongs to.
        name: What is compared with what.
        ratio: Median of the ratios pair by pair.
        low, high: The middle half of those ratios.
        target: What the ratio should be at most, or at least with ``at_least``; None where it only informs.
        ours, theirs: Median costs of the two sides.
        unit: What those are in.
    """

    part: str
    name: str
    ratio: float
    low: float
    high: float
    target: float | None
    ours: float
    theirs: float
    unit: str = "ms"
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the target is met; a line without one always is."""
        if self.target is None:
            return True
        return self.ratio >= self.target if self.at_least else self.ratio <= self.target


def pairs(
    rounds: int, ours: Callable[[], Measured], theirs: Callable[[], Measured]
) -> list[tuple[Measured, Measured]]:
    """Measure two sides in turns, after one pair that is not counted."""
    found = [(ours(), theirs()) for _round in range(rounds + 1)]
    return found[1:]


def compare(
    part: str,
    name: str,
    measured: Sequence[tuple[float, float]],
    target: float | None,
    *,
    unit: str = "ms",
    at_least: bool = False,
) -> Finding:
    """The finding of a list of pairs (ours, theirs); with ``at_least`` the ratio is theirs by ours."""
    ratios = sorted(theirs / ours if at_least else ours / theirs for ours, theirs in measured)
    quarter = len(ratios) // 4
    return Finding(
        part,
        name,
        median(ratios),
        ratios[quarter],
        ratios[-1 - quarter],
        target,
        median(ours for ours, _theirs in measured),
        median(theirs for _ours, theirs in measured),
        unit,
        at_least,
    )


def table(findings: Sequence[Finding]) -> str:
    """The findings as a table in Markdown."""
    lines = [
        "| what | ratio | middle half | target | | ours | beside |",
        "|---|--:|--:|--:|---|--:|--:|",
    ]
    part = ""
    for found in findings:
        if found.part != part:
            part = found.part
            lines.append(f"| **{part}** | | | | | | |")
        sign = "≥" if found.at_least else "≤"
        target = "" if found.target is None else f"{sign} {found.target:g}"
        verdict = "" if found.target is None else "met" if found.met else "MISSED"
        lines.append(
            f"| {found.name} | {found.ratio:.2f} | {found.low:.2f}–{found.high:.2f} | {target} | {verdict} "
            f"| {found.ours:.1f} {found.unit} | {found.theirs:.1f} {found.unit} |"
        )
    return "\n".join(lines)
