"""Every sentence that a row or a day may give as its reason, and how each is held against the journal.

A sentence of no known shape is a fault, so that no new one goes unaudited.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from datetime import date, timedelta

from books import days_back
from sight import DATE, DAYS, WHEN, Shapes, Sight, all_named, named, unless

from backcare_tui.domain.journal.events import Answered, Sore, Stopped
from backcare_tui.domain.plan.dose import halved, words
from backcare_tui.domain.plan.schedule import EveryDays, TimesAWeek, schedule_words

ROW = Shapes()
"""The sentences of rows."""


# Why a row is there.


@ROW.shape(r"Not asked today; done all the same\.")
def _unasked(sight: Sight, _match: re.Match[str]) -> str:
    asked = [one.state for one in sight.day.due_tasks if one.task == sight.row.task]
    return unless(not asked, f"it is {asked}")


@ROW.shape(
    r"In the plan (?P<when>.+?)(?P<first> on its first rung)?"
    r"(?P<open>, and open until it is done: its days are counted from then)?(?P<owed>: offered today, not owed yet)?\."
)
def _in_plan(sight: Sight, match: re.Match[str]) -> str:
    schedule = sight.task.schedule(sight.row.rung)
    if match["when"] != schedule_words(schedule):
        return f"in truth {schedule_words(schedule)}"
    if bool(match["first"]) != (sight.task.first_every is not None and sight.row.rung <= 1):
        return f"it stands on rung {sight.row.rung}"
    if match["open"]:
        last = sight.last.day if sight.last is not None else None
        off = last is not None and isinstance(schedule, EveryDays) and (sight.today - last).days % schedule.n
        return unless(off or last is None, f"it was done on {last}")
    if match["owed"]:
        week = sight.today - timedelta(days=(sight.today.weekday() - sight.plan.week_starts) % 7)
        worked = sum(session.day >= week for session in sight.sessions)
        left = 7 - (sight.today - week).days
        owed = isinstance(schedule, TimesAWeek) and schedule.n - worked
        return unless(owed is not False and left > owed, f"{owed} are owed in {left} days")
    return ""


@ROW.shape(r"Rested: .+|It waits until .+")
def _rested(sight: Sight, _match: re.Match[str]) -> str:
    return unless(sight.row.state in ("rested", "done", "part", "skipped", "paused"), sight.row.state)


def _stop_wrong(sight: Sight, why: str, when: str) -> str:
    stops = [stop for stop in sight.books.all_of(Stopped) if stop.task == sight.row.task]
    held = bool(stops) and stops[-1].why == why and stops[-1].day == named(when, sight.today)
    return unless(held, stops[-1:])


@ROW.shape(rf"Stopped for (?P<why>.+) (?P<when>{WHEN})\.")
def _stopped(sight: Sight, match: re.Match[str]) -> str:
    return _stop_wrong(sight, match["why"], match["when"])


@ROW.shape(
    r"(?P<dose>.+?): (?P<at>the easier form|rung \d+ of \d+), the lowest, "
    rf"after the stop for (?P<why>.+?) (?P<when>{WHEN}); (?P<how>it has gone|a professional has cleared it)\."
)
def _after_stop(sight: Sight, match: re.Match[str]) -> str:
    false = _own_dose(sight, match) or _stop_wrong(sight, match["why"], match["when"])
    if false or sight.row.rung != sight.task.lowest:
        return false or f"it stands on {sight.row.rung}"
    answers = [
        answer for answer in sight.books.all_of(Answered) if answer.question.endswith(f":{sight.row.task}")
    ]
    gone = bool(answers) and answers[-1].yes
    return unless(match["how"] != "it has gone" or gone, answers[-1:])


# Why a target.


@ROW.shape(rf"You reported (?P<place>.+) (?P<level>\d+)/10 (?P<when>{WHEN})\.")
def _pain_near(sight: Sight, match: re.Match[str]) -> str:
    muscle = sight.atlas.find(sight.row.target)
    regions = muscle.regions if muscle is not None else ()
    levels: dict[int, list[tuple[str, int]]] = {}
    for ago in range(7):
        for pain in sight.books.page(sight.today - timedelta(days=ago)).pains:
            for place in pain.regions:
                if any(place == region or place.startswith(f"{region}-") for region in regions):
                    levels.setdefault(ago, []).append((sight.atlas.place(place), pain.level))
    day = named(match["when"], sight.today)
    ago = (sight.today - day).days if day is not None else -1
    said = (match["place"], int(match["level"]))
    highest = max((level for found in levels.values() for _place, level in found), default=None)
    return unless(said in levels.get(ago, []) and said[1] == highest, levels)


@ROW.shape(r"Last worked (?P<when>.+)\.")
def _last_worked(sight: Sight, match: re.Match[str]) -> str:
    days = [session.day for session in sight.sessions if sight.row.target in session.targets]
    return unless(days and named(match["when"], sight.today) == days[-1], days[-1:])


@ROW.shape(r"Not worked (?P<since>yet|in the last 8 weeks)\.")
def _not_worked(sight: Sight, match: re.Match[str]) -> str:
    days = [session.day for session in sight.sessions if sight.row.target in session.targets]
    whole = (sight.today - sight.books.first).days >= 56
    return unless(not days and whole == (match["since"] != "yet"), days or whole)


@ROW.shape(rf"Sore (?P<when>{WHEN}): left alone for two days after\.")
def _sore(sight: Sight, match: re.Match[str]) -> str:
    days = [event.day for event in sight.books.of_kind(Sore, 2) if event.target == sight.row.target]
    return unless(days and named(match["when"], sight.today) == days[-1], days)


@ROW.shape(r"Often felt in: (?P<where>.+)\.")
def _felt(sight: Sight, match: re.Match[str]) -> str:
    muscle = sight.atlas.find(sight.row.target)
    return unless(muscle is not None and muscle.felt_in == match["where"], muscle)


# Why this much.


def _own_dose(sight: Sight, match: re.Match[str]) -> str:
    asked = words(sight.row.dose)
    return unless(match["dose"] == asked, f"{asked} is asked")


@ROW.shape(r"(?P<dose>.+?): the plan asks the same each time\.")
def _same(sight: Sight, match: re.Match[str]) -> str:
    same = not sight.task.climbs and sight.row.full is None
    return _own_dose(sight, match) or unless(same, "it has a ladder, or is eased")


@ROW.shape(
    r"(?P<dose>.+?): (?P<at>the easier form|rung \d+ of \d+), where the plan starts it(?P<gone>; nothing of it in the last 8 weeks)?\."
)
def _starts(sight: Sight, match: re.Match[str]) -> str:
    at = sight.rung_words(sight.row.rung)
    if match["at"] != at or sight.row.rung != sight.task.start_rung:
        return f"in truth {at}, and it starts on {sight.task.start_rung}"
    whole = (sight.today - sight.books.first).days >= 56
    return _own_dose(sight, match) or unless(not sight.sessions and (whole or not match["gone"]), sight.last)


@ROW.shape(
    rf"(?P<dose>.+?): (?P<at>the easier form|rung \d+ of \d+), as you chose (?P<when>{WHEN})(?: \((?P<because>.+)\))?\."
)
def _as_chosen(sight: Sight, match: re.Match[str]) -> str:
    choices = sight.books.chosen(sight.row.task)
    day = named(match["when"], sight.today)
    said = bool(choices) and choices[-1].day == day and sight.rung_words(choices[-1].rung) == match["at"]
    return _own_dose(sight, match) or unless(said, choices[-1:])


@ROW.shape(r"(?P<dose>.+?): (?P<at>the easier form|rung \d+ of \d+), as last time\.")
def _as_last_time(sight: Sight, match: re.Match[str]) -> str:
    last = sight.last
    same = (
        last is not None and words(last.asked) == match["dose"] and sight.rung_words(last.rung) == match["at"]
    )
    return _own_dose(sight, match) or unless(same, last)


@ROW.shape(
    r"(?P<dose>.+?)(?:: (?P<at>the easier form|rung \d+ of \d+)| in place of (?P<full>.+?)), as asked at the time"
    r"(?:; (?P<before>.+) the time before)?\."
)
def _as_asked(sight: Sight, match: re.Match[str]) -> str:
    if match["before"] is not None and (sight.last is None or words(sight.last.asked) != match["before"]):
        return f"in truth {sight.last}"
    full = match["full"] is None or (sight.row.full is not None and words(sight.row.full) == match["full"])
    done = sight.row.state in ("done", "part", "due", "skipped", "offered")
    return _own_dose(sight, match) or unless(full and done, sight.row.full)


@ROW.shape(
    r"(?P<dose>.+?) again, after (?P<was>.+?): (?P<at>the easier form|rung \d+ of \d+), nothing eases it today\."
)
def _again(sight: Sight, match: re.Match[str]) -> str:
    last = sight.last
    held = last is not None and words(last.asked) == match["was"] and sight.row.full is None
    return _own_dose(sight, match) or unless(held and sight.rung_words(sight.row.rung) == match["at"], last)


@ROW.shape(
    r"(?P<dose>.+?) again, after (?P<was>.+?): (?P<at>the easier form|rung \d+ of \d+), nothing eased it then\."
)
def _again_then(sight: Sight, match: re.Match[str]) -> str:
    last = sight.last
    held = last is not None and words(last.asked) == match["was"] and sight.row.full is None
    return _own_dose(sight, match) or unless(held, last)


@ROW.shape(
    r"(?P<dose>.+?), up from (?P<was>.+?): (?P<n>\d+) whole sessions? at (?P<at>.+?), (?P<share>\d+) % of what was due lately, (?P<rest>.+?)\."
)
def _climb(sight: Sight, match: re.Match[str]) -> str:
    rung, task = sight.row.rung, sight.row.task
    if match["was"] != sight.dose(rung - 1) or match["at"] != match["was"]:
        return f"in truth up from {sight.dose(rung - 1)}"
    choices = sight.books.chosen(task)
    there = []
    for session in reversed(sight.sessions):
        if session.rung != rung - 1 or (
            choices and (session.day, session.id) < (choices[-1].day, choices[-1].id)
        ):
            break
        there.append(session)
    whole = sum(session.whole for session in there)
    share = sight.books.share_of_due(sight.task, there[-1].day) if there else None
    if int(match["n"]) != whole or share is None or int(match["share"]) != round(100 * share):
        return f"in truth {whole} whole sessions, {share}"
    return _own_dose(sight, match) or none_red(sight, match["rest"])


def none_red(sight: Sight, text: str) -> str:
    """Whether no day of a window had a red report, and the task was not stopped."""
    match = re.fullmatch(r"none red for (\d+) days", text)
    if match is None:
        match = re.fullmatch(rf"the stop for (.+) was ({WHEN})", text)
        return unless(match is not None, "no known words")
    days = [
        day
        for day in (sight.today, *days_back(sight.today, int(match[1]) - 1))
        if (sight.books.worst(day) or 0) >= sight.plan.red
    ]
    return unless(not days, f"red on {days}")


@ROW.shape(r"An offer; (?P<was>.+) is fine too\.")
def _offer(sight: Sight, match: re.Match[str]) -> str:
    return unless(match["was"] == sight.dose(sight.row.rung - 1), sight.dose(sight.row.rung - 1))


@ROW.shape(r"(?P<dose>.+?), up from (?P<was>.+?): the step up that was offered, and taken\.")
def _taken(sight: Sight, match: re.Match[str]) -> str:
    last = sight.last
    return _own_dose(sight, match) or unless(last is not None and words(last.full) == match["was"], last)


@ROW.shape(r"(?P<dose>.+?)(?P<easier> of the easier form)?, eased from (?P<full>.+?): (?P<cause>.+?)\.")
def _eased(sight: Sight, match: re.Match[str]) -> str:
    full = sight.row.full
    easier = sight.row.rung == 1 and sight.row.dose == sight.task.easier
    if bool(match["easier"]) != easier:
        return f"{sight.row.dose} of rung {sight.row.rung}"
    less = full is not None and (easier or full.total >= sight.row.dose.total)
    if full is None or words(full) != match["full"] or not less:
        return f"in truth from {full}"
    return _own_dose(sight, match) or cause_wrong(sight, match["cause"], within=sight.plan.limits.ease_days)


@ROW.shape(r"Two days without a (?P<what>setback|bad day) bring (?P<full>.+?) back\.")
def _brings_back(sight: Sight, match: re.Match[str]) -> str:
    """It comes true, two days after the last day that eases, whatever is done meanwhile."""
    books, today = sight.books, sight.today
    eased = [
        day
        for day in (today, *days_back(today, 2))
        if books.is_bad(day) or books.linked(day) or books.in_flare(day)
    ]
    last = max(eased, default=today)
    on = sight.on(last + timedelta(days=3))
    if on is None:
        return "that would be today, or past"
    level = on.levels[sight.row.task]
    asked = level.dose if level.kind != "climb" else sight.task.dose(level.rung - 1)
    return unless(level.full is None and words(asked) == match["full"], f"{words(level.dose)} on {on.day}")


@ROW.shape(r"(?P<dose>.+?), down from (?P<was>.+?): last done (?P<when>.+), so it comes back gently\.")
def _gap(sight: Sight, match: re.Match[str]) -> str:
    last = sight.last
    if last is None or named(match["when"], sight.today) != last.day:
        return f"in truth {last}"
    days = (sight.today - last.day).days
    lower = words(last.full) == match["was"] and sight.row.rung < last.rung
    return _own_dose(sight, match) or unless(lower and days >= sight.plan.limits.gap_days, last)


@ROW.shape(r"(?P<dose>.+?), down from (?P<was>.+?) for now: (?P<cause>.+)\.")
def _step(sight: Sight, match: re.Match[str]) -> str:
    last = sight.last
    if last is None or words(last.full) != match["was"] or sight.row.rung >= last.rung:
        return f"in truth {last}"
    return _own_dose(sight, match) or cause_wrong(sight, match["cause"], within=56)


@ROW.shape(r"(?P<full>.+?) itself is down from (?P<was>.+?): (?P<cause>.+)\.")
def _itself(sight: Sight, match: re.Match[str]) -> str:
    last, full = sight.last, sight.row.full
    if last is None or full is None or words(full) != match["full"] or words(last.full) != match["was"]:
        return f"in truth {last}, {full}"
    return cause_wrong(sight, match["cause"], within=56)


@ROW.shape(r"(?P<dose>.+?): (?P<half>half of )?the easier form while the flare lasts\.")
def _easier_in_flare(sight: Sight, match: re.Match[str]) -> str:
    easier = sight.task.easier
    if easier is None or sight.task.start_rung > 0:
        return "no easier form that everyone begins with"
    asked = halved(easier) if match["half"] else easier
    return _own_dose(sight, match) or unless(
        sight.books.in_flare(sight.today) and sight.row.dose == asked, "no flare"
    )


@ROW.shape(r"(?P<dose>.+?) in place of (?P<full>.+?): a flare halves what is asked\.")
def _halved(sight: Sight, match: re.Match[str]) -> str:
    full = sight.row.full
    half = full is not None and words(full) == match["full"] and sight.row.dose.total <= full.total
    return _own_dose(sight, match) or unless(half and sight.books.in_flare(sight.today), full)


@ROW.shape(r"(?P<dose>.+?), a rung below (?P<full>.+?): the first week after a flare\.")
def _after_flare(sight: Sight, match: re.Match[str]) -> str:
    full, ended = sight.row.full, [last for _first, last in sight.books.flares() if last < sight.today]
    week = bool(ended) and (sight.today - ended[-1]).days <= 7
    below = (
        full is not None
        and words(full) == match["full"]
        and words(sight.row.dose) == sight.dose(sight.row.rung - 1)
    )
    return _own_dose(sight, match) or unless(week and below, f"{ended[-1:]}, {full}")


@ROW.shape(r"Ready for (?P<dose>.+) once a pain report shows how you are\.")
def _waits(sight: Sight, match: re.Match[str]) -> str:
    return unless(
        sight.books.zone_level() is None and match["dose"] == sight.dose(sight.row.rung + 1), sight.row.rung
    )


# What brought it about.


def cause_wrong(sight: Sight, text: str, within: int) -> str:
    """What is false in the words for a setback, a bad day or a flare of the last days."""
    books, today = sight.books, sight.today
    since = today - timedelta(days=within)
    for pattern, holds in CAUSES:
        match = re.fullmatch(pattern, text)
        if match is None:
            continue
        days = (
            all_named(match["days"], today)
            if " and " in match["days"] or ", " in match["days"]
            else [named(match["days"], today)]
        )
        if any(day is None or day > today for day in days):
            return f"which days are {match['days']}"
        known = [day for day in days if day is not None]
        if max(known) < since:
            return f"that is more than {within} days ago"
        false = [day for day in known if not holds(sight, day)]
        return unless(
            not false, f"not so on {false}: {[(books.worst(day), books.usual(day)) for day in false]}"
        )
    return f"no known cause: {text}"


def _is_red(sight: Sight, day: date) -> bool:
    return (sight.books.worst(day) or 0) >= sight.plan.red


def _began(sight: Sight, day: date) -> bool:
    return any(first == day for first, _last in sight.books.flares())


def _mornings(sight: Sight, day: date) -> bool:
    """A morning well over the usual, repeated on the day itself."""
    before, usual = day - timedelta(days=1), sight.books.usual(day - timedelta(days=1), mornings=True)
    again = usual is not None and (sight.books.morning(day) or 0) >= usual + sight.plan.limits.morning_rise
    return sight.books.rose(before) and again


def _climbed(sight: Sight, day: date) -> bool:
    """Whether the task went up in the week before a day."""
    sessions = sight.sessions
    return any(
        later.rung > earlier.rung and 0 <= (day - later.day).days <= 7
        for earlier, later in itertools.pairwise(sessions)
    )


SOON = ", soon after another or after a climb"
CAUSES: tuple[tuple[str, Callable[[Sight, date], bool]], ...] = (
    (rf"a red report (?P<days>{WHEN})(?:{SOON})?", _is_red),
    (
        rf"a morning well over your usual (?P<days>{WHEN})(?:{SOON})?",
        lambda sight, day: sight.books.rose(day),
    ),
    (rf"a flare that began (?P<days>{WHEN})(?:{SOON})?", _began),
    (
        rf"the red report (?P<days>{WHEN}) was about it",
        lambda sight, day: sight.row.task in sight.books.linked(day),
    ),
    (rf"a red report (?P<days>{DAYS}) that named a task", lambda sight, day: bool(sight.books.linked(day))),
    (rf"a bad day (?P<days>{WHEN})", lambda sight, day: sight.books.is_bad(day)),
    (rf"bad days (?P<days>{DAYS})", lambda sight, day: sight.books.is_bad(day)),
    (rf"mornings well over your usual through (?P<days>{DATE})", _mornings),
    (rf"last done (?P<days>{WHEN})", lambda sight, day: sight.last is not None and sight.last.day == day),
)


def row_faults(sight: Sight) -> list[str]:
    """What is false of a row: its reasons, and the word beside it."""
    faults = [fault for why in sight.row.why for fault in ROW.wrong(sight, why)]
    was, last = sight.row.was, sight.last
    if was is not None and (last is None or last.asked != was):
        faults.append(f"{sight.row.change_words} — in truth {last}")
    return faults
