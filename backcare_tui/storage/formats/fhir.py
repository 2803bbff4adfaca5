"""FHIR R4: the diary as a Bundle for a clinic's system, of plain dictionaries, and with no code that nobody has verified."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.check_in import QUESTIONS
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.dose import words
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.schedule import schedule_words

ROOM = uuid.UUID("7c1c7bb1-27f4-5a0c-a1d5-c9d8f0a4f6e2")
"""What every id is made in, so that the same event has the same one in every export."""
LOINC = "http://loinc.org"
PAIN = {
    "system": LOINC,
    "code": "72514-3",
    "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
}
PATIENT = "patient"
PEG = ("pain", "enjoyment", "activity")

Resource = dict[str, Any]


def bundle(
    events: Iterable[Event], plan: Plan, tasks: Mapping[str, str], places: Mapping[str, str], made: str
) -> Resource:
    """A Bundle of kind ``collection``.

    Args:
        events: As they read by now, in order.
        plan: In force, as a CarePlan.
        tasks: Tasks by their ids.
        places: Places by their ids.
        made: The instant, with its offset.
    """
    resources: list[Resource] = [{"resourceType": "Patient", "id": _id(PATIENT)}, _care_plan(plan)]
    for event in events:
        if isinstance(event, kinds.Pain):
            resources.append(_pain(event, places))
        elif isinstance(event, kinds.CheckedIn):
            resources.append(_peg(event))
        elif isinstance(event, kinds.Done):
            resources.append(_session(event, tasks))
    entries = [{"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource} for resource in resources]
    return {"resourceType": "Bundle", "type": "collection", "timestamp": made, "entry": entries}


def _id(key: str) -> str:
    return str(uuid.uuid5(ROOM, key))


def _subject() -> Resource:
    return {"reference": f"urn:uuid:{_id(PATIENT)}"}


def _text(text: str) -> Resource:
    return {"text": text.strip() or "-"}


def _pain(event: kinds.Pain, places: Mapping[str, str]) -> Resource:
    quantity = {
        "value": event.level,
        "unit": "{score}",
        "system": "http://unitsofmeasure.org",
        "code": "{score}",
    }
    resource: Resource = {
        "resourceType": "Observation",
        "id": _id(event.id),
        "status": "final",
        "code": {"coding": [PAIN], "text": "Pain, 0 to 10"},
        "subject": _subject(),
        "effectiveDateTime": _when(event),
        "valueQuantity": quantity,
    }
    if event.regions:
        resource["bodySite"] = _text("; ".join(places.get(place, place) for place in event.regions))
    notes = [*(["on waking"] if event.when == "morning" else []), *filter(str.strip, [event.note])]
    if notes:
        resource["note"] = [_text(note) for note in notes]
    return resource


def _when(event: Event) -> str:
    """The instant where it was written down on its day, else the day."""
    return (
        event.at.isoformat() if event.at.date() == event.day and not event.source else event.day.isoformat()
    )


def _peg(event: kinds.CheckedIn) -> Resource:
    answers = zip(PEG, QUESTIONS, (event.pain, event.enjoyment, event.activity), strict=True)
    return {
        "resourceType": "QuestionnaireResponse",
        "id": _id(event.id),
        "status": "completed",
        "subject": _subject(),
        "authored": event.at.isoformat(),
        "item": [
            {"linkId": link, "text": f"In the past week: {text}", "answer": [{"valueInteger": value}]}
            for link, text, value in answers
        ],
    }


def _session(event: kinds.Done, tasks: Mapping[str, str]) -> Resource:
    title = " – ".join(filter(None, (tasks.get(event.task, event.task), event.target.removeprefix("@"))))
    return {
        "resourceType": "Procedure",
        "id": _id(event.id),
        "status": "completed",
        "code": _text(title),
        "subject": _subject(),
        "performedDateTime": _when(event),
        "note": [_text(f"{words(event.worked)} of {words(event.dose)}")],
    }


def _care_plan(plan: Plan) -> Resource:
    activity = [
        {
            "detail": {
                "status": "in-progress",
                "code": _text(task.name),
                "scheduledString": schedule_words(task.every),
                "description": words(task.rungs[-1]),
            }
        }
        for task in plan.tasks
    ]
    resource: Resource = {
        "resourceType": "CarePlan",
        "id": _id("plan"),
        "status": "active",
        "intent": "plan",
        "title": plan.title.strip() or "Plan",
        "subject": _subject(),
    }
    return {**resource, "activity": activity} if activity else resource
