"""What holds each next step, and how its words and its day are held against the journal and the days to come."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from books import days_back
from causes import cause_wrong, mornings
from sight import DATE, Shapes, Sight, named, unless

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.guidance.levels import NextStep
from backcare_tui.domain.journal.events import Kept
from backcare_tui.domain.plan.dose import words
from backcare_tui.domain.plan.plan import Task

DAY = Shapes()
"""The sentences of days: what they say, ask and stand on."""
STEP = Shapes()
"""Those of next steps."""
HELD = Shapes()
"""What holds a step, in words."""
LOOK_NEAR, LOOK_EVERY = 3, 7
"""Looking ahead takes long: so many days on any day, further only once in so many."""
LEAST_REPORTS = ((7, 3), (28, 7))
"""Days, and reported days among them, by which lasting pain climbs."""


def zone(sight: Sight) -> str:
    """The zone of today."""
    level, plan = sight.books.zone_level(), sight.plan
    return (
        "unknown"
        if level is None
        else "red"
        if level >= plan.red
        else "amber"
        if level >= plan.amber
        else "green"
    )


def reported(sight: Sight, days: int) -> int:
    """How many of the last days have a report that counts."""
    books, today = sight.books, sight.today
    return sum(
        books.worst(day) is not None and not books.in_flare(day)
        for day in (today, *days_back(today, days - 1))
    )


# What holds the next step.


@DAY.shape(rf"No (?P<what>step up|new rung) before (?P<on>{DATE}): (?P<held>.+)\.")
def _none_before(sight: Sight, match: re.Match[str]) -> str:
    on = named(match["on"], sight.today, ahead=True)
    if on is None:
        return "no day to come"
    far = (on - sight.today).days > LOOK_NEAR and sight.today.toordinal() % LOOK_EVERY
    level = None if "without pain reports" in match["held"] else sight.books.zone_level()
    days = [] if far else sight.ahead((on - sight.today).days - 1, level)
    again = match["what"] == "new rung"
    early = [day.day for day in days if any(_climbs(day, name, again=again) for name in day.levels)]
    return unless(not early, f"one on {early[:1]}") or held_wrong(sight, match["held"])


def _climbs(day: Day, task: str, *, again: bool) -> bool:
    """Whether a task is offered a step up; ``again``: to a rung that it has not held before."""
    offered = day.levels[task].kind == "climb"
    held = any(", which you held before:" in why for row in day.rows if row.task == task for why in row.why)
    return offered and not (again and held)


@DAY.shape(r"No step up until (?P<held>.+)\.")
def _comes(sight: Sight, match: re.Match[str]) -> str:
    return held_wrong(sight, f"once {match['held']}")


def held_wrong(sight: Sight, text: str) -> str:
    """What is false in the words for what holds a step."""
    false = HELD.false(sight, text)
    return cause_wrong(sight, text, within=28) if false is None else false


@HELD.shape(r"once (?P<n>\d+) more days? (?:has|have) a pain report")
def _reports(sight: Sight, match: re.Match[str]) -> str:
    short = max(least - reported(sight, days) for days, least in LEAST_REPORTS)
    return unless(short == int(match["n"]), short)


@HELD.shape(r"a red report alone is no ground for it")
def _red_alone(sight: Sight, _match: re.Match[str]) -> str:
    books, yesterday = sight.books, sight.today - timedelta(days=1)
    silent = all(books.worst(day) is None for day in days_back(sight.today, 2))
    week, month = (books.middle(yesterday, days - 1, least) for days, least in LEAST_REPORTS)
    held = silent or week is None or month is None or week > month
    return unless((books.worst(sight.today) or 0) >= sight.plan.red and held, f"{week}, {month}")


@HELD.shape(
    r"once the last week's usual pain, (?P<week>\d+), is back to that of the last (?P<days>\d+) days, (?P<month>\d+)"
)
def _lasting(sight: Sight, match: re.Match[str]) -> str:
    found = [sight.books.middle(sight.today, days, least) for days, least in LEAST_REPORTS]
    told = [day for day in (sight.today, *days_back(sight.today, 27)) if sight.books.worst(day) is not None]
    days = (sight.today - min(told)).days + 1
    named = [int(match["week"]), int(match["month"]), int(match["days"])]
    return unless([*found, days] == named and named[0] > named[1], [*found, days])


@HELD.shape(r"once pain is below (?P<red>\d+) on two days running")
def _new_pain(sight: Sight, match: re.Match[str]) -> str:
    first = min(
        day for day in (sight.today, *days_back(sight.today, 56)) if sight.books.worst(day) is not None
    )
    new = (sight.today - first).days < 28
    return unless(zone(sight) == "red" and new and int(match["red"]) == sight.plan.red, first)


@HELD.shape(r"pain (?P<level>\d+) on (?P<on>\d+ [A-Z][a-z]+), (?P<over>\d+) over your usual")
def _rising(sight: Sight, match: re.Match[str]) -> str:
    on = named(f"on {match['on']}", sight.today) or named(match["on"], sight.today)
    level, over = int(match["level"]), int(match["over"])
    found = None if on is None else (sight.books.worst(on), sight.books.usual(on))
    return unless(found == (level, level - over) and over >= 2, found)


@HELD.shape(rf"pain was higher after (?P<task>.+) went up (?P<when>on {DATE})")
def _worse(sight: Sight, match: re.Match[str]) -> str:
    on = named(match["when"], sight.today)
    if on is None:
        return "no such day"
    ends = [end for days in range(4, 8) if (end := on + timedelta(days=days)) <= sight.today]
    return unless(any(_was_worse(sight, on, end) for end in ends), ends)


def _was_worse(sight: Sight, climbed: date, end: date) -> bool:
    """Whether pain through a day was 2 over what it was before a climb, by the middle of four reports at least."""
    before, after = sight.books.before_climb(climbed), sight.books.middle(end, (end - climbed).days, 4)
    return before is not None and after is not None and after >= before + 2


@HELD.shape(r"its turn today has .+ in it, which is red")
def _red_turn(sight: Sight, _match: re.Match[str]) -> str:
    return unless(zone(sight) == "red", zone(sight))


@HELD.shape(r"once the flare is over")
def _while_flare(sight: Sight, _match: re.Match[str]) -> str:
    return unless(sight.books.in_flare(sight.today), "no flare")


@HELD.shape(r"once a pain report \(p\) shows how you are")
def _unknown(sight: Sight, _match: re.Match[str]) -> str:
    return unless(zone(sight) == "unknown", zone(sight))


@HELD.shape(r"(?P<task>.+) (?P<how>went up|was raised) on (?P<on>\d+ [A-Z][a-z]+)(?:; (?P<slow>.+))?")
def _lately(sight: Sight, match: re.Match[str]) -> str:
    on = named(match["on"], sight.today)
    for task in sight.plan.tasks:
        if task.name == match["task"]:
            sessions = sight.books.sessions(task.id, today=True)
            up = [later.day for earlier, later in pairwise(sessions) if later.rung > earlier.rung]
            up += [choice.day for choice in sight.books.chosen(task.id)]
            return unless(on in up, up) or _slow_wrong(sight, match["slow"])
    return "no such task"


def _slow_wrong(sight: Sight, text: str | None) -> str:
    if text is None or text == "without pain reports one rung comes in four weeks":
        return unless(text is None or zone(sight) == "unknown", zone(sight))
    return unless(
        zone(sight) in ("amber", "red") and text == f"while pain is {zone(sight)} one rung comes in 10 days",
        zone(sight),
    )


@HELD.shape(r"(?P<task>.+) is offered a step up today(?:; (?P<slow>.+))?")
def _offered(sight: Sight, match: re.Match[str]) -> str:
    """It is, and has not been done yet."""
    offered = [
        task.name
        for task in sight.plan.tasks
        if (level := sight.day.levels.get(task.id)) is not None and level.kind == "climb"
    ]
    return unless(match["task"] in offered, offered) or _slow_wrong(sight, match["slow"])


@HELD.shape(
    r"once the middle of four weeks' pain, (?P<now>\d+), is less than 2 over the best of twenty weeks, (?P<best>\d+)"
    r"; a good time to ask a professional"
)
def _trend(sight: Sight, match: re.Match[str]) -> str:
    return trend_wrong(sight, int(match["now"]), int(match["best"]))


def trend_wrong(sight: Sight, now: int, best: int) -> str:
    """What is false of a middle of four weeks that is 2 over the best such of twenty weeks."""
    books, today = sight.books, sight.today
    found = books.middle(today, 28, 7)
    ends = (today - timedelta(days=ago) for ago in range(141))
    bests = [level for end in ends if (level := books.middle(end, 28, 7)) is not None]
    return unless(found == now and best in bests and now - best >= 2, f"{found}, {min(bests, default=None)}")


@HELD.shape(r"the first days back are for coming back")
def _first_days(_sight: Sight, _match: re.Match[str]) -> str:
    return ""


@HELD.shape(r"the week after a flare asks less")
def _week_after(sight: Sight, _match: re.Match[str]) -> str:
    ended = [last for _first, last in sight.books.flares() if last < sight.today]
    return unless(ended and (sight.today - ended[-1]).days <= 7, ended[-1:])


@HELD.shape(rf"it did not hold, and was left (?P<when>on {DATE})")
def _left_soon(sight: Sight, match: re.Match[str]) -> str:
    """It was worked a rung higher within ten days before, and there is what took it back: a bad day, or lower work."""
    task, _step = sight.step
    on, books = named(match["when"], sight.today), sight.books
    sessions, rung = books.sessions(task.id, today=True), sight.day.levels[task.id].rung
    if on is None:
        return "no day"
    up = [after.day for before, after in pairwise(sessions) if after.rung > before.rung and after.rung > rung]
    lower = any(session.day == on and session.rung <= rung for session in sessions)
    hurt = books.is_bad(on) or bool(books.linked(on)) or any(first == on for first, _last in books.flares())
    worse = any(4 <= (on - day).days <= 7 and _was_worse(sight, day, on) for day in up)
    return unless(
        any(0 <= (on - day).days <= 10 for day in up) and (lower or hurt or worse or mornings(sight, on)), up
    )


@HELD.shape(rf"you kept (?P<dose>.+) (?P<when>on {DATE})")
def _kept(sight: Sight, match: re.Match[str]) -> str:
    task, _step = sight.step
    kept = [
        (event.day, words(task.dose(event.rung)))
        for event in sight.books.of_kind(Kept)
        if event.task == task.id
    ]
    return unless(kept and kept[-1] == (named(match["when"], sight.today), match["dose"]), kept[-1:])


@HELD.shape(r"without pain reports one rung comes in four weeks")
def _silent(sight: Sight, _match: re.Match[str]) -> str:
    return unless(zone(sight) == "unknown", zone(sight))


# Each task's own next step.

NEXT = r"(?:Ready for (?P<ready>.+?)|(?P<next>.+?) next)"


def step_faults(sight: Sight, task: Task, step: NextStep) -> list[str]:
    """What is false of what holds a next step: the words, and that it does not come sooner."""
    sight.step = (task, step)
    return STEP.wrong(sight, step.because)


def _dose_wrong(sight: Sight, match: re.Match[str]) -> str:
    task, step = sight.step
    dose = words(task.dose(sight.day.levels[task.id].rung + 1))
    return unless((match["ready"] or match["next"]) == dose == words(step.dose), dose)


def _day_wrong(sight: Sight, match: re.Match[str]) -> str:
    """The day that is told is the one that is meant, and it is not offered before that while pain stays as it is."""
    task, step = sight.step
    on = named(match["on"], sight.today, ahead=True)
    if on != step.on or on is None:
        return f"in truth {step.on}"
    other = sight.plan.task(step.task)
    if other is not None and other.optional:
        return ""  # a step of what is optional counts as taken, and the days looked ahead to leave it out
    far = (on - sight.today).days > LOOK_NEAR and sight.today.toordinal() % LOOK_EVERY
    level = None if "without pain reports" in match.string else sight.books.zone_level()
    days = [] if far else sight.ahead((on - sight.today).days - 1, level)
    early = [day.day for day in days if day.levels[task.id].kind == "climb"]
    return unless(not early, f"it is offered on {early[:1]}")


@STEP.shape(rf"{NEXT}, after (?P<n>\d+) more whole sessions?: (?P<on>{DATE}) at the soonest\.")
def _sessions(sight: Sight, match: re.Match[str]) -> str:
    return _dose_wrong(sight, match) or _day_wrong(sight, match)


@STEP.shape(rf"{NEXT}; on (?P<on>{DATE}), when it is due again\.")
def _due_again(sight: Sight, match: re.Match[str]) -> str:
    return _dose_wrong(sight, match) or _day_wrong(sight, match)


@STEP.shape(rf"{NEXT}; from (?P<on>{DATE}): (?P<held>.+)\.")
def _from(sight: Sight, match: re.Match[str]) -> str:
    return _dose_wrong(sight, match) or _day_wrong(sight, match) or held_wrong(sight, match["held"])


@STEP.shape(rf"{NEXT},? (?P<held>once .+)\.")
def _once(sight: Sight, match: re.Match[str]) -> str:
    return _dose_wrong(sight, match) or held_wrong(sight, match["held"])


@STEP.shape(rf"{NEXT}; (?:what counts|(?P<task>.+)) goes first\.")
def _turn(sight: Sight, match: re.Match[str]) -> str:
    """The other one is ready too, or is offered its step today."""
    false = _dose_wrong(sight, match)
    levels = {task.name: sight.day.levels.get(task.id) for task in sight.plan.tasks}
    level = levels.get(match["task"] or "")
    if false or match["task"] is None:
        return false
    step = level.next_step if level is not None else None
    # One that rests today has no step of its own to tell of.
    ready = level is not None and (step is None or step.because.startswith("Ready"))
    return unless(ready, level)
