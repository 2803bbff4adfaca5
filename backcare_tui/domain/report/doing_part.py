"""What the person does, what changed and why, what they said of good and bad days, visits, and what they track."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from operator import itemgetter

from backcare_tui.domain.history.changes import RungChange
from backcare_tui.domain.history.pain_places import MONTH
from backcare_tui.domain.history.visit_pain import visits_pain
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.events import Chosen, Done, Pain, Skipped, Sore
from backcare_tui.domain.journal.tracked import TrackLine
from backcare_tui.domain.plan.dose import Dose, words
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import schedule_words
from backcare_tui.domain.plan.track import value_words
from backcare_tui.domain.report.report import Material, Section, Table, joined, newest, of_some
from backcare_tui.domain.report.safety_part import ASKS
from backcare_tui.text.dates import short_date
from backcare_tui.text.language import capital, count

WHY = " That is what was, not why."
"""How a track's words end; the page says it once for all of them."""
NOT_WHY = "Pain beside it as it was, whatever it came from."
ASKED = ("done", "part", "missed", "skipped")
"""Outcomes of a day that asked for a task, or on which it was done unasked; a pause, a rest and an offer ask nothing."""


def doing_sections(material: Material) -> list[Section]:
    """What I do, what changed, good and bad days, visits, tracks."""
    tracks = tuple(_track(line) for line in material.trend.tracks)
    return [
        _doing(material),
        Section(
            id="changed",
            title="What changed, and why",
            most=4,
            rule="Where no reason stands, the step is by the plan’s own rules.",
            lines=changes(material),
            missing="Nothing in these days.",
        ),
        _in_my_words(material),
        _visits(material),
        *([Section(id="tracks", title="What I track", most=3, lines=tracks, rule=NOT_WHY)] if tracks else ()),
    ]


def _doing(material: Material) -> Section:
    first = _first_doses(material)
    since = material.last - timedelta(days=MONTH - 1)
    records = of_some(material.records, since, material.last)
    rows = []
    for task in material.plan.tasks:
        states = Counter(record.outcomes[task.id].state for record in records if task.id in record.outcomes)
        asked = sum(states[state] for state in ASKED)
        part = f", {states['part']} in part" if states["part"] else ""
        done = f"{states['done']} of {asked}{part}" if asked else "not asked"
        begun = task.id in first or states["done"] + states["part"] > 0
        rows.append((not begun, (task.name, _how(task, material), first.get(task.id, "not begun"), done)))
    rows.sort(key=itemgetter(0))  # what was never begun says least, and is left out first
    return Section(
        id="doing",
        title="What I do",
        most=6,
        table=Table(
            ("", "now", "at the start", "done of what the plan asked, 28 days"),
            tuple(row for _later, row in rows),
        ),
        missing="The plan has no task.",
    )


def _how(task: Task, material: Material) -> str:
    for stop in material.status.stops:
        if stop.task == task.id and stop.rests:
            return f"STOPPED {short_date(stop.on)} for {stop.felt}; rests since"
    level = material.levels.get(task.id)
    rung = task.start_rung if level is None else level.rung
    every = schedule_words(task.schedule(rung))
    if not task.has_dose:
        return every
    whole = task.dose(rung) if level is None else level.full or level.dose
    eased = f" (for now {words(level.dose)})" if level is not None and level.full is not None else ""
    targets = f" each, {count(task.a_day, 'muscle')} a time" if task.targets else ""
    return f"{words(whole)}{targets}{eased}, {every}"


def _worked(material: Material) -> Iterator[Done]:
    """The check-offs of the period of which anything was done, oldest first."""
    for entry in reversed(material.entries):
        if isinstance(entry.event, Done) and entry.event.share > 0:
            yield entry.event


def _first_doses(material: Material) -> dict[str, str]:
    """The whole dose of the first check-off of each task, and its day."""
    found: dict[str, str] = {}
    for done in _worked(material):
        if done.task not in found:
            task = material.plan.task(done.task)
            dose = f"{words(done.full or done.dose)}, " if task is None or task.has_dose else ""
            found[done.task] = f"{dose}{short_date(done.day)}"
    return found


def changes(material: Material) -> tuple[str, ...]:
    """What changed of doses and of the plan, and pauses, newest first; with the reason where the person gave one."""
    doses = {(done.task, done.rung): done.full or done.dose for done in _worked(material)}
    because = {
        (entry.day, entry.event.task): entry.text
        for entry in material.entries
        if isinstance(entry.event, Chosen)
    }
    told: list[tuple[date, str]] = [
        (change.day, _change(change, doses, because, material.plan)) for change in material.trend.changes
    ]
    told += _plan_changes(material.plans)
    told += [(entry.day, entry.fact) for entry in newest(material.entries, "pause")]
    return tuple(f"{short_date(day)} – {line}" for day, line in sorted(told, reverse=True))


def _change(
    change: RungChange,
    doses: Mapping[tuple[str, int], Dose],
    because: Mapping[tuple[date, str], str],
    plan: Plan,
) -> str:
    task = plan.task(change.task)

    def dose(rung: int) -> str:
        known = doses.get((change.task, rung)) or (task.dose(rung) if task is not None else None)
        return f"rung {rung}" if known is None else words(known)

    reason = because.get((change.day, change.task), "")
    own = f"; my choice: “{reason}”" if reason else "; my choice, no reason written down"
    way = "up" if change.up else "down"
    return f"{change.name} {way}: {dose(change.before)} to {dose(change.after)}{own if change.chosen else ''}"


def _plan_changes(plans: Iterable[tuple[date, Plan]]) -> Iterator[tuple[date, str]]:
    """Tasks that a plan took in or left out."""
    before: Plan | None = None
    for day, plan in plans:
        if before is not None:
            old, new = ({task.id: task.name for task in one.tasks} for one in (before, plan))
            for verb, names in (
                ("Taken into the plan", [new[task] for task in new if task not in old]),
                ("Left out of the plan", [old[task] for task in old if task not in new]),
            ):
                if names:
                    yield day, f"{verb}: {', '.join(names)}"
        before = plan


def _in_my_words(material: Material) -> Section:
    red, amber = material.plan.red, material.plan.amber
    return Section(
        id="words",
        title="Worse or better, in my words",
        most=5,
        lines=joined(_counted(material), _said(material)),
        missing="No words with a report, no report about a task, nothing sore.",
        rule=f"Pain of {red} and more and notes of those days first; then what was said with pain under {amber}.",
    )


def _counted(material: Material) -> Iterator[str]:
    """What reds were linked to, what was sore, and why tasks were skipped, with how often."""
    task, events = material.names.task, [entry.event for entry in material.entries]
    linked = Counter(
        task(event.task)
        for event in events
        if isinstance(event, Pain) and event.task and event.level >= material.plan.red
    )
    sore = Counter(task("", event.target) for event in events if isinstance(event, Sore))
    skipped = Counter(event.because for event in events if isinstance(event, Skipped) and event.because)
    yield _times(f"Pain of {material.plan.red} and more, reported with", linked)
    yield _times("Sore to massage", sore)
    yield _times("Skipped because", skipped)


def _times(title: str, counted: Counter[str]) -> str:
    most = counted.most_common(5)
    more = f" and {len(counted) - len(most)} more" if len(counted) > len(most) else ""
    return f"{title}: {', '.join(f'{name} {times}×' for name, times in most)}{more}" if most else ""


def _said(material: Material) -> Iterator[str]:
    """Red reports and notes of their days, newest first; then what was said with little pain."""
    pains = [(entry, entry.event) for entry in material.entries if isinstance(entry.event, Pain)]
    red = {pain.day for _entry, pain in pains if pain.level >= material.plan.red}
    for entry in material.entries:
        event = entry.event
        if isinstance(event, Pain) and event.level >= material.plan.red and (entry.text or event.task):
            yield f"{short_date(entry.day)} – {entry.words}"
        elif entry.kind == "note" and entry.day in red and not _asks(entry):
            yield f"{short_date(entry.day)}, that day – “{entry.text}”"
    for entry, pain in pains:
        if pain.level < material.plan.amber and entry.text:
            yield f"{short_date(entry.day)} – {entry.words}"


def _asks(entry: Entry) -> bool:
    return entry.text.rstrip().endswith(ASKS)


def _visits(material: Material) -> Section:
    plans = (*(plan for _day, plan in material.plans), material.plan)
    kinds = {task.id for plan in plans for task in plan.tasks if task.kind == "visit"}
    found = visits_pain([entry.event for entry in material.entries], kinds, material.plan.starts_at)
    rows = tuple(
        (
            f"{short_date(visit.day)} {material.names.task(visit.task)}",
            *(
                "not recorded" if level is None else str(level)
                for level in (visit.before, visit.after, visit.morning)
            ),
        )
        for visit in found
    )
    return Section(
        id="visits",
        title="Visits, and pain around them",
        most=3,
        table=Table(("", "before", "2 h after", "morning after"), rows) if rows else None,
        missing="None checked off in these days.",
        rule="What came before and after, whatever it came from." if rows else "",
    )


def _track(line: TrackLine) -> str:
    track, values = line.track, sorted(value for value in line.values if value is not None)
    if not values:
        return f"{track.name}: no answers in these days."
    middle = value_words(values[(len(values) - 1) // 2], track.scale, track.unit)
    if line.track.scale == "yes/no":
        middle = f"yes on {sum(1 for value in values if value)}"
    else:
        middle = f"median {middle}"
    beside = line.words.removeprefix(f"{track.name}, ").removeprefix(f"{track.name}: ").removesuffix(WHY)
    return f"{track.name}: {middle} ({count(len(values), 'day')} answered). {capital(beside)}"
