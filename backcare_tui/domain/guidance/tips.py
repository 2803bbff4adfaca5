"""The day's message: one that fits the day and has not been shown for longest (design: GUIDANCE.md 15)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backcare_tui.domain.journal.recent import RecentHistory
from backcare_tui.domain.plan.plan import Tip

SAID = "tip:"
"""Before a message's id among what a day said."""
TIERS = ((28, "months"), (7, "weeks"), (1, "days"), (0, "start"))
"""Days of the day streak from which each tier begins."""


def tier_of(days: int) -> str:
    """The tier of a day streak."""
    return next(name for least, name in TIERS if days >= least)


def fits(tip: Tip, *, zone: str, stance: str, tier: str, kinds: set[str], targets: set[str]) -> bool:
    """Whether a message fits a day; what it does not say fits any."""
    return (
        (not tip.zone or zone in tip.zone)
        and (not tip.stance or stance in tip.stance)
        and (not tip.streak or tier in tip.streak)
        and (not tip.kind or not kinds.isdisjoint(tip.kind))
        and (not tip.target or not targets.isdisjoint(tip.target))
    )


def message(
    tips: Sequence[Tip],
    recent: RecentHistory,
    stored: Sequence[str],
    *,
    zone: str,
    stance: str,
    streak: int,
    kinds: set[str],
    targets: set[str],
) -> Tip | None:
    """The day's message; once the day has stored one, that one.

    Args:
        tips: In file order.
        recent: When each was shown.
        stored: What the day has stored that it said.
        zone: Of the day.
        stance: Of the day.
        streak: Days.
        kinds: Of the tasks the day asks.
        targets: Those the day asks.
    """
    for tip in tips:
        if SAID + tip.id in stored:
            return tip
    tier = tier_of(streak)
    fitting = [
        tip for tip in tips if fits(tip, zone=zone, stance=stance, tier=tier, kinds=kinds, targets=targets)
    ]
    return min(fitting, key=lambda tip: recent.said.get(SAID + tip.id, date.min), default=None)
