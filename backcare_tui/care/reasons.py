"""Why: the facts behind each row and behind the day's one sentence."""

from __future__ import annotations

from datetime import date

import msgspec

from .atlas import Atlas, Target
from .dose import words
from .events import Ask
from .fold import Pause
from .pain import PainNow
from .plan import Task
from .schedule import schedule_words


class Guidance(msgspec.Struct, frozen=True):
    """What the day asks in one sentence.

    Attributes:
        stance: ``hold``: doses stay on the rung the plan starts them on. ``rest`` on a paused day.
        text: The sentence.
        why: The facts it stands on.
    """

    stance: str
    text: str
    why: tuple[str, ...] = ()


def ago(day: date, then: date) -> str:
    """``yesterday`` or ``5 days ago``."""
    days = (day - then).days
    return "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"


def reasons(
    task: Task, ask: Ask, target: str, worked: date | None, day: date, muscle: Target | None
) -> tuple[str, ...]:
    """The facts behind one row: why today, why this target (last ``worked`` on a day), why this dose."""
    found = []
    schedule = task.schedule(ask.rung)
    when = schedule_words(schedule)
    first = " on its first rung" if task.first_every is not None and ask.rung <= 1 else ""
    if ask.state == "optional" and not task.optional and task.kind != "visit":
        found.append("Not asked today; done all the same.")
    elif ask.state == "offered":
        found.append(f"In the plan {when}{first}: offered today, not owed yet.")
    else:
        found.append(f"In the plan {when}{first}.")
    if target:
        found.append(f"Last worked {ago(day, worked)}." if worked else "Not worked in the last 8 weeks.")
    if ask.rung == 0:
        found.append(f"{words(ask.dose)}: the easier form, where the plan starts it.")
    elif len(task.rungs) > 1:
        found.append(f"{words(ask.dose)}: rung {ask.rung} of {len(task.rungs)}, where the plan starts it.")
    elif task.kind != "visit":
        found.append(f"{words(ask.dose)}: the plan asks the same each time.")
    if muscle is not None:
        found.append(f"Often felt in: {muscle.felt_in}.")
    return tuple(found)


def guidance_of(pain: PainNow, atlas: Atlas, *, over: bool, paused: Pause | None) -> Guidance:
    """The day's sentence from reported pain alone; it never raises a dose."""
    if paused is not None:
        through = f" through {paused.until:%A} {paused.until.day} {paused.until:%B}" if paused.until else ""
        return Guidance("rest", f"Paused{through}. Nothing is asked, and your streak waits.")
    where = f" ({atlas.place(pain.regions[0])})" if pain.regions else ""
    usual = f", your usual is {pain.baseline}" if pain.baseline is not None else ""
    said = f"Pain {pain.latest}{where}{usual}." if pain.latest is not None else ""
    recent = any(level is not None for level in pain.fortnight[-2:])
    zone = f"Zone {pain.zone}: {'the worst of two days' if recent else 'from two days before'}."
    why = [text for text in (said, zone if pain.zone != "unknown" else "") if text]
    if over:
        return Guidance("hold", said or "No pain report on this day.", tuple(why))
    if pain.zone == "red":
        text = (
            "A sore day: do less, or skip with a reason; a skip breaks nothing. Worried? Ask a professional."
        )
    elif pain.zone == "amber":
        text = "Same doses, lighter pressure, and stop where it is more than uncomfortable."
    elif pain.zone == "green":
        text = "Same doses as planned."
    else:
        return Guidance("hold", "How is your back? A pain report (p) helps you look back later.")
    return Guidance("hold", f"{said} {text}".strip(), tuple(why))
