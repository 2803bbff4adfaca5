"""One line of the table: what was measured, beside its target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from typing import Literal

import msgspec

from .processes import Cost

Pairs = Sequence[tuple[Cost, Cost]]
"""What two sides cost, measured in turns: ours and what it is held against."""


class Finding(msgspec.Struct, frozen=True):
    """A ratio of two costs, measured in turns in one run.

    Attributes:
        part: The part of the run it belongs to.
        name: What is compared with what.
        ratio: Median of the ratios pair by pair.
        low, high: The middle half of those ratios.
        cpu: The same median by CPU time, which other work on the machine disturbs less.
        target: What the ratio should be at most, or at least with ``at_least``; None where it only informs.
        ours, theirs: Median costs of the two sides.
        unit: What those are in.
    """

    part: str
    name: str
    ratio: float
    low: float
    high: float
    cpu: float
    target: float | None
    ours: float
    theirs: float
    unit: str
    at_least: bool

    @property
    def met(self) -> bool:
        """Whether the target is met; a line without one always is."""
        if self.target is None:
            return True
        return self.ratio >= self.target if self.at_least else self.ratio <= self.target


def pairs(rounds: int, ours: Callable[[], Cost], theirs: Callable[[], Cost]) -> Pairs:
    """Measure two sides in turns, after one pair that is not counted."""
    return [(ours(), theirs()) for _round in range(rounds + 1)][1:]


def compare(
    part: str,
    name: str,
    measured: Pairs,
    target: float | None,
    *,
    by: Literal["wall", "cpu", "peak"] = "wall",
    at_least: bool = False,
) -> Finding:
    """The finding of some pairs: ours by theirs, or with ``at_least`` theirs by ours."""
    ratios = sorted(_ratios(measured, by, at_least))
    quarter = len(ratios) // 4
    return Finding(
        part,
        name,
        median(ratios),
        ratios[quarter],
        ratios[-1 - quarter],
        median(_ratios(measured, "cpu", at_least)),
        target,
        median(getattr(ours, by) for ours, _theirs in measured),
        median(getattr(theirs, by) for _ours, theirs in measured),
        "MiB" if by == "peak" else "ms",
        at_least,
    )


def table(findings: Sequence[Finding]) -> str:
    """The findings as a table in Markdown."""
    lines = [
        "| what | ratio | middle half | target | | by CPU | ours | beside |",
        "|---|--:|--:|--:|---|--:|--:|--:|",
    ]
    part = ""
    for found in findings:
        if found.part != part:
            part = found.part
            lines.append(f"| **{part}** | | | | | | | |")
        target = "" if found.target is None else f"{'≥' if found.at_least else '≤'} {found.target:g}"
        verdict = "" if found.target is None else "met" if found.met else "missed"
        cpu = "" if found.unit == "MiB" else f"{found.cpu:.2f}"
        lines.append(
            f"| {found.name} | {found.ratio:.2f} | {found.low:.2f}–{found.high:.2f} | {target} | {verdict} "
            f"| {cpu} | {found.ours:.1f} {found.unit} | {found.theirs:.1f} {found.unit} |"
        )
    return "\n".join(lines)


def _ratios(measured: Pairs, by: str, at_least: bool) -> list[float]:  # noqa: FBT001
    found = [getattr(ours, by) / getattr(theirs, by) for ours, theirs in measured]
    return [1 / ratio for ratio in found] if at_least else found
