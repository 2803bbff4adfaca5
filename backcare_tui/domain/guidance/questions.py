"""What a day may ask or offer beside its tasks: one thing at a time, and seldom (docs/guidance.md, rules 8 and 14)."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from backcare_tui.domain.guidance.check_in import check_in_now
from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.guidance.pain_zones import LEAST, lower_median
from backcare_tui.domain.guidance.progression import unsteady
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.journal.recent import RecentHistory
from backcare_tui.domain.journal.status import MAINTAIN
from backcare_tui.domain.journal.streaks import Streak
from backcare_tui.domain.plan.schedule import TimesAWeek, schedule_words

FLARE, OVER, REVIEW, CHECK_IN, WELCOME, EVERY = (
    "flare",
    "flare-over",
    "review",
    "check-in",
    "welcome",
    "every",
)
PUT = "ask:"
"""Before a question's id among what a day said."""

FLARE_EVERY, OVER_EVERY, REVIEW_EVERY, CHECK_IN_EVERY, EVERY_EVERY = 14, 3, 42, 7, 56
"""Days between two askings of the same."""
SIX_WEEKS = 42
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


def question_of(situation: Situation, levels: Mapping[str, Level], streak: Streak) -> Question | None:
    """The one thing to ask or offer today, the most important first."""
    if situation.off in ("locked", "paused"):
        return None
    recent = situation.recent
    questions = (
        _flare(situation),
        _over(situation),
        _review(situation, levels),
        _welcome(recent),
        _maintain(situation, levels, streak),
        _every(situation),
        _check_in(recent),
    )
    return next((question for question in questions if question is not None), None)


def _is_due(recent: RecentHistory, what: str, every: int) -> bool:
    """Whether a question may be put: not within so many days, and not answered since."""
    since = recent.since(PUT + what)
    # Put today already: it stays until it is answered, so that an entry does not take it off the screen.
    if since is not None and 0 < since < every:
        return False
    answer = recent.answers.get(what)
    return answer is None or (recent.day - answer[0]).days >= every


def _flare(situation: Situation) -> Question | None:
    """Asked, never inferred: most days called a flare are not the worst ones."""
    recent, usual = situation.recent, situation.usual
    today = recent.worst.get(recent.day)
    if today is None or usual is None or recent.day in recent.flares:
        return None
    week = [recent.worst[day] for days in range(1, 8) if (day := recent.ago(days)) in recent.worst]
    if today < usual + RISE or any(today <= level for level in week):
        return None
    if not _is_due(recent, FLARE, FLARE_EVERY):
        return None
    return Question(
        FLARE,
        f"Is this a flare? Pain {today}, your usual is {usual}. A yes halves the doses; your streak waits.",
        "yes-no",
    )


def _over(situation: Situation) -> Question | None:
    recent, flare, usual, red = situation.recent, situation.status.flare, situation.usual, situation.plan.red
    if recent.day not in recent.flares or flare is None or flare.last is not None:
        return None
    reported = [day for day in sorted(recent.worst) if day >= flare.first][-2:]
    limit = red if usual is None else min(red, usual + RISE)
    if len(reported) < 2 or any(recent.worst[day] >= limit for day in reported):
        return None
    if not _is_due(recent, OVER, OVER_EVERY):
        return None
    return Question(
        OVER,
        "Two calmer days. Is the flare over? A yes comes back gently, a rung lower for a week.",
        "yes-no",
    )


def _review(situation: Situation, levels: Mapping[str, Level]) -> Question | None:
    if not _is_due(situation.recent, REVIEW, REVIEW_EVERY):
        return None
    reason = review_reason(situation, levels)
    if not reason:
        return None
    return Question(REVIEW, f"{reason}: a good time to ask a professional to look at it with you.", "seen")


def review_reason(situation: Situation, levels: Mapping[str, Level]) -> str:
    """Why a professional review is advised; empty where nothing speaks for it."""
    recent = situation.recent
    if sum(day > recent.ago(28) for day in recent.begun) >= 2:
        return "Two flares in four weeks"
    check_in = check_in_now(recent.checkins, situation.status.peg)
    if check_in is not None and check_in.worse:
        return (
            "Your check-in is 30 % higher than at first"
            if check_in.change is not None
            else "Your check-in has risen"
        )
    reds = [day for day in recent.reds if day > recent.ago(REVIEW_EVERY) and day not in recent.flares]
    if len(reds) >= OFTEN_RED:
        return "Red days again and again in six weeks"
    if situation.set_back_often:
        return "Three setbacks in four weeks"
    if unsteady(situation, levels) is not None:
        return "Two of the last three steps up did not hold"
    usual_now = situation.usual
    first, last = recent.ago(56), recent.ago(SIX_WEEKS)
    then = [level for day, level in recent.worst.items() if first <= day < last]
    if usual_now is None or usual_now < situation.plan.amber or len(then) < LEAST:
        return ""
    return "Six weeks without your usual pain getting less" if usual_now >= lower_median(then) else ""


def _welcome(recent: RecentHistory) -> Question | None:
    last = recent.last_done
    worked_today = any(map(recent.worked_today, recent.sessions))
    if last is None or worked_today or (recent.day - last).days < AWAY:
        return None
    return Question(
        WELCOME, "Welcome back. Begin where it feels easy; doses have come down where the gap was long."
    )


def _maintain(situation: Situation, levels: Mapping[str, Level], streak: Streak) -> Question | None:
    ladders = [task for task in situation.plan.tasks if len(task.rungs) > 1 and not task.optional]
    at_top = ladders and all(
        task.id in levels and levels[task.id].rung >= len(task.rungs) for task in ladders
    )
    if situation.status.maintained is not None or situation.zone != "green":
        return None
    if streak.days < LONG_RUN or not at_top:
        return None
    answered = MAINTAIN in situation.recent.answers
    if not _is_due(situation.recent, MAINTAIN, EVERY_EVERY if answered else CHECK_IN_EVERY):
        return None
    return Question(
        MAINTAIN,
        "Four good weeks with everything at the top. Keep it up with every second day instead?",
        "yes-no",
    )


def _every(situation: Situation) -> Question | None:
    recent = situation.recent
    if _known_for(recent) < SIX_WEEKS or not _is_due(recent, EVERY, EVERY_EVERY):
        return None
    for task in situation.plan.tasks:
        if task.optional or task.kind == "visit" or isinstance(task.every, TimesAWeek):
            continue
        latest = recent.outcomes[-SIX_WEEKS:]
        states = [outcomes[task.id].state for _day, _week, outcomes in latest if task.id in outcomes]
        if len(states) >= 6 and set(states) <= {"missed", "skipped"} and recent.last_done is not None:
            return Question(
                EVERY,
                f"{task.name} ({schedule_words(task.every)}) has not fitted in for six weeks. "
                "Another `every` in the plan may suit your days better.",
                "seen",
            )
    return None


def _known_for(recent: RecentHistory) -> int:
    """Days since the first check-off or report that is remembered."""
    return 0 if recent.first is None else (recent.day - recent.first).days


def _check_in(recent: RecentHistory) -> Question | None:
    if _known_for(recent) < CHECK_IN_EVERY:
        return None
    if recent.checkins and (recent.day - recent.checkins[-1].day).days < CHECK_IN_EVERY:
        return None
    declined = recent.answers.get(CHECK_IN)
    if declined is not None and not declined[1]:
        return None
    if not _is_due(recent, CHECK_IN, CHECK_IN_EVERY):
        return None
    return Question(
        CHECK_IN, "A weekly check-in, if you like: three numbers on how the week went.", "check-in"
    )
