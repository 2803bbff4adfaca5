"""How a plan's tasks are guided: the ``[guide]`` table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backcare_tui.storage.planfile import values as read
from backcare_tui.storage.planfile.errors import Place
from backcare_tui.storage.planfile.kinds import REST
from backcare_tui.storage.planfile.messages import hint, shown
from backcare_tui.storage.planfile.tables import Fields

ORDERED = ("device", "massage", "exercise", "reps", "breaths")
"""What ``order`` may name beside the ids of tasks; visits are not guided."""

GUIDE: Fields = {
    "auto": read.yes_no,
    "rest": REST,
    "order": read.several(read.text(60), '["device", "massage", "reps", "breaths"]'),
}


def check_order(order: Sequence[str], data: Mapping[str, object], place: Place) -> None:
    """Everything in the order is a kind, a count or a task of the plan that can be guided."""
    known = {*ORDERED, *_ids(data)}
    for word in order:
        if word not in known:
            place.tell(f"{shown(word)} is neither a kind nor the id of a task to guide{hint(word, known)}")


def _ids(data: Mapping[str, object]) -> list[str]:
    tables = [data.get(kind) for kind in ("device", "massage", "exercise")]
    found = [
        one.get("id") for table in tables if isinstance(table, list) for one in table if isinstance(one, dict)
    ]
    return [task_id for task_id in found if isinstance(task_id, str)]
