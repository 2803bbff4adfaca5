"""Every sentence that a row may give as its reason, and how each is held against the journal.

A sentence of no known shape is a fault, so that no new one goes unaudited.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import target_sentences  # noqa: F401  (its sentences are known with these)
from books import Session, days_back
from causes import cause_wrong, days_wrong
from sight import DATE, ROW, WHEN, Sight, named, unless

from backcare_tui.domain.journal.events import Answered, Stopped
from backcare_tui.domain.plan.dose import halved
from backcare_tui.domain.plan.schedule import EveryDays, TimesAWeek, schedule_words

# Why a row is there.


@ROW.shape(r"One of (?P<count>\d+) sessions of the day; its dose goes by whole days\.")
def _several(sight: Sight, match: re.Match[str]) -> str:
    return unless(int(match["count"]) == len(sight.task.at), len(sight.task.at))


@ROW.shape(r"Not asked today; done all the same\.")
def _unasked(sight: Sight, _match: re.Match[str]) -> str:
    asked = [one.state for one in sight.day.due_tasks if one.task == sight.row.task]
    return unless(not asked, f"it is {asked}")


@ROW.shape(
    r"In the plan (?P<when>.+?)(?P<first> while on its first rung)?"
    r"(?P<open>, and open until it is done: its days are counted from then)?(?P<owed>: offered today, not owed yet)?\."
)
def _in_plan(sight: Sight, match: re.Match[str]) -> str:
    # By the rung it stood on before a step up that is offered, or was taken today.
    own = sight.row.rung - (
        sight.row.rung > sight.task.lowest and sight.dose(sight.row.rung) not in sight.stood
    )
    rungs = [
        rung for rung in (own, sight.row.rung) if schedule_words(sight.task.schedule(rung)) == match["when"]
    ]
    maintained = match["when"].endswith(", as you chose for all") and sight.day.status.maintained is not None
    if maintained or not rungs:
        return unless(maintained, schedule_words(sight.task.schedule(own)))
    schedule = sight.task.schedule(rungs[0])
    if bool(match["first"]) != (sight.task.first_every is not None and rungs[0] <= 1):
        return f"it stands on rung {own}"
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


@ROW.shape(r"Rested: (?P<place>.+) was reported red today or yesterday, and it works there\.")
def _rests_red(sight: Sight, match: re.Match[str]) -> str:
    near = [
        place for place in sight.red_places if any(place.startswith(region) for region in sight.task.regions)
    ]
    place = match["place"].casefold().replace(" ", "-")
    return unless(sight.row.kind == "device" and place in near, near)


@ROW.shape(r"Rested: .+|It waits until .+")
def _rested(sight: Sight, _match: re.Match[str]) -> str:
    return unless(sight.row.state in ("rested", "done", "part", "skipped", "paused"), sight.row.state)


def _stop_wrong(sight: Sight, why: str, when: str) -> str:
    stops = [stop for stop in sight.books.all_of(Stopped) if stop.task == sight.row.task]
    held = bool(stops) and stops[-1].why == why and stops[-1].day == named(when, sight.today)
    return unless(held, stops[-1:])


@ROW.shape(rf"Stopped for (?P<why>.+?) (?P<when>{WHEN})(?:: leave it out)?\.")
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


# Why this much.


def _own_dose(sight: Sight, match: re.Match[str]) -> str:
    asked = sight.words(sight.row.dose)
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


@ROW.shape(r"(?P<dose>.+?): (?P<at>the easier form|rung \d+ of \d+), as (?:last time|in the last massage)\.")
def _as_last_time(sight: Sight, match: re.Match[str]) -> str:
    last = sight.last
    same = (
        last is not None
        and sight.words(last.asked) == match["dose"]
        and sight.rung_words(last.rung) == match["at"]
    )
    return _own_dose(sight, match) or unless(same, last)


@ROW.shape(
    r"(?P<dose>.+?)(?:: (?P<at>the easier form|rung \d+ of \d+)| in place of (?P<full>.+?)), as asked at the time"
    r"(?:; (?P<before>.+) the time before)?\."
)
def _as_asked(sight: Sight, match: re.Match[str]) -> str:
    if match["before"] is not None and (
        sight.last is None or sight.words(sight.last.asked) != match["before"]
    ):
        return f"in truth {sight.last}"
    full = match["full"] is None or (
        sight.row.full is not None and sight.words(sight.row.full) == match["full"]
    )
    done = sight.row.state in ("done", "part", "due", "skipped", "offered")
    return _own_dose(sight, match) or unless(full and done, sight.row.full)


@ROW.shape(
    r"(?P<dose>.+?) again, after (?P<was>.+?): (?P<at>the easier form|rung \d+ of \d+), nothing eases it today\."
)
def _again(sight: Sight, match: re.Match[str]) -> str:
    last = sight.last
    held = last is not None and sight.words(last.asked) == match["was"] and sight.row.full is None
    return _own_dose(sight, match) or unless(held and sight.rung_words(sight.row.rung) == match["at"], last)


@ROW.shape(
    r"(?P<dose>.+?) again, after (?P<was>.+?): (?P<at>the easier form|rung \d+ of \d+), nothing eased it then\."
)
def _again_then(sight: Sight, match: re.Match[str]) -> str:
    last = sight.last
    held = last is not None and sight.words(last.asked) == match["was"] and sight.row.full is None
    return _own_dose(sight, match) or unless(held, last)


@ROW.shape(
    r"(?P<dose>.+?), up from (?P<was>.+?)(?P<again>, which you held before)?: (?P<n>\d+) whole sessions? at (?P<at>.+?), "
    rf"(?P<done>\d+) of (?P<due>\d+) due (?:since (?P<since>{DATE})|in the last 14 days), (?P<rest>.+?)\."
)
def _climb(sight: Sight, match: re.Match[str]) -> str:
    rung = sight.row.rung
    if match["was"] != sight.dose(rung - 1) or match["at"] != match["was"]:
        return f"in truth up from {sight.dose(rung - 1)}"
    there = _there(sight, rung - 1)
    first = there[0].day if there else sight.today
    since = named(match["since"], sight.today) if match["since"] else None
    if (since or first) != first or (since is None and (sight.today - first).days < 14):
        return f"it is there since {first}"
    whole, due = sum(session.whole for session in there), sight.books.due(sight.task, first)
    if (int(match["n"]), (int(match["done"]), int(match["due"]))) != (whole, due):
        return f"in truth {whole} whole sessions, {due}"
    if bool(match["again"]) != _was_held(sight, rung):
        return "it was held" if not match["again"] else "it was never held for ten days"
    return _own_dose(sight, match) or none_red(sight, match["rest"])


def _there(sight: Sight, rung: int) -> list[Session]:
    """The sessions at a rung since it was reached, chosen, or come back to after a gap, oldest first."""
    choices, there = sight.books.chosen(sight.row.task), list[Session]()
    first = sight.books.came_back(sight.task)
    for session in reversed(sight.sessions):
        before = bool(choices) and (session.day, session.id) < (choices[-1].day, choices[-1].id)
        if session.rung != rung or before or session.day < first:
            break
        there.insert(0, session)
    return there


def _was_held(sight: Sight, rung: int) -> bool:
    """Whether a rung was worked, it or a higher one, over ten days at a stretch."""
    first: date | None = None
    for session in sight.sessions:
        first = (first or session.day) if session.rung >= rung else None
        if first is not None and (session.day - first).days >= 10:
            return True
    return False


def none_red(sight: Sight, text: str) -> str:
    """Whether what is said of pain lately is so, and that the task was not stopped."""
    books, today = sight.books, sight.today
    fortnight = [today, *days_back(today, 13)]
    reds = [
        day
        for day in sorted(books.pages)
        if (books.worst(day) or 0) >= sight.plan.red and (today - day).days <= 56
    ]
    stops = [stop for stop in books.of_kind(Stopped) if stop.task == sight.row.task]
    match = re.fullmatch(rf"the stop for (.+) was ({WHEN})", text)
    if match is not None or stops:
        return _stop_wrong(sight, match[1], match[2]) if match is not None else f"stopped {stops}"
    match = re.fullmatch(rf"the last red report was ({WHEN})", text)
    if match is not None:
        return unless(reds and reds[-1] == named(match[1], today), reds[-1:])
    if text == "none red so far":
        return unless(not reds, reds)
    if text == "pain is red today, and the last week no worse than the last four":
        week, month = books.middle(today, 7, 3), books.middle(today, 28, 7)
        return unless(
            reds[-1:] == [today] and week is not None and month is not None and week <= month, (week, month)
        )
    if text == "no pain report in 14 days":
        return unless(all(books.worst(day) is None for day in fortnight), "there are reports")
    return unless(text == "none red for 14 days" and not set(reds) & set(fortnight), reds or "no known words")


@ROW.shape(r"An offer; (?P<was>.+) is fine too\.")
def _offer(sight: Sight, match: re.Match[str]) -> str:
    return unless(match["was"] == sight.dose(sight.row.rung - 1), sight.dose(sight.row.rung - 1))


@ROW.shape(r"(?P<dose>.+?), up from (?P<was>.+?): the step up that was offered, and taken\.")
def _taken(sight: Sight, match: re.Match[str]) -> str:
    last = sight.last
    return _own_dose(sight, match) or unless(
        last is not None and sight.words(last.full) == match["was"], last
    )


@ROW.shape(r"(?P<dose>.+?), eased from (?P<full>.+?): (?P<cause>.+?)\.")
def _eased(sight: Sight, match: re.Match[str]) -> str:
    full = sight.row.full
    less = full is not None and (full.total >= sight.row.dose.total or sight.row.dose == sight.task.easier)
    if full is None or sight.words(full) != match["full"] or not less:
        return f"in truth from {full}"
    return _own_dose(sight, match) or cause_wrong(sight, match["cause"], within=sight.plan.limits.ease_days)


@ROW.shape(rf"It is (?P<full>.+?) again (?:tomorrow|on (?P<on>{DATE})), unless another bad day comes\.")
def _back_again(sight: Sight, match: re.Match[str]) -> str:
    """It comes true on that day, and on no day before that the task is due."""
    on = named(match["on"], sight.today, ahead=True) if match["on"] else sight.today + timedelta(days=1)
    day = sight.on(on) if on is not None else None
    if on is None or day is None:
        return f"{on} is not to come"
    task, level = sight.row.task, day.levels[sight.row.task]
    asked = level.dose if level.kind != "climb" else sight.task.dose(level.rung - 1)
    if level.full is not None or sight.words(asked) != match["full"]:
        return f"{sight.words(level.dose)} on {day.day}"
    if not any(row.task == task for row in day.rows):
        return f"it is not due on {day.day}"
    days = sight.ahead((on - sight.today).days - 1, 0)[: (on - sight.today).days - 1]
    sooner = [
        day.day for day in days if day.levels[task].full is None and any(row.task == task for row in day.rows)
    ]
    return unless(not sooner, f"on {sooner[:1]}")


@ROW.shape(r"It goes down a rung for keeps tomorrow\.")
def _goes_down(sight: Sight, _match: re.Match[str]) -> str:
    rung = sight.ahead(1, 0)[0].levels[sight.row.task].rung
    return unless(rung == sight.day.levels[sight.row.task].rung - 1, f"rung {rung}")


@ROW.shape(
    r"(?P<dose>.+?), down from (?P<was>.+?): not done for (?P<days>\d+) days, so it comes back gently\."
)
def _gap(sight: Sight, match: re.Match[str]) -> str:
    false = days_wrong(sight, int(match["days"]))
    held = match["was"] in sight.stood and int(match["days"]) >= sight.plan.limits.gap_days
    return _own_dose(sight, match) or false or unless(held, sight.stood)


@ROW.shape(r"(?P<dose>.+?), down from (?P<was>.+?) for now: (?P<cause>.+)\.")
def _step(sight: Sight, match: re.Match[str]) -> str:
    if match["was"] not in sight.stood:
        return f"in truth {sight.stood}"
    return _own_dose(sight, match) or cause_wrong(sight, match["cause"], within=56)


@ROW.shape(r"(?P<full>.+?) itself is down from (?P<was>.+?): (?P<cause>.+)\.")
def _itself(sight: Sight, match: re.Match[str]) -> str:
    full = sight.row.full
    if full is None or sight.words(full) != match["full"] or match["was"] not in sight.stood:
        return f"in truth {sight.stood}, {full}"
    return cause_wrong(sight, match["cause"], within=56)


@ROW.shape(r"(?P<dose>.+?): (?P<half>half of )?the easier form while the flare lasts\.")
def _easier_in_flare(sight: Sight, match: re.Match[str]) -> str:
    easier = sight.task.easier
    if easier is None:
        return "no easier form"
    asked = halved(easier) if match["half"] else easier
    return _own_dose(sight, match) or unless(
        sight.books.in_flare(sight.today) and sight.row.dose == asked, "no flare"
    )


@ROW.shape(r"(?P<dose>.+?) in place of (?P<full>.+?): a flare halves what is asked\.")
def _halved(sight: Sight, match: re.Match[str]) -> str:
    full = sight.row.full
    half = full is not None and sight.words(full) == match["full"] and sight.row.dose.total <= full.total
    return _own_dose(sight, match) or unless(half and sight.books.in_flare(sight.today), full)


@ROW.shape(r"(?P<dose>.+?), a rung below (?P<full>.+?): the first week after a flare\.")
def _after_flare(sight: Sight, match: re.Match[str]) -> str:
    full, ended = sight.row.full, [last for _first, last in sight.books.flares() if last < sight.today]
    week = bool(ended) and (sight.today - ended[-1]).days <= 7
    below = (
        full is not None
        and sight.words(full) == match["full"]
        and sight.words(sight.row.dose) == sight.dose(sight.row.rung - 1)
    )
    return _own_dose(sight, match) or unless(week and below, f"{ended[-1:]}, {full}")


@ROW.shape(r"(?P<dose>.+?) in place of (?P<full>.+?): the first day back asks no more than was last done\.")
def _first_back(sight: Sight, match: re.Match[str]) -> str:
    full, last = sight.row.full, sight.sessions[-1] if sight.sessions else None
    so = (
        full is not None
        and sight.words(full) == match["full"]
        and last is not None
        and last.asked == sight.row.dose
    )
    return _own_dose(sight, match) or unless(so, last)


@ROW.shape(r"Ready for (?P<dose>.+) once a pain report shows how you are\.")
def _waits(sight: Sight, match: re.Match[str]) -> str:
    return unless(
        sight.books.zone_level() is None and match["dose"] == sight.dose(sight.row.rung + 1), sight.row.rung
    )


def row_faults(sight: Sight) -> list[str]:
    """What is false of a row: its reasons, and the word beside it."""
    faults = [fault for why in sight.row.why for fault in ROW.wrong(sight, why)]
    was, last = sight.row.was, sight.last
    if was is not None and (last is None or last.asked != was):
        faults.append(f"{sight.row.change_words} — in truth {last}")
    return faults
