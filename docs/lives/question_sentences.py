"""What a day asks and offers beside its tasks, and why; each against the journal."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from books import days_back
from sight import WHEN, Sight, named, unless
from step_sentences import DAY, trend_wrong, zone

from backcare_tui.domain.journal.events import CheckedIn, Stopped


@DAY.shape(r"Is this a flare\?|A yes halves the doses; your streak waits\.")
def _asks_flare(sight: Sight, _match: re.Match[str]) -> str:
    return unless(not sight.books.in_flare(sight.today), "it is in one")


@DAY.shape(r"Two calmer days\.")
def _calmer(sight: Sight, _match: re.Match[str]) -> str:
    flares = [first for first, last in sight.books.flares() if first <= sight.today <= last]
    days = [
        day
        for day in (sight.today, *days_back(sight.today, 28))
        if flares and day >= flares[-1] and sight.books.worst(day) is not None
    ]
    calm = [(sight.books.worst(day) or 0) < sight.plan.red for day in days[:2]]
    return unless(len(calm) == 2, days)


@DAY.shape(r"Is the flare over\?|A yes comes back gently, a rung lower for a week\.")
def _is_over(sight: Sight, _match: re.Match[str]) -> str:
    return unless(sight.books.in_flare(sight.today), "no flare")


@DAY.shape(r"Two flares in four weeks: a good time to ask a professional to look at it with you\.")
def _flares(sight: Sight, _match: re.Match[str]) -> str:
    lately = [first for first, _last in sight.books.flares() if (sight.today - first).days < 28]
    return unless(len(lately) >= 2, lately)


@DAY.shape(r"Four good weeks with everything that counts at the top\.")
def _top(sight: Sight, _match: re.Match[str]) -> str:
    low = [
        name
        for name, level in sight.day.levels.items()
        if (task := sight.plan.task(name)) and not task.optional and level.rung < len(task.rungs)
    ]
    return unless(not low and zone(sight) == "green", low)


@DAY.shape(
    r"Keep it up with every second day instead\?|A weekly check-in, if you like: three numbers on how the week went\."
)
def _offer(_sight: Sight, _match: re.Match[str]) -> str:
    return ""


@DAY.shape(
    r"(?P<task>.+) \((?P<every>.+)\) has not fitted in for six weeks\.|Another `every` in the plan may suit your days better\."
)
def _never_met(sight: Sight, match: re.Match[str]) -> str:
    tasks = [task for task in sight.plan.tasks if task.name == match["task"]]
    done = [
        session.day
        for task in tasks
        for session in sight.books.sessions(task.id)
        if (sight.today - session.day).days <= 42
    ]
    return unless(not done, done)


@DAY.shape(rf"(?P<why>[A-Z].+) (?P<when>{WHEN}), at (?P<task>.+): has it gone\?")
def _gone(sight: Sight, match: re.Match[str]) -> str:
    names = {task.id: task.name for task in sight.plan.tasks}
    stops = [
        (stop.why, stop.day) for stop in sight.books.all_of(Stopped) if names.get(stop.task) == match["task"]
    ]
    return unless(
        stops and stops[-1] == (match["why"].lower(), named(match["when"], sight.today)), stops[-1:]
    )


@DAY.shape(r"The task rests until then\.")
def _until_then(_sight: Sight, _match: re.Match[str]) -> str:
    return ""


@DAY.shape(r"Welcome back\.|Begin where it feels easy\.")
def _welcome(sight: Sight, _match: re.Match[str]) -> str:
    done = [day for day in days_back(sight.today, 6) if sight.books.page(day).done]
    return unless(not done and not sight.books.page(sight.today).done, done)


@DAY.shape(r"After the gap less is asked of (?P<what>.+)\.")
def _less_of(sight: Sight, match: re.Match[str]) -> str:
    down: list[str] = []
    for task in sight.plan.tasks:
        known, level = sight.books.sessions(task.id), sight.day.levels.get(task.id)
        if known and level is not None and level.rung < known[-1].rung:
            down.append(task.name)
    named = set(re.split(", | and ", match["what"]))  # another may be down for a red report about it
    return unless(named <= set(down), down)


ASK = ": a good time to ask a professional to look at it with you"


@DAY.shape(rf"Your check-in was (?P<first>[\d.]+) at first and is (?P<now>[\d.]+) now{ASK}\.")
def _worse(sight: Sight, match: re.Match[str]) -> str:
    scores = [f"{event.score:.1f}" for event in sight.books.all_of(CheckedIn)]
    worse = float(match["now"]) - float(match["first"]) >= max(1, 0.3 * float(match["first"])) - 0.05
    return unless(scores and [scores[0], scores[-1]] == [match["first"], match["now"]] and worse, scores)


@DAY.shape(
    rf"The middle of four weeks' pain is (?P<now>\d+); in the best of twenty weeks it was (?P<best>\d+){ASK}\."
)
def _trend(sight: Sight, match: re.Match[str]) -> str:
    return trend_wrong(sight, int(match["now"]), int(match["best"]))


@DAY.shape(rf"Two weeks around (?P<level>\d+) of 10{ASK}\.")
def _two_weeks(sight: Sight, match: re.Match[str]) -> str:
    level = sight.books.middle(sight.today, 14, 7, flares=True)
    before = sight.books.middle(sight.today - timedelta(days=14), 14, 7, flares=True)
    is_new = before is None or before < sight.plan.red
    return unless(level == int(match["level"]) and level >= sight.plan.red and is_new, f"{level}, {before}")


@DAY.shape(rf"Six weeks around (?P<level>\d+) of 10, and no rung gained{ASK}\.")
def _six_weeks(sight: Sight, match: re.Match[str]) -> str:
    level = sight.books.middle(sight.today, 42, 14, flares=True)
    first = sight.today - timedelta(days=42)
    up = [
        (task.id, later.day)
        for task in sight.plan.tasks
        for earlier, later in pairwise(sight.books.sessions(task.id, today=True))
        if later.rung > earlier.rung and later.day > first
    ]
    return unless(level == int(match["level"]) and not up, f"{level}, {up}")


@DAY.shape(
    r"Your usual is (?P<usual>\d+), and has been (?P<least>\d+) or more for four weeks; the plan calls (?P<red>\d+) red\.|"
    r"If that is your level and no alarm, `red = (?P<own>\d+)` under \[guidance\] in the plan says so\.|"
    r"Nothing changes unless you do\."
)
def _own_red(sight: Sight, match: re.Match[str]) -> str:
    usual = sight.books.usual(sight.today)
    if match["usual"] is None:
        return unless(match["own"] is None or usual is None or int(match["own"]) == min(9, usual + 3), usual)
    weeks = [sight.books.usual(sight.today - timedelta(days=days)) for days in (0, 7, 14, 21, 28)]
    lasts = all(level is not None and level >= int(match["least"]) for level in weeks)
    return unless(lasts and usual == int(match["usual"]) and sight.plan.red == int(match["red"]), weeks)
