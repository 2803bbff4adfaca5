"""Every sentence that a day says of itself, and how each is held against the journal."""

from __future__ import annotations

import re
from datetime import timedelta

from causes import cause_wrong
from sight import WHEN, Sight, named, unless
from step_sentences import DAY, step_faults, zone

from backcare_tui.domain.plan.dose import words
from backcare_tui.domain.plan.schedule import schedule_words


def day_faults(sight: Sight) -> list[str]:
    """What is false of a day's own sentence, what it stands on, what it asks, and what holds the next steps."""
    sight.at(None)
    day = sight.day
    texts = [
        *day.guidance.why,
        *([] if day.locked or day.put or not day.guidance.text else [day.guidance.text]),
    ]
    texts += [day.question.text] if day.question is not None else []
    texts += [f"{day.guidance.opening}."] if day.guidance.opening else []
    found = [fault for text in texts for fault in DAY.wrong(sight, text)]
    for name, level in day.levels.items():
        task, step = sight.plan.task(name), level.next_step
        if task is not None and step is not None:
            found += [f"{name}: {fault}" for fault in step_faults(sight, task, step)]
    return found


# How the day begins.


def _ways(sight: Sight) -> set[str]:
    """Which ways the doses go that the day asks, beside the time before: ``back`` to the whole, ``up`` or ``down``."""
    found: set[str] = set()
    for due in sight.day.due_tasks:
        known = sight.books.sessions(due.task)
        if known and due.state != "rested" and known[-1].asked != due.dose:
            before = known[-1].rung, known[-1].asked.total
            higher = "up" if (due.rung, due.dose.total) > before else "down"
            found.add("back" if known[-1].full == due.dose else higher)
    return found


@DAY.shape(r"(?P<how>Same as|Back to|Nearly as) (?:last time|the full doses)\.")
def _same(sight: Sight, match: re.Match[str]) -> str:
    ways = _ways(sight)
    held = {"Same as": not ways, "Back to": ways == {"back"}, "Nearly as": len(ways) > 1 or ways == {"up"}}[
        match["how"]
    ]
    return unless(held, ways)


@DAY.shape(r"One step up\.")
def _more(sight: Sight, _match: re.Match[str]) -> str:
    up = any(level.kind == "climb" for level in sight.day.levels.values())
    return unless(up or any(rise.day == sight.today for rise in sight.day.risen), "nothing goes up")


@DAY.shape(r"A little less\.")
def _less(sight: Sight, _match: re.Match[str]) -> str:
    eased = any(due.full is not None and due.state != "rested" for due in sight.day.due_tasks)
    return unless(eased or _ways(sight) == {"down"}, "nothing is less")


@DAY.shape(r"Half doses\.")
def _half(sight: Sight, _match: re.Match[str]) -> str:
    less = any(due.full is not None and due.state != "rested" for due in sight.day.due_tasks)
    flare = any(first <= sight.today <= last for first, last in sight.books.flares())
    return unless(less and flare, "nothing is half")


@DAY.shape(r"Rest\.")
def _rest(sight: Sight, _match: re.Match[str]) -> str:
    return unless(sight.day.guidance.stance == "rest", sight.day.guidance.stance)


@DAY.shape(r"Take it gently\.")
def _gently(sight: Sight, _match: re.Match[str]) -> str:
    return unless(
        not any(due.full is not None and due.state != "rested" for due in sight.day.due_tasks),
        "something is less",
    )


@DAY.shape(r"Begin gently\.")
def _begin(sight: Sight, _match: re.Match[str]) -> str:
    return unless(not any(sight.books.sessions(task.id) for task in sight.plan.tasks), "something was done")


@DAY.shape(r"Gently, after a gap\.")
def _after_a_gap(sight: Sight, _match: re.Match[str]) -> str:
    lower = [
        due.task
        for due in sight.day.due_tasks
        if (known := sight.books.sessions(due.task)) and due.rung < known[-1].rung
    ]
    return unless(lower, "nothing is on a lower rung")


@DAY.shape(r"One task is enough today\.")
def _one_is_enough(sight: Sight, _match: re.Match[str]) -> str:
    return unless(not any(sight.books.sessions(task.id) for task in sight.plan.tasks), "something was done")


# Pain.


@DAY.shape(
    r"Pain (?P<level>\d+)(?: \((?P<place>.+)\))?(?:, (?P<today>\d+) earlier today|, after (?P<before>\d+) yesterday)?"
    r"(?:, your usual is (?P<usual>\d+))?\."
)
def _pain(sight: Sight, match: re.Match[str]) -> str:
    pains, usual = sight.books.page(sight.today).pains, sight.books.usual(sight.today)
    if not pains or pains[-1].level != int(match["level"]):
        return f"in truth {pains[-1:]}"
    worst, yesterday = sight.books.worst(sight.today), sight.books.worst(sight.today - timedelta(days=1))
    for said, level in ((match["today"], worst), (match["before"], yesterday)):
        if said and (level != int(said) or level <= pains[-1].level):
            return f"in truth {worst} today, {yesterday} yesterday"
    place = sight.atlas.place(pains[-1].regions[0]) if pains[-1].regions and match["place"] else None
    return unless(
        (place, None if usual is None else str(usual)) == (match["place"], match["usual"]),
        f"{place}, {usual}",
    )


@DAY.shape(
    r"Worst of (?P<of>today and yesterday|two days before): (?P<level>\d+) \((?P<zone>green|amber|red)\)\."
)
def _zone(sight: Sight, match: re.Match[str]) -> str:
    books, today = sight.books, sight.today
    lately = any(books.worst(day) is not None for day in (today, today - timedelta(days=1)))
    return unless(
        zone(sight) == match["zone"]
        and lately == match["of"].startswith("today")
        and books.zone_level() == int(match["level"]),
        books.zone_level(),
    )


@DAY.shape(r"Setback: (?P<cause>.+)\.")
def _setback(sight: Sight, match: re.Match[str]) -> str:
    return cause_wrong(sight, match["cause"], within=28)


@DAY.shape(r"Bad days (?P<days>on [^:]+)\.")
def _bad_days(sight: Sight, match: re.Match[str]) -> str:
    return cause_wrong(sight, f"bad days {match['days']}", within=28)


@DAY.shape(rf"Bad day: (?P<when>{WHEN})\.")
def _bad_day(sight: Sight, match: re.Match[str]) -> str:
    day = named(match["when"], sight.today)
    return unless(day is not None and sight.books.is_bad(day), day)


@DAY.shape(
    r"Sore\?|Do less, or skip with a reason: a skip breaks nothing\.|Do less where it is sore; a skip breaks nothing\."
)
def _sore(sight: Sight, _match: re.Match[str]) -> str:
    return unless(zone(sight) == "red", zone(sight))


@DAY.shape(r"Worried\?|Ask a professional\.")
def _worried(sight: Sight, _match: re.Match[str]) -> str:
    return unless(zone(sight) == "red", zone(sight))


@DAY.shape(r".*[Ll]ighter pressure.*")
def _lighter(sight: Sight, _match: re.Match[str]) -> str:
    massage = any(due.targets and due.state in ("due", "offered") for due in sight.day.due_tasks)
    return unless(massage and zone(sight) in ("amber", "red"), "there is no massage")


@DAY.shape(r"Press lightly near the sore place, or leave it out\.")
def _lightly(sight: Sight, _match: re.Match[str]) -> str:
    planned = [
        target
        for due in sight.day.due_tasks
        if due.state in ("due", "offered")
        for name in due.targets
        if (target := sight.atlas.find(name)) is not None
    ]
    near = [
        place
        for target in planned
        for region in target.regions
        for place in sight.red_in(2)
        if place == region or place.startswith(f"{region}-")
    ]
    return unless(near, "no target is near a red place")


@DAY.shape(r"Stop where it is more than uncomfortable\.")
def _stop(sight: Sight, _match: re.Match[str]) -> str:
    return unless(zone(sight) in ("amber", "red"), zone(sight))


@DAY.shape(r"How is your back today\?")
def _how(sight: Sight, _match: re.Match[str]) -> str:
    return unless(not sight.books.page(sight.today).pains, "there is a report today")


# What it asks.


@DAY.shape(r"What is planned today is rested; each row says why\.")
def _all_rested(sight: Sight, _match: re.Match[str]) -> str:
    return unless(all(due.state == "rested" for due in sight.day.due_tasks), "something is not")


@DAY.shape(r"Paused(?: through .+)?\.|Nothing is asked, and your streak waits\.")
def _paused(sight: Sight, _match: re.Match[str]) -> str:
    return unless(sight.day.paused, "no pause")


@DAY.shape(r"Flare, day (?P<n>\d+): keep gently moving; the streak waits, or grows if all is done\.")
def _flare(sight: Sight, match: re.Match[str]) -> str:
    first = [first for first, last in sight.books.flares() if first <= sight.today <= last]
    return unless(first and (sight.today - first[-1]).days + 1 == int(match["n"]), first)


@DAY.shape(r"The flare is over\.|(?:Today's half doses stay; f|F)rom tomorrow everything comes back gently\.")
def _flare_over(sight: Sight, _match: re.Match[str]) -> str:
    return unless(any(last == sight.today for _first, last in sight.books.flares()), "no flare ended today")


@DAY.shape(r"After the flare: a rung lower for (?P<n>\d+) more days?\.")
def _after_flare(sight: Sight, match: re.Match[str]) -> str:
    ended = [last for _first, last in sight.books.flares() if last < sight.today]
    left = 7 - (sight.today - ended[-1]).days + 1 if ended else 0
    return unless(left == int(match["n"]), f"{left} more days")


@DAY.shape(r"All is at its easiest already, after (?P<cause>.+): do one, or none\.")
def _easiest(sight: Sight, match: re.Match[str]) -> str:
    less = [
        due.task for due in sight.day.due_tasks if due.full is not None and due.state in ("due", "offered")
    ]
    return unless(not less, less) or cause_wrong(sight, match["cause"], within=sight.plan.limits.ease_days)


@DAY.shape(r"One keeps the day; skipping all of it costs no streak\.")
def _keeps(_sight: Sight, _match: re.Match[str]) -> str:
    return ""


@DAY.shape(r"(?P<cause>[AB].+): one task is enough to keep the day\.")
def _enough(sight: Sight, match: re.Match[str]) -> str:
    cause = match["cause"][0].lower() + match["cause"][1:]
    return cause_wrong(sight, cause, within=sight.plan.limits.ease_days)


@DAY.shape(
    r"(?P<task>.+?)(?P<how>, now .+:)? (?P<dose>\S+(?: × \S+)?(?: (?:min|s a side|s|reps|breaths))?)"
    r"(?P<daily> and now .+?)?(?:, after (?P<was>.+?))? \(k keeps (?P<keeps>.+)\)\."
)
def _offered(sight: Sight, match: re.Match[str]) -> str:
    told: list[object] = []
    for name, level in sight.day.levels.items():
        task = sight.plan.task(name)
        if task is None or level.kind != "climb":
            continue
        was = words(task.dose(level.rung - 1)) if level.rung > 1 else "the easier form"
        said = (match["task"], match["dose"], match["was"] or match["keeps"], match["keeps"])
        turns = (
            schedule_words(task.schedule(level.rung))
            if task.schedule(level.rung) != task.schedule(level.rung - 1)
            else ""
        )
        told.append((task.name, words(level.dose), was, was, turns))
        if said == (task.name, words(level.dose), was, was) and (match["daily"] or "") == (
            f" and now {turns}" if turns else ""
        ):
            return ""
    return f"in truth {told}"


@DAY.shape(r"(?P<what>[^.]+ \d[^.:()]*)\.|It is done\.")
def _up(sight: Sight, match: re.Match[str]) -> str:
    told = [
        f"{rise.task.name} {words(rise.task.dose(rise.rung))}"
        for rise in sight.day.risen
        if rise.day == sight.today
    ]
    said = re.split("; ", match["what"] or "")
    return unless(told and all(not one or one.removesuffix(", as you chose") in told for one in said), told)


# What it asks or offers beside its tasks.
