"""What comes first on the page: warning signs, stops and clearances, conditions, and the person's questions."""

from __future__ import annotations

from collections.abc import Iterator

from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.events import Answered, Noted, Screened
from backcare_tui.domain.journal.safety_answers import GONE, SIGN
from backcare_tui.domain.report.report import Material, Section, joined, newest
from backcare_tui.domain.safety import what_words
from backcare_tui.text.dates import ago, short_date
from backcare_tui.text.language import count

ASKS = ("?", "？")
"""How a note ends that is a question."""
STALE = 28
"""Days after which an answer to the warning signs says too little of now to be told as one."""


def safety_sections(material: Material) -> list[Section]:
    """Warning signs, conditions, questions."""
    urgent = joined(_standing(material), _stops(material))
    return [
        Section(
            id="signs",
            title="Warning signs, stops, clearances",
            most=4,
            loud=len(urgent),
            lines=joined(urgent, _listed(material), _recorded(material)),
        ),
        Section(id="conditions", title="Conditions I answered yes to", lines=_conditions(material)),
        Section(
            id="questions",
            title="My questions",
            most=3,
            lines=questions(material),
            missing="None written down.",
        ),
    ]


def _standing(material: Material) -> Iterator[str]:
    """What stands of the signs on the last day, or waits for an answer."""
    status = material.status
    if status.lost:
        yield "A file of the diary is damaged: answers to the warning signs may be missing here."
    if status.signs and status.signs_on:
        named = "; ".join(map(what_words, status.signs))
        yield f"YES, not cleared since: {named} (last yes {short_date(status.signs_on)})."
    for put in status.put:
        yield f"Not answered yet: {what_words(put.sign)}, asked because of a report on {short_date(put.since)}."


def _listed(material: Material) -> Iterator[str]:
    """When the list was last answered; that nothing on it was yes then is no word on whether there is anything now."""
    status, last = material.status, material.last
    if status.screened is None:
        yield "The list of warning signs was never answered."
        return
    days = (last - status.screened).days
    when = f"{short_date(status.screened)} ({ago(last, status.screened)})"
    if status.signs:
        yield f"The list of warning signs was last answered {when}."
    elif days > STALE:
        yield f"Warning signs: not asked for {count(days, 'day')}; no yes on {short_date(status.screened)}, by the person alone."
    else:
        yield f"Warning signs: no yes on {when}, by the person alone."


def _stops(material: Material) -> Iterator[str]:
    """The stops that tasks rest by."""
    for stop in material.status.stops:
        if stop.rests:
            waits = "waits for a professional" if stop.state == "waits" else "not yet said to be gone"
            yield f"Stopped for {stop.felt}, {waits}: {material.names.task(stop.task)}, {short_date(stop.on)}."


def _recorded(material: Material) -> Iterator[str]:
    """What was said of safety in the period, newest first; a no to all is not told each time."""
    told = [entry for entry in newest(material.entries, "safety", "stop", "answer") if _tells(entry)]
    for entry in told:
        yield f"{short_date(entry.day)} – {entry.words}"
    if not told:
        yield "In these days nothing more was recorded of them: no yes, no stop, no clearance."


def _tells(entry: Entry) -> bool:
    event = entry.event
    if isinstance(event, Screened):
        return bool(event.signs or event.conditions)
    if isinstance(event, Answered):
        return event.question.startswith((SIGN, GONE))
    return True


def _conditions(material: Material) -> tuple[str, ...]:
    status = material.status
    if status.conditions:
        asked = f" (asked {short_date(status.asked)})" if status.asked else ""
        return (f"{'; '.join(map(what_words, status.conditions))}{asked}.",)
    if status.asked is None:
        return ("Never asked.",)
    return (f"None of those that the app asks about (asked {short_date(status.asked)}).",)


def questions(material: Material) -> tuple[str, ...]:
    """Those given for this page, then the notes that end in a question mark, newest first."""
    noted = (
        f"{entry.text} ({short_date(entry.day)}{f', {entry.about}' if entry.about else ''})"
        for entry in newest(material.entries, "note")
        if isinstance(entry.event, Noted) and entry.text.rstrip().endswith(ASKS)
    )
    return joined(material.questions, noted)
