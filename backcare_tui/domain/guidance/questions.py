"""What a day may ask or offer beside its tasks: one thing at a time, and seldom (design: GUIDANCE.md 6, 8, 14)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from backcare_tui.domain.guidance.check_in import check_in_now
from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.guidance.progression import unsteady
from backcare_tui.domain.guidance.setbacks import (
    LEAST,
    come_often,
    lower_median,
    usual,
)
from backcare_tui.domain.journal.recent import Memory, back
from backcare_tui.domain.journal.status import MAINTAIN, Standing
from backcare_tui.domain.journal.streaks import Streak
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.schedule import TimesAWeek, schedule_words

FLARE, OVER, REVIEW, CHECK_IN, WELCOME, EVERY = (
    "flare",
    "flare-over",
    "review",
    "check-in",
    "welcome",
    "every",
)
SAID = "ask:"
"""Before a question's id among what a day said."""

FLARE_EVERY, OVER_EVERY, REVIEW_EVERY, CHECK_IN_EVERY, EVERY_EVERY = 14, 3, 42, 7, 56
"""Days between two askings of the same."""
AWAY = 7
"""Days without a check-off after which one is welcomed back."""
LONG_RUN = 28
"""Days of the streak that offer maintenance."""
OFTEN_RED = 4
"""Red days in six weeks that are a reason to have it looked at; nothing climbs among them."""
RISE = 2
"""How far above the usual a day is when "is this a flare?" is asked; 2 points matter (Ostelo 2008)."""


class Question(msgspec.Struct, frozen=True):
    """Something a day asks or says beside its tasks.

    Attributes:
        id: Which.
        text: One or two plain sentences.
        answers: What can be answered: ``yes-no``, ``check-in``, ``seen``, or empty where nothing can be.
    """

    id: str
    text: str
    answers: str = ""


def question_of(
    plan: Plan,
    stands: Standing,
    memory: Memory,
    levels: dict[str, Level],
    found: Mapping[date, str],
    streak: Streak,
    zone: str,
) -> Question | None:
    """The one thing to ask or offer today, the most important first.

    Args:
        plan: In force.
        stands: A lock, a pause, a flare.
        memory: The last eight weeks.
        levels: Where each task stands.
        found: The setbacks of the last four.
        streak: The streaks.
        zone: Today's.
    """
    if stands.signs or (stands.pause is not None and stands.pause.covers(memory.day)):
        return None
    asked = _flare(memory), _over(plan, stands, memory), _review(plan, stands, memory, levels, found)
    offered = (
        _welcome(memory),
        _maintain(plan, stands, memory, levels, streak, zone),
        _every(plan, memory),
        _check_in(memory),
    )
    return next((one for one in (*asked, *offered) if one is not None), None)


def _is_due(memory: Memory, what: str, every: int) -> bool:
    """Whether a question may be put: not within so many days, and not answered since."""
    since = memory.since(SAID + what)
    if since is not None and 0 < since < every:
        return False
    answer = memory.answers.get(what)
    return answer is None or (memory.day - answer[0]).days >= every


def _flare(memory: Memory) -> Question | None:
    """Asked, never inferred: most days called a flare are not the worst ones."""
    today = memory.worst.get(memory.day)
    baseline = usual(memory.worst, memory.flares, memory.day)
    if today is None or baseline is None or memory.day in memory.flares:
        return None
    week = [memory.worst[day] for ago in range(1, 8) if (day := memory.ago(ago)) in memory.worst]
    if today < baseline + RISE or any(today <= level for level in week):
        return None
    if not _is_due(memory, FLARE, FLARE_EVERY):
        return None
    return Question(
        FLARE,
        f"Is this a flare? Pain {today}, your usual is {baseline}. A yes halves the doses; your streak waits.",
        "yes-no",
    )


def _over(plan: Plan, stands: Standing, memory: Memory) -> Question | None:
    if memory.day not in memory.flares or stands.flare is None or stands.flare.last is not None:
        return None
    baseline = usual(memory.worst, memory.flares, memory.day)
    reported = [day for day in sorted(memory.worst) if day >= stands.flare.first][-2:]
    limit = plan.red if baseline is None else min(plan.red, baseline + 2)
    if len(reported) < 2 or any(memory.worst[day] >= limit for day in reported):
        return None
    if not _is_due(memory, OVER, OVER_EVERY):
        return None
    return Question(
        OVER,
        "Two calmer days. Is the flare over? A yes comes back gently, a rung lower for a week.",
        "yes-no",
    )


def _review(
    plan: Plan, stands: Standing, memory: Memory, levels: dict[str, Level], found: Mapping[date, str]
) -> Question | None:
    if not _is_due(memory, REVIEW, REVIEW_EVERY):
        return None
    reason = review_reason(plan, stands, memory, levels, found)
    if not reason:
        return None
    return Question(REVIEW, f"{reason}: a good time to ask a professional to look at it with you.", "seen")


def review_reason(
    plan: Plan, stands: Standing, memory: Memory, levels: dict[str, Level], found: Mapping[date, str]
) -> str:
    """Why a professional review is advised; empty where nothing speaks for it."""
    if sum(day > back(memory.day, 28) for day in memory.begun) >= 2:
        return "Two flares in four weeks"
    now = check_in_now(memory.checkins, stands.peg)
    if now is not None and now.worse:
        return (
            "Your check-in is 30 % higher than at first"
            if now.change is not None
            else "Your check-in has risen"
        )
    reds = [day for day in memory.reds if day > memory.ago(REVIEW_EVERY) and day not in memory.flares]
    if len(reds) >= OFTEN_RED:
        return "Red days again and again in six weeks"
    if come_often(found, memory, plan):
        return "Three setbacks in four weeks"
    if unsteady(plan, memory, levels) is not None:
        return "Two of the last three steps up did not hold"
    usual_now = usual(memory.worst, memory.flares, memory.day)
    first, last = memory.ago(56), memory.ago(42)
    then = [level for day, level in memory.worst.items() if first <= day < last]
    if usual_now is None or usual_now < plan.amber or len(then) < LEAST:
        return ""
    return "Six weeks without your usual pain getting less" if usual_now >= lower_median(then) else ""


def _welcome(memory: Memory) -> Question | None:
    last = memory.last_done
    worked_today = any(own and own[-1].day == memory.day for own in memory.sessions.values())
    if last is None or worked_today or (memory.day - last).days < AWAY:
        return None
    return Question(
        WELCOME, "Welcome back. Begin where it feels easy; doses have come down where the gap was long."
    )


def _maintain(
    plan: Plan, stands: Standing, memory: Memory, levels: dict[str, Level], streak: Streak, zone: str
) -> Question | None:
    ladders = [task for task in plan.tasks if len(task.rungs) > 1 and not task.optional]
    at_top = ladders and all(
        task.id in levels and levels[task.id].rung >= len(task.rungs) for task in ladders
    )
    if stands.maintained is not None or zone != "green" or streak.days < LONG_RUN or not at_top:
        return None
    if not _is_due(memory, MAINTAIN, 56 if MAINTAIN in memory.answers else CHECK_IN_EVERY):
        return None
    return Question(
        MAINTAIN,
        "Four good weeks with everything at the top. Keep it up with every second day instead?",
        "yes-no",
    )


def _every(plan: Plan, memory: Memory) -> Question | None:
    if _known_for(memory) < 42 or not _is_due(memory, EVERY, EVERY_EVERY):
        return None
    for task in plan.tasks:
        if task.optional or task.kind == "visit" or isinstance(task.every, TimesAWeek):
            continue
        states = [marks[task.id].state for _day, _week, marks in memory.marks[-42:] if task.id in marks]
        if len(states) >= 6 and set(states) <= {"missed", "skipped"} and memory.last_done is not None:
            return Question(
                EVERY,
                f"{task.name} ({schedule_words(task.every)}) has not fitted in for six weeks. "
                "Another `every` in the plan may suit your days better.",
                "seen",
            )
    return None


def _known_for(memory: Memory) -> int:
    """Days since the first check-off or report that is remembered."""
    return 0 if memory.first is None else (memory.day - memory.first).days


def _check_in(memory: Memory) -> Question | None:
    if _known_for(memory) < CHECK_IN_EVERY:
        return None
    if memory.checkins and (memory.day - memory.checkins[-1].day).days < CHECK_IN_EVERY:
        return None
    declined = memory.answers.get(CHECK_IN)
    if declined is not None and not declined[1]:
        return None
    if not _is_due(memory, CHECK_IN, CHECK_IN_EVERY):
        return None
    return Question(
        CHECK_IN, "A weekly check-in, if you like: three numbers on how the week went.", "check-in"
    )
