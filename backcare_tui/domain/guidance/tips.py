"""The day's message: one that fits the day and has not been shown for longest (docs/guidance.md, rule 15)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from backcare_tui.domain.journal.recent import RecentHistory
from backcare_tui.domain.plan.plan import Tip

SHOWN = "tip:"
"""Before a message's id among what a day said."""
TIERS = ((28, "months"), (7, "weeks"), (1, "days"), (0, "start"))
"""Days of the day streak from which each tier begins."""


def tier_of(days: int) -> str:
    """The tier of a day streak."""
    return next(name for least, name in TIERS if days >= least)


class TipOccasion(msgspec.Struct, frozen=True):
    """What a day is like, as far as messages go by it.

    Attributes:
        zone, stance: Of the day.
        tier: Of the day streak.
        kinds: Of the tasks the day asks.
        targets: Those the day asks.
    """

    zone: str
    stance: str
    tier: str
    kinds: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()


def fits(tip: Tip, occasion: TipOccasion) -> bool:
    """Whether a message fits a day; what it does not say fits any."""
    return (
        (not tip.zone or occasion.zone in tip.zone)
        and (not tip.stance or occasion.stance in tip.stance)
        and (not tip.streak or occasion.tier in tip.streak)
        and (not tip.kind or not occasion.kinds.isdisjoint(tip.kind))
        and (not tip.target or not occasion.targets.isdisjoint(tip.target))
    )


def message(
    tips: Sequence[Tip], recent: RecentHistory, stored: Sequence[str], occasion: TipOccasion
) -> Tip | None:
    """The day's message; once the day has stored one, that one.

    Args:
        tips: In file order.
        recent: When each was shown.
        stored: What the day has stored that it said.
        occasion: What the day is like.
    """
    for tip in tips:  # a message that was read does not change when the pain or the stance does
        if SHOWN + tip.id in stored:
            return tip
    fitting = (tip for tip in tips if fits(tip, occasion))
    return min(fitting, key=lambda tip: recent.said.get(SHOWN + tip.id, date.min), default=None)
