"""What a day may ask or offer beside its tasks: one thing at a time, and seldom (docs/guidance.md, rules 8 and 14)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from backcare_tui.domain.guidance.check_in import check_in_now
from backcare_tui.domain.guidance.due_tasks import STOPPED
from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.guidance.pain_zones import LEAST, lower_median
from backcare_tui.domain.guidance.progression import unsteady
from backcare_tui.domain.guidance.reasons import on
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.journal.events import DueTask
from backcare_tui.domain.journal.recent import RecentHistory
from backcare_tui.domain.journal.safety_answers import GONE, SIGN
from backcare_tui.domain.journal.status import MAINTAIN
from backcare_tui.domain.journal.streaks import Streak
from backcare_tui.domain.plan.schedule import TimesAWeek, schedule_words
from backcare_tui.domain.safety import put_place
from backcare_tui.text.language import capital

FLARE, OVER, REVIEW, CHECK_IN = "flare", "flare-over", "review", "check-in"
WELCOME, EVERY = "welcome", "every"
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
        text: One or two plain sentences.
        answers: What can be answered: ``yes-no``, ``check-in``, ``seen``, or empty where nothing can be.
    """

    id: str
    text: str
    answers: str = ""


def question_of(
    situation: Situation, due_tasks: Sequence[DueTask], levels: Mapping[str, Level], streak: Streak
) -> Question | None:
    """The one thing to ask or offer today, the most important first."""
    status = situation.status
    if status.locked:
        return None
    put = status.put_on(situation.day)
    if put:
        return Question(SIGN + put[0], put_place(put[0]).asks, "yes-no")
    if situation.off == "paused":
        return None
    for due_task in due_tasks:
        if due_task.because.startswith(STOPPED):
            return Question(GONE + due_task.task, _gone(situation, due_task.task), "yes-no")
    recent = situation.recent
    maintain_every = EVERY_EVERY if MAINTAIN in recent.answers else CHECK_IN_EVERY
    # Each with the days between two askings, its answers, and what says it; nothing is said where there is no cause.
    questions: tuple[tuple[str, int, str, Callable[[], str]], ...] = (
        (FLARE, FLARE_EVERY, "yes-no", lambda: _flare(situation)),
        (OVER, OVER_EVERY, "yes-no", lambda: _over(situation)),
        (REVIEW, REVIEW_EVERY, "seen", lambda: _review(situation, levels)),
        (WELCOME, 0, "", lambda: _welcome(recent)),
        (MAINTAIN, maintain_every, "yes-no", lambda: _maintain(situation, levels, streak)),
        (EVERY, EVERY_EVERY, "seen", lambda: _every(situation)),
        (CHECK_IN, CHECK_IN_EVERY, "check-in", lambda: _check_in(recent)),
    )
    for what, every, answers, words in questions:
        text = words() if _is_due(recent, what, every) else ""
        if text:
            return Question(what, text, answers)
    return None


def _is_due(recent: RecentHistory, what: str, every: int) -> bool:
    """Whether a question may be put: not within so many days, and not answered since."""
    since = recent.since(PUT + what)
    # Put today already: it stays until it is answered, so that an entry does not take it off the screen.
    if since is not None and 0 < since < every:
        return False
    answer = recent.answers.get(what)
    return answer is None or (recent.day - answer[0]).days >= every


def _gone(situation: Situation, task_id: str) -> str:
    """Whether what a task was stopped for has gone."""
    task, stop = situation.plan.task(task_id), situation.status.stop_of(task_id)
    if task is None or stop is None:
        return ""
    return (
        f"{capital(stop.why)} {on(situation.day, stop.on)}, at {task.name}: has it gone? It rests until then."
    )


def _flare(situation: Situation) -> str:
    """Asked, never inferred: most days called a flare are not the worst ones."""
    recent, usual = situation.recent, situation.usual
    today = recent.worst.get(recent.day)
    if today is None or usual is None or recent.day in recent.flares:
        return ""
    week = [recent.worst[day] for days in range(1, 8) if (day := recent.ago(days)) in recent.worst]
    if today < usual + RISE or any(today <= level for level in week):
        return ""
    return f"Is this a flare? Pain {today}, your usual is {usual}. A yes halves the doses; your streak waits."


def _over(situation: Situation) -> str:
    recent, flare, usual, red = situation.recent, situation.status.flare, situation.usual, situation.plan.red
    if recent.day not in recent.flares or flare is None or flare.last is not None:
        return ""
    reported = [day for day in sorted(recent.worst) if day >= flare.first][-2:]
    limit = red if usual is None else min(red, usual + RISE)
    if len(reported) < 2 or any(recent.worst[day] >= limit for day in reported):
        return ""
    return "Two calmer days. Is the flare over? A yes comes back gently, a rung lower for a week."


def _review(situation: Situation, levels: Mapping[str, Level]) -> str:
    reason = review_reason(situation, levels)
    return f"{reason}: a good time to ask a professional to look at it with you." if reason else ""


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
    then = lower_median([level for day, level in recent.worst.items() if first <= day < last], LEAST)
    if usual_now is None or usual_now < situation.plan.amber or then is None:
        return ""
    return "Six weeks without your usual pain getting less" if usual_now >= then else ""


def _welcome(recent: RecentHistory) -> str:
    last = recent.last_done
    worked_today = any(map(recent.worked_today, recent.sessions))
    if last is None or worked_today or (recent.day - last).days < AWAY:
        return ""
    return "Welcome back. Begin where it feels easy; doses have come down where the gap was long."


def _maintain(situation: Situation, levels: Mapping[str, Level], streak: Streak) -> str:
    if situation.status.maintained is not None or situation.zone != "green" or streak.days < LONG_RUN:
        return ""
    ladders = [task for task in situation.plan.tasks if len(task.rungs) > 1 and not task.optional]
    tops = [task.id in levels and levels[task.id].rung >= len(task.rungs) for task in ladders]
    if not tops or not all(tops):
        return ""
    return "Four good weeks with everything at the top. Keep it up with every second day instead?"


def _every(situation: Situation) -> str:
    recent = situation.recent
    if _known_for(recent) < SIX_WEEKS or recent.last_done is None:
        return ""
    for task in situation.plan.tasks:
        if task.optional or task.kind == "visit" or isinstance(task.every, TimesAWeek):
            continue
        latest = recent.outcomes[-SIX_WEEKS:]
        states = [outcomes[task.id].state for _day, _week, outcomes in latest if task.id in outcomes]
        if len(states) >= 6 and set(states) <= {"missed", "skipped"}:
            return (
                f"{task.name} ({schedule_words(task.every)}) has not fitted in for six weeks. "
                "Another `every` in the plan may suit your days better."
            )
    return ""


def _known_for(recent: RecentHistory) -> int:
    """Days since the first check-off or report that is remembered."""
    return 0 if recent.first is None else (recent.day - recent.first).days


def _check_in(recent: RecentHistory) -> str:
    declined = recent.answers.get(CHECK_IN)
    lately = recent.checkins and (recent.day - recent.checkins[-1].day).days < CHECK_IN_EVERY
    if _known_for(recent) < CHECK_IN_EVERY or lately or (declined is not None and not declined[1]):
        return ""
    return "A weekly check-in, if you like: three numbers on how the week went."
