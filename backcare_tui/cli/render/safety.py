"""The safety list in plain text, and the answers to it as JSON."""

from __future__ import annotations

from backcare_tui.cli.output import wrapped
from backcare_tui.cli.render.json_parts import Json, picked
from backcare_tui.domain.journal.safety_answers import STOP
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.safety import (
    ASK_FIRST,
    CONDITIONS,
    DIARY,
    NEW_OR_WORSE,
    NO_BETTER,
    put_place,
    signs_by_act,
)

STANDS = {
    "asked": "rests until you say that it has gone; the next day that it is due asks",
    "waits": "rests until a professional has cleared it",
}
"""How a stop stands that still rests its task."""


def safety_lines(status: Status, plan: Plan) -> list[str]:
    """The list, the most urgent first, and what has been answered."""
    lines = [*wrapped(DIARY)]
    if status.lost:
        lines += ["", *wrapped(ASK_FIRST)]
    lines += ["", *wrapped(NEW_OR_WORSE)]
    for act, signs in signs_by_act():
        lines += ["", *wrapped(act)]
        for sign in signs:
            lines += wrapped(f"{sign.words} ({sign.id})", _mark(sign.id, status.signs))
    lines += ["", *wrapped(NO_BETTER)]
    lines += ["", *wrapped("Conditions that rest a task until a professional has cleared it:")]
    for name, words in CONDITIONS.items():
        lines += wrapped(f"{words} ({name})", _mark(name, status.conditions))
    lines += _standing(status, plan)
    if status.screened is None:
        lines += ["", *wrapped("Unanswered. Answer with --none, or with --yes SIGN and --with CONDITION.")]
    else:
        lines += ["", f"Last answered on {status.screened.isoformat()}."]
    if status.open:
        names = ", ".join(name.removeprefix(STOP) for name in status.open)
        lines += wrapped(f"Open: {names}.")
        lines += wrapped('Once a professional has cleared it: `backcare cleared --by "their name"`.')
    return lines


def _standing(status: Status, plan: Plan) -> list[str]:
    """What waits for an answer, the stops that rest a task, and what was cleared by whom."""
    asked = [f"{put_place(one.sign).asks} (`backcare answer yes|no`)" for one in status.put]
    stops = [
        f"{status.open_words(STOP + stop.task, plan)} on {stop.on.isoformat()}: {STANDS[stop.state]} ({stop.task})"
        for stop in status.stops
        if stop.rests
    ]
    cleared = [
        f"{status.open_words(one.what, plan)}: by {one.by}, {one.on.isoformat()}" for one in status.cleared
    ]
    lines = []
    for heading, entries in (("Waits for your answer:", asked), ("Stopped:", stops), ("Cleared:", cleared)):
        if entries:
            lines += ["", heading, *(line for entry in entries for line in wrapped(entry, "  "))]
    return lines


def _mark(name: str, answered: tuple[str, ...]) -> str:
    return "yes  " if name in answered else "·    "


def safety_json(status: Status) -> Json:
    """The safety answers in force, and whether the questions come before all else."""
    return {
        "answered": status.screened,
        "signs": status.signs,
        "conditions": status.conditions,
        "put": [picked(one, "sign", "since", "level") for one in status.put],
        "stops": [picked(stop, "task", "why", "on", "state", "since") for stop in status.stops],
        "cleared": [picked(one, "what", "by", "on") for one in status.cleared],
        "ask_first": bool(status.lost),
    }
