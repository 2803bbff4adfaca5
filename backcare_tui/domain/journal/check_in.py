"""The weekly check-in: PEG's three questions (Krebs 2009), and what its scores say."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from backcare_tui.domain.journal.day_record import NEARLY
from backcare_tui.domain.journal.events import CheckedIn
from backcare_tui.domain.plan.dose import percent

QUESTIONS = (
    "How much pain did you have on average?",
    "How much did pain get in the way of enjoying life?",
    "How much did pain get in the way of general activity?",
)
"""Of the past week."""
ENDS = ("0 no pain · 10 as bad as you can imagine", *("0 not at all · 10 completely",) * 2)
"""What the ends of each answer mean."""
MARKED, POINT = 0.3, 1.0
"""A change of 30 % is meaningful (Krebs 2009; Ostelo 2008), where it is a point of 10 as well."""


class CheckInNow(msgspec.Struct, frozen=True):
    """The latest check-in beside the first.

    Attributes:
        score: The latest, 0 to 10.
        first: The very first.
        change: The change against the first, as a share of it: -0.3 is 30 % better; None where the first was 0.
    """

    score: float
    first: float
    change: float | None

    @property
    def marked(self) -> bool:
        """Whether the change is 30 % or more, either way, and a point at least."""
        far = self.change is None or abs(self.change) >= MARKED - NEARLY
        return far and abs(self.score - self.first) >= POINT - NEARLY

    @property
    def worse(self) -> bool:
        """Whether it is that much worse."""
        return self.marked and self.score > self.first

    @property
    def words(self) -> str:
        """The score and the change in one sentence."""
        score = f"Check-in {self.score:.1f} of 10"
        if self.change is None or self.score == self.first:
            meaning = ", a meaningful change" if self.marked else ""
            return f"{score}, {'as' if self.score == self.first else 'beside'} {self.first:.1f} at first{meaning}."
        way = "lower" if self.change < 0 else "higher"
        meaning = ", a meaningful change" if self.marked else ""
        return f"{score}, {percent(abs(self.change))} {way} than at first ({self.first:.1f}){meaning}."


def check_in_now(checkins: Sequence[CheckedIn], first: float | None) -> CheckInNow | None:
    """The latest check-in of the last eight weeks; None without one."""
    if not checkins:
        return None
    score = checkins[-1].score
    start = score if first is None else first
    return CheckInNow(score, start, (score - start) / start if start else None)
