"""The day's message: the most specific that fits the day and has not been said lately (docs/guidance.md, rule 15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.guidance.decision import Decision
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.journal.milestones import MILESTONES, NEW_RUNG, Milestones
from backcare_tui.domain.journal.recent import SHOWN, RecentHistory, lower_median
from backcare_tui.domain.plan.plan import Tip

TIERS = ((28, "months"), (7, "weeks"), (1, "days"), (0, "start"))
"""Days of the day streak from which each tier begins."""
AWAY = 7
"""Days without a session or a report after which one comes back."""
FRESH, FRESH_RUNG = 28, 7
"""Days through which a milestone, and a new rung, may still be told of: not on a red day, nor when nobody looks."""
LASTING, LASTING_DAYS, LASTING_LEAST = 4, 28, 14
"""Pain that lasts: this much at least in the middle of so many days, of which so many have a report."""
OCCASIONS = (
    "first",
    "return",
    "flare",
    "paused",
    "free",
    "rested",
    "less",
    "easiest",
    "lasting",
    *MILESTONES,
)
"""What a day may be beside its zone, its stance and its tasks."""


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
        occasions: What else it is, of ``OCCASIONS``.
        reached: The milestones of the last weeks, and when each was reached; each is told of once.
        silent: Whether a warning sign leaves no room for a message.
    """

    zone: str
    stance: str
    tier: str
    kinds: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    reached: Mapping[str, date] = {}
    silent: bool = False


def occasion_of(
    situation: Situation, decision: Decision, streak: int, begun: date | None, milestones: Milestones
) -> TipOccasion:
    """What a day is like.

    Args:
        situation: Of the day.
        decision: What it asks.
        streak: The day streak.
        begun: The day on which the diary was begun; None before anything was written.
        milestones: Of the diary by the day before.
    """
    plan, recent, day = situation.plan, situation.recent, situation.day
    asked = [due_task for due_task in decision.due_tasks if due_task.state != "rested"]
    off, rested, eased = situation.off, decision.stance == "rest", decision.stance == "ease"
    less = any(due_task.full is not None for due_task in asked)
    earlier = [reported for reported in recent.worst if reported < day]
    last = max([*earlier, *filter(None, (recent.last_done, begun))], default=day)
    # Nobody is praised for a new rung on a day on which one is taken back, or less is asked.
    is_down = eased or any(level.was is not None for level in decision.levels.values())
    month = [recent.worst[reported] for reported in earlier if reported >= recent.ago(LASTING_DAYS)]
    middle = lower_median(month, LASTING_LEAST)
    named = {
        "first": begun is None or begun >= day,
        "return": (day - last).days >= AWAY,
        "free": not (off or rested or any(due_task.state == "due" for due_task in asked)),
        "rested": rested and not off,
        "less": eased and less,
        "easiest": eased and not less,
        "flare": off == "flare",
        "paused": off == "paused",
        "lasting": middle is not None and middle >= LASTING,
    }
    return TipOccasion(
        situation.zone,
        decision.stance,
        tier_of(streak),
        kinds=frozenset(task.kind for one in asked if (task := plan.task(one.task)) is not None),
        targets=frozenset(target for one in asked for target in one.targets),
        occasions=frozenset(name for name, holds in named.items() if holds),
        reached={
            name: on
            for name, on in milestones.reached.items()
            if on >= recent.ago(FRESH_RUNG if name == NEW_RUNG else FRESH)
            and not (is_down and name == NEW_RUNG)
        },
        silent=situation.off == "locked",
    )


def fits(tip: Tip, occasion: TipOccasion) -> bool:
    """Whether a message fits a day; what it does not say fits any, but on a red day only what is written for one."""
    return (
        _suits(tip, occasion)
        and (not tip.streak or occasion.tier in tip.streak)
        and (not tip.kind or not occasion.kinds.isdisjoint(tip.kind))
        and (not tip.target or not occasion.targets.isdisjoint(tip.target))
    )


def _suits(tip: Tip, occasion: TipOccasion) -> bool:
    """Whether it fits how the day is; not what it asks, nor the streak, which a check-off changes."""
    return (
        (occasion.zone in tip.zone if tip.zone else occasion.zone != "red")
        and (not tip.stance or occasion.stance in tip.stance)
        and (not tip.occasion or not occasion.occasions.isdisjoint(tip.occasion))
    )


def _stays(tip: Tip, occasion: TipOccasion) -> bool:
    """Whether a message that was read stays: it gives way only where the day has turned hard, or what it says untrue."""
    hard = occasion.zone == "red" or occasion.stance in ("ease", "rest")
    for_hard = bool(tip.stance) and {"ease", "rest"}.issuperset(tip.stance)
    special = for_hard or bool(tip.occasion) or tip.zone in (("red",), ("unknown",))
    return _suits(tip, occasion) or not (hard or special)


def message(
    own: Sequence[Tip],
    shipped: Sequence[Tip],
    recent: RecentHistory,
    stored: Sequence[str],
    occasion: TipOccasion,
) -> Tip | None:
    """The day's message; once the day has stored one, that one, unless the day has turned too hard for it.

    Args:
        own: Those of the plan, in file order. They come before the shipped ones.
        shipped: Those that come along, in file order.
        recent: When each was said.
        stored: What the day has stored that it said.
        occasion: What the day is like.
    """
    if occasion.silent:
        return None
    tips, mine = (*own, *shipped), {tip.id for tip in own}
    today = replace(occasion, occasions=occasion.occasions.union(occasion.reached))
    read = {SHOWN + tip.id: tip for tip in reversed(tips) if SHOWN + tip.id in stored and _stays(tip, today)}
    if read:
        return next(read[said] for said in stored if said in read)
    lately = {tip.id: recent.said.get(SHOWN + tip.id, date.min) for tip in tips}
    new = _untold(tips, lately, occasion.reached)
    today = replace(occasion, occasions=occasion.occasions | new)

    def turn(tip: Tip) -> tuple[object, ...]:
        conditions = (tip.zone, tip.stance, tip.streak, tip.kind, tip.target, tip.occasion)
        return (
            new.isdisjoint(tip.occasion),
            lately[tip.id],
            tip.id not in mine,
            min(
                (place for place, name in enumerate(OCCASIONS) if name in tip.occasion),
                default=len(OCCASIONS),
            ),
            # Not only eight weeks count here, or what is plain would have no turn where much is specific.
            recent.longer.said.get(SHOWN + tip.id, date.min),
            -sum(map(bool, conditions)),
        )

    return min((tip for tip in tips if fits(tip, today)), key=turn, default=None)


def _untold(tips: Sequence[Tip], last: Mapping[str, date], reached: Mapping[str, date]) -> set[str]:
    """The milestones that no message has told of since they were reached."""
    told = {
        name: max((last[tip.id] for tip in tips if name in tip.occasion), default=date.max)
        for name in reached
    }
    return {name for name, on in reached.items() if told[name] <= on}
