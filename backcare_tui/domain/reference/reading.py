"""The page on how to read it all: the words that every screen counts on, each once and in short."""

from __future__ import annotations

from backcare_tui.domain.glyphs import TURNS
from backcare_tui.domain.guidance.headline import BEGIN, GENTLY, OPENINGS
from backcare_tui.domain.plan.dose import percent
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.reference.plan_words import Part, grace_words
from backcare_tui.text.language import count

READING, TITLE, ABOUT = "reading", "How to read it", "kept, on target, strength, rung, zone, eased, offered"
"""The page's id, its title, and what it is about."""


def reading(plan: Plan) -> list[Part]:
    """Its parts, with the plan's own thresholds in them."""
    opens = {stance: f"“{words}”" for stance, words in OPENINGS.items()}
    amber, red = plan.amber, plan.red
    return [
        (
            "How a day begins",
            (
                f"{opens['hold']}: the usual day; the first is “{BEGIN}”.",
                f"{opens['progress']}: one task is offered its next rung.",
                f"{opens['ease']}, or “{GENTLY}” where nothing can be less: after bad days, and in a flare.",
                f"{opens['rest']}: nothing is asked.",
            ),
        ),
        (
            "A row",
            (
                "Offered: yours to take today, not owed yet. Optional: never counted. Rested: not for today, and its reasons say why.",
                "Rung: one dose on a task's ladder, the lightest first.",
                f"{TURNS['up']} more than last time, {TURNS['down']} less. A step up is an offer until you check it off.",
                "Eased: less than its rung asks, for now. The rung itself stays.",
            ),
        ),
        (
            "Days and weeks",
            (
                f"Kept: a day with {percent(plan.day_counts_at)} of what was due done; on an eased day any one task "
                "keeps it. What is skipped with a reason does not count.",
                f"On target: a week with {count(plan.week_target, 'kept day')}, or fewer where days did not count, as "
                "on a pause.",
                f"Streak: kept days, or weeks on target, in a row. {grace_words(plan)}",
                "Strength: how firm a habit is, 0 to 100. A daily task that you never miss has 50 after 13 days and 80 "
                "after a month; missed days take some of it, skipped ones nothing.",
            ),
        ),
        (
            "Pain",
            (
                f"Zone: the worst of today and yesterday. Green is below {amber}, amber {amber} to {red - 1}, red "
                f"{red} or more.",
                "Usual: the middle of your last two weeks.",
                "Trend holds mornings after days with a task beside those after days as sore without it, with how many "
                "days. Days left out are often other days to begin with: it tells what was, not why.",
                "The gap, 95 %: from where to where it may lie. A range with 0 in it may be chance alone.",
            ),
        ),
        ("Source", ("app default; strength as in Loop Habit Tracker",)),
    ]
