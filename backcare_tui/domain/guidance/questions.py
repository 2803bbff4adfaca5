"""What a day may ask or offer beside its tasks: one thing at a time, and seldom (docs/guidance.md, rules 8 and 14)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import msgspec

from backcare_tui.domain.guidance.due_tasks import STOPPED
from backcare_tui.domain.guidance.holds import rise_over_best
from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.guidance.pain_zones import RISE, usual
from backcare_tui.domain.guidance.progression import rises
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.journal.check_in import check_in_now
from backcare_tui.domain.journal.events import DueTask
from backcare_tui.domain.journal.recent import AWAY, PUT, RecentHistory, lower_median
from backcare_tui.domain.journal.safety_answers import GONE, SIGN
from backcare_tui.domain.journal.status import MAINTAIN
from backcare_tui.domain.journal.streaks import Streak
from backcare_tui.domain.plan.schedule import schedule_words
from backcare_tui.domain.safety import put_place
from backcare_tui.text.dates import on
from backcare_tui.text.language import capital

FLARE, OVER, REVIEW, CHECK_IN = "flare", "flare-over", "review", "check-in"
WELCOME, EVERY, OWN_RED = "welcome", "every", "own-red"

FLARE_EVERY, OVER_EVERY, REVIEW_EVERY, EVERY_EVERY = 14, 3, 84, 56
CHECK_IN_EVERY, CHECK_IN_SELDOM = 7, 28
NEVER_AGAIN = 100_000
"""Days between two askings of the same."""
TWO_WEEKS, TWO_WEEKS_REPORTS = 14, 7
"""Days, and how many of them need a report before they are said to be around a level."""
SIX_WEEKS = 42
LONG_RUN = 28
"""Days of the streak that offer maintenance."""
FAR = 3
"""How far above the usual a red day is when "is this a flare?" is asked however lately it was."""
SIX_WEEKS_REPORTS = 14
"""Days of six weeks that need a report before they are said to be around a level."""
LASTING = 4
"""The usual at which a red of one's own is offered."""


class Question(msgspec.Struct, frozen=True):
    """Something a day asks or says beside its tasks.

    Attributes:
        text: One or two plain sentences.
        answers: What can be answered: ``yes-no``, ``check-in``, ``seen``, or empty where nothing can be.
        of: Which of several reasons it is about; each is said in its own time.
    """

    id: str
    text: str
    answers: str = ""
    of: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """What the day is stored to have put."""
        return (PUT + self.id, *([f"{PUT}{self.id}:{self.of}"] if self.of else ()))


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
        (FLARE, 0 if _is_far_over(situation) else FLARE_EVERY, "yes-no", lambda: _flare(situation)),
        (OVER, OVER_EVERY, "yes-no", lambda: _over(situation)),
        (f"{REVIEW}:flares", REVIEW_EVERY, "seen", lambda: _flares(situation)),
        (f"{REVIEW}:check-in", REVIEW_EVERY, "seen", lambda: _worse(situation)),
        (f"{REVIEW}:red", REVIEW_EVERY, "seen", lambda: _new_red(situation)),
        (f"{REVIEW}:trend", REVIEW_EVERY, "seen", lambda: _trend(situation)),
        (f"{REVIEW}:lasting", REVIEW_EVERY, "seen", lambda: _lasting(situation, levels)),
        (WELCOME, 0, "", lambda: _welcome(situation, levels)),
        (MAINTAIN, maintain_every, "yes-no", lambda: _maintain(situation, levels, streak)),
        (EVERY, EVERY_EVERY, "seen", lambda: _every(situation)),
        (OWN_RED, NEVER_AGAIN, "seen", lambda: _own_red(situation)),
        (CHECK_IN, _check_in_every(recent), "check-in", lambda: _check_in(recent)),
    )
    for what, every, answers, words in questions:
        if what in (MAINTAIN, EVERY, OWN_RED) and status.trial is not None:
            continue  # a trial holds the plan as it is
        text = words() if _is_due(recent, what, every) else ""
        if text:
            name, _colon, of = what.partition(":")
            return Question(name, text, answers, of)
    return None


def _is_due(recent: RecentHistory, what: str, every: int) -> bool:
    """Whether a question may be put: not within so many days, and not answered since."""
    last = recent.said.get(PUT + what) or recent.longer.said.get(PUT + what)
    # Put today already: it stays until it is answered, so that an entry does not take it off the screen.
    if last is not None and 0 < (recent.day - last).days < every:
        return False
    name, _colon, of = what.partition(":")
    answer = recent.answers.get(name)
    # What was seen of one reason says nothing of another, but one a day is enough.
    return answer is None or (recent.day - answer[0]).days >= (min(1, every) if of else every)


def _gone(situation: Situation, task_id: str) -> str:
    """Whether what a task was stopped for has gone."""
    task, stop = situation.plan.task(task_id), situation.status.stop_of(task_id)
    if task is None or stop is None:
        return ""
    return f"{capital(stop.felt)} {on(situation.day, stop.on)}, at {task.name}: has it gone? The task rests until then."


def _is_far_over(situation: Situation) -> bool:
    """Whether today is red and so far over the usual that it is asked about however lately it was."""
    today, usual = situation.recent.worst.get(situation.day), situation.usual
    return today is not None and usual is not None and today >= max(situation.plan.red, usual + FAR)


def _flare(situation: Situation) -> str:
    """Asked, never inferred: most days called a flare are not the worst ones."""
    recent, usual = situation.recent, situation.usual
    today = recent.worst.get(recent.day)
    if today is None or usual is None or recent.day in recent.flares:
        return ""
    answer = recent.answers.get(FLARE)
    if answer is not None and not answer[1] and (recent.day - answer[0]).days < FLARE_EVERY:
        if today <= recent.worst.get(answer[0], -1):
            return ""
    week = [recent.worst[day] for days in range(1, 8) if (day := recent.ago(days)) in recent.worst]
    over = today >= max(usual + RISE, situation.plan.amber) and all(today > level for level in week)
    if not over and not _is_far_over(situation):
        return ""
    return "Is this a flare? A yes halves the doses; your streak waits."


def _over(situation: Situation) -> str:
    recent, flare, usual, red = situation.recent, situation.status.flare, situation.usual, situation.plan.red
    if recent.day not in recent.flares or flare is None or flare.last is not None:
        return ""
    reported = [day for day in sorted(recent.worst) if day >= flare.first][-2:]
    limit = red if usual is None else usual + RISE
    if len(reported) < 2 or any(recent.worst[day] >= limit for day in reported):
        return ""
    return "Two calmer days. Is the flare over? A yes comes back gently, a rung lower for a week."


def _review(reason: str) -> str:
    return f"{reason}: a good time to ask a professional to look at it with you."


def _flares(situation: Situation) -> str:
    often = sum(day > situation.recent.ago(28) for day in situation.recent.begun) >= 2
    return _review("Two flares in four weeks") if often else ""


def _worse(situation: Situation) -> str:
    check_in = check_in_now(situation.recent.checkins, situation.status.peg)
    if check_in is None or not check_in.worse:
        return ""
    return _review(f"Your check-in was {check_in.first:.1f} at first and is {check_in.score:.1f} now")


def _new_red(situation: Situation) -> str:
    """Two weeks of red after two that were not, or of which nothing is known."""
    recent, red = situation.recent, situation.plan.red

    def middle(first: int) -> int | None:
        days = (recent.ago(first + ago) for ago in range(TWO_WEEKS))
        return lower_median([recent.worst[day] for day in days if day in recent.worst], TWO_WEEKS_REPORTS)

    now, before = middle(0), middle(TWO_WEEKS)
    if now is None or now < red or recent.ago(TWO_WEEKS - 1) < min(recent.worst) or (before or 0) >= red:
        return ""
    return _review(f"Two weeks around {now} of 10")


def _trend(situation: Situation) -> str:
    rise = rise_over_best(situation.recent)
    if rise is None:
        return ""
    return _review(
        f"The middle of four weeks' pain is {rise[0]}; in the best of twenty weeks it was {rise[1]}"
    )


def _lasting(situation: Situation, levels: Mapping[str, Level]) -> str:
    """Six weeks at amber or red with no rung gained, while there is one to gain."""
    recent, plan = situation.recent, situation.plan
    first = recent.ago(SIX_WEEKS)
    middle = lower_median([level for day, level in recent.worst.items() if day > first], SIX_WEEKS_REPORTS)
    if middle is None or middle < plan.amber or _known_for(recent) < SIX_WEEKS:
        return ""
    gained = any(rise.day > first for rise in rises(plan, recent))
    left = any(level.rung < len(task.rungs) for task in plan.tasks if (level := levels.get(task.id)))
    return _review(f"Six weeks around {middle} of 10, and no rung gained") if left and not gained else ""


def _welcome(situation: Situation, levels: Mapping[str, Level]) -> str:
    recent, last = situation.recent, situation.recent.last_done
    worked_today = any(map(recent.worked_today, recent.sessions))
    if last is None or worked_today or (recent.day - last).days < AWAY:
        return ""
    down = [task.name for task in situation.plan.tasks if _came_down(levels.get(task.id))]
    if not down:
        return "Welcome back. Begin where it feels easy."
    names = f"{', '.join(down[:-1])} and {down[-1]}" if len(down) > 1 else down[0]
    return f"Welcome back. After the gap less is asked of {names}."


def _came_down(level: Level | None) -> bool:
    if level is None or level.last is None or (level.whole or level).kind != "gap":
        return False
    return level.rung < level.last.rung


def _maintain(situation: Situation, levels: Mapping[str, Level], streak: Streak) -> str:
    if situation.status.maintained is not None or situation.zone != "green" or streak.days < LONG_RUN:
        return ""
    ladders = [task for task in situation.plan.tasks if len(task.rungs) > 1 and not task.optional]
    tops = [task.id in levels and levels[task.id].rung >= len(task.rungs) for task in ladders]
    if not tops or not all(tops):
        return ""
    return "Four good weeks with everything that counts at the top. Keep it up with every second day instead?"


def _every(situation: Situation) -> str:
    recent = situation.recent
    if _known_for(recent) < SIX_WEEKS or recent.last_done is None:
        return ""
    for task in situation.plan.tasks:
        if task.optional or task.kind == "visit":
            continue
        latest = recent.outcomes[-SIX_WEEKS:]
        states = [outcomes[task.id].state for _day, _week, outcomes in latest if task.id in outcomes]
        if len(states) >= 6 and set(states) <= {"missed", "skipped", "offered"}:
            return (
                f"{task.name} ({schedule_words(task.every)}) has not fitted in for six weeks. "
                "Another `every` in the plan may suit your days better."
            )
    return ""


def _own_red(situation: Situation) -> str:
    """Where pain lasts, a red of one's own: offered once, and never set unasked."""
    recent, plan = situation.recent, situation.plan
    weeks = [usual(recent.worst, recent.flares, recent.ago(days)) for days in range(0, 29, 7)]
    now = weeks[0]
    if now is None or any(level is None or level < LASTING for level in weeks) or situation.eased_by:
        return ""
    own = min(9, now + 3)
    if plan.red >= own:
        return ""
    return (
        f"Your usual is {now}, and has been {LASTING} or more for four weeks; the plan calls {plan.red} red. "
        f"If that is your level and no alarm, `red = {own}` under [guidance] in the plan says so. Nothing changes unless you do."
    )


def _known_for(recent: RecentHistory) -> int:
    """Days since the first check-off or report that is remembered."""
    return 0 if recent.first is None else (recent.day - recent.first).days


def _check_in_every(recent: RecentHistory) -> int:
    """Days between two offers: after two that nobody took, four weeks."""
    since = recent.checkins[-1].day if recent.checkins else date.min
    ignored = sum(since < day < recent.day for day in recent.put.get(CHECK_IN, ()))
    return CHECK_IN_SELDOM if ignored >= 2 else CHECK_IN_EVERY


def _check_in(recent: RecentHistory) -> str:
    declined = recent.answers.get(CHECK_IN)
    lately = recent.checkins and (recent.day - recent.checkins[-1].day).days < CHECK_IN_EVERY
    if _known_for(recent) < CHECK_IN_EVERY or lately or (declined is not None and not declined[1]):
        return ""
    return "A weekly check-in, if you like: three numbers on how the week went."
