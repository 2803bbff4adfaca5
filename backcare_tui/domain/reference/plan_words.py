"""A plan as understood, in words, and what it tells of a task in parts: the same for the screen and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from backcare_tui.domain.body.atlas import Target, plain
from backcare_tui.domain.guidance.levels import Level, now_words
from backcare_tui.domain.plan.dose import Dose, number, only_words, percent
from backcare_tui.domain.plan.ladder import coming_words, ladder_words
from backcare_tui.domain.plan.pacing import tempo_words
from backcare_tui.domain.plan.plan import Notes, Plan, Task, Teaching
from backcare_tui.domain.plan.schedule import schedule_words
from backcare_tui.domain.safety import CONDITIONS
from backcare_tui.text.dates import WEEKDAYS
from backcare_tui.text.language import capital, count

Part = tuple[str, tuple[str, ...]]
"""A heading and its sentences."""
MIND = "Mind"
"""The heading of what to mind."""


def sets_words(dose: Dose) -> str:
    """What a pyramid means: ``5-3-1: sets of 5, 3 and 1, in turn.``; empty where a dose is none."""
    if not isinstance(dose.reps, tuple):
        return ""
    *first, last = map(str, dose.reps)
    return f"{'-'.join([*first, last])}: sets of {', '.join(first)} and {last}, in turn."


def whole(parts: Iterable[tuple[str, Sequence[str]]]) -> tuple[Part, ...]:
    """The parts that say something, without their empty sentences."""
    spoken = ((heading, tuple(text for text in texts if text)) for heading, texts in parts)
    return tuple((heading, texts) for heading, texts in spoken if texts)


def doing(notes: Notes, muscle: Target | None = None, rung: int = 1) -> list[Part]:
    """Where a muscle is and how it is worked on; then how a task is done on a rung, and how it ends."""
    if muscle is None:
        ending = tuple(step.words for step in notes.ending_on(rung))
        return [*teaching_parts(notes.taught_on(rung)), ("At the end", ending)]
    return [("Where", (muscle.where,)), ("How", (muscle.how, muscle.position)), ("Each time", notes.steps)]


def teaching_parts(taught: Teaching) -> list[Part]:
    """How a movement is done, in the order it is told in everywhere."""
    return [
        ("Start", taught.start),
        ("How", taught.steps),
        ("Common slips", taught.slips),
        ("Breath", (taught.breath,)),
    ]


def easier_lines(notes: Notes) -> tuple[str, ...]:
    """The easier form in one list: its words, and what it is taught with if that is its own."""
    return (notes.easier, *_in_one(teaching_parts(notes.easier_form)))


def later_lines(task: Task) -> tuple[str, ...]:
    """What comes after the easier form in one list; empty where that is taught in the same words."""
    notes = task.notes
    if notes.taught_on(0) == notes.taught_on(1):
        return ()
    return (f"{capital(coming_words(task, 1))}.", *_in_one(doing(notes)))


def _in_one(parts: Sequence[Part]) -> tuple[str, ...]:
    start, how, *others = parts
    more = (f"{heading}: {' '.join(texts)}" for heading, texts in whole(others))
    return (*start[1], *how[1], *more)


def minding(notes: Notes, muscle: Target | None = None) -> list[Part]:
    """What to mind, what to write down, and where it is from."""
    note, source = (muscle.notes, muscle.source) if muscle is not None else ("", "")
    return [(MIND, (note, *notes.cautions)), ("Write down", notes.log), ("Source", (source, notes.source))]


def not_with(task: Task) -> list[str]:
    """With which conditions a task is rested, and with which only its easier form is asked."""
    until = "until a professional has cleared it."
    said = ((task.rests_with, "rests it"), (task.eases_with, "leaves only its easier form"))
    return [
        f"{capital('; '.join(CONDITIONS.get(condition, condition) for condition in conditions))}. A yes {does} {until}"
        for conditions, does in said
        if conditions
    ]


def when_words(task: Task) -> list[str]:
    """When a task is due: ``every day, evening``, and what holds beside that."""
    times = f": {', '.join(task.at)}" if task.at else ""
    lines = [schedule_words(task.every) + times + (f", {task.when}" if task.when else "")]
    if task.first_every is not None:
        lines.append(f"on its first rung: {schedule_words(task.first_every)}")
    if task.start_on or task.until:
        lines.append(" ".join(filter(None, (_day("from", task.start_on), _day("until", task.until)))))
    if task.paused_until:
        lines.append(_day("paused until", task.paused_until))
    if task.optional:
        lines.append("optional: never counted")
    return lines


def task_words(task: Task, level: Level | None = None, own: Mapping[str, str] | None = None) -> list[str]:
    """One task in a few sentences; where it stands today too, if that is given.

    Targets of the plan's own are named as ``own`` has them, by their ids.
    """
    when, *more = when_words(task)
    lines = [f"When: {when}", *(capital(text) for text in more)]
    lines.append(f"Dose: {ladder_words(task)}")
    now = now_words(task, level)
    if now:
        lines.append(f"Now: {now}")
    if level is not None and level.next_step is not None:
        lines.append(level.next_step.because)
    if task.climbs:
        start = "the easier form" if task.start_rung == 0 else f"rung {task.start_rung} of {len(task.rungs)}"
        lines.append(f"Starts on: {start}")
    return lines + form_words(task, own)


def form_words(task: Task, own: Mapping[str, str] | None = None) -> list[str]:
    """What else a plan says of a task's form: its hold, pace, tool, targets and weight."""
    lines: list[str] = []
    if task.hold is not None:
        lines.append(f"Hold: {number(task.hold)} s")
    if task.manner.tempo:
        lines.append(f"Tempo: {tempo_words(task.manner.tempo)}")
    if task.manner.sides:
        lines.append(f"Sides: {', then '.join(task.manner.sides)}")
    if task.side:
        lines.append(f"Sides: {only_words(task.side)}")
    if task.pace is not None:
        lines.append(f"Pace: {number(task.pace)} breaths a minute")
    if task.tool:
        lines.append(f"With: {task.tool}")
    if task.targets:
        names = ", ".join((own or {}).get(target) or plain(target) for target in task.targets)
        lines.append(f"Targets, {task.a_day} a day in turn: {names}")
    if task.for_pain:
        lines.append("For pain: a bad day or a flare makes it neither less nor rested")
    if task.weight != 1:
        lines.append(f"Weight: {number(task.weight)}")
    return lines


def own_targets(plan: Plan) -> list[str]:
    """The targets of a plan's own, a line each: what it is called, and where it is."""
    return [f"{target.name}  ({target.id}): {target.where}" for target in plan.targets]


def grace_words(plan: Plan) -> str:
    """How many missed days a streak of days outlasts."""
    return {0: "Any missed day breaks the streak.", 1: "One missed day a week breaks no streak."}.get(
        plan.grace, f"{plan.grace} missed days a week break no streak."
    )


def settings_words(plan: Plan) -> list[str]:
    """How days and weeks are counted, and how carefully doses change."""
    limits = plan.limits
    return [
        f"A day starts at {plan.starts_at:%H:%M}; a week on {WEEKDAYS[plan.week_starts]}.",
        f"A day is kept when {percent(plan.day_counts_at)} of what is due is done.",
        f"A week is on target with {plan.week_target} kept days of 7. {grace_words(plan)}",
        f"A next rung is offered after {limits.climb_sessions} whole sessions and {percent(limits.climb_share)} of "
        f"what was due in 14 days, one task at a time, {count(limits.climb_days, 'day')} apart.",
        f"No rung is offered within {count(limits.setback_days, 'day')} of a setback, or {count(limits.red_days, 'day')} of a bad day. "
        f"A morning {limits.morning_rise} over your usual, and over all of the last week's, is a setback if the next repeats it.",
        f"A setback eases that day and those after it, until {count(limits.ease_days, 'day')} {'passes' if limits.ease_days == 1 else 'pass'} without a bad one; {count(limits.gap_days, 'day')} without a task "
        f"bring it back a rung lower; a flare that nobody ends is over after {count(limits.flare_days, 'day')}.",
        f"Pain from {plan.amber} is amber, from {plan.red} red.",
        *(
            f"Asked with the day's first pain report: “{track.ask}” ({track.id}, {track.takes})."
            for track in plan.tracks
        ),
    ]


def _day(word: str, day: object) -> str:
    return f"{word} {day}" if day else ""
